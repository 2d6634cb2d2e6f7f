"""How much of a site is made again after one edit: no more than shows it."""

from pathlib import Path

import pytest

from tests.turbo.twice import CONFIG, twice, write

SECTIONS = {
    f"docs/{folder}/{name}.md": f"# {folder} {name}\n\nText.\n"
    for folder in ("a", "b", "c")
    for name in ("index", "one", "two")
}
PAGES = {"docs/index.md": "# Home\n", **SECTIONS}
FOOTER = '{% extends "base.html" %}{% block footer %}%s{% endblock %}'

pytestmark = pytest.mark.slow


def after(project: Path, path: str, text: str, **environment: str) -> int:
    """Return how many pages are written after a change."""
    twice(project, **environment)
    (project / path).write_text(text)
    again = twice(project, **environment)
    assert again.differing == []
    return again.pages[1]


@pytest.mark.parametrize(
    ("config", "text", "pages"),
    [
        (CONFIG, "# a one\n\nAnother text.\n", 1),
        (CONFIG, "# Renamed\n\nText.\n", 3),
        (CONFIG.replace("navigation.prune, ", ""), "# Renamed\n\nText.\n", 10),
        (CONFIG, "---\nicon: material/pencil\n---\n# a one\n\nText.\n", 3),
        (CONFIG.replace("name: material\n", "name: mkdocs\n"), "# a one\n\nAnother text.\n", 1),
    ],
)
def test_an_edit_of_one_page(tmp_path: Path, config: str, text: str, pages: int) -> None:
    write(tmp_path, PAGES, config)
    assert after(tmp_path, "docs/a/one.md", text) == pages


@pytest.mark.parametrize(
    ("footer", "pages"),
    [
        ("{{ page.title }}", 1),
        ("{{ nav.pages | length }}", 1),
        ("{% for one in nav.pages %}{{ one.content | length }}{% endfor %}", 10),
        ("{{ pages | map(attribute='page.content') | join | length }}", 10),
        ("{% set what = 'cont' ~ 'ent' %}{{ nav.pages | map(attribute=what) | join | length }}", 10),
        ("{{ config.plugins | length }} {{ 'search' in config.plugins }}", 1),
    ],
)
def test_a_template_that_reads_more(tmp_path: Path, footer: str, pages: int) -> None:
    write(tmp_path, {**PAGES, "theme/main.html": FOOTER.replace("%s", footer)})
    assert after(tmp_path, "docs/a/one.md", "# a one\n\nAnother text.\n") == pages


@pytest.mark.parametrize(
    "footer",
    [
        "{{ (config.plugins['material/search'] | attr('config')).enabled }}",
        "{{ config.docs_dir }}",
        "{{ [1] | random }}",
    ],
)
def test_a_template_that_reads_what_cannot_be_told(tmp_path: Path, footer: str) -> None:
    write(tmp_path, {**PAGES, "theme/main.html": FOOTER.replace("%s", footer)})
    again = twice(tmp_path)
    assert again.differing == []
    assert "no digest tells what the template main.html asks for" in again.log


@pytest.mark.parametrize("told", ["lambda: CALLS", "str(len(CALLS))", "type('T', (), {'__str__': lambda _: CALLS})()"])
def test_a_hook_that_hands_over_what_can_be_called(tmp_path: Path, told: str) -> None:
    write(
        tmp_path,
        {
            **PAGES,
            "theme/main.html": FOOTER.replace(
                "%s", "{% if told %}{{ told() if told is callable else told }}{% endif %}"
            ),
        },
    )
    (tmp_path / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n")
    hook = f"import pathlib\nCALLS = pathlib.Path('calls').read_text()\ndef on_page_context(context, **_):\n    context['told'] = {told}\n"
    (tmp_path / "hook.py").write_text(hook)
    for calls in ("one", "two"):
        (tmp_path / "calls").write_text(calls)
        assert twice(tmp_path).differing == []


def test_files_that_are_the_same_are_not_touched(tmp_path: Path) -> None:
    write(tmp_path, {**PAGES, "docs/pic.png": "a"})
    twice(tmp_path)
    files = {path: path.stat() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    (tmp_path / "docs/b/one.md").write_text("# b one\n\nAnother text.\n")
    twice(tmp_path)
    changed = {path.relative_to(tmp_path / "site").as_posix() for path, stat in files.items() if path.stat() != stat}
    assert changed == {"b/one/index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}


def test_a_page_that_somebody_changed_is_mended(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    twice(tmp_path)
    (tmp_path / "site/a/one/index.html").write_text("changed")
    (tmp_path / "site/b/one/index.html").unlink()
    (tmp_path / "site/c/old.html").write_text("old")
    again = twice(tmp_path)
    assert (again.differing, again.pages) == ([], (8, 2))
