"""What sanitising took out of a page, told by comparing what was there before and after."""

from collections import Counter

from selectolax.lexbor import LexborHTMLParser


def losses(before: str, after: str) -> tuple[str, ...]:
    """Return the elements and attributes that are in the one HTML and not in the other, as `<tag>` and `attribute`."""
    return tuple(sorted(_parts(before) - _parts(after)))


def _parts(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    body = LexborHTMLParser(html).body
    for node in body.traverse(include_text=False) if body else ():
        if node.tag == "iframe":  # of which something is said for itself
            continue
        found[f"<{node.tag}>"] += 1
        for name, value in node.attributes.items():
            words = (value or "").split() if name == "class" else ()
            found.update([f"class {word}" for word in words] or [str(name)])
    return found
