"""The page on hosting: its configuration as it stands there, in the real programs, on one small site."""

import base64
import gzip
import hashlib
import json
import os
import re
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
import yaml

from hub.reading.source import PUBLISHED_TYPES
from hub.serving.compressing import ENDING, compressed
from hub.serving.headers import ALWAYS_ASKED, FOR_A_WEEK, FOR_EVER, TYPES, Turn, hidden, kept, turn, type_of
from tests.bucket import KEYS, stores
from tests.conftest import ROOT
from tests.servers import Host, blocks, caddy, nginx
from tests.site import MINIMAL, SMALL, mkdocs, write

if TYPE_CHECKING:
    from playwright import sync_api as playwright

pytestmark = pytest.mark.slow

FILES = {
    **SMALL,
    "lessons/undo.md": SMALL["lessons/undo.md"].replace("title:", "aliases: [lessons/oops]\ntitle:"),
    "sessions/2026-12-02-git.md": "---\ntitle: Git\nkind: workshop\nstart: 2026-12-02 15:00\nfacilitator: ada\n---\n\nCome.\n",
}
ALWAYS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
SECRETS = (".hub-site.json", ".git/config", "lessons/.env", "types/.htpasswd")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as `hub publish --precompress` leaves it, with a file of each type, and with what must not be served."""
    project = write(tmp_path_factory.mktemp("hosted"), FILES, MINIMAL)
    same = {"SITE_URL": "https://hub.example.com/", "HUB_TODAY": "2026-11-22", "NO_MKDOCS_2_WARNING": "1"}
    built = mkdocs(project, "build", "--quiet", **same)
    assert built.returncode == 0, built.stderr
    place = project / "site"
    for path in (*(f"types/a.{ending}" for ending in TYPES), "types/a.strange", f"assets/hub/cards/{'0a' * 10}.png"):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(f"{path}\n", encoding="utf-8")
    for path in (*SECRETS, ".well-known/security.txt", "../secret.txt"):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text("secret\n", encoding="utf-8")
    for path in [one for one in place.rglob("*") if one.is_file()]:
        small = compressed(path.name, path.read_bytes())
        if small is not None:
            path.with_name(path.name + ENDING).write_bytes(small)
    return place


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def host(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("server") / "own"
    with {"nginx": nginx, "caddy": caddy}[request.param](folder, site) as found:
        yield found


def served(site: Path) -> list[str]:
    paths = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    return [path for path in paths if not hidden(path) and not path.endswith(ENDING)]


def test_every_file_comes_as_it_is_with_its_type_and_headers(host: Host, site: Path) -> None:
    paths = served(site)
    assert len(paths) > 150
    for path in paths:
        found = host.get(f"/{path}")
        assert (found.status, found.body) == (200, (site / path).read_bytes()), path
        told = {name: found.headers[name] for name in ALWAYS}
        assert told == ALWAYS, path
        assert (found.headers["Content-Type"], found.headers["Cache-Control"]) == (type_of(path), kept(path)), path
        assert not re.search(r"\d", found.headers.get("Server", "")), path


@pytest.mark.parametrize("path", ["", "lessons/", "lessons/undo/", "lessons/oops/"])
def test_a_folder_is_its_page(host: Host, site: Path, path: str) -> None:
    found = host.get(f"/{path}")
    assert (found.status, found.body) == (200, (site / path / "index.html").read_bytes())
    assert (found.headers["Content-Type"], found.headers["Cache-Control"]) == ("text/html; charset=utf-8", ALWAYS_ASKED)


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(host: Host) -> None:
    found = host.get("/lessons/undo")
    assert (found.status in {301, 308}, found.headers["Location"]) == (True, "/lessons/undo/")


def test_an_old_address_leads_to_the_new_one(host: Host) -> None:
    assert b'http-equiv="refresh" content="0; url=../../lessons/undo/"' in host.get("/lessons/oops/").body


@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/", "/nowhere.png", "/assets/", "/types/", "/index.html/more"])
def test_what_is_not_there_is_the_page_for_it_and_no_folder_is_listed(host: Host, site: Path, path: str) -> None:
    found = host.get(path)
    assert (found.status, found.body) == (404, (site / "404.html").read_bytes())
    assert found.headers["Content-Type"] == "text/html; charset=utf-8"
    assert {name: found.headers[name] for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize(
    "path", [*SECRETS, *(path.replace(".", "%2e", 1) for path in SECRETS), "lessons/../.git/config"]
)
def test_what_begins_with_a_dot_is_not_there(host: Host, path: str) -> None:
    found = host.get(f"/{path}")
    assert (found.status, b"secret" in found.body) == (404, False)
    assert host.get("/.well-known/security.txt").status == 200


@pytest.mark.parametrize(
    "path",
    """/../secret.txt /lessons/../../secret.txt /..%2fsecret.txt /%2e%2e/secret.txt /..%5csecret.txt //../secret.txt
    /lessons/..;/../secret.txt /%252e%252e/secret.txt /.%00./secret.txt""".split(),
)
def test_nobody_gets_out_of_the_folder(host: Host, path: str) -> None:
    found = host.get(path)
    assert found.status in {301, 308, 400, 404}
    assert b"secret\n" not in found.body


def test_what_was_compressed_before_is_sent_to_whoever_can_read_it(host: Host, site: Path) -> None:
    small = [path for path in served(site) if (site / f"{path}{ENDING}").exists()]
    assert {Path(path).suffix for path in small} >= {".html", ".css", ".js", ".json", ".xml"}
    for path in small[:: len(small) // 20]:
        found = host.get(f"/{path}", Accept_Encoding="gzip")
        assert found.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in found.headers["Vary"]
        assert found.body == (site / f"{path}{ENDING}").read_bytes()
        assert found.headers["Content-Type"] == type_of(path)
        assert "Content-Encoding" not in host.get(f"/{path}").headers


def test_what_has_not_changed_is_not_sent_again(host: Host) -> None:
    first = host.get("/index.html")
    assert host.get("/index.html", If_None_Match=first.headers["ETag"]).status == 304


def test_a_browser_has_nothing_to_complain_of(host: Host, browser: "playwright.Browser") -> None:
    page = browser.new_page(base_url=f"http://127.0.0.1:{host.port}")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.goto("/lessons/undo/", wait_until="networkidle")
    page.goto("/search/?q=reflog", wait_until="networkidle")
    assert page.get_by_text("Undo a mistake").first.is_visible()
    assert page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert said == []
    page.close()


def test_nginx_sends_readers_to_the_encrypted_address(site: Path, tmp_path: Path) -> None:
    users = tmp_path / "users"
    password = base64.b64encode(hashlib.sha1(b"tide", usedforsecurity=False).digest()).decode()
    users.write_text(f"ada:{{SHA}}{password}\n", encoding="utf-8")
    inside = blocks("nginx")["inside server"].replace("/etc/nginx/hub.users", str(users))
    with nginx(tmp_path / "own", site, inside) as found:
        assert found.plain
        with closing(Host(found.plain)) as plain:
            led = plain.get("/lessons/?q=1")
        assert (led.status, led.headers["Location"]) == (301, "https://hub.example.com/lessons/?q=1")
        for path in ("/", "/lessons/undo/", "/sessions.ics", "/sw.js", "/api/hub.json", "/nowhere"):
            refused = found.get(path)
            assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, 'Basic realm="Hub for leads"')
        key = base64.b64encode(b"ada:tide").decode()
        assert found.get("/lessons/undo/", Authorization=f"Basic {key}").status == 200


def test_the_snippets_for_git_hosts_stand_in_what_a_new_hub_gets() -> None:
    shown = re.findall(
        r"^```yaml\n(.*?)^```$", (ROOT / "content/contribute/hosting.md").read_text(), re.MULTILINE | re.DOTALL
    )
    files = [(ROOT / path).read_text() for path in (".github/workflows/publish.yml", ".gitlab-ci.yml")]
    assert len(shown) == len(files)
    for snippet, text in zip(shown, files, strict=True):
        assert yaml.safe_load(snippet)
        assert snippet in text or textwrap.indent(snippet, "  ") in text


def test_a_store_takes_what_the_page_says_a_bucket_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    (text,) = blocks("json").values()
    with stores() as store:
        store.new("website")
        client = boto3.client("s3", endpoint_url=store.address)
        client.put_bucket_website(Bucket="website", WebsiteConfiguration=json.loads(text))
        found = client.get_bucket_website(Bucket="website")
        client.close()
    assert found["ErrorDocument"]["Key"] == "404.html"


def test_whatever_a_hub_may_publish_has_a_type() -> None:
    assert TYPES.keys() >= PUBLISHED_TYPES
    assert type_of("a/B.PNG") == "image/png"
    assert type_of("pagefind/wasm.en.pagefind") == type_of("CNAME") == "application/octet-stream"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("assets/stylesheets/main.57a0d79d.min.css", FOR_EVER),
        ("assets/javascripts/workers/search.a7633da7.min.js.map", FOR_EVER),
        ("assets/hub/cards/0123456789abcdef0123.png", FOR_EVER),
        ("hub/pagefind/fragment/2276ba1.pf_fragment", FOR_A_WEEK),
        ("pagefind/pagefind.en_c294822494.pf_meta", FOR_A_WEEK),
        ("pagefind/pagefind-entry.json", ALWAYS_ASKED),
        ("pagefind/wasm.en.pagefind", ALWAYS_ASKED),
        ("assets/hub/js/hub.js", ALWAYS_ASKED),
        ("myassets/stylesheets/main.57a0d79d.min.css", ALWAYS_ASKED),
        ("lessons/assets/main.57a0d79d.min.css", ALWAYS_ASKED),
        ("sw.js", ALWAYS_ASKED),
    ],
)
def test_only_what_has_a_digest_in_its_name_is_kept(path: str, told: str) -> None:
    assert kept(path) == told


def test_what_leads_somewhere_has_its_turn_last() -> None:
    order = ["sw.js", "index.html", "pagefind/pagefind-entry.json", "a.css", "feed.xml", "assets/hub/js/hub.js"]
    assert sorted(order, key=lambda path: (turn(path), path)) == [
        "a.css",
        "assets/hub/js/hub.js",
        "index.html",
        "feed.xml",
        "pagefind/pagefind-entry.json",
        "sw.js",
    ]
    assert turn("lessons/undo/index.html") is Turn.PAGE


def test_compressed_is_the_same_text_in_fewer_bytes_and_the_same_each_time() -> None:
    text = b"What we know, written down. " * 100
    found = compressed("lessons/undo/index.html", text)
    assert found is not None
    assert gzip.decompress(found) == text
    assert len(found) < len(text) / 5
    assert found == compressed("b.css", text)
    assert found[4:10] == b"\0\0\0\0\x02\xff"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.png", b"a" * 5000),
        ("a.pf_fragment", b"a" * 5000),
        ("a.html", b"a" * 1000),
        ("a.js", os.urandom(5000)),
        ("a", b"a" * 5000),
    ],
)
def test_what_would_not_gain_is_left_alone(path: str, data: bytes) -> None:
    assert compressed(path, data) is None
