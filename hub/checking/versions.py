"""Rules of versions: content that is written for an earlier or a later content model than this one."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.model.versions import VERSION
from hub.rules import settings


def other_versions(hub: Hub) -> Iterator[Diagnostic]:
    """Find that `hub.yml` names another version; the newer one is written once no field has an older name."""
    version, span = hub.settings.version, hub.settings_document.span(("version",))
    if version > VERSION:
        message = (
            f"The content is written with version {version} of the content model; this program knows version {VERSION}."
        )
        yield Diagnostic(settings.UNKNOWN_VERSION, span, message, settings.UNKNOWN_VERSION.fix)
    elif version < VERSION:
        message = f"The content is written with version {version} of the content model; there is version {VERSION} now."
        done = not any(document.outdated for document in hub.documents.values())
        better = str(VERSION) if done else None
        yield Diagnostic(settings.OUTDATED_VERSION, span, message, settings.OUTDATED_VERSION.fix, better)
