"""Some five hundred bad files in one hub, checked and built: none breaks anything but itself, and each is told of."""

from datetime import date

import pytest

from hub.checking.check import findings
from hub.load import load
from tests.audit.bad_inputs import LEAST, SETTINGS, Result, run
from tests.case import PEOPLE


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("bad"))


@pytest.mark.slow
def test_no_bad_file_crashes_the_check_or_the_build(result: Result) -> None:
    assert len(result.bad) >= LEAST
    assert result.crashes == [], result.checked.stderr + result.built.stderr


@pytest.mark.slow
def test_every_bad_file_is_told_of_with_line_and_hint(result: Result) -> None:
    assert result.silent == []


@pytest.mark.slow
def test_no_right_or_harmless_file_is_lost(result: Result) -> None:
    assert result.lost == []


@pytest.mark.slow
def test_nothing_of_a_bad_file_stands_in_for_one_of_the_site(result: Result) -> None:
    site = result.site.folder
    assert [path for path in site.rglob("*") if path.is_file() and b"alert(1)" in path.read_bytes()] == []
    assert "<urlset" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert (site / "404.html").is_file()


@pytest.mark.parametrize("text", SETTINGS, ids=range(len(SETTINGS)))
def test_every_bad_setting_is_told_of(text: str) -> None:
    hub, faults = load({**PEOPLE, "hub.yml": text}, date(2026, 11, 22))
    found = [one for one in findings(hub, faults) if one.span.path == "hub.yml"]
    assert found
    assert all(one.span.line >= 1 and len(one.hint.split()) > 1 for one in found)
    assert {"people/ada", "people/grace"} <= {*hub.published.entries}
