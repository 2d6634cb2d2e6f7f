"""A site on its way into a bucket: what is sent, in which order, and what stopping, faults and others do to it."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import obstore
import pytest

from hub.disk import ProjectError
from hub.serving.headers import kept, type_of
from hub.uploading.bucket import bucket_at
from hub.uploading.published import published
from hub.uploading.record import Sent
from hub.uploading.upload import Plan, headers, plan
from hub.uploading.upload import upload as uploaded
from tests.bucket import KEYS, Asked, Store, eventually, stores
from tests.site import hub

PAGE = '<link href="{sheet}"><a href="{link}">'
SITE = {
    "index.html": PAGE.format(sheet="assets/one.css", link="lessons/undo/index.html"),
    "lessons/undo/index.html": PAGE.format(sheet="../../assets/one.css", link="../../index.html"),
    "assets/one.css": "a {}",
    "assets/stylesheets/main.57a0d79d.min.css": "b {}",
    "pagefind/fragment/en_1.pf_fragment": "x",
    "sessions.ics": "BEGIN:VCALENDAR",
    "sitemap.xml": "<urlset/>",
    "sw.js": "self",
    "404.html": "Nothing here",
}
LATER = {
    **{path: text for path, text in SITE.items() if "one.css" not in path},
    "index.html": PAGE.format(sheet="assets/two.css", link="lessons/redo/index.html"),
    "lessons/redo/index.html": PAGE.format(sheet="../../assets/two.css", link="../../index.html"),
    "assets/two.css": "c {}",
}
del LATER["lessons/undo/index.html"]


def publish(folder: Path, files: Mapping[str, str], **more: str) -> Path:
    """Write a folder as `hub publish` leaves it; `more` lies there and is in the manifest too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, text in {**files, **more}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    list_files(folder, {**files, **more})
    return folder


def list_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write the manifest of a folder, whether it has these files or not."""
    told = {
        path: {"sha256": sha256(text.encode()).hexdigest(), "size": len(text.encode())} for path, text in files.items()
    }
    (folder / ".hub-site.json").write_text(
        json.dumps({"version": 1, "audience": "", "day": "2026-11-30", "files": told}), encoding="utf-8"
    )


@pytest.fixture(scope="module")
def running() -> Iterator[Store]:
    with stores() as store:
        yield store


@pytest.fixture
def store(running: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store, with keys to it in the environment."""
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": running.address}.items():
        monkeypatch.setenv(name, value)
    running.meddle = None
    running.asked.clear()
    return running


@pytest.fixture
def place(store: Store, request: pytest.FixtureRequest) -> str:
    return store.new(re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[-60:].strip("-"))


@dataclass(frozen=True)
class Done:
    """What came of an upload in this process: what was done, else why not, and what was said meanwhile."""

    plan: Plan | None
    fault: str
    said: str

    @property
    def counts(self) -> tuple[int, int, int] | None:
        return self.plan and (*(sum(map(len, one)) for one in (self.plan.send, self.plan.delete)), len(self.plan.same))


def upload(folder: Path, place: str, endpoint: str = "", patience: float = 10) -> Done:
    """Upload as the command does, without another process."""
    said: list[str] = []
    try:
        bucket = bucket_at(place, endpoint or os.environ.get("AWS_ENDPOINT_URL"), patience)
        return Done(uploaded(published(folder), bucket, patience, said.append), "", "\n".join(said))
    except ProjectError as fault:
        return Done(None, str(fault), "\n".join(said))


def held(store: Store, place: str) -> dict[str, str]:
    """Return what is in a bucket, by its path."""
    bucket = store.bucket(place)
    keys = [one["path"] for part in obstore.list(bucket) for one in part]
    return {key.removeprefix("hub/"): bytes(obstore.get(bucket, key).bytes()).decode() for key in keys}


def served(store: Store, place: str) -> dict[str, str]:
    return {path: text for path, text in held(store, place).items() if path != ".hub-site.json"}


def broken(files: Mapping[str, str]) -> list[str]:
    """Return what pages load or link to, and is not there."""
    found = []
    for page, text in files.items():
        for link in re.findall(r'href="([^"]+)"', text) if page.endswith(".html") else ():
            target = os.path.normpath(Path(page).parent / link)
            found.extend([f"{page}: {target}"] if target not in files else [])
    return found


def test_everything_arrives_with_its_headers_and_what_loads_it_comes_later(
    tmp_path: Path, store: Store, place: str
) -> None:
    site = publish(tmp_path / "site", SITE, **{"index.html.gz": "twin", ".git/config": "secret"})
    ran = hub(tmp_path.parent, "-C", tmp_path, "upload", site.name, place)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "9 files sent, 0 deleted, 0 as they were.\n", "")
    assert served(store, place) == SITE
    for path in SITE:
        told = obstore.get(store.bucket(place), f"hub/{path}").attributes
        assert (told["Content-Type"], told["Cache-Control"]) == (type_of(path), kept(path)), path
    sent = store.written()
    assert {sent.index(path) for path in ("index.html", "404.html", "lessons/undo/index.html")} == {3, 4, 5}
    assert {sent.index(path) for path in ("sw.js", "sitemap.xml", "sessions.ics")} == {6, 7, 8}
    assert json.loads(held(store, place)[".hub-site.json"])["upload"] is None


def test_only_what_differs_is_sent_and_only_what_was_sent_is_deleted(tmp_path: Path, store: Store, place: str) -> None:
    site = publish(tmp_path / "site", SITE)
    upload(site, place)
    store.asked.clear()
    assert upload(site, place).counts == (0, 0, 9)
    assert store.written() == []
    for path in ("hub/theirs.txt", "hubs/index.html", "hub/assets/one.css"):
        obstore.put(store.bucket(place), path, b"theirs")
    store.asked.clear()
    assert upload(site, place).counts == (1, 0, 8)
    assert store.written() == ["assets/one.css"]
    store.asked.clear()
    assert upload(publish(site, LATER), place).counts == (3, 2, 6)
    assert set(store.written()) == {"assets/two.css", "index.html", "lessons/redo/index.html"}
    assert served(store, place) == {**LATER, "theirs.txt": "theirs", "hubs/index.html": "theirs"}


def test_what_is_sent_again_follows_from_bytes_headers_and_what_the_store_has() -> None:
    known = {
        path: Sent("d", "e", headers(path)) for path in ("a.css", "b.css", "c.css", "d.html", "old.css", "old.html")
    }
    known["b.css"] = Sent("d", "e", "other headers")
    listed = {**dict.fromkeys(known, "e"), "c.css": "overwritten", "theirs.css": "e"}
    site = {
        "a.css": "d",
        "b.css": "d",
        "c.css": "d",
        "d.html": "changed",
        **dict.fromkeys(("feed.xml", "new.html", "new.css"), "d"),
    }
    found = plan(site, known, listed)
    assert found.send == (("new.css",), ("b.css", "c.css"), ("new.html",), ("d.html",), ("feed.xml",))
    assert found.same == ("a.css",)
    assert found.delete == (("old.html",), ("old.css",))


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (None, "was not made by hub publish (it has no .hub-site.json); type: hub publish"),
        ({}, "cannot be read"),
        ({"../secret": "x"}, "names '../secret', which is no file of a site"),
        ({"a\\b": "x"}, "which is no file of a site"),
        ({"": "x"}, "names '', which is no file of a site"),
        ({"a\0b": "x"}, "which is no file of a site"),
    ],
)
def test_a_folder_that_is_no_published_site_is_refused(
    tmp_path: Path, store: Store, place: str, files: Mapping[str, str] | None, told: str
) -> None:
    site = publish(tmp_path / "site", {})
    list_files(site, files or {})
    if files is None:
        (site / ".hub-site.json").unlink()
    elif not files:
        (site / ".hub-site.json").write_text("[]", encoding="utf-8")
    ran = upload(site, place)
    assert told in ran.fault
    assert store.asked == []


@pytest.mark.parametrize("how", ["changed", "gone", "linked"])
def test_a_folder_that_has_changed_since_is_not_sent(tmp_path: Path, store: Store, place: str, how: str) -> None:
    site = publish(tmp_path / "site", SITE)
    page = site / "index.html"
    page.unlink()
    if how == "changed":
        page.write_text("tampered", encoding="utf-8")
    elif how == "linked":
        page.symlink_to("/etc/hostname")
    assert "has changed since it was published: index.html" in upload(site, place).fault
    assert "index.html" not in served(store, place)


def test_a_place_with_files_of_others_is_refused(tmp_path: Path, store: Store, place: str) -> None:
    subprocess.run(
        ["curl", "-sf", "-X", "PUT", "-d", "x", f"{store.address}/{place.removeprefix('s3://')}/mine.txt"], check=True
    )
    store.asked.clear()
    assert (
        "has files that no upload of a hub put there (mine.txt); name a place that is empty"
        in upload(publish(tmp_path / "site", SITE), place).fault
    )
    assert [one for one in store.asked if one.method != "GET"] == []


def test_a_file_of_others_where_a_new_page_belongs_stops_an_upload(tmp_path: Path, store: Store, place: str) -> None:
    site = publish(tmp_path / "site", SITE)
    assert upload(site, place).plan
    for path, text in {"assets/two.css": LATER["assets/two.css"], "lessons/redo/index.html": "theirs"}.items():
        obstore.put(store.bucket(place), f"hub/{path}", text.encode())
    store.asked.clear()
    told = upload(publish(site, LATER), place).fault
    assert (
        "has files that no upload of a hub put there, where files of the site belong (lessons/redo/index.html)" in told
    )
    assert "move or delete them, then upload again" in told
    assert store.written() == []
    obstore.delete(store.bucket(place), "hub/lessons/redo/index.html")
    assert upload(site, place).plan
    assert served(store, place) == LATER


@pytest.mark.parametrize(
    "address",
    [
        "s3:/x",
        "https://bucket.example/x",
        "s3://bucket/x?y",
        "bucket",
        "s3://bucket/../x",
        "s3://bucket/.",
        "s3://bucket/x//y",
        "s3://[::1",
        "s3://my bucket/x",
        "s3://bucket/\x7f",
        "s3://user@bucket/x",
    ],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    assert "write it as s3://bucket or s3://bucket/prefix" in upload(publish(tmp_path / "site", SITE), address).fault


@pytest.mark.parametrize(
    "endpoint",
    [
        "localhost:9000",
        "foo",
        "http://",
        "http://[::1",
        "http://store:99999",
        "http://:80",
        "http://my store",
        "ftp://store",
        "https://user:key@store",
        "https://store?x",
        "https://store#x",
        "http://store\n",
    ],
)
def test_a_store_without_a_web_address_is_refused(tmp_path: Path, endpoint: str) -> None:
    told = upload(publish(tmp_path / "site", SITE), "s3://bucket/x", endpoint).fault
    assert f"{endpoint} is no address of a store" in told
    assert "write it as https://store.example.com, after --endpoint or in AWS_ENDPOINT_URL" in told


@pytest.mark.parametrize("name", ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"])
def test_the_store_may_stand_in_the_environment(tmp_path: Path, name: str) -> None:
    publish(tmp_path / "site", SITE)
    told = hub(tmp_path, "upload", "site", "s3://bucket/x", **KEYS, **{name: "localhost:9000"})
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("hub: localhost:9000 is no address of a store")


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (("403 Forbidden", ""), "does not let you read"),
        (("403 Forbidden", "PUT"), "does not let you write"),
        (("401 Unauthorized", ""), "does not let you read"),
        (("500 Internal Server Error", "PUT"), "does not answer when asked to write"),
        (("403 Forbidden", "POST"), "does not let you delete"),
    ],
)
def test_a_store_that_refuses_is_told_and_what_was_there_still_works(
    tmp_path: Path, store: Store, place: str, refusal: tuple[str, str], told: str
) -> None:
    status, only = refusal
    site = publish(tmp_path / "site", SITE)
    assert upload(site, place).plan
    store.meddle = lambda one: status if only in one.method and (only != "PUT" or ".hub-site" not in one.key) else None
    ran = upload(publish(site, LATER), place)
    assert told in ran.fault
    assert "\n" not in ran.fault
    store.meddle = None
    assert broken(served(store, place)) == []
    assert upload(site, place).plan
    assert served(store, place) == LATER


@pytest.mark.usefixtures("store")
def test_a_bucket_that_is_gone_and_a_store_that_is_nowhere_are_told(tmp_path: Path) -> None:
    site = publish(tmp_path / "site", SITE)
    gone = upload(site, "s3://gone/hub")
    assert "there is no bucket for s3://gone/hub" in gone.fault
    nowhere = upload(site, "s3://gone/hub", "http://127.0.0.1:9")
    assert "does not answer when asked to read" in nowhere.fault


def test_a_store_that_hangs_is_not_waited_for_without_end(tmp_path: Path, store: Store, place: str) -> None:
    waiting = [True]

    def hang(one: Asked) -> None:
        del one
        eventually(lambda: not waiting[0])

    store.meddle = hang
    ran = upload(publish(tmp_path / "site", SITE), place, patience=0.5)
    waiting[0] = False
    assert "does not answer when asked to read" in ran.fault


class Uploading:
    """An upload as a process of its own, which the store can stop in the midst of a request."""

    def __init__(self, site: Path, place: str, patience: str = "1.2") -> None:
        words = [sys.executable, "-m", "hub.cli", "upload", str(site), place, "--patience", patience]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def stopped_by(self, number: signal.Signals) -> None:
        os.kill(self.process.pid, number)

    def end(self) -> tuple[int, str]:
        told = self.process.communicate(timeout=60)[1]
        return self.process.returncode, told


@pytest.mark.parametrize("moment", ["PUT assets/two.css", "PUT index.html", "PUT .hub-site.json", "POST "])
def test_an_upload_that_is_killed_leaves_a_site_that_works_and_the_next_one_ends_it(
    tmp_path: Path, store: Store, place: str, moment: str
) -> None:
    site = publish(tmp_path / "site", SITE)
    assert upload(site, place).plan
    publish(site, LATER)
    started: list[Uploading] = []

    def kill(one: Asked) -> None:
        if started and f"{one.method} {one.key.removeprefix('hub/')}" == moment:
            started[0].stopped_by(signal.SIGKILL)
            started[0].process.wait(30)

    store.meddle = kill
    started.append(Uploading(site, place))
    assert started[0].end()[0] == -signal.SIGKILL
    store.meddle = None
    assert broken(served(store, place)) == []
    ran = upload(site, place)
    assert ran.plan, ran.fault
    assert "waiting 1.2 seconds" in ran.said
    assert served(store, place) == LATER


@pytest.mark.parametrize("how", ["refused", "killed", "stopped"])
def test_what_arrived_unrecorded_goes_when_the_site_no_longer_has_it(
    tmp_path: Path, store: Store, place: str, how: str
) -> None:
    secret, other = "lessons/secret/index.html", "lessons/other/index.html"
    site = publish(tmp_path / "site", {**SITE, secret: "for nobody", other: "x"})
    started: list[Uploading] = []
    ended = []

    def end(one: Asked) -> str | None:
        if one.key.endswith(secret) and one.method == "PUT" and how == "refused":
            eventually(lambda: bool(ended))
            time.sleep(0.2)
        elif one.key.endswith(other) and one.method == "PUT" and started:
            eventually(lambda: how == "refused" or secret in served(store, place))
            if how != "refused":
                started[0].stopped_by(signal.SIGKILL if how == "killed" else signal.SIGINT)
            ended.append(one)
            return "403 Forbidden" if how == "refused" else None
        return None

    store.meddle = end
    started.append(Uploading(site, place))
    assert started[0].end()[0] != 0
    store.meddle = None
    assert secret in served(store, place)
    ran = upload(publish(site, SITE), place)
    assert ran.plan, ran.fault
    assert served(store, place) == SITE


def _heard_of_twice(store: Store) -> None:
    """Wait until an upload has said all that it has to say, and says that it is alive."""
    store.asked.clear()
    eventually(lambda: sum(one.method == "PUT" and ".hub-site" in one.key for one in store.asked) > 1)


@pytest.mark.parametrize(
    ("slow", "refused"),
    [
        ({"PUT hub/a.css": 0.7, "PUT hub/b.css": 2}, ""),
        ({"PUT hub/b.css": 2}, "PUT hub/a.css"),
        ({"second listing": 2}, ""),
        ({"third listing": 2}, ""),
    ],
    ids=["sending", "stopping", "listing", "comparing"],
)
def test_it_is_heard_of_in_time_whatever_takes_long(
    tmp_path: Path, store: Store, place: str, slow: Mapping[str, float], refused: str
) -> None:
    site = publish(tmp_path / "site", {"a.css": "a {}", "b.css": "b {}"})
    patience = 2.4
    heard: list[float] = []
    listings = iter(("first listing", "second listing", "third listing"))

    def wait(one: Asked) -> str | None:
        what = f"{one.method} {one.key}" if one.key else next(listings)
        if what == "PUT hub/.hub-site.json":
            heard.append(time.monotonic())
        time.sleep(slow.get(what, 0))
        return "403 Forbidden" if what == refused else None

    store.meddle = wait
    assert bool(upload(site, place, patience=patience).plan) is not bool(refused)
    assert max(later - before for before, later in pairwise(heard)) < patience / 2


def test_two_at_once_are_kept_apart(tmp_path: Path, store: Store, place: str) -> None:
    mine, theirs = publish(tmp_path / "mine", SITE), publish(tmp_path / "theirs", LATER)
    held_up, hold = [], [True]

    def wait(one: Asked) -> None:
        if one.key.endswith("assets/one.css") and one.method == "PUT":
            held_up.append(one)
            eventually(lambda: not hold[0])

    store.meddle = wait
    first = Uploading(mine, place, "2.5")
    eventually(lambda: bool(held_up))
    _heard_of_twice(store)
    second = upload(theirs, place)
    hold[0] = False
    assert "is at work; wait until it has ended" in second.fault
    assert first.end() == (0, "")
    assert served(store, place) == SITE


def test_one_that_stood_still_for_too_long_gives_way(tmp_path: Path, store: Store, place: str) -> None:
    mine, theirs = publish(tmp_path / "mine", SITE), publish(tmp_path / "theirs", LATER)
    held_up, hold = [], [True]

    def wait(one: Asked) -> None:
        if one.key.endswith("assets/one.css") and one.method == "PUT":
            held_up.append(one)
            eventually(lambda: not hold[0])

    store.meddle = wait
    first = Uploading(mine, place)
    eventually(lambda: bool(held_up))
    first.stopped_by(signal.SIGSTOP)
    second = upload(theirs, place)
    assert second.plan, second.fault
    first.stopped_by(signal.SIGCONT)
    hold[0] = False
    code, told = first.end()
    assert code == 2
    assert "has begun, since this one was not heard of for 1.2 seconds" in told
    assert upload(theirs, place).plan
    assert {path: text for path, text in served(store, place).items() if path in LATER} == LATER


def test_what_somebody_else_writes_meanwhile_is_noticed(tmp_path: Path, store: Store, place: str) -> None:
    site = publish(tmp_path / "site", SITE)
    done: list[str] = []

    def overwrite(one: Asked) -> None:
        if one.key.endswith("sw.js") and not done:
            done.append(one.key)
            store.meddle = None
            obstore.put(store.bucket(place), "hub/assets/one.css", b"theirs")

    store.meddle = overwrite
    assert "assets/one.css was changed by somebody else while this upload ran" in upload(site, place).fault
    assert upload(site, place).plan
    assert served(store, place) == SITE


def test_a_store_that_ignores_conditions_is_told_of(tmp_path: Path, store: Store, place: str) -> None:
    def ignore(one: Asked) -> None:
        one.environ.pop("HTTP_IF_NONE_MATCH", None)
        one.environ.pop("HTTP_IF_MATCH", None)

    store.meddle = ignore
    ran = upload(publish(tmp_path / "site", SITE), place)
    assert ran.plan
    assert "ignores conditions, so it cannot keep two uploads apart" in ran.said
    assert served(store, place) == SITE


def test_without_its_extra_it_says_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "obstore.py").write_text("raise ModuleNotFoundError('no', name='obstore')\n", encoding="utf-8")
    site = publish(tmp_path / "site", SITE)
    path = f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    ran = hub(tmp_path, "upload", site.name, "s3://bucket/hub", PYTHONPATH=path)
    assert ran.returncode == 2
    assert ran.stderr == 'hub: uploading needs obstore; type: pip install "mkdocs-peerhub[s3]"\n'
