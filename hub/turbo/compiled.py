"""Templates stay compiled while `mkdocs serve` runs. They are never written down: a file with code would be run by whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket


@dataclass
class Compiled(BytecodeCache):
    """The code of templates by their names, each with a digest of its source."""

    codes: dict[str, tuple[str, CodeType]] = field(default_factory=dict)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give jinja2 the code of a template whose source is the same."""
        checksum, code = self.codes.get(bucket.key, ("", None))
        if code and checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self.codes[bucket.key] = bucket.checksum, bucket.code
