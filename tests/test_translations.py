"""What a translation knows of its source."""

from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from hub.graph.freshness import digest, sections
from hub.graph.hub import Hub
from hub.graph.translations import lag, translations, versions
from hub.load import load
from hub.pages.site import site_of
from tests.case import PEOPLE

FIELDS = "summary: One.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can.]\n"
BODY = "The beginning.\n\n## Learn\n\nRead this.\n\n## Practise\n\nDo this.\n"


def lesson(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n{FIELDS}{more}---\n\n{body}"


def hub_of(source: str, **translated: str) -> Hub:
    texts = {"lessons/undo.md": lesson("Undo", source)}
    texts |= {f"lessons/{lang}.md": lesson(lang, "Text.", f"lang: {lang}\n{more}") for lang, more in translated.items()}
    return load({**PEOPLE, **texts}, date(2026, 11, 22))[0]


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
    assert [section.title for section in behind.changed] == ["Learn", "Try"]
    assert behind.gone == ("practise",)
    assert behind.source.id == "lessons/undo"


def test_without_sections_it_only_knows_that_it_is_behind() -> None:
    told = made_from(hub_of(BODY), with_sections=False)
    hub = hub_of(BODY.replace("this", "that"), de=told)
    behind = lag(hub, hub.entries["lessons/de"])
    assert behind is not None
    assert behind.changed == behind.gone == ()


def test_without_a_digest_it_cannot_know() -> None:
    hub = hub_of(BODY, de="translation_of: {id: undo}\n")
    assert lag(hub, hub.entries["lessons/de"]) is None


def test_all_languages_know_each_other() -> None:
    hub = hub_of(BODY, ja="translation_of: {id: undo}\n", de="translation_of: {id: undo}\n")
    assert [entry.id for entry in translations(hub, "lessons/undo")] == ["lessons/de", "lessons/ja"]
    expected = ["lessons/undo", "lessons/de", "lessons/ja"]
    assert all([one.id for one in versions(hub, hub.entries[entry])] == expected for entry in expected)
    assert versions(hub_of(BODY), hub.entries["people/ada"]) == ()


@given(st.lists(st.sampled_from([" ", "\n", "  ", "\n "]), min_size=4, max_size=4))
def test_white_space_is_no_change(gaps: list[str]) -> None:
    wrapped = "One{}two{}three{}four{}five.\n".format(*gaps)
    assert digest(hub_of(wrapped), "lessons/undo") == digest(hub_of("One two three four five."), "lessons/undo")


def test_the_page_of_a_translation_and_the_list_say_what_changed() -> None:
    told = made_from(hub_of(BODY))
    site = site_of(hub_of(BODY.replace("Read this", "Read that"), de=told, fr=made_from(hub_of(BODY))))
    assert "[Learn](undo.md#learn)" in site.pages["lessons/de.md"].head
    assert "[Français](fr.md)" in site.pages["lessons/de.md"].head
    assert "[Deutsch](de.md)" in site.pages["lessons/undo.md"].head
    listed = site.pages["translations.md"].text
    assert (
        "[de](lessons/de.md): behind [Undo](lessons/undo.md). New or different there: [Learn](lessons/undo.md#learn)."
        in listed
    )
    fresh = site_of(hub_of(BODY, de=told)).pages
    assert "[de](lessons/de.md): up to date" in fresh["translations.md"].text
    assert "behind" not in fresh["lessons/de.md"].head
