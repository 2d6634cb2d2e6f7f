"""Names that survive edits elsewhere on a page: the ids of blocks, the keys of tasks."""

import re
from hashlib import sha256

from markdown.extensions.toc import slugify_unicode

from hub.blocks.grammar import BLANK, Opener

LONGEST_SLUG = 1000
"""What is behind this many characters of a heading or title has no part in its anchor."""
_LENGTH = 8
_KEY_LENGTH = 12
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_PERSON = re.compile(r"@\S*|\[[^\[\]]*\]\(\S*")
"""A mention, and the link that a site may have made of it: neither counts in an id."""


class Names:
    """Gives each block of a page its id; a repeated one gets a number."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}

    def take(self, opener: Opener, first: str) -> str:
        """Return the id of the next block; `first` is the first line of its text."""
        name = name_of(opener, first)
        number = self._count.get(name, 0) + 1
        while number > 1 and f"{name}-{number}" in self._count:
            number += 1
        self._count[name] = number
        found = name if number == 1 else f"{name}-{number}"
        self._count.setdefault(found, 1)
        return found


def name_of(opener: Opener, first: str) -> str:
    """Return what a block is called: by its title, else by its outcomes, else by its text."""
    if opener.title:
        slug = slug_of(BLANK.sub(" ", opener.title), "-").strip("-")
        return f"{opener.kind}-{slug or _digest(opener.title, _LENGTH)}"
    if opener.outcomes:
        return f"{opener.kind}-outcome-{'-'.join(map(str, opener.outcomes))}"
    return f"{opener.kind}-{_digest(_PERSON.sub('', first), _LENGTH)}" if first else opener.kind


def slug_of(text: str, separator: str = "-") -> str:
    """Return a text as an anchor; normalising one of many thousand accents would take minutes, and nothing could interrupt it."""
    return slugify_unicode(text[:LONGEST_SLUG], separator)


def task_key(text: str) -> str:
    """Return the key of a task by its text: links count as their words, white space does not count."""
    return _digest(_LINK.sub(r"\1", text), _KEY_LENGTH)


def _digest(text: str, length: int) -> str:
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:length]
