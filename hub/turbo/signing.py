"""The signature of a page: a digest of all that its HTML is made from, but for its template's own steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hub.turbo import surroundings, templates
from hub.turbo.interface import remembers
from hub.turbo.keys import PLAIN, UntoldError, data, digest, digest_of, digest_of_plain, naming, told
from hub.turbo.outline import Outline, everything
from hub.turbo.seams import material

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

_FORM = 1
"""Counts how signatures are made."""
_OF_OTHERS = frozenset("file parent children previous_page next_page".split())
"""Attributes of a page that lead to others, whose part the outline tells."""
_OF_PAGES = frozenset("title canonical_url abs_url edit_url _title_from_render".split())
"""Attributes that MkDocs gives to every page."""
_NOT_SHOWN = frozenset(
    "update_date content toc markdown meta present_anchor_ids links_to_anchors _Page__active render".split()
)
"""Attributes that are told by other means, or that no template reads."""
_OF_FILES = frozenset(
    "src_uri dest_uri url name inclusion page src_dir dest_dir use_directory_urls abs_src_path abs_dest_path "
    "content_string content_bytes generated_by edit_uri copy_file".split()
)
"""What files have, told by other means or never shown."""
_GIVEN = frozenset("nav pages config page build_date_utc".split())
"""What MkDocs gives to every template, and what is told by other means."""
_THEME = "material"
"""The theme of which is known what it shows of other pages."""


@dataclass
class Signing:
    """Signs the pages of one build; raises `UntoldError` where something in it cannot be told."""

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    env: Environment
    programs: bytes
    modest: tuple[Path, ...] = ()
    """Folders of templates that read of other pages no more than Material's do."""
    text: Callable[[Page], bytes | None] = lambda _: None
    """Returns the digest of the HTML of a page and its table of contents, where it is known."""

    def begin(self) -> None:
        """Look at what all pages share; raises `UntoldError` where no page can be signed."""
        if self.reading.untold:
            raise UntoldError(self.reading.untold)
        digest([self.base, surroundings.settings(self.config)])

    def look_again(self) -> None:
        """Forget what the settings and the navigation say: somebody may change them between two pages."""
        for name in ("given", "outline"):
            vars(self).pop(name, None)

    @cached_property
    def reading(self) -> templates.Reading:
        """What the templates of the site read."""
        apart = self.config.theme.static_templates
        return templates.read_templates(self.env, self.folders, {*self.modest, *material()}, apart)

    @cached_property
    def folders(self) -> list[str]:
        """The folders of the site's templates."""
        return list(dict.fromkeys([*self.config.theme.dirs, *getattr(self.env.loader, "searchpath", ())]))

    @cached_property
    def base(self) -> bytes:
        """What all pages share that is on the disk."""
        return digest([_FORM, self.programs, templates.environment(self.env)])

    @cached_property
    def given(self) -> bytes:
        """What all pages share of settings and, where templates may show it, of other pages."""
        others = b"" if self._known_theme else everything(self.navigation, self._all)
        return digest_of_plain([surroundings.settings(self.config), others])

    def sign(self, page: Page, context: Mapping[str, Any]) -> bytes:
        """Return the signature of a page with the context that its template will have."""
        if page.meta.get("template") in self.config.theme.static_templates:
            message = "a template that is no page's"
            raise UntoldError(message)
        if context["nav"] is not self.navigation or context["config"] is not self.config or context["page"] is not page:
            message = "what a hook gave to a template in the place of what MkDocs gives it"
            raise UntoldError(message)
        extra = [_shown(name, value) for name, value in context.items() if name not in _GIVEN]
        if self.reading.clock:
            extra.append(("", [str(context["build_date_utc"]), page.update_date]))
        around = self.outline.around(page) if self._known_theme else b""
        return digest_of_plain([self.base, self.given, _own(page), self.text(page) or _text(page), extra, around])

    @property
    def _known_theme(self) -> bool:
        return self.config.theme.name == _THEME and bool(material()) and not self.reading.others

    @cached_property
    def outline(self) -> Outline:
        """What pages show of each other."""
        features = self.config.theme.get("features") or ()
        return Outline(self.navigation, pruned="navigation.prune" in features and "navigation.sections" not in features)

    @property
    def _all(self) -> list[object]:
        """What is told of all pages, with their texts where templates ask for them."""
        found = [file.page for file in self.files.documentation_pages() if file.page]
        return [[_own(page), _text(page) if self.reading.texts else b""] for page in found]


def _shown(name: str, value: object) -> tuple[str, object]:
    """Return what a hook gives to a template, as data."""
    if type(value) in PLAIN:  # nearly all are, and there are thousands
        return name, value
    with naming(f"`{name}`, which hooks have given"):
        return name, data(value)


def _own(page: Page) -> list[object]:
    """Return what a template can read of its page, but for its text."""
    names = sorted(vars(page).keys() - _OF_OTHERS - _NOT_SHOWN)
    if remembers(page):
        names = sorted({*(name for name in names if name in _OF_PAGES), *page.turbo_shown})
    markdown = digest_of((page.markdown or "").encode(errors="surrogatepass"))
    attributes = [_shown(f"page.{name}", getattr(page, name, None)) for name in names]
    return [
        type(page).__name__,
        told(page.title),
        data(page.meta),
        page.is_homepage,
        markdown,
        attributes,
        _file(page.file),
    ]


def _text(page: Page) -> list[object]:
    content = page.content or ""
    text = digest_of(content.encode(errors="surrogatepass"))
    return [type(content).__name__, text, [_heading(one) for one in page.toc]]


def _heading(link: AnchorLink) -> list[object]:
    own = [(name, data(value)) for name, value in vars(link).items() if name != "children"]
    return [own, [_heading(one) for one in link.children]]


def _file(file: File) -> list[object]:
    return [file.src_uri, file.dest_uri, file.url, file.name, file.inclusion.name, surroundings.beside(file, _OF_FILES)]
