"""What the hub says in one language. A message is its English text; a catalogue holds what other languages say instead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

_NAME = re.compile(r"\{(\w+)\}")
_ORDINAL = re.compile(r"(?<=\d\.) ")
_HOUR = 60

Messages = Mapping[str, str | tuple[str, ...]]
"""What a language says, by the English message; for messages with a count (by their singular) its forms, at most two."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Speaks a language (BCP 47). What `messages` lacks is said in English."""

    lang: str = "en"
    messages: Messages = field(default_factory=dict)

    def say(self, message: str, /, **values: object) -> str:
        """Return a message; each `{name}` in it stands for the value of that name, as it is."""
        found = self.messages.get(message)
        return _filled(found if isinstance(found, str) else message, values)

    def many(self, one: str, other: str, count: int, /, **values: object) -> str:
        """Return the message for a count, which `{count}` stands for."""
        forms = self.messages.get(one)
        if isinstance(forms, tuple):
            form = forms[min(int(not _singular(self.lang, count)), len(forms) - 1)]
        else:
            form = one if count == 1 else other
        return _filled(form, {"count": count, **values})

    def day(self, value: date) -> str:
        """Return a day as people read it: 2 December 2026."""
        return _day(self.lang, value)

    def month(self, year: int, month: int) -> str:
        """Return a month as people read it: December 2026."""
        return format_skeleton("yMMMM", date(year, month, 1), locale=_locale(self.lang))

    def moment(self, day: date, at: datetime | None) -> str:
        """Return a day, and its time with its offset from UTC where it has one."""
        if at is None:
            return self.day(day)
        offset = at.strftime("%z")
        behind = "" if offset == "+0000" else f"{offset[:3]}:{offset[3:]}"
        clock = format_time(at, "short", locale=_locale(self.lang))
        return self.say("{day}, {time} UTC{offset}", day=self.day(day), time=clock, offset=behind)

    def duration(self, minutes: int) -> str:
        """Return minutes as people say them: 45 minutes, 2 hours, 2 h 30 min."""
        hours, rest = divmod(minutes, _HOUR)
        if not hours:
            return self.many("{count} minute", "{count} minutes", rest)
        if rest:
            return self.say("{hours} h {minutes} min", hours=hours, minutes=rest)
        return self.many("{count} hour", "{count} hours", hours)

    def time_range(self, least: int, most: int) -> str:
        """Return minutes from the least to the most; one duration where they are the same."""
        if least == most:
            return self.duration(most)
        first = str(least) if most < _HOUR else self.duration(least)
        return self.say("{least} to {most}", least=first, most=self.duration(most))

    def language(self, lang: str) -> str:
        """Return the name of a language in that language, as those who read it look for it; its code where there is none."""
        name = _locale(lang).language_name if lang.partition("-")[0] == _locale(lang).language else None
        return name[:1].upper() + name[1:] if name else lang

    def number(self, value: float) -> str:
        """Return a number with the decimal sign of the language, and at most three decimals."""
        return _number(self.lang, value)

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a sentence lists them: `a, b and c`."""
        return format_list(items, locale=_locale(self.lang)) if len(items) > 1 else "".join(items)


ENGLISH = Words()


def term(message: str) -> str:
    """Return a message as it is: it is said where its name is known, and translators are to see it."""
    return message


def reads_leftwards(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return _locale(lang).text_direction == "rtl"


def locale_name(lang: str) -> str:
    """Return a language with a country, as `en_GB`: the one named, else the one where most people write it."""
    locale = _locale(lang)
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    country = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}_{country}" if country else locale.language


def _filled(template: str, values: Mapping[str, object]) -> str:
    return _NAME.sub(lambda name: str(values.get(name[1], name[0])), template) if "{" in template else template


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    """Return what Babel knows of a language; English is written as in Britain where no country is named."""
    for name in (lang, lang.partition("-")[0]):
        try:
            return Locale.parse("en-GB" if name == "en" else name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


@lru_cache(maxsize=1 << 12)
def _number(lang: str, value: float) -> str:
    return format_decimal(value, locale=_locale(lang), group_separator=False)


@lru_cache(maxsize=1 << 12)
def _day(lang: str, value: date) -> str:
    """Return a day; what follows an ordinal stays on its line, and Markdown takes it for no item of a list."""
    return _ORDINAL.sub("\N{NO-BREAK SPACE}", format_date(value, "long", locale=_locale(lang)))


@lru_cache(maxsize=1 << 12)
def _singular(lang: str, count: int) -> bool:
    return _locale(lang).plural_form(count) == "one"
