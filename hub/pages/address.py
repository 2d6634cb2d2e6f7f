"""Addresses of pages, for markup in which no generator turns source paths into them."""

import posixpath

from hub.model.kind import id_of


def directory_url(path: str) -> str:
    """Return the address that a generator with directory addresses gives a source path, relative to the site."""
    entry_id = id_of(path)
    return f"{entry_id}/" if entry_id else ""


def file_url(path: str) -> str:
    """Return the address that a generator with one file for each page gives a source path, relative to the site."""
    name = posixpath.basename(path)
    stem = "index" if name == "README.md" else name.removesuffix(".md")
    return posixpath.join(posixpath.dirname(path), f"{stem}.html")


def seen_from(page: str, target: str) -> str:
    """Return an address of the site as a link on the page at another address; both are relative to the site."""
    folder = posixpath.dirname(page)
    relative = posixpath.relpath(target or ".", folder or ".")
    return f"{relative}/" if not target or target.endswith("/") else relative


def folder_on_pages(prefix: str) -> str:
    """Return the folder of the content as pages name it: of one outside the project, by a whole path, the last name."""
    first, stroke, _ = prefix.partition("/")
    outside = stroke and (not first or first.endswith(":"))
    return f"{posixpath.basename(prefix.rstrip('/'))}/" if outside else prefix
