"""The learning loop of a lesson: which stages it has, and what practises and checks each of its outcomes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from hub.graph.hub import Hub
from hub.model.edge import Edge
from hub.model.learning import Lesson
from hub.reading.stages import Block

NAMING = frozenset({"mentions", "links"})
"""What edges are called that name somebody in a text."""
STAGES = ("Learn", "Practise", "Get feedback", "Reflect")
"""The stages of the loop, as their headings say them."""
_HEADINGS = {
    "learn": "Learn",
    "practise": "Practise",
    "practice": "Practise",
    "get feedback": "Get feedback",
    "feedback": "Get feedback",
    "reflect": "Reflect",
    "reflection": "Reflect",
}
_BLOCKS = {"practice": "Practise", "check": "Practise", "feedback": "Get feedback", "reflect": "Reflect"}
COVERING = frozenset({"practice", "check"})
"""The kinds of blocks that show a reader whether an outcome is reached."""


def blocks(hub: Hub, entry_id: str) -> tuple[Block, ...]:
    """Return the blocks in the text of an entry that have a behaviour, in order."""
    return tuple(block for block in hub.documents[entry_id].blocks if not block.nested)


def missing_stages(hub: Hub, lesson: Lesson) -> tuple[str, ...]:
    """Return the stages that a lesson has neither by a heading nor by a block."""
    document = hub.documents[lesson.id]
    present = {_BLOCKS[block.kind] for block in blocks(hub, lesson.id)}
    present.update(_stages(line.text for line in document.found.headings))
    if len(present) < len(STAGES):
        present.update(_stages(heading.text for heading in document.headings))
    return tuple(stage for stage in STAGES if stage not in present)


def _stages(headings: Iterable[str]) -> Iterator[str]:
    """Yield the stages that headings name."""
    for text in headings:
        if stage := _HEADINGS.get(" ".join(text.lower().split())):
            yield stage


def asks_for_feedback(hub: Hub, edge: Edge) -> bool:
    """Return whether an edge is a name in a block of feedback, which sends readers to that person."""
    starts, ends = hub.once(_feedback).get(edge.source, ([], []))
    place = bisect_right(starts, edge.span.line) - 1
    return edge.via in NAMING and place >= 0 and edge.span.line <= ends[place]


def _feedback(hub: Hub) -> dict[str, tuple[list[int], list[int]]]:
    """Return the first and the last lines of the blocks of feedback in each entry that has any."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for entry_id in hub.documents:
        asking = [block for block in blocks(hub, entry_id) if block.kind == "feedback"]
        if asking:
            found[entry_id] = ([block.span.line for block in asking], [block.end_line for block in asking])
    return found


def coverage(hub: Hub, lesson: Lesson) -> tuple[tuple[Block, ...], ...]:
    """Return for each outcome of a lesson, in order, the practices and checks that are about it."""
    covering = [block for block in blocks(hub, lesson.id) if block.kind in COVERING]
    by_outcome: dict[int, list[Block]] = {}
    for block in covering:
        for outcome in block.outcomes:
            by_outcome.setdefault(outcome, []).append(block)
    return tuple(tuple(by_outcome.get(number, ())) for number in range(1, len(lesson.outcomes) + 1))
