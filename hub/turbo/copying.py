"""Makes pages that are not known before MkDocs asks for them, in copies of this process: each writes the files of its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec
from mkdocs import utils

from hub.turbo import workers
from hub.turbo.building import Html
from hub.turbo.keys import digest_of
from hub.turbo.recording import fall_silent
from hub.turbo.seams import context_of, current

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from hub.turbo.building import Building


class Made(msgspec.Struct, array_like=True):
    """What a copy of this process made of a page: the digest of the file that it wrote, its HTML, what the search takes."""

    content: bytes = b""
    html: bytes = b""
    notes: dict[str, bytes] = {}
    entries: bytes = b""


@dataclass(frozen=True)
class Job:
    """What has to be made of a page, by the keys under which it is kept: its HTML and what the search takes; None where it is known."""

    page: Page
    html: bytes | None
    entries: bytes | None

    def without(self, known: Collection[bytes]) -> Job:
        """Return what is left to do where so much is known."""
        html, entries = (None if key in known else key for key in (self.html, self.entries))
        return replace(self, html=html, entries=entries)


@dataclass
class Copying:
    """Makes the pages of one build ahead."""

    building: Building
    copies: int

    def make(self, first: Page) -> None:
        """Make all pages that are not known, where that is worth it; MkDocs has come to the first of them."""
        files = self.building.signing.files.documentation_pages()
        jobs = [self._job(page, files) for page in [file.page for file in files if file.page]]
        found = self.building.store.get(key for job in jobs for key in (job.html, job.entries) if key)
        self.building.searching.entries = {job.entries: found[job.entries] for job in jobs if job.entries in found}
        self.building.held = {job.html: found[job.html] for job in jobs if job.html in found}
        jobs = [job for job in (job.without(found) for job in jobs) if job.html or job.entries]
        if not self.copies or len(jobs) < workers.FEWEST:
            return
        first.active = False
        for number, data in workers.shared(lambda number: self._copied(jobs[number], files), len(jobs), self.copies):
            self._take(jobs[number], msgspec.msgpack.decode(data, type=Made))
        first.active = True

    def _job(self, page: Page, files: Sequence[File]) -> Job:
        """Return what has to be known of a page: its HTML, unless its file stands in its place, and what the search takes."""
        building = self.building
        context = context_of(page, files, building.signing.navigation, building.signing.config)
        signature = building.signature(_template(page), page, cast("Mapping[str, Any]", context))
        building.signatures[page.file.src_uri] = signature
        stands = building.final and signature and building.stands(page, signature)
        return Job(page, None if stands else signature, building.searching.key(page))

    def _copied(self, job: Job, files: Sequence[File]) -> bytes:
        """Make what is missing of a page, in a copy of this process."""
        self.building.copying = self.building.searching.silent = True
        fall_silent()
        made = Made()
        if job.entries:
            made.entries = self.building.searching.taken(job.page)
        if job.html:
            job.page.active = True
            try:
                with current(self.building.signing.config, job.page):
                    self._make_html(job.page, files, made)
            finally:
                job.page.active = False
        return msgspec.msgpack.encode(made)

    def _make_html(self, page: Page, files: Sequence[File], made: Made) -> None:
        """Do what MkDocs does with a page; write its file where nobody else would change it."""
        building, config, navigation = self.building, self.building.signing.config, self.building.signing.navigation
        context = context_of(page, files, navigation, config)
        template = building.signing.env.get_template(_template(page))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=navigation)
        output = template.render(context)
        if building.final:
            output = config.plugins.on_post_page(output, page=page, config=config)
            made.notes = building.notes(page)
        text = output.encode()
        if building.final and output.strip():
            _write(text, page.file.abs_dest_path)
            made.content = digest_of(text)
        made.html = msgspec.msgpack.encode(Html.of(text, made.notes))

    def _take(self, job: Job, made: Made) -> None:
        """Take up what a copy of this process made."""
        building = self.building
        if job.entries and made.entries:
            building.searching.entries[job.entries] = made.entries
            building.store.put({job.entries: made.entries})
        if job.html and made.html:
            building.store.put({job.html: made.html})
            if made.content:
                building.folder.wrote(job.page.file.dest_uri, job.html, made.content, made.notes)
                building.count += 1
            else:
                building.held[job.html] = made.html


def _write(text: bytes, path: str) -> None:
    """Write a page whole, or leave none: the process itself makes what is missing, and says what is wrong."""
    try:
        utils.write_file(text, path)
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise


def _template(page: Page) -> str:
    return str(page.meta.get("template", "main.html"))
