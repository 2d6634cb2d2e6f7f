"""Pages get their files from the folder of the site or from a store where nothing they show has changed; processes share the rest."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, cast

import jinja2
import msgspec
from mkdocs import utils
from mkdocs.structure.pages import Page

from hub.turbo import seams, workers
from hub.turbo.keys import UntoldError, digest, digest_of
from hub.turbo.navigation import Once
from hub.turbo.recording import fall_silent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs.structure.files import File

    from hub.turbo.folder import SiteFolder
    from hub.turbo.searching import Searching
    from hub.turbo.signing import Signing
    from hub.turbo.store import Store

_MANY = 200
"""So many pages are put into the store at once, lest a build that is killed keeps nothing."""
_LEVEL = 1
"""How hard HTML is packed: a little takes less time than the disk needs for the rest."""


class Kept(str):
    """The output of a page whose file is in its place already."""

    __slots__ = ()


class Made(msgspec.Struct, array_like=True):
    """What a copy of this process made of a page: the digest of the file that it wrote, the HTML packed, what the search takes."""

    content: bytes = b""
    packed: bytes = b""
    entries: bytes = b""


@dataclass(frozen=True)
class Job:
    """What has to be made of a page, by the keys under which it is kept: its HTML and what the search takes; None where it is known."""

    page: Page
    html: bytes | None
    entries: bytes | None

    def without(self, known: Collection[bytes]) -> Job:
        """Return what is left to do where so much is known."""
        return Job(
            self.page, None if self.html in known else self.html, None if self.entries in known else self.entries
        )


class _Answering(jinja2.Template):
    """A template that asks first whether the page is known. Whatever else a template is used for, it does as ever."""

    building: ClassVar[Building]

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the output for a context, as jinja2 does."""
        context = dict(*args, **kwargs)
        page = context.get("page")
        if not isinstance(page, Page) or "nav" not in context:
            return super().render(context)
        known = self.building.rendered(self, page, context)
        if known is None:
            known = super().render(context)
            self.building.note(page, known)
        return known


@dataclass
class Building:
    """The pages of one build, from templates to files.

    With `ahead`, no other plugin has a word in it that is not known, so all pages can be made at once before MkDocs asks for them.
    `final` says that nobody changes what a template made.
    """

    signing: Signing
    store: Store
    folder: SiteFolder
    searching: Searching
    copies: int
    ahead: bool
    final: bool
    signatures: dict[str, bytes | None] = field(default_factory=dict)
    held: dict[bytes, bytes] = field(default_factory=dict)
    fresh: dict[bytes, bytes] = field(default_factory=dict)
    written: tuple[str, bytes, bytes] | None = None
    skipping: seams.Skipping = field(default_factory=seams.Skipping)
    begun: bool = False
    count: int = 0
    """How many pages were written."""
    copying: bool = False
    """Whether this is a copy of the process, in which MkDocs asks for nothing."""

    def take(self) -> None:
        """Answer for templates when they are asked to make a page, and for the search when it is given one."""
        self.signing.env.template_class = type("Answering", (_Answering,), {"building": self})
        if self.signing.env.cache is not None:
            self.signing.env.cache.clear()
        Once(self.signing.navigation).take(self.signing.env)
        self.searching.begin()
        self.skipping.begin()

    def next(self, page: Page | None = None) -> None:
        """Take notice that MkDocs comes to another page, or to the end of them: what it wrote before stands there now."""
        if self.copying:
            return
        if self.written:
            self.folder.wrote(*self.written)
            self.written = None
        if not self.begun:
            self.begun = True
            if self.ahead and page:
                self._make_ahead(page)

    def rendered(self, template: jinja2.Template, page: Page, context: Mapping[str, Any]) -> str | None:
        """Return the output of a page where it is known, and remember its signature."""
        if self.copying:
            return None
        path = page.file.src_uri
        if path not in self.signatures:
            self.signatures[path] = self._signature(template.name or "", page, context)
        signature = self.signatures[path]
        if signature is None:
            return None
        if self.final and (page.file.dest_uri in self.folder.made or self.folder.holds(page.file.dest_uri, signature)):
            return Kept()
        known = self.held.pop(signature, None) or self.store.get([signature]).get(signature)
        return None if known is None else zlib.decompress(known).decode()

    def note(self, page: Page, output: str) -> None:
        """Remember what a template made of a page."""
        signature = self.signatures.get(page.file.src_uri)
        if signature and not self.copying and (data := _encoded(output)) is not None:
            self.fresh[signature] = zlib.compress(data, _LEVEL)

    def output(self, page: Page, output: str) -> str:
        """Return what MkDocs is to write for a page: nothing where the very same stands there."""
        if self.copying:
            return output
        path, signature = page.file.dest_uri, self.signatures.get(page.file.src_uri) or b""
        if not isinstance(output, Kept):
            data = output.encode(errors="xmlcharrefreplace")
            if not output.strip():
                return output
            content = digest_of(data)
            if not self.folder.has(path, content, signature):
                self.written = path, signature, content
                self.count += 1
                return output
        self.skipping.paths.add(page.file.src_uri)
        return ""

    def finish(self) -> None:
        """Keep what was made."""
        self.next()
        self.keep()

    def end(self) -> None:
        """Answer no longer."""
        self.skipping.end()

    def keep(self) -> None:
        """Put what was made into the store."""
        self.store.put({**self.fresh, **self.searching.fresh})
        self.fresh, self.searching.fresh = {}, {}

    def _signature(self, template: str, page: Page, context: Mapping[str, Any]) -> bytes | None:
        if not self.ahead:
            self.signing.look_again()
        try:
            return digest([template, self.final, self.signing.sign(page, context)])
        except UntoldError:
            return None

    def _make_ahead(self, first: Page) -> None:
        """Make all pages that are not known, by copies of this process, before MkDocs asks for them; it has come to the first."""
        files = self.signing.files.documentation_pages()
        jobs = [self._job(page, files) for page in [file.page for file in files if file.page]]
        found = self.store.get(key for job in jobs for key in (job.html, job.entries) if key)
        self.searching.entries = {job.entries: found[job.entries] for job in jobs if job.entries in found}
        self.held = {job.html: found[job.html] for job in jobs if job.html in found}
        jobs = [job for job in (job.without(found) for job in jobs) if job.html or job.entries]
        if self.copies and len(jobs) >= workers.FEWEST:
            first.active = False
            for number, data in workers.shared(
                lambda number: self._copied(jobs[number], files), len(jobs), self.copies
            ):
                self._took(jobs[number], msgspec.msgpack.decode(data, type=Made))
            first.active = True

    def _job(self, page: Page, files: Sequence[File]) -> Job:
        """Return what has to be known of a page: its HTML, unless it stands in its place, and what the search takes."""
        context = seams.context_of(page, files, self.signing.navigation, self.signing.config)
        name = str(page.meta.get("template", "main.html"))
        signature = self._signature(name, page, cast("Mapping[str, Any]", context))
        self.signatures[page.file.src_uri] = signature
        stands = self.final and signature and self.folder.holds(page.file.dest_uri, signature)
        return Job(page, None if stands else signature, self.searching.key(page))

    def _copied(self, job: Job, files: Sequence[File]) -> bytes:
        """Make what is missing of a page, in a copy of this process: where nobody else changes it, its file too."""
        self.copying = self.searching.silent = True
        fall_silent()
        page, made = job.page, Made()
        if job.entries:
            made.entries = self.searching.taken(page)
        if job.html:
            page.active = True
            context = seams.context_of(page, files, self.signing.navigation, self.signing.config)
            template = self.signing.env.get_template(str(page.meta.get("template", "main.html")))
            context = self.signing.config.plugins.on_page_context(
                context, page=page, config=self.signing.config, nav=self.signing.navigation
            )
            output = template.render(context)
            if self.final and output.strip():
                output = self.signing.config.plugins.on_post_page(output, page=page, config=self.signing.config)
                utils.write_file(data := output.encode(), page.file.abs_dest_path)
                made.content = digest_of(data)
            made.packed = zlib.compress(output.encode(), _LEVEL)
            page.active = False
        return msgspec.msgpack.encode(made)

    def _took(self, job: Job, made: Made) -> None:
        """Take up what a copy of this process made."""
        if job.entries and made.entries:
            self.searching.entries[job.entries] = self.searching.fresh[job.entries] = made.entries
        if job.html and made.packed:
            self.fresh[job.html] = made.packed
            if made.content:
                self.folder.wrote(job.page.file.dest_uri, job.html, made.content)
                self.count += 1
            else:
                self.held[job.html] = made.packed
        if len(self.fresh) >= _MANY:
            self.keep()


def _encoded(output: str) -> bytes | None:
    """Return a text as bytes; None where it has halves of characters, of which MkDocs makes something else."""
    try:
        return output.encode()
    except UnicodeEncodeError:
        return None
