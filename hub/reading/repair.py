"""Faults of YAML that stop its reader, and how to mend those whose repair is plain."""

import re
from collections.abc import Iterator

import yaml

from hub.diagnostics import Diagnostic, Span
from hub.reading.indents import Misplaced, goes_on, misplaced, swallowed
from hub.reading.known import braced, is_field_name, is_reference, takes_text
from hub.reading.origin import Origin, fault
from hub.reading.wording import quoted
from hub.rules import syntax

_LONGEST_LINE = 1000
_FIELD = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")

_COLON_VALUE = re.compile(
    r"^(?P<head>\s*(?:- +)*[\w-]+:\s+|\s*(?:- +)+)(?P<value>[^\s\"'\[{|>#].*?)(?P<tail>\s*(?:\s#.*)?)$"
)
_DASH_VALUE = re.compile(r"\s*(?P<key>[\w-]+):\s+- +(?P<value>[^#]*?)\s*(?:\s#.*)?$")
_LAST_KEY = re.compile(r"([\w-]+):\s+$")
_INNER_QUOTES = re.compile(r"(?P<mark>[\"'])(?P<text>(?:(?!(?P=mark)).)+(?P=mark)\w.*)(?P=mark)")
_TIGHT = re.compile(r"([\w-]+):(?!//)(\S.*)")
_KEYS = re.compile(r"([\w-]+):(?=\s|$)")
_MENTION = re.compile(r"@([\w.-]+)(?=[ \t]*(?:[,\]}]|$|\s#))")
_BAD_START = re.compile(r"^(?P<head>\s*(?:- +)*(?:[\w-]+:\s+|- +))(?P<value>[@`%][^\n]*?)(?P<tail>\s*(?:\s#.*)?)$")
_BRACKETS = re.compile(
    r"^(?P<head>\s*(?:- +)*(?:[\w-]+:\s+|- +))(?P<value>(?:\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*') *[^\s,#\]}][^#]*?)(?P<tail>\s*(?:\s#.*)?)$"
)
_WANT_QUOTES = (
    (
        _BRACKETS,
        "did not find expected key",
        syntax.INVALID_YAML,
        "YAML ends this value at the second bracket or quote, and cannot read what is behind it.",
    ),
    (
        _COLON_VALUE,
        "mapping values are not allowed",
        syntax.UNQUOTED_COLON,
        "This value has a colon in it and no quotes, so YAML takes it for a field.",
    ),
    (
        _BAD_START,
        "cannot start any token",
        syntax.INVALID_YAML,
        "A value cannot begin with this character in YAML.",
    ),
)


def repaired(origin: Origin, block: str, error: yaml.YAMLError) -> tuple[str | None, Diagnostic]:
    """Return the block with this fault mended, where that is possible without a guess, and the fault."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    if mark is None:
        return None, fault(syntax.INVALID_YAML, Span(origin.path), f"The front matter is not YAML: {problem}.")
    lines = block.split("\n")
    line = lines[mark.line][:_LONGEST_LINE] if mark.line < len(lines) else ""
    odd = misplaced(lines, error) if isinstance(error, yaml.MarkedYAMLError) else None
    if odd is not None:
        return _indented(origin, lines, odd)
    name = _MENTION.match(line, mark.column) if "cannot start any token" in problem else None
    if name and (found := _at_sign(origin, lines, mark.line, name)):
        return "\n".join(lines), found
    if wanting := _wants_quotes(origin, lines, mark.line, problem):
        return wanting
    if "\t" in line[: mark.column + 1]:
        lines[mark.line] = line.replace("\t", " ")
        span = origin.on(mark.line, line.index("\t"), 1)
        message = "Here stands a tab; YAML takes only spaces."
        return "\n".join(lines), fault(syntax.TAB_INDENTATION, span, message, "Replace the tab by two spaces.", "  ")
    return None, _beyond_repair(origin, error, problem, line)


def _wants_quotes(origin: Origin, lines: list[str], index: int, problem: str) -> tuple[str | None, Diagnostic] | None:
    """Return the block with a value in quotes, and the fault; a value that goes on over lines is not mended."""
    line = lines[index][:_LONGEST_LINE] if index < len(lines) else ""
    whole = goes_on(lines, index) if line and "mapping values are not allowed" in problem else None
    if whole is not None:
        text, above = whole
        message = f"This line goes on with the value of line {above + origin.line}, and has a colon in it."
        span = origin.on(index, len(line) - len(line.lstrip()), len(line.strip()))
        return None, fault(syntax.UNQUOTED_COLON, span, message, f"Put the whole value in quotes: {quoted(text)}")
    for pattern, words, rule, message in _WANT_QUOTES:
        if words in problem and (match := pattern.match(line)) and not _goes_on(lines, index):
            span = origin.on(index, match.start("value"), len(match["value"]))
            better, hint = _better(match)
            if better is None:
                return None, fault(rule, span, message, hint)
            lines[index] = f"{match['head']}{better}{match['tail']}"
            return "\n".join(lines), fault(rule, span, message, hint, better)
    return None


def _better(match: re.Match[str]) -> tuple[str | None, str]:
    """Return a value as YAML can read it, and the advice; no value where quotes would not make it what the field takes."""
    key, value = _LAST_KEY.search(match["head"]), match["value"]
    name = key[1] if key else ""
    if group := braced(name, value):
        return group, f"Write `{name}: {group}`."
    if not takes_text(name):
        return None, f"`{name}` takes no text of this form; see the field reference for how it is written."
    inner = _INNER_QUOTES.fullmatch(value)
    text = inner["text"] if inner else value
    better = quoted(text.replace("''", "'") if value[0] == "'" else text)
    return better, f"Put it in quotes: {better}"


def _at_sign(origin: Origin, lines: list[str], index: int, name: re.Match[str]) -> Diagnostic | None:
    """Mend a name that begins with `@` and stands in brackets, or where a reference is expected."""
    start, line = name.start(), lines[index]
    span = origin.on(index, start, len(name[0]))
    if _names_entries(lines, index, start):
        lines[index] = f"{line[:start]} {line[start + 1 :]}"
        message = "A reference is written without `@`, with which nothing can begin in YAML."
        return fault(syntax.INVALID_YAML, span, message, f"Write `{name[1]}`.", name[1])
    if _BAD_START.match(line):
        return None
    better = quoted(name[0])
    lines[index] = f"{line[:start]}{better}{line[name.end() :]}"
    message = "A value cannot begin with this character in YAML."
    return fault(syntax.INVALID_YAML, span, message, f"Put it in quotes: {better}", better)


def _indented(origin: Origin, lines: list[str], odd: Misplaced) -> tuple[str | None, Diagnostic]:
    """Return the block with a line in its place, where there is one place only, and the fault."""
    line = lines[odd.index]
    text = line.strip()
    message, hint = _told(origin, odd)
    word, _, rest = text.partition(" ")
    forgotten = odd.hanging and is_field_name(word) and bool(rest)
    if odd.hanging and (tight := _TIGHT.match(text)):
        hint = f"{hint[:-1]}, or write `{tight[1]}: {tight[2]}` if it is a field."
        forgotten = True
    elif forgotten:
        hint = f"{hint[:-1]}, or write `{word}: {rest}` if it is a field."
    if odd.fits is None or forgotten:
        return None, fault(syntax.WRONG_INDENTATION, origin.on(odd.index, odd.by, len(text)), message, hint)
    better = f"{' ' * odd.fits}{text}"
    span = origin.on(odd.index, 0, len(line.rstrip()))
    lines[odd.index] = better
    return "\n".join(lines), fault(syntax.WRONG_INDENTATION, span, message, hint, better)


def swallowed_items(origin: Origin, root: yaml.Node, lines: list[str]) -> Iterator[Diagnostic]:
    """Find items of lists that YAML takes for more of the item above."""
    for odd in swallowed(root, lines):
        width = len(lines[odd.index].strip())
        column, above = odd.where[0]
        message = (
            f"YAML takes this line for more of the text of line {above + origin.line}, not for an item of the list."
        )
        hint = f"Indent it by {_spaces(column)}, as line {above + origin.line}; put the text in quotes if it is one."
        yield fault(syntax.WRONG_INDENTATION, origin.on(odd.index, odd.by, width), message, hint)


def _told(origin: Origin, odd: Misplaced) -> tuple[str, str]:
    if odd.hanging:
        column, above = odd.where[0]
        hint = f"Indent it by {_spaces(column)} if it goes on with line {above + origin.line}."
        return "This line is no field, and is not indented as the rest of a value is.", hint
    places = ", or ".join(f"by {_spaces(column)}, as line {index + origin.line}" for column, index in odd.where)
    return f"This line is indented by {_spaces(odd.by)}, and none of its neighbours is.", f"Indent it {places}."


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "one space" if count == 1 else f"{count} spaces"


def _names_entries(lines: list[str], index: int, column: int) -> bool:
    """Return whether what stands at a place is the value of a field that refers to entries, or an item of its list."""
    written = lines[index][:column]
    found = _KEYS.findall(written)
    for line in reversed(lines[:index]):
        if found or not written.lstrip().startswith("- "):
            break
        found = _KEYS.findall(line)
    return bool(found) and is_reference(found[-1])


def _goes_on(lines: list[str], index: int) -> bool:
    """Return whether the value on a line goes on in the next one, which is indented more."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    indents = [len(line) - len(line.lstrip()) for line in (lines[index], following)]
    return bool(following.strip()) and indents[1] > indents[0] and not _FIELD.match(following)


def _beyond_repair(origin: Origin, error: yaml.YAMLError, problem: str, line: str) -> Diagnostic:
    opening = getattr(error, "context_mark", None)
    if "quoted scalar" in str(getattr(error, "context", "")) and opening is not None:
        message = "The quotes that open here are never closed."
        return fault(syntax.INVALID_YAML, origin.at(opening), message, "Close the quotes.")
    mark = getattr(error, "problem_mark", None) or opening
    if mark is None:
        return fault(syntax.INVALID_YAML, Span(origin.path), f"The front matter is not YAML: {problem}.")
    column = min(mark.column, max(len(line) - 1, 0))
    message = f"The front matter is not YAML: {problem}."
    return fault(syntax.INVALID_YAML, origin.on(mark.line, column, 1 if line else 0), message, _advice(problem, line))


def _advice(problem: str, line: str) -> str:
    if "cannot start any token" in problem or "alphabetic or numeric" in problem:
        return "Put the value in quotes: these begin with a character that means something else in YAML."
    if "unexpected end of stream" in problem or "quoted scalar" in problem:
        return "Close the quotes."
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return (
            f"Write `field: value`, in line with the fields above and below: `{line.strip()}`."
            if line.strip()
            else "Write one `field: value` on each line."
        )
    if "block sequence entries" in problem and (item := _DASH_VALUE.match(line)):
        return (
            f"Write the list in square brackets, `{item['key']}: [{item['value']}]`, or each item on a line of its own."
        )
    if "expected ',' or ']'" in problem or "expected ',' or '}'" in problem:
        return "Close the bracket on this line, and put a comma between its parts."
    return "Mend this line; put quotes around a value with special characters."
