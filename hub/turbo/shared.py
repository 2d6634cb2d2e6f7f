"""A store that machines share: any object store that obstore knows. What one of them has made, the others need not make.

Under `known/` stand digests by keys, under `things/` the things by their digests, which are verified on reading. Whoever may
write there decides what stands on the site. A store that is slow, gone or refuses is told of once, and the build goes on.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hub.turbo.keys import SIZE, digest_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping

    from obstore import GetResult
    from obstore.store import ObjectStore

_READING, _WRITING = 10.0, 60.0
"""Seconds that a build waits for all that it asks for at once, and for all that it gives."""
_ANSWER = timedelta(seconds=5)
_LARGEST = 1 << 26
"""The most bytes of a thing that is taken from there."""
_AT_ONCE = 64
"""So many requests are on their way at the same time."""
INSTALL = 'pip install "mkdocs-peerhub[s3]"'
"""What to type where obstore is not installed."""


@dataclass
class SharedStore:
    """Keeps things in a place such as `s3://bucket/prefix`; how it is reached is told by the environment, as for other tools."""

    address: str
    tell: Callable[[str], None]
    reads: bool = True
    writes: bool = True
    _made: ObjectStore | None = field(default=None, repr=False)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those things that are known under these keys and whole."""
        wanted = list(dict.fromkeys(keys)) if self.reads else []
        found: dict[bytes, bytes] = {}
        if wanted and (fault := self._tried(self._get(wanted, found), _READING)):
            self.reads = self.writes = False
            self.tell(f"{self.address} is left alone for this build: {fault}")
        return found

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep things by their keys."""
        if made and self.writes and (fault := self._tried(self._put(made), _WRITING)):
            self.writes = False
            self.tell(f"nothing is kept in {self.address}: {fault}")

    def close(self) -> None:
        """Do nothing: how long things are kept there is decided there."""

    def _tried(self, work: Coroutine[object, object, None], seconds: float) -> str | None:
        """Do some work, and return why it failed, if it did."""
        try:
            asyncio.run(asyncio.wait_for(work, seconds))
        except TimeoutError:
            return f"it takes more than {seconds:g} seconds"
        except ModuleNotFoundError:
            return f"obstore is not installed; type: {INSTALL}"
        except Exception as fault:  # noqa: BLE001  whatever is wrong with it, the build goes on without
            return " ".join(str(fault).split("\n", 1)[0].split())[:200] or type(fault).__name__
        return None

    async def _get(self, keys: list[bytes], found: dict[bytes, bytes]) -> None:
        async def one(key: bytes) -> None:
            thing = await self._read(_known(key))
            if thing is not None and len(thing) == SIZE:
                data = await self._read(_thing(thing))
                if data is not None and digest_of(data) == thing:
                    found[key] = data

        await _together(one(key) for key in keys)

    async def _put(self, made: Mapping[bytes, bytes]) -> None:
        import obstore  # noqa: PLC0415  an extra, and it takes a while

        async def one(key: bytes, data: bytes) -> None:
            thing = digest_of(data)
            await obstore.put_async(self._store, _thing(thing), data)
            await obstore.put_async(self._store, _known(key), thing)

        await _together(one(key, data) for key, data in made.items())

    async def _read(self, path: str) -> bytes | None:
        import obstore  # noqa: PLC0415  as above

        try:
            answer = await obstore.get_async(self._store, path)
        except FileNotFoundError:
            return None
        return await _whole(answer) if answer.meta["size"] <= _LARGEST else None

    @property
    def _store(self) -> ObjectStore:
        if self._made is None:
            from obstore.store import from_url  # noqa: PLC0415  as above

            options: Any = {"timeout": _ANSWER, "connect_timeout": _ANSWER, "allow_http": True}
            self._made = from_url(self.address, client_options=options, retry_config={"max_retries": 1})
        return self._made


async def _whole(answer: GetResult) -> bytes | None:
    """Return what a store sends; None where it is more than it said."""
    data = bytearray()
    async for part in answer.stream():
        data += part
        if len(data) > _LARGEST:
            return None
    return bytes(data)


async def _together(work: Iterable[Awaitable[None]]) -> None:
    """Do much at once, but not too much."""
    room = asyncio.Semaphore(_AT_ONCE)

    async def one(part: Awaitable[None]) -> None:
        async with room:
            await part

    await asyncio.gather(*(one(part) for part in work))


def _known(key: bytes) -> str:
    return f"known/{key.hex()}"


def _thing(digest: bytes) -> str:
    return f"things/{digest.hex()}"
