"""What stands in the text of a document, with the place of everything in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from hub.blocks.grammar import DOER
from hub.diagnostics import Span
from hub.reading.blocks import Line, blocks_of
from hub.reading.inline import Found, inline_of
from hub.reading.mishaps import Mishap
from hub.reading.offsets import Places
from hub.reading.private import private_in
from hub.reading.removals import Removal
from hub.reading.stages import Block, blocks_in
from hub.reading.target import Target, target_of
from hub.reading.tokens import secrets_in
from hub.reading.torn import Torn, torn_in

LENGTH = 16
"""Hexadecimal digits of a digest."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image. `leads` is where it leads inside the hub; `html` means written as a tag.

    `span` is the place of its target; `whole` includes text and brackets.
    """

    target: str
    leads: Target | None
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
    """An item of a task list. `doer` is the name before its colon, if one is given; `span` is the place of all its text."""

    text: str
    done: bool
    doer: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of HTML: the address and the title it was written with, and the place of its tag."""

    address: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in TeX; `block` says whether it stands by itself. `span` is the place of its TeX, without the marks around it."""

    tex: str
    block: bool
    span: Span


class BodyParts(NamedTuple):
    """What stands in a body; the working copies of its text are gone. `digests` are those of what stands below each heading."""

    headings: list[Line]
    links: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    tasks: tuple[Task, ...]
    ids: list[str]
    blocks: tuple[Block, ...]
    mishaps: tuple[tuple[Mishap, Span], ...]
    secrets: tuple[tuple[str, Span], ...]
    private: tuple[tuple[str, Span], ...]
    torn: tuple[Torn, ...]
    removals: tuple[tuple[Removal, Span], ...]
    digests: tuple[str, ...]
    frames: tuple[Frame, ...]
    formulas: tuple[Formula, ...]


def digest_of(text: str) -> str:
    """Return the digest of a text, in which white space does not count."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def parts_of(path: str, body: str, first_line: int) -> BodyParts:
    """Return what stands in a body that begins on a line of the file at `path`."""
    lines = body.split("\n")
    blocks = blocks_of(lines)
    prose = "\n".join(blocks.prose)
    inline = inline_of(prose)
    places = Places(path, lines, first_line)
    tasks = tuple(_task(line, places) for line in blocks.tasks)
    doers = {task.span for task in tasks if task.doer}
    starts = {(span.line, span.column) for span in doers}
    named = (Mention(item.target, places.span(item.start, item.end)) for item in inline.mentions)
    return BodyParts(
        blocks.headings,
        _links(inline.links, places),
        tuple(mention for mention in named if (mention.span.line, mention.span.column) not in starts),
        tasks,
        inline.ids,
        blocks_in(blocks.stages.found, path, first_line),
        tuple((mishap, places.on(mishap)) for mishap in blocks.stages.mishaps),
        tuple((what, places.span(start, end)) for what, start, end in secrets_in(body)),
        tuple((what, places.span(start, end)) for what, start, end in private_in(prose)),
        tuple(torn_in(path, first_line, blocks.prose)),
        tuple((one, places.span(one.start, one.end)) for one in inline.removals),
        tuple(
            digest_of("\n".join(lines[start:end]))
            for start, end in pairwise((*(one.index for one in blocks.headings), len(lines)))
        ),
        tuple(
            Frame(unescape(one.target), unescape(one.label), places.span(one.start, one.end)) for one in inline.frames
        ),
        (
            *(Formula(unescape(line.text), True, places.over(line)) for line in blocks.formulas),  # noqa: FBT003  one of two kinds
            *(
                Formula(unescape(one.tex), False, places.span(one.inside, one.inside + len(one.tex)))  # noqa: FBT003  the other
                for one in inline.formulas
            ),
        ),
    )


def _links(found: Sequence[Found], places: Places) -> tuple[Link, ...]:
    """Return the links of a body; where a target leads is worked out once, since thousands may share a long one."""
    leads: dict[str, Target | None] = {}
    for one in found:
        if one.target not in leads:
            leads[one.target] = target_of(places.path, one.target)
    return tuple(_link(one, leads[one.target], places) for one in found)


def _link(found: Found, leads: Target | None, places: Places) -> Link:
    span, whole = places.span(found.start, found.end), places.span(*found.outer)
    return Link(found.target, leads, found.label, found.image, found.html, span, whole)


def _task(line: Line, places: Places) -> Task:
    doer = DOER.match(line.text)
    text = line.text[doer.end() :] if doer else line.text
    return Task(text, line.done, doer["name"] if doer else None, places.on(line))
