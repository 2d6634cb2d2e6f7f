"""The addresses that a style sheet loads."""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_SET = re.compile(r"image-set\(([^;{}]*)", re.IGNORECASE)
_TEXT = re.compile(r""""([^"]*)"(?!\s*\))|'([^']*)'(?!\s*\))""")


def addresses_in(css: str) -> Iterator[str]:
    """Yield the addresses in a style sheet or in a style of an element."""
    if "url(" not in (lower := css.lower()) and "@import" not in lower and "image-set" not in lower:
        return
    plain = _COMMENT.sub("", css)
    yield from ("".join(found) for found in _ADDRESS.findall(plain))
    for listed in _SET.findall(plain):
        yield from ("".join(found) for found in _TEXT.findall(listed))
