"""Script where none may be, and pages whose policy would not stop it."""

import re
from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.publishing.audit.page import Page
from hub.publishing.audit.site import Site
from hub.rules import publishing

_HARMLESS = re.compile(
    r"'(?:self|none|unsafe-eval|wasm-unsafe-eval|strict-dynamic|report-sample|sha(?:256|384|512)-[\w+/=-]+)'"
)
"""Sources of scripts that let nothing run which does not come from the site. The web editor makes functions of texts."""


def active_markup(site: Site) -> Iterator[Diagnostic]:
    """Find script in attributes and addresses, and what turns the links of a page elsewhere."""
    for path, page in {**site.pages, **site.drawings}.items():
        for what in page.active:
            yield site.fault(publishing.ACTIVE_MARKUP, path, f"Here stands {what}.")
    for path, page in site.drawings.items():
        if page.scripts:
            yield site.fault(publishing.ACTIVE_MARKUP, path, "Here stands a script in a drawing.")


def weak_policies(site: Site) -> Iterator[Diagnostic]:
    """Find pages that have no policy before all else in their head, or one that does not fit their scripts."""
    for path, page in site.pages.items():
        for why in _weaknesses(page):
            yield site.fault(publishing.WEAK_POLICY, path, why)


def _weaknesses(page: Page) -> Iterator[str]:
    if page.policy is None:
        yield "The page has no Content-Security-Policy in its head."
        return
    if page.early:
        yield f"The Content-Security-Policy comes after {', '.join(page.early)}."
    sources = _sources(page.policy)
    if sources is None:
        yield "The Content-Security-Policy says nothing of scripts."
        return
    for source in sorted(set(sources)):
        if not _HARMLESS.fullmatch(source):
            yield f"The Content-Security-Policy lets scripts of {source} run."
    for digest in page.scripts:
        if digest not in sources:
            yield f"The Content-Security-Policy does not know the script in the page with the digest {digest}."


def _sources(policy: str) -> list[str] | None:
    """Return from where a policy takes scripts, None where it does not say."""
    words = (directive.split() for directive in policy.split(";"))
    directives = {name.lower(): sources for name, *sources in reversed([one for one in words if one])}
    return directives.get("script-src", directives.get("default-src"))
