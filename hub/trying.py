"""Tries whether texts can be rendered, in a process of its own: a renderer that crashes takes nobody with it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.reading.risk import is_risky
from hub.rules import content

LONGEST = 30.0
"""So many seconds one text may take by the clock; its processor time is limited before."""
_LONGEST_REASON = 120


def unrenderable_texts(hub: Hub) -> Iterator[Diagnostic]:
    """Find texts that cannot be rendered, among those that are so long, dense or strange that it may happen."""
    risky = [document for document in hub.documents.values() if is_risky(document.body)]
    for document, why in zip(risky, faults_of([document.body for document in risky]), strict=True):
        if why:
            yield unrenderable(document.path, why)


def unrenderable(path: str, why: str) -> Diagnostic:
    """Return that a text cannot be rendered, with the reason in a few words."""
    message = f"The text cannot be rendered ({why[:_LONGEST_REASON]})."
    return Diagnostic(content.UNRENDERABLE_TEXT, Span(path), message, content.UNRENDERABLE_TEXT.fix)


def faults_of(texts: Sequence[str]) -> list[str | None]:
    """Return for each text why it cannot be rendered, or None. A text that ends the process is one of them."""
    found: list[str | None] = []
    while len(found) < len(texts):
        rest = texts[len(found) :]
        answers = _answers(rest)
        found.extend(answers)
        if len(answers) < len(rest):
            found.append("the renderer breaks down")
    return found


def _answers(texts: Sequence[str]) -> list[str | None]:
    """Return the answers of one process, as far as it came."""
    words = [sys.executable, "-P", "-m", "hub.site.trial"]
    lines = "".join(f"{json.dumps(text)}\n" for text in texts)
    patience = LONGEST * len(texts)
    try:
        told = subprocess.run(words, input=lines.encode(), capture_output=True, check=False, timeout=patience).stdout  # noqa: S603  a module of ours
    except subprocess.TimeoutExpired as late:
        told = late.stdout or b""
    return [json.loads(line) for line in told.decode().splitlines()]
