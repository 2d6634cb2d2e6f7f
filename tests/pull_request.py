"""A pull request as a host shows it, made of what the commands really print: for `make pictures`."""

import html
import re
import shutil
import subprocess
from pathlib import Path

from markdown import markdown

from tests.conftest import ROOT
from tests.site import hub

_PATH = "content/lessons/git/put-work-aside.md"
_CHANGED = "content/lessons/git/undo-a-mistake.md"
_LESSON = """\
---
title: Put work aside
summary: Park half-finished changes for an urgent fix and get them back complete.
authors: [tomas]
topics: [git]
level: begginer
minutes: 15
requires: [first-brunch]
outcomes:
  - After this you can put unfinished changes aside and bring them back
---

## Learn

`git stash push` takes your changes off the working tree; more is [here](undo-mistake.md).

## Practise

!!! practice outcome-1 "Park and return"
    - [ ] Change a file, stash it, and see that `git status` is clean
    - [ ] Bring the change back

## Get feedback

Ask @tomas what happens to a new file that you have not added yet.

## Reflect

!!! reflect "When did you last lose work that this would have saved?"
"""
_ANNOTATION = re.compile(r"::(?P<severity>\w+) file=[^,]+,line=(?P<line>\d+),.*?title=(?P<rule>[\w-]+)::(?P<text>.*)")
_CODE = re.compile(r"`([^`]+)`")
_ME = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
_STYLE = """
body { margin: 0; padding: 20px 28px; font: 15px/1.5 system-ui, sans-serif; color: #1d2433; background: #fff; }
h2 { font-size: 15px; margin: 0 0 8px; }
section { margin-bottom: 20px; }
.file { border: 1px solid #ccd3dd; border-radius: 6px; overflow: hidden; }
.line { display: flex; font: 13px/1.6 ui-monospace, monospace; background: #effaf1; white-space: pre; }
.line b { flex: 0 0 44px; padding-right: 10px; text-align: right; font-weight: 400; color: #6a7688; background: #dcf3e1; margin-right: 10px; }
.note { margin: 6px 12px 8px 56px; padding: 6px 12px; border: 1px solid #ccd3dd; border-left: 4px solid #b3261e; border-radius: 6px; }
.note.notice { border-left-color: #2f6fb5; }
.note.warning { border-left-color: #a86a00; }
code { font: 13px ui-monospace, monospace; padding: 1px 4px; background: #eef1f5; border-radius: 4px; }
.comment { border: 1px solid #ccd3dd; border-radius: 6px; padding: 4px 16px 8px; }
.comment h3 { font-size: 15px; }
.comment :is(p, ul) { margin: 6px 0; }
"""


def page(folder: Path) -> str:
    """Return a page with the findings at their lines, and the comment that says what changes for readers."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for words in (["init", "-q", "-b", "main"], ["add", "."], [*_ME, "commit", "-qm", "The hub"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    (folder / _PATH).write_text(_LESSON, encoding="utf-8")
    with (folder / _CHANGED).open("a", encoding="utf-8") as other:
        other.write("\n## Undo nothing at all\n\nSometimes a new commit is kinder.\n")
    found = hub(folder, "check", "--format", "github", "--base", "main", HUB_TODAY="2026-11-22").stdout
    impact = hub(folder, "impact", "--base", "main", HUB_TODAY="2026-11-22").stdout
    notes = [match for line in found.splitlines() if (match := _ANNOTATION.match(line))]
    lines = "".join(_line(number, text, notes) for number, text in enumerate(_LESSON.splitlines()[:16], 1))
    comment = markdown(impact)
    return (
        f"<!doctype html><meta charset=utf-8><title>Pull request</title><style>{_STYLE}</style>"
        f"<section><h2>{_PATH}</h2><div class=file>{lines}</div></section>"
        f"<section><h2>Comment</h2><div class=comment>{comment}</div></section>"
    )


def _line(number: int, text: str, notes: list[re.Match[str]]) -> str:
    own = [note for note in notes if int(note["line"]) == number]
    told = "".join(_note(note) for note in own)
    return f"<div class=line><b>{number}</b>{html.escape(text)}</div>{told}"


def _note(note: re.Match[str]) -> str:
    text = _CODE.sub(r"<code>\1</code>", html.escape(note["text"].replace("%25", "%")))
    return f'<div class="note {note["severity"]}"><b>{note["severity"].title()}: {note["rule"]}</b><br>{text}</div>'
