"""From what lies on the disk to text: encoding, line ends, characters that have no place in a text."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hub.diagnostics import Diagnostic, Span
from hub.rules import syntax

LARGEST_FILE = 1 << 20
PICTURES = ("avif", "gif", "jpeg", "jpg", "png", "webp")
"""Endings of pictures that a text can show."""
RECORDINGS = ("m4a", "mp3", "mp4", "ogg", "opus", "wav", "webm")
"""Endings of sound and video."""
_DOCUMENTS = "csv srt vtt docx epub ics odp ods odt pdf pptx tsv txt xlsx zip"
PUBLISHED_TYPES = frozenset((*PICTURES, *RECORDINGS, *_DOCUMENTS.split()))
"""Endings of files that are published as they stand; none of them can run anything in a browser."""
_UNFIT = re.compile(r'[#?%\\<>:"|*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]|^[ .]|[ .]$')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BIDIRECTIONAL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_ORDINARY = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkdn", "mkd"})
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_TAKEN = re.compile(
    r"(?i)((?:assets/(?:hub|javascripts|stylesheets)|pagefind)/.+|assets/images/favicon\.png|404\.html|sw\.js|feed\.xml|llms\.txt"
    r"|robots\.txt|manifest\.webmanifest|sitemap\.xml(?:\.gz)?|sessions\.ics|api/[^/]+\.json|search/search_index\.json"
    r"|(?:topics|groups)/(?:.+\.(?:ics|xml)|.+/experts\.json)|(?:.+/)?index\.html)(?:/.*)?"
)
"""What the theme and the hub write themselves on every site, and all that would stand in a folder of such a name."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that the shell did not read; `reason` completes the sentence "the file ..."."""

    reason: str
    oversized: bool = False


Source = str | bytes | Refused
"""What a shell hands to the core for each path: text, raw bytes, or why there are none."""


def is_picture(path: str) -> bool:
    """Return whether a file is a picture that a text can show, by its ending."""
    return path.rpartition(".")[2].lower() in PICTURES


def text_of(source: Source | None) -> str | None:
    """Return a file as it is written, with its line ends and its byte-order mark; None where it cannot be read."""
    if isinstance(source, bytes):
        try:
            return source.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return source if isinstance(source, str) else None


def decoded(path: str, source: Source) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a source with single newlines and without a byte-order mark, or None where there is none."""
    if isinstance(source, Refused):
        return None, [_refusal(path, source)]
    if len(source) > LARGEST_FILE:
        return None, [_refusal(path, Refused(f"has {len(source):,} bytes", oversized=True))]
    if isinstance(source, bytes):
        try:
            given = source.decode("utf-8")
        except UnicodeDecodeError as fault:
            return None, [_not_utf_8(path, source, fault.start)]
    else:
        given = source
    text = given.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    faults = [] if _is_plain(source) else [*_controls(path, text), *_directions(path, text)]
    return (None if any(fault.rule is syntax.CONTROL_CHARACTER for fault in faults) else text), faults


def refused(path: str, source: Source) -> Diagnostic | None:
    """Return why a file that is no Markdown is not published, if so."""
    if isinstance(source, Refused):
        return _refusal(path, source)
    suffix = posixpath.splitext(path)[1]
    ending = suffix.removeprefix(".").lower()
    if ending in PUBLISHED_TYPES:
        return None
    message = (
        f"Files of the type `{suffix}` are not published." if ending else "Files without a type are not published."
    )
    hint = "Give it the ending `.md`." if ending in _MARKDOWN else syntax.UNPUBLISHED_FILE.fix
    return Diagnostic(syntax.UNPUBLISHED_FILE, Span(path), message, hint)


def unfit_name(path: str) -> Diagnostic | None:
    """Return what is wrong with the name of a file, if anything."""
    for part in path.removesuffix(".md").split("/"):
        name = _RESERVED.match(part) or _UNFIT.search(part)
        reason = (
            f"{name[0]!r}"
            if name
            else "a letter in decomposed form"
            if unicodedata.normalize("NFC", part) != part
            else None
        )
        if reason:
            renamed = path.replace(part, _fit(part), 1)
            return Diagnostic(
                syntax.UNFIT_FILE_NAME,
                Span(path),
                f"The name {part!r} has {reason} in it, which cannot stand in an address.",
                f"Rename it: git mv {_shell(path)} {_shell(renamed)}",
            )
    return None


def taken_address(path: str) -> Diagnostic | None:
    """Return that the theme or the hub stands where a file would stand on the site, if so."""
    taken = _TAKEN.fullmatch(path.removesuffix(".md"))
    if taken is None:
        return None
    message = f"The hub itself has `{taken[1]}` on every site, so this file is not published."
    return Diagnostic(syntax.TAKEN_ADDRESS, Span(path), message, syntax.TAKEN_ADDRESS.fix)


def _shell(path: str) -> str:
    return f'"{path}"' if re.search(r"[^\w./-]", path) else path


def _fit(part: str) -> str:
    plain = re.sub(r"[-\s]+", "-", _UNFIT.sub("-", unicodedata.normalize("NFC", part))).strip("-. ")
    return f"{plain}-page" if not plain or _RESERVED.match(plain) else plain


def _refusal(path: str, refused: Refused) -> Diagnostic:
    if refused.oversized:
        return Diagnostic(
            syntax.OVERSIZED_FILE,
            Span(path),
            f"The file {refused.reason}; at most {LARGEST_FILE:,} are read.",
            "Split it into several entries.",
        )
    return Diagnostic(
        syntax.UNREADABLE_FILE,
        Span(path),
        f"The file {refused.reason}.",
        "Put an ordinary file there, readable by everyone who builds the hub.",
    )


def _not_utf_8(path: str, source: bytes, offset: int) -> Diagnostic:
    before = source[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Diagnostic(
        syntax.NOT_UTF_8,
        Span.on_line(path, line, column, 1),
        f"The byte 0x{source[offset]:02x} is not UTF-8, so the file cannot be read.",
        "Save the file again as UTF-8.",
    )


def _is_plain(source: str | bytes) -> bool:
    """Return whether a source is ASCII without a control character: no pattern has to look for one."""
    return isinstance(source, bytes) and source.isascii() and not source.translate(None, _ORDINARY)


def _controls(path: str, text: str) -> Iterator[Diagnostic]:
    for span, character in _occurrences(path, text, _CONTROL):
        yield Diagnostic(
            syntax.CONTROL_CHARACTER,
            span,
            f"The control character U+{ord(character):04X} does not belong in a text.",
            "Delete the character.",
            "",
        )


def _directions(path: str, text: str) -> Iterator[Diagnostic]:
    for span, character in _occurrences(path, text, _BIDIRECTIONAL):
        name = unicodedata.name(character).lower()
        yield Diagnostic(
            syntax.BIDIRECTIONAL_CONTROL,
            span,
            f"Here stands the invisible character U+{ord(character):04X} ({name}).",
            "Delete the character.",
            "",
        )


def _occurrences(path: str, text: str, pattern: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
    if pattern.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            for match in pattern.finditer(line):
                yield Span.on_line(path, number, match.start() + 1, 1), match[0]
