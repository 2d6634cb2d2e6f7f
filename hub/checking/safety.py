"""Rules of what must not be published: secrets, and what is private to a person."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.model.kind import Kind
from hub.reading.tokens import may_hold_secrets
from hub.rules import safety


def secrets(hub: Hub) -> Iterator[Diagnostic]:
    """Find secrets in bodies, in front matter and in `hub.yml`; the message never says what they are."""
    suspicious = may_hold_secrets(document.block or "" for document in hub.documents.values())
    for document in hub.documents.values():
        for what, span in (*(document.block_secrets if suspicious else ()), *document.found.secrets):
            yield _secret(what, span)
    for what, span in hub.settings_document.block_secrets:
        yield _secret(what, span)


def _secret(what: str, span: Span) -> Diagnostic:
    message = f"Here stands {what}, and it would be published."
    return Diagnostic(safety.SECRET_IN_TEXT, span, message, safety.SECRET_IN_TEXT.fix)


def personal_data(hub: Hub) -> Iterator[Diagnostic]:
    """Find private mail addresses, phone numbers and bank accounts in the prose of all but people's own pages."""
    for entry_id, document in hub.documents.items():
        for what, span in document.found.private if hub.entries[entry_id].kind is not Kind.PERSON else ():
            message = f"This looks like {what}, which everyone could read here."
            yield Diagnostic(safety.PERSONAL_DATA, span, message, safety.PERSONAL_DATA.fix)
