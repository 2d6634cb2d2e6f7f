"""The forms of single values: days, times, intervals, addresses.

Each type takes the text that an author wrote. A fault is a `ValueError` whose words can stand in a message.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import core_schema

from hub.model.meant import days_meant, time_meant

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?) ?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_HOURS = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d", re.ASCII)
_OFFSET = re.compile(r"(?:\d{1,3}:[0-5]?\d|\d{1,2}):[0-5]\d", re.ASCII)
_INTERVAL = re.compile(r"([1-9]\d{0,3}) (day|week|month|year)s?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_COUNT = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_EARLIEST, _LATEST = 1900, 2200
_WEB = re.compile(r"https?://[^\s/?#@\[\]]+(?:[/?#]\S*)?", re.ASCII | re.IGNORECASE)
_PLACE = re.compile(
    rf"{_WEB.pattern}|mailto:\S+|(?![a-z][a-z0-9+.-]*:|//)[^\s\[\]]+(?: [^\s\[\]]+)*", re.ASCII | re.IGNORECASE
)
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII
)
_EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")


def _host(text: str) -> str:
    """Return the name of a host; where an address stands instead, say what of it is the name."""
    if not _HOST.fullmatch(text):
        meant = (
            re.sub(r"^(?:[a-z][a-z0-9+.-]*:)?//|[/?#].*$", "", text.strip().lower())
            .rpartition("@")[2]
            .partition(":")[0]
        )
        known = f"write `{meant}`" if meant != text and _HOST.fullmatch(meant) else "write it like video.example.com"
        message = f"is not the name of a host; {known}, without `https://` and what follows the name"
        raise ValueError(message)
    return text


def _day(value: object) -> date:
    text = value.isoformat() if isinstance(value, date) else str(value)
    if not _DAY.fullmatch(text):
        meant = " or ".join(map(str, days_meant(text)))
        advice = f"write it as {meant}" if meant else "write a date as year-month-day, such as 2026-11-22"
        message = f"is not a day; {advice}"
        raise ValueError(message)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        message = f"is not a day of the calendar; {_last_of_month(text)}"
        raise ValueError(message) from None
    return _near(day)


def _last_of_month(text: str) -> str:
    year, month = int(text[:4]), int(text[5:7])
    known = _EARLIEST <= year <= _LATEST and 1 <= month <= 12  # noqa: PLR2004  months of a year
    return f"the last of its month is {text[:7]}-{monthrange(year, month)[1]}" if known else "write it like 2026-11-22"


def _near(day: date) -> date:
    if not _EARLIEST <= day.year <= _LATEST:
        message = f"is not between {_EARLIEST} and {_LATEST}; write a day that colleagues live to see, as 2026-11-22"
        raise ValueError(message)
    return day


def _matching(pattern: re.Pattern[str], form: str) -> AfterValidator:
    def validate(text: str) -> str:
        if not pattern.fullmatch(text):
            message = f"is not {form}"
            raise ValueError(message)
        return text

    return AfterValidator(validate)


def one_line(text: str) -> str:
    """Return a text on one line: what people write on several is meant as one sentence."""
    return " ".join(text.split()) if "\n" in text else text


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _zone(name: str) -> str:
    if not _is_zone(name):
        message = "is not a time zone; write its IANA name, such as Europe/Lisbon"
        raise ValueError(message)
    return name


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Url = Annotated[
    str, _matching(_WEB, "a web address; write it with https://"), WithJsonSchema({"type": "string", "format": "uri"})
]
Place = Annotated[
    str, _matching(_PLACE, "a web address (https://...), a mail address (mailto:...) or a file of the hub (about.md)")
]
"""Where something leads: out of the hub, or to a source path inside it."""
Email = Annotated[str, _matching(_EMAIL, "a mail address; write it like ada@example.com")]
Host = Annotated[str, AfterValidator(_host), WithJsonSchema({"type": "string", "format": "hostname"})]
Hours = Annotated[str, _matching(_HOURS, 'a pair of times; write it like "09:00-17:00"')]
Clock = Annotated[str, _matching(_CLOCK, 'a time of the day; write it like "15:00"')]
Offset = Annotated[
    str, _matching(_OFFSET, 'a place in a recording; write minutes and seconds as "12:30", the seconds up to 59')
]
Language = Annotated[str, _matching(_LANGUAGE, "a language code; write it like en, pt or ja")]
Zone = Annotated[str, AfterValidator(_zone)]
SkillLevel = Annotated[int, Field(ge=1, le=5)]


class Moment(BaseModel):
    """A day, or a day with a time in a zone. `at` is given in the zone it was written in."""

    model_config = ConfigDict(frozen=True)

    day: date
    at: datetime | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        text = str(value)
        if match := _MOMENT.fullmatch(text):
            return _moment(text, *match.groups())
        if not _DAY.fullmatch(text) and (message := time_meant(text)):
            raise ValueError(message)
        return {"day": _day(text)}

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: core_schema.CoreSchema, _handler: Any) -> dict[str, Any]:
        return {
            "type": "string",
            "description": "A day (2026-11-22) or a day and time with its zone (2026-11-22T15:00+01:00).",
            "x-form": "moment",
        }

    def __str__(self) -> str:
        """Return the ISO 8601 form."""
        return self.at.isoformat(timespec="minutes") if self.at else self.day.isoformat()

    @property
    def utc(self) -> datetime | None:
        """The time in UTC, where one is given."""
        return self.at.astimezone(UTC) if self.at else None


def _moment(text: str, day: str, clock: str, zone: str | None) -> dict[str, object]:
    wrong = 'is not a time of the calendar; write it like "2026-11-22T15:00+01:00"'
    if zone is None:
        raise ValueError(time_meant(text) or wrong)
    try:
        at = datetime.fromisoformat(f"{day}T{clock}{zone.replace('Z', '+00:00')}")
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(wrong) from None
    return {"day": _near(at.date()), "at": at}


class Minutes(BaseModel):
    """How long something takes; `total` is what readers are told."""

    model_config = ConfigDict(frozen=True)

    learn: Annotated[int, Field(ge=0, le=6000, description="Minutes of reading.", examples=[10])]
    practise: Annotated[int, Field(ge=0, le=6000, description="Minutes of practice.", examples=[20])] = 0

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        text = str(value)
        if not _COUNT.fullmatch(text):
            message = "is not a number of minutes; write 20, or {learn: 10, practise: 20}"
            raise ValueError(message)
        return {"learn": text}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 1}, handler(core)]}

    @property
    def total(self) -> int:
        """All minutes together."""
        return self.learn + self.practise


class Interval(BaseModel):
    """A span of the calendar such as `6 months`."""

    model_config = ConfigDict(frozen=True)

    count: int
    unit: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not (match := _INTERVAL.fullmatch(str(value))):
            message = 'is not an interval; write it like "6 months"'
            raise ValueError(message)
        return {"count": int(match[1]), "unit": match[2]}

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: core_schema.CoreSchema, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": _INTERVAL.pattern}

    def after(self, day: date) -> date:
        """Return the day that is so much later, of a shorter month the last; the last day of all where there is none."""
        try:
            return self._after(day)
        except (ValueError, OverflowError):
            return date.max

    def _after(self, day: date) -> date:
        if self.unit in _DAYS:
            return day + timedelta(days=self.count * _DAYS[self.unit])
        months = day.year * 12 + day.month - 1 + self.count * _MONTHS[self.unit]
        first = date(months // 12, months % 12 + 1, 1)
        return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"
