"""A page as the hub writes it: facts before, the author's text, facts after, and what it tells about itself."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from hub.pages.markup import in_language, joined


@dataclass(frozen=True, slots=True)
class Page:
    """One page as Markdown. `path` is its source path; `body` the author's text, None where there is none.

    `head` and `tail` are the hub's own; a shell renders them apart from the body, so that nothing in a body can
    capture them. `source` is the path of the file that an author edits, where there is one. `lang` is the language of
    the body where it is not that of the hub.
    """

    path: str
    meta: Mapping[str, object]
    head: str
    body: str | None = None
    tail: str = ""
    source: str | None = None
    lang: str | None = None

    @property
    def title(self) -> str:
        """The title as plain text."""
        return str(self.meta["title"])

    @property
    def text(self) -> str:
        """The whole page as one Markdown file with front matter."""
        front = yaml.safe_dump(
            dict(self.meta), sort_keys=False, allow_unicode=True, default_flow_style=False, width=1000
        )
        return f"---\n{front}---\n\n{joined((self.head, self._spoken_body, self.tail))}\n"

    @property
    def _spoken_body(self) -> str:
        body = (self.body or "").strip()
        return in_language(self.lang, body) if self.lang else body
