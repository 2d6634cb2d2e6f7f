"""Whether all files are there, and none is too large."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Span
from hub.publishing.audit.site import Site
from hub.rules import publishing

LARGEST_FILE = 100 * 1024 * 1024
"""What git hosts take as one file when a site is pushed to them; a page that needs more keeps every reader waiting."""
LARGEST_SITE = 1024 * 1024 * 1024
"""What the pages of git hosts take at most as one site."""


def missing_output(site: Site) -> Iterator[Diagnostic]:
    """Find files that are missing, empty or no ordinary files."""
    for path in sorted({*site.built.files, *site.built.pages}):
        if path not in site.sizes and path not in site.odd:
            yield site.fault(publishing.MISSING_OUTPUT, path, "The build was to write this file, and it is not there.")
    for path, size in site.sizes.items():
        if not size and site.hub.sizes.get(path) != 0:  # an author's file that is empty is told of beforehand
            yield site.fault(publishing.MISSING_OUTPUT, path, "The file is empty.")
    for path in site.odd:
        yield site.fault(publishing.MISSING_OUTPUT, path, "This is no ordinary file.")


def oversized_site(site: Site) -> Iterator[Diagnostic]:
    """Find files, and the whole, where they are larger than hosts take."""
    for path, size in site.sizes.items():
        if size > LARGEST_FILE:
            message = f"The file has {megabytes(size)}; hosts take {megabytes(LARGEST_FILE)} at most."
            yield site.fault(publishing.OVERSIZED_SITE, path, message)
    whole = sum(site.sizes.values())
    if whole > LARGEST_SITE:
        message = f"The site has {megabytes(whole)}; hosts take {megabytes(LARGEST_SITE)} at most."
        yield Diagnostic(publishing.OVERSIZED_SITE, Span(""), message, publishing.OVERSIZED_SITE.fix)


def megabytes(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 1_000_000:,.1f} MB"
