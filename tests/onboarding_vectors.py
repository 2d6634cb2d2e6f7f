"""Days, guides and calendars as the hub computes them: what the scripts must compute too (`tests/js/onboarding-cases.json`)."""

import json
import random
from datetime import date, timedelta

from hub.feeds.agenda import due_name
from hub.feeds.ical import Event, calendar
from hub.feeds.onboarding import onboarding_data
from hub.graph.hub import Hub
from hub.graph.onboarding import Newcomer, due, onboarding
from hub.graph.workdays import workday, workday_before, workday_until
from hub.load import load
from hub.model.settings import TIMES
from hub.model.values import Moment
from tests.bench.corpus import TODAY
from tests.case import PEOPLE
from tests.conftest import ROOT

FILE = ROOT / "tests/js/onboarding-cases.json"
WORDS = (
    "before-day-1",
    "before-day-4",
    "day-1",
    "day-9",
    "week-1",
    "week-6",
    "month-1",
    "month-3",
    "month-14",
    "later",
    "day-0",
)
TITLES = (
    "Plain",
    "Commas, semicolons; and \\ backslashes",
    "Two\nlines\r\nand\rthree",
    "A very long title that goes on and on " * 4,
    "長い日本語の題名" * 9,
    "Emoji 👩‍🚀 at the end of a line of seventy-five bytes or so 👩‍🚀👩‍🚀👩‍🚀👩‍🚀",
    "Control \x07 and \x7f characters",
)


GUIDE = "---\ntitle: {0}\nsummary: S.\nfor: {1}\nwhen: {2}\narea: role\nowner: ada\n---\n\n- [ ] @it: Do it\n"
GUIDES = {
    f"guides/{place}-{when}.md": GUIDE.format(f"{place} {when}", whom, when)
    for when in TIMES
    for place, whom in enumerate(("everyone", "[engineer]", "[Porto, Sea]"))
}


def onboarding_vectors() -> str:
    """Return all cases as JSON."""
    dice = random.Random(5)  # noqa: S311  for test data, not for secrets
    starts = [TODAY + timedelta(days=dice.randint(-60, 800)) for _ in range(24)]
    hub = load({**PEOPLE, **GUIDES}, TODAY)[0].published
    told = {
        "due": [[word, str(start), _text(due(word, start))] for word in WORDS for start in starts],
        "workdays": [_workdays(start, dice.randint(1, 30)) for start in starts],
        "data": json.loads(onboarding_data(hub, {})),
        "times": [
            _times(hub, words, starts[0]) for words in ((), ("engineer",), ("Sea",), ("engineer", "Porto"), ("cook",))
        ],
        "calendars": [_calendar(title) for title in TITLES],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(day: date | None) -> str | None:
    return day and str(day)


def _workdays(start: date, number: int) -> list[str | int]:
    return [
        str(start),
        number,
        *map(str, (workday(start, number), workday_before(start, number), workday_until(start))),
    ]


def _times(hub: Hub, words: tuple[str, ...], start: date) -> dict[str, object]:
    times = [
        [time.word, _text(time.due), [chapter.guide.id for chapter in time.chapters]]
        for time in onboarding(hub, Newcomer(*words), start)
    ]
    return {"words": list(words), "start": str(start), "times": times}


def _calendar(title: str) -> dict[str, object]:
    url = "https://hub.example.com/guides/a/"
    key = f"onboarding+{TODAY}"
    uid = f"{due_name('guides/a', key)}@b"
    event = Event(uid, title, Moment.model_construct(day=TODAY), description=f"{title}\n\n{url}", url=url)
    return {"title": title, "url": url, "key": key, "day": str(TODAY), "text": calendar(title, [event], TODAY)}
