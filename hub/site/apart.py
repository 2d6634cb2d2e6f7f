"""Cleans the HTML of one text; in a process of its own where its author wrote so many tags that it could take for ever.

What sanitises HTML is not Python, so nothing can interrupt it. Its time grows with the square of the depth of tags, and a
tag such as `<b>` that is never closed comes back in every paragraph behind it.
"""

import json
import re
import signal
import subprocess
import sys
from contextlib import suppress

from hub.sanitising.cleaning import harmless, settled
from hub.sanitising.losses import losses
from hub.site.limits import MEMORY, SECONDS

FEW = 1000
"""So many tags in a text cannot be nested deep enough to take long."""
MOST = 100_000, 64 << 20
"""The most elements, and characters of them, that may come of tags which stay open: in each paragraph they begin anew."""
LARGEST = 16 << 20
"""The most characters of HTML that one text may become."""
LEAST = 0.5
"""So many seconds a text has for being cleaned, however many its rendering took."""
SHORT = 50_000
"""A tag in so short a text cannot have enough attributes to take long: each is compared with all before it."""
PATIENCE = 60
"""So many seconds are waited, where other programs have the processor too."""
DEEPEST = 500
"""Browsers nest no deeper than this."""
_RAW = re.compile(r"</?[A-Za-z]")
_OPENED = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^>]*>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def cleaned(html: str, text: str, seconds: float = SECONDS) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of an author's text with what is harmless of it, and what was taken out; `text` is what was written.

    Raises `ValueError` with the reason where it takes more than so many seconds of processor time, or too much memory.
    """
    _bounded(html)
    body, lost = _here(html, text) if _is_small(html, text) else _apart(html, max(seconds, LEAST))
    _bounded(body)
    return body, lost


def _bounded(html: str) -> None:
    if len(html) > LARGEST:
        message = f"it becomes {len(html):,} characters of HTML; at most {LARGEST:,} are published"
        raise ValueError(message)


def _is_small(html: str, text: str) -> bool:
    """Return whether cleaning cannot take long, whatever the tags in a text are."""
    raw, tags = len(_RAW.findall(text)), html.count("<")
    if not raw and "{" not in text:
        return True
    elements, characters = MOST
    return len(text) <= SHORT and raw <= FEW and raw * tags <= elements and len(text) * tags <= characters


def _here(html: str, text: str) -> tuple[str, tuple[str, ...]]:
    if "<" not in text and "{" not in text:
        return harmless(html), ()
    body = settled(html)
    return body, losses(html, body)


def _apart(html: str, seconds: float) -> tuple[str, tuple[str, ...]]:
    words = [sys.executable, "-P", "-m", "hub.site.apart", f"{seconds:.3f}"]
    try:
        run = subprocess.run(words, input=html.encode(), capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603  this module
    except subprocess.SubprocessError:
        message = "cleaning its HTML takes too long, or too much memory"
        raise ValueError(message) from None
    body, lost = json.loads(run.stdout)
    if _depth(body) > DEEPEST:
        message = f"its tags are nested more than {DEEPEST} deep"
        raise ValueError(message)
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

        signal.setitimer(signal.ITIMER_PROF, float(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    html = sys.stdin.buffer.read().decode()
    body = settled(html)
    _bounded(body)
    sys.stdout.buffer.write(json.dumps((body, losses(html, body))).encode())


if __name__ == "__main__":
    main()
