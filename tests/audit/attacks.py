"""Payloads in texts and in all other places, opened in Chromium."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tests.audit.browser import victim
from tests.audit.figure import Figure
from tests.audit.payloads import payloads, short
from tests.case import PEOPLE
from tests.site import MINIMAL, mkdocs, write

if TYPE_CHECKING:
    from playwright import sync_api as playwright

CORPORA = "HUB_ATTACKS"
"""Names a folder of further payloads: JSON lines with a `payload` each."""
_PLACES = 24


def others() -> tuple[str, ...]:
    """Return the payloads in the folder that `HUB_ATTACKS` names."""
    paths = sorted(Path(os.environ[CORPORA]).glob("*.jsonl")) if CORPORA in os.environ else ()
    lines = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(told["payload"] for told in lines if "payload" in told)


def in_texts(found: Sequence[str], together: int = 1, browser: "playwright.Browser | None" = None) -> Figure:
    """Measure payloads in texts, so many on one page; each page is opened with and without heeding its policy."""
    groups = [found[at : at + together] for at in range(0, len(found), together)]
    files = {f"a{number}.md": _page(number, group) for number, group in enumerate(groups)}
    with tempfile.TemporaryDirectory() as place:
        site = built(Path(place), files)
        paths = [f"a{number}/" for number in range(len(groups))]
        reached = [*_reached(site, paths, browser, policy=True), *_reached(site, paths, browser, policy=False)]
    name = f"payloads in texts that run, ask another host or leave the page, of {len(found)}, with and without policy"
    return Figure(name, str(len(reached)), "0", not reached, tuple(reached))


def in_places(found: Sequence[str], browser: "playwright.Browser | None" = None) -> Figure:
    """Measure payloads in all places but texts: fields of all kinds, names, settings, and what is searched."""
    with tempfile.TemporaryDirectory() as place:
        site = built(Path(place), dict(_everywhere(found)))
        paths = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
        shown = [path for path in paths if "contribute/" not in path and "assets/" not in path]
        reached = _reached(site, shown, browser, policy=False)
        with victim(site, policy=False, browser=browser) as someone:
            someone.search("search/", "payload")
            reached.extend(someone.reached)
    name = f"the same of {len(found)} payloads in {_PLACES} places of fields, without policy"
    return Figure(name, str(len(reached)), "0", not reached, tuple(reached))


def in_the_themes_search(found: Sequence[str], browser: "playwright.Browser | None" = None) -> Figure:
    """Measure payloads in the results of the theme's own search, which writes titles as HTML."""
    with tempfile.TemporaryDirectory() as place:
        site = built(Path(place), dict(_everywhere(found)), MINIMAL.replace("hub: {}", "hub: {search: material}"))
        with victim(site, policy=False, browser=browser) as someone:
            someone.page.goto("?q=payload", wait_until="load")
            someone.page.locator(".md-search-result__item").first.wait_for()
            reached = someone.reached
    return Figure("the same in what the theme's search shows", str(len(reached)), "0", not reached, tuple(reached))


def built(folder: Path, files: dict[str, str], config: str = f"{MINIMAL}site_url: http://hub.invalid/\n") -> Path:
    """Build a hub of these files as they are, whatever is wrong with them."""
    write(folder, {**PEOPLE, **files}, config)
    run = mkdocs(folder, "build", "-q", HUB_TODAY="2026-11-22")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr, run.stderr
    return folder / "site"


def _reached(site: Path, paths: Sequence[str], browser: "playwright.Browser | None", *, policy: bool) -> list[str]:
    with victim(site, policy=policy, browser=browser) as someone:
        for path in paths:
            someone.open(path)
        return someone.reached


def _page(number: int, group: Sequence[str]) -> str:
    return f"---\ntitle: Case {number}\n---\n\nBefore.\n\n" + "\n\n---\n\n".join(group) + "\n\nAfter.\n"


def _everywhere(found: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield entries of all kinds that have a payload wherever a field takes text."""
    said = found[0]
    yield "hub.yml", yaml.safe_dump({"name": said, "roles": ["engineer", said], "offices": [said], "teams": [said]})
    for number, text in enumerate(found):
        topic, person, lesson = f"t{number}", f"p{number}", f"l{number}"
        about = {"title": f"{text} payload {number}", "summary": text}
        yield _entry(f"topics/{topic}", about, synonyms=[text], steward=person)
        at_work = {"role": said, "office": said, "team": said, "joined": date(2020, 1, 1), "contact": {"chat": text}}
        offers = [{"what": "mentoring", "title": text, "topics": [topic], "capacity": 2}]
        own = {"pronouns": text, "pronounced": text, "background": [text], "struggled_with": [text]}
        yield _entry(f"people/{person}", about, **at_work, **own, skills={topic: 3}, offers=offers)
        learnt = {"level": "beginner", "minutes": 5, "outcomes": [text], "topics": [topic], "struggles": [text]}
        resources = [{"title": text, "url": "https://hub.example/x"}]
        yield _entry(f"lessons/{lesson}", about, f"See @{person}.", authors=[person], resources=resources, **learnt)
        held = {"date": date(2026, 12, 1), "format": "demo", "facilitator": "ada", "speakers": [person], "place": text}
        left = {
            "questions": [{"asked": text, "answer": text}],
            "decisions": [text],
            "actions": [{"what": text, "who": "ada"}],
        }
        yield _entry(f"sessions/s{number}", about, topics=[topic], **held, **left)
        steps = [{"stage": text, "why": text, "do": [lesson]}]
        yield _entry(f"paths/w{number}", about, **{"for": "everyone"}, outcome=text, owner="ada", steps=steps)
        yield _entry(f"groups/g{number}", about, purpose=text, facilitator="ada", meets={"every": text})
        when = {"for": "everyone", "when": "day-1", "area": "tools", "owner": "ada"}
        yield _entry(f"guides/u{number}", about, f"- [ ] {text}", **when)


def _entry(entry_id: str, about: Mapping[str, object], text: str = "Text.", **fields: object) -> tuple[str, str]:
    front = yaml.safe_dump({**about, **fields}, allow_unicode=True, width=1000)
    return f"{entry_id}.md", f"---\n{front}---\n\n{text}\n"


def figures() -> Iterator[Figure]:
    """Measure all of it."""
    yield in_texts(payloads())
    if more := others():
        yield in_texts(more, together=8)
    yield in_places(short())
    yield in_the_themes_search(short())
