"""The language server, as a process that a client speaks with over its pipes."""

import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from tests.editor import Editor, editing, in_a_loop, mended
from tests.site import SMALL, write

LESSON = "lessons/undo.md"
RIGHT = SMALL[LESSON]
WRONG = RIGHT.replace("[ada]", "[adda]")
EVERYWHERE = types.Range(types.Position(0, 0), types.Position(999, 0))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


def after(text: str, before: str) -> tuple[int, int]:
    """Return the position behind the first place of some text."""
    found = text[: text.index(before) + len(before)]
    return found.count("\n"), len(found) - found.rfind("\n") - 1


def test_findings_come_while_someone_types_and_go_when_it_is_right(small: Path) -> None:
    async def typing() -> None:
        async with editing(small) as editor:
            editor.open(LESSON)
            await editor.told(LESSON)
            number = editor.type(LESSON, WRONG)
            (found,) = await editor.told(LESSON, "unknown-reference")
            assert editor.published[-1].version == number
            assert found.message == "There is no person `adda`.\nDid you mean `ada`?"
            assert found.severity is types.DiagnosticSeverity.Error
            assert found.range == types.Range(types.Position(3, 10), types.Position(3, 14))
            editor.type(LESSON, RIGHT)
            await editor.told(LESSON)

    in_a_loop(typing())


def test_a_change_in_one_text_shows_in_another_and_closing_takes_it_back(small: Path) -> None:
    async def renaming() -> None:
        topic = "topics/git.md"
        async with editing(small) as editor:
            editor.open(LESSON)
            await editor.told(LESSON)
            editor.open(topic, SMALL[topic].replace("title:", "status: draft\ntitle:"))
            (found,) = await editor.told(LESSON, "draft-reference")
            assert found.severity is types.DiagnosticSeverity.Information
            editor.close(topic)
            await editor.told(topic)
            await editor.told(LESSON)

    in_a_loop(renaming())


def test_a_new_file_is_known_once_it_is_written(small: Path) -> None:
    async def writing() -> None:
        async with editing(small) as editor:
            editor.open(LESSON, WRONG)
            await editor.told(LESSON, "unknown-reference")
            write(small, {"people/adda.md": SMALL["people/ada.md"].replace("Ada", "Adda")})
            change = types.FileEvent(editor.uri("people/adda.md"), types.FileChangeType.Created)
            editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
            await editor.told(LESSON)

    in_a_loop(writing())


def test_what_can_be_typed_what_it_means_and_where_it_is(small: Path) -> None:
    async def asking() -> None:
        async with editing(small) as editor:
            text = RIGHT.replace("level: beginner\n", "level: \nc\n") + "\nAsk @\n"
            editor.open(LESSON, text)
            await first(editor)
            people = await editor.complete(LESSON, *after(text, "authors: ["))
            assert people["ada"].detail == "Ada"
            assert list(await editor.complete(LESSON, *after(text, "level: "))) == [
                "beginner",
                "intermediate",
                "advanced",
            ]
            fields = await editor.complete(LESSON, *after(text, "level: \nc"))
            assert next(iter(fields)) == "credits"
            assert "title" not in fields
            assert list(await editor.complete(LESSON, *after(text, "Ask @"))) == ["ada", "grace"]
            editor.type(LESSON, text := RIGHT)
            await editor.told(LESSON)
            assert "who wrote it" in (await editor.hover(LESSON, *after(text, "auth"))).lower()
            assert (await editor.hover(LESSON, *after(text, "[ad"))).startswith("**Ada** (person)")
            place = types.DefinitionParams(
                types.TextDocumentIdentifier(editor.uri(LESSON)), types.Position(*after(text, "[ad"))
            )
            found = await editor.text_document_definition_async(place)
            assert isinstance(found, types.Location)
            assert found.uri == editor.uri("people/ada.md")

    async def first(editor: Editor) -> None:
        while not editor.published:
            editor.news.clear()
            await editor.news.wait()

    in_a_loop(asking())


def test_repairs_count_in_the_units_of_the_editor(small: Path) -> None:
    async def mending() -> None:
        text = WRONG.replace("title: ", "tittle: ") + "\n𝄞 Ask @adaa.\n"
        async with editing(small) as editor:
            editor.open(LESSON, text)
            found = await editor.told(LESSON, *["missing-field", "unknown-key", "unknown-reference", "unknown-mention"])
            one = await editor.actions(LESSON, found[2].range)
            assert [action.title for action in one] == ["Write ada", "Mend all in this file that has one right answer"]
            assert list(one[0].diagnostics or ()) == [found[2]]
            assert mended(text, one[0]) == text.replace("adda", "ada")
            (everything,) = await editor.actions(LESSON, EVERYWHERE, types.CodeActionKind.SourceFixAll)
            assert mended(text, everything) == text.replace("tittle", "title"), "who is meant is never guessed"
            editor.type(LESSON, RIGHT + "\n𝄞 Ask @ada.\n")
            await editor.told(LESSON)
            assert await editor.actions(LESSON, EVERYWHERE) == []

    in_a_loop(mending())


def test_other_files_and_other_folders_are_left_alone(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    async def opening() -> None:
        async with editing(small) as editor:
            editor.open("../README.md", "---\ntitle: no entry\n")
            editor.open(LESSON, WRONG)
            await editor.told(LESSON, "unknown-reference")
            assert {one.uri for one in editor.published} == {editor.uri(LESSON)}
        empty = tmp_path_factory.mktemp("empty")
        async with editing(empty) as editor:
            while not editor.shown:
                editor.news.clear()
                await editor.news.wait()
            assert "there is no mkdocs.yml" in editor.shown[0]

    in_a_loop(opening())


def test_without_its_library_the_command_says_what_to_type(small: Path) -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from hub.cli.main import main; main()"
    ran = subprocess.run([sys.executable, "-c", hidden, "lsp"], cwd=small, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert 'pip install "mkdocs-peerhub[lsp]"' in ran.stderr
    assert ran.stdout == ""
