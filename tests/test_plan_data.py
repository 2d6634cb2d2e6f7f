"""What scripts are told of a hub: `api/plan.json`."""

import json
from datetime import date

from hub.feeds.plans import plans
from hub.load import load
from tests.case import PEOPLE

LESSON = "---\ntitle: {0}\nsummary: S.\nauthors: [ada]\nlevel: intermediate\nminutes: 10\noutcomes: [You can]\n{1}---\nText.\n"
PATH = "---\ntitle: P\nsummary: S.\nfor: [keeper]\noutcome: You can.\nowner: ada\n{}---\n"
SESSION = "---\ntitle: S\ndate: 2026-12-09\nformat: demo\nfacilitator: ada\n{}---\n"
HELD = SESSION.replace("2026-12-09", "2026-03-03")
FILES = {
    **PEOPLE,
    "topics/git.md": "---\ntitle: Git\ntargets: {engineer: 3}\n---\n",
    "lessons/a.md": LESSON.format("A", "requires: [git, b, c]\ntopics: [git]\n"),
    "lessons/b.md": LESSON.format("B", "status: draft\n"),
    "lessons/c.md": LESSON.format("C", "status: deprecated\ntranslation_of: {id: lessons/a}\n"),
    "sessions/s.md": SESSION.format(""),
    "sessions/off.md": SESSION.format("status: cancelled\n"),
    "sessions/lost.md": HELD.format(""),
    "sessions/seen.md": HELD.format("recording: {url: 'https://video.example.com/x', consent: true}\n"),
    "sessions/told.md": HELD.format("") + "\nWhat we learned.\n",
    "paths/in.md": PATH.format("steps: [a, b]\ntargets: {git: 2}\n"),
    "paths/out.md": PATH.format("steps: [{stage: One, do: [paths/in, s], choose: 1}]\n").replace("keeper", "everyone"),
}


def test_scripts_know_what_they_need_to_plan_and_no_drafts() -> None:
    hub = load(FILES, date(2026, 11, 22))[0].published
    told = json.loads(plans(hub, {"lessons/a.md": "lessons/a/"}))
    entries = told["entries"]
    lesson = entries["lessons/a"]
    assert lesson.pop("digest")
    assert lesson == {
        "kind": "lesson",
        "title": "A",
        "url": "lessons/a/",
        "lang": "en",
        "minutes": 10,
        "level": 1,
        "requires": ["topics/git", "lessons/c"],
        "topics": ["topics/git"],
    }
    assert entries["lessons/c"]["source"] == "lessons/a"
    assert entries["lessons/c"]["deprecated"]
    assert entries["sessions/s"]["on"] == "2026-12-09"
    assert entries["sessions/off"]["cancelled"]
    assert [one for one, entry in sorted(entries.items()) if entry.get("over")] == ["sessions/lost"]
    held = {"sessions/lost", "sessions/seen", "sessions/told"}
    assert set(entries) == {"lessons/a", "lessons/c", "sessions/s", "sessions/off", "paths/in", "paths/out"} | held
    assert told["levels"] == 3
    assert told["topics"] == {"topics/git": {"title": "Git", "url": "", "requires": []}}
    assert told["roles"] == {
        "engineer": {"paths": [], "topics": [["topics/git", 3]], "reached": {}},
        "keeper": {"paths": ["paths/in"], "topics": [], "reached": {"topics/git": 2}},
    }
    assert told["paths"] == {
        "paths/in": {"stages": [{"choose": None, "steps": [{"id": "lessons/a", "least": 10, "most": 10}]}]},
        "paths/out": {
            "stages": [
                {
                    "choose": 1,
                    "stage": "One",
                    "steps": [
                        {"id": "paths/in", "least": 10, "most": 10, "nested": True},
                        {"id": "sessions/s", "least": 45, "most": 45},
                    ],
                }
            ]
        },
    }
