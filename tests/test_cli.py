"""The command line, as processes."""

import importlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from hub.cli.main import COMMANDS
from hub.feeds.schema import schema_of
from hub.model.kind import Kind, kind_of
from hub.reading.document import read_document
from hub.rules.catalogue import CATALOGUE
from tests.conftest import ROOT
from tests.site import PICTURE, SMALL, hub, mkdocs, write

BAD = SMALL["lessons/undo.md"].replace("[ada]", "[adda]")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


def test_a_right_hub_checks_clean(small: Path) -> None:
    checked = hub(small, "check")
    assert (checked.returncode, checked.stdout) == (0, "No findings in 5 entries.\n")


def test_a_fault_is_shown_with_its_line_and_a_caret(small: Path) -> None:
    write(small, {"lessons/undo.md": BAD})
    checked = hub(small, "check")
    assert checked.returncode == 1
    assert "content/lessons/undo.md:4:11: error: There is no person `adda`. [unknown-reference]" in checked.stdout
    assert "  4 | authors: [adda]\n    |           ^^^^\n  Did you mean `ada`?" in checked.stdout
    assert checked.stdout.endswith("1 error in 5 entries.\n")


def test_json_is_the_contract_and_nothing_else(small: Path) -> None:
    write(small, {"lessons/undo.md": BAD})
    checked = hub(small, "check", "--format", "json")
    report = json.loads(checked.stdout)
    assert checked.returncode == 1
    assert report["version"] == 1
    assert report["counts"] == {"error": 1, "warning": 0, "notice": 0, "entries": 5}
    assert report["diagnostics"] == [
        {
            "rule": "unknown-reference",
            "severity": "error",
            "path": "content/lessons/undo.md",
            "line": 4,
            "column": 11,
            "end_line": 4,
            "end_column": 15,
            "message": "There is no person `adda`.",
            "hint": "Did you mean `ada`?",
            "replacement": "ada",
            "related": [],
        }
    ]


def test_notices_do_not_change_the_exit_code(small: Path) -> None:
    guide = "---\ntitle: Read\nsummary: Read it.\nfor: everyone\nwhen: day-1\narea: culture\nowner: ada\n---\n\nRead.\n"
    write(small, {"guides/read.md": guide})
    checked = hub(small, "check")
    assert checked.returncode == 0
    assert "1 notice in 6 entries." in checked.stdout


def test_searches_are_run_when_asked_for(small: Path) -> None:
    cases = "search:\n  - {query: reflog, expect: undo}\n  - {query: oops, expect: lessons/undo}\n"
    write(small, {"hub.yml": cases})
    assert hub(small, "check").returncode == 0
    checked = hub(small, "check", "--search")
    assert checked.returncode == 1
    assert "content/hub.yml:3:27: warning: “oops” does not find `lessons/undo`" in checked.stdout
    assert "  3 |   - {query: oops, expect: lessons/undo}\n    |                           ^" in checked.stdout
    report = json.loads(hub(small, "check", "--search", "--format", "json").stdout)
    assert report["counts"] == {"error": 0, "warning": 1, "notice": 0, "entries": 5}
    assert [one["rule"] for one in report["diagnostics"]] == ["search-regression"]
    write(small, {"lessons/undo.md": BAD})
    broken = json.loads(hub(small, "check", "--search", "--format", "json").stdout)
    assert [one["rule"] for one in broken["diagnostics"]] == ["unknown-reference"]


@pytest.mark.parametrize("path", ["content/lessons", "lessons/undo.md", "content/lessons/undo.md", "content"])
def test_paths_narrow_the_report(small: Path, path: str) -> None:
    write(small, {"lessons/undo.md": BAD, "people/alan.md": "---\ntitle: Alan\n---\n"})
    report = json.loads(hub(small, "check", path, "--format", "json").stdout)
    paths = {one["path"] for one in report["diagnostics"]}
    assert "content/lessons/undo.md" in paths
    assert ("content/people/alan.md" in paths) == (path == "content")


def test_a_path_outside_the_content_is_refused(small: Path) -> None:
    checked = hub(small, "check", "nowhere.md")
    assert checked.returncode == 2
    assert "nowhere.md is not in" in checked.stderr


def test_it_works_from_elsewhere(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert hub(tmp_path_factory.mktemp("other"), "-C", small, "check").returncode == 0


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["export", "made"], "mkdocs.yml"),
        (["init", "made"], "mkdocs.yml"),
        (["publish", "made", "--today", "2026-11-30"], "index.html"),
    ],
    ids=["export", "init", "publish"],
)
def test_paths_are_relative_to_the_folder_that_it_is_to_run_in(small: Path, words: list[str], written: str) -> None:
    ran = hub(small.parent, "-C", small.name, *words)
    assert ran.returncode == 0, ran.stderr
    assert (small / "made" / written).is_file()
    assert not (small.parent / "made").exists()


def test_a_folder_to_run_in_that_is_not_there_is_told(small: Path) -> None:
    ran = hub(small, "-C", "nowhere", "init", "made")
    assert ran.returncode == 2
    assert "'nowhere' does not exist" in ran.stderr
    assert not (small / "nowhere").exists()


@pytest.mark.parametrize("words", [["check"], ["export", "out"]])
def test_outside_a_project_it_says_what_to_type(tmp_path: Path, words: list[str]) -> None:
    ran = hub(tmp_path, *words)
    assert ran.returncode == 2
    assert "there is no mkdocs.yml" in ran.stderr
    assert "hub -C DIR" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_below_a_project_it_names_the_way_up(small: Path) -> None:
    ran = hub(small / "content" / "lessons", "check")
    assert ran.returncode == 2
    assert f"hub -C {Path('..') / '..'}" in ran.stderr


def test_a_missing_content_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: nothing\n")
    ran = hub(tmp_path, "check")
    assert ran.returncode == 2
    assert "mkdir nothing" in ran.stderr


def test_a_broken_mkdocs_yml_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: [\n")
    ran = hub(tmp_path, "check")
    assert ran.returncode == 2
    assert "cannot be read" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_tags_in_mkdocs_yml_are_never_run(tmp_path: Path) -> None:
    write(tmp_path, SMALL, "docs_dir: content\nx: !!python/object/apply:os.system ['touch ran']\ny: !ENV [A, b]\n")
    assert hub(tmp_path, "check").returncode == 0
    assert not (tmp_path / "ran").exists()


def test_an_empty_hub_says_how_to_begin(tmp_path: Path) -> None:
    checked = hub(write(tmp_path, {}), "check")
    assert checked.returncode == 0
    assert "Begin with content/index.md" in checked.stderr


def test_a_day_that_is_none_is_refused(small: Path) -> None:
    ran = hub(small, "check", "--today", "22.11.2026")
    assert ran.returncode == 2
    assert "write it as 2026-11-22" in ran.stderr


def test_the_day_comes_from_the_option_then_the_environment(small: Path) -> None:
    offer = "---\ntitle: Alan\nrole: engineer\njoined: 2020-01-01\noffers: [{what: buddy, until: 2027-06-30}]\n---\n"
    write(small, {"people/alan.md": offer})
    assert hub(small, "check").returncode == 0
    assert hub(small, "check", HUB_TODAY="2028-01-01").returncode == 1
    assert hub(small, "check", "--today", "2026-01-01", HUB_TODAY="2028-01-01").returncode == 0
    assert hub(small, "check", HUB_TODAY="", SOURCE_DATE_EPOCH="1830000000").returncode == 1


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", "--help"], ["rules"]])
def test_it_explains_itself(tmp_path: Path, words: list[str]) -> None:
    ran = hub(tmp_path, *words)
    assert ran.returncode == 0
    assert ran.stdout.strip()


def test_a_typing_error_in_a_command_is_answered(tmp_path: Path) -> None:
    ran = hub(tmp_path, "chekc")
    assert ran.returncode == 2
    assert "Did you mean: hub check?" in ran.stderr


def test_every_command_has_the_summary_that_the_list_shows() -> None:
    for name, summary in COMMANDS.items():
        assert importlib.import_module(f"hub.cli.{name}").command.short_help == summary


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_rule_is_explained(name: str, tmp_path: Path) -> None:
    if name in ("unknown-reference", "invalid-yaml"):
        assert CATALOGUE[name].fix in hub(tmp_path, "rules", name).stdout
    rule = CATALOGUE[name]
    assert all((rule.summary, rule.why, rule.fix, rule.after))
    assert rule.before != rule.after


def test_an_unknown_rule_is_answered(tmp_path: Path) -> None:
    ran = hub(tmp_path, "rules", "unknown-referense")
    assert ran.returncode == 2
    assert "hub rules unknown-reference" in ran.stderr


@pytest.mark.parametrize("kind", list(Kind))
def test_schemas_are_schemas_with_descriptions(kind: Kind, tmp_path: Path) -> None:
    if kind in (Kind.LESSON, Kind.PAGE):
        ran = hub(tmp_path, "schema", kind)
        assert ran.returncode == 0
        schema = json.loads(ran.stdout)
    else:
        schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "title" in schema["required"]
    assert "id" not in schema["properties"]
    assert [name for name, field in _fields(schema) if not (field.get("description") and field.get("examples"))] == []


def _fields(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the fields of a schema on every level."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for part in parts:
        yield from _fields(part)


class _Editors(yaml.SafeLoader):
    """Reads YAML 1.2, as editors do: a day is a text, and so are `on` and `off`."""


_Editors.yaml_implicit_resolvers = {
    letter: [
        (tag, form) for tag, form in forms if not tag.endswith((":timestamp", *([":bool"] if letter in "oO" else [])))
    ]
    for letter, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_schemas_take_every_entry_of_the_shipped_hub() -> None:
    judges = {kind: jsonschema.Draft202012Validator(schema_of(kind)) for kind in Kind}
    seen, refused = set(), []
    for file in sorted((ROOT / "content").rglob("*.md")):
        path = file.relative_to(ROOT / "content").as_posix()
        document, _ = read_document(path, file.read_text(encoding="utf-8"))
        values = yaml.load(document.block or "", _Editors)  # noqa: S506  made of the safe one
        seen.add(kind_of(path))
        refused += [f"{path}: {fault.message}" for fault in judges[kind_of(path)].iter_errors(values)]
    assert refused == []
    assert seen == set(Kind)


@pytest.mark.slow
def test_the_export_builds_without_the_plugin(small: Path) -> None:
    write(small, {"git.gif": PICTURE, "more.md": "---\ntitle: More\n---\n\n![Git](git.gif)\n"})
    exported = hub(small, "export", "out")
    assert exported.returncode == 0, exported.stderr
    built = mkdocs(small / "out", "build", "--strict", "-q")
    assert built.returncode == 0, built.stderr
    assert (small / "out/site/lessons/undo/index.html").is_file()
    assert (small / "out/docs/git.gif").read_bytes() == PICTURE
    catalogue = json.loads((small / "out/docs/api/hub.json").read_text(encoding="utf-8"))
    assert next(entry for entry in catalogue["entries"] if entry["id"] == "lessons/undo")["url"] == "lessons/undo/"
    assert "hub" not in yaml.safe_load((small / "out/mkdocs.yml").read_text().replace("!!python/name:", "x")).get(
        "plugins", []
    )


def test_the_export_speaks_the_language_of_the_hub_and_knows_what_is_new(small: Path) -> None:
    write(small, {"hub.yml": "lang: de\n"})
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "All"]):
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
        day = {"GIT_COMMITTER_DATE": "2026-11-20T12:00:00Z", "GIT_AUTHOR_DATE": "2026-11-20T12:00:00Z"}
        subprocess.run(["git", *who, *words], cwd=small, env={**os.environ, **day}, check=True)
    assert hub(small, "export", "out").returncode == 0
    config = (small / "out/mkdocs.yml").read_text(encoding="utf-8")
    assert "Right.: Richtig." in config
    assert "20.\xa0November 2026" in (small / "out/docs/new.md").read_text(encoding="utf-8")


def test_the_export_replaces_only_what_it_made(small: Path) -> None:
    assert hub(small, "export", "out").returncode == 0
    (small / "out/docs/stale.md").write_text("old")
    assert hub(small, "export", "out").returncode == 0
    assert not (small / "out/docs/stale.md").exists()
    ran = hub(small, "export", "content")
    assert ran.returncode == 2
    assert "is not empty" in ran.stderr
    assert (small / "content/index.md").is_file()


def test_the_export_says_when_the_content_has_faults(small: Path) -> None:
    write(small, {"lessons/undo.md": BAD})
    ran = hub(small, "export", "out")
    assert ran.returncode == 1
    assert "1 error" in ran.stderr
    assert "is not shown" in (small / "out/docs/lessons/undo.md").read_text(encoding="utf-8")


def test_files_that_cannot_be_read_are_named(small: Path) -> None:
    (small / "content/lessons/link.md").symlink_to("/etc/hostname")
    (small / "content/link.png").symlink_to("/etc/hostname")
    os.mkfifo(small / "content/lessons/pipe.md")
    (small / "content/big.md").write_bytes(b"x" * (11 << 20))
    (small / "content/latin.md").write_bytes("---\ntitle: Café\n---\n".encode("latin-1"))
    report = json.loads(hub(small, "check", "--format", "json").stdout)
    found = {(one["path"].removeprefix("content/"), one["rule"]) for one in report["diagnostics"]}
    assert found == {
        ("big.md", "oversized-file"),
        ("latin.md", "not-utf-8"),
        ("link.png", "unreadable-file"),
        ("lessons/link.md", "unreadable-file"),
        ("lessons/pipe.md", "unreadable-file"),
    }


def test_a_digest_is_what_a_translation_writes_down(small: Path) -> None:
    printed = hub(small, "digest", "undo")
    told = yaml.safe_load(printed.stdout)["translation_of"]
    assert told["id"] == "lessons/undo"
    assert list(told["sections"]) == ["(beginning)", "the-reflog", "learn"]
    translated = SMALL["lessons/undo.md"].replace("---\n\n", f"lang: pt\n{printed.stdout}---\n\n", 1)
    write(small, {"lessons/desfazer.md": translated.replace("Undo a mistake", "Desfazer")})
    assert hub(small, "check").stdout == "No findings in 6 entries.\n"
    assert json.loads(hub(small, "digest", "lessons/undo", "--format", "json").stdout)["digest"] == told["digest"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [("undoo", "Did you mean: undo?"), ("people/adda", "Did you mean: people/ada?"), ("xyzzy", "no entry `xyzzy`")],
)
def test_an_unknown_id_is_answered_with_the_nearest(text: str, answer: str, small: Path) -> None:
    refused = hub(small, "digest", text)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert answer in refused.stderr


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("content/lessons/git/undo.md", "lessons/git/undo"),
        ("lessons/git/undo.md", "lessons/git/undo"),
        ("./content/contribute/index.md", "contribute"),
        ("contribute/index", "contribute"),
        ("repent", "lessons/git/undo"),
        ("git/repent", "lessons/git/undo"),
        ("twice", None),
        ("content/lessons/contribute.md", None),
    ],
)
def test_an_entry_is_meant_by_its_path_and_by_an_old_name(text: str, meant: str | None, small: Path) -> None:
    lesson = SMALL["lessons/undo.md"].replace("---\n", "---\naliases: [lessons/git/repent, lessons/a/twice]\n", 1)
    other = SMALL["lessons/undo.md"].replace("Undo", "Redo").replace("---\n", "---\naliases: [lessons/b/twice]\n", 1)
    page = "---\ntitle: Contribute\n---\n\nDo.\n"
    write(small, {"lessons/git/undo.md": lesson, "lessons/redo.md": other, "contribute/index.md": page})
    ran = hub(small, "digest", text)
    assert ran.returncode == (0 if meant else 2), ran.stderr
    assert f"  id: {meant}\n" in ran.stdout if meant else "Traceback" not in ran.stderr
    assert meant or text in ran.stderr
