"""Three hundred bad files in one hub: each is told of with its line and what to type, and takes no other with it."""

import json
import os
import re
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.figure import Figure
from tests.site import SMALL, Site, write
from tests.strategies import FRONTS

SECONDS = 120
LEAST = 300
_TEXT = "The text of this page."
_ASIDE = frozenset({"duplicate-title", "unused-file"})
"""What is told of nearly all these files, and not what is wrong with them."""
_KINDS = ("lessons", "guides", "sessions", "people", "topics", "paths", "groups")


@dataclass(frozen=True)
class Bad:
    """A bad file by its path below `content/`: its bytes, or how it is made; `fine` says that nothing has to be told."""

    path: str
    content: bytes | None = None
    fine: bool = False
    kind: str = "file"


def _page(body: str, front: str = "title: X") -> bytes:
    return f"---\n{front}\n---\n\n{body}\n".encode()


def _changed(kind: str, field: str, value: str) -> bytes:
    """Return an entry of a kind in which one field has another value."""
    lines = [line for line in FRONTS[kind].split("\n") if not line.startswith(f"{field}:")]
    return _page(_TEXT, "\n".join((*lines, f"{field}: {value}")))


def encodings() -> Iterator[Bad]:
    """Yield files that are no UTF-8, and characters that have no place in a text."""
    western, eastern = "---\ntitle: X\n---\n\nCafé\n", "---\ntitle: X\n---\n\n日本語\n"
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp437", "mac-roman", "cp037"):
        yield Bad(f"encodings/{name}.md", western.encode(name))
    for name in ("shift-jis", "euc-jp", "gb18030", "iso2022-jp"):
        yield Bad(f"encodings/{name}.md", eastern.encode(name))
    text = western.encode()
    broken = (
        b"\xff",
        b"\xc3(",
        b"\xe2\x82",
        b"\xf0\x9f\x98",
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xf5\x80\x80\x80",
        b"\x80",
        b"\xfe\xff",
    )
    for number, part in enumerate(broken):
        yield Bad(f"encodings/broken-{number}.md", text + part + b" more")
    yield Bad("encodings/png.md", b"\x89PNG\r\n\x1a\n\x00\x00")
    yield Bad("encodings/gzip.md", b"\x1f\x8b\x08\x00\x00\x00\x00\x00")
    yield Bad("encodings/zip.md", b"PK\x03\x04\x00\x00")
    controls = [
        *range(9),
        11,
        12,
        *range(14, 32),
        127,
        0x85,
        0x2028,
        0x2029,
        0xFFFE,
        0xFFFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
    for code in controls:
        yield Bad(f"encodings/control-{code:x}.md", _page(f"a{chr(code)}b"))
    yield Bad("encodings/control-in-title.md", _page(_TEXT, "title: a\x07b"))
    yield Bad("encodings/empty.md", b"")
    yield Bad("encodings/blank.md", b" \n\n\t\n")
    yield Bad("encodings/only-a-mark.md", b"\xef\xbb\xbf")
    yield Bad("encodings/mark.md", b"\xef\xbb\xbf" + _page(_TEXT), fine=True)
    yield Bad("encodings/returns.md", _page(_TEXT).replace(b"\n", b"\r"), fine=True)
    yield Bad("encodings/two-marks.md", b"\xef\xbb\xbf\xef\xbb\xbf" + _page(_TEXT))
    yield Bad("encodings/oversized.md", _page("word " * 250_000))


def divided() -> Iterator[Bad]:
    """Yield front matter that readers divide in several ways."""
    openings = (
        "----",
        "\n---",
        " ---",
        "\t---",
        "+++",
        "```yaml",
        "{",
        "Warning: never do this\n---",
        "Title: X",
        "%YAML 1.2\n---",
        "<!-- x -->\n---",
        "--",
        "***",
        "# X",
        "-- -",
        "\u00a0---",
        "---yaml",
        "--- !x",
        "--- # x",
        "'---'",
    )
    closings = ("...", "----", "--", "+++", "", "---x", "- - -", "```", " ---", "\t---", "--- #", "......")
    for number, opening in enumerate(openings):
        yield Bad(f"divided/opening-{number}.md", f"{opening}\ntitle: X\n---\n\n{_TEXT}\n".encode())
    for number, closing in enumerate(closings):
        yield Bad(f"divided/closing-{number}.md", f"---\ntitle: X\n{closing}\n\n{_TEXT}\n".encode())
    for number, block in enumerate(
        (
            "",
            "# c",
            "- a",
            "text",
            "[a, b]",
            '"x"',
            "{}",
            "null",
            "1",
            "title",
            "title:",
            "title: ''",
            "title: [a]",
            "title: {a: b}",
            "title: ~",
            '{"title": "X"',
            "a\nb: c",
            "? a",
        )
    ):
        yield Bad(f"divided/block-{number}.md", f"---\n{block}\n---\n\n{_TEXT}\n".encode())
    yield Bad("divided/no-front.md", f"# X\n\n{_TEXT}\n".encode())
    yield Bad("divided/json.md", _page(_TEXT, '{"title": "X"}'), fine=True)


def blocks() -> Iterator[Bad]:
    """Yield YAML that is broken, dangerous, or means something else than it looks like."""
    fronts = (
        "title: Git: a guide", "title: X\nvisibility: private", "title: X\ntitle: Y", "title: &a X", "title: *a", "title: &a X\nlang: *a", "title: !x X",
        "title: !!python/object/apply:os.system [id]", "title: !!binary aGk=", "<<: {title: X}", "title: X\n<<: *a", "title: X\n\tlang: en", "title: X\n  lang: en", "title: 'X", 'title: "X',
        "title: [X", "title: {X", "title: @x", "title: `x`", "title: %x", "title: X\nlang: no", "title: 1.10", "title: 12:30", "title: yes", "title: 2026-11-22",
        "title: a #b", "title: X\nallow: [nope]", "title: X\nallow: [unknown-key]\nx: y", "title: X\nhide: 5", "title: X\nsearch: true", "title: X\ntemplate: main.html",
        "title: X\nlocation: https://e.example", "title: X\nicon: a/b", "title: X\nstatus: new", "title: X\nhide: [navigation]", "title: X\ntags: [a]", "title: X\ndate: 2026-01-01", "title: X\nid: y",
        "title: X\nkind: lesson", "title: X\nredirect: y", "title: X\ndraft: true", "title: X\nauthors: ada", "title: X\naudience: nobody", "title: X\naudience: [everyone]", "title: X\nlang: klingon",
        "title: X\ntopics: [nope]", "title: X\naliases: [people/ada]", "title: X\naliases: x", "title: X\nreplaced_by: [nope]", "title: X\nreplaced_by: people/ada", "title: X\ntranslation_of: people/ada",
        "title: " + "[" * 20_000, "title: " + "{a: " * 5_000, "title: " + "- " * 5_000, "title: X\n" + "? - " * 400, "title: " + "x" * 20_000, "title: X\nsummary: " + "y" * 300, "title: X\n" + "a: b\n" * 3_000,
        "title: " + "'" * 9_001, "title: " + "&a " * 3_000, "title: X\nx: " + "[" * 9 + "]" * 9, "title: X\n" + "".join(f"{'  ' * n}a{n}:\n" for n in range(30)), "title: X\n- a", "title: X\nlang:en", "title : X\nlang : en\nz: 1",
        "titel: X", "Title: X", "TITLE: X", '"title: X', "title\n: X: Y", "title: \\x41: b", "title: |\n X\nlang: en\n Y", "title: >\nX",
    )  # fmt: skip
    for number, front in enumerate(fronts):
        yield Bad(f"blocks/front-{number}.md", _page(_TEXT, front))


def values() -> Iterator[Bad]:
    """Yield entries of each kind in which one field is wrong."""
    wrong = ("[]", "{a: b}", "nope", "", "-1", "2026-02-30")
    for kind in _KINDS:
        for line in FRONTS[kind].split("\n"):
            field = line.partition(":")[0]
            for number, value in enumerate(wrong):
                text = field in {"title", "summary", "role", "purpose", "outcome"}
                fine = (
                    (text and value in {"nope", "-1", "2026-02-30"})
                    or (field in {"role", "area"} and value == "nope")
                    or (
                        field in {"speakers", "steward"} and value in {"[]", ""} and (field, value) != ("steward", "[]")
                    )
                )
                if not fine:
                    yield Bad(f"{kind}/value-{field}-{number}.md", _changed(kind, field, value))


def bodies() -> Iterator[Bad]:
    """Yield texts whose links lead nowhere, and markup that is taken out or broken."""
    told = (
        "`" * 2000, "[x](http://[host]/path)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:x)", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](nope.md)", "[x](../nope.md)", "[x](../../../etc/passwd)", "[x](/x.md)",
        "[x](//e.example)", "[x](\\\\e.example\\x)", "[x]()", "[x](#nope)", "[x](../people/ada.md#nope)", "[x](../people/ADA.md)", "[x](../people/ada)", "[x][y]\n\n[y]: nope.md", "<a href='nope.md'>x</a>", "![x](nope.png)", "![](nope.png)",
        "![x](//e.example/a.png)", "![x](https://e.example/a.png)", "<img src='nope.png' alt='x'>", "<script>alert(1)</script>", "<style>*{}</style>", "<iframe src='https://e.example'></iframe>", "<form action='x'></form>", "<object data='x'></object>",
        "<embed src='x'>", "<base href='//e.example'>", "<meta http-equiv='refresh' content='0'>", "<link rel='x' href='y'>", "<textarea>a", "<title>a", "<plaintext>a", "<template>a</template>", "<math><mi>x</mi></math>", "<x-y>a</x-y>", "git clone <your fork>",
        "<?php x ?>", "<![CDATA[ x ]]>", "<!DOCTYPE html>", "<b onclick='x'>a</b>", "<b style='color: red'>a</b>", "<b id='__config'>a</b>", "<b class='md-search'>a</b>", "a\n{: onclick=x }", "a\n{: #__config }", "a\n{: .hub-x }", "```\nnever closed", "~~~ py\nnever closed",
        "<<<<<<< a\nb\n=======\nc\n>>>>>>> d", "a[^1]\n\n[^1]: b\n\n[^1]: c", "a[^1]\n\n[^1]: b\n\n    [^2]: c", "| a |\n|---|\n| b | c |", "@nobody", "- [ ] @nobody: x", '!!! practise "a"\n    b', '!!! check "a\n    b', "1. " * 500, "> " * 400, "![x](a.svg)", "[x](a.html)", "ghp_" + "a1B2" * 9,
    )  # fmt: skip
    for number, body in enumerate(told):
        yield Bad(f"bodies/told-{number}.md", _page(body))
    fine = ('--8<-- ".git/config"', '--8<-- "a.md"', "{% include 'x' %}", "{{ config }}", "a\n===\n", "[[nope]]", "<!-- a -->", "&#x0; &#xD800; &nope;", "http://[host", "a <3 b", "x < y > z", "\\", "$$x", "[TOC]", "[" * 2000, "*" * 2000, "`" * 200, "&" * 2000, "\\" * 2000, "*[a" * 500)  # fmt: skip
    for number, body in enumerate(fine):
        yield Bad(f"bodies/fine-{number}.md", _page(f"{_TEXT}\n\n{body}"), fine=True)


def names() -> Iterator[Bad]:
    """Yield names that are no address everywhere, that stand in for another file, or are of a type that is not published."""
    for name in (
        "c#",
        "a?b",
        "a%b",
        "a%2fb",
        "con",
        "aux",
        "NUL",
        "com1",
        "trail ",
        "a:b",
        'a"b',
        "a<b>",
        "a|b",
        "a*b",
        "a\\b",
        "a\nb",
        "a\tb",
        "\u202eb",
        "a\u200eb",
        unicodedata.normalize("NFD", "é"),
        "dot.",
        " lead",
    ):
        yield Bad(f"names/{name}.md", _page(_TEXT))
    for name in (".hidden.md", "_notes.md", ".env", "_headers", ".htaccess", ".git/config", "_redirects"):
        yield Bad(f"names/{name}", _page(_TEXT), fine=True)
    for name in (
        "a.html",
        "a.svg",
        "a.js",
        "a.mjs",
        "a.css",
        "a.xml",
        "a.xhtml",
        "a.php",
        "a.exe",
        "a.swf",
        "a.json",
        "a.wasm",
        "a.MD",
        "a.markdown",
        "a.mdown",
        "plain",
        "CNAME",
        "service-worker.js",
        "sw.js",
        "manifest.webmanifest",
        "a.png.html",
    ):
        yield Bad(f"names/types/{name}", b"<script>alert(1)</script>")
    for name in (
        "404.html",
        "sitemap.xml",
        "search/search_index.json",
        "assets/javascripts/bundle.js",
        "assets/hub/hub.css",
        "api/hub.json",
        "feed.xml",
        "pagefind/pagefind.js",
        "robots.js",
        "CNAME",
        "sw.js",
    ):
        yield Bad(name, b"alert(1)")
    for name in (
        "sitemap.xml.md",
        "404.html.md",
        "sw.js.md",
        "feed.xml.md",
        "robots.txt.md",
        "llms.txt.md",
        "topics/git.xml.md",
        "topics/git.ics.md",
        "topics/git/experts.json.md",
        "api/hub.json.md",
        "sitemap.xml.gz.md",
        "manifest.webmanifest.md",
    ):
        yield Bad(name, _page(_TEXT))
    for name in ("404.md", "assets/a.md", "search/other.md", "lessons.v2.md"):
        yield Bad(name, _page(_TEXT), fine=True)
    for first, second in (
        ("twice/Foo.md", "twice/foo.md"),
        ("twice/a.md", "twice/a/index.md"),
        ("twice/b/README.md", "twice/b/index.md"),
        ("twice/ss.md", "twice/ß.md"),
    ):
        yield Bad(first, _page(_TEXT), fine=True)
        yield Bad(second, _page(_TEXT), kind="double")


def special() -> Iterator[Bad]:
    """Yield what is no ordinary file."""
    for kind in ("outside", "inside", "dangling", "loop", "folder", "pipe", "socket"):
        yield Bad(f"special/{kind}.md", kind=kind)
    for kind in ("outside", "pipe", "socket"):
        yield Bad(f"special/{kind}.png", kind=kind)
    yield Bad("special/directory.md/inner.md", _page(_TEXT), fine=True)


def bad_inputs() -> list[Bad]:
    """Return all bad files."""
    return [*encodings(), *divided(), *blocks(), *values(), *bodies(), *names(), *special()]


SETTINGS = (
    "name: [", "name: {a: b}", "- a", "text", "name: X\nname: Y", "nope: x", "name: &a X", "name: !x X", "audiences: []", "audiences: x", "roles: {a: b}", "review: x", "review: {lesson: soon}", "links: x", "links: {chat: javascript:x}",
    "search: x", "search: [{query: a}]", "search: [{query: a, expect: nope}]", "version: 99", "version: x", "lang: klingon", "levels: beginner", "name: " + "x" * 20_000, "name: " + "[" * 9_000, "\x00", "name: \ud800", "\tname: X", "name: 'X",
)  # fmt: skip


def make(folder: Path) -> list[Bad]:
    """Write a small hub with all bad files in it; return those that this system can have."""
    write(folder, SMALL)
    return [bad for bad in bad_inputs() if _made(folder / "content", bad)]


def _made(content: Path, bad: Bad) -> bool:
    place = content / bad.path
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        if bad.content is not None:
            place.write_bytes(bad.content)
        elif bad.kind == "pipe":
            os.mkfifo(place)
        elif bad.kind == "socket":
            _socket(place)
        else:
            target = {
                "outside": "/etc/hostname",
                "inside": "../people/ada.md",
                "dangling": "nope",
                "loop": place.name,
                "folder": "../people",
            }
            place.symlink_to(target[bad.kind])
    except OSError:
        return False
    return True


def _socket(place: Path) -> None:
    """Make a socket; the path of one is short."""
    with chdir(place.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(place.name)


@dataclass
class Result:
    """What `hub check` and a build said, and the site."""

    bad: list[Bad]
    checked: subprocess.CompletedProcess[str]
    built: subprocess.CompletedProcess[str]
    site: Site

    @property
    def found(self) -> Mapping[str, list[dict[str, object]]]:
        told: dict[str, list[dict[str, object]]] = {}
        for one in json.loads(self.checked.stdout)["diagnostics"]:
            told.setdefault(one["path"].removeprefix("content/"), []).append(one)
        return told

    @property
    def crashes(self) -> list[str]:
        """What of the two did not end by itself, with a code that is agreed on."""
        runs = {"hub check": (self.checked, 1), "mkdocs build": (self.built, 0)}
        return [name for name, (run, code) in runs.items() if run.returncode != code or "Traceback" in run.stderr]

    @property
    def silent(self) -> list[str]:
        """The bad files that nothing is told of with line and hint: by the check, or by the build where only rendering can tell."""
        found = self.found
        wrong = [_named(bad.path) for bad in self.bad if not bad.fine]
        unforeseen = [path for path in wrong if not any(map(_is_told, found.get(path, [])))]
        return [
            path
            for path in unforeseen
            if not re.search(rf"content/{re.escape(path)}:\d+:\d+: .+ \[[\w-]+\] .+", self.built.stderr)
        ]

    @property
    def lost(self) -> list[str]:
        """The files that are right, or harmless, and have no page with their text."""
        pages = {path: text for path in self.bad if (text := self._page(path.path)) is not None}
        kept = [
            bad for bad in self.bad if bad.fine and bad.path.endswith(".md") and not re.search(r"(?:^|/)[._]", bad.path)
        ]
        small = [path for path in SMALL if self._page(path) is None]
        return [*small, *(bad.path for bad in kept if "The text of this page." not in pages.get(bad, ""))]

    def _page(self, path: str) -> str | None:
        stem = path.removesuffix(".md").removesuffix("index").removesuffix("README").strip("/")
        place = self.site.folder / stem / "index.html"
        return place.read_text(encoding="utf-8") if place.is_file() else None


def _named(path: str) -> str:
    return path.encode("utf-8", "replace").decode()


def _is_told(one: Mapping[str, object]) -> bool:
    line = one["line"]
    return (
        one["rule"] not in _ASIDE
        and isinstance(line, int)
        and line >= 1
        and len(str(one["hint"]).split()) > 1
        and bool(one["message"])
    )


def run(folder: Path) -> Result:
    """Check and build the hub of bad files; what hangs raises `subprocess.TimeoutExpired`."""
    bad = make(folder)
    return Result(
        bad,
        _run(folder, "hub.cli", "check", "--format", "json"),
        _run(folder, "mkdocs", "build"),
        Site(folder / "site"),
    )


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HUB_TODAY": "2026-11-22",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH")))),
    }
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def figures() -> Iterator[Figure]:
    """Measure what bad files do."""
    with TemporaryDirectory() as folder:
        result = run(Path(folder))
        count, wrong = len(result.bad), [bad for bad in result.bad if not bad.fine]
        yield Figure(
            "bad inputs: tracebacks, hangs, crashes",
            f"{len(result.crashes)} of {count}",
            f"0 of {LEAST}",
            not result.crashes and count >= LEAST,
        )
        told = 100 * (1 - len(result.silent) / len(wrong))
        yield Figure(
            "messages with file, line and hint", f"{told:.1f} %", "100 %", not result.silent, tuple(result.silent)
        )
        lost = result.lost
        yield Figure("silent loss of text or of an entry", str(len(lost)), "0", not lost, tuple(lost))
