"""`@ada` on a page is a link to her, wherever the page may be read."""

from datetime import date

import pytest

from hub.blocks import BlocksExtension
from hub.graph.hub import Hub
from hub.load import load
from hub.pages.authored import text_of
from tests.test_blocks import hub as html_of
from tests.test_blocks import ids

PERSON = "---\ntitle: {}\nrole: engineer\njoined: 2019-03-04\n{}---\n"
PEOPLE = {
    "people/ada.md": PERSON.format("Ada [Lovelace]", ""),
    "people/lab/grace.hopper.md": PERSON.format("Grace", ""),
    "people/draft.md": PERSON.format("Draft", "status: draft\n"),
}


def hub_of(body: str, path: str = "pages/deep/x.md") -> Hub:
    return load({**PEOPLE, path: f"---\ntitle: X\n---\n{body}"}, date(2026, 11, 22))[0]


def text(body: str) -> str:
    hub = hub_of(body).published
    return text_of(hub, hub.entries["pages/deep/x"])


ADA = "[Ada &#91;Lovelace&#93;](../../people/ada.md)"
GRACE = "[Grace](../../people/lab/grace.hopper.md)"


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("Ask @ada, or (@ada): @ada's way.", f"Ask {ADA}, or ({ADA}): {ADA}'s way."),
        ("`@ada` and @grace.hopper and @ada.Then", f"`@ada` and {GRACE} and {ADA}.Then"),
        ("- [ ] @ada: Show it\n- [ ] @it: Order it", f"- [ ] {ADA}: Show it\n- [ ] @it: Order it"),
        ("## Ask @ada", "## Ask @ada"),
        ('!!! feedback "Ask @ada"\n    Or @ada.', f'!!! feedback "Ask @ada"\n    Or {ADA}.'),
        ("@draft and @nobody", "… and @nobody"),
        ("[see @ada](https://a.b/@ada) ada@example.com", "[see @ada](https://a.b/@ada) ada@example.com"),
        ("# X\n\n@ada @ada", f"{ADA} {ADA}"),
        ("```\n@ada\n```", "```\n@ada\n```"),
        ("_@ada_, __@ada__ and _see @ada_", f"_{ADA}_, __{ADA}__ and _see {ADA}_"),
        ("_@draft_, x_@draft and draft_@x", "_…_, x_@draft and draft_@x"),
        ("- [ ] @draft: it", "- [ ] …: it"),
    ],
)
def test_mentions_become_links(body: str, page: str) -> None:
    assert text(body) == page


def test_the_doers_of_tasks_are_edges_and_roles_are_none() -> None:
    hub = hub_of("- [ ] @ada: Show it\n- [ ] @it: Order it\n- [ ] @HR: Pay it\n")
    edges = [(edge.target, edge.span.line, edge.span.column, edge.span.end_column) for edge in hub.edges]
    assert edges == [("people/ada", 4, 7, 11)]
    assert hub.edges[0].via == "doers"


def test_ids_do_not_depend_on_who_is_mentioned() -> None:
    body = "!!! feedback\n    Ask @ada, then (@grace.hopper), then @ada.Now [go](x.md).\n"
    assert ids(html_of(text(body))) == [block.id for block in hub_of(body).documents["pages/deep/x"].blocks]


def test_emphasised_people_are_links_on_any_site() -> None:
    html = html_of("_@ada_ and __@ada__, not x_@ada_", people={"ada": {"title": "Ada", "url": "/ada/"}})
    assert html == '<p><em><a href="/ada/">Ada</a></em> and <strong><a href="/ada/">Ada</a></strong>, not x_@ada_</p>'


def test_any_site_may_name_its_people() -> None:
    people = {"ada": {"title": "Ada", "url": "/ada/"}}
    html = html_of("- [ ] @ada: Ask @ada in [a @ada link](x)\n", people=people)
    assert html.count('<a href="/ada/">Ada</a>') == 2
    assert "a @ada link" in html
    assert BlocksExtension(people=people).getConfig("people") == people
