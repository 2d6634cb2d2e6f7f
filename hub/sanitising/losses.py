"""What sanitising took out of a page, told by comparing what was there before and after."""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from hub.sanitising.allowed import tag_allowed

_UNTOLD = ("-comment", None, "iframe")
"""What selectolax calls comments (instructions have no name at all); and frames, of which something is said for itself."""
_ENDLESS = re.compile(r"<[A-Za-z][^\s>]{0,50}(?=[^>]*\Z)")
_ODD = re.compile(r"<\?|<!(?!--)|</(?![A-Za-z])")
"""What begins a comment for a browser although nobody meant one: `<?php`, `<![CDATA[`, `</ `."""


def losses(before: str, after: str) -> tuple[str, ...]:
    """Return the elements and attributes that are in the one HTML and not in the other, as `<tag>` and `attribute`.

    Comments are meant to be taken out; what is one for browsers alone is named by how it begins, such as `<?`, and so is a
    tag that has no end. What stands in an element that may not be there is gone with it.
    """
    odd = {*_ODD.findall(before), *_ENDLESS.findall(before[before.rfind("<") :])}
    return tuple(sorted((*(_parts(before) - _parts(after)), *odd)))


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
