"""What every entry has in common, and the plain page, which has nothing more."""

from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from hub.model.field import refers, told, words
from hub.model.kind import Kind
from hub.model.values import Language, one_line

Text: TypeAlias = Annotated[str, Field(min_length=1)]
Line: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(one_line)]
"""A text that stands on one line, as titles do."""
AnyRef: TypeAlias = Annotated[str, refers()]
PersonRef: TypeAlias = Annotated[str, refers(Kind.PERSON)]
TopicRef: TypeAlias = Annotated[str, refers(Kind.TOPIC)]
LessonRef: TypeAlias = Annotated[str, refers(Kind.LESSON)]
GroupRef: TypeAlias = Annotated[str, refers(Kind.GROUP)]
Digest: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$")]


class Part(BaseModel):
    """A group of fields inside an entry: frozen, and made from text by its annotations alone."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)


class Status(StrEnum):
    """Where an entry is in its life."""

    DRAFT = "draft"
    LIVE = "live"
    DEPRECATED = "deprecated"


class TranslationOf(Part):
    """The source of a translation and the text that was translated."""

    id: Annotated[AnyRef, told("The entry that this one translates.", "lessons/git/rebase")]
    digest: Annotated[Digest | None, told("The digest of the text that was translated.", "9f86d081884c7d65")] = None
    sections: Annotated[
        dict[str, Digest],
        told("The digest of each section that was translated, by its anchor.", {"the-reflog": "2c26b46b68ffc68f"}),
    ] = Field(default_factory=dict)


class Entry(Part):
    """One thing in the hub. `id` and `path` come from the file, every other field from its front matter.

    References hold whole ids of entries that exist. `faulty` says that a field could not be read: such an entry is
    checked, never shown.
    """

    kind: ClassVar[Kind] = Kind.PAGE

    id: Annotated[str, Field(exclude=True)] = ""
    path: Annotated[str, Field(exclude=True)] = ""
    faulty: Annotated[bool, Field(exclude=True)] = False

    title: Annotated[Line, told("The name readers see.", "Undo a mistake")]
    summary: Annotated[
        Text | None,
        told(
            "One sentence for lists and search, at most 200 characters.",
            "Find a lost commit and bring it back.",
            max_length=200,
        ),
    ] = None
    topics: Annotated[tuple[TopicRef, ...], told("What it is about.", ["git"])] = ()
    audience: Annotated[
        Annotated[str, words("audiences")] | None, told("Who may see it; the widest audience if left out.", "everyone")
    ] = None
    status: Annotated[
        str,
        told("`draft`, `live` or `deprecated`.", "draft", pattern="^(draft|live|deprecated)$"),
        WithJsonSchema({"enum": [s.value for s in Status]}),
    ] = Status.LIVE.value
    replaced_by: Annotated[
        tuple[AnyRef, ...], told("What to read instead of a deprecated entry.", ["lessons/git/rebase"])
    ] = ()
    aliases: Annotated[
        tuple[Text, ...], told("Old ids or paths of this entry, so that old links go on working.", ["lessons/old-name"])
    ] = ()
    lang: Annotated[Language | None, told("The language it is written in.", "en")] = None
    translation_of: Annotated[
        TranslationOf | None, told("The entry that this one translates.", {"id": "lessons/git/rebase"})
    ] = None
    allow: Annotated[tuple[Text, ...], told("Rules that are switched off here.", ["guide-without-task"])] = ()

    @property
    def draft(self) -> bool:
        """Whether it is not for readers yet."""
        return self.status == Status.DRAFT

    @property
    def deprecated(self) -> bool:
        """Whether its owners no longer recommend it."""
        return self.status == Status.DEPRECATED


class Page(Entry):
    """A plain page: home, code of conduct, how to contribute."""
