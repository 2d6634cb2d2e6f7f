"""The people, and the groups they meet in."""

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, Field

from hub.model.entry import Entry, Line, Part, PersonRef, Text, TopicRef
from hub.model.field import told, words
from hub.model.kind import Kind
from hub.model.values import Clock, Day, Email, Hours, Language, SkillLevel, Url, Zone

AudienceWord: TypeAlias = Annotated[str, words("audiences")]
Help: TypeAlias = Literal["mentoring", "buddy", "questions", "review", "session"]


class Contact(Part):
    """How to reach someone."""

    chat: Annotated[Text | None, told("The handle in the chat.", "ada.l")] = None
    email: Annotated[Email | None, told("The mail address.", "ada@example.com")] = None
    url: Annotated[Url | None, told("Another address.", "https://example.com/ada")] = None


class Offer(Part):
    """Help that someone offers, with how much of it and until when."""

    what: Annotated[Help, told("The kind of help: mentoring, buddy, questions, review or session.", "mentoring")]
    topics: Annotated[tuple[TopicRef, ...], told("What about; anything if left out.", ["git"])] = ()
    capacity: Annotated[int | None, told("How many people at a time.", 2, ge=0, le=1000)] = None
    until: Annotated[Day | None, told("The last day of the offer.", "2027-06-30")] = None
    title: Annotated[Line | None, told("What the offer is called.", "Pair with me on your first rebase")] = None

    def ended(self, day: date) -> bool:
        """Return whether its last day has passed."""
        return self.until is not None and self.until < day

    def stands(self, day: date) -> bool:
        """Return whether somebody can take it up on a day: it has not ended, and is for somebody."""
        return not self.ended(day) and self.capacity != 0


class Mentored(Part):
    """Someone this person has mentored."""

    who: Annotated[PersonRef, told("Whom.", "grace")]
    from_: Annotated[Day | None, told("Since when.", "2026-01-12", alias="from")] = None
    until: Annotated[Day | None, told("Until when; it goes on if left out.", "2026-07-10")] = None


def _own_fields(audiences: dict[str, str]) -> dict[str, str]:
    if wrong := sorted(set(audiences) - set(Person.model_fields)):
        message = f"has no field `{wrong[0]}`; write the name of a field of a person, such as contact"
        raise ValueError(message)
    return audiences


class Person(Entry):
    """A colleague; the title is the name."""

    kind: ClassVar[Kind] = Kind.PERSON

    role: Annotated[Annotated[str, words("roles")], told("What they do.", "engineer")]
    team: Annotated[Annotated[str, words("teams")] | None, told("Where they do it.", "Platform")] = None
    office: Annotated[Annotated[str, words("offices")] | None, told("Which office they belong to.", "Lisbon")] = None
    timezone: Annotated[Zone | None, told("Their time zone.", "Europe/Lisbon")] = None
    hours: Annotated[Hours | None, told("When they usually work, in their zone.", "09:00-17:00")] = None
    languages: Annotated[tuple[Language, ...], told("What they speak.", ["en", "pt"])] = ()
    joined: Annotated[Day, told("Their first day.", "2019-03-04")]
    left: Annotated[Day | None, told("Their last day.", "2026-06-30")] = None
    pronouns: Annotated[Text | None, told("Their pronouns.", "she/her")] = None
    pronounced: Annotated[Text | None, told("How the name is said.", "EY-da")] = None
    photo: Annotated[Text | None, told("A picture beside this file.", "ada.jpg")] = None
    contact: Annotated[Contact, told("How to reach them.", {"chat": "ada.l"})] = Field(default_factory=Contact)
    skills: Annotated[
        dict[TopicRef, SkillLevel], told("What they say they can, from 1 to 5 for each topic.", {"git": 4})
    ] = Field(default_factory=dict)
    background: Annotated[tuple[Text, ...], told("What they bring from before.", ["Ten years in a bank"])] = ()
    wants: Annotated[tuple[TopicRef, ...], told("What they would like to learn.", ["data"])] = ()
    struggled_with: Annotated[
        tuple[Text, ...],
        told("What was hard for them, so that others can ask.", ["My first rebase lost a day of work"]),
    ] = ()
    offers: Annotated[
        tuple[Offer, ...], told("What help they offer.", [{"what": "mentoring", "topics": ["git"], "capacity": 2}])
    ] = ()
    mentored: Annotated[tuple[Mentored, ...], told("Whom they have mentored.", [{"who": "grace"}])] = ()
    buddy: Annotated[PersonRef | None, told("Their buddy in the first months.", "grace")] = None
    listed: Annotated[bool, told("Whether they appear in the directory.", "false")] = True
    audiences: Annotated[
        dict[str, AudienceWord],
        AfterValidator(_own_fields),
        told("Who may see a field of theirs.", {"contact": "everyone"}),
    ] = Field(default_factory=dict)


class Meets(Part):
    """When a group meets."""

    every: Annotated[
        Text | None,
        told("When: `Tuesday`, `second Tuesday`, `last Tuesday` (of the month), or `other Tuesday`.", "Tuesday"),
    ] = None
    from_: Annotated[
        Day | None, told("The day from which it meets; `other` weeks count from it.", "2026-09-01", alias="from")
    ] = None
    at: Annotated[Clock | None, told("The time of the day.", "15:00")] = None
    timezone: Annotated[
        Zone | None, told("The zone of that time; without it calendars have days alone.", "Europe/Lisbon")
    ] = None
    minutes: Annotated[int | None, told("How long.", 45, ge=1, le=6000)] = None
    join: Annotated[Url | None, told("Where to join.", "https://meet.example.com/git")] = None


class Group(Entry):
    """Colleagues who meet again and again."""

    kind: ClassVar[Kind] = Kind.GROUP

    purpose: Annotated[Text, told("What it is for.", "Help each other with Git.")]
    facilitator: Annotated[PersonRef, told("Who runs its meetings.", "grace")]
    members: Annotated[tuple[PersonRef, ...], told("Who belongs to it.", ["ada", "alan"])] = ()
    meets: Annotated[
        Meets | None, told("When it meets.", {"every": "Tuesday", "at": "15:00", "timezone": "Europe/Lisbon"})
    ] = None
    channel: Annotated[Url | None, told("Where it talks between meetings.", "https://chat.example.com/git")] = None
    open: Annotated[bool, told("Whether anyone may join.", "true")] = True
