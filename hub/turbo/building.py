"""Answers for templates: pages get their files from the folder of the site, or their HTML from a store, where nothing they show has changed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import jinja2
import msgspec
from mkdocs.structure.pages import Page

from hub.turbo.interface import Kept
from hub.turbo.keys import UntoldError, digest, digest_of
from hub.turbo.navigation import Once
from hub.turbo.seams import Skipping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.turbo.folder import SiteFolder
    from hub.turbo.interface import RememberedPlugin
    from hub.turbo.searching import Searching
    from hub.turbo.signing import Signing
    from hub.turbo.store import Store

_LARGEST = 1 << 27
"""The most bytes of a page that is taken out of a store."""
_LEVEL = 1
"""How hard HTML is packed: a little takes less time than the disk needs for the rest."""


class Html(msgspec.Struct, array_like=True, frozen=True):
    """The HTML of a page, packed, and what plugins have noted of it by their names."""

    packed: bytes
    notes: dict[str, bytes]

    @classmethod
    def of(cls, text: bytes, notes: dict[str, bytes]) -> Html:
        """Pack the text of a page."""
        return cls(zlib.compress(text, _LEVEL), notes)

    @property
    def text(self) -> str:
        """The text of the page; raises `ValueError` where there is none."""
        unpacking = zlib.decompressobj()
        try:
            text = unpacking.decompress(self.packed, _LARGEST)
        except zlib.error as fault:
            raise ValueError(str(fault)) from None
        if not unpacking.eof:
            message = "it is cut off, or too large"
            raise ValueError(message)
        return text.decode()


_READER = msgspec.msgpack.Decoder(Html)


class _Answering(jinja2.Template):
    """A template that asks first whether the page is known. Whatever else a template is used for, it does as ever."""

    building: ClassVar[Building]

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the output for a context, as jinja2 does."""
        context = dict(*args, **kwargs)
        page = context.get("page")
        if self.building.copying or not isinstance(page, Page) or not self.building.is_asked(page):
            return super().render(context)
        known = self.building.rendered(self.name or "", page, context)
        if known is None:
            known = super().render(context)
            self.building.made(page, known)
        return known


@dataclass
class Building:
    """The pages of one build, from templates to files.

    With `ahead`, no other plugin has a word in it that is not known, so pages can be made before MkDocs asks for them. `final`
    says the same of what is done to what a template made; the store then keeps pages as they are written, else as they were made.
    """

    signing: Signing
    store: Store
    folder: SiteFolder
    searching: Searching
    plugins: Mapping[str, RememberedPlugin]
    ahead: bool
    final: bool
    signatures: dict[str, bytes | None] = field(default_factory=dict)
    """By the paths of sources; None where a page has something that cannot be told."""
    untold: list[str] = field(default_factory=list)
    """What it was that could not be told, of each such page."""
    held: dict[bytes, bytes] = field(default_factory=dict)
    """What came from the store before MkDocs asked for it, by signatures."""
    skipping: Skipping = field(default_factory=Skipping)
    written: tuple[str, bytes, bytes, dict[str, bytes]] | None = None
    asked: Page | None = None
    """The page that MkDocs makes next; a hook may make others of its templates before."""
    count: int = 0
    """How many pages were written."""
    copying: bool = False
    """Whether this is a copy of the process, in which MkDocs asks for nothing."""

    def take(self) -> None:
        """Answer for templates when they are asked to make a page, and for the search when it is given one."""
        env = self.signing.env
        env.template_class = type("Answering", (_Answering,), {"building": self})
        if env.cache is not None:
            env.cache.clear()
        if self.ahead:  # else the navigation may be another one on each page
            Once(self.signing.navigation).take(env)
        self.searching.begin()
        self.skipping.begin()

    def next(self) -> None:
        """Take notice that MkDocs is done with a page: what it wrote stands there now."""
        if self.written:
            self.folder.wrote(*self.written)
            self.written = None

    def is_asked(self, page: Page) -> bool:
        """Return whether it is MkDocs that makes a page now, and once."""
        asked, self.asked = self.asked, None
        return asked is page

    def rendered(self, template: str, page: Page, context: Mapping[str, Any]) -> str | None:
        """Return the output of a page where it is known."""
        path = page.file.src_uri
        if path not in self.signatures:
            self.signatures[path] = self.signature(template, page, context)
        signature = self.signatures[path]
        if signature is None:
            return None
        if self.final and self.stands(page, signature):
            self._recall(page, self.folder.made[page.file.dest_uri].notes)
            return Kept()
        known = self._known(signature)
        if known is None:
            return None
        text, notes = known
        if not self.final:
            return text
        self._recall(page, notes)
        return Kept(text)

    def made(self, page: Page, output: str) -> None:
        """Take up what a template made of a page that was not known."""
        if not self.final:
            self._remember(page, output, {})

    def output(self, page: Page, output: str) -> str:
        """Return what MkDocs is to write for a page: nothing where the very same stands there."""
        path, signature = page.file.dest_uri, self.signatures.get(page.file.src_uri) or b""
        if isinstance(output, Kept) and not output:
            return self._skipped(page)
        if not output.strip():
            return output
        notes = self.notes(page)
        if self.final and not isinstance(output, Kept):
            self._remember(page, output, notes)
        content = digest_of(output.encode(errors="xmlcharrefreplace"))
        if self.folder.has(path, content, signature, notes):
            return self._skipped(page)
        self.written = path, signature, content, notes
        self.count += 1
        return output

    def stands(self, page: Page, signature: bytes) -> bool:
        """Return whether the file of a page is in its place."""
        path = page.file.dest_uri
        return path in self.folder.made or self.folder.holds(path, signature)

    def notes(self, page: Page) -> dict[str, bytes]:
        """Return what plugins have noted of a page."""
        return {name: plugin.turbo_note(page) for name, plugin in self.plugins.items()}

    def end(self) -> None:
        """Answer no longer."""
        self.skipping.end()
        self.searching.end()

    def signature(self, template: str, page: Page, context: Mapping[str, Any]) -> bytes | None:
        """Return the signature of a page, with the facts that plugins tell of it; None where something cannot be told."""
        if not self.ahead:
            self.signing.look_again()
        try:
            facts = [(name, plugin.turbo_facts(page)) for name, plugin in self.plugins.items()]
            return digest([template, self.final, self.signing.sign(page, context), facts])
        except UntoldError as fault:
            self.untold.append(str(fault))
            return None

    def _known(self, signature: bytes) -> tuple[str, dict[str, bytes]] | None:
        """Return the text of a page and what was noted of it, where they are known."""
        data = self.held.pop(signature, None) or self.store.get([signature]).get(signature)
        if not data:
            return None
        try:
            found = _READER.decode(data)
            text = found.text
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None
        return (text, found.notes) if text.strip() else None

    def _remember(self, page: Page, output: str, notes: dict[str, bytes]) -> None:
        signature = self.signatures.get(page.file.src_uri)
        try:
            text = output.encode()
        except UnicodeEncodeError:  # halves of characters, of which MkDocs makes something else
            return
        if signature:
            self.store.put({signature: msgspec.msgpack.encode(Html.of(text, notes))})

    def _recall(self, page: Page, notes: Mapping[str, bytes]) -> None:
        for name, plugin in self.plugins.items():
            plugin.turbo_recall(page, notes.get(name, b""))

    def _skipped(self, page: Page) -> str:
        self.skipping.paths.add(page.file.src_uri)
        return ""
