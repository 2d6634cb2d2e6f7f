"""Spaces that YAML wants behind the colon of a field and the dash of an item: where they are missing, and lines with them.

YAML takes such a line for a text, and what comes of it is reported somewhere else; so they are put in before it reads.
"""

import re

from hub.diagnostics import Diagnostic
from hub.reading.known import braced, is_field_name, is_list, names_below, takes_text
from hub.reading.origin import Origin, fault
from hub.reading.wording import quoted
from hub.rules import syntax

_MAYBE = re.compile(r"^ *(?:- +)*(?:[A-Za-z][\w/-]*:[^\s/\\]|-[^\s\d-])|[{,] *[A-Za-z][\w/-]*:[^\s/\\]", re.MULTILINE)
_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[\w/-]+):(?=\s|$))?[ \t]*(?P<value>.*)")
_KEY = re.compile(
    r"(?P<head> *(?P<dashes>(?:- +)*))(?P<key>[A-Za-z][\w/-]*):(?P<value>(?!//)[^\s:\\&*!#].*?)(?P<tail>\s*(?:\s#.*)?)$"
)
_DASH = re.compile(r"(?P<head> *)-(?P<text>[^\s\d>&*!-].*?)(?P<tail>\s*(?:\s#.*)?)$")
_IN_BRACES = re.compile(
    r"""(?P<before>[{,] *)(?P<key>[A-Za-z][\w/-]*):(?P<value>\[[^\]]*\]|"[^"]*"|'[^']*'|(?!//)[^\s:\\&*!#,{}\[\]"'][^,{}\[\]"']*)"""
    r"""|"[^"]*"|'[^']*'"""
)
_COLON = re.compile(r":(?:\s|$)")
_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}


def spaced(origin: Origin, block: str) -> tuple[str, list[Diagnostic]]:
    """Return a block with the spaces that are missing in it, and a fault for each."""
    if not _MAYBE.search(block):
        return block, []
    walk = _Walk(origin, block.split("\n"))
    for index, line in enumerate(walk.lines):
        walk.step(index, line)
    return "\n".join(walk.lines), walk.faults


class _Walk:
    """One pass over the lines; `fields` are those that a line can be part of, with column, name and whether a list may follow.

    Lines further in than `text` go on with a value, and so do all up to the one with the mark `until`.
    """

    def __init__(self, origin: Origin, lines: list[str]) -> None:
        self.origin = origin
        self.lines = lines
        self.faults: list[Diagnostic] = []
        self.fields: list[tuple[int, str, bool]] = []
        self.text: int | None = None
        self.until = ""

    def step(self, index: int, line: str) -> None:
        """Take in a line, and mend it."""
        plain = line.strip()
        if self.until or not plain or plain[0] == "#":
            self.until = "" if self.until and self.until in line else self.until
            return
        indent = len(line) - len(line.lstrip(" "))
        if self.text is not None and indent > self.text:
            return
        self.item(index, indent)
        self.key(index)
        self.group(index)
        if match := _LINE.match(self.lines[index]):
            self.enter(match)

    def enter(self, match: re.Match[str]) -> None:
        """Take in what a line opens."""
        key, value = match["key"], match["value"]
        column = match.start("key") if key else match["dashes"].rfind("-") + match.end("indent")
        if key:
            self.leave(column)
            says = bool(value) and not value.startswith("#")
            self.fields.append((column, key, not says))
            self.text = column if says else None
        else:
            self.text = column
        end = _CLOSING.get(value[:1], "")
        self.until = end if end and end not in value[1:] else ""

    def leave(self, column: int) -> None:
        while self.fields and self.fields[-1][0] >= column:
            self.fields.pop()

    def parent(self, column: int) -> str:
        """Return the field that a key in a column is part of."""
        return next((name for at, name, _ in reversed(self.fields) if at < column), "")

    def item(self, index: int, indent: int) -> None:
        """Put a space behind a dash, where a list is expected."""
        match = _DASH.match(self.lines[index])
        above = next((one for one in reversed(self.fields) if one[0] <= indent), None)
        if match and above and above[2] and is_list(above[1]):
            message = "An item of a list needs a space behind its dash."
            self.mend(index, match, len(match["head"]), f"- {match['text']}", message)

    def key(self, index: int) -> None:
        """Put a space behind the colon of a field."""
        match = _KEY.match(self.lines[index])
        if match and self.is_field(match):
            name = match["key"]
            better = _value(name, self.opened(name, match["value"]))
            if better is not None:
                message = f"`{name}` needs a space behind its colon."
                self.mend(index, match, len(match["head"]), f"{name}: {better}", message)

    def is_field(self, match: re.Match[str]) -> bool:
        name = match["key"]
        if not match["head"]:
            return is_field_name(name) or (name.islower() and name.isalnum() and not _COLON.search(match["value"]))
        return self.belongs(name, self.parent(len(match["head"])), item=bool(match["dashes"]))

    @staticmethod
    def belongs(name: str, parent: str, *, item: bool = False) -> bool:
        names, any_name = names_below(parent)
        return name in names or (any_name and not item)

    def opened(self, name: str, value: str) -> str:
        """Return a value, which may be a group on one line, with spaces behind its colons."""
        if value[0] not in "{[":
            return value
        return _IN_BRACES.sub(
            lambda found: (
                f"{found['before']}{found['key']}: {found['value']}"
                if found["key"] and self.belongs(found["key"], name)
                else found[0]
            ),
            value,
        )

    def group(self, index: int) -> None:
        """Put spaces behind the colons in a group on one line."""
        line = self.lines[index]
        match = _LINE.match(line)
        if not match or match["value"][:1] not in {"{", "["} or self.until:
            return
        name = match["key"] or self.parent(match.end("dashes"))
        start = match.start("value")
        for found in reversed(list(_IN_BRACES.finditer(line, start))):
            if found["key"] and self.belongs(found["key"], name):
                value = found["value"].rstrip()
                at, end = found.start("key"), found.start("value") + len(value)
                better = f"{found['key']}: {value}"
                span = self.origin.on(index, at, end - at)
                message = f"`{found['key']}` needs a space behind its colon."
                self.faults.append(fault(syntax.INVALID_YAML, span, message, f"Write `{better}`.", better))
                line = f"{line[:at]}{better}{line[end:]}"
        self.lines[index] = line

    def mend(self, index: int, match: re.Match[str], column: int, better: str, message: str) -> None:
        span = self.origin.on(index, column, match.start("tail") - column)
        self.faults.append(fault(syntax.INVALID_YAML, span, message, f"Write `{better}`.", better))
        self.lines[index] = f"{match['head']}{better}{match['tail']}"


def _value(name: str, value: str) -> str | None:
    """Return a value as it can stand behind a colon; None where only its author can tell how."""
    if value[0] in _CLOSING or value[0] in "|>" or not _COLON.search(value):
        return value
    return braced(name, value) or (quoted(value) if takes_text(name) else None)
