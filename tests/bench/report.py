"""What `make bench` found out about builds, as it is kept, and as the docs show it: tables and a chart.

`python -m tests.bench.report` writes both anew from `tests/bench/builds.json`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import log
from pathlib import Path

import msgspec
from msgspec import structs

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests/bench/builds.json"
CHART = ROOT / ".github/pictures/builds.svg"
DOCS = ("README.md", "ARCHITECTURE.md", "content/contribute/builds.md")
"""The files that have the table; each has its first line already."""
OURS = {"turbo": "Material with `hub-turbo`", "hub": "All of the hub"}
PEERS = {"material": "MkDocs + Material", "zensical": "Zensical", "hugo": "Hugo, a lean theme"}
WORK = {
    "cold": "build from nothing",
    "warm": "one lesson edited",
    "serve": "edit to page served",
    "memory": "most memory, all processes",
}
_AIMS = {
    ("cold", "material", 1000): 0.40,
    ("cold", "zensical", 1000): 0.40,
    ("cold", "zensical", 5000): 0.25,
    ("cold", "hugo", 1000): 1.2,
    ("cold", "hugo", 5000): 1.2,
    ("warm", "zensical", 1000): 0.20,
    ("warm", "zensical", 5000): 0.20,
    ("warm", "hugo", 1000): 0.35,
    ("warm", "hugo", 5000): 0.35,
    ("serve", "zensical", 1000): 0.8,
    ("memory", "material", 5000): 2.0,
}
"""What our cost divided by theirs is to be at most."""
GROWTH = 1.05
"""The exponent with which the processor time of a build from nothing is to grow with the entries, at most."""
_HEAD = "| work | against | entries | `hub-turbo`, the same pages | all of the hub | they |"
_TABLE = re.compile(rf"^{re.escape(_HEAD)}\n(?:\|.*\n)*(?:\nMeasured on .*\n)?", re.MULTILINE)


class Row(msgspec.Struct, frozen=True):
    """One comparison: medians of both, and of the ratios of pairs. Seconds, or megabytes where the work is memory."""

    work: str
    entries: int
    ours: str
    peer: str
    mine: float
    theirs: float
    ratio: float

    @property
    def aim(self) -> float | None:
        """What the ratio is to be at most, where that is said."""
        return _AIMS.get((self.work, self.peer, self.entries))


class Measured(msgspec.Struct, frozen=True):
    """All that was measured on one machine. `processor` has the seconds of processor time of builds from nothing, by what is ours and by the number of entries."""

    date: str
    machine: str
    pairs: int
    versions: dict[str, str]
    rows: list[Row]
    processor: dict[str, dict[int, float]]

    @property
    def growth(self) -> dict[str, float]:
        """The exponents with which processor time grows with the entries, by what is ours: 1 is linear."""
        ends = {name: (min(costs), max(costs)) for name, costs in self.processor.items() if len(costs) > 1}
        return {
            name: log(self.processor[name][most] / self.processor[name][least]) / log(most / least)
            for name, (least, most) in ends.items()
        }

    def after(self, before: "Measured") -> "Measured":
        """Return all that was measured on this machine, with what was measured before of other numbers of entries."""
        if (before.machine, before.versions) != (self.machine, self.versions):
            return self
        sizes = {row.entries for row in self.rows}
        rows = [*(row for row in before.rows if row.entries not in sizes), *self.rows]
        processor = {name: {**before.processor.get(name, {}), **costs} for name, costs in self.processor.items()}
        return structs.replace(self, rows=rows, processor=processor)


def table(measured: Measured) -> str:
    """Return the table in Markdown: what each took, and our cost divided by theirs; below it, when and with what that was."""
    found: dict[tuple[str, str, int], dict[str, Row]] = {}
    for row in measured.rows:
        found.setdefault((row.work, row.peer, row.entries), {})[row.ours] = row
    lines = [_HEAD, "|---|---|---|---|---|---|"]
    for (work, peer, entries), by_ours in sorted(found.items(), key=lambda told: _order(told[0])):
        theirs = next(iter(by_ours.values())).theirs
        ours = [_cell(by_ours.get(name), work) for name in OURS]
        lines.append(f"| {WORK[work]} | {PEERS[peer]} | {entries:,} | {' | '.join(ours)} | {_amount(theirs, work)} |")
    if grown := measured.growth:
        cells = [f"{grown[name]:.2f} (aim {GROWTH})" if name in grown else "" for name in OURS]
        lines.append(f"| growth of processor time | itself | 1,000 to 5,000 | {' | '.join(cells)} | |")
    held = ", ".join(f"{name} {number}" for name, number in measured.versions.items())
    how = f"medians of {measured.pairs} rounds in which all take turns (memory: once), and of the ratios of each round"
    return "\n".join([*lines, "", f"Measured on {measured.date} on {measured.machine}, with {held}; {how}.", ""])


def _order(told: tuple[str, str, int]) -> tuple[int, int, int]:
    work, peer, entries = told
    return list(WORK).index(work), list(PEERS).index(peer), entries


def _cell(row: Row | None, work: str) -> str:
    if row is None:
        return ""
    aim = f" (aim {row.aim:.2f})" if row.aim else ""
    return f"{_amount(row.mine, work)}: **{row.ratio:.2f}**{aim}"


def _amount(value: float, work: str) -> str:
    return f"{value:,.0f} MB" if work == "memory" else f"{value:.1f} s"


_WIDE, _BAR, _GAP, _TOP, _NAMES, _LEFT = 760, 18, 8, 34, 170, 70
_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 }
.ours { fill: #0b6e6e }
.theirs { fill: #8c959f }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.ours { fill: #4fc3c3 }
}
"""


def chart(measured: Measured) -> str:
    """Return a drawing of how long builds take: bars for each kind of build and number of entries."""
    parts, top = [], 0
    for work in ("cold", "warm"):
        for entries in sorted({row.entries for row in measured.rows if row.work == work}):
            rows = [row for row in measured.rows if row.work == work and row.entries == entries]
            part, height = _panel(f"{WORK[work].capitalize()}, {entries:,} entries", _times(rows), top)
            parts.append(part)
            top += height
    told = f"{measured.date}, {measured.machine}, medians of {measured.pairs}. Shorter is better."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {top + 30}" role="img" aria-labelledby="title about">\n'
        f'<title id="title">How long builds take</title>\n<desc id="about">{escape(told)}</desc>\n<style>\n{_STYLE}</style>\n'
        f'{"".join(parts)}<text x="0" y="{top + 16}">{escape(told)}</text>\n</svg>\n'
    )


def _times(rows: Sequence[Row]) -> dict[str, tuple[str, float]]:
    """Return the class of a bar and seconds by names, ours first."""
    ours = {row.ours: ("ours", row.mine) for row in rows}
    theirs = {row.peer: ("theirs", row.theirs) for row in rows}
    names = {**OURS, **PEERS}
    return {names[name].replace("`", ""): told for name, told in {**ours, **theirs}.items()}


def _panel(title: str, times: Mapping[str, tuple[str, float]], top: int) -> tuple[str, int]:
    """Return bars below a title, and how high they are."""
    longest = max(seconds for _, seconds in times.values())
    lines = [f'<text class="title" x="0" y="{top + 18}">{escape(title)}</text>']
    for number, (name, (kind, seconds)) in enumerate(times.items()):
        y = top + _TOP + number * (_BAR + _GAP)
        length = max(round((_WIDE - _NAMES - _LEFT) * seconds / longest), 2)
        lines += (
            f'<text x="{_NAMES - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>',
            f'<rect class="{kind}" x="{_NAMES}" y="{y}" width="{length}" height="{_BAR}" rx="2"/>',
            f'<text x="{_NAMES + length + 6}" y="{y + 14}">{seconds:.1f} s</text>',
        )
    return "\n".join(lines) + "\n", _TOP + len(times) * (_BAR + _GAP) + 10


def written(text: str, measured: Measured) -> str:
    """Return a page of the docs with the table of what was measured in the place of the one before."""
    return _TABLE.sub(lambda _: table(measured), text, count=1)


def kept() -> Measured:
    """Return what was measured last."""
    return msgspec.json.decode(KEPT.read_bytes(), type=Measured)


def pages(measured: Measured) -> Iterator[tuple[Path, str]]:
    """Yield the files that show what was measured, and what stands in them."""
    yield CHART, chart(measured)
    for name in DOCS:
        yield ROOT / name, written((ROOT / name).read_text(encoding="utf-8"), measured)


def main() -> None:
    for place, text in pages(kept()):
        place.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
