"""A new hub of one's own, made as a process: it checks clean, builds strictly, and has what its host reads."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from hub.scaffold.new_hub import INSTALL
from tests.site import Site, hub, mkdocs, run

ADA = ("--name", "Data: what we know", "--author", "Ada Byron", "--role", "engineer")


def made(folder: Path, *options: str) -> Path:
    done = hub(folder, "init", "ours", *ADA, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"To look at it: cd ours, then (\S+/)?hub check, then (\S+/)?mkdocs serve", done.stdout)
    return folder / "ours"


def texts(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_what_is_to_be_typed_can_be_typed(tmp_path: Path) -> None:
    told = hub(tmp_path, "init", "ours", *ADA, PATH=os.defpath).stdout
    command = re.search(r"then (\S+) check, then", told)
    assert command
    assert subprocess.run([command[1], "check"], cwd=tmp_path / "ours", check=False).returncode == 0


def test_a_new_hub_checks_clean_at_once(tmp_path: Path) -> None:
    checked = hub(made(tmp_path), "check")
    assert (checked.returncode, checked.stdout) == (0, "No findings in 8 entries.\n")


@pytest.mark.slow
def test_a_new_hub_builds_strictly_for_its_address(tmp_path: Path) -> None:
    place = made(tmp_path)
    built = mkdocs(place, "build", "--strict", "--quiet", SITE_URL="https://learn.example/hub/")
    assert (built.returncode, built.stderr) == (0, "")
    site = Site(place / "site")
    links = [(page, link, site.target(page, link)) for page, html in site.pages() for link in html.links]
    assert [(page, link) for page, link, target in links if target and "404" not in page and not target.exists()] == []
    assert "https://learn.example/hub/" in site.text("feed.xml")
    assert "Data: what we know" in site.text("index.html")


@pytest.mark.parametrize(
    ("host", "has", "lacks"),
    [
        (
            "github",
            [".github/workflows/check.yml", ".github/pull_request_template.md", ".github/dependabot.yml"],
            ".gitlab",
        ),
        ("gitlab", [".gitlab-ci.yml", ".gitlab/merge_request_templates/Default.md"], ".github"),
    ],
)
def test_each_host_has_what_it_reads(tmp_path: Path, host: str, has: list[str], lacks: str) -> None:
    files = texts(made(tmp_path, "--host", host))
    assert set(has) < files.keys()
    assert not [path for path in files if path.startswith(lacks)]
    assert f".{host}/CODEOWNERS" in files["README.md"]
    for path, text in files.items():
        assert not [
            word
            for word in ("{NAME", "{PERSON", "{INSTALL", "{REQUIREMENT", "{LOCK", "{EDIT", "{LINKS")
            if word in path + text
        ]
        if path.endswith((".yml", ".yaml")) and path != "mkdocs.yml":
            assert yaml.safe_load(text), path
    assert f"{INSTALL}\n" in files[has[0]]
    assert "mkdocs-peerhub" in files["peerhub.txt"].splitlines()[-1]
    assert yaml.safe_load(files["content/hub.yml"])["name"] == "Data: what we know"
    assert files["content/people/ada-byron.md"].startswith(
        "---\ntitle: Ada Byron\nrole: engineer\njoined: 2026-11-22\n"
    )


@pytest.mark.parametrize(
    ("host", "edit"), [("github", "/edit/main/content/{path}"), ("gitlab", "/-/edit/main/content/{path}")]
)
def test_a_repository_gives_the_links_to_it(tmp_path: Path, host: str, edit: str) -> None:
    place = made(tmp_path, "--host", host, "--repository", "https://git.example/acme/hub.git")
    assert f'edit_uri_template: "https://git.example/acme/hub{edit}"\n' in (place / "mkdocs.yml").read_text()
    links = yaml.safe_load((place / "content/hub.yml").read_text())["links"]
    assert links["propose"].startswith("https://git.example/acme/hub/")
    assert hub(place, "check").stdout == "No findings in 8 entries.\n"


def test_a_repository_that_is_no_address_is_refused(tmp_path: Path) -> None:
    done = hub(tmp_path, "init", "ours", "--repository", "git@example:acme/hub")
    assert done.returncode == 2
    assert "write it as https://github.com/acme/hub" in done.stderr
    assert not (tmp_path / "ours").exists()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/README.md").write_text("Mine.\n")
    refused = hub(tmp_path, "init", "ours", *ADA)
    assert refused.returncode == 2
    assert "ours is not empty (there is README.md)" in refused.stderr
    assert "hub init --add ours" in refused.stderr
    assert list(texts(tmp_path)) == ["ours/README.md"]
    added = hub(tmp_path, "init", "--add", "ours", *ADA)
    assert added.returncode == 0
    assert texts(tmp_path)["ours/README.md"] == "Mine.\n"
    assert hub(tmp_path / "ours", "check").returncode == 0
    again = hub(tmp_path, "init", "--add", "ours", *ADA)
    assert again.stdout == "Nothing is missing.\n"


def test_what_is_added_is_named_and_nobody_is_added_to_people(tmp_path: Path) -> None:
    assert "To look at it: cd 'our hub', then" in hub(tmp_path, "init", "our hub", "--author", "Zoë O'Neil").stdout
    before = texts(tmp_path)
    again = hub(tmp_path, "init", "our hub", "--add", "--today", "2027-03-01")
    assert (again.stdout, texts(tmp_path)) == ("Nothing is missing.\n", before)
    (tmp_path / "our hub/content/topics/peer-learning.md").unlink()
    (tmp_path / "our hub/README.md").unlink()
    added = hub(tmp_path, "init", "our hub", "--add", "--name", "Our hub")
    files = ["our hub/README.md", "our hub/content/topics/peer-learning.md"]
    assert added.stdout.split("\n")[:2] == files
    assert texts(tmp_path) == before
    assert hub(tmp_path / "our hub", "check").returncode == 0


def test_in_a_terminal_nothing_is_asked_that_is_known(tmp_path: Path) -> None:
    place = made(tmp_path)
    (place / "README.md").unlink()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "hub.cli", "init", "--add", "ours"]
    ran = subprocess.run(command, cwd=tmp_path, stdin=theirs, capture_output=True, text=True, timeout=60, check=False)
    os.close(theirs)
    os.close(ours)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("ours/README.md\nOne file written")
    assert (place / "README.md").read_text(encoding="utf-8").startswith("# Data: what we know\n")


def test_a_new_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    made = hub(tmp_path, "init", ".", *ADA)
    assert made.returncode == 0
    assert re.search(r"written here. To look at it: (\S+/)?hub check, then", made.stdout)
    assert (tmp_path / "mkdocs.yml").is_file()


def test_the_author_is_the_one_that_git_knows(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("[user]\n\tname = Inês Duarte\n")
    done = run(
        "hub.cli", "init", "ours", cwd=tmp_path, GIT_CONFIG_GLOBAL=str(tmp_path / "config"), GIT_CONFIG_COUNT="0"
    )
    assert done.returncode == 0
    assert "title: Inês Duarte\n" in (tmp_path / "ours/content/people/ines-duarte.md").read_text(encoding="utf-8")
    assert "title: Our hub\n" in (tmp_path / "ours/content/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("author", ["渡辺 花子", "yes", "O'Brien: the first", "Null", '"#"'])
def test_any_name_will_do(tmp_path: Path, author: str) -> None:
    done = hub(tmp_path, "init", "ours", "--name", author, "--author", author)
    assert done.returncode == 0
    assert hub(tmp_path / "ours", "check").stdout == "No findings in 8 entries.\n"
    people = texts(tmp_path / "ours/content/people")
    assert [yaml.safe_load(text.split("---\n")[1])["title"] for text in people.values()] == [author]
