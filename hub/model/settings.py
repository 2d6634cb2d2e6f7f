"""What editors may change by pull request: `content/hub.yml`. All of it is optional."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from hub.model.entry import AnyRef, Part, Text
from hub.model.feedback import IssueAddress, OwnAddress
from hub.model.field import told
from hub.model.kind import Kind
from hub.model.learning import EVERYONE
from hub.model.values import Host, Interval, Language, Place

_FRAMED = re.compile(r"https://(?P<host>[a-z0-9.-]+)(?:[/?#]\S*)?", re.ASCII | re.IGNORECASE)
TIMES = ("before-day-1", "day-1", "week-1", "month-1", "month-3")


def _kinds(value: dict[str, Interval]) -> dict[str, Interval]:
    if wrong := sorted(set(value) - set(Kind)):
        message = f"has no kind {wrong[0]!r}; write one of {', '.join(Kind)}"
        raise ValueError(message)
    return value


class Links(Part):
    """Where the hub sends people: web addresses, or source paths inside `content/`."""

    chat: Annotated[Place | None, told("Where colleagues talk.", "https://chat.example.com")] = None
    ask: Annotated[Place | None, told("Where to ask when nobody else fits.", "https://chat.example.com/ask")] = None
    propose: Annotated[Place | None, told("Where to propose a session.", "https://git.example.com/hub/issues/new")] = (
        None
    )
    conduct: Annotated[Place | None, told("The code of conduct.", "code-of-conduct.md")] = None
    report: Annotated[
        IssueAddress | None,
        told(
            "Where a reader begins an issue on a page; the hub fills in `{title}`, `{body}`, `{path}` and `{id}`.",
            "https://git.example.com/hub/issues/new?title={title}&body={body}",
        ),
    ] = None
    votes: Annotated[
        OwnAddress | None,
        told("An address of your own that takes readers' votes and suggestions as GET requests.", "/votes"),
    ] = None

    @property
    def places(self) -> tuple[str, ...]:
        """The places that may be files of the hub."""
        return tuple(place for place in (self.chat, self.ask, self.propose, self.conduct) if place)


class SearchCase(Part):
    """A query and what must be among its first results."""

    query: Annotated[Text, told("What someone types.", "squash commits")]
    expect: Annotated[AnyRef, told("The entry that must be among the first three.", "lessons/git/rebase")]


class Matching(Part):
    """Rules for matching mentors and buddies with newcomers."""

    same_role: Annotated[bool | None, told("Whether both must have the same role.", "true")] = None
    min_tenure: Annotated[Interval | None, told("How long someone must have been here.", "12 months")] = None
    max_newcomers: Annotated[int | None, told("How many newcomers one person takes at once.", 2, ge=0)] = None


class Settings(Part):
    """The settings of a hub. A vocabulary that is empty is open: any word will do."""

    name: Annotated[Text, told("The name of the hub.", "Our hub")] = "Peerhub"
    lang: Annotated[Language, told("The language of the hub, as a code: en, de, es, ja or another.", "de")] = "en"
    levels: Annotated[
        tuple[Text, ...], told("Levels of lessons, easiest first.", ["beginner", "intermediate", "advanced"])
    ] = ("beginner", "intermediate", "advanced")
    formats: Annotated[tuple[Text, ...], told("Formats of sessions.", ["lunch-and-learn", "workshop"])] = (
        "lunch-and-learn",
        "workshop",
        "demo",
        "peer-review",
        "group-reflection",
        "networking",
        "office-hours",
    )
    areas: Annotated[tuple[Text, ...], told("Areas of onboarding.", ["culture", "payroll"])] = (
        "culture",
        "people",
        "payroll",
        "tools",
        "security",
        "workplace",
        "role",
    )
    times: Annotated[tuple[Text, ...], told("Times of onboarding, earliest first.", ["day-1", "week-1"])] = TIMES
    roles: Annotated[tuple[Text, ...], told("Roles people have; any if left out.", ["engineer"])] = ()
    teams: Annotated[tuple[Text, ...], told("Teams people work in; any if left out.", ["Platform"])] = ()
    offices: Annotated[tuple[Text, ...], told("Offices; any if left out.", ["Lisbon"])] = ()
    audiences: Annotated[
        tuple[Text, ...], told("Who may see entries, widest first.", ["everyone", "staff"], min_length=1)
    ] = (EVERYONE,)
    review: Annotated[
        dict[str, Interval],
        AfterValidator(_kinds),
        told("How often each kind should be looked at.", {"lesson": "12 months"}),
    ] = Field(default_factory=dict)
    links: Annotated[Links, told("Where the hub sends people.", {"conduct": "code-of-conduct.md"})] = Field(
        default_factory=Links
    )
    search: Annotated[
        tuple[SearchCase, ...],
        told("Searches that must go on working.", [{"query": "squash commits", "expect": "lessons/git/rebase"}]),
    ] = ()
    matching: Annotated[Matching, told("Rules for matching.", {"max_newcomers": 2})] = Field(default_factory=Matching)
    embeds: Annotated[
        tuple[Host, ...], told("Hosts whose videos and slides may be embedded.", ["video.example.com"])
    ] = ()
    version: Annotated[
        int,
        told("The version of the content model; 0 for pages of a plain Material site.", 1, ge=0),
        BeforeValidator(lambda value: value),
    ] = 1

    def may_embed(self, address: str) -> bool:
        """Return whether what stands at an address may be shown in a frame: its host is listed, letter by letter, with https."""
        framed = _FRAMED.fullmatch(address)
        return framed is not None and framed["host"].lower() in self.embeds

    def words(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of these vocabularies together; empty means that any word will do."""
        lists: list[Any] = [getattr(self, name) for name in names]
        return tuple(word for words in lists for word in words) if all(lists) else ()
