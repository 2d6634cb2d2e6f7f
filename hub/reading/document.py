"""A document: one file, read, with the place of everything in it. Nothing here knows what the fields mean."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml
from markdown.extensions.toc import slugify_unicode, unique

from hub.diagnostics import Diagnostic, Span
from hub.reading import front, tree
from hub.reading.blocks import Blocks, Line, blocks_of
from hub.reading.inline import Found, Inline, inline_of

Route = tuple[str | int, ...]
"""The keys and indexes that lead from the top of the front matter to a value: `("steps", 2, "do")`."""

_TRAILING_LIST = re.compile(r"[ \t]*\{:?[ \t]*([^{}\n]*)\}[ \t]*$")
_HEADING_ID = re.compile(r"(?:^|\s)#([^\s{}]+)")
_CODE = re.compile(r"(`+)(.+?)\1")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_MARKUP = re.compile(r"<[^<>]*>|\\(?=[^\w\s])|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_DOER = re.compile(r"@(\w+(?:[.-]\w+)*):[ \t]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is its anchor."""

    level: int
    text: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image. `span` is its target; `whole` includes text and brackets. `html` means written as a tag."""

    target: str
    label: str
    image: bool
    html: bool
    span: Span
    whole: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """An `@name` in the text."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """An item of a task list. `doer` is the name before its colon, if one is given."""

    text: str
    done: bool
    doer: str | None
    span: Span


@dataclass(frozen=True)
class Document:
    """One file as it was read. `first_line` is the line of the file on which the body begins."""

    path: str
    front: yaml.MappingNode | None
    body: str
    first_line: int = 1
    front_line: int = 2

    def span(self, route: Sequence[str | int]) -> Span:
        """Return the place of the value at a route, or of the nearest place above it that exists."""
        node, _ = self._follow(route)
        return (
            tree.span_of(self.path, node, self.front_line)
            if node is not None and node is not self.front
            else Span(self.path)
        )

    def key_span(self, route: Sequence[str | int]) -> Span:
        """Return the place of the key at the end of a route; where there is none, that of the nearest value above."""
        _, key = self._follow(route)
        return tree.span_of(self.path, key, self.front_line) if key is not None else self.span(route)

    def _follow(self, route: Sequence[str | int]) -> tuple[yaml.Node | None, yaml.Node | None]:
        node: yaml.Node | None = self.front
        key: yaml.Node | None = None
        for part in route:
            found = _child(node, part)
            if found is None:
                return node, None
            key, node = found
        return node, key

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order, each with the id that Python-Markdown gives it."""
        taken = set(self._inline.ids)
        return tuple(self._heading(line, taken) for line in self._blocks.headings)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links and images in order."""
        return tuple(self._link(found) for found in self._inline.links)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Who is mentioned in the text; the doers of tasks are not mentions."""
        doers = {(task.span.line, task.span.column) for task in self.tasks if task.doer}
        found = (Mention(item.target, self._span(item.start, item.end)) for item in self._inline.mentions)
        return tuple(mention for mention in found if (mention.span.line, mention.span.column) not in doers)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The items of task lists in order."""
        return tuple(self._task(line) for line in self._blocks.tasks)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """All ids that a link into this document may name."""
        return frozenset(self._inline.ids) | {heading.id for heading in self.headings} | self._footnotes

    @property
    def has_text(self) -> bool:
        """Whether there is anything but white space in the body."""
        return not self.body.isspace() and bool(self.body)

    @cached_property
    def _lines(self) -> list[str]:
        return self.body.split("\n")

    @cached_property
    def _blocks(self) -> Blocks:
        return blocks_of(self._lines)

    @cached_property
    def _inline(self) -> Inline:
        return inline_of("\n".join(self._blocks.prose))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self._lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    @cached_property
    def _footnotes(self) -> frozenset[str]:
        return frozenset(f"fn:{name}" for name in re.findall(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", self.body, re.MULTILINE))

    def _span(self, start: int, end: int) -> Span:
        first, last = (bisect_right(self._starts, at) - 1 for at in (start, end))
        return Span(
            self.path,
            first + self.first_line,
            start - self._starts[first] + 1,
            last + self.first_line,
            end - self._starts[last] + 1,
        )

    def _line_span(self, line: Line) -> Span:
        return Span.on_line(self.path, line.index + self.first_line, line.column + 1, len(line.text))

    def _heading(self, line: Line, taken: set[str]) -> Heading:
        listed = _TRAILING_LIST.search(line.text)
        given = _HEADING_ID.search(listed[1]) if listed else None
        text = plain_text(line.text[: listed.start()] if listed else line.text)
        return Heading(
            line.level, text, given[1] if given else unique(slugify_unicode(text, "-"), taken), self._line_span(line)
        )

    def _link(self, found: Found) -> Link:
        span = self._span(found.start, found.end)
        return Link(found.target, found.label, found.image, found.html, span, self._span(*found.outer))

    def _task(self, line: Line) -> Task:
        doer = _DOER.match(line.text)
        return Task(
            line.text[doer.end() :] if doer else line.text, line.done, doer[1] if doer else None, self._line_span(line)
        )


def plain_text(markdown: str) -> str:
    """Return a line of Markdown without its inline markup, as it reads on the page."""
    pieces: list[str] = []
    at = 0
    for code in _CODE.finditer(markdown):
        pieces.extend((_without_markup(markdown[at : code.start()]), code[2].strip()))
        at = code.end()
    pieces.append(_without_markup(markdown[at:]))
    return "".join(pieces).strip()


def _without_markup(text: str) -> str:
    return _MARKUP.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text))).replace("*", "")


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    return None


def read_document(path: str, text: str) -> tuple[Document, list[Diagnostic]]:
    """Read one text (line ends normalised): the document, which is whole even where there are faults, and the faults."""
    block, body, first_line, faults = front.split(path, text)
    if block is None:
        return Document(path, None, body, first_line), faults
    root, more = tree.compose(path, block)
    return Document(path, root, body, first_line), [*faults, *more]


def read_settings(path: str, text: str) -> tuple[Document, list[Diagnostic]]:
    """Read a file that is YAML throughout, such as `hub.yml`."""
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n")):
        return Document(path, None, "", front_line=1), []
    root, faults = tree.compose(path, text, first_line=1)
    return Document(path, root, "", front_line=1), faults
