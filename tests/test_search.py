"""What the search is made of: documents, the index, and what happens where there is no Pagefind."""

import gzip
import json
from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from hub.feeds.files import data_files
from hub.feeds.searchable import searchable
from hub.graph.hub import Hub
from hub.load import load
from hub.pagefind import Pagefind, PagefindError, find_pagefind, installing
from tests.case import PEOPLE
from tests.site import SMALL, mkdocs, write

TODAY = date(2026, 11, 22)
SESSION = """---
title: A demo
date: 2026-10-01
format: demo
facilitator: ada
topics: [git]
recording: {url: "https://video.example/1", chapters: [{at: "00:00", title: Wrecks}, {at: "05:00", title: Rescue}]}
---

It went well.
"""


@pytest.fixture
def small() -> Hub:
    files = {
        **SMALL,
        "sessions/demo.md": SESSION,
        "lessons/draft.md": SMALL["lessons/undo.md"].replace("---\n", "---\nstatus: draft\n", 1),
    }
    hub, _ = load(files, TODAY)
    return hub.published


def test_a_document_has_facets_names_and_what_is_said(small: Hub) -> None:
    found = searchable(small, {"lessons/undo.md": '<h2 id="the-reflog">The <b>reflog</b></h2><p>Look.</p>'})
    lesson = found["lessons/undo.md"]
    for told in (
        'kind[content]" content="lesson',
        'topic[content]" content="git|Git',
        'person[content]" content="ada|Ada',
    ):
        assert told in lesson
    assert '<h2 data-pagefind-weight="1.6" id="the-reflog">' in lesson
    assert "Get it back." in lesson
    assert "lessons/draft.md" not in found


def test_chapters_are_headings_with_the_anchors_of_the_page(small: Hub) -> None:
    found = searchable(small, {})["sessions/demo.md"]
    assert '<h3 id="hub-chapter-1"' in found
    assert found.index("Wrecks") < found.index("Rescue")


def test_an_authors_title_cannot_leave_its_document(small: Hub) -> None:
    title = "Undo a mistake"
    files = {**SMALL, "lessons/undo.md": SMALL["lessons/undo.md"].replace(title, '"\\"><script>x</script>"')}
    hub, _ = load(files, TODAY)
    assert "<script" not in searchable(hub.published, {})["lessons/undo.md"]
    assert small.entries["lessons/undo"].title == title


def test_people_who_have_left_or_are_not_listed_are_not_found() -> None:
    gone = PEOPLE["people/grace.md"].replace("---\n", "---\nleft: 2026-01-01\n", 1)
    hidden = PEOPLE["people/ada.md"].replace("---\n", "---\nlisted: false\n", 1)
    hub, _ = load({**SMALL, "people/grace.md": gone, "people/ada.md": hidden}, TODAY)
    assert not {path for path in searchable(hub.published, {}) if path.startswith("people/")}


def test_the_data_of_the_search_knows_names_and_experts(small: Hub) -> None:
    data = data_files(small, {entry.path: f"{entry.id}/" for entry in small.entries.values()})
    known = json.loads(data["api/search.json"])
    assert known["topics"]["topics/git"] == ["Git", "topics/git/", ["git"], 1]
    assert "mistake" in json.loads(data["api/search-words.json"]).split()
    assert [one["id"] for one in json.loads(data["topics/git/experts.json"])] == ["people/ada"]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_same_documents_give_the_same_index(tmp_path: Path, small: Hub) -> None:
    documents = {f"{path}.html": text for path, text in searchable(small, {}).items()}
    for name, given in (("a", documents), ("b", dict(reversed(documents.items())))):
        found = find_pagefind("en")
        assert found
        found.write(given, "en", tmp_path / name)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    pages = [gzip.decompress(held) for path, held in _files(tmp_path / "a").items() if path.endswith("pf_fragment")]
    assert len(pages) == len(documents)


def test_nothing_is_indexed_twice(tmp_path: Path, small: Hub) -> None:
    found = find_pagefind("en")
    assert found
    documents = {f"{path}.html": text for path, text in searchable(small, {}).items()}
    found.write(documents, "en", tmp_path / "a")
    made = found.kept
    found.write(documents, "en", tmp_path / "b")
    assert found.kept is made
    found.write({**documents, "x.html": "<html><body data-pagefind-body>x</body></html>"}, "en", tmp_path / "c")
    assert found.kept is not made


@pytest.mark.parametrize("program", ["false", "no-such-program"])
def test_a_program_that_does_not_answer_is_a_fault_that_can_be_told(tmp_path: Path, program: str) -> None:
    with pytest.raises(PagefindError):
        Pagefind(Path(program)).write({"a.html": "<html></html>"}, "en", tmp_path)


def test_what_the_program_says_is_passed_on(tmp_path: Path) -> None:
    told = b64encode(json.dumps({"message_id": None, "payload": {"type": "Error", "message": "no room"}}).encode())
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\nprintf '%s,' {told.decode()}\n")
    program.chmod(0o755)
    with pytest.raises(PagefindError, match="no room"):
        Pagefind(program).write({"a.html": "<html></html>"}, "en", tmp_path)


def test_dense_scripts_need_the_extended_program() -> None:
    assert "extended" in installing("ja")
    assert "extended" not in installing("de")
    japanese = find_pagefind("ja")
    assert japanese is None or "extended" in japanese.program.name


@pytest.mark.slow
def test_the_theme_searches_where_a_site_wants_it(tmp_path: Path) -> None:
    config = (
        "site_name: A hub\ndocs_dir: content\ntheme: {name: material}\nplugins: {search: {}, hub: {search: material}}\n"
    )
    write(tmp_path, SMALL, config)
    assert mkdocs(tmp_path, "build", "-q", "--strict", measured=True).returncode == 0
    assert (tmp_path / "site/search/search_index.json").is_file()
    assert not (tmp_path / "site/pagefind").exists()
    assert "md-search__input" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_without_pagefind_a_strict_build_says_what_to_type_and_goes_on(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    nothing = tmp_path / "hidden/pagefind_bin"
    nothing.mkdir(parents=True)
    (nothing / "__init__.py").touch()
    path = ":".join((str(tmp_path / "hidden"), str(Path(__file__).parent.parent)))
    built = mkdocs(tmp_path, "build", "--strict", PYTHONPATH=path, measured=True)
    assert built.returncode == 0, built.stderr
    assert 'pip install "pagefind[bin]"' in built.stderr
    assert (tmp_path / "site/search/search_index.json").is_file()


@pytest.mark.slow
def test_with_pagefind_the_theme_does_not_search(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    assert mkdocs(tmp_path, "build", "-q", "--strict", measured=True).returncode == 0
    assert not (tmp_path / "site/search/search_index.json").exists()
    page = (tmp_path / "site/lessons/undo/index.html").read_text(encoding="utf-8")
    assert 'class="hub-search" href="../../search/"' in page
    assert "md-search__input" not in page
