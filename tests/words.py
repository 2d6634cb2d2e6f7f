"""The catalogues of the interface, brought up to date with the messages in the code: `make words`.

What is new is empty in them, what is nearly the same is marked as `fuzzy`: both are for a translator to do.
"""

from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from tests.conftest import ROOT

FOLDER = ROOT / "hub/words/catalogues"
METHODS = {"*.py": "python", "*.js": "javascript"}
OPTIONS = {"parse_template_string": True}
KEYWORDS = {"say": None, "many": (1, 2), "term": None}
HEADER = "# What the hub says in {lang}. `make words` brings it up to date with the code.\n"


def extracted() -> Catalog:
    """Return all messages in the code with the files they stand in, in their order."""
    found = Catalog(fuzzy=False)
    for path, message in sorted(_messages(), key=lambda one: one[0]):
        found.add(message, locations=[(path, None)])
    return found


def _messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for pattern, method in METHODS.items():
        for file in sorted((ROOT / "hub").rglob(pattern)):
            for _, message, _, _ in extract_from_file(method, file, keywords=KEYWORDS, options=OPTIONS):
                yield file.relative_to(ROOT).as_posix(), message


def updated(text: bytes, lang: str) -> bytes:
    """Return a catalogue with the messages of the code and what was said of them already."""
    known = read_po(BytesIO(text), locale=lang)
    known.update(extracted(), update_header_comment=False)
    known.obsolete.clear()
    known.fuzzy = False
    known.header_comment = HEADER.format(lang=known.locale.english_name if known.locale else lang)
    fresh = BytesIO()
    write_po(fresh, known, width=0, omit_header=False, include_lineno=False, include_previous=False)
    return _dateless(fresh.getvalue())


def _dateless(text: bytes) -> bytes:
    """Return a catalogue without the days and names in its head, which change where nothing has changed."""
    kept = (b'"Language:', b'"Plural-Forms', b'"MIME-Version', b'"Content-')
    head, start, rest = text.partition(b'msgstr ""\n')
    told, gap, messages = rest.partition(b"\n\n")
    return head + start + b"\n".join(line for line in told.split(b"\n") if line.startswith(kept)) + gap + messages


if __name__ == "__main__":
    for catalogue in sorted(FOLDER.glob("*.po")):
        catalogue.write_bytes(updated(catalogue.read_bytes(), catalogue.stem))
