"""When groups meet: the days against a search through all days, the times against what clocks show in four zones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.feeds.files import data_files
from hub.graph.groups import lessons_of, sessions_of
from hub.graph.hub import Hub
from hub.graph.meetings import meetings, recurrence
from hub.load import load
from hub.model.people import Group, Meets
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
GROUP = "---\ntitle: Circle\npurpose: P.\nfacilitator: ada\n{}---\n"
QUICK = settings(derandomize=True, deadline=None, max_examples=200)


def circle(meets: str, today: date = TODAY, more: str = "") -> tuple[Hub, Group]:
    hub, faults = load({**PEOPLE, "groups/circle.md": GROUP.format(f"meets: {{{meets}}}\n{more}")}, today)
    assert faults == []
    group = hub.entries["groups/circle"]
    assert isinstance(group, Group)
    return hub, group


def days(every: str, today: date = TODAY, most: int = 3) -> list[str]:
    return [str(meeting.at.day) for meeting in meetings(*circle(f"every: {every}", today), most)]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("Tuesday", ["2026-11-24", "2026-12-01", "2026-12-08"]),
        ("Sunday", ["2026-11-22", "2026-11-29", "2026-12-06"]),
        ("first Monday", ["2026-12-07", "2027-01-04", "2027-02-01"]),
        ("second tuesday", ["2026-12-08", "2027-01-12", "2027-02-09"]),
        ("Fourth Sunday of the month", ["2026-11-22", "2026-12-27", "2027-01-24"]),
        ("every last Friday of each month", ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("other Tuesday, from: 2026-09-01", ["2026-11-24", "2026-12-08", "2026-12-22"]),
        ("other Tuesday, from: 2026-09-02", ["2026-12-01", "2026-12-15", "2026-12-29"]),
        ("three weeks on Monday, from: 2026-11-23", ["2026-11-23", "2026-12-14", "2027-01-04"]),
        ("other Tuesday, from: 2027-03-01", ["2027-03-02", "2027-03-16", "2027-03-30"]),
        ("first Monday, from: 2027-01-05", ["2027-02-01", "2027-03-01", "2027-04-05"]),
    ],
)
def test_the_days_of_each_form(every: str, expected: list[str]) -> None:
    assert days(every) == expected


@pytest.mark.parametrize("every", ["full moon", "fifth Monday", "other Monday", "Mon", "Tuesday and Friday", "first"])
def test_what_is_not_understood_gives_no_meetings(every: str) -> None:
    assert days(every) == []


def test_a_group_that_is_no_more_does_not_meet() -> None:
    assert meetings(*circle("every: Tuesday", more="status: deprecated\n")) == ()


PLACES: dict[str, Callable[[date], bool]] = {
    "": lambda _: True,
    "first ": lambda day: day.day <= 7,
    "second ": lambda day: 7 < day.day <= 14,
    "third ": lambda day: 14 < day.day <= 21,
    "fourth ": lambda day: 21 < day.day <= 28,
    "last ": lambda day: (day + timedelta(days=7)).month != day.month,
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
dates = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@QUICK
@given(st.sampled_from(sorted(PLACES)), st.integers(0, 6), dates)
def test_days_are_those_that_a_search_finds(place: str, weekday: int, since: date) -> None:
    rhythm = recurrence(Meets(every=f"{place}{DAYS[weekday]}"))
    assert rhythm
    every = (since + timedelta(days=number) for number in range(400))
    wanted = [day for day in every if day.weekday() == weekday and PLACES[place](day)]
    assert list(islice(rhythm.days(since), len(wanted))) == wanted


@QUICK
@given(st.sampled_from([(1, ""), (2, "other "), (3, "three weeks on "), (4, "four weeks on ")]), dates, dates)
def test_weeks_are_counted_from_the_first_day(form: tuple[int, str], since: date, first: date) -> None:
    weeks, words = form
    meets = Meets.model_validate({"every": f"{words}Thursday", "from": first.isoformat()})
    rhythm = recurrence(meets)
    assert rhythm
    start = next(day for number in range(7) if (day := first + timedelta(days=number)).weekday() == 3)
    found = list(islice(rhythm.days(since, first), 5))
    assert found[0] - max(since, start) < timedelta(days=7 * weeks)
    assert all(day >= max(since, first) and (day - start).days % (7 * weeks) == 0 for day in found)
    assert {later - day for day, later in pairwise(found)} == {timedelta(days=7 * weeks)}


CHANGES = {
    "Europe/Lisbon": ("2026-10-20", "Tuesday", ["14:00", "15:00"]),
    "America/New_York": ("2026-10-27", "Tuesday", ["19:00", "20:00"]),
    "Asia/Tokyo": ("2026-10-27", "Tuesday", ["06:00", "06:00"]),
    "Australia/Lord_Howe": ("2026-09-30", "Wednesday", ["04:30", "04:00"]),
}
SPRING = {
    "Europe/Lisbon": ("2026-03-24", "Tuesday", ["15:00", "14:00"]),
    "America/New_York": ("2026-03-03", "Tuesday", ["20:00", "19:00"]),
    "Asia/Tokyo": ("2026-03-24", "Tuesday", ["06:00", "06:00"]),
    "Australia/Lord_Howe": ("2026-04-01", "Wednesday", ["04:00", "04:30"]),
}


@pytest.mark.parametrize(
    ("zone", "day", "weekday", "clocks"),
    [(zone, *change) for table in (CHANGES, SPRING) for zone, change in table.items()],
)
def test_the_clock_on_the_wall_stays_when_the_zone_changes_its_time(
    zone: str, day: str, weekday: str, clocks: list[str]
) -> None:
    meets = f'every: {weekday}, at: "15:00", timezone: {zone}, minutes: 45'
    hub, group = circle(meets, date.fromisoformat(day))
    before, after = meetings(hub, group, 2)
    assert [f"{meeting.at.utc:%H:%M}" for meeting in (before, after)] == clocks
    shown = {meeting.at.utc.astimezone(ZoneInfo(zone)).strftime("%A %H:%M") for meeting in (before, after)}
    assert shown == {f"{weekday} 15:00"}


@pytest.mark.parametrize("zone", CHANGES)
def test_a_calendar_shows_the_same_clock_all_year(zone: str) -> None:
    meets = f'every: first Thursday, at: "15:00", timezone: {zone}, minutes: 45, join: "https://meet.example.com/c"'
    hub, group = circle(meets)
    text = data_files(hub, {group.path: "groups/circle/"}, "https://hub.example.com/")["groups/circle.ics"]
    events = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    assert len(events) == 12
    assert {event.start.astimezone(ZoneInfo(zone)).strftime("%A %H:%M") for event in events} == {"Thursday 15:00"}
    assert {event.end - event.start for event in events} == {timedelta(minutes=45)}
    assert len({event["UID"] for event in events}) == 12
    assert {(str(event["LOCATION"]), str(event["URL"])) for event in events} == {
        ("https://meet.example.com/c", "https://hub.example.com/groups/circle/")
    }


def test_times_that_a_change_leaves_out_or_has_twice_happen_once() -> None:
    out, twice = (
        meetings(*circle(f'every: {every}, at: "{at}", timezone: America/New_York', day), 1)[0]
        for every, at, day in (
            ("Sunday", "02:30", date(2026, 3, 8)),
            ("Sunday", "01:30", date(2026, 11, 1)),
        )
    )
    assert out.at.utc == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert twice.at.utc == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_meeting_is_next_until_it_is_over_for_utc() -> None:
    late = 'every: Saturday, at: "23:30", timezone: America/New_York, minutes: 60'
    assert [str(one.at.day) for one in meetings(*circle(late), 1)] == ["2026-11-21"]
    early = 'every: Sunday, at: "08:00", timezone: Asia/Tokyo'
    assert [str(one.at.day) for one in meetings(*circle(early), 1)] == ["2026-11-29"]


def test_without_a_zone_a_meeting_has_a_day_alone() -> None:
    hub, group = circle('every: Tuesday, at: "15:00"')
    assert meetings(hub, group, 1)[0].at.at is None
    text = data_files(hub, {})["groups/circle.ics"]
    assert icalendar.Calendar.from_ical(text).walk("VEVENT")[0].start == date(2026, 11, 24)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_break_nothing(day: str) -> None:
    for every in ("Monday", "last Monday", "other Monday, from: 2026-01-01"):
        found = meetings(*circle(f'every: {every}, at: "00:30", timezone: Asia/Tokyo', date.fromisoformat(day)))
        assert len(found) == (0 if day > "9000" else 12)


def test_the_lessons_of_a_group_are_those_of_its_sessions_and_then_of_its_topics() -> None:
    lesson = (
        "---\ntitle: {0}\nsummary: S.\nauthors: [ada]\nlevel: beginner\nminutes: 5\noutcomes: [You can]\n"
        "topics: [{1}]\n---\n\nText.\n"
    )
    session = (
        "---\ntitle: {0}\ndate: {1}\nformat: demo\nfacilitator: ada\ngroup: circle\nlessons: [{2}]\n---\n\nSaid.\n"
    )
    hub, faults = load(
        {
            **PEOPLE,
            "groups/circle.md": GROUP.format("topics: [git]\n"),
            "topics/git.md": "---\ntitle: Git\n---\n",
            "topics/data.md": "---\ntitle: Data\n---\n",
            "lessons/a.md": lesson.format("A", "git"),
            "lessons/b.md": lesson.format("B", "git"),
            "lessons/c.md": lesson.format("C", "data"),
            "lessons/d.md": lesson.format("D", "data"),
            "sessions/old.md": session.format("Old", "2026-01-01", "c"),
            "sessions/new.md": session.format("New", "2026-02-01", "b"),
        },
        TODAY,
    )
    assert faults == []
    group = hub.entries["groups/circle"]
    assert isinstance(group, Group)
    assert [one.title for one in sessions_of(hub, group)] == ["New", "Old"]
    assert [one.title for one in lessons_of(hub, group)] == ["B", "C", "A"]
