"""What readers see names nothing that they may not see."""

from datetime import date

from hub.feeds.files import data_files
from hub.graph.hub import Hub
from hub.load import load
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.model.session import Session
from hub.model.topics import Path
from hub.pages.site import site_of
from tests.test_finding import lesson, person

TODAY = date(2026, 11, 22)
PATH = "---\ntitle: Way\nsummary: S.\nfor: everyone\noutcome: You can.\nowner: mia\nsteps:\n{}---\n"
FILES = {
    "topics/mystery.md": "---\ntitle: Mystery\nstatus: draft\n---\n",
    "topics/git.md": "---\ntitle: Git\nsteward: mia\n---\n",
    "people/hid.md": person("Hid", "status: draft\n"),
    "people/mia.md": person(
        "Mia",
        "buddy: hid\nwants: [mystery, git]\nskills: {mystery: 2, git: 3}\nmentored: [{who: hid}]\n"
        "offers: [{what: questions, topics: [mystery]}, {what: mentoring, topics: [mystery, git]}, {what: buddy}]\n",
    ),
    "lessons/deal.md": lesson("Deal", by="mia", more="status: draft\n"),
    "lessons/open.md": lesson(
        "Open", by="mia, hid", more="topics: [git, mystery]\nrequires: [lessons/deal]\ncredits: {editors: [hid]}\n"
    ),
    "lessons/credited.md": lesson("Credited", by="mia", more="credits: {editors: [mia], reviewers: [hid]}\n")
    + "\n[Go](deal.md){ .md-button title='Secret' } and [stay](open.md){ .md-button }.\n",
    "paths/way.md": PATH.format(
        "  - {stage: Both, do: [lessons/deal, lessons/open]}\n  - {stage: None, do: [lessons/deal]}\n"
    ),
    "sessions/talk.md": "---\ntitle: Talk\ndate: 2026-11-02\nformat: demo\nfacilitator: mia\nspeakers: [hid]\n"
    "questions: [{asked: Why, answer: So, by: hid, lesson: lessons/deal}]\n"
    "actions: [{what: Write, who: hid}, {what: Read, who: mia}]\n---\n\nRecap.\n",
}
HIDDEN = ("mystery", "people/hid", "lessons/deal")


def published() -> Hub:
    return load(FILES, TODAY)[0].published


def test_references_to_drafts_are_left_out() -> None:
    hub = published()
    mia, way, open_, talk = (hub.entries[one] for one in ("people/mia", "paths/way", "lessons/open", "sessions/talk"))
    assert isinstance(mia, Person)
    assert (mia.buddy, mia.wants, dict(mia.skills), mia.mentored) == (None, ("topics/git",), {"topics/git": 3}, ())
    assert [(offer.what, offer.topics) for offer in mia.offers] == [("mentoring", ("topics/git",)), ("buddy", ())]
    assert isinstance(open_, Lesson)
    assert (open_.authors, open_.requires, open_.credits.editors) == (("people/mia",), (), ())
    assert isinstance(way, Path)
    assert [(stage.stage, len(stage.do)) for stage in way.stages] == [("Both", 1)]
    assert isinstance(talk, Session)
    assert (talk.speakers, talk.questions[0].by, talk.questions[0].lesson) == ((), None, None)
    assert [action.what for action in talk.actions] == ["Read"]


def test_who_else_helped_stays_credited() -> None:
    credited = published().entries["lessons/credited"]
    assert isinstance(credited, Lesson)
    assert (credited.credits.editors, credited.credits.reviewers) == (("people/mia",), ())


def test_the_looks_of_a_link_go_with_it() -> None:
    assert "\nGo and [stay](open.md){ .md-button }.\n" in published().documents["lessons/credited"].body


def test_no_page_and_no_data_names_a_draft() -> None:
    whole = load(FILES, TODAY)[0]
    site = site_of(whole)
    urls = {path: path for path in site.pages}
    texts = [
        *(page.text for page in site.pages.values()),
        *data_files(whole.published, urls, "https://hub.example.com/").values(),
    ]
    assert not [name for name in HIDDEN for text in texts if name in text.lower()]
    assert not [text for text in texts if " on ." in text or "knows  " in text]


def test_what_names_nothing_hidden_stays_itself() -> None:
    whole = load(FILES, TODAY)[0]
    assert whole.published.entries["topics/git"] is whole.entries["topics/git"]


def test_a_stub_says_whom_to_ask() -> None:
    files = {**FILES, "lessons/torn.md": lesson("Torn", by="mia", more="topics: [git]\nlevel: none\n")}
    page = site_of(load(files, TODAY)[0]).pages["lessons/torn.md"]
    assert "hub check content/lessons/torn.md" in page.text
    assert "Whoever needs it can ask [Mia](../people/mia.md)." in page.text
