"""An editor: speaks the Language Server Protocol with `hub lsp` over its pipes, as a process."""

import asyncio
import sys
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

LONGEST_WAIT = 20
"""So many seconds at most an answer may take on a busy machine before a test fails."""


class Editor(LanguageClient):
    """Opens, edits and asks; keeps what the server publishes."""

    def __init__(self, folder: Path) -> None:
        super().__init__("editor", "1")
        self.folder = folder
        self.published: list[types.PublishDiagnosticsParams] = []
        self.shown: list[str] = []
        self.news = asyncio.Event()
        self.versions: dict[str, int] = {}
        # pygls writes on the functions it is given, which it cannot on methods
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._publish))
        self.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._show))

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self.news.set()

    def _show(self, params: types.ShowMessageParams) -> None:
        self.shown.append(params.message)
        self.news.set()

    async def begin(self, *encodings: str) -> types.InitializeResult:
        general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
        able = types.ClientCapabilities(general=general)
        params = types.InitializeParams(able, process_id=None, root_uri=self.folder.as_uri())
        result = await asyncio.wait_for(self.initialize_async(params), LONGEST_WAIT)
        self.initialized(types.InitializedParams())
        return result

    def uri(self, path: str) -> str:
        return (self.folder / "content" / path).as_uri()

    def open(self, path: str, text: str | None = None) -> None:
        text = (self.folder / "content" / path).read_text(encoding="utf-8") if text is None else text
        self.versions[path] = 1
        item = types.TextDocumentItem(self.uri(path), "markdown", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, path: str, text: str) -> int:
        self.versions[path] += 1
        one = types.VersionedTextDocumentIdentifier(self.versions[path], self.uri(path))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(one, [whole]))
        return self.versions[path]

    def close(self, path: str) -> None:
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri(path))))

    async def told(self, path: str, *codes: str) -> list[types.Diagnostic]:
        """Wait until the findings of a file are these, and return them."""
        while True:
            self.news.clear()
            last = next((one for one in reversed(self.published) if one.uri == self.uri(path)), None)
            if last and [one.code for one in last.diagnostics] == list(codes):
                return list(last.diagnostics)
            try:
                await asyncio.wait_for(self.news.wait(), LONGEST_WAIT)
            except TimeoutError:
                found = [one.code for one in last.diagnostics] if last else None
                message = f"{path} has the findings {found} and not {list(codes)}"
                raise AssertionError(message) from None

    async def complete(self, path: str, line: int, character: int) -> dict[str, types.CompletionItem]:
        """Return what can be typed at a position, by label, in the order of the list."""
        one, at = types.TextDocumentIdentifier(self.uri(path)), types.Position(line, character)
        found = await self.text_document_completion_async(types.CompletionParams(one, at))
        items = found.items if isinstance(found, types.CompletionList) else found or ()
        return {item.label: item for item in sorted(items, key=lambda item: item.sort_text or "")}

    async def hover(self, path: str, line: int, character: int) -> str:
        one, at = types.TextDocumentIdentifier(self.uri(path)), types.Position(line, character)
        found = await self.text_document_hover_async(types.HoverParams(one, at))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def actions(self, path: str, place: types.Range, *only: str) -> list[types.CodeAction]:
        asked = types.CodeActionContext([], only or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(path)), place, asked)
        found = await self.text_document_code_action_async(params)
        return [one for one in found or () if isinstance(one, types.CodeAction)]


@asynccontextmanager
async def editing(folder: Path, *encodings: str) -> AsyncIterator[Editor]:
    """Start the server for a project, and end it with the goodbye of the protocol."""
    editor = Editor(folder)
    await editor.start_io(sys.executable, "-m", "hub.cli", "lsp", cwd=str(folder))
    try:
        await editor.begin(*encodings)
        yield editor
    finally:
        await asyncio.wait_for(editor.shutdown_async(None), LONGEST_WAIT)
        editor.exit(None)
        await asyncio.wait_for(editor.stop(), LONGEST_WAIT)


def in_a_loop(work: Coroutine[None, None, None]) -> None:
    """Do work in an event loop of its own: in a process where a browser was tested, one is running already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def mended(text: str, action: types.CodeAction) -> str:
    """Return a text after the edits of an action, as an editor makes them: from the end, by UTF-16 units."""
    lines = text.split("\n")
    edits = [edit for found in ((action.edit and action.edit.changes) or {}).values() for edit in found]
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        start, end = edit.range.start, edit.range.end
        before = lines[start.line].encode("utf-16-le")[: start.character * 2].decode("utf-16-le")
        behind = lines[end.line].encode("utf-16-le")[end.character * 2 :].decode("utf-16-le")
        lines[start.line : end.line + 1] = f"{before}{edit.new_text}{behind}".split("\n")
    return "\n".join(lines)
