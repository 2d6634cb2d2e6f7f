"""What a build tells of itself to whoever publishes it: the one thing the two processes share besides the folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from hub.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built for a day, and for an audience (empty: for everybody).

    `found` is all that is wrong with the content, what rendering found too; `entries` how many there are. `pages` gives for
    each page of the hub, by its path on the site, the path of its source, empty for pages that the hub makes itself;
    `files` is all that was to be written. `stubs` are the sources of entries that are not shown for their faults. `site`
    is the address of the site, empty where nobody knows it. `told` are warnings of MkDocs and other plugins, `lacking` says
    what the site should have and has not, `remarks` what it has in the place of something that is not installed.
    """

    day: date
    audience: str
    found: tuple[Diagnostic, ...]
    entries: int
    pages: Mapping[str, str]
    files: tuple[str, ...]
    stubs: tuple[str, ...] = ()
    site: str = ""
    told: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def write(self, report: Path) -> None:
        """Write it down."""
        report.write_bytes(msgspec.json.encode(self))

    @staticmethod
    def read(report: Path) -> "Built":
        """Read what was written down; raises `OSError` or `ValueError` where it is not there or not whole."""
        return msgspec.json.decode(report.read_bytes(), type=Built)
