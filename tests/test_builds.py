"""What `make bench` measured of builds, as the docs show it."""

from xml.etree import ElementTree as ET

from tests.bench.report import CHART, DOCS, OURS, PEERS, ROOT, Measured, Row, chart, kept, pages, table

ROWS = [
    Row("cold", entries, ours, peer, mine=10.0 * entries / 1000, theirs=30.0, ratio=0.41)
    for entries in (1000, 5000)
    for ours in OURS
    for peer in PEERS
]
MEASURED = Measured(
    "2026-11-30", "2 cores <of> one & all", 5, {"mkdocs": "1.6.1"}, ROWS, {"turbo": {1000: 10.0, 5000: 50.0}}
)


def test_the_table_has_a_line_for_each_comparison_with_its_aim() -> None:
    lines = table(MEASURED).splitlines()
    assert (
        lines[2]
        == "| build from nothing | MkDocs + Material | 1,000 | 10.0 s: **0.41** (aim 0.40) | 10.0 s: **0.41** (aim 0.40) | 30.0 s |"
    )
    assert len(lines) == 2 + 2 * len(PEERS) + 1 + 2
    assert lines[-1].startswith(
        "Measured on 2026-11-30 on 2 cores <of> one & all, with mkdocs 1.6.1; medians of 5 rounds"
    )
    assert lines[-3] == "| growth of processor time | itself | 1,000 to 5,000 | 1.00 (aim 1.05) |  | |"


def test_the_chart_is_a_drawing_with_a_bar_for_each_generator() -> None:
    drawn = ET.fromstring(chart(MEASURED))  # noqa: S314  ours
    bars = [one for one in drawn.iter() if one.tag.endswith("rect")]
    assert len(bars) == 2 * (len(OURS) + len(PEERS))
    widths = [int(one.attrib["width"]) for one in bars[:3]]
    assert widths[0] == widths[1] < widths[2]
    assert [one.text for one in drawn.iter() if one.tag.endswith("desc")] == [
        "2026-11-30, 2 cores <of> one & all, medians of 5. Shorter is better."
    ]


def test_what_was_measured_of_other_sizes_on_the_same_machine_is_kept() -> None:
    small = Measured("2026-11-29", MEASURED.machine, 5, MEASURED.versions, ROWS[:6], {"turbo": {1000: 10.0}})
    large = Measured("2026-11-30", MEASURED.machine, 5, MEASURED.versions, ROWS[6:], {"turbo": {5000: 50.0}})
    assert large.after(small) == MEASURED
    elsewhere = Measured("2026-11-29", "another machine", 5, MEASURED.versions, ROWS[:6], {})
    assert large.after(elsewhere) == large


def test_docs_show_what_was_measured() -> None:
    shown = dict(pages(kept()))
    assert {CHART, *(ROOT / name for name in DOCS)} == set(shown)
    for place, text in shown.items():
        assert place.read_text(encoding="utf-8") == text, "type: python -m tests.bench.report"
        assert kept().date in text
