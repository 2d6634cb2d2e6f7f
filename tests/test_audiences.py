"""Each audience gets its own site, and nothing of what is withheld from it is found in any file."""

import gzip
import io
import zipfile
import zlib
from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from hub.graph.hub import Hub
from hub.graph.withheld import meant_for, stubs
from hub.load import load
from hub.publishing.audit.canaries import canaries
from hub.publishing.audit.leaks import leaks, telling
from tests.audit.withheld import DAY, HIDDEN, built, leaked
from tests.secretive import code_names, files, picture
from tests.site import MINIMAL, mkdocs, write
from tests.site import hub as run_hub


@pytest.fixture(scope="module", params=HIDDEN)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    return request.param, built(tmp_path_factory.mktemp(request.param), request.param)


def whole() -> Hub:
    found = files()
    return load(found, date.fromisoformat(DAY), [path for path in found if path.endswith(".png")])[0]


@pytest.mark.slow
def test_no_file_of_a_site_says_anything_that_is_withheld(site: tuple[str, Path]) -> None:
    audience, folder = site
    assert len({*code_names(*HIDDEN[audience])}) > 60
    assert leaked(folder, audience) == []


@pytest.mark.slow
def test_what_an_audience_may_see_is_there(site: tuple[str, Path]) -> None:
    audience, folder = site
    home = (folder / "index.html").read_text(encoding="utf-8")
    assert "See this, that" in home.replace("\n", " ")
    lesson = folder / "lessons/zqstaff9lesson/index.html"
    assert lesson.is_file() == (audience == "staff")
    if audience == "staff":
        text = lesson.read_text(encoding="utf-8")
        assert all(name in text for name in ("zqstaff9alt", "zqstaff9resource", "zqstaff9practice"))
        assert (folder / "zqstaff9image.png").is_file()
        assert "zqlisted9chat" in (folder / "people/kit/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_scan_finds_nothing_on_a_site_and_everything_on_that_of_others(site: tuple[str, Path]) -> None:
    audience, folder = site
    hub = whole()
    assert list(leaks(folder, canaries(hub, audience))) == []
    if audience == "staff":
        found = {one.span.path for one in leaks(folder, canaries(hub, "everyone"))}
        assert {"api/hub.json", "sitemap.xml", "lessons/zqstaff9lesson/index.html", "feed.xml"} <= found
        assert any(path.startswith("pagefind/fragment/") for path in found)


def test_nobody_hears_of_a_faulty_entry_that_may_be_for_others() -> None:
    hub = whole()
    for audience, shown in (
        ("everyone", set()),
        ("staff", {"lessons/broken"}),
        ("board", {"lessons/broken", "lessons/torn"}),
    ):
        assert {one.id for one in stubs(meant_for(hub, audience)) if one.id.startswith("lessons/")} == shown


def test_an_audience_that_there_is_not_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"hub.yml": "audiences: [everyone, staff]\n"}, MINIMAL.replace("hub: {}", "hub: {audience: staf}"))
    wanted = "there is no audience `staf`; hub.yml has: everyone, staff"
    assert wanted in mkdocs(tmp_path, "build").stderr
    exported = run_hub(tmp_path, "export", "out", "--audience", "staf")
    assert (exported.returncode, exported.stderr) == (2, f"hub: {wanted}\n")


def test_an_export_is_for_one_audience(tmp_path: Path) -> None:
    write(tmp_path, files())
    assert run_hub(tmp_path, "export", "out", HUB_TODAY=DAY).returncode == 1
    assert leaked(tmp_path / "out", "everyone") == []
    run_hub(tmp_path, "export", "out", "--audience", "board", HUB_TODAY=DAY)
    assert (tmp_path / "out/docs/lessons/zqboard9lesson.md").is_file()


def test_whoever_has_the_files_finds_what_is_in_them(tmp_path: Path) -> None:
    write(tmp_path, files())
    assert "zqboard9topic" in run_hub(tmp_path, "find", "zqboard9synonym", HUB_TODAY=DAY).stdout


PLAN = "The new office opens in May."
PACKED = {
    "plain.txt": PLAN.encode(),
    "tags.html": b"<p>The <em>new</em> off<b>ice</b> opens\n in May.</p>",
    "entities.xml": b"<t>The&amp;nbsp;new &#111;ffice opens in&#32;May</t>",
    "address.html": b'<a href="?q=The%20new%20office%20opens%20in%20May">x</a>',
    "data.json": b'{"text": "The new \\u006fffice opens in May"}',
    "lines.json": b'{"text": "First\\n\\tThe new office opens in May\\nand"}',
    "script.js": b"'\\x54he new \\u{006f}ffice opens in May'",
    "typed.css": b"a{background:url(data:text/plain;charset=utf-8;base64," + b64encode(PLAN.encode()) + b")}",
    "day.ics": b"BEGIN:VCALENDAR\r\nSUMMARY:The new off\r\n ice opens\\, in May\r\n",
    "site.xml.gz": gzip.compress(gzip.compress(PLAN.encode())),
    "two.gz": gzip.compress(b"First") + gzip.compress(PLAN.encode()),
    "embedded.css": b"a{background:url(data:text/plain;base64," + b64encode(PLAN.encode()) + b")}",
    "wide.txt": PLAN.encode("utf-16"),
    "file.pdf": b"%PDF-1.4\nstream\n" + zlib.compress(PLAN.encode()) + b"endstream",
    "the-new-office-opens-in-may.txt": b"",
}


WITHHELD = {"hub.yml": "audiences: [all, few]\n", "plan.md": f"---\ntitle: Plan\naudience: few\n---\n\n{PLAN}\n"}


@pytest.mark.parametrize("path", [*PACKED, "notes.docx", "a.png", "a.jpg", "a.webp", "a.avif"])
def test_a_canary_is_found_in_whatever_it_is_packed(tmp_path: Path, path: str) -> None:
    (tmp_path / "other.html").write_text("The old office closes in May.")
    (tmp_path / path).write_bytes(PACKED.get(path) or _made(path))
    found = list(leaks(tmp_path, canaries(load(WITHHELD, date(2026, 11, 22))[0])))
    assert [(one.span.path, one.rule.name) for one in found] == [(path, "leaked-text")]
    assert PLAN not in found[0].message


def zipped(way: int, *texts: str) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as packed:
        for at, text in enumerate(texts):
            packed.writestr(f"{at}.xml", text)
    return bytearray(out.getvalue())


def damaged(way: int) -> bytes:
    """Return a zip whose first member is damaged, and whose second one tells the plan."""
    found = zipped(way, "".join(map(str, range(999))), PLAN)
    found[60:90] = b"\xff" * 30
    return bytes(found)


def locked() -> bytes:
    """Return a zip whose members have a password."""
    found = zipped(zipfile.ZIP_STORED, "x")
    found[6] |= 1
    found[found.index(b"PK\x01\x02") + 8] |= 1
    return bytes(found)


WAYS = {"deflate": zipfile.ZIP_DEFLATED, "lzma": zipfile.ZIP_LZMA, "bzip2": zipfile.ZIP_BZIP2}
UNSEARCHED = {
    "half.zip": bytes(zipped(zipfile.ZIP_STORED, "x" * 99)[:-30]),
    "locked.zip": locked(),
    "far.zip": bytes(zipped(zipfile.ZIP_DEFLATED, *["x" * 25_000_000] * 3)),
    "half.gz": gzip.compress(b"x" * 99)[:-9],
    "deep.gz": gzip.compress(gzip.compress(gzip.compress(gzip.compress(PLAN.encode())))),
    "locked.pdf": b"%PDF-1.4\ntrailer << /Encrypt 5 0 R >>",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_damaged_member_hides_no_other(tmp_path: Path, way: int) -> None:
    (tmp_path / "notes.docx").write_bytes(damaged(way))
    found = leaks(tmp_path, canaries(load(WITHHELD, date(2026, 11, 22))[0]))
    assert [one.rule.name for one in found] == ["leaked-text", "unsearched-file"]


def test_a_picture_that_cannot_be_read_is_looked_through_as_it_stands(tmp_path: Path) -> None:
    odd = _made("a.avif").replace(b"pixi\x00\x00\x00\x00\x03\x08\x08", b"pixi\x00\x00\x00\x00\x03\xff\xff")
    (tmp_path / "a.avif").write_bytes(odd)
    found = leaks(tmp_path, canaries(load(WITHHELD, date(2026, 11, 22))[0]))
    assert [one.rule.name for one in found] == ["leaked-text"]


@pytest.mark.parametrize("path", UNSEARCHED)
def test_what_cannot_be_searched_does_not_pass_where_something_is_withheld(tmp_path: Path, path: str) -> None:
    (tmp_path / path).write_bytes(UNSEARCHED[path])
    found = list(leaks(tmp_path, canaries(load(WITHHELD, date(2026, 11, 22))[0])))
    assert [(one.span.path, one.rule.name) for one in found] == [(path, "unsearched-file")]
    assert list(leaks(tmp_path, ())) == []


def _made(path: str) -> bytes:
    out = io.BytesIO()
    if path.endswith(".docx"):
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("word/document.xml", f"<w:t>{PLAN}</w:t>")
    elif path.endswith(("png", "jpg", "webp", "avif")):
        return picture(PLAN, path.rpartition(".")[2].upper().replace("JPG", "JPEG"))
    return out.getvalue()


def test_what_readers_may_read_elsewhere_is_no_canary() -> None:
    source = {
        "plan.md": f"---\ntitle: Plan of the office\nstatus: draft\n---\n\n{PLAN} Nobody knows of it yet, do they?\n",
        "open.md": f"---\ntitle: Open\n---\n\n{PLAN} [Plan of the office](plan.md)\n",
    }
    found = {one.words for one in canaries(load(source, date(2026, 11, 22))[0])}
    assert found == {("nobody", "knows", "of", "it", "yet", "do", "they")}


def test_the_scan_knows_people_who_are_withheld_as_a_whole_and_those_who_have_left() -> None:
    person = "---\ntitle: {}\nrole: engineer\njoined: 2019-03-04\n{}---\n\n{} collects old wooden spoons.\n"
    source = {
        "hub.yml": "audiences: [all, few]\n",
        "people/kit.md": person.format("Kit", "audiences: {joined: few}\n", "Kit secretly"),
        "people/gone.md": person.format("Gone", "left: 2026-01-31\ncontact: {email: gone.away@hub.example}\n", "Gone"),
    }
    found = {(one.entry, " ".join(one.words)) for one in canaries(load(source, date(2026, 11, 22))[0])}
    assert found == {
        ("people/kit", "people kit"),
        ("people/kit", "kit secretly collects old wooden spoons"),
        ("people/gone", "away hub"),
    }


def test_what_the_program_or_a_heading_says_is_no_leak(tmp_path: Path) -> None:
    source = {
        "open.md": "---\ntitle: Open\n---\n\n## Code review\n\n[More](https://docs.example.com/pair-programming) or [mail](mailto:a.b@c.example).\n",
        **{
            f"lessons/{name}.md": f"---\ntitle: {title}\nstatus: draft\n---\n\nCompare the sha256 and base64.\n"
            for name, title in {
                "onboarding": "Onboarding",
                "javascript": "JavaScript",
                "code-review": "x",
                "pair-programming": "Spoonmaking",
            }.items()
        },
    }
    found = {one.words for one in telling(canaries(load(source, date(2026, 11, 22))[0]), tmp_path)}
    assert {one for one in found if len(one) == 1} == {("spoonmaking",)}
    assert not found & {("code", "review"), ("pair", "programming")}


def test_a_script_without_spaces_has_canaries_too() -> None:
    source = {"plan.md": "---\ntitle: 計画\nstatus: draft\n---\n\n新しいオフィスは五月に開きます。はい。\n"}
    found = {one.words for one in canaries(load(source, date(2026, 11, 22))[0])}
    assert ("新しいオフィスは五月に開きます",) in found
    assert ("はい",) not in found


def test_what_the_hub_puts_side_by_side_is_no_sentence_of_a_draft(tmp_path: Path) -> None:
    source = {
        "lesson.md": "---\ntitle: Rebase\n---\n",
        "draft.md": "---\ntitle: x\nstatus: draft\n---\n\nRebase beginner 10 minutes.\n",
    }
    looked_for = canaries(load(source, date(2026, 11, 22))[0])
    (tmp_path / "a.html").write_text("<p>Rebase</p><p>beginner</p> <dl><dt>10</dt><dd>minutes</dd></dl>")
    assert list(leaks(tmp_path, looked_for)) == []
    (tmp_path / "a.html").write_text("<p><b>Rebase</b> <a>beginner</a> 10 minutes</p>")
    assert len(list(leaks(tmp_path, looked_for))) == 1
