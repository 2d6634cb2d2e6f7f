"""What the search is made of: documents, the index, and what happens where there is no Pagefind."""

import gzip
import json
import os
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hub.bundle import KNOWN, part_of
from hub.cbor import value_at
from hub.feeds.files import data_files
from hub.feeds.searchable import searchable, titled
from hub.graph.hub import Hub
from hub.indexing import Indexing, Order, index, parts
from hub.load import load
from hub.pagefind import Pagefind, PagefindError, find_pagefind, installing
from hub.site.reporter import log
from hub.site.search import Search
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


def _order(folder: Path, documents: Mapping[str, str]) -> Order:
    found = find_pagefind("en")
    assert found
    return Order(str(found.program), found.version, "en", str(folder), dict(documents))


def _documents(count: int) -> dict[str, str]:
    """Return documents that fill several parts, with accents, facets, and words that stand in many and in few of them."""
    texts = (
        f"<p>Tide {number} {'résumé' if number % 7 else 'resume'} {'naïve ' * (number % 3)}gauge w{number % 50}</p>"
        for number in range(count)
    )
    return {f"lessons/n-{number:04}/index.html": titled("x.md", f"Title {number}", "") for number in range(count)} | {
        f"guides/n-{number:04}/index.html": titled("x.md", f"Guide {number}").replace("</body>", f"{text}</body>")
        for number, text in enumerate(texts)
    }


def _values(held: bytes) -> Any:
    return value_at(gzip.decompress(held).removeprefix(b"pagefind_dcd"))[0]


def _meant(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what an index says: the lengths of pages and what is shown of them, words with their places, facets, in order."""
    version, pages, chunks, facets, sorts, fields = next(
        _values(held) for path, held in files.items() if path.endswith("pf_meta")
    )
    words = [one for *_, name in chunks for one in _values(files[f"index/{name}.pf_index"])[0]]
    chosen = [_values(files[f"filter/{name}.pf_filter"]) for _, name in facets]
    return {
        "version": version,
        "pages": [(length, gzip.decompress(files[f"fragment/{name}.pf_fragment"])) for name, length in pages],
        "words": [[word, places, sorted(forms)] for word, places, forms in words],
        "facets": sorted([name, sorted(values)] for name, values in chosen),
        "rest": (sorts, fields),
    }


def test_the_same_documents_give_the_same_index(tmp_path: Path, small: Hub) -> None:
    documents = {f"{path}.html": text for path, text in searchable(small, {}).items()}
    one, other = (
        index(_order(tmp_path / name, given))
        for name, given in (("a", documents), ("b", dict(reversed(documents.items()))))
    )
    assert one == other
    assert len([path for path in one if path.endswith("pf_fragment")]) == len(documents)


def test_an_index_that_is_joined_says_what_pagefind_says_of_the_whole(tmp_path: Path) -> None:
    documents = _documents(150)
    assert len([*parts(documents)]) > 5
    found = find_pagefind("en")
    assert found
    joined, whole = index(_order(tmp_path, documents)), found.indexed(documents, "en")
    assert _meant(joined) == _meant(whole)
    assert joined["pagefind.js"] == whole["pagefind.js"]


def test_each_part_of_the_index_is_found_by_its_first_and_last_word(tmp_path: Path) -> None:
    words = "".join(f"<p>{chr(97 + number % 26)}{number:x}q {'z' * 40}{number}</p>" for number in range(3000))
    documents = {"x/index.html": titled("x.md", "X").replace("</body>", f"{words}</body>")}
    files = index(_order(tmp_path, documents))
    _, _, chunks, *_ = next(_values(held) for path, held in files.items() if path.endswith("pf_meta"))
    assert len(chunks) > 2
    ends = [end for first, last, _ in chunks for end in (first, last)]
    assert ends == sorted(ends)
    for first, last, name in chunks:
        held = [word for word, *_ in _values(files[f"index/{name}.pf_index"])[0]]
        assert held[0].startswith(first)
        assert held[-1].startswith(last)


def test_a_part_in_which_nothing_changed_is_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    indexed = Pagefind.indexed

    def counted(self: Pagefind, documents: Mapping[str, str], lang: str) -> dict[str, bytes]:
        asked.append(len(documents))
        return indexed(self, documents, lang)

    monkeypatch.setattr(Pagefind, "indexed", counted)
    documents = _documents(150)
    first = index(_order(tmp_path, documents))
    asked.clear()
    assert index(_order(tmp_path, documents)) == first
    assert not asked
    changed = {**documents, "lessons/n-0070/index.html": titled("x.md", "Another title")}
    second = index(_order(tmp_path, changed))
    assert len(asked) == 1
    assert asked[0] < 150
    assert second == index(_order(tmp_path / "anew", changed))
    assert len(second.keys() - first.keys()) < asked[0] + 20
    gone = {path: text for path, text in documents.items() if path != "lessons/n-0070/index.html"}
    asked.clear()
    assert index(_order(tmp_path, gone)) == index(_order(tmp_path / "gone", gone))


def test_documents_with_other_metadata_are_indexed_at_once(tmp_path: Path) -> None:
    plain = {f"a{number}.html": f"<html><body data-pagefind-body>w{number}</body></html>" for number in range(200)}
    documents = {**plain, "b.html": titled("b.md", "B")}
    assert len([*parts(documents)]) > 1
    found = find_pagefind("en")
    assert found
    assert _meant(index(_order(tmp_path, documents))) == _meant(found.indexed(documents, "en"))


def test_what_is_kept_of_the_index_may_be_damaged(tmp_path: Path) -> None:
    documents = _documents(60)
    first = index(_order(tmp_path, documents))
    for number, kept in enumerate(sorted(tmp_path.iterdir())):
        if kept.name != ".gitignore":
            held = kept.read_bytes()
            kept.write_bytes((held[:40], b"", held[:-1] + b"x", os.urandom(100))[number % 4])
    assert index(_order(tmp_path, documents)) == first


def test_an_index_in_another_form_is_refused(small: Hub) -> None:
    found = find_pagefind("en")
    assert found
    written = found.indexed({f"{path}.html": text for path, text in searchable(small, {}).items()}, "en")
    path = next(path for path in written if path.endswith("pf_meta"))
    other = gzip.compress(gzip.decompress(written[path]).replace(KNOWN.encode(), b"9.9.", 1))
    with pytest.raises(ValueError, match=r"9\.9\..*install Pagefind 1\.5\."):
        part_of({**written, path: other})


def test_an_index_is_made_in_a_process_of_its_own(tmp_path: Path) -> None:
    documents = _documents(20)
    made = Indexing(_order(tmp_path, documents))
    assert made.files() == index(_order(tmp_path, documents))
    made.end()


def test_nothing_is_indexed_twice_while_a_site_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = _documents(3)
    begun: list[Order] = []

    class Counted(Indexing):
        def __init__(self, order: Order) -> None:
            begun.append(order)
            super().__init__(order)

    monkeypatch.setattr("hub.site.search.Indexing", Counted)
    monkeypatch.setattr("hub.site.search._documents", lambda _: documents.items())
    settings = SimpleNamespace(lang="en")
    build: Any = SimpleNamespace(hub=SimpleNamespace(settings=settings), project=SimpleNamespace(root=tmp_path))
    search = Search()
    search.pagefind = find_pagefind("en")
    for name in ("a", "b"):
        search.begin(build, log)
        search.write(tmp_path / name, log)
    assert len(begun) == 1
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    documents["c.html"] = titled("c.md", "C")
    search.begin(build, log)
    search.write(tmp_path / "c", log)
    assert len(begun) == 2
    assert _files(tmp_path / "c") != _files(tmp_path / "a")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_index_that_nobody_wants_any_longer_is_not_made(tmp_path: Path) -> None:
    made = Indexing(_order(tmp_path, _documents(300)))
    made.end()
    with pytest.raises(ValueError, match="closed"):
        made.files()


@pytest.mark.parametrize("program", ["false", "no-such-program"])
def test_a_program_that_does_not_answer_is_a_fault_that_can_be_told(tmp_path: Path, program: str) -> None:
    documents = {"a.html": "<html></html>"}
    with pytest.raises(PagefindError):
        Pagefind(Path(program), "1").indexed(documents, "en")
    made = Indexing(Order(program, "1", "en", str(tmp_path), documents))
    with pytest.raises(PagefindError, match=r"no-such-program|early"):
        made.files()
    made.end()


def test_what_the_program_says_is_passed_on(tmp_path: Path) -> None:
    told = b64encode(json.dumps({"message_id": None, "payload": {"type": "Error", "message": "no room"}}).encode())
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\nprintf '%s,' {told.decode()}\n")
    program.chmod(0o755)
    with pytest.raises(PagefindError, match="no room"):
        Pagefind(program, "1").indexed({"a.html": "<html></html>"}, "en")


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
