"""The examples of CommonMark's specification on a page, before and after what is harmful is taken out of it.

The examples have a licence of their own and are not part of this repository: they come with the npm package
`commonmark-spec` (0.31.2).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from selectolax.lexbor import LexborHTMLParser

from tests.audit.figure import Figure
from tests.conftest import ROOT
from tests.press import Press

SPECIFICATION = ROOT / ".ci/node_modules/commonmark-spec/spec.txt"
MISSING = "there is no .ci/node_modules/commonmark-spec; type: (cd .ci && npm ci)"
LEAST_EQUAL = 99.5
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
_FRONT = "---\ntitle: X\n---\n\n"
_UNSEEN = ("script", "style", "title", "textarea", "template")


def examples(text: str) -> list[str]:
    """Return the Markdown of all examples in the specification, whose tabs are written as arrows."""
    return [found[1].replace("→", "\t") for found in _EXAMPLE.finditer(text)]


def visible(html: str) -> list[str]:
    """Return the words of HTML that readers see."""
    page = LexborHTMLParser(f"<body>{html}")
    for node in page.css(", ".join(_UNSEEN)):
        node.decompose()
    return (page.body.text(separator=" ") if page.body else "").split()


def compared(press: Press, markdown: str) -> tuple[bool, list[str]]:
    """Return whether a text says the same before and after, and the words that are lost without anything told of it."""
    printed = press.print("x.md", _FRONT + markdown)
    if printed.page is None:
        return False, [] if printed.found else markdown.split()
    after = visible(printed.page.body)
    before = visible(
        press.raw(press.page(printed.hub.published, printed.hub.published.entries["x"], printed.page.reporter))
    )
    told = {one.rule.name for one in (*printed.found, *printed.told)} - {"unused-file"}
    lost = [word for word in before if word not in after]
    return before == after, [] if told else lost


def figures() -> Iterator[Figure]:
    """Measure what of the examples is lost, and how many say the same."""
    name = "text of CommonMark's examples lost by sanitising"
    if not SPECIFICATION.is_file():
        yield Figure(name, f"not measured: {MISSING}", f"0; {LEAST_EQUAL} % equal", met=False)
        return
    folder = TemporaryDirectory()
    with folder as place:
        press = Press.of(Path(place))
        texts = examples(SPECIFICATION.read_text(encoding="utf-8"))
        results = [compared(press, one) for one in texts]
    lost = sum(bool(words) for _, words in results)
    equal = 100 * sum(same for same, _ in results) / len(results)
    met = not lost and equal >= LEAST_EQUAL
    yield Figure(name, f"{lost} of {len(results)}; {equal:.1f} % equal", f"0; {LEAST_EQUAL} % equal", met)
