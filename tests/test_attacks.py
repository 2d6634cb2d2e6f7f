"""Payloads in every place, opened in Chromium: nothing runs, nothing asks another host, nobody is led away."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.site.policy import Policy
from tests.audit.attacks import in_places, in_texts, in_the_themes_search
from tests.audit.browser import victim
from tests.audit.payloads import payloads, short

if TYPE_CHECKING:
    from playwright import sync_api as playwright

pytestmark = pytest.mark.slow


def test_no_payload_in_a_text_does_anything(browser: "playwright.Browser") -> None:
    found = in_texts(payloads(), together=12, browser=browser)
    assert found.told == ()


def test_no_payload_in_a_field_does_anything(browser: "playwright.Browser") -> None:
    found = in_places(short()[1:8:3], browser=browser)
    assert found.told == ()


def test_no_payload_does_anything_in_the_themes_search(browser: "playwright.Browser") -> None:
    found = in_the_themes_search(short()[:4], browser=browser)
    assert found.told == ()


BAD = """<!doctype html><head><meta charset="utf-8">{}</head><article><img src=x onerror="ran(1)"><script>ran(2)</script>
<a href="javascript:ran(3)">Click</a><p onclick="ran(4)">Click</p><img src="http://evil.invalid/x.png"></article>"""


def test_what_does_something_is_seen(browser: "playwright.Browser", tmp_path: Path) -> None:
    """Else the tests above could not fail."""
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/index.html").write_text(BAD.format(""))
    with victim(tmp_path, policy=False, browser=browser) as someone:
        someone.open("bad/")
    assert someone.reached.count("ran /bad/") >= 4
    assert "handler onclick on p" in someone.reached
    assert any(one.startswith("asked http://evil.invalid/x.png") for one in someone.reached)
    (tmp_path / "bad/index.html").write_text(BAD.format(Policy().element))
    with victim(tmp_path, policy=True, browser=browser) as someone:
        someone.open("bad/")
    assert {one for one in someone.reached if not one.startswith("handler")} == set()
