"""Working hours and what people have in common of them, as the hub computes it: what the scripts must compute too.

They stand in `tests/js/hours-cases.json`.
"""

import json
import random
from datetime import date, timedelta

from hub.graph.hours import Window, overlap, window
from hub.model.people import Person
from tests.bench.corpus import TODAY
from tests.conftest import ROOT

FILE = ROOT / "tests/js/hours-cases.json"
ZONES = (
    "UTC",
    "Europe/Lisbon",
    "Europe/Berlin",
    "America/Toronto",
    "America/Los_Angeles",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Niue",
)
HOURS = ("09:00-17:00", "08:30-16:30", "22:00-06:00", "00:00-00:00", "00:00-08:00", "16:00-00:00", "13:15-13:45")
TURNS = (date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1))
"""Days on which clocks are turned somewhere."""


def hours_vectors() -> str:
    """Return all cases as JSON: `[day, [hours, zone, start, length], [the same of another], minutes in common]`."""
    dice = random.Random(7)  # noqa: S311  for test data, not for secrets
    days = [*TURNS, *(TODAY + timedelta(days=dice.randint(-200, 400)) for _ in range(8))]
    cases = [_case(day, _worker(dice), _worker(dice)) for day in days for _ in range(12)]
    return json.dumps(cases, separators=(",", ":")) + "\n"


def _worker(dice: random.Random) -> Person:
    some = f"{dice.randrange(24):02}:{dice.randrange(60):02}-{dice.randrange(24):02}:{dice.randrange(60):02}"
    hours = dice.choice((some, *HOURS))
    return Person.model_construct(title="P", hours=hours, timezone=dice.choice(ZONES))


def _case(day: date, one: Person, two: Person) -> list[object]:
    first, second = window(one, day), window(two, day)
    return [str(day), _told(one, first), _told(two, second), overlap(first, second)]


def _told(person: Person, works: Window | None) -> list[object]:
    assert works
    return [person.hours, person.timezone, works.start, works.length]
