"""A build that takes a moment: `python -I builder.py FOLDER REPORT WORD [HOW [PATH]]` writes three files and a report.

HOW is what goes wrong: `segfault` and `killed` end it half-way, so does `raises`, `silent` leaves out the report, `torn` half of it,
`deletes` deletes PATH, `replaces` puts a file of somebody else there instead, `dead` writes a page with a dead link,
`lacking` tells that the site is not whole, `settings` of an error in hub.yml, `waits` until PATH is there.
"""

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

POLICY = """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">"""
FILES = {
    "index.html": POLICY + '<title>{word}</title><link rel="stylesheet" href="style.css"><a href="about/#us">About</a>',
    "about/index.html": POLICY + '<h1 id="us">{word}</h1><a href="..">Home</a>',
    "style.css": "body {{ color: black }} /* {word} */" + " " * 3000,
}


def write(folder: Path, word: str, names: list[str]) -> None:
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(FILES[name].format(word=word))


def go_wrong(how: str, path: Path) -> None:
    if how in {"segfault", "killed"}:
        os.kill(os.getpid(), signal.SIGSEGV if how == "segfault" else signal.SIGKILL)
    if how == "raises":
        sys.exit("lost in the woods")
    if how in {"deletes", "replaces"}:
        shutil.rmtree(path)
    if how == "replaces":
        path.mkdir()
        (path / "precious.txt").write_text("mine")
    while how == "waits" and not path.exists():
        time.sleep(0.01)


def main(folder: Path, report: Path, word: str, how: str = "", path: str = "") -> None:
    write(folder, word, ["index.html"])
    go_wrong(how, Path(path))
    if how == "dead":
        (folder / "dead.html").write_text(POLICY + '<a href="nowhere/">')
    write(folder, word, list(FILES)[1:])
    told = {"day": "2026-11-22", "audience": "", "found": [], "entries": 1, "files": list(FILES)}
    lacking = ["there is no search"] if how == "lacking" else []
    if how == "settings":
        rule = {**dict.fromkeys(("summary", "why", "fix", "before", "after"), ""), "name": "x", "severity": "error"}
        told["found"] = [{"rule": rule, "span": {"path": "hub.yml"}, "message": "No.", "hint": "Mend it."}]
    text = json.dumps({**told, "pages": {"index.html": "index.md"}, "lacking": lacking})
    if how != "silent":
        report.write_text(text[: len(text) // 2] if how == "torn" else text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
