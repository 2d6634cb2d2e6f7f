"""What is put aside for readers without a connection: which entries, in which order, and what a build writes of them."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.graph.offline import worth_keeping
from hub.model.seen import Seen
from tests.site import SMALL, mkdocs, write
from tests.test_experts import LESSON, hub_of

PATH = "---\ntitle: P\nsummary: S.\nfor: everyone\noutcome: You can.\nowner: ada\nsteps: [{}]\n---\n\nText.\n"
LESSONS = {f"lessons/{name}.md": LESSON.format(name.title(), "ada", "") for name in "abc"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000a49444154789c6360000000020001e527d4a20000000049454e44ae426082"
)


def test_what_others_lead_to_comes_first_and_what_is_new_before_it() -> None:
    hub = hub_of(LESSONS, {"paths/p.md": PATH.format("b, c")}, {"paths/q.md": PATH.format("c")})
    assert [entry.id for entry in worth_keeping(hub)] == ["lessons/c", "paths/p", "lessons/b", "paths/q", "lessons/a"]
    day = date(2026, 11, 20)
    fresh = replace(hub, seen={"lessons/a.md": Seen(day, day), "lessons/b.md": Seen(date(2026, 1, 1), day)})
    assert next(entry.id for entry in worth_keeping(fresh)) == "lessons/a"


def test_a_text_in_two_languages_is_put_aside_once_and_an_outdated_one_never() -> None:
    german = LESSON.format("A", "ada", "lang: de\ntranslation_of: {id: lessons/a}\n")
    outdated = LESSON.format("Z", "ada", "status: deprecated\nreplaced_by: [a]\n")
    hub = hub_of({"lessons/a.md": LESSONS["lessons/a.md"], "lessons/de.md": german, "lessons/z.md": outdated})
    assert [entry.id for entry in worth_keeping(hub)] == ["lessons/a"]


@pytest.mark.slow
def test_the_worker_names_the_files_of_the_site_and_pictures_of_its_lessons(tmp_path: Path) -> None:
    lesson = SMALL["lessons/undo.md"] + "\n![A picture](../pictures/own%20one.png)\n![Far](https://far.example/x.png)\n"
    write(tmp_path, {**SMALL, "lessons/undo.md": lesson, "pictures/own one.png": PNG})
    assert mkdocs(tmp_path, "build", "-q").returncode == 0
    site = tmp_path / "site"
    told = json.loads((site / "sw.js").read_text().splitlines()[0].removeprefix("const HUB=").removesuffix(";"))
    pages, shell = (dict(told[part]) for part in ("pages", "shell"))
    assert {"", "lessons/undo/", "pictures/own%20one.png", "api/plan.json"} <= set(pages)
    assert not [path for path in pages if "far" in path]
    assert {"offline/", "assets/hub/hub.css", "assets/hub/js/hub.js"} <= set(shell)
    assert all((site / path).is_file() and digest for path, digest in shell.items() if path != "offline/")
