"""Files compressed once, when a site is published, so that a server need not do it for each reader."""

import zlib

ENDING = ".gz"
"""What stands behind the name of a file in the name of its compressed twin, where nginx and Caddy look for it."""

_COMPRESSIBLE = frozenset("css csv html ics js json map srt svg tsv txt vtt wasm webmanifest xml".split())
_LEAST = 1024
"""Bytes that fit into one packet anyway."""
_WORTHWHILE = 0.9
_GZIP = 16 + zlib.MAX_WBITS
_SYSTEM = 9
"""The byte of a gzip header that names the system, which a reader has no use for."""


def compressed(path: str, data: bytes) -> bytes | None:
    """Return a file as gzip, the same for the same bytes; None where that would not make it smaller by a tenth."""
    if path.rpartition(".")[2].lower() not in _COMPRESSIBLE or len(data) < _LEAST:
        return None
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    packed = packer.compress(data) + packer.flush()
    if len(packed) > len(data) * _WORTHWHILE:
        return None
    return packed[:_SYSTEM] + b"\xff" + packed[_SYSTEM + 1 :]
