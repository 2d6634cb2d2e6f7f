"""Reviews: what waits, whose turn it is, and what `hub verify` writes."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.checking.check import CHECKS
from hub.disk import read_contents
from hub.edits import edited
from hub.graph.freshness import digest
from hub.graph.hub import Hub
from hub.graph.review import Need, wrote
from hub.graph.reviewers import MOST, Reviewer, turns
from hub.load import load
from hub.reading.document import read_document
from hub.reading.setting import set_field
from tests.conftest import ROOT
from tests.site import SMALL, hub, write

TODAY = date(2026, 11, 22)
SETTINGS = {"hub.yml": "review: {lesson: 6 months, guide: 6 months}\n"}
GUIDE = "---\ntitle: Desk {0}\nsummary: Get it.\nfor: everyone\nwhen: week-1\narea: tools\nowner: {1}\ntopics: [git]\n{2}---\n\n- [ ] Take it.\n"


def person(name: str, more: str = "") -> dict[str, str]:
    joined = "" if "joined" in more else "joined: 2019-03-04\n"
    return {f"people/{name}.md": f"---\ntitle: {name.title()}\nrole: engineer\n{joined}{more}---\n\nHere.\n"}


def hub_of(files: Mapping[str, str], today: date = TODAY) -> Hub:
    found, faults = load({**files}, today)
    assert not [one for one in faults if one.severity == "error"], faults
    return found


def shared(found: Hub) -> dict[str, str]:
    """Return whose turn each entry is, or why it is nobody's."""
    return {
        one.waiting.entry.id: one.reviewer.person if isinstance(one.reviewer, Reviewer) else one.reviewer
        for one in turns(found)
    }


# --- what `hub verify` writes


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path, {**SMALL, **SETTINGS})


def test_one_line_is_added_and_a_second_run_changes_nothing(small: Path) -> None:
    file = small / "content/lessons/undo.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes().split(b"\r\n")
    ran = hub(small, "verify", "undo", "--by", "grace", "--today", "2026-11-22")
    assert ran.returncode == 0, ran.stderr
    after = file.read_bytes().split(b"\r\n")
    at = before.index(b"---", 1)
    assert (after[:at], after[at + 1 :]) == (before[:at], before[at:])
    assert after[at].startswith(b"verified: {by: grace, on: 2026-11-22, digest: ")
    assert ran.stdout == "content/lessons/undo.md: Grace has read it and found it right, on 2026-11-22.\n"
    checked = hub(small, "check", "--today", "2026-11-22")
    assert checked.stdout == "No findings in 5 entries.\n"
    again = hub(small, "verify", "undo", "--by", "people/grace", "--today", "2026-11-22")
    assert (again.returncode, file.read_bytes().split(b"\r\n")) == (0, after)
    assert "says so already" in again.stdout


def test_white_space_is_no_change_and_a_word_is_one_with_its_section(small: Path) -> None:
    assert hub(small, "verify", "undo", "--by", "grace", "--today", "2026-11-22").returncode == 0
    file = small / "content/lessons/undo.md"
    text = file.read_text(encoding="utf-8").replace("Look into it", "Look\ninto  it")
    file.write_text(text, encoding="utf-8")
    assert hub(small, "check").stdout == "No findings in 5 entries.\n"
    file.write_text(text.replace("with @grace", "with @ada").replace("## Learn", "## Read"), encoding="utf-8")
    told = json.loads(hub(small, "check", "--format", "json").stdout)["diagnostics"]
    found = [one for one in told if one["rule"] == "changed-since-verified"]
    assert len(found) == 1
    assert "(new or different: “The reflog”, “Read”; gone: `learn`)" in found[0]["message"]


@pytest.mark.parametrize(
    ("entry", "who", "told"),
    [
        ("undo", "ada", "Ada is an author of lessons/undo"),
        ("undo", "mia", "Mia left on 2026-10-01"),
        ("undo", "neo", "Neo begins on 2027-01-01"),
        ("undo", "grcae", "Did you mean: grace?"),
        ("draft", "grace", "content/lessons/draft.md is a draft"),
        ("broken", "grace", "hub check content/lessons/broken.md"),
        ("git", "grace", "`topics/git` is a topic, not a lesson or guide."),
        ("desk", "ada", "Ada is the owner of guides/desk"),
    ],
)
def test_what_cannot_be_verified_is_refused(small: Path, entry: str, who: str, told: str) -> None:
    lesson = SMALL["lessons/undo.md"]
    more = {
        **person("mia", "left: 2026-10-01\n"),
        **person("neo", "joined: 2027-01-01\n"),
        "lessons/draft.md": lesson.replace("level:", "status: draft\nlevel:").replace("Undo", "Draft"),
        "lessons/broken.md": lesson.replace("[ada]", "[adda]").replace("Undo", "Break"),
        "guides/desk.md": GUIDE.format("", "ada", ""),
    }
    write(small, more)
    before = {path: path.read_bytes() for path in small.rglob("*.md")}
    ran = hub(small, "verify", entry, "--by", who, "--today", "2026-11-22")
    assert ran.returncode == 2
    assert told in ran.stderr
    assert {path: path.read_bytes() for path in small.rglob("*.md")} == before


VALUE = "{by: grace}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", f"title: A\nverified: {VALUE}\n"),
        ("title: A # why\n# the end\n", f"title: A # why\n# the end\nverified: {VALUE}\n"),
        ("verified: {by: ada} # by hand\ntitle: A\n", f"verified: {VALUE} # by hand\ntitle: A\n"),
        (
            "verified:\n  by: ada\n  # the day\n  on: 2020-01-01 # that\n\n# next\ntitle: A\n",
            f"verified: {VALUE} # that\n\n# next\ntitle: A\n",
        ),
        ("title: A\nverified:\n  by: ada\n  sections:\n    a: b\n", f"title: A\nverified: {VALUE}\n"),
        ("title: A\nverified: {\n  by: ada,\n  on: x\n  }\n", f"title: A\nverified: {VALUE}\n"),
        ("title: A\nverified:\nlevel: b\n", f"title: A\nverified: {VALUE}\nlevel: b\n"),
        ("title: A\nverified: # later\n", f"title: A\nverified: {VALUE} # later\n"),
        ("verified:\n  by: a\n  digest: >-\n    dead\n\nlevel: b\n", f"verified: {VALUE}\n\nlevel: b\n"),
        ('"verified": ada\ntitle: A\n', f"verified: {VALUE}\ntitle: A\n"),
        ("  title: A\n  b: c\n", f"  title: A\n  b: c\n  verified: {VALUE}\n"),
        ("{title: A, b: c,}\n", f"{{verified: {VALUE}, title: A, b: c,}}\n"),
        ("title: A\nsummary: >\n  Long\n  text\n", f"title: A\nsummary: >\n  Long\n  text\nverified: {VALUE}\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_field_is_set_and_all_else_stays(before: str, after: str, newline: str) -> None:
    text = f"---\n{before}---\n\nverified: in the body\n"
    document, faults = read_document("a.md", text)
    assert not faults
    told = edited(text.replace("\n", newline), [set_field(document, "verified", VALUE)])
    assert told == f"---\n{after}---\n\nverified: in the body\n".replace("\n", newline)
    again, _ = read_document("a.md", told.replace(newline, "\n"))
    assert edited(told, [set_field(again, "verified", VALUE)]) == told


FIELDS = st.sampled_from(
    ["a: 1", "b: [x, y]", "c: {d: e}", "f:\n  - 1\n  - g: h", "# note", 'i: "é # no"', "j: |\n  k\n\n", "l:", "m: {n: o,\n p: q}"]
)  # fmt: skip
OWN = st.sampled_from(
    ["verified: x", "verified:", "verified:\n  by: y\n  on: z", "verified: {by:\n  y}", "verified:\n- y"]
)


@given(st.lists(FIELDS, unique=True), OWN, st.lists(FIELDS, unique=True))
def test_setting_a_field_changes_no_other(head: list[str], own: str, tail: list[str]) -> None:
    fields = dict.fromkeys((*head, own, *tail))
    text = "---\n{}\n---\n\nBody\n".format("\n".join(fields))
    document, _ = read_document("a.md", text)
    changed = edited(text, [set_field(document, "verified", "{by: grace}")])
    again, _ = read_document("a.md", changed)
    expected = {**yaml.safe_load(document.block or ""), "verified": {"by": "grace"}}
    assert (yaml.safe_load(again.block or ""), again.body) == (expected, document.body)
    assert [line for line in changed.split("\n") if line.startswith("#")] == [
        line for line in text.split("\n") if line.startswith("#")
    ]


# --- what waits, and whose turn it is


def lesson(number: int, authors: str, topic: str, verified: str = "") -> dict[str, str]:
    text = SMALL["lessons/undo.md"].replace("Undo a mistake", f"Lesson {number}").replace("[ada]", f"[{authors}]")
    text = text.replace("topics: [git]", f"topics: [{topic}]{verified}")
    return {f"lessons/l{number:02}.md": text}


def stamp(by: str, on: str, text: str = "0123abcd") -> str:
    return f"\nverified: {{by: {by}, on: {on}, digest: {text}}}"


def verified(files: dict[str, str], path: str, by: str, on: str) -> dict[str, str]:
    """Return files of which one is verified as it stands."""
    text = digest(hub_of(files), path.removesuffix(".md"))
    return {**files, path: files[path].replace("topics: [git]", f"topics: [git]{stamp(by, on, text)}")}


BASIS = {**SMALL, **SETTINGS}


def test_it_waits_from_its_day_on_and_says_why() -> None:
    files = verified({**BASIS, **lesson(1, "ada", "git", stamp("grace", "2026-10-01"))}, "lessons/undo.md", "grace", "2026-05-22")  # fmt: skip
    found = turns(hub_of(files))
    assert [(one.waiting.entry.id, one.waiting.needs, one.waiting.since) for one in found] == [
        ("lessons/l01", (Need.CHANGED,), None),
        ("lessons/undo", (Need.DUE,), TODAY),
    ]
    assert [one.waiting.entry.id for one in turns(hub_of(files, TODAY - timedelta(1)))] == ["lessons/l01"]


def test_what_nobody_has_verified_waits_last_and_for_as_long_as_it_is_live() -> None:
    assert [one.waiting.needs for one in turns(hub_of(SMALL))] == [(Need.NEVER,)]
    files = {**SMALL, **lesson(1, "ada", "git", stamp("grace", "2026-10-01"))}
    assert [one.waiting.entry.id for one in turns(hub_of(files))] == ["lessons/l01", "lessons/undo"]
    retired = SMALL["lessons/undo.md"].replace("level:", "status: deprecated\nlevel:")
    assert turns(hub_of({**SMALL, "lessons/undo.md": retired})) == ()


def test_the_last_reviewer_reads_it_again_until_they_leave() -> None:
    files = {**BASIS, **person("mia"), "lessons/undo.md": SMALL["lessons/undo.md"].replace("[git]", f"[git]{stamp('mia', '2026-01-01')}")}  # fmt: skip
    assert shared(hub_of(files)) == {"lessons/undo": "people/mia"}
    # The steward of the topic wrote it, so it goes to whoever else knows the topic.
    gone = {**files, **person("mia", "left: 2026-06-30\n"), **lesson(1, "grace", "git", stamp("ada", "2026-11-20"))}
    assert shared(hub_of(gone))["lessons/undo"] == "people/grace"
    steward = {**gone, "topics/git.md": SMALL["topics/git.md"].replace("ada", "noa"), **person("noa")}
    assert shared(hub_of(steward))["lessons/undo"] == "people/noa"


def test_nobody_is_named_with_the_reason() -> None:
    assert shared(hub_of(BASIS)) == {"lessons/undo": "nobody"}
    offering = {**BASIS, **person("mia", "offers: [{what: review}]\n")}
    assert shared(hub_of(offering)) == {"lessons/undo": "people/mia"}
    many = {**offering, **{path: text for number in range(4) for path, text in lesson(number, "ada", "git").items()}}
    assert Counter(shared(hub_of(many)).values()) == {"people/mia": 3, "busy": 2}


def test_what_was_verified_within_the_month_counts() -> None:
    files = {**BASIS, **person("mia", "offers: [{what: review}]\n")}
    files = {**files, **{path: text for number in range(4) for path, text in lesson(number, "ada", "git").items()}}
    before = shared(hub_of(files))
    done = next(entry for entry, who in before.items() if who == "people/mia")
    after = shared(hub_of(verified(files, f"{done}.md", "mia", "2026-11-20")))
    assert after == {entry: who for entry, who in before.items() if entry != done}


def test_those_who_know_as_much_get_as_much_in_the_long_run() -> None:
    files = {**BASIS, **person("mia", "offers: [{what: review, topics: [git]}]\n")}
    files |= person("noa", "offers: [{what: review, topics: [git]}]\n")
    files.pop("lessons/undo.md")
    given: Counter[str] = Counter()
    for month in range(1, 13):
        files |= lesson(month, "ada", "git")
        day = date(2026, month, 2)
        for entry, who in shared(hub_of(files, day)).items():
            given[who] += 1
            path = f"{entry}.md"
            mark = stamp(who.removeprefix("people/"), str(day), digest(hub_of(files, day), entry))
            files[path] = re.sub(r"\nverified: .*", "", files[path]).replace("topics: [git]", f"topics: [git]{mark}")
    assert given.total() >= 12
    assert abs(given["people/mia"] - given["people/noa"]) <= MOST


NAMES = ("ada", "grace", "mia", "noa", "olu")
DAYS = st.dates(date(2025, 10, 1), date(2026, 11, 10)).map(str)
HUBS = st.fixed_dictionaries(
    {
        "people": st.fixed_dictionaries(
            {
                name: st.sampled_from(
                    ("", "", "listed: false\n", "left: 2026-11-15\n", "left: 2026-01-15\n", "joined: 2026-11-03\n")
                )
                for name in NAMES
            }
        ),
        "lessons": st.lists(
            st.tuples(
                st.sampled_from(NAMES),
                st.sampled_from(("git", "shell", "git, shell")),
                st.one_of(st.just(""), st.builds(stamp, st.sampled_from(NAMES), DAYS)),
            ),
            max_size=25,
        ),
        "day": st.dates(date(2026, 11, 10), date(2026, 11, 30)),
    }
)


@settings(max_examples=40, deadline=None)
@given(HUBS)
def test_nobody_gets_too_much_or_their_own_and_turns_stay_for_a_month(made: dict[str, object]) -> None:
    files = {**BASIS, "topics/shell.md": "---\ntitle: Shell\nparent: git\n---\n"}
    people, lessons, day = made["people"], made["lessons"], made["day"]
    assert isinstance(people, dict)
    assert isinstance(lessons, list)
    assert isinstance(day, date)
    for name, more in people.items():
        files |= person(name, more + "offers: [{what: review, topics: [shell]}]\n" * (name == "noa"))
    for number, one in enumerate(lessons):
        files |= lesson(number, *one)
    found = hub_of(files, day)
    given_out = {one.waiting.entry.id: one for one in turns(found)}
    taken: Counter[str] = Counter(
        one.reviewer.person for one in given_out.values() if isinstance(one.reviewer, Reviewer)
    )
    for one in given_out.values():
        if isinstance(one.reviewer, Reviewer):
            assert one.reviewer.person in found.here
            assert one.reviewer.person not in wrote(one.waiting.entry)
    assert max(taken.values(), default=0) <= MOST
    later = shared(hub_of(files, date(2026, 11, 30)))
    now = shared(found)
    assert {entry: later[entry] for entry in now} == now
    for entry, one in given_out.items():
        if isinstance(one.reviewer, Reviewer) and entry != "lessons/undo":
            name, path = one.reviewer.person.removeprefix("people/"), f"{entry}.md"
            text = re.sub(r"\nverified: .*", "", files[path])
            text = text.replace("]\n", f"]{stamp(name, str(day), digest(found, entry))}\n", 1)
            then = shared(hub_of({**files, path: text}, day))
            assert then == {other: who for other, who in now.items() if other != entry}
            break


def test_nobody_of_the_shipped_hub_is_asked_for_much_or_for_their_own() -> None:
    contents = read_contents(ROOT / "content")
    found = load(contents.sources, TODAY, contents.assets)[0].published
    shared_out = [
        (one.waiting.entry, one.reviewer.person) for one in turns(found) if isinstance(one.reviewer, Reviewer)
    ]
    assert max(Counter(person for _, person in shared_out).values()) <= MOST
    assert all(person in found.here and person not in wrote(entry) for entry, person in shared_out)


# --- the commands


def test_due_tells_programs_and_people(small: Path) -> None:
    write(small, {**person("mia", "offers: [{what: review, topics: [git]}]\n"), **lesson(1, "ada", "shell"), "topics/shell.md": "---\ntitle: Shell\n---\n"})  # fmt: skip
    ran = hub(small, "due", "--format", "json", "--today", "2026-11-22")
    assert (ran.returncode, json.loads(ran.stdout)) == (
        0,
        {
            "version": 1,
            "due": [
                {
                    "id": "lessons/l01",
                    "title": "Lesson 1",
                    "why": ["never verified"],
                    "since": None,
                    "reviewer": None,
                    "because": "nobody who is here and did not write it knows its topics or offers to review",
                },
                {
                    "id": "lessons/undo",
                    "title": "Undo a mistake",
                    "why": ["never verified"],
                    "since": None,
                    "reviewer": "people/mia",
                    "because": "Mia offers to review on Git",
                },
            ],
        },
    )
    text = hub(small, "due", "--today", "2026-11-22")
    assert text.returncode == 0
    assert text.stdout.startswith("Mia (people/mia)\n  Undo a mistake (lessons/undo)\n    never verified\n")
    assert "\nnobody yet\n  Lesson 1 (lessons/l01)\n" in text.stdout
    assert text.stdout.endswith("2 entries wait for a review in 2026-11. When one is read: hub verify ID --by PERSON\n")


def test_due_calls_people_by_their_names(small: Path) -> None:
    hub(small, "verify", "undo", "--by", "grace", "--today", "2024-11-22")
    place = small / "content/people/grace.md"
    place.write_text(
        place.read_text(encoding="utf-8").replace("joined:", "left: 2025-01-31\njoined:"), encoding="utf-8"
    )
    told = hub(small, "due", "--today", "2026-11-22").stdout
    assert "verified by Grace on 2024-11-22" in told
    assert "Grace, who verified it last, is not there to ask" in told


def test_nothing_due_is_told_too(tmp_path: Path) -> None:
    files = {path: text for path, text in SMALL.items() if not path.startswith("lessons/")}
    ran = hub(write(tmp_path, files), "due", "--today", "2026-11-22")
    assert (ran.returncode, ran.stdout) == (0, "Nothing waits for a review in 2026-11.\n")
    assert hub(tmp_path / "content", "due").returncode == 2


def test_a_page_says_what_has_changed_since(small: Path) -> None:
    hub(small, "verify", "undo", "--by", "grace", "--today", "2026-11-22")
    place = small / "content/lessons/undo.md"
    place.write_text(place.read_text(encoding="utf-8").replace("Look into it", "Never look"), encoding="utf-8")
    hub(small, "export", "out")
    page = (small / "out/docs/lessons/undo.md").read_text(encoding="utf-8")
    told = "on 22 November 2026. **Changed since verified.** New or different: [The reflog](#the-reflog)."
    assert told in page


def test_no_rule_is_listed_twice() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
