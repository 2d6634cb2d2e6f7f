r"""Case files: a tiny hub in one text file, and what the hub is to find in it.

    === lessons/rebase.md
    ---
    title: Rebase
    ---
    === findings
    lessons/rebase.md:1:1-1:4 error missing-field
        `authors` is missing (who wrote it).
        Add it, such as `authors: [ada]`.

`=== PATH` begins a file, `=== PATH escaped` one whose text has Python's escapes (`\x00`) and no newline at its end,
`=== PATH times N` one whose lines that end with `...` stand there N times each, `=== refused PATH` one that could not
be read, with the reason below, `=== asset PATH` names a file that is there and is no Markdown, `=== asset PATH of N bytes`
its size too (else it has one byte), `=== today DAY` sets the day, `=== search` runs the searches of `hub.yml` too. In the
findings, behind place, severity and rule, come indented: the message, the hint, `-> ` with the replacement, and `see ` with
each related place. A file of the hub's usual people comes with every case: `people/ada.md` and `people/grace.md`.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hub.checking.check import findings
from hub.diagnostics import Diagnostic, Span
from hub.load import load
from hub.reading.source import Refused, Source

PEOPLE = {
    f"people/{name.lower()}.md": f"---\ntitle: {name}\nrole: engineer\njoined: 2019-03-04\n---\n\n{name} helps.\n"
    for name in ("Ada", "Grace")
}
FINDINGS = "findings"


@dataclass
class Case:
    """A case file: the text before its findings, the sources of its hub, and the findings it expects."""

    head: str
    findings: str
    sources: dict[str, Source] = field(default_factory=lambda: dict(PEOPLE))
    assets: dict[str, int] = field(default_factory=dict)
    today: date = date(2026, 11, 22)
    search: bool = False

    @classmethod
    def read(cls, path: Path) -> "Case":
        head, _, findings = path.read_text(encoding="utf-8").partition(f"=== {FINDINGS}\n")
        case = cls(head, findings)
        for part in head.split("=== ")[1:]:
            title, _, text = part.partition("\n")
            case.take(title.split(), text)
        return case

    def take(self, words: list[str], text: str) -> None:
        if words[0] == "today":
            self.today = date.fromisoformat(words[1])
        elif words == ["search"]:
            self.search = True
        elif words[0] == "asset":
            sized = words[-1] == "bytes"
            self.assets[" ".join(words[1:-3] if sized else words[1:])] = int(words[-2]) if sized else 1
        elif words[0] == "refused":
            self.sources[" ".join(words[1:])] = Refused(text.strip())
        elif words[-2:-1] == ["times"]:
            lines = (
                line * (int(words[-1]) if line.endswith("...\n") else 1) for line in text.splitlines(keepends=True)
            )
            self.sources[" ".join(words[:-2])] = "".join(lines)
        elif words[-1] == "escaped":
            raw = text.removesuffix("\n").encode("latin-1", "backslashreplace").decode("unicode_escape")
            self.sources[" ".join(words[:-1])] = raw.encode("latin-1") if max(raw, default="") < "\u0100" else raw
        else:
            self.sources[" ".join(words)] = text

    def found(self) -> list[Diagnostic]:
        hub, faults = load(self.sources, self.today, self.assets)
        return findings(hub, faults, search=self.search)

    def found_text(self) -> str:
        return "".join(_told(one) for one in self.found())


def _told(one: Diagnostic) -> str:
    lines = [f"{_place(one.span)} {one.severity} {one.rule.name}", f"    {one.message}", f"    {one.hint}"]
    if one.replacement is not None:
        lines.append(f"    -> {one.replacement}")
    lines.extend(f"    see {_place(span)}" for span in one.related)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"
