"""What was rendered once is not rendered again, and nobody can tell."""

from pathlib import Path

import pytest

from tests.turbo.twice import CONFIG, twice, write

PAGES = {
    "docs/index.md": "# Welcome\n\nSee [one](one.md#part) and ![a picture](pic.png).\n",
    "docs/one.md": "---\ntitle: First\n---\n\n## Part\n\nWords[^1] and [nothing](nowhere.md).\n\n[^1]: A note.\n",
    "docs/two.md": '# Second\n\n--8<-- "shared.md"\n\n```python\nprint("x")\n```\n',
    "docs/pic.png": "no picture",
    "parts/shared.md": "Said by all.\n",
}

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, PAGES)


def test_a_second_build_renders_nothing(project: Path) -> None:
    first, second = twice(project), twice(project)
    assert first.differing == second.differing == []
    assert (first.counts, second.counts) == ((0, 3), (3, 0))
    assert "nowhere.md" in second.log


@pytest.mark.parametrize(
    ("path", "text", "anew"),
    [
        ("docs/one.md", "# Another\n\n## Part\n", 1),
        ("docs/nowhere.md", "# It is here now\n", 2),
        ("parts/shared.md", "Said otherwise.\n", 1),
        ("mkdocs.yml", CONFIG.replace("permalink: true", "permalink: '#'"), 3),
        ("theme/main.html", '{% extends "base.html" %}{% block footer %}Ours{% endblock %}', 0),
        ("docs/pic.png", "another picture", 0),
    ],
)
def test_what_changed_is_rendered_again(project: Path, path: str, text: str, anew: int) -> None:
    twice(project)
    (project / path).write_text(text)
    again = twice(project)
    assert again.differing == []
    assert again.counts[1] == anew


def test_a_snippet_that_was_missing_is_brought_in(project: Path) -> None:
    (project / "parts/shared.md").unlink()
    twice(project)
    (project / "parts/shared.md").write_text("Here I am.\n")
    again = twice(project)
    assert again.differing == []
    assert again.counts == (2, 1)


def test_a_deleted_page_is_missed_by_links(project: Path) -> None:
    twice(project)
    (project / "docs/one.md").unlink()
    again = twice(project)
    assert again.differing == []
    assert "target 'one.md' is not found" in again.log
    assert again.counts == (1, 1)


def test_pages_are_shared_among_processes(project: Path) -> None:
    for number in range(40):
        (project / f"docs/page-{number}.md").write_text(f"# Page {number}\n\nSee [it](missing-{number}.md).\n")
    assert twice(project).differing == []
    assert twice(project).counts == (43, 0)


def test_a_hook_on_pages_is_heard_in_order(project: Path) -> None:
    hook = "SEEN = []\ndef on_page_content(html, **_):\n    SEEN.append(1)\n    return html + str(len(SEEN))\n"
    (project / "hook.py").write_text(hook)
    (project / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n")
    assert twice(project).differing == []
    again = twice(project)
    assert (again.differing, again.counts) == ([], (3, 0))


def test_an_unknown_extension_is_asked_each_time(project: Path) -> None:
    (project / "mine.py").write_text(
        "from markdown.extensions import Extension\nfrom markdown.preprocessors import Preprocessor\nimport pathlib\n"
        "class P(Preprocessor):\n    def run(self, lines):\n        return [*lines, '', pathlib.Path('told.txt').read_text()]\n"
        "class E(Extension):\n    def extendMarkdown(self, md):\n        md.preprocessors.register(P(md), 'told', 50)\n"
        "def makeExtension(**_):\n    return E()\n"
    )
    (project / "mkdocs.yml").write_text(CONFIG.replace("- admonition", "- admonition\n- mine"))
    (project / "told.txt").write_text("One")
    first = twice(project, PYTHONPATH=".")
    assert "nothing is known of mine" in first.log
    (project / "told.txt").write_text("Two")
    assert twice(project, PYTHONPATH=".").differing == []
