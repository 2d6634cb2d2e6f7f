"""Which texts could be too much for a Markdown renderer: most never are, and need not be tried."""

import re

_LONG = 100_000
_MARKS = re.compile(r"[\[\](){}*_`!<>|\\&~^=$]")
_MOST_MARKS = 2_000
"""So many marks in one block are read in a fraction of a second, in any order."""
_NESTED = re.compile(r"[ \t]{0,120}+(?:(?:>|[-*+]|\d{1,9}[.)]|[!?]{3}\S?)[ \t]{1,120}+){20}|[ \t]{120}", re.MULTILINE)
_STRANGE = ("://[", "<![", "]]>", "`" * 200)
"""What the libraries that renderers are made of have failed at."""


def is_risky(body: str) -> bool:
    """Return whether a text is so long, so dense with marks, nested so deep or so strange that rendering it may fail."""
    return (
        len(body) > _LONG
        or any(strange in body for strange in _STRANGE)
        or bool(_NESTED.search(body))
        or any(_dense(block) for block in body.split("\n\n") if len(block) > _MOST_MARKS)
    )


def _dense(block: str) -> bool:
    return len(_MARKS.findall(block)) > _MOST_MARKS
