"""One topic of two: references that stand there twice, synonyms, and the text of the one that goes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from hub.edits import Edit
from hub.graph.hub import Hub
from hub.graph.references import IN_BODY
from hub.model.entry import Entry
from hub.model.topics import Topic
from hub.reading.amend import Place, listed_too, places, taken_out, without
from hub.reading.document import Document

_BLANK_START, _BLANK_END = re.compile(r"\A(?:[ \t]*\n)+"), re.compile(r"(?:\r?\n[ \t]*)+\Z")
_LABEL = re.compile(r"^[ ]{0,3}\[([^\]\n]+)\]:", re.MULTILINE)
_KEPT_APART = frozenset({"title", "synonyms", "aliases"})
"""Fields of a topic that is taken in of which nothing is lost."""


def synonyms(hub: Hub, old: Entry, new: Entry) -> Edit | None:
    """Return the edit that gives a topic the title and the synonyms of the one that it takes in."""
    if not isinstance(old, Topic) or not isinstance(new, Topic):
        return None
    known = {text.casefold() for text in (new.title, *new.synonyms)}
    more = [text for text in dict.fromkeys((old.title, *old.synonyms)) if text.casefold() not in known]
    return listed_too(hub.documents[new.id], "synonyms", more) if more else None


def merged(hub: Hub, old: str, new: str) -> Iterator[Edit]:
    """Yield edits that take out references which would stand there twice, or lead from the topic to itself."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for edge in hub.edges:
        if edge.target in {old, new} and edge.source != old and edge.via not in IN_BODY:
            found[edge.source].append((edge.span.line, edge.span.column, edge.target))
    for source, wanted in found.items():
        if source == new or {old, new} <= {target for _, _, target in wanted}:
            yield from _twice(hub.documents[source], wanted, old, itself=source == new)


def _twice(document: Document, wanted: list[tuple[int, int, str]], old: str, *, itself: bool) -> Iterator[Edit]:
    known = places(document)
    around: defaultdict[int, list[tuple[Place, str]]] = defaultdict(list)
    for line, column, target in wanted:
        if place := known.get((line, column)):
            around[id(place.around)].append((place, target))
    for group in around.values():
        gone = [place for place, target in group if target == old]
        if gone and itself and (len(gone) == len(group[0][0].around.value) or _is_key_value(gone)):
            yield from taken_out(document, (gone[0].field,))
        elif gone and (itself or len(gone) < len(group)):
            yield from without(document, gone[0].around, [place.number for place in gone])


def _is_key_value(gone: list[Place]) -> bool:
    """Return whether a reference is the whole value of a field."""
    return isinstance(gone[0].around, yaml.MappingNode)


def told_apart(hub: Hub, old: str, new: str, old_text: str, new_text: str) -> str:
    """Return the text of a topic with the body of the one that it takes in, below a heading with its title."""
    newline = "\r\n" if "\r\n" in new_text else "\n"
    body = "".join(old_text.splitlines(keepends=True)[hub.documents[old].first_line - 1 :])
    added = _added(hub, old, new, "\n".join(body.splitlines()))
    if not added:
        return new_text
    return f"{_BLANK_END.sub('', new_text)}{newline * 2}{added.replace(chr(10), newline)}{newline}"


def _added(hub: Hub, old: str, new: str, body: str) -> str:
    """Return what is added to the body of a topic; blank lines around it are not."""
    text = _BLANK_END.sub("", _BLANK_START.sub("", body))
    heading = f"## {hub.entries[old].title}\n\n" if hub.documents[new].has_text else ""
    return f"{heading}{text}" if text else ""


def anchors_afterwards(hub: Hub, old: str, new: str) -> Mapping[str, str]:
    """Return the anchors that those of a topic have once another one has taken it in; the empty one is the whole topic."""
    into = hub.documents[new]
    added = _added(hub, old, new, hub.documents[old].body)
    merged = replace(into, body=f"{_BLANK_END.sub('', into.body)}\n\n{added}\n")
    moved = merged.headings[len(into.headings) :]
    own = moved[-len(hub.documents[old].headings) :] if hub.documents[old].headings else ()
    anchors = {was.id: now.id for was, now in zip(hub.documents[old].headings, own, strict=True)}
    return {"": moved[0].id if into.has_text and moved else "", **anchors}


def clashing_labels(hub: Hub, old: str, new: str) -> tuple[str, ...]:
    """Return the labels of links and footnotes that the texts of two topics define each for itself."""
    labels = ({label.casefold() for label in _LABEL.findall(hub.documents[one].body)} for one in (old, new))
    return tuple(sorted(set.intersection(*labels)))


def lost_fields(hub: Hub, old: str) -> tuple[str, ...]:
    """Return the fields of a topic that are not taken in with it; those of the other topic stay as they are."""
    root = hub.documents[old].compose()[0]
    names = (str(key.value) for key, _ in root.value) if root is not None else ()
    return tuple(name for name in names if name not in _KEPT_APART)
