"""How long two people work at the same time: against a walk through every minute of the day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.hours import DAY, Window, overlap, window
from hub.model.people import Person

WINTER, SUMMER = date(2026, 11, 22), date(2026, 7, 1)
ZONES = ("UTC", "Europe/Lisbon", "America/Toronto", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Niue")

windows = st.builds(Window, st.integers(0, DAY - 1), st.integers(1, DAY))
clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
workers = st.builds(lambda start, end, zone: worker(f"{start}-{end}", zone), clocks, clocks, st.sampled_from(ZONES))


def worker(hours: str | None, zone: str | None) -> Person:
    return Person.model_construct(title="P", hours=hours, timezone=zone)


def at_work(person: Person, moment: datetime) -> bool:
    start, end = str(person.hours).split("-")
    now = f"{moment.astimezone(ZoneInfo(str(person.timezone))):%H:%M}"
    return start <= now < end if start < end else now >= start or now < end


@settings(derandomize=True, deadline=None, max_examples=60)
@given(workers, workers)
def test_it_is_what_the_clocks_of_both_say(one: Person, two: Person) -> None:
    midnight = datetime(2026, 7, 1, tzinfo=UTC)
    quarters = (midnight + timedelta(minutes=15 * count) for count in range(96))
    both = sum(15 for moment in quarters if at_work(one, moment) and at_work(two, moment))
    assert overlap(window(one, SUMMER), window(two, SUMMER)) == both


@settings(derandomize=True, deadline=None)
@given(windows, windows)
def test_it_is_the_same_both_ways_and_never_more_than_either_works(one: Window, two: Window) -> None:
    minutes = overlap(one, two)
    assert minutes is not None
    assert minutes == overlap(two, one)
    assert 0 <= minutes <= min(one.length, two.length)
    assert overlap(one, one) == one.length


@pytest.mark.parametrize(
    ("one", "two", "day", "minutes"),
    [
        (("09:00-17:00", "Europe/Lisbon"), ("08:00-16:00", "America/Toronto"), WINTER, 240),
        (("09:00-17:00", "Europe/Lisbon"), ("10:00-18:30", "Asia/Kolkata"), WINTER, 240),
        (("09:00-17:00", "Europe/Lisbon"), ("10:00-18:30", "Asia/Kolkata"), SUMMER, 300),
        (("08:00-16:00", "America/Toronto"), ("09:00-17:00", "Asia/Tokyo"), WINTER, 0),
        (("22:00-06:00", "UTC"), ("05:00-13:00", "UTC"), WINTER, 60),
        (("22:00-06:00", "UTC"), ("20:00-23:00", "UTC"), WINTER, 60),
        (("00:00-00:00", "UTC"), ("23:00-01:00", "Asia/Tokyo"), WINTER, 120),
    ],
)
def test_hours_of_real_places(one: tuple[str, str], two: tuple[str, str], day: date, minutes: int) -> None:
    assert overlap(window(worker(*one), day), window(worker(*two), day)) == minutes


@pytest.mark.parametrize(("hours", "zone"), [(None, "UTC"), ("09:00-17:00", None), (None, None)])
def test_without_hours_or_zone_it_is_not_known(hours: str | None, zone: str | None) -> None:
    known = Window(0, 60)
    assert overlap(window(worker(hours, zone), WINTER), known) is None
    assert overlap(known, window(worker(hours, zone), WINTER)) is None
