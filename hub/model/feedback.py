"""Where feedback goes: the address of a new issue, with names that the hub fills in, and one's own address for votes."""

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator

FILLED = ("title", "body", "path", "id")
"""The names in braces that an address of a new issue may hold."""

_ISSUE = re.compile(r"https?://[^\s/?#@\[\]{}]+(?:[/?#]\S*)?|mailto:[^\s?{}]+(?:\?\S*)?", re.ASCII | re.IGNORECASE)
_OWN = re.compile(r"https?://[^\s/?#@\[\]{}]+(?:[/?][^\s#{}]*)?|/(?!/)[^\s#{}]*", re.ASCII | re.IGNORECASE)
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def filled(address: str, values: Mapping[str, str]) -> str:
    """Return an address with each `{name}` of `values` as its value in percent; other names stay."""
    return _BRACES.sub(lambda one: quote(values[one[0][1:-1]], safe="") if one[0][1:-1] in values else one[0], address)


def _issue(text: str) -> str:
    if not _ISSUE.fullmatch(text):
        message = "is not a web address (https://...) or a mail address (mailto:...)"
        raise ValueError(message)
    unknown = [found for found in _BRACES.findall(text) if found[1:-1] not in FILLED]
    if unknown:
        *most, last = (f"{{{name}}}" for name in FILLED)
        message = f"has {unknown[0]}, which the hub does not fill in; write {', '.join(most)} or {last}"
        raise ValueError(message)
    return text


def _own(text: str) -> str:
    if not _OWN.fullmatch(text):
        message = "is neither a web address (https://...) nor one on this site (/votes), without #, { and }"
        raise ValueError(message)
    return text


IssueAddress = Annotated[str, AfterValidator(_issue)]
"""Where an issue is begun: a web or mail address, with names of `FILLED` in braces."""
OwnAddress = Annotated[str, AfterValidator(_own)]
"""Where votes go: a web address, or one that begins with `/`, seen from the root of the site."""
