"""What an editor waits for: from a keystroke to its findings and to what can be typed, in a hub of 2,000 entries."""

import asyncio
import time
from pathlib import Path
from statistics import median

from lsprotocol import types

from tests.bench.corpus import write_corpus
from tests.editor import Editor, editing
from tests.site import MINIMAL

KEYS = 40
PATH = "lessons/lesson-00100.md"


def keystrokes(folder: Path) -> None:
    """Print how long findings and completion take after each of some keystrokes, right behind each other and with pauses."""
    write_corpus(folder / "content", 2000)
    (folder / "mkdocs.yml").write_text(MINIMAL)
    asyncio.run(_typed(folder))


async def _typed(folder: Path) -> None:
    text = (folder / "content" / PATH).read_text(encoding="utf-8")
    line = next(number for number, line in enumerate(text.split("\n")) if line.startswith("authors: ["))
    async with editing(folder) as editor:
        editor.open(PATH, text)
        while not editor.published:
            editor.news.clear()
            await editor.news.wait()
        print("\nhub lsp, 2,000 entries: milliseconds after a keystroke (median; longest)")
        for told, pause in (("typing on", 0.1), ("while the whole hub is looked at", 0.4)):
            waits = [await _stroke(editor, text, line, key, pause) for key in range(KEYS)]
            for what, found in zip(("findings", "completion"), zip(*waits, strict=True), strict=True):
                print(f"  {told:33} {what:10} {median(found) * 1000:5.0f}; {max(found) * 1000:.0f}")


async def _stroke(editor: Editor, text: str, line: int, key: int, pause: float) -> tuple[float, float]:
    start = time.perf_counter()
    number = editor.type(PATH, text.replace("authors: [", f"authors: [p{key}, ", 1))
    while editor.published[-1].version != number:
        editor.news.clear()
        await editor.news.wait()
    found = time.perf_counter()
    place = types.Position(line, len("authors: [p"))
    document = types.TextDocumentIdentifier(editor.uri(PATH))
    await editor.text_document_completion_async(types.CompletionParams(document, place))
    done = time.perf_counter()
    await asyncio.sleep(pause)
    return found - start, done - found
