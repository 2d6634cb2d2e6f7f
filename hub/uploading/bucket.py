"""A place in an S3-compatible bucket. The one module that knows obstore, which speaks to it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from hub.disk import ProjectError
from hub.uploading.record import RECORD, Record, parsed, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obstore import Attributes, PutMode

_TRIES = 3
_LONGEST_ANSWER = timedelta(seconds=30)
_LONGEST_SENDING = timedelta(minutes=15)
"""A recording takes its time on a slow line, but not for ever."""
_LONGEST_REASON = 200
_ADDRESS = re.compile(r"s3://(?P<bucket>\w[\w.-]*)(?P<prefix>(?:/[^?#]*)?)", re.ASCII)
_ENDPOINT = re.compile(r"https?://(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?(?:/[\w./~-]*)?", re.ASCII | re.IGNORECASE)


class Taken(Exception):  # noqa: N818  it is no fault: somebody else was faster
    """The record is not the one that was to be replaced."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record in a bucket, and what the store calls this version of it."""

    record: Record
    etag: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place in a bucket, as it was addressed: `s3://bucket/prefix`. Raises `ProjectError` where it does not answer as it should."""

    address: str
    store: S3Store
    files: S3Store
    """The same place, with the time that large files take."""

    def listed(self) -> dict[str, str]:
        """Return what is there: paths below the place, each with what the store calls its version."""
        with self._asked("list"):
            return {one["path"]: _plain(one["e_tag"]) for part in obstore.list(self.store) for one in part}

    def record(self) -> Found | None:
        """Return what is known of the site there; None where nothing is."""
        try:
            with self._asked("read"):
                found = obstore.get(self.store, RECORD)
                text, etag = bytes(found.bytes()), found.meta["e_tag"] or ""
        except FileNotFoundError:
            return None
        try:
            return Found(parsed(text), etag)
        except ValueError as fault:
            message = f"{self.address}/{RECORD} is none that this Peerhub can read ({fault}); if you know what it is, delete it"
            raise ProjectError(message) from None

    def write_record(self, record: Record, over: str | None) -> str:
        """Put a record in the place of the one that is called `over`, or where none is; raises `Taken` where that is not so.

        An answer that got lost is no reason: a record that says the same is the one that was written.
        """
        try:
            return self._put_record(record, {"e_tag": over} if over else "create")
        except (AlreadyExistsError, PreconditionError):
            found = self.record()
            if found and found.etag != over and written(found.record) == written(record):
                return found.etag
            raise Taken from None

    def keeps_conditions(self, record: Record) -> bool:
        """Return whether the store refuses to write where something is, if asked to. The record has just been written."""
        try:
            self._put_record(record, "create")
        except (AlreadyExistsError, PreconditionError):
            return True
        return False

    def read(self, path: str) -> bytes:
        """Return what stands in a file; nothing where it is gone."""
        try:
            with self._asked("read"):
                return bytes(obstore.get(self.files, path).bytes())
        except FileNotFoundError:
            return b""

    def send(self, path: str, data: bytes, kind: str, kept: str) -> str:
        """Put a file there, and return what the store calls this version of it."""
        told: Attributes = {"Content-Type": kind, "Cache-Control": kept}
        with self._asked("write"):
            return _plain(obstore.put(self.files, path, data, attributes=told, use_multipart=False)["e_tag"])

    def delete(self, paths: Iterable[str]) -> None:
        """Delete files; those that are gone already are fine."""
        if found := list(paths):
            with self._asked("delete"):
                obstore.delete(self.store, found)

    def _put_record(self, record: Record, mode: PutMode) -> str:
        with self._asked("write"):
            told: Attributes = {"Content-Type": "application/json", "Cache-Control": "no-store"}
            done = obstore.put(self.store, RECORD, written(record), attributes=told, mode=mode, use_multipart=False)
            return done["e_tag"] or ""

    @contextmanager
    def _asked(self, what: str) -> Iterator[None]:
        """Turn what the store refuses into words; what is not there and what is there already are answers."""
        try:
            yield
        except (AlreadyExistsError, PreconditionError):
            raise
        except (PermissionDeniedError, UnauthenticatedError) as fault:
            message = f"{self.address} does not let you {what} ({_reason(fault)}); see that AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are right, and that they may list, read, write and delete there"
            raise ProjectError(message) from None
        except FileNotFoundError:
            if what == "read":
                raise
            raise self._no_bucket() from None
        except BaseError as fault:
            if "NoSuchBucket" in str(fault):
                raise self._no_bucket() from None
            message = f"{self.address} does not answer when asked to {what} ({_reason(fault)}); what was there still works. Try again, the upload goes on where it stopped"
            raise ProjectError(message) from None

    def _no_bucket(self) -> ProjectError:
        return ProjectError(
            f"there is no bucket for {self.address}; make it, or see that the address, --endpoint and AWS_REGION are right"
        )


def _reason(fault: BaseError) -> str:
    """Return the first line of what went wrong, without the document that came with it."""
    text = str(fault).partition("\n")[0].partition("<")[0].strip(" :")
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]}..."


def bucket_at(address: str, endpoint: str | None, patience: float) -> Bucket:
    """Return the place that an address names. Keys and region come from the environment, as everywhere with S3.

    Raises `ProjectError` where the address or that of the store is none, at which obstore panics.
    """
    found = _ADDRESS.fullmatch(address)
    prefix = found["prefix"].strip("/") if found else ""
    if not found or not address.isprintable() or {"", ".", ".."}.intersection(prefix.split("/") if prefix else ()):
        message = f"{address} is no address in a bucket; write it as s3://bucket or s3://bucket/prefix"
        raise ProjectError(message)
    if endpoint and not _is_web_address(endpoint):
        message = f"{endpoint} is no address of a store; write it as https://store.example.com, after --endpoint or in AWS_ENDPOINT_URL"
        raise ProjectError(message)
    allowed = bool(endpoint and endpoint.lower().startswith("http://"))

    def store(longest: timedelta) -> S3Store:
        return S3Store(
            found["bucket"],
            prefix=prefix or None,
            config={"endpoint": endpoint} if endpoint else {},
            client_options={"allow_http": allowed, "timeout": longest},
            retry_config={"max_retries": _TRIES, "retry_timeout": longest},
        )

    soon = min(_LONGEST_ANSWER, timedelta(seconds=patience))
    return Bucket(address.rstrip("/"), store(soon), store(_LONGEST_SENDING))


def _is_web_address(text: str) -> bool:
    try:
        return _ENDPOINT.fullmatch(text) is not None and urlsplit(text).port != 0
    except ValueError:  # brackets around what is no address, and ports that are too large
        return False


def _plain(etag: str | None) -> str:
    """Return what a store calls a version without the quotes that only some of its answers have."""
    return (etag or "").removeprefix("W/").strip('"')
