"""Brings a published site to a bucket, so that what is there works at every moment, and one upload at a time.

The record in the bucket is written by condition: only over the version that was read. An upload begins by putting its name
into it, then writes down what it is about to send; it writes the record anew while it works, with what it has sent, and takes
its name out at the end. So what arrives is known however an upload ends, and goes when the site no longer has it. Whoever
finds a name waits for as long as that upload has promised to be heard of: it is at work if the record has changed, and was
killed if it has not.
"""

import secrets
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import chain, groupby
from typing import Any, TypeVar

from msgspec.structs import replace

from hub.disk import ProjectError
from hub.serving.headers import kept, turn, type_of
from hub.uploading.bucket import Bucket, Found, Taken
from hub.uploading.published import Published
from hub.uploading.record import UNSURE, Record, Sent, Upload

_AT_ONCE = 8
_HEARD = 3
"""So many times within its patience an upload is heard of."""
_NAMED = 3
T = TypeVar("T")
Rounds = tuple[tuple[str, ...], ...]
"""Paths in the order in which they are dealt with: those of a round at once, those of the next one after them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent, what is to be deleted, and what is there already."""

    send: Rounds
    delete: Rounds
    same: tuple[str, ...]


def plan(site: Mapping[str, str], known: Mapping[str, Sent], listed: Mapping[str, str]) -> Plan:
    """Compare a site, as digests by path, with what was sent of it and is there. Only what was sent is ever deleted.

    What is new comes before what changes and may lead to it, and what leads to something goes before it does.
    """
    same = {
        path
        for path, digest in site.items()
        if path in listed and known.get(path) == Sent(digest, listed[path], headers(path))
    }
    gone = known.keys() & listed.keys() - site.keys()
    send = _rounds(site.keys() - same, lambda path: (turn(path), path in listed))
    return Plan(send, _rounds(gone, lambda path: -turn(path)), tuple(sorted(same)))


def _rounds(paths: Iterable[str], order: Callable[[str], Any]) -> Rounds:
    found = sorted(sorted(paths), key=order)
    return tuple(tuple(group) for _, group in groupby(found, order))


def headers(path: str) -> str:
    """Return a short digest of what is sent beside the bytes of a file, so that a newer Peerhub sends it again."""
    return sha256(f"{type_of(path)}\n{kept(path)}".encode()).hexdigest()[:8]


@dataclass(slots=True)
class Claim:
    """The right to write to a place, as long as its record is the one that was written here."""

    bucket: Bucket
    upload: Upload
    etag: str
    files: dict[str, Sent] = field(default_factory=dict)
    heard: float = field(default_factory=time.monotonic)

    def silence(self) -> float:
        """Return for how many seconds more nothing need be heard of this upload."""
        return max(0.0, self.heard + self.upload.patience / _HEARD - time.monotonic())

    def renew(self) -> None:
        """Write down what was sent, and that this upload is alive; raises `ProjectError` where it counts as dead."""
        self.upload = replace(self.upload, beat=self.upload.beat + 1)
        self._write(Record(files=self.files, upload=self.upload))

    def release(self) -> None:
        """Write down what was sent, and that nobody is at work any more."""
        self._write(Record(files=self.files))

    def _write(self, record: Record) -> None:
        try:
            self.etag = self.bucket.write_record(record, self.etag)
        except Taken:
            message = f"another upload to {self.bucket.address} has begun, since this one was not heard of for {self.upload.patience:g} seconds; see what is right, then upload it again"
            raise ProjectError(message) from None
        self.heard = time.monotonic()


def claim(bucket: Bucket, patience: float, say: Callable[[str], None]) -> Claim:
    """Return the right to write; raises `ProjectError` where another upload is at work, or what is there is not ours."""
    found = bucket.record()
    if found is None and (there := sorted(bucket.listed())):
        message = (
            f"{bucket.address} has files that no upload of a hub put there ({_some(there)}); name a place that is empty"
        )
        raise ProjectError(message)
    if found and found.record.upload:
        found = _watched(bucket, found, found.record.upload, say)
    upload = Upload(secrets.token_hex(8), patience)
    record = Record(files=dict(found.record.files) if found else {}, upload=upload)
    try:
        etag = bucket.write_record(record, found.etag if found else None)
    except Taken:
        raise _busy(bucket) from None
    if not bucket.keeps_conditions(record):
        say(
            f"hub: the store of {bucket.address} ignores conditions, so it cannot keep two uploads apart: see to it that there is only one"
        )
        etag = (bucket.record() or Found(record, etag)).etag
    return Claim(bucket, upload, etag, record.files)


def _watched(bucket: Bucket, found: Found, other: Upload, say: Callable[[str], None]) -> Found | None:
    """Wait whether another upload is heard of, and return the record where it was not."""
    say(
        f"hub: another upload to {bucket.address} has not ended; waiting {other.patience:g} seconds to see whether it is still at work"
    )
    time.sleep(other.patience)
    now = bucket.record()
    if now and now.record.upload and now.etag != found.etag:
        raise _busy(bucket)
    return now


def _busy(bucket: Bucket) -> ProjectError:
    return ProjectError(f"another upload to {bucket.address} is at work; wait until it has ended, then try again")


def upload(site: Published, bucket: Bucket, patience: float, say: Callable[[str], None]) -> Plan:
    """Make a place in a bucket hold a site and nothing older; return what was done. What was there works until then."""
    held = claim(bucket, patience, say)
    try:
        (listed,) = _ended(held, [bucket.listed])
        _refuse_what_others_put_there(site, held, listed)
        todo = plan(site.files, held.files, listed)
        for path in held.files.keys() - listed.keys():
            del held.files[path]
        _send(site, held, todo.send)
        _compare(held, site.files)
        for paths in todo.delete:
            _delete(held, paths)
    except BaseException:
        with suppress(ProjectError):
            held.release()
        raise
    held.release()
    return todo


def _refuse_what_others_put_there(site: Published, held: Claim, listed: Mapping[str, str]) -> None:
    """Raise `ProjectError` where files of others stand in the place of files of a site, unless they hold the same."""
    unknown = sorted(site.files.keys() & listed.keys() - held.files.keys())
    digests = dict(_ended(held, [partial(_digest, held.bucket, path) for path in unknown]))
    if theirs := [path for path in unknown if digests[path] != site.files[path]]:
        message = f"{held.bucket.address} has files that no upload of a hub put there, where files of the site belong ({_some(theirs)}); move or delete them, then upload again, or name a place that is empty"
        raise ProjectError(message)


def _digest(bucket: Bucket, path: str) -> tuple[str, str]:
    return path, sha256(bucket.read(path)).hexdigest()


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_NAMED]) + (" ..." if len(paths) > _NAMED else "")


def _ended(held: Claim, work: Iterable[Callable[[], T]]) -> Iterator[T]:
    """Do things at once, and yield what comes of each as it ends. Where one fails, those that have begun are waited for."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        waiting = {threads.submit(one) for one in work}
        try:
            for done in _heard_of(held, waiting):
                yield done.result()
        except BaseException:
            deque(_heard_of(held, [one for one in waiting if not one.cancel()]), maxlen=0)
            raise


def _heard_of(held: Claim, waiting: Collection[Future[T]]) -> Iterator[Future[T]]:
    """Yield what ends, as it does, and be heard of meanwhile."""
    while waiting:
        done, waiting = wait(waiting, held.silence(), FIRST_COMPLETED)
        yield from done
        if not held.silence():
            held.renew()


def _send(site: Published, held: Claim, rounds: Rounds) -> None:
    held.files.update(dict.fromkeys(chain.from_iterable(rounds), UNSURE))
    held.renew()
    for paths in rounds:
        for path, sent in _ended(held, [partial(_send_one, site, held.bucket, path) for path in paths]):
            held.files[path] = sent
    held.renew()


def _send_one(site: Published, bucket: Bucket, path: str) -> tuple[str, Sent]:
    etag = bucket.send(path, site.read(path), type_of(path), kept(path))
    return path, Sent(site.files[path], etag, headers(path))


def _compare(held: Claim, site: Mapping[str, str]) -> None:
    """See that what is there is what was sent, by whomever; raises `ProjectError` where somebody else has written meanwhile."""
    (listed,) = _ended(held, [held.bucket.listed])
    for path in sorted(site):
        if listed.get(path) != held.files[path].etag:
            message = (
                f"{held.bucket.address}/{path} was changed by somebody else while this upload ran; upload it again"
            )
            raise ProjectError(message)


def _delete(held: Claim, paths: Collection[str]) -> None:
    deque(_ended(held, [partial(held.bucket.delete, paths)]), maxlen=0)
    for path in paths:
        del held.files[path]
