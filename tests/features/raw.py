"""A hook of MkDocs that leaves out the last step for authors' texts, so that pages can be seen before and after it."""

from hub.site import text


def _as_it_is(html: str, *_more: object) -> str:
    return html


text.sanitised = _as_it_is
