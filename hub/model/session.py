"""Sessions: colleagues meet to learn, from the proposal to the recap."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from hub.model.entry import Entry, GroupRef, LessonRef, Line, Part, PersonRef, Text
from hub.model.field import told, words
from hub.model.kind import Kind
from hub.model.values import Day, Moment, Offset, Url


class State(StrEnum):
    """What has become of a session. Recapped ones are those held ones that have a recap."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    HELD = "held"
    RECAPPED = "recapped"
    CANCELLED = "cancelled"


class Chapter(Part):
    """A place in a recording."""

    at: Annotated[Offset, told("Where it begins.", "12:30")]
    title: Annotated[Line, told("What it is about.", "The reflog")]

    @property
    def seconds(self) -> int:
        """Where it begins, in seconds."""
        *hours, minutes, seconds = map(int, self.at.split(":"))
        return sum(hours) * 3600 + minutes * 60 + seconds


class Recording(Part):
    """Where to watch or hear a session again."""

    url: Annotated[Url, told("Where it is.", "https://video.example.com/rebase")]
    minutes: Annotated[int | None, told("How long it is.", 45, ge=1, le=6000)] = None
    captions: Annotated[Literal["human", "machine", "none"] | None, told("Who wrote the captions.", "human")] = None
    consent: Annotated[bool | None, told("Whether everyone who is seen or heard agreed.", "true")] = None
    transcript: Annotated[Text | None, told("The captions (WebVTT), a file beside this one.", "rebase.vtt")] = None
    chapters: Annotated[tuple[Chapter, ...], told("What is where.", [{"at": "12:30", "title": "The reflog"}])] = ()


class Question(Part):
    """A question that was asked, and the answer once there is one."""

    asked: Annotated[Text, told("The question.", "Does a rebase keep the dates?")]
    answer: Annotated[Text | None, told("The answer.", "Yes, the author's.")] = None
    by: Annotated[PersonRef | None, told("Who answered.", "grace")] = None
    lesson: Annotated[LessonRef | None, told("The lesson that answers it.", "rebase")] = None


class Action(Part):
    """Something that somebody promised to do."""

    what: Annotated[Text, told("What is to be done.", "Write the lesson on bisect")]
    who: Annotated[PersonRef, told("Who does it.", "ada")]
    due: Annotated[Day | None, told("Until when.", "2026-12-01")] = None
    done: Annotated[bool, told("Whether it is done.", "true")] = False


class Feedback(Part):
    """What those who were there thought, summed up."""

    useful: Annotated[float | None, told("How useful it was, from 0 to 5.", 4.5, ge=0, le=5)] = None
    answers: Annotated[int | None, told("How many answered.", 12, ge=0)] = None


class Session(Entry):
    """A meeting to learn together: lunch-and-learn, workshop, demo and so on."""

    kind: ClassVar[Kind] = Kind.SESSION

    date: Annotated[Moment, told("The day, or the day and time with its zone.", "2026-12-02T15:00+00:00")]
    minutes: Annotated[int | None, told("How long it takes.", 45, ge=1, le=6000)] = None
    format: Annotated[Annotated[str, words("formats")], told("How it is run.", "lunch-and-learn")]
    facilitator: Annotated[
        PersonRef, told("Who is neutral and sees to it that everyone is heard; not a speaker.", "grace")
    ]
    speakers: Annotated[tuple[PersonRef, ...], told("Who presents.", ["ada"])] = ()
    note_taker: Annotated[PersonRef | None, told("Who writes the recap.", "alan")] = None
    lessons: Annotated[tuple[LessonRef, ...], told("The lessons it belongs to.", ["rebase"])] = ()
    group: Annotated[GroupRef | None, told("The group that meets.", "git-circle")] = None
    place: Annotated[Text | None, told("Where it is.", "Lisbon, the harbour room")] = None
    join: Annotated[Url | None, told("Where to join from elsewhere.", "https://meet.example.com/git")] = None
    also_at: Annotated[Moment | None, told("A second slot for other time zones.", "2026-12-03T08:00+00:00")] = None
    interested: Annotated[tuple[PersonRef, ...], told("Who would come, while it is proposed.", ["ada"])] = ()
    status: Annotated[
        Literal["proposed", "planned", "held", "cancelled", "draft", "live", "deprecated"] | None,
        told("`proposed`, `planned`, `held` or `cancelled`; derived from the date if left out.", "proposed"),
    ] = None  # type: ignore[assignment]  # sessions have states of their own, and none is given as a rule
    recording: Annotated[
        Recording | None,
        told("The recording.", {"url": "https://video.example.com/rebase", "captions": "human", "consent": True}),
    ] = None
    slides: Annotated[Text | None, told("The slides: an address, or a file beside this one.", "rebase.pdf")] = None
    decisions: Annotated[tuple[Text, ...], told("What was decided.", ["We rebase before we merge."])] = ()
    questions: Annotated[
        tuple[Question, ...], told("What was asked.", [{"asked": "Does a rebase keep the dates?"}])
    ] = ()
    actions: Annotated[
        tuple[Action, ...], told("Who does what until when.", [{"what": "Write the lesson on bisect", "who": "ada"}])
    ] = ()
    attendance: Annotated[int | None, told("How many came.", 14, ge=0)] = None
    feedback: Annotated[Feedback | None, told("What they thought.", {"useful": 4.5, "answers": 12})] = None

    def state(self, today: dt.date) -> State:
        """Return what it says of itself, or else what its date says: planned until its end has passed.

        `today` is a day in UTC; a session with a time is over when a later day has begun for UTC.
        """
        if self.status in tuple(State):
            return State(self.status)
        return State.HELD if self.last_day < today else State.PLANNED

    @property
    def last_day(self) -> dt.date:
        """The last day, in UTC where a time is given, on which it takes place."""
        length = dt.timedelta(minutes=self.minutes or 0)
        return max(
            ((moment.utc + length).date() if moment.utc else moment.day)
            for moment in (self.date, self.also_at)
            if moment
        )

    @property
    def first_day(self) -> dt.date:
        """The first day, in UTC where a time is given, on which it takes place."""
        moments = [moment for moment in (self.date, self.also_at) if moment]
        return min(moment.utc.date() if moment.utc else moment.day for moment in moments)

    @property
    def start(self) -> dt.datetime | None:
        """The time it begins, in UTC, where a time is given."""
        return self.date.utc
