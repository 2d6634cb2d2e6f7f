"""What a translation knows of its source."""

from dataclasses import replace
from datetime import date

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.freshness import digest, sections
from hub.graph.hub import Hub
from hub.graph.related import related
from hub.graph.translations import lag, others, shown, versions
from hub.load import load
from hub.model.entry import Page
from hub.model.learning import Lesson
from hub.pages.site import site_of
from tests.case import PEOPLE

FIELDS = "summary: One.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can.]\n"
DAY = date(2026, 11, 22)
BODY = "The beginning.\n\n## Learn\n\nRead this.\n\n## Practise\n\nDo this.\n"


def lesson(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n{FIELDS}{more}---\n\n{body}"


def hub_of(source: str, own: str = "en", /, **translated: str) -> Hub:
    first = "" if own == "en" else "lang: en\n"
    texts = {"hub.yml": f"lang: {own}\n", "lessons/undo.md": lesson("Undo", source, first)}
    texts |= {f"lessons/{lang}.md": lesson(lang, "Text.", f"lang: {lang}\n{more}") for lang, more in translated.items()}
    return load({**PEOPLE, **texts}, DAY)[0]


def made_from(hub: Hub, *, with_sections: bool = True) -> str:
    told: dict[str, object] = {"id": "undo", "digest": digest(hub, "lessons/undo")}
    if with_sections:
        told["sections"] = {section.id: section.digest for section in sections(hub, "lessons/undo")}
    return yaml.safe_dump({"translation_of": told})


def test_a_translation_is_up_to_date_until_its_source_changes() -> None:
    told = made_from(hub_of(BODY))
    hub = hub_of(BODY, de=told)
    assert lag(hub, hub.entries["lessons/de"]) is None


def test_it_names_the_sections_that_changed_came_and_went() -> None:
    told = made_from(hub_of(BODY))
    hub = hub_of("The beginning.\n\n## Learn\n\nRead that.\n\n## Try\n\nDo this.\n", de=told)
    behind = lag(hub, hub.entries["lessons/de"])
    assert behind is not None
    assert [section.title for section in behind.since.changed] == ["Learn", "Try"]
    assert behind.since.gone == ("practise",)
    assert behind.source.id == "lessons/undo"


def test_without_sections_it_only_knows_that_it_is_behind() -> None:
    told = made_from(hub_of(BODY), with_sections=False)
    hub = hub_of(BODY.replace("this", "that"), de=told)
    behind = lag(hub, hub.entries["lessons/de"])
    assert behind is not None
    assert behind.since.changed == behind.since.gone == ()


def test_without_a_digest_it_cannot_know() -> None:
    hub = hub_of(BODY, de="translation_of: {id: undo}\n")
    assert lag(hub, hub.entries["lessons/de"]) is None


def test_all_languages_know_each_other() -> None:
    hub = hub_of(BODY, ja="translation_of: {id: undo}\n", de="translation_of: {id: undo}\n")
    assert [entry.id for entry in others(hub, hub.entries["lessons/de"])] == ["lessons/undo", "lessons/ja"]
    expected = ["lessons/undo", "lessons/de", "lessons/ja"]
    assert all([one.id for one in versions(hub, hub.entries[entry])] == expected for entry in expected)
    assert versions(hub_of(BODY), hub.entries["people/ada"]) == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from([" ", "\n", "  ", "\n "]), min_size=4, max_size=4))
def test_white_space_is_no_change(gaps: list[str]) -> None:
    wrapped = "One{}two{}three{}four{}five.\n".format(*gaps)
    assert digest(hub_of(wrapped), "lessons/undo") == digest(hub_of("One two three four five."), "lessons/undo")


def test_the_page_of_a_translation_and_the_list_say_what_changed() -> None:
    told = made_from(hub_of(BODY))
    site = site_of(hub_of(BODY.replace("Read this", "Read that"), de=told, fr=made_from(hub_of(BODY))))
    assert "[Learn](undo.md#learn)" in site.pages["lessons/de.md"].head
    assert '<span lang="fr" dir="ltr">[Français](fr.md)</span>' in site.pages["lessons/de.md"].head
    assert '<span lang="de" dir="ltr">[Deutsch](de.md)</span>' in site.pages["lessons/undo.md"].head
    listed = site.pages["translations.md"].text
    assert (
        "[de](lessons/de.md)</span>: behind [Undo](lessons/undo.md). New or different there: [Learn](lessons/undo.md#learn)."
        in listed
    )
    fresh = site_of(hub_of(BODY, de=told)).pages
    assert "[de](lessons/de.md)</span>: up to date" in fresh["translations.md"].text
    assert "behind" not in fresh["lessons/de.md"].head


def listed(hub: Hub) -> list[tuple[str, list[str]]]:
    return [(one.id, [other.id for other in others(hub, one)]) for one in shown(hub, hub.all(Lesson))]


def test_lists_show_the_version_in_the_language_of_the_hub_else_the_source() -> None:
    both = dict.fromkeys(("de-AT", "ja"), "translation_of: {id: undo}\n")
    assert listed(hub_of(BODY, **both)) == [("lessons/undo", ["lessons/de-AT", "lessons/ja"])]
    assert listed(hub_of(BODY, "ja", **both)) == [("lessons/ja", ["lessons/undo", "lessons/de-AT"])]
    assert listed(hub_of(BODY, "de", **both)) == [("lessons/de-AT", ["lessons/undo", "lessons/ja"])]
    assert listed(hub_of(BODY, "pt", **both)) == [("lessons/undo", ["lessons/de-AT", "lessons/ja"])]


def test_a_translation_without_its_source_is_shown_itself() -> None:
    hub = hub_of(BODY, de="translation_of: {id: undo}\n", ja="translation_of: {id: undo}\n")
    draft = {**hub.entries, "lessons/undo": hub.entries["lessons/undo"].model_copy(update={"status": "draft"})}
    assert listed(replace(hub, entries=draft).published) == [("lessons/de", []), ("lessons/ja", [])]


def test_a_translation_of_another_kind_keeps_its_own_line() -> None:
    page = {"about.md": "---\ntitle: Undo\nlang: de\ntranslation_of: {id: lessons/undo}\n---\n\nText.\n"}
    hub = load({**PEOPLE, **page, "lessons/undo.md": lesson("Undo", BODY)}, DAY)[0]
    assert listed(hub) == [("lessons/undo", ["about"])]
    assert shown(hub, hub.all(Page)) == hub.all(Page)


@st.composite
def hubs(draw: st.DrawFn) -> Hub:
    """Lessons that translate each other in whatever way: chains, circles, themselves, drafts and what is not there."""
    names = [f"l{number}" for number in range(draw(st.integers(1, 7)))]
    texts = {
        "hub.yml": f"lang: {draw(st.sampled_from(['en', 'de', 'ja']))}\n",
        "topics/git.md": "---\ntitle: Git\n---\n",
    }
    for name in names:
        lang = draw(st.sampled_from(["", "lang: en\n", "lang: de\n", "lang: de-AT\n", "lang: ja\n"]))
        source = draw(st.sampled_from(["", *names]))
        more = f"translation_of: {{id: {source}}}\n" if source else ""
        about = draw(st.sampled_from(["topics: [git]\n", ""]))
        state = draw(st.sampled_from(["", "", "", "status: draft\n"]))
        texts[f"lessons/{name}.md"] = lesson(name.upper(), "Text.", f"{lang}{more}{about}{state}")
    return load({**PEOPLE, **texts}, DAY)[0].published


@given(hubs())
@settings(max_examples=150, deadline=None)
def test_every_lesson_is_a_line_or_behind_exactly_one(hub: Hub) -> None:
    found = [one for line, behind in listed(hub) for one in (line, *behind)]
    assert sorted(found) == sorted(entry.id for entry in hub.all(Lesson))
    own = hub.settings.lang
    for line, behind in listed(hub):
        if (hub.entries[line].lang or own) != own:
            assert not [one for one in behind if (hub.entries[one].lang or own) == own]


@given(hubs())
@settings(max_examples=40, deadline=None)
def test_every_lesson_can_be_reached_from_the_list_and_from_its_topic(hub: Hub) -> None:
    pages = site_of(hub).pages
    for one in hub.all(Lesson):
        name = one.path.removeprefix("lessons/")
        assert pages["lessons/index.md"].text.count(f"]({name})") == 1
        about = pages["topics/git.md"].text.partition("{ #hub-lessons }")[2]
        assert not one.topics or f"](../lessons/{name})" in about


def test_a_list_says_which_languages_there_are_and_what_is_foreign() -> None:
    pages = site_of(hub_of(BODY, ja="translation_of: {id: undo}\n")).pages
    also = 'also in: <span lang="ja" dir="ltr">[日本語](ja.md)</span>'
    assert f"*beginner · 10 minutes · {also}* One." in pages["lessons/index.md"].text
    assert "1 lesson, by topic." in pages["lessons/index.md"].text
    alone = site_of(hub_of(BODY, de="")).pages
    marked = '<span lang="de" dir="ltr">[de](de.md){ data-entry="lessons/de" }</span>'
    assert (
        f'**{marked}**{{ .hub-of-lesson }} *beginner · 10 minutes* <span lang="de" dir="ltr">One.</span>'
        in alone["lessons/index.md"].text
    )
    assert '# de { #hub-top lang="de" dir="ltr" }' in alone["lessons/de.md"].head
    assert '- <span lang="de" dir="ltr">You can.</span>' in alone["lessons/de.md"].head


def test_what_goes_with_a_lesson_is_not_the_lesson_in_another_language() -> None:
    texts = {f"lessons/{name}.md": lesson(name, "Text.", "topics: [git]\n") for name in ("a", "b")}
    texts |= {
        f"lessons/{name}-de.md": lesson(
            f"{name} (de)", "T.", f"topics: [git]\nlang: de\ntranslation_of: {{id: {name}}}\n"
        )
        for name in ("a", "b")
    }
    hub = load({**PEOPLE, **texts, "topics/git.md": "---\ntitle: Git\n---\n"}, DAY)[0]
    assert [one.id for one in related(hub, "lessons/a")] == ["lessons/b"]
    assert [one.id for one in related(hub, "lessons/a-de")] == ["lessons/b"]
