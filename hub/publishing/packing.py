"""A compressed twin beside each file that gains from it, so that a server need not compress it for each reader."""

from pathlib import Path

from hub.serving.compressing import ENDING, compressed


def pack(folder: Path) -> None:
    """Write the twins of all files of a site; they are the same for the same files."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        if packed := compressed(path.name, path.read_bytes()):
            path.with_name(path.name + ENDING).write_bytes(packed)
