"""The documents say what is there: every command, target, room, field and rule; and their examples work."""

import re
from datetime import date
from pathlib import Path

import pytest

from hub.checking.check import findings
from hub.cli.main import COMMANDS
from hub.load import load
from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import fields_of
from hub.pages.site import site_of
from hub.reading.document import Document
from hub.rules.catalogue import CATALOGUE
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
PLACE = re.compile(r"`(content/[\w/.-]+\.md)`:\n\n```markdown\n(.*?)\n```\n", re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`hub {command}" in README


@pytest.mark.parametrize("target", TARGETS)
def test_contributing_names_every_target(target: str) -> None:
    assert f"make {target}" in CONTRIBUTING


@pytest.mark.parametrize("target", ["serve", "test"])
def test_the_two_commands_of_the_readme_are_targets(target: str) -> None:
    assert f"make {target}\n" in README
    assert target in TARGETS


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_architecture_names_every_module() -> None:
    modules = [path.relative_to(ROOT / "hub").as_posix() for path in (ROOT / "hub").rglob("*.py")]
    named = [path for path in modules if not path.endswith(("__init__.py", "__main__.py"))]
    assert [
        path for path in named if f"`{Path(path).name}`" not in ARCHITECTURE and f"`hub/{path}`" not in ARCHITECTURE
    ] == []


def test_the_files_of_the_readme_make_a_hub_without_findings() -> None:
    files = dict(PLACE.findall(README))
    assert len(files) == 3
    sources = {path.removeprefix("content/"): f"{text}\n" for path, text in files.items()}
    hub, faults = load(sources, date(2026, 11, 22))
    assert findings(hub, faults) == []
    assert len(hub.entries) == 3


def test_the_sample_lesson_of_the_hub_is_right() -> None:
    text = (ROOT / "content/contribute/index.md").read_text(encoding="utf-8")
    sample = re.search(r"```markdown\n(---\n.*?)\n```\n\n## Blocks", text, re.DOTALL)
    assert sample
    sources = {
        path.relative_to(ROOT / "content").as_posix(): path.read_bytes() for path in (ROOT / "content").rglob("*.md")
    }
    hub, faults = load({**sources, "lessons/git/stash.md": sample[1]}, date(2026, 11, 22))
    found = [one for one in findings(hub, faults) if one.span.path == "lessons/git/stash.md"]
    assert found == []


def test_the_page_on_contributing_shows_every_form_of_a_check() -> None:
    text = (ROOT / "content/contribute/index.md").read_text(encoding="utf-8")
    samples = re.findall(r"```markdown\n(!!! check .*?)\n```", text, re.DOTALL)
    found = [block for sample in samples for block in Document("x.md", None, sample).blocks]
    assert [block.form for block in found] == ["one", "blank", "order"]
    assert all(answer.explained or block.form == "blank" for block in found for answer, _ in block.answers)


def test_the_site_explains_every_field_and_rule() -> None:
    site = site_of(load({}, date(2026, 11, 22))[0])
    fields, rules = (site.pages[f"contribute/{name}.md"].text for name in ("fields", "rules"))
    for model in (*CLASSES.values(), Settings):
        assert [spec.name for spec in fields_of(model) if f"| `{spec.name}`" not in fields] == []
    assert [name for name in CATALOGUE if f"### {name} {{" not in rules] == []


def test_every_linked_file_of_the_documents_exists() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = re.sub(r"```.*?```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
        assert [link for link in links if not (ROOT / link).exists()] == [], name


def test_the_output_shown_in_contributing_is_what_the_check_says() -> None:
    shown = re.search(r"```text\n(content/.*?)\n```", CONTRIBUTING, re.DOTALL)
    assert shown
    rules = re.findall(r": (?:error|warning): .* \[([a-z-]+)\]$", shown[1], re.MULTILINE)
    assert rules
    assert set(rules) <= set(CATALOGUE)
