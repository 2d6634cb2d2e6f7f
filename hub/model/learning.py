"""What people learn from: lessons and onboarding guides."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from hub.model.entry import Digest, Entry, Line, Part, PersonRef, Text
from hub.model.field import refers, told, words
from hub.model.kind import Kind
from hub.model.values import Day, Interval, Minutes, Url

Summary: TypeAlias = Annotated[
    Text,
    told(
        "One sentence for lists and search, at most 200 characters.",
        "Find a lost commit and bring it back.",
        max_length=200,
    ),
]

ForWhom: TypeAlias = Annotated[
    tuple[Annotated[str, words("roles", "teams", "offices")], ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, str) else value),
]
EVERYONE = "everyone"


class Verified(Part):
    """A review by a colleague, bound to the text that was read."""

    by: Annotated[PersonRef, told("Who read it and found it right.", "grace")]
    on: Annotated[Day, told("The day of the review.", "2026-10-14")]
    digest: Annotated[Digest, told("The digest of the text that was read.", "9f86d081884c7d65")]
    sections: Annotated[
        dict[str, Digest],
        told("The digest of each section that was read, by its anchor.", {"the-reflog": "2c26b46b68ffc68f"}),
    ] = Field(default_factory=dict)


Verification: TypeAlias = Annotated[
    Verified | None,
    told("Who found it right, and when.", {"by": "grace", "on": "2026-10-14", "digest": "9f86d081884c7d65"}),
]
ReviewInterval: TypeAlias = Annotated[Interval | None, told("How often it should be looked at.", "6 months")]


class Resource(Part):
    """Something elsewhere that helps."""

    title: Annotated[Line, told("What it is called.", "The reflog")]
    url: Annotated[Url, told("Where it is.", "https://git-scm.com/docs/git-reflog")]
    kind: Annotated[Literal["video", "doc", "repo", "book", "course"] | None, told("What it is.", "doc")] = None
    minutes: Annotated[int | None, told("How long it takes.", 10, ge=1, le=60000)] = None
    shared_by: Annotated[PersonRef | None, told("The colleague who recommends it.", "ada")] = None


class Credits(Part):
    """Who helped, beside the authors."""

    editors: Annotated[tuple[PersonRef, ...], told("Who edited the text.", ["ada"])] = ()
    reviewers: Annotated[tuple[PersonRef, ...], told("Who reviewed it.", ["ada"])] = ()
    translators: Annotated[tuple[PersonRef, ...], told("Who translated it.", ["ada"])] = ()
    testers: Annotated[tuple[PersonRef, ...], told("Who tried it out.", ["ada"])] = ()


class Lesson(Entry):
    """Something to learn, practise, get feedback on and reflect on."""

    kind: ClassVar[Kind] = Kind.LESSON

    summary: Summary
    authors: Annotated[tuple[PersonRef, ...], told("Who wrote it.", ["ada"], min_length=1)]
    level: Annotated[Annotated[str, words("levels")], told("Who it is for.", "beginner")]
    minutes: Annotated[Minutes, told("How long it takes: a number, or `{learn: 10, practise: 20}`.", 20)]
    outcomes: Annotated[
        tuple[Text, ...],
        told("What a reader can do afterwards.", ["After this you can find a lost commit."], min_length=1),
    ]
    requires: Annotated[
        tuple[Annotated[str, refers(Kind.LESSON, Kind.TOPIC)], ...],
        told("What a reader should know before.", ["first-branch"]),
    ] = ()
    struggles: Annotated[
        tuple[Text, ...], told("The problem it answers, in the words of someone who has it.", ["My commit is gone."])
    ] = ()
    resources: Annotated[
        tuple[Resource, ...],
        told(
            "More to read or watch elsewhere.", [{"title": "The reflog", "url": "https://git-scm.com/docs/git-reflog"}]
        ),
    ] = ()
    credits: Annotated[Credits, told("Who helped.", {"reviewers": ["grace"]})] = Field(default_factory=Credits)
    verified: Verification = None
    review_every: ReviewInterval = None


class Guide(Entry):
    """One piece of onboarding; its tasks are the task lists of its body."""

    kind: ClassVar[Kind] = Kind.GUIDE

    summary: Summary
    for_: Annotated[ForWhom, told("`everyone`, or roles, teams and offices.", "everyone", alias="for", min_length=1)]
    when: Annotated[Annotated[str, words("times")], told("When it is due.", "week-1")]
    area: Annotated[Annotated[str, words("areas")], told("What part of working here it is about.", "payroll")]
    owner: Annotated[PersonRef, told("Who keeps it right and answers questions.", "ada")]
    minutes: Annotated[Minutes | None, told("How long it takes.", 15)] = None
    verified: Verification = None
    review_every: ReviewInterval = None
