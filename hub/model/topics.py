"""Topics, and the paths that lead through them."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import Discriminator, Field, Tag

from hub.model.entry import Entry, Line, Part, PersonRef, Text, TopicRef
from hub.model.field import refers, told, words
from hub.model.kind import Kind
from hub.model.learning import ForWhom, Summary
from hub.model.values import SkillLevel

StepRef: TypeAlias = Annotated[str, refers(Kind.LESSON, Kind.GUIDE, Kind.SESSION, Kind.PATH)]
RoleWord: TypeAlias = Annotated[str, words("roles")]


class Topic(Entry):
    """Something people know and want to know."""

    kind: ClassVar[Kind] = Kind.TOPIC

    synonyms: Annotated[tuple[Text, ...], told("Other words people search for.", ["version control"])] = ()
    parent: Annotated[TopicRef | None, told("The wider topic.", "engineering")] = None
    steward: Annotated[Annotated[str, refers(Kind.PERSON, Kind.GROUP)] | None, told("Who looks after it.", "ada")] = (
        None
    )
    requires: Annotated[tuple[TopicRef, ...], told("Topics to know before.", ["shell"])] = ()
    targets: Annotated[
        dict[RoleWord, SkillLevel], told("How well each role should know it, from 1 to 5.", {"engineer": 3})
    ] = Field(default_factory=dict)
    wanted: Annotated[bool, told("Whether lessons are wanted.", "true")] = False


class Stage(Part):
    """A part of a path: a heading, why, and what to do; `choose` says how many of it are enough."""

    stage: Annotated[Line, told("What the stage is called.", "Basics")]
    why: Annotated[Text | None, told("What it is good for.", "Everything later builds on this.")] = None
    do: Annotated[tuple[StepRef, ...], told("The steps.", ["first-branch"])]
    choose: Annotated[int | None, told("How many of the steps are enough; all if left out.", 1, ge=1)] = None


def _form(value: object) -> str:
    return "step" if isinstance(value, str) else "stage"


Step: TypeAlias = Annotated[Annotated[StepRef, Tag("step")] | Annotated[Stage, Tag("stage")], Discriminator(_form)]


class Path(Entry):
    """An ordered way through lessons, guides, sessions and other paths; its time is always computed."""

    kind: ClassVar[Kind] = Kind.PATH

    summary: Summary
    for_: Annotated[ForWhom, told("`everyone`, or roles.", "everyone", alias="for", min_length=1)]
    outcome: Annotated[Text, told("What someone can do at its end.", "You ship a change on your own.")]
    owner: Annotated[PersonRef, told("Who keeps it right.", "ada")]
    mentors: Annotated[tuple[PersonRef, ...], told("Whom to ask on the way.", ["grace"])] = ()
    steps: Annotated[
        tuple[Step, ...],
        told(
            "Ids in order, or stages with `stage`, `why`, `do` and `choose`.",
            ["first-branch", {"stage": "Deeper", "do": ["rebase", "bisect"], "choose": 1}],
            min_length=1,
        ),
    ]
    targets: Annotated[
        dict[TopicRef, SkillLevel], told("The level of each topic it leads to, from 1 to 5.", {"git": 3})
    ] = Field(default_factory=dict)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The steps as stages; steps on their own, between stages, form stages without a name."""
        stages: list[Stage] = []
        for step in self.steps:
            if isinstance(step, Stage):
                stages.append(step)
            elif stages and not stages[-1].stage:
                stages[-1] = Stage.model_construct(stage="", do=(*stages[-1].do, step))
            else:
                stages.append(Stage.model_construct(stage="", do=(step,)))
        return tuple(stages)
