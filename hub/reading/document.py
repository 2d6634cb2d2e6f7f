"""A document: one file, read, with the place of everything in it. Nothing here knows what the fields mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from hub.diagnostics import Diagnostic, Span
from hub.reading import front, tree
from hub.reading.heading import Anchors, Heading, heading_of
from hub.reading.mishaps import Mishap
from hub.reading.offsets import Places
from hub.reading.origin import on_mended_line
from hub.reading.outdated import outdated, renewed
from hub.reading.parts import BodyParts, Link, Mention, Task, parts_of
from hub.reading.stages import Block
from hub.reading.tokens import secrets_in

Route = tuple[str | int, ...]
"""The keys and indexes that lead from the top of the front matter to a value: `("steps", 2, "do")`."""

_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One file as it was read.

    `block` is the text of its front matter, None where there is none, and begins on `block_line` of the file; the body
    begins on `first_line`. `former` has the names of fields by those that they had before. Only texts and places are kept,
    no trees: a hub of thousands of documents stays small. `original` is the document as it was written, where this one is
    what some readers see of it.
    """

    path: str
    block: str | None
    body: str
    first_line: int = 1
    block_line: int = 2
    former: Mapping[str, str] = field(default_factory=dict, compare=False)
    original: "Document | None" = field(default=None, compare=False)

    @property
    def written(self) -> "Document":
        """The document as its author wrote it."""
        return self.original or self

    def compose(self) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
        """Return the tree of the front matter and what is wrong with its YAML; it is composed anew at each call."""
        root, faults = self._written()
        return renewed(root, self.former) if root and self.former else root, faults

    def _written(self) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
        return (None, []) if self.block is None else tree.compose(self.path, self.block, self.block_line)

    @property
    def outdated(self) -> tuple[Diagnostic, ...]:
        """The fields that are written under a name which they had before."""
        root = self._written()[0] if self.former else None
        return tuple(outdated(self.path, self.block_line, root, renewed(root, self.former))) if root else ()

    def span(self, route: Sequence[str | int]) -> Span:
        """Return the place of the value at a route, or of the nearest place above it that exists."""
        steps, mended = self._follow(route)
        return self._place(steps[-1][1], mended) if steps else Span(self.path)

    def key_span(self, route: Sequence[str | int]) -> Span:
        """Return the place of the key at the end of a route; where there is none, that of the nearest value above."""
        steps, mended = self._follow(route)
        key = steps[-1][0] if len(steps) == len(route) and steps else None
        return self._place(key, mended) if key is not None else self.span(route)

    def _place(self, node: yaml.Node, mended: Sequence[Diagnostic]) -> Span:
        return on_mended_line(tree.span_of(self.path, node, self.block_line), mended)

    def _follow(self, route: Sequence[str | int]) -> tuple[list[tuple[yaml.Node | None, yaml.Node]], list[Diagnostic]]:
        """Return key and value at each part of a route, as far as it exists, and the faults of the YAML."""
        node: yaml.Node | None
        node, faults = self.compose()
        steps: list[tuple[yaml.Node | None, yaml.Node]] = []
        for part in route:
            found = _child(node, part)
            if found is None:
                break
            steps.append(found)
            node = found[1]
        return steps, faults

    def recall(self, found: BodyParts) -> None:
        """Take what an earlier reading of the same body found, so that it is not read again."""
        self.__dict__["found"] = found

    @property
    def links(self) -> tuple[Link, ...]:
        """Links and images in order."""
        return self.found.links

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Who is mentioned in the text; the doers of tasks are not mentions."""
        return self.found.mentions

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The items of task lists in order."""
        return self.found.tasks

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the learning loop in order; one inside another is `nested`, and has no behaviour."""
        return self.found.blocks

    @property
    def mishaps(self) -> tuple[tuple[Mishap, Span], ...]:
        """The lines that were meant to open a block, and where."""
        return self.found.mishaps

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order, each with the id that Python-Markdown gives it."""
        anchors = Anchors((*self.found.ids, *(block.id for block in self.blocks)))
        return tuple(heading_of(line, self.path, self.first_line, anchors) for line in self.found.headings)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """All ids that a link into this document may name."""
        notes = {f"{mark}:{name}" for name in _FOOTNOTE.findall(self.body) for mark in ("fn", "fnref")}
        own = {block.id for block in self.blocks if block.id}
        return frozenset(self.found.ids) | own | {heading.id for heading in self.headings} | notes

    @property
    def has_top_heading(self) -> bool:
        """Whether there is a heading of the first level in the body."""
        return any(line.level == 1 for line in self.found.headings)

    @property
    def block_secrets(self) -> tuple[tuple[str, Span], ...]:
        """What in the front matter must not be published: what it is, and where."""
        block = self.block or ""
        places = Places(self.path, block.split("\n"), self.block_line)
        return tuple((what, places.span(start, end)) for what, start, end in secrets_in(block))

    @property
    def has_text(self) -> bool:
        """Whether there is anything but white space in the body."""
        return bool(self.body) and not self.body.isspace()

    @cached_property
    def found(self) -> BodyParts:
        """What stands in the body; the body is read the first time that somebody asks."""
        return parts_of(self.path, self.body, self.first_line)


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    return None


def read_document(path: str, text: str, former: Mapping[str, str] | None = None) -> tuple[Document, list[Diagnostic]]:
    """Read one text (line ends normalised): the document, and what is wrong with the way it is divided."""
    block, body, first_line, faults = front.split(path, text)
    return Document(path, block, body, first_line, former=former or {}), faults


def read_settings(path: str, text: str) -> Document:
    """Read a file that is YAML throughout, such as `hub.yml`; an empty one says nothing."""
    says = any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))
    return Document(path, text if says else None, "", block_line=1)
