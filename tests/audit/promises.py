"""What holds for every text, whatever stands in it: told as the promises that one text breaks."""

import re
from collections.abc import Iterator

import frontmatter
from selectolax.lexbor import LexborHTMLParser, LexborNode

from hub.checking.check import findings
from hub.checking.fixing import fixed
from hub.diagnostics import Diagnostic, Severity, Span
from hub.graph.hub import Hub
from hub.load import load
from hub.model.entry import Entry
from hub.sanitising.cleaning import sanitised
from tests.case import PEOPLE
from tests.press import TODAY, Press, Printed

SEEN = re.compile(r"seen\d+q")
_UNSEEN = re.compile(r"(?s:<!--.*?-->)|^[ \t>]*\*\[[^\\]*?\][ ]?:.*$", re.MULTILINE)
"""Comments, and what abbreviations stand for: it is seen only where they are used."""
_TAKEN_OUT = frozenset(
    "removed-tag removed-attribute foreign-image broken-link missing-image unrenderable-text unclosed-code broken-markup "
    "lost-footnote lost-cell merge-conflict".split()
)
"""Rules that say that something of a text is not on its page, or not as it was meant."""
_HIDING = frozenset({"control-character", "bidirectional-control"})
_LOADS = {
    "src": ("img", "input", "script", "iframe", "embed", "source", "track", "audio", "video"),
    "data": ("object",),
}
_ELEMENTS = frozenset(
    "script style iframe object embed link meta base form textarea select button template frame math".split()
)
_FOREIGN = re.compile(r"[\s\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_RESERVED = re.compile(r"__(?!tabbed_|span-|codelineno-)|hub-", re.IGNORECASE)
_LINKS = re.compile(r"(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)


def broken_promises(press: Press, path: str, text: str) -> Iterator[str]:
    """Yield which promises a text breaks: a fault in the hub, or in what the promises say."""
    printed = press.print(path, text)
    yield from _findings(printed, path, text)
    yield from _fixes(printed, path, text)
    if printed.page is not None:
        body = printed.page.body
        if sanitised(body) != body:
            yield "what was sanitised changes when it is sanitised again"
        yield from _harms(body)
        yield from _silence(printed, text)


def _findings(printed: Printed, path: str, text: str) -> Iterator[str]:
    hub, faults = load({**PEOPLE, path: text}, TODAY, ["pictures/a.png"])
    if findings(hub, faults) != printed.found:
        yield "the same text has other findings the second time"
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in (*printed.found, *printed.told):
        if not one.message.endswith((".", "?")) or len(one.hint.split()) < 2:
            yield f"{one.rule.name} says {one.message!r} and {one.hint!r}"
        if one.span.path == path and not _stands(one.span, lines):
            yield f"{one.rule.name} is at {one.span}, which is no place in the file"


def _stands(span: Span, lines: list[str]) -> bool:
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    )


def _errors(found: list[Diagnostic]) -> int:
    return sum(one.severity is Severity.ERROR for one in found)


def _fixes(printed: Printed, path: str, text: str) -> Iterator[str]:
    better = fixed({path: text}, (one for one in printed.found if one.span.path == path))
    if path in better and not printed.rules & _HIDING:  # what stands behind those was not found
        hub, faults = load({**PEOPLE, path: better[path]}, TODAY, ["pictures/a.png"])
        after = findings(hub, faults)
        if _errors(after) > _errors(printed.found):
            yield f"--fix makes new errors: {sorted({one.message for one in after} - {one.message for one in printed.found})}"


def _harms(body: str) -> Iterator[str]:
    root = LexborHTMLParser(body).body
    for node in root.traverse(include_text=False) if root else ():
        name = str(node.tag)
        if name in _ELEMENTS:
            yield f"<{name}> is on the page"
        yield from (f"{harm} is on the page" for harm in _attributes(name, node))


def _attributes(name: str, node: LexborNode) -> Iterator[str]:
    for attribute, given in node.attributes.items():
        value = given or ""
        if attribute.startswith("on") or attribute in {
            "srcdoc",
            "srcset",
            "formaction",
            "background",
            "ping",
            "poster",
        }:
            yield f"{attribute}={value!r}"
        if attribute == "style" and not re.fullmatch(r"text-align: ?\w+;?", value):
            yield f"style={value!r}"
        if name in _LOADS.get(attribute, ()) and _FOREIGN.match(value):
            yield f"{attribute}={value!r}"
        if attribute in {"href", "xlink:href"} and not _LINKS.match(re.sub(r"[\x00-\x20]", "", value)):
            yield f"{attribute}={value!r}"
        if attribute in {"id", "name"} and name != "hub-check" and _RESERVED.match(value):
            yield f"{attribute}={value!r}"


def _silence(printed: Printed, text: str) -> Iterator[str]:
    """Yield the words that readers should see, that are not on the page, and that nothing is told about."""
    if printed.rules & _TAKEN_OUT or printed.page is None:
        return
    shown = {*SEEN.findall(_shown(printed.page.body))}
    lost = [word for word in SEEN.findall(_UNSEEN.sub("", text.replace("\r", "\n"))) if word not in shown]
    if lost:
        yield f"{lost} are lost in silence"


def _shown(body: str) -> str:
    """Return what of HTML readers can see or hear: its text, and what is said of images and abbreviations."""
    root = LexborHTMLParser(body).body
    if root is None:
        return ""
    said = (value or "" for node in root.css("[alt], [title], [href]") for value in node.attributes.values())
    return " ".join((root.text(), *said))


def broken_promises_of_fields(path: str, text: str) -> Iterator[str]:
    """Yield which promises the front matter of a file breaks: one reader, and no entry that was not read whole."""
    hub, faults = load({**PEOPLE, path: text}, TODAY, ["pictures/a.png"])
    found = findings(hub, faults)
    printed = Printed(hub, found, [], None)
    yield from _findings(printed, path, text)
    fixed({path: text}, (one for one in found if one.span.path == path))
    entry = next(one for one in hub.entries.values() if one.path == path)
    wrong = any(one.severity is Severity.ERROR and one.span.path == path for one in found)
    if entry.faulty != wrong:
        yield f"it is {'withheld without an error' if entry.faulty else 'shown with an error'}"
    if entry.faulty:
        if path in {one.path for one in hub.published.entries.values()}:
            yield "it has an error and is published"
        return
    yield from _reading(hub, entry, text, {one.rule.name for one in found})


def _reading(hub: Hub, entry: Entry, text: str, rules: set[str]) -> Iterator[str]:
    """Yield how python-frontmatter, which other tools use, reads a sound file otherwise than the hub."""
    document = hub.documents[entry.id]
    root, _ = document.compose()
    post = frontmatter.loads(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    keys = {key.value for key, _ in root.value} if root else set()
    if set(map(str, post.metadata)) != keys and "ambiguous-scalar" not in rules:
        yield f"python-frontmatter reads {sorted(map(str, post.metadata))}"
    if post.content.strip() != document.body.strip():
        yield "python-frontmatter begins the body elsewhere"
    if "seen0q" not in document.body:
        yield "the body is lost"
