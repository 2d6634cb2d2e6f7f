"""Rules of checks: whether they can be answered, and whether readers learn from the answer."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.graph.loop import blocks
from hub.reading.document import Document
from hub.reading.mishaps import Reason
from hub.reading.stages import Answer, Block
from hub.rules import loop


def checks_without_answer(hub: Hub) -> Iterator[Diagnostic]:
    """Find checks that nobody can answer right; where a choice or a blank is broken, that is reported instead."""
    for document, checks in _checks(hub):
        broken = sorted(span.line for mishap, span in document.mishaps if mishap.reason is Reason.TASK)
        for block in checks:
            if block.form == "order" or any(one.right for one, _ in block.answers) or _has_short_blank(block):
                continue
            if bisect_left(broken, block.span.line) == bisect_right(broken, block.end_line):
                yield _without_answer(block)


def _without_answer(block: Block) -> Diagnostic:
    if block.bracket and not block.answers:
        message, hint = "No answer to this check is right: `1)` begins no list.", "Write `1.` for `1)`, and so on."
        return Diagnostic(loop.CHECK_WITHOUT_ANSWER, block.bracket, message, hint)
    hint = (
        "Leave a blank line before the list: it is part of the text above it."
        if block.runs_on
        else "Mark the right choice with `- [x]`."
        if block.answers
        else "Add choices, as `    - [x] The right one`, indented by four spaces."
    )
    return Diagnostic(loop.CHECK_WITHOUT_ANSWER, block.span, "No answer to this check is right.", hint)


def _checks(hub: Hub) -> Iterator[tuple[Document, list[Block]]]:
    """Yield the documents that have checks, and their checks."""
    for entry_id, document in hub.documents.items():
        if checks := [block for block in blocks(hub, entry_id) if block.kind == "check"]:
            yield document, checks


def _has_short_blank(block: Block) -> bool:
    """Return whether a blank of two underscores was meant: there is nothing else to fill in, and nothing to choose."""
    return block.short and block.form != "order" and all(one.right for one, _ in block.answers)


def broken_checks(hub: Hub) -> Iterator[Diagnostic]:
    """Find checks that cannot be answered as they are meant: too few or equal things to order, a blank that is none."""
    for document, checks in _checks(hub):
        lines = document.body.split("\n")
        for block in checks:
            if _has_short_blank(block):
                message = "`__` is no blank to fill in: a blank has three underscores or more."
                hint = "Write `___` for `__`, and below it what is right: `    - [x] reset`."
                yield Diagnostic(loop.BROKEN_CHECK, block.span, message, hint)
            elif block.form == "order":
                yield from _unsound_order(lines, document.first_line, block)


def _unsound_order(lines: list[str], first_line: int, block: Block) -> Iterator[Diagnostic]:
    if len(block.steps) == 1:
        message = "There is only one thing to put in order."
        yield Diagnostic(
            loop.BROKEN_CHECK, block.steps[0][1], message, "Number the other steps below it, as `2. Then this`."
        )
    first: dict[str, Span] = {}
    ends = [span.line for _, span in block.steps[1:]]
    for (_, span), end in zip(block.steps, [*ends, block.end_line + 1], strict=True):
        text = _text(lines[span.line - first_line : end - first_line], span.column)
        if first.setdefault(text, span) is not span:
            message = "This thing stands in the order twice, and nobody can tell which of the two comes first."
            hint = "Say what is different about it, or leave one out."
            yield Diagnostic(loop.BROKEN_CHECK, span, message, hint, related=(first[text],))


def _text(lines: list[str], column: int) -> str:
    """Return the text of a step whose first line begins at a column: what is no longer indented behind a blank is not of it."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    found = [lines[0][column - 1 :]]
    for above, line in pairwise(lines):
        if line.strip() and not above.strip() and len(line) - len(line.lstrip()) <= margin:
            break
        found.append(line)
    return " ".join(" ".join(found).split())


def checks_without_explanation(hub: Hub) -> Iterator[Diagnostic]:
    """Find checks with a choice of which nothing is said, reported at the first; of the accepted words for a blank nothing need be."""
    for entry_id in hub.documents:
        for block in blocks(hub, entry_id):
            bare = [(one, span) for one, span in block.answers if _needs_reason(block, one)]
            if bare:
                told = "This choice has" if len(bare) == 1 else f"{len(bare)} choices of this check have"
                hint = "Write on the next line why it is right or wrong, indented by four spaces more."
                yield Diagnostic(loop.CHECK_WITHOUT_EXPLANATION, bare[0][1], f"{told} no explanation.", hint)


def _needs_reason(block: Block, answer: Answer) -> bool:
    return not answer.explained and not (block.form == "blank" and answer.right)
