"""The learning loop: stages and outcomes of lessons, blocks of all texts."""

import re
from collections.abc import Iterator

from hub.blocks.grammar import STAGES
from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.graph.loop import COVERING, blocks, coverage, missing_stages
from hub.model.learning import Guide, Lesson
from hub.reading.mishaps import Mishap, Reason
from hub.reading.stages import Block
from hub.rules import loop

_OF_TASKS = frozenset({Reason.TASK, Reason.RUNS_ON})
_OUTCOME = re.compile(r"outcome-(\d+)", re.IGNORECASE)


def lessons_without_stages(hub: Hub) -> Iterator[Diagnostic]:
    """Find lessons that lack a stage of the loop; those that are not in English may have headings that are not known."""
    for lesson in hub.all(Lesson):
        document = hub.documents[lesson.id]
        untold = lesson.translation_of is not None and lesson.lang is None
        english = not untold and hub.language(lesson).partition("-")[0].lower() == "en"
        missing = missing_stages(hub, lesson) if english and document.has_text and not lesson.faulty else ()
        if missing:
            *most, last = (f"“{stage}”" for stage in missing)
            stages = f"{', '.join(most)} and {last}" if most else last
            message = f"The lesson lacks {'stages' if most else 'a stage'} of the learning loop: {stages}."
            hint = f"Add `## {missing[0]}`, or the block of that stage."
            yield Diagnostic(loop.MISSING_STAGE, document.span(("title",)), message, hint)


def uncovered_outcomes(hub: Hub) -> Iterator[Diagnostic]:
    """Find outcomes that nothing in the text practises or checks."""
    for lesson in hub.all(Lesson):
        document = hub.documents[lesson.id]
        for index, covering in enumerate(coverage(hub, lesson) if document.has_text else ()):
            if not covering:
                message = f"No practice and no check is about outcome {index + 1}."
                hint = f'Add `!!! practice outcome-{index + 1} "What to do"`, or write `outcome-{index + 1}` at a block that is about it.'
                yield Diagnostic(loop.UNCOVERED_OUTCOME, document.span(("outcomes", index)), message, hint)


def unknown_outcomes(hub: Hub) -> Iterator[Diagnostic]:
    """Find blocks of lessons that name an outcome which is not there."""
    for lesson in hub.all(Lesson):
        for block in blocks(hub, lesson.id) if lesson.outcomes else ():
            for number in block.outcomes:
                if not 0 < number <= len(lesson.outcomes):
                    count = len(lesson.outcomes)
                    told = "one outcome" if count == 1 else f"{count} outcomes"
                    choice = "`outcome-1`" if count == 1 else f"`outcome-1` to `outcome-{count}`"
                    span = _word(hub.documents[lesson.id].body, block, number, hub.documents[lesson.id].first_line)
                    message = f"There is no outcome {number}: the lesson has {told}."
                    yield Diagnostic(loop.UNKNOWN_OUTCOME, span, message, f"Write {choice}.")


def _word(body: str, block: Block, number: int, first_line: int) -> Span:
    """Return the place of an outcome in the first line of a block."""
    line = body.split("\n")[block.span.line - first_line]
    found = next((one for one in _OUTCOME.finditer(line) if int(one[1]) == number), None)
    return Span.on_line(block.span.path, block.span.line, found.start() + 1, len(found[0])) if found else block.span


def unclosed_blocks(hub: Hub) -> Iterator[Diagnostic]:
    """Find lines that were meant to open a block and do not, and blocks whose text is not indented."""
    for document in hub.documents.values():
        for mishap, span in document.mishaps:
            if mishap.reason not in _OF_TASKS:
                message, hint = _worded(mishap)
                hint = f"Write `{mishap.replacement}`." if mishap.replacement else hint
                yield Diagnostic(loop.UNCLOSED_BLOCK, span, message, hint, mishap.replacement)


def _worded(mishap: Mishap) -> tuple[str, str]:
    kind = mishap.kind
    title = f'Put the title in straight quotes, with nothing behind it: `!!! {kind} outcome-1 "The title"`.'
    return {
        Reason.TITLE: (f"This `{kind}` has a title that is not in straight quotes.", title),
        Reason.NAME: (f"There is no block `{mishap.text}`.", f"Write `{kind}`."),
        Reason.FOLD: (f"A `{kind}` cannot be folded: as it stands, it is a plain box.", f"Write `!!! {kind}`."),
        Reason.MARGIN: (
            f"This `{kind}` does not begin at the margin, so it is shown as text.",
            "Remove the spaces before the marks, or indent it by four for each list or box around it.",
        ),
        Reason.BODY: (
            f"This `{kind}` is empty, and what follows it is not inside.",
            "Indent what belongs to it by four spaces, or leave a blank line if nothing does."
            if kind in STAGES
            else f"Indent the text of the {kind} by four spaces more than `!!!`.",
        ),
        Reason.MARK: (f"This was probably meant as a `{kind}`, and is shown as text.", title),
        Reason.SPACE: (
            f"This `{kind}` is shown as text: a space on the line is no plain one.",
            "Type the spaces of the line again, one behind `!!!`.",
        ),
        Reason.OUTCOME: (
            f"The outcome of this `{kind}` is not read.",
            f'Write `outcome-` and its number for each: `!!! {kind} outcome-1 outcome-2 "The title"`.',
        ),
        Reason.APART: (
            f"This `{kind}` stands behind the block and not in it, so its text is open to all.",
            f"Indent the {kind} and all its text by four spaces more.",
        ),
    }[mishap.reason]


def broken_tasks(hub: Hub) -> Iterator[Diagnostic]:
    """Find lines of guides, practices and checks that look like a task or a choice, and are none."""
    for entry_id, document in hub.documents.items():
        for mishap, span in document.mishaps:
            if mishap.reason in _OF_TASKS and (mishap.kind in COVERING or isinstance(hub.entries[entry_id], Guide)):
                yield Diagnostic(loop.BROKEN_TASK, span, *_worded_task(mishap), mishap.replacement)


def _worded_task(mishap: Mishap) -> tuple[str, str]:
    what = "choice" if mishap.kind == "check" else "task"
    if mishap.reason is Reason.RUNS_ON:
        return "This task is part of the text above it, so nobody can tick it off.", "Leave a blank line above it."
    return f"This is no {what}, and is shown as text.", f"Write `{mishap.replacement}`."


def nested_blocks(hub: Hub) -> Iterator[Diagnostic]:
    """Find blocks inside other blocks."""
    for document in hub.documents.values():
        for block in document.blocks:
            if block.nested:
                message = f"A `{block.kind}` inside another block is a plain box."
                yield Diagnostic(loop.NESTED_BLOCK, block.span, message, loop.NESTED_BLOCK.fix)
