"""What one machine has made another need not make; whatever is wrong with the store that they share, the build goes on."""

import time
from collections.abc import Iterator
from pathlib import Path

import obstore
import pytest

from tests.bucket import KEYS, Asked, Store, served_apart, stores
from tests.turbo.twice import CONFIG, Twice, twice, write

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with stores() as found:
        yield found


@pytest.fixture
def place(store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    store.meddle = None
    return store.new(f"b{abs(hash(request.node.name))}")


def machine(folder: Path, place: str) -> Path:
    """Write the same site for another machine."""
    pages = {f"docs/page-{number}.md": f"# Page {number}\n\nText.\n" for number in range(20)}
    config = CONFIG.replace("enabled:", f"shared: '{place}', enabled:")
    return write(folder, {"docs/index.md": "# Home\n", **pages}, config)


def build(project: Path, store: Store) -> Twice:
    again = twice(project, AWS_ENDPOINT_URL=store.address, PYTHONUNBUFFERED="1")  # a process of its own
    assert again.differing == []
    return again


def test_another_machine_makes_nothing_again(tmp_path: Path, store: Store, place: str) -> None:
    first = build(machine(tmp_path / "one", place), store)
    other = build(machine(tmp_path / "two", place), store)
    assert (first.counts, other.counts) == ((0, 21), (21, 0))
    asked = len(store.asked)
    assert build(tmp_path / "two", store).counts == (21, 0)
    assert len(store.asked) == asked, "what is at hand is not asked for"


def test_what_is_damaged_there_is_made_anew(tmp_path: Path, store: Store, place: str) -> None:
    build(machine(tmp_path / "one", place), store)
    bucket = store.bucket(place)
    for part in obstore.list(bucket, "hub/things"):
        for one in part:
            obstore.put(bucket, one["path"], b"made up")
    assert build(machine(tmp_path / "two", place), store).counts == (0, 21)


@pytest.mark.parametrize("status", ["403 Forbidden", "500 Internal Server Error", "503 Slow Down"])
def test_a_store_that_refuses(tmp_path: Path, store: Store, place: str, status: str) -> None:
    store.meddle = lambda _: status
    told = build(machine(tmp_path / "one", place), store)
    assert told.log.count("is left alone for this build") == 1
    assert told.counts == (0, 21)


def test_a_store_that_may_be_read_only(tmp_path: Path, store: Store, place: str) -> None:
    store.meddle = lambda one: "403 Forbidden" if one.method == "PUT" else None
    told = build(machine(tmp_path / "one", place), store)
    assert told.log.count("nothing is kept in s3://") == 1


def test_a_store_that_is_gone(tmp_path: Path, place: str) -> None:
    gone = Store("http://127.0.0.1:9")
    assert "is left alone for this build" in build(machine(tmp_path / "one", place), gone).log


def test_a_slow_store(tmp_path: Path, store: Store, place: str) -> None:
    def wait(_one: Asked) -> None:
        time.sleep(20)

    store.meddle = wait
    begun = time.monotonic()
    assert "is left alone for this build" in build(machine(tmp_path / "one", place), store).log
    assert time.monotonic() - begun < 19


def test_a_store_in_a_process_of_its_own_that_is_killed_between_two_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with served_apart() as (address, end):
        store = Store(address)
        place = store.new("apart")
        first = build(machine(tmp_path / "one", place), store)
        other = build(machine(tmp_path / "two", place), store)
        assert (first.counts, other.counts) == ((0, 21), (21, 0))
        end()
        third = build(machine(tmp_path / "three", place), store)
    assert "is left alone for this build" in third.log
    assert third.counts == (0, 21)
