"""The language server: hands what editors ask to the desk, and tells what it finds."""

import asyncio
import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from hub.diagnostics import Span
from hub.disk import Project, ProjectError, find_project, today
from hub.lsp.completing import completed
from hub.lsp.desk import Desk, Survey
from hub.lsp.fields import about
from hub.lsp.hovering import field_help
from hub.lsp.telling import Teller

PAUSE = 0.3
"""So many seconds after the last change all of the hub is looked at again."""
_SWITCH = 0.001
"""So many seconds a survey may go on before an answer gets its turn."""
_LETTERS = ("@", "[", "{", "(", "/", "#", " ", "-")


class HubServer(LanguageServer):
    """A server for one project: that of `folder`, else that of the folder which the editor has open."""

    def __init__(self, folder: Path, day: str | None) -> None:
        # Texts come whole with each change: pygls divides lines where editors do not, so that parts would miss.
        super().__init__("hub", version("mkdocs-peerhub"), types.TextDocumentSyncKind.Full)
        self.folder = folder
        self.day = day
        self.desk: Desk | None = None
        self.uris: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.told: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        self.stale = asyncio.Event()
        self.surveyor: asyncio.Task[None] | None = None

    def find(self) -> None:
        """Find the project and look at it; where there is none, the editor shows why."""
        try:
            today(self.day)
            self.desk = Desk(self._project(), self.day)
        except ProjectError as fault:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"hub: {fault}"))
            return
        self.stale.set()
        self.surveyor = asyncio.ensure_future(self.surveys(self.desk))

    def _project(self) -> Project:
        try:
            return find_project(self.folder)
        except ProjectError:
            root = to_fs_path(self.workspace.root_uri) if self.workspace.root_uri else None
            if root is not None:
                with suppress(ProjectError):
                    return find_project(Path(root))
            raise

    async def surveys(self, desk: Desk) -> None:
        """Look at the whole hub whenever something has changed and nobody has typed for a moment."""
        while await self.stale.wait():
            while self.stale.is_set() and desk.survey:
                self.stale.clear()
                await asyncio.sleep(PAUSE)
            self.stale.clear()
            try:
                desk.survey = await asyncio.to_thread(_looked, desk)
            except Exception as fault:  # noqa: BLE001  one text that cannot be read must not end what is said of all others
                self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"hub: {fault!r}"))
            for path in desk.opened:
                self.tell(path)

    def teller(self, uri: str) -> tuple[Teller, str] | None:
        """Return who speaks of a file, and its path; None for a file that is none of the hub's."""
        file = to_fs_path(uri)
        path = self.desk.path_of(Path(file)) if self.desk and file else None
        if self.desk is None or path is None:
            return None
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Teller(self.desk, encoding, self.uris), path

    def lay(self, uri: str, number: int | None, text: str | None) -> None:
        """Put a text on the desk, or take it away for None, and tell what is wrong with it."""
        found = self.teller(uri)
        if found is None or self.desk is None:
            return
        path = found[1]
        if text is None:
            for kept in (self.desk.opened, self.uris, self.versions, self.told):
                kept.pop(path, None)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        else:
            self.desk.opened[path], self.uris[path] = text, uri
            if number is not None:
                self.versions[path] = number
            self.tell(path)
        self.stale.set()

    def tell(self, path: str) -> None:
        """Publish the findings of an open text, unless the editor has them already."""
        found = self.teller(self.uris[path])
        if found is None or self.desk is None or self.desk.survey is None:
            return
        news = (self.versions.get(path), found[0].diagnostics(path))
        if self.told.get(path) != news:
            self.told[path] = news
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(self.uris[path], news[1], news[0]))


def _looked(desk: Desk) -> Survey:
    """Look at the hub; what the first look leaves in memory stays there, and is not searched for what can be thrown away."""
    first = desk.survey is None
    if first:
        gc.disable()
    try:
        return desk.look()
    finally:
        if first:
            gc.freeze()
            gc.enable()


def initialized(server: HubServer, _params: types.InitializedParams) -> None:
    """Find the project, and ask to be told of changes on the disk."""
    server.find()
    able = server.client_capabilities.workspace
    watched = able.did_change_watched_files if able else None
    if server.desk and watched and watched.dynamic_registration:
        every = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*")])
        one = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, every)
        server.client_register_capability(types.RegistrationParams([one]))


def opened(server: HubServer, params: types.DidOpenTextDocumentParams) -> None:
    """Take in a text that somebody opened."""
    document = params.text_document
    server.lay(document.uri, document.version, document.text)


def changed(server: HubServer, params: types.DidChangeTextDocumentParams) -> None:
    """Take in what somebody typed."""
    document = params.text_document
    server.lay(document.uri, document.version, server.workspace.get_text_document(document.uri).source)


def closed(server: HubServer, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a text that was closed: what is on the disk counts again."""
    server.lay(params.text_document.uri, None, None)


def written(server: HubServer, _params: types.DidSaveTextDocumentParams | types.DidChangeWatchedFilesParams) -> None:
    """Look again when a file was written."""
    server.stale.set()


def completion(server: HubServer, params: types.CompletionParams) -> types.CompletionList | None:
    """Answer what can be typed where the cursor stands."""
    found = server.teller(params.text_document.uri)
    known = found[0].desk.known(found[1]) if found else None
    if found is None or known is None:
        return None
    teller, path = found
    at = teller.place(path, params.position)
    return teller.completions(path, at, completed(known, teller.desk.lines(path), at))


def hover(server: HubServer, params: types.HoverParams) -> types.Hover | None:
    """Answer what a field is for, and which entry is named."""
    found = server.teller(params.text_document.uri)
    known = found[0].desk.known(found[1]) if found else None
    if found is None or known is None:
        return None
    teller, path = found
    at = teller.place(path, params.position)
    named = teller.desk.named_at(at)
    said = (about(named[0]), named[1]) if named else field_help(known.model, teller.desk.lines(path), at)
    if said is None:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said[0]), teller.ruler(path).range(said[1]))


def definition(server: HubServer, params: types.DefinitionParams) -> types.Location | None:
    """Answer where the entry is written that is named under the cursor."""
    found = server.teller(params.text_document.uri)
    named = found[0].desk.named_at(found[0].place(found[1], params.position)) if found else None
    return found[0].location(Span(named[0].path)) if found and named else None


def code_action(server: HubServer, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """Answer how to mend what is wrong in a range."""
    found = server.teller(params.text_document.uri)
    if found is None:
        return None
    only = params.context.only
    return [
        one
        for one in found[0].repairs(found[1], params.range)
        if only is None or any(f"{_value(one.kind)}.".startswith(f"{_value(kind)}.") for kind in only)
    ]


def _value(kind: Any) -> str:
    return str(getattr(kind, "value", kind))


_FEATURES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (types.INITIALIZED, initialized, None),
    (types.TEXT_DOCUMENT_DID_OPEN, opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, changed, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, closed, None),
    (types.TEXT_DOCUMENT_DID_SAVE, written, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, written, None),
    (types.TEXT_DOCUMENT_COMPLETION, completion, types.CompletionOptions(trigger_characters=_LETTERS)),
    (types.TEXT_DOCUMENT_HOVER, hover, None),
    (types.TEXT_DOCUMENT_DEFINITION, definition, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        code_action,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]),
    ),
)


def serve(folder: Path, day: str | None = None) -> None:
    """Serve an editor over standard input and output until it says goodbye."""
    sys.setswitchinterval(_SWITCH)
    server = HubServer(folder, day)
    for name, answer, options in _FEATURES:
        server.feature(name, options)(answer)
    server.start_io()
