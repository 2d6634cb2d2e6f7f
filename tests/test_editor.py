"""The web editor: its forms, made from the model, and what a form saves, with real Chromium and a real `decap-server`."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hub.disk import Project, ProjectError
from hub.feeds.forms.backend import fault, origins
from hub.feeds.forms.editor import Place, editor_config, kind_fields
from hub.graph.hub import Hub
from hub.load import load
from hub.model.kind import Kind
from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import fields_of
from hub.site.editor import Editor, EditorConfig
from hub.vendored import EDITOR
from hub.web.editor.files import editor_page
from tests.chromium import served
from tests.conftest import ROOT
from tests.repository import SERVER, repository
from tests.site import SMALL, hub, mkdocs, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OWN = {"hub-pick", "hub-map", "hub-minutes", "hub-moment", "hub-steps", "hub-switch"}
STOCK = {"string", "text", "number", "boolean", "datetime", "select", "list", "object", "markdown"}
GITHUB = Place({"name": "github", "repo": "halyard/hub"}, "content", "https://hub.example/")
NESTED = {
    **{path: text for path, text in SMALL.items() if path != "lessons/undo.md"},
    "lessons/git/undo.md": SMALL["lessons/undo.md"],
}
CLINIC = {
    "sessions/clinic.md": (
        "---\ntitle: Clinic\ndate: 2027-02-01T12:30:00+00:00\nalso_at: 2027-02-02T08:00:00Z\nformat: office-hours\n"
        "facilitator: ada\n---\n\nBring your questions.\n"
    )
}
TEXT = """## Learn

Ask @grace.

## Practise

!!! practice outcome-1 "Park and return"
    - [ ] Change a file
    - [ ] Bring it back

## Get feedback

!!! feedback "Show it to someone"

## Reflect

!!! reflect "When would this have helped?"
"""


def read(files: Mapping[str, str]) -> Hub:
    return load(dict(files), date(2026, 11, 22))[0]


def form(kind: Kind, **settings: Any) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in kind_fields(kind, Settings(**settings))}


def every(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from every(field.get("fields", []))


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_a_kind_is_asked_for_with_its_help(kind: Kind) -> None:
    asked = kind_fields(kind, Settings())
    told = {spec.name: spec for spec in fields_of(CLASSES[kind])}
    assert {field["name"] for field in asked} == {*told, "body"}
    for field in asked:
        if field["name"] in told:
            assert field["hint"].startswith(told[field["name"]].description)
            assert field["required"] == told[field["name"]].required
    assert {field["widget"] for field in every(asked)} <= OWN | STOCK
    assert all(field["hint"] and field["label"] for field in every(asked))


def test_references_vocabularies_and_numbers_get_widgets_of_their_own() -> None:
    lesson, path, person = (form(kind, teams=("Harbour",)) for kind in (Kind.LESSON, Kind.PATH, Kind.PERSON))
    session, group = form(Kind.SESSION), form(Kind.GROUP)
    assert (lesson["authors"]["kinds"], lesson["authors"]["multiple"]) == (["person"], True)
    assert lesson["requires"]["kinds"] == ["lesson", "topic"]
    assert lesson["level"]["options"] == ["beginner", "intermediate", "advanced"]
    assert lesson["minutes"]["widget"] == "hub-minutes"
    assert lesson["resources"]["fields"][2]["options"] == ["video", "doc", "repo", "book", "course"]
    assert (path["steps"]["widget"], path["steps"]["kinds"]) == ("hub-steps", ["lesson", "guide", "session", "path"])
    assert path["for"]["options"] == ["everyone"]
    assert (person["skills"]["kinds"], person["skills"]["values"]) == (["topic"], ["1", "2", "3", "4", "5"])
    assert (person["role"]["widget"], person["team"]["options"]) == ("string", ["Harbour"])
    assert person["listed"]["default"] is True
    assert person["joined"]["format"] == "YYYY-MM-DD"
    assert session["date"]["widget"] == session["also_at"]["widget"] == "hub-moment"
    assert session["minutes"]["min"] == 1
    assert (session["facilitator"]["kinds"], "multiple" in session["facilitator"]) == (["person"], False)
    assert group["meets"]["widget"] == "object"


def test_the_help_of_a_text_has_an_example() -> None:
    person = form(Kind.PERSON)
    assert person["hours"]["hint"] == "When they usually work, in their zone. For example: 09:00-17:00"
    assert person["languages"]["hint"] == "What they speak. For example: en"
    assert person["joined"]["hint"] == "Their first day."


def test_what_belongs_to_a_kind_comes_before_what_few_entries_have() -> None:
    names = list(form(Kind.SESSION))
    assert names[:6] == ["title", "date", "format", "facilitator", "body", "summary"]
    assert names.index("status") < names.index("place") < names.index("audience") < names.index("aliases")


def test_the_configuration_is_yaml_with_a_collection_for_each_kind() -> None:
    told = yaml.safe_load(editor_config(read(NESTED), GITHUB))
    kinds = {one["name"]: one for one in told["collections"]}
    assert list(kinds) == list(Kind)
    assert (told["backend"], told["publish_mode"]) == (GITHUB.backend, "editorial_workflow")
    assert {name: one["folder"] for name, one in kinds.items() if name in {"lesson", "person", "page"}} == {
        "lesson": "content/lessons",
        "person": "content/people",
        "page": "content",
    }
    assert "meta" in kinds["lesson"]
    assert "meta" not in kinds["person"]
    assert all(one["create"] and one["format"] == "yaml-frontmatter" for one in kinds.values())


@pytest.mark.parametrize(
    ("backend", "advice"),
    [
        ({}, "write one of github"),
        ({"name": "gihub"}, "write one of github"),
        ({"name": "gitlab"}, "write `repo: owner/name`"),
        ({"name": "github", "repo": "hub"}, "write `repo: owner/name`"),
    ],
)
def test_a_git_host_that_cannot_be_right_is_named(backend: dict[str, str], advice: str) -> None:
    assert advice in (fault(backend) or "")


def test_the_page_may_talk_to_the_git_host_and_to_no_other() -> None:
    backend = {"name": "gitlab", "repo": "a/b", "api_root": "https://git.example/api/v4"}
    assert fault(backend) is None
    page = editor_page("en", "A <hub>", "content", origins(backend))
    assert "connect-src &#x27;self&#x27; blob: https://git.example https://gitlab.com&quot;" not in page
    assert 'connect-src &#x27;self&#x27; blob: https://git.example https://gitlab.com"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "A &lt;hub&gt;" in page


def editing(**options: Any) -> EditorConfig:
    found = EditorConfig()
    found.load_dict(options)
    assert found.validate() == ([], [])
    return found


def test_there_is_no_editor_if_nothing_is_said(tmp_path: Path) -> None:
    assert Editor.of(editing(), Project(tmp_path, tmp_path / "content"), strict=True) is None


def test_without_a_copy_a_strict_build_says_what_to_type_and_another_goes_on(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    options = editing(backend=dict(GITHUB.backend))
    assert Editor.of(options, project, strict=False) is None
    with pytest.raises(ProjectError, match="type `hub editor`"):
        Editor.of(options, project, strict=True)


def test_a_copy_with_another_digest_is_never_used(tmp_path: Path) -> None:
    (tmp_path / "decap.tgz").write_bytes(b"something else")
    options = editing(backend=dict(GITHUB.backend), package="decap.tgz")
    with pytest.raises(ProjectError, match="its digest differs"):
        Editor.of(options, Project(tmp_path, tmp_path / "content"), strict=False)


def test_content_elsewhere_needs_to_be_told_where_it_is_in_the_repository(tmp_path: Path) -> None:
    elsewhere = Project(tmp_path / "site", tmp_path / "content")
    with pytest.raises(ProjectError, match="say where it is in the repository"):
        Editor.of(editing(backend=dict(GITHUB.backend)), elsewhere, strict=False)


def test_without_npm_the_command_says_that_the_editor_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {})
    run = hub(tmp_path, "editor", PATH=str(tmp_path))
    assert run.returncode == 2
    assert "the web editor is left out, because there is no npm" in run.stderr


@pytest.fixture(scope="module")
def package() -> Path:
    """The copy of Decap CMS that `make setup` fetches."""
    found = EDITOR.kept(ROOT)
    if found.is_file() and SERVER.is_file():
        return found
    reason = f"there is no {EDITOR.archive} or no decap-server: type `make setup lint`, for which you need Node.js"
    if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def settings(package: Path, server: str) -> str:
    told = {"search": {}, "hub": {"editor": {"local": server, "package": str(package)}}}
    return yaml.safe_dump({"site_name": "A hub", "docs_dir": "content", "theme": {"name": "material"}, "plugins": told})


@pytest.mark.slow
def test_what_stands_in_the_place_of_the_editor_gives_way(tmp_path: Path, package: Path) -> None:
    page = "---\ntitle: Our editor\n---\n\nUse vi.\n"
    pages = {"contribute/editor.md": page, "contribute/editor/decap.js.md": page}
    run = mkdocs(write(tmp_path, {**SMALL, **pages}, settings(package, "http://127.0.0.1:1/")), "build", "-q")
    assert run.returncode == 0
    assert "content/contribute/editor.md:1:1: The web editor stands in `contribute/editor/`" in run.stderr
    assert "Use vi." not in (tmp_path / "site/contribute/editor/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/contribute/editor/decap.js").is_file()


def write_lesson(page: "Page") -> None:
    """Fill in the form of a lesson as a colleague does, and save it."""
    field = {
        name: page.locator(f"[id^={name}-field]").first
        for name in ("title", "summary", "path", "authors", "level", "minutes", "topics")
    }
    field["title"].fill("No: put work aside")
    field["summary"].fill(
        "Park half-finished changes for an urgent fix, and get them back complete, whatever else has happened."
    )
    for name in ("Ada", "grace"):
        field["authors"].press_sequentially(name)
        page.keyboard.press("Enter")
    field["level"].click()
    page.keyboard.type("beg")
    page.keyboard.press("Enter")
    field["minutes"].fill("5")
    page.get_by_label("Practice, if any").fill("10")
    page.get_by_role("button", name="Add outcomes").click()
    page.locator("[id^=text-field]").first.fill("After this you can park unfinished changes")
    field["topics"].press_sequentially("Git")
    _replace_text(page)
    field["path"].fill("git")
    save(page)


def write_session(page: "Page") -> None:
    """Fill in the form of a session: the time before the day, then another day; and save it."""
    field = {name: page.locator(f"[id^={name}-field]").first for name in ("title", "date", "format", "facilitator")}
    field["title"].fill("Park your work")
    page.get_by_label("Time where you are (Asia/Tokyo)").first.fill("15:00")
    page.get_by_text("A time needs its day.").wait_for()
    field["date"].fill("2027-01-19")
    page.get_by_text("2027-01-19T15:00+09:00").wait_for()
    field["date"].fill("2027-01-20")
    field["format"].click()
    page.keyboard.type("demo")
    page.keyboard.press("Enter")
    field["facilitator"].press_sequentially("Ada")
    page.keyboard.press("Enter")
    save(page)


def move_session(page: "Page") -> None:
    """Move a session by a day, as a colleague in Tokyo does who sees the time of Lisbon as their own."""
    assert page.get_by_label("Time where you are (Asia/Tokyo)").first.input_value() == "21:30"
    page.locator("[id^=date-field]").first.fill("2027-02-02")
    save(page)


def save(page: "Page") -> None:
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("menuitem").first.click()
    page.get_by_text("Entry saved").or_(page.get_by_text("Entry published")).first.wait_for()


def _replace_text(page: "Page") -> None:
    text = page.locator("[data-slate-editor=true]").first
    text.click()
    for _ in range(20):  # the editor takes up what is selected a moment later
        if not text.inner_text().strip("\ufeff\n "):
            break
        page.keyboard.press("ControlOrMeta+A")
        page.wait_for_timeout(300)
        page.keyboard.press("Delete")
        page.wait_for_timeout(300)
    page.keyboard.insert_text(TEXT)
    page.get_by_text("When would this have helped?").wait_for()


@pytest.mark.slow
def test_what_is_written_in_the_form_passes_the_check_and_is_on_the_site(
    tmp_path: Path, package: Path, browser: "Browser"
) -> None:
    asked: list[str] = []
    with repository(tmp_path) as server:
        write(tmp_path, {**NESTED, **CLINIC}, settings(package, server))
        assert mkdocs(tmp_path, "build", "--strict", "-q").returncode == 0
        with served(tmp_path / "site") as site:
            page = browser.new_page(timezone_id="Asia/Tokyo")
            page.on("request", lambda request: asked.append(request.url))
            page.goto(f"{site}contribute/")
            page.get_by_role("link", name="Write in a form").click()
            page.get_by_role("button", name="Login").click()
            page.get_by_role("link", name="Lessons").wait_for()
            page.goto(f"{site}contribute/editor/#/collections/lesson/new?path=git")
            write_lesson(page)
            for place, work in (("new", write_session), ("entries/clinic", move_session)):
                page.goto("about:blank")
                page.goto(f"{site}contribute/editor/#/collections/session/{place}")
                work(page)
            page.close()
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1", "data:"))] == []
    saved = (tmp_path / "content/lessons/git/no-put-work-aside.md").read_text(encoding="utf-8")
    assert saved.startswith('---\ntitle: "No: put work aside"\n')
    assert saved.rstrip().endswith(TEXT.rstrip())
    session = (tmp_path / "content/sessions/2027-01-20-park-your-work.md").read_text(encoding="utf-8")
    assert "\ndate: 2027-01-20T15:00+09:00\n" in session
    moved = (tmp_path / "content/sessions/clinic.md").read_text(encoding="utf-8")
    assert "\ndate: 2027-02-02T21:30+09:00\n" in moved
    assert "\nalso_at: 2027-02-02T08:00:00Z\n" in moved
    checked = hub(tmp_path, "check")
    assert (checked.returncode, "No findings" in checked.stdout) == (0, True), checked.stdout
    assert mkdocs(tmp_path, "build", "--strict", "-q").returncode == 0
    assert "Park half-finished changes" in (tmp_path / "site/lessons/git/no-put-work-aside/index.html").read_text(
        encoding="utf-8"
    )
