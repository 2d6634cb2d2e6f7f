"""Who looks after what, as git hosts read it: by the command, as a process."""

import json
import re
from pathlib import Path

from tests.conftest import ROOT
from tests.site import MINIMAL, hub, write


def person(name: str, contact: str, more: str = "") -> str:
    return f"---\ntitle: {name}\nrole: engineer\njoined: 2019-03-04\n{more}contact: {contact}\n---\n\nHello.\n"


def lesson(authors: str, topics: str) -> str:
    fields = "summary: It.\nlevel: beginner\nminutes: 5\noutcomes: [You can]\n"
    return f"---\ntitle: One by {authors} on {topics}\nauthors: {authors}\ntopics: {topics}\n{fields}---\n\nText.\n"


GUIDE = "---\ntitle: {title}\nsummary: It.\nfor: everyone\nwhen: day-1\narea: culture\nowner: {owner}\ntopics: [git]\n---\n\n- [ ] Do it\n"
FILES = {
    "people/ada.md": person("Ada", "{url: 'https://git.acme.example/ada', email: ada@acme.example}"),
    "people/grace.md": person("Grace", "{email: grace@acme.example}"),
    "people/alan.md": person("Alan", "{url: 'https://alan.example/me'}"),
    "people/joan.md": person("Joan", "{email: joan@acme.example}", "left: 2026-06-30\n"),
    "people/mary.md": person("Mary", "{url: 'https://github.com/mary'}"),
    "topics/git.md": "---\ntitle: Git\nsteward: circle\n---\n\nGit.\n",
    "topics/data.md": "---\ntitle: Data\n---\n\nData.\n",
    "groups/circle.md": "---\ntitle: Circle\npurpose: Git.\nfacilitator: ada\n---\n\nWe meet.\n",
    "guides/read.md": GUIDE.format(title="Read", owner="grace"),
    "guides/left.md": GUIDE.format(title="Left", owner="joan"),
    "lessons/git/one.md": lesson("[grace]", "[git]"),
    "lessons/git/two.md": lesson("[mary]", "[git]"),
    "lessons/git/three.md": lesson("[mary, joan, alan]", "[data]"),
    "lessons/lost.md": lesson("[joan]", "[data]"),
}


def test_what_comes_last_is_right(tmp_path: Path) -> None:
    write(tmp_path, FILES, MINIMAL + "edit_uri_template: https://git.acme.example/hub/edit/main/content/{path}\n")
    done = hub(tmp_path, "owners")
    assert done.returncode == 0
    assert done.stdout == (
        "# Written by `hub owners`. What comes last is right. Lines of your own belong below the last one.\n"
        "# No review can be asked of Alan (people/alan): set `contact: {email: ...}`.\n"
        "/content/groups/circle.md @ada\n"
        "/content/guides/left.md @ada\n"
        "/content/guides/read.md grace@acme.example\n"
        "/content/people/ada.md @ada\n"
        "/content/people/grace.md grace@acme.example\n"
        "/content/people/mary.md @mary\n"
        "/content/topics/git.md @ada\n"
        "/content/lessons/git/ @ada\n"
        "/content/lessons/git/three.md @mary\n"
    )


def test_a_profile_elsewhere_is_no_handle(tmp_path: Path) -> None:
    owners = json.loads(hub(write(tmp_path, FILES), "owners", "--format", "json").stdout)
    assert owners["version"] == 1
    assert owners["unreachable"] == ["people/alan"]
    found = {one["path"]: one for one in owners["owners"]}
    assert found["content/lessons/git/"] == {
        "path": "content/lessons/git/",
        "people": ["people/ada"],
        "handles": ["ada@acme.example"],
    }


def test_the_shipped_hub_has_somebody_for_every_file_that_people_keep() -> None:
    done = hub(ROOT, "owners")
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    assert len({line.split()[0] for line in lines}) == len(lines)
    assert all(re.fullmatch(r"/content/[\w./-]+( [\w.-]+@halyard\.example)+", line) for line in lines)
    patterns = [line.split()[0] for line in lines]
    for folder in ("lessons", "guides", "paths", "topics", "groups", "sessions"):
        for path in (ROOT / "content" / folder).rglob("*.md"):
            name = f"/{path.relative_to(ROOT).as_posix()}"
            assert [one for one in patterns if one == name or (one.endswith("/") and name.startswith(one))], name
    depths = [one.rstrip("/").count("/") for one in patterns]
    folders = [index for index, one in enumerate(patterns) if one.endswith("/")]
    files = [index for index, one in enumerate(patterns) if not one.endswith("/") and depths[index] > 3]
    assert max(folders) < min(files)
