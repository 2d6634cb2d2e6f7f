"""The inline structure of a body: links, images, mentions, ids; in time linear in its length."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from hub.blocks.grammar import MENTION
from hub.reading.formulas import CODE, Formula, formulas_in
from hub.reading.removals import Removal, removals_in

_TOKEN = re.compile(r"\\.|!\[|\[|\]", re.DOTALL)
_DESTINATION = re.compile(
    r"""\([ \t\n]*+(?:<(?P<angled>[^<>\n]*)>|(?P<plain>(?:[^\s()\\]|\\.|\([^\s()]*\))*))"""
    r"""(?:[ \t\n]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t\n]*\)"""
)
_SPACED = re.compile(
    r"""\([ \t]{0,9}(?P<plain>[^()<>"'\s][^()<>"'\n]{0,400}?)[ \t]{0,9}(?:"[^"\n]*"|'[^'\n]*')?[ \t]{0,9}\)"""
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST_LABEL = 4000
_LABEL = re.compile(r"[ ]?\[(?P<label>[^\[\]\n]*)\]")
DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\[\]\n^*][^\[\]\n]*)\]:[ \t]*\n?[ \t]*<?(?P<target>[^\s<>]+)>?", re.MULTILINE
)
_COMMENT_ENDS = ("<!--", "-->")
_TAG = re.compile(r"(?<!\]\()<(?P<name>/?[A-Za-z][\w-]*)(?P<attributes>(?:[\s/][^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""")
_ADDRESSES = {"a": ("href", "alt"), "img": ("src", "alt"), "iframe": ("src", "title")}
"""The attributes of tags that say where they lead, and what it is."""
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto|ftp):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+")
_ATTRIBUTE_LIST = re.compile(r"\{:?[ \t]*+(?P<inside>[^{}\n]*+)\}")
_ID = re.compile(r"(?:^|\s)(?:#|id=[\"']?)(?P<id>[^\s\"'{}]+)")
_TICKS = re.compile(r"`+")
_BLOCK_END = re.compile(r"\n[ \t]*(?:\n|[-*+][ \t]|\d+\.[ \t]|#)")
_TYPED = re.compile(r"""\+\+(?:[\w-]{1,30}\+){0,6}(?:"[^"\n]{1,200}"|'[^'\n]{1,200}')\+\+""")
_NOT_NEWLINE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Found:
    """A link, image or mention by its place in the text: `start` to `end` is what can be replaced."""

    target: str
    label: str
    start: int
    end: int
    image: bool = False
    html: bool = False
    outer: tuple[int, int] = (0, 0)


class Definition(NamedTuple):
    """Where a link by reference leads, and where that stands; all links that name it share one text, however long."""

    target: str
    start: int
    end: int


class Inline(NamedTuple):
    """All that was found, each list in the order of the text. `frames` are those of HTML, their titles as labels."""

    links: list[Found]
    mentions: list[Found]
    ids: list[str]
    removals: list[Removal]
    frames: list[Found]
    formulas: list[Formula]


def inline_of(prose: str) -> Inline:
    """Find links, images, mentions, ids and what is taken out in a text whose code blocks are blanked out."""
    code = _code_spans(prose) if "`" in prose else []
    formulas = list(formulas_in(_blanked(prose, code, CODE))) if "$" in prose or "\\(" in prose else []
    prose = _blanked(prose, [*code, *((one.start, one.end) for one in formulas)])
    prose = _blanked(prose, (typed.span() for typed in _TYPED.finditer(prose))) if "++" in prose else prose
    prose = _blanked(prose, _comments(prose)) if "<!--" in prose else prose
    links: list[Found] = []
    ids: list[str] = []
    frames: list[Found] = []
    removals = list(removals_in(prose))
    if "<" in prose:
        tags = list(_TAG.finditer(prose))
        for tag in tags:
            _read_tag(tag, links, ids, frames)
        autolinks = [
            Found(match["target"], match["target"], match.start("target"), match.end("target"), outer=match.span())
            for match in _AUTOLINK.finditer(prose)
        ]
        links.extend(autolinks)
        prose = _blanked(prose, [tag.span() for tag in tags] + [link.outer for link in autolinks])
    if "[" in prose:
        bracketed, used = _bracketed(prose)
        links.extend(bracketed)
        prose = _blanked(prose, used)
    if "{" in prose:
        ids.extend(
            match["id"] for inside in _ATTRIBUTE_LIST.finditer(prose) for match in _ID.finditer(inside["inside"])
        )
    links.sort(key=lambda found: found.start)
    return Inline(links, _mentions(prose) if "@" in prose else [], ids, removals, frames, formulas)


def without_code(text: str) -> str:
    """Return a text with spaces in the place of its code spans."""
    return _blanked(text, _code_spans(text))


def _blanked(text: str, ranges: Iterable[tuple[int, int]], by: str = " ") -> str:
    parts: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        if start >= at:
            parts.extend((text[at:start], _NOT_NEWLINE.sub(by, text[start:end])))
            at = end
    parts.append(text[at:])
    return "".join(parts)


def _code_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    runs: list[tuple[int, int]] = []
    for match in _TICKS.finditer(text):
        if runs and _BLOCK_END.search(text, runs[-1][1], match.start()):
            spans.extend(_paired(text, runs))
            runs.clear()
        runs.append(match.span())
    spans.extend(_paired(text, runs))
    return spans


def _paired(text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pair each run of backticks with the next one of its length in the same paragraph."""
    following: list[int | None] = [None] * len(runs)
    latest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        following[index] = latest.get(length)
        latest[length] = index
    index = 0
    while index < len(runs):
        start, _ = runs[index]
        partner = following[index]
        if partner is None or _is_escaped(text, start):
            index += 1
        else:
            yield start, runs[partner][1]
            index = partner + 1


def _is_escaped(text: str, at: int) -> bool:
    """Return whether an odd number of backslashes stands before a place."""
    before = text[max(at - 32, 0) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _comments(text: str) -> list[tuple[int, int]]:
    opening, closing = _COMMENT_ENDS
    spans: list[tuple[int, int]] = []
    start = text.find(opening)
    while start >= 0 and (end := text.find(closing, start)) >= 0:
        spans.append((start, end + len(closing)))
        start = text.find(opening, end)
    return spans


def _read_tag(tag: re.Match[str], links: list[Found], ids: list[str], frames: list[Found]) -> None:
    attributes = {match["name"].lower(): match for match in _ATTRIBUTE.finditer(tag["attributes"])}
    name = tag["name"].lower()
    offset = tag.start("attributes")
    ids.extend(
        _value(attributes[key])[0] for key in ("id", "name") if key in attributes and (key == "id" or name == "a")
    )
    address, label = _ADDRESSES.get(name, ("", ""))
    target, start, end = _value(attributes[address]) if address in attributes else ("", 0, 0)
    said = _value(attributes[label])[0] if label in attributes else ""
    if name == "iframe":
        frames.append(Found(target, said, *tag.span(), html=True, outer=tag.span()))
    elif address in attributes:
        place = (offset + start, offset + end)
        links.append(Found(target, said, *place, image=name == "img", html=True, outer=tag.span()))


def _value(match: re.Match[str]) -> tuple[str, int, int]:
    group = next(name for name in ("double", "single", "bare") if match[name] is not None)
    return match[group], match.start(group), match.end(group)


def _bracketed(text: str) -> tuple[list[Found], list[tuple[int, int]]]:
    """Return links and images in brackets, and the ranges that belong to them."""
    matches = list(DEFINITION.finditer(text))
    definitions = {_key(match["label"]): Definition(match["target"], *match.span("target")) for match in matches}
    text = _blanked(text, [match.span() for match in matches]) if matches else text
    links: list[Found] = []
    open_brackets: list[tuple[int, bool]] = []
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[0] in ("[", "!["):
            open_brackets.append((token.start(), token[0] == "!["))
        elif token[0] == "]" and open_brackets:
            start, image = open_brackets.pop()
            if token.start() - start > _LONGEST_LABEL:
                continue
            label = text[start + 1 + image : token.start()]
            found = _direct(text, start, at, label) or _by_reference(text, start, at, label, definitions)
            if found:
                links.append(replace(found, image=image))
                at = found.outer[1]
    return links, [link.outer for link in links] + [match.span() for match in matches]


def _direct(text: str, start: int, at: int, label: str) -> Found | None:
    """Return the link `[label](destination)` whose label ends at `at`."""
    match = _DESTINATION.match(text, at) or _SPACED.match(text, at)
    if not match:
        return None
    group = "angled" if match.groupdict().get("angled") is not None else "plain"
    target = _ESCAPED.sub(r"\1", match[group])
    return Found(target, label, match.start(group), match.end(group), outer=(start, match.end()))


def _by_reference(text: str, start: int, at: int, label: str, definitions: Mapping[str, Definition]) -> Found | None:
    """Return the link `[label][key]` or `[label]` whose key is defined; its target stands at the definition."""
    named = _LABEL.match(text, at)
    defined = definitions.get(_key((named and named["label"]) or label))
    if not defined:
        return None
    end = named.end() if named else at
    return Found(defined.target, label, defined.start, defined.end, outer=(start, end))


def _key(label: str) -> str:
    return " ".join(label.lower().split())


def _mentions(text: str) -> list[Found]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if ":" in text or "www." in text else []
    text = _blanked(text, addresses) if addresses else text
    found = MENTION.finditer(text)
    return [Found(match["name"], f"@{match['name']}", match.start("at"), match.end()) for match in found]
