"""What sanitising took out of a page, told by comparing what was there before and after."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from hub.sanitising.allowed import tag_allowed

_UNTOLD = ("-comment", None, "iframe")
"""What selectolax calls comments (instructions have no name at all); and frames, of which something is said for itself."""
_TAG = re.compile(r"<[A-Za-z][^\s>\"']{0,50}")
_CLOSERS = "".join(
    f"</{name}>" for name in "script style title textarea iframe noembed noframes xmp select template".split()
)
_END, _MARK = f"-->{_CLOSERS}<hub-end></hub-end>", "hub-end"
"""What stands behind a text is seen by a browser, whatever is still open, unless a quote in a tag has no end."""
_ODD = re.compile(r"<\?|<!(?!--)|</(?![A-Za-z])")
"""What begins a comment for a browser although nobody meant one: `<?php`, `<![CDATA[`, `</ `."""


def losses(before: str, after: str) -> tuple[str, ...]:
    """Return the elements and attributes that are in the one HTML and not in the other, as `<tag>` and `attribute`.

    Comments are meant to be taken out; what is one for browsers alone is named by how it begins, such as `<?`, and so is a
    tag that has no end. What stands in an element that may not be there is gone with it.
    """
    lost = _parts(before) - _parts(after)
    endless = (tag for tag in _endless(before) if f"{tag}>" not in lost)
    odd = {*_ODD.findall(before), *_TAG.findall(before[before.rfind(">") + 1 :])[:1], *endless}
    return tuple(sorted((*lost, *odd)))


def _endless(html: str) -> Iterator[str]:
    """Yield the tag that takes all that follows for the value of an attribute, if there is one."""
    if not _swallows(html):
        return
    tags = [*_TAG.finditer(html)]
    first = bisect_left(tags, True, key=lambda tag: _swallows(html[: tag.end()] + html[tag.end() :].partition("<")[0]))  # noqa: FBT003  what is looked for
    yield from (tag[0] for tag in tags[first : first + 1])


def _swallows(html: str) -> bool:
    body = LexborHTMLParser(html + _END).body
    return body is None or body.css_first(_MARK) is None


def _parts(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    body = LexborHTMLParser(html).body
    for node in body.traverse(include_text=False) if body else ():
        if node.tag in _UNTOLD:
            continue
        found[f"<{node.tag}>"] += 1
        for name, value in node.attributes.items() if tag_allowed(str(node.tag)) else ():
            words = (value or "").split() if name == "class" else ()
            found.update([f"class {word}" for word in words] or [str(name)])
    return found
