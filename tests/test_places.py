"""Where derived pages stand: no two of them at one place."""

from datetime import date

from hub.graph.onboarding import onboarding_words
from hub.graph.places import anchor, onboarding_page
from hub.load import load
from hub.pages.site import site_of
from tests.case import PEOPLE

GUIDE = "---\ntitle: {0}\nsummary: S.\nfor: ['{0}']\nwhen: day-1\narea: role\nowner: ada\n---\n\n- [ ] Do it\n"
ROLES = ("C", "C++", "c#", "エンジニア", "デザイナー", "data analyst", "data-analyst", "Ada")


def test_every_word_has_an_onboarding_page_of_its_own() -> None:
    files = {f"guides/g{number}.md": GUIDE.format(role) for number, role in enumerate(ROLES)}
    hub, faults = load({**PEOPLE, **files}, date(2026, 11, 22))
    assert faults == []
    paths = [onboarding_page(hub, word) for word in onboarding_words(hub)]
    assert len(set(paths)) == len(ROLES)
    assert {"onboarding/c.md", "onboarding/data-analyst.md", "onboarding/エンジニア.md"} <= set(paths)
    pages = site_of(hub).pages
    for word in ROLES:
        assert pages[onboarding_page(hub, word)].text.count("\n# Onboarding: ") == 1


def test_what_is_told_of_two_entries_has_two_anchors() -> None:
    assert anchor("topics/git") == "topics-git"
    assert len({anchor(one) for one in ("topics/a/b", "topics/a-b", "topics/a/b/c", "topics/a/b-c")}) == 4
