"""Working days, and plans with days."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.hub import Hub
from hub.graph.plan import PlanStep
from hub.graph.schedule import days_of, scheduled
from hub.graph.workdays import workday, workday_before, workday_until
from hub.model.learning import Lesson
from hub.model.session import Session
from hub.model.settings import Settings
from hub.model.values import Moment

SMALL = settings(derandomize=True, deadline=None, max_examples=150)
TODAY = date(2026, 11, 22)
HUB = Hub(Settings(), {}, {}, (), frozenset(), TODAY)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def is_workday(day: date) -> bool:
    return day.strftime("%a") not in {"Sat", "Sun"}


@SMALL
@given(days, st.integers(0, 40))
def test_working_days_are_counted_one_by_one(start: date, number: int) -> None:
    later = [start + timedelta(days=count) for count in range(number * 2 + 4)]
    assert workday(start, number) == [day for day in later if is_workday(day)][number]


@SMALL
@given(days, st.integers(1, 40))
def test_working_days_are_counted_backwards(day: date, number: int) -> None:
    earlier = [day - timedelta(days=count) for count in range(1, number * 2 + 4)]
    assert workday_before(day, number) == [one for one in earlier if is_workday(one)][number - 1]
    assert workday_until(day) == (day if is_workday(day) else workday_before(day))


def test_the_calendar_has_an_end() -> None:
    assert workday(TODAY, 10**9) == date.max


@SMALL
@given(st.lists(st.integers(0, 900), min_size=1, max_size=8), st.integers(1, 600))
def test_no_week_holds_more_than_there_is_time(minutes: list[int], weekly: int) -> None:
    spent, last = 0, 0
    for one in minutes:
        first, end = days_of(spent, one, weekly)
        spent += one
        assert last <= first + 1
        assert first <= end
        assert first * weekly <= (spent - one) * 5 < (first + 1) * weekly
        assert spent * 5 <= (end + 1) * weekly
        last = end


def step(entry: Lesson | Session, minutes: int) -> PlanStep:
    return PlanStep(entry, minutes, ())


LESSON = Lesson.model_construct(id="lessons/a", title="A")


def test_a_long_step_takes_weeks_and_short_ones_share_a_day() -> None:
    found = scheduled(HUB, [step(LESSON, 6), step(LESSON, 6), step(LESSON, 120)], 60, date(2026, 11, 28))
    assert [(str(one.start), str(one.end)) for one in found] == [
        ("2026-11-30", "2026-11-30"),
        ("2026-11-30", "2026-11-30"),
        ("2026-12-01", "2026-12-14"),
    ]


def test_a_planned_session_keeps_its_day_and_takes_no_time_from_the_others() -> None:
    planned, held = (
        Session.model_construct(
            id=f"sessions/{day}", title="S", date=Moment.model_construct(day=date.fromisoformat(day))
        )
        for day in ("2026-12-09", "2026-03-03")
    )
    steps = [step(planned, 60), step(LESSON, 60), step(held, 60)]
    assert [str(one.end) for one in scheduled(HUB, steps, 60, TODAY)] == ["2026-12-09", "2026-11-27", "2026-12-04"]
    assert next(str(one.end) for one in scheduled(HUB, steps, 60, date(2026, 12, 10))) == "2026-12-16"
