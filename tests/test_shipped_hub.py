"""The hub in content/ builds strictly, and everything in it can be reached and found."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from pydantic import BaseModel

from hub.blocks.grammar import FOLDS, STAGES, opener_on
from hub.disk import find_project, read_contents
from hub.graph.hub import Hub
from hub.load import load
from hub.model.kind import Kind
from hub.model.kinds import CLASSES
from hub.model.learning import Guide
from hub.model.people import Person
from hub.model.session import State
from hub.reading.document import Document
from hub.reading.stages import Block
from hub.rules.catalogue import CATALOGUE, FAMILIES
from tests.bench.corpus import TODAY
from tests.conftest import ROOT
from tests.site import Site, hub

pytestmark = pytest.mark.slow


LATER = frozenset({"photo", "audience", "audiences", "allow"})
"""Fields that the shipped hub does not use yet."""
NO_USE = {
    (Kind.SESSION, "replaced_by"): "A cancelled session says in its text what to do instead.",
    (Kind.SESSION, "translation_of"): "It would be a second event in every calendar.",
    (Kind.PERSON, "topics"): "People have skills, wishes and deeds.",
    (Kind.PERSON, "status"): "People leave by `left`.",
    (Kind.PERSON, "replaced_by"): "Nobody is replaced.",
    (Kind.PERSON, "lang"): "People say under `languages` what they speak, on a page that everyone can read.",
    (Kind.PERSON, "translation_of"): "They would be two people.",
    (Kind.TOPIC, "topics"): "A topic has a parent.",
    (Kind.TOPIC, "status"): "A topic that nobody needs becomes a synonym of another.",
    (Kind.TOPIC, "replaced_by"): "It becomes an alias of the other.",
    (Kind.TOPIC, "lang"): "Words of other languages are its synonyms.",
    (Kind.TOPIC, "translation_of"): "It would be a second topic, with experts of its own.",
    (Kind.GROUP, "lang"): "Colleagues from four offices must be able to read whether they may join.",
    (Kind.GROUP, "translation_of"): "It would be a second group, with meetings of its own.",
    (Kind.PAGE, "status"): "The pages around the entries are mended or taken away.",
    (Kind.PAGE, "replaced_by"): "The pages around the entries are mended or taken away.",
}
"""Fields that make no sense for a kind, and why."""


@pytest.fixture(scope="module")
def site(shipped_site: Path) -> Site:
    return Site(shipped_site)


@pytest.fixture(scope="module")
def shipped() -> Hub:
    contents = read_contents(find_project(ROOT).content)
    return load(contents.sources, TODAY, contents.assets)[0]


def test_has_no_findings_but_what_waits_for_somebody() -> None:
    checked = hub(ROOT, "check", "--format", "json", HUB_TODAY=str(TODAY))
    assert checked.returncode == 0
    found = {one["rule"] for one in json.loads(checked.stdout)["diagnostics"]}
    assert found <= {"unanswered-question", "overdue-action", *(rule.name for rule in FAMILIES["Reviews"])}


def test_has_no_findings_in_two_years_but_advice() -> None:
    checked = hub(ROOT, "check", "--today", "2028-11-22")
    assert checked.returncode == 0, checked.stdout


def test_every_internal_link_and_anchor_resolves(site: Site) -> None:
    ids = {path: set(page.ids) for path, page in site.pages()}
    broken = []
    for path, page in site.pages():
        for link in page.links:
            target = site.target(path, link)
            if target is None:
                continue
            anchor = unquote(link.partition("#")[2])
            name = target.resolve().relative_to(site.folder.resolve()).as_posix()
            if not target.is_file() or (anchor and name in ids and anchor not in ids[name] | {"__comments"}):
                broken.append((path, link))
    assert broken == []


def test_no_page_has_an_id_twice(site: Site) -> None:
    twice = {path: [one for one in page.ids if page.ids.count(one) > 1] for path, page in site.pages()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_nothing_is_loaded_from_a_foreign_host(site: Site) -> None:
    assert [load for _, page in site.pages() for load in page.loads if "//" in load] == []


def test_every_entry_has_its_page_with_its_identity(site: Site, shipped: Hub) -> None:
    entries = json.loads(site.text("api/hub.json"))["entries"]
    assert {entry["id"] for entry in entries} == set(shipped.published.entries)
    for entry in entries:
        page = site.page(f"{entry['url']}index.html")
        assert page.metas["hub:id"] == entry["id"]
        assert page.metas["hub:kind"] == entry["kind"]


def test_every_entry_is_found_by_search_but_people_who_have_left(site: Site, shipped: Hub) -> None:
    told = (gzip.decompress(path.read_bytes()) for path in (site.folder / "pagefind/fragment").iterdir())
    found = {json.loads(one.removeprefix(b"pagefind_dcd"))["url"].lstrip("/") for one in told}
    gone = {person.id for person in shipped.all(Person)} - {person.id for person in shipped.listed}
    entries = json.loads(site.text("api/hub.json"))["entries"]
    assert {entry["id"] for entry in entries if entry["url"] not in found} == gone


def test_the_catalogue_is_valid_and_sorted(site: Site) -> None:
    catalogue = json.loads(site.text("api/hub.json"))
    jsonschema.validate(catalogue, json.loads(site.text("api/hub.schema.json")))
    ids = [entry["id"] for entry in catalogue["entries"]]
    assert ids == sorted(ids)
    assert {edge["target"] for edge in catalogue["edges"]} <= set(ids)


def test_it_is_a_real_hub(shipped: Hub) -> None:
    count = {kind: sum(entry.kind is kind for entry in shipped.entries.values()) for kind in Kind}
    assert count[Kind.LESSON] >= 24
    assert count[Kind.TOPIC] >= 8
    assert count[Kind.GUIDE] >= 10
    assert count[Kind.SESSION] >= 14
    assert count[Kind.PERSON] >= 14
    assert count[Kind.PATH] >= 5
    assert count[Kind.GROUP] >= 3
    assert {session.format for session in shipped.entries.values() if session.kind is Kind.SESSION} == set(
        shipped.settings.formats
    )
    assert all(shipped.sessions(state) for state in State)
    assert {guide.when for guide in shipped.all(Guide)} == set(shipped.settings.times)
    assert len({person.office for person in shipped.listed}) == 4


def used(models: Iterable[BaseModel]) -> set[str]:
    """Return the fields that at least one of these models of a class sets to something else than the default."""
    return {
        name
        for model in models
        for name, field in type(model).model_fields.items()
        if getattr(model, name) != field.get_default(call_default_factory=True)
    }


def parts(value: object) -> Iterator[BaseModel]:
    """Yield the models inside a value, at any depth."""
    if isinstance(value, BaseModel):
        yield value
        value = tuple(getattr(value, name) for name in type(value).model_fields)
    for inner in value if isinstance(value, tuple) else ():
        yield from parts(inner)


def test_every_field_is_used(shipped: Hub) -> None:
    unused = {
        (kind, name)
        for kind, cls in CLASSES.items()
        for name in cls.model_fields.keys() - used(one for one in shipped.entries.values() if one.kind is kind)
    }
    assert {(kind, name) for kind, name in unused if name not in LATER | {"faulty"}} == set(NO_USE)


def test_every_field_inside_a_field_is_used(shipped: Hub) -> None:
    found = defaultdict(list)
    for entry in shipped.entries.values():
        for part in parts(tuple(getattr(entry, name) for name in type(entry).model_fields)):
            found[type(part)].append(part)
    assert {cls.__name__ for cls in found} >= {"Resource", "Credits", "Recording", "Question", "Offer", "Meets"}
    assert {cls: unused for cls, models in found.items() if (unused := cls.model_fields.keys() - used(models))} == {}


def folds(document: Document, block: Block) -> set[str]:
    """Return the kinds of hints and solutions inside a block."""
    first, last = (line - document.first_line for line in (block.span.line + 1, block.end_line))
    lines = document.body.splitlines()[first : last + 1]
    openers = (opener_on(line.strip()) for line in lines if line.startswith("    "))
    return {opener.kind for opener in openers if opener and opener.kind in FOLDS}


def test_every_form_of_block_is_used(shipped: Hub) -> None:
    kinds, forms, helped = set(), defaultdict(set), defaultdict(set)
    for entry_id, document in shipped.documents.items():
        for block in document.blocks:
            kinds.add(block.kind)
            if block.form:
                forms[block.form].add(entry_id)
            for kind in folds(document, block):
                helped[kind].add(entry_id)
    assert kinds == set(STAGES)
    assert {form for form, lessons in forms.items() if len(lessons) >= 4} == {"one", "many", "blank", "order"}
    assert {kind for kind, lessons in helped.items() if len(lessons) >= 10} == set(FOLDS)


def test_every_choice_is_explained(shipped: Hub) -> None:
    checks = [block for document in shipped.documents.values() for block in document.blocks if block.form]
    assert [span for block in checks for answer, span in block.answers if not answer.explained] == []


def test_the_tabs_are_those_of_the_hub(site: Site) -> None:
    tabs = re.findall(r'md-tabs__link">\s*([^<]+?)\s*<', site.text("lessons/index.html"))
    assert [tab for tab in tabs if tab.strip()] == ["Learn", "Onboarding", "Sessions", "People", "Topics", "Contribute"]


def test_reference_pages_name_every_rule(site: Site) -> None:
    text = Path(site.folder / "contribute/rules/index.html").read_text(encoding="utf-8")
    assert [name for name in CATALOGUE if f'id="hub-{name}"' not in text] == []
