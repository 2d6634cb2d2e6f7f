"""Cleans the HTML of one text; in a process of its own where its author wrote so many tags that it could take for ever.

What sanitises HTML is not Python, so nothing can interrupt it: its time grows with the square of the depth of tags.
"""

import json
import re
import subprocess
import sys
from contextlib import suppress

from hub.sanitising.cleaning import harmless
from hub.sanitising.losses import losses
from hub.site.limits import MEMORY, SECONDS

FEW = 1000
"""So many tags in a text cannot be nested deep enough to take long."""
LARGEST = 16 << 20
"""The most characters of HTML that one text may become."""
DEEPEST = 500
"""Browsers nest no deeper than this."""
_RAW = re.compile(r"</?[A-Za-z]")
_OPENED = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^>]*>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def cleaned(html: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of an author's text with what is harmless of it, and what was taken out; `text` is what was written.

    Raises `ValueError` with the reason where it takes too much.
    """
    if len(html) > LARGEST:
        message = f"it becomes {len(html):,} characters of HTML; at most {LARGEST:,} are published"
        raise ValueError(message)
    if len(_RAW.findall(text)) <= FEW:
        body = harmless(html)
        return body, losses(html, body) if "<" in text or "{" in text else ()
    body, lost = _apart(html)
    if _depth(body) > DEEPEST:
        message = f"its tags are nested more than {DEEPEST} deep"
        raise ValueError(message)
    return body, lost


def _apart(html: str) -> tuple[str, tuple[str, ...]]:
    words = [sys.executable, "-m", "hub.site.apart"]
    run = subprocess.run(words, input=html, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603  this module
    if run.returncode:
        message = f"cleaning its HTML takes more than {SECONDS:g} seconds, or too much memory"
        raise ValueError(message)
    body, lost = json.loads(run.stdout)
    return body, tuple(lost)


def _depth(html: str) -> int:
    """Return how deep HTML is nested; every tag that is not closed of itself is closed."""
    depth = deepest = 0
    for closing, tag in _OPENED.findall(html):
        if tag not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


def main() -> None:
    """Clean what comes in, and write it out with what was taken out of it, within limits."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415  not on Windows

        seconds = int(SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    html = sys.stdin.buffer.read().decode()
    body = harmless(html)
    sys.stdout.buffer.write(json.dumps((body, losses(html, body))).encode())


if __name__ == "__main__":
    main()
