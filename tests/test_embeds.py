"""Videos and slides that stand elsewhere: a card for hosts that are listed, a link for others, and nothing before a click."""

import re
from collections.abc import Iterator

import pytest

from hub.model.settings import Settings
from hub.sanitising.cleaning import sanitised
from hub.site.embeds import Embeds, frame_hosts
from hub.words.words import ENGLISH
from tests.chromium import SAME, contrast, served
from tests.site import SMALL, Html, mkdocs, write

playwright = pytest.importorskip("playwright.sync_api")

LISTED = Settings(embeds=("video.example.com", "slides.example.com"))
ADDRESS = "https://video.example.com/embed/7?from=hub&start=2"
FRAME = f'<iframe width="400" height="300" src="{ADDRESS.replace("&", "&amp;")}" title="Tides &amp; time" allowfullscreen></iframe>'


def shown(html: str) -> str:
    return sanitised(html, Embeds(LISTED, ENGLISH).shown)


def test_a_listed_host_gets_a_card_with_title_host_and_address() -> None:
    card = shown(f"<p>Before</p>{FRAME}<p>After</p>")
    assert card.startswith("<p>Before</p><hub-embed ")
    assert card.endswith("</hub-embed><p>After</p>")
    assert "Tides &amp; time</a>" in card
    assert "From <b>video.example.com</b>. It is loaded from there when you click." in card
    assert "aspect-ratio: 400 / 300" in card
    page = Html()
    page.feed(card)
    assert (page.links, page.loads) == ([ADDRESS], [])


@pytest.mark.parametrize(
    "address",
    [
        "http://video.example.com/7",
        "//video.example.com/7",
        "https://video.example.com:8443/7",
        "https://ada@video.example.com/7",
        "https://video.example.com@evil.example/7",
        "https://video.example.com.evil.example/7",
        r"https://evil.example\.video.example.com/7",
        r"https://video.example.com\@evil.example/7",
        "https://sub.video.example.com/7",
        "https://video.example.com&#9;.evil.example/",
        "https:video.example.com/7",
        "https:///video.example.com/7",
    ],
)
def test_every_other_host_gets_a_link_at_most(address: str) -> None:
    found = shown(f'<iframe src="{address}" title="Tides"></iframe>')
    assert "hub-embed" not in found
    assert "iframe" not in found
    assert found == "" or found.startswith('<a class="hub-elsewhere" href="http')


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe src=data:text/html,x></iframe>",
        "<iframe src=slides.pdf title=Slides></iframe>",
        '<iframe src=" "></iframe>',
        "<iframe>",
    ],
)
def test_a_frame_that_leads_nowhere_leaves_nothing(frame: str) -> None:
    assert shown(f"{frame}</iframe>after") == "after"


@pytest.mark.parametrize(
    "frame",
    [
        f'<iframe src="{ADDRESS}" title="><img src=x onerror=alert(1)>"></iframe>',
        f'<iframe src="{ADDRESS}" title="&lt;/iframe>&lt;script>alert(1)&lt;/script>">x</iframe>',
        f'<iframe src="{ADDRESS}&quot;><script>alert(1)</script>" title="a"></iframe>',
        f'<iframe src="{ADDRESS}"><img src=x onerror=alert(1)></iframe>',
        f'<iframe src="{ADDRESS}"><iframe src="{ADDRESS}"></iframe><script>alert(1)</script>',
        f'<svg><iframe src="{ADDRESS}"><style><img src=x onerror=alert(1)></style></iframe></svg>',
        f'<math><mtext><iframe src="{ADDRESS}"><!--</iframe><img src=x onerror=alert(1)>--></math>',
        f'<table><iframe src="{ADDRESS}" width="1;x" height=\'9"onload="alert(1)\'></table>',
        f'<iframe src="{ADDRESS}" onload="alert(1)" style="position: fixed" class="md-overlay" id="__config"></iframe>',
    ],
)
def test_nothing_of_a_frame_but_its_card_gets_through(frame: str) -> None:
    page = Html()
    page.feed(shown(frame))
    assert set(page.tags) <= {"hub-embed", "span", "a", "b", "svg", "math", "mtext", "img", "table"}
    assert (page.handlers, page.ids, [load for load in page.loads if load != "x"]) == ([], [], [])


def test_the_policy_of_the_site_names_the_listed_hosts_alone() -> None:
    assert frame_hosts(LISTED) == ("https://slides.example.com", "https://video.example.com")
    assert frame_hosts(Settings()) == ()


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        ("400", "300", "aspect-ratio: 400 / 300"),
        ("400px", "300px", "aspect-ratio: 400 / 300"),
        ("100%", "166", "height: 166px"),
        ("4000", "20", "height: 20px"),
        ("10", "9999", "height: 800px"),
        ("", "", "aspect-ratio: 16 / 9"),
        ("wide", "-5", "aspect-ratio: 16 / 9"),
    ],
)
def test_a_card_has_the_shape_of_its_frame(width: str, height: str, shape: str) -> None:
    assert f'style="{shape}"' in shown(f'<iframe src="{ADDRESS}" width="{width}" height="{height}"></iframe>')


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a video of a listed host, and one of another."""
    folder = tmp_path_factory.mktemp("embeds")
    body = f'{FRAME}\n\n<iframe src="https://other.example/1" title="Elsewhere"></iframe>\n'
    write(
        folder, {**SMALL, "hub.yml": "embeds: [video.example.com]\n", "video.md": f"---\ntitle: A video\n---\n\n{body}"}
    )
    built = mkdocs(folder, "build", "-q", **SAME)
    assert built.returncode == 0, built.stderr
    with served(folder / "site") as found:
        yield found


HOST = "<title>Video</title><button autofocus>Play</button><script>top.location = 'https://evil.example/'</script>"


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: "playwright.Browser", address: str) -> Iterator["playwright.Page"]:
    """The page with the video, and the host of the video, whose script would like to lead readers away."""
    context = browser.new_context(base_url=address, color_scheme=request.param, viewport={"width": 400, "height": 800})
    context.route(re.compile("^https:"), lambda route: route.fulfill(body=HOST, content_type="text/html"))
    page = context.new_page()
    page.goto("video/", wait_until="networkidle")
    yield page
    context.close()


@pytest.mark.slow
def test_nothing_is_loaded_before_a_click_and_then_the_frame_has_the_focus(
    page: "playwright.Page", address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    card = page.locator("hub-embed")
    show = card.get_by_role("button", name="Show here: Tides & time")
    room = card.locator(".hub-embed-what")
    before = room.bounding_box()
    assert contrast(page, "hub-embed .hub-embed-where") > 4.5
    show.focus()
    page.keyboard.press("Enter")
    frame = card.locator("iframe")
    frame.wait_for()
    assert frame.get_attribute("title") == "Tides & time"
    assert page.evaluate("document.activeElement.localName") == "iframe"
    page.frame_locator("hub-embed iframe").get_by_role("button", name="Play").wait_for()
    assert asked == [ADDRESS]
    assert page.url == f"{address}video/"
    after = room.bounding_box()
    assert before
    assert after
    assert abs(before["height"] - after["height"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    link = card.get_by_role("link", name="Open on video.example.com")
    assert link.get_attribute("href") == ADDRESS
    assert page.get_by_role("link", name="Elsewhere").get_attribute("href") == "https://other.example/1"


@pytest.mark.slow
def test_on_paper_stand_the_title_and_the_address(page: "playwright.Page") -> None:
    page.locator("hub-embed").get_by_role("button").click()
    page.emulate_media(media="print")
    card = page.locator("hub-embed")
    assert not card.locator("iframe").is_visible()
    assert "Tides & time" in card.inner_text()
    assert card.locator("a").evaluate("link => getComputedStyle(link, '::after').content") == f'" ({ADDRESS})"'


@pytest.mark.slow
def test_without_scripts_a_card_is_a_link(browser: "playwright.Browser", address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("video/")
    assert page.get_by_role("link", name="Tides & time").get_attribute("href") == ADDRESS
    assert page.get_by_text("From video.example.com. It is loaded from there when you click.").is_visible()
    context.close()
