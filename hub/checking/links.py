"""Links, anchors and images in bodies."""

import posixpath
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

from hub.diagnostics import Diagnostic, brief
from hub.graph.beside import named_files
from hub.graph.hub import Hub
from hub.graph.places import derived_paths
from hub.reading.document import Document
from hub.reading.parts import Link
from hub.reading.target import link_to, target_of
from hub.rules import content

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_ANCHORS = "hub-"
_LONGEST, _MOST = 1000, 1000
"""Nothing is suggested for a longer target, nor out of more anchors."""


def broken_links(hub: Hub) -> Iterator[Diagnostic]:
    """Find links to pages and files that are not there."""
    derived = derived_paths(hub)
    for document in hub.documents.values():
        for link in document.links:
            if link.image or (link.target and link.leads and link.leads.path in hub.files):
                continue
            if problem := _problem(hub, document, link, derived):
                message, replacement = problem
                hint = f"Did you mean `{replacement}`?" if replacement else content.BROKEN_LINK.fix
                yield Diagnostic(content.BROKEN_LINK, link.span, message, hint, replacement)


def broken_anchors(hub: Hub) -> Iterator[Diagnostic]:
    """Find links to headings that the page does not have."""
    by_path = {document.path: document for document in hub.documents.values()}
    for document in hub.documents.values():
        for link in document.links:
            target = None if link.image else link.leads
            other = by_path.get(target.path) if target else None
            if (
                target
                and other
                and target.anchor
                and not target.anchor.startswith(_OWN_ANCHORS)
                and target.anchor not in other.anchors
                and other.has_text
            ):
                near = _near_anchor(target.anchor, other.anchors)
                replacement = f"{link.target.partition('#')[0]}#{near}" if near else None
                listed = ", ".join(f"#{heading.id}" for heading in other.headings[:8])
                hint = (
                    f"Did you mean `{replacement}`?"
                    if replacement
                    else f"Use one of its headings: {listed}."
                    if listed
                    else "Link to the page without an anchor."
                )
                yield Diagnostic(
                    content.BROKEN_ANCHOR,
                    link.span,
                    f"`{other.path}` has no heading `#{brief(target.anchor)}`.",
                    hint,
                    replacement,
                )


@lru_cache(maxsize=256)
def _near_anchor(anchor: str, anchors: frozenset[str]) -> str | None:
    small = len(anchors) <= _MOST and len(anchor) <= _LONGEST
    return next(iter(get_close_matches(anchor, sorted(anchors), n=1)), None) if small else None


def missing_images(hub: Hub) -> Iterator[Diagnostic]:
    """Find local images that are not there."""
    images = frozenset(path for path in hub.files if not path.endswith(".md"))
    for document in hub.documents.values():
        for link in document.links:
            local = link.image and not is_foreign(link.target)
            if local and (link.leads is None or link.leads.path not in images or not link.target):
                yield _missing_image(document, link, images)


def missing_files(hub: Hub) -> Iterator[Diagnostic]:
    """Find files that a field names and that are not there: photos, transcripts, slides."""
    for entry_id, route, name in named_files(hub):
        target = target_of(hub.entries[entry_id].path, name)
        if not is_foreign(name) and (target is None or target.path not in hub.files):
            rule = content.MISSING_IMAGE if route == ("photo",) else content.BROKEN_LINK
            span = hub.documents[entry_id].span(route)
            yield Diagnostic(
                rule, span, f"There is no file `{name}`.", "Put it beside this file, and write its name here."
            )


def _missing_image(document: Document, link: Link, images: frozenset[str]) -> Diagnostic:
    wanted = link.leads.path if link.leads else link.target.strip("/")
    path = posixpath.normpath(wanted) if len(wanted) <= _LONGEST else wanted
    near = None if len(path) > _LONGEST else _in_small(images).get(path.lower()) or _nearest(path, images)
    replacement = link_to(near, document.path) if near else None
    hint = f"Did you mean `{replacement}`?" if replacement else content.MISSING_IMAGE.fix
    return Diagnostic(content.MISSING_IMAGE, link.span, f"There is no image `{brief(link.target)}`.", hint, replacement)


def missing_alternative_texts(hub: Hub) -> Iterator[Diagnostic]:
    """Find images without a description."""
    for document in hub.documents.values():
        for link in document.links:
            if link.image and not link.label.strip():
                message = "The image has no description for those who cannot see it."
                yield Diagnostic(
                    content.MISSING_ALTERNATIVE_TEXT, link.whole, message, content.MISSING_ALTERNATIVE_TEXT.fix
                )


def _problem(hub: Hub, document: Document, link: Link, derived: frozenset[str]) -> tuple[str, str | None] | None:
    """Return what is wrong with a link and the target that was probably meant, or None where all is well."""
    try:
        scheme = urlsplit(link.target).scheme.lower()
    except ValueError:
        return f"`{brief(link.target)}` is not an address.", None
    if scheme in _SCHEMES or _is_mail_address(link):
        return None
    if scheme:
        return f"Links that begin with `{brief(scheme)}:` are not published.", None
    if link.target.startswith(("//", "\\")) or not link.target:
        return (
            f"`{brief(link.target)}` does not say where it leads." if link.target else "The link leads nowhere.",
            None,
        )
    return _misled(hub, document, link, derived)


def _is_mail_address(link: Link) -> bool:
    return link.target == link.label and "@" in link.target and "/" not in link.target


def _misled(hub: Hub, document: Document, link: Link, derived: frozenset[str]) -> tuple[str, str | None] | None:
    """Return what is wrong with a link inside the hub."""
    if link.leads is not None and (link.leads.path in hub.files or link.leads.path in derived):
        return None
    near = _meant(hub, document, link.target, derived) if len(link.target) <= _LONGEST else None
    replacement = link_to(near, document.path) + _anchor(link.target) if near else None
    if link.target.startswith("/"):
        return "Links that begin with `/` break where the hub is not at the top of its host.", replacement
    return f"There is no page or file `{brief(link.target)}`.", replacement


def _meant(hub: Hub, document: Document, link: str, derived: frozenset[str]) -> str | None:
    """Return the path that a link probably means: with the suffix it lacks, from the top, in other capitals, or one letter off."""
    plain = link.partition("#")[0].strip()
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), plain.lstrip("/")))
    for place in (beside, plain.strip("/")):
        stem = place.removesuffix(".html").removesuffix(".md").rstrip("/")
        for guess in (place, f"{stem}.md", f"{stem}/index.md", f"{stem}/README.md"):
            if guess in hub.files or guess in derived:
                return guess
            if other := _in_small(hub.files | derived).get(guess.lower()):
                return other
    return _nearest(beside, hub.files | derived)


@lru_cache(maxsize=4)
def _in_small(files: frozenset[str]) -> Mapping[str, str]:
    """Return the files by their paths in small letters."""
    return {file.lower(): file for file in sorted(files, reverse=True)}


@lru_cache(maxsize=256)
def _nearest(path: str, files: frozenset[str]) -> str | None:
    name = posixpath.basename(path)
    pool = sorted(
        file
        for file in files
        if posixpath.basename(file)[:1] == name[:1]
        and abs(len(posixpath.basename(file)) - len(name)) <= len(name) // 3 + 1
    )
    found = get_close_matches(path, pool, n=1, cutoff=0.75)
    return found[0] if found else None


def _anchor(link: str) -> str:
    _, mark, anchor = link.partition("#")
    return mark + anchor


def is_foreign(target: str) -> bool:
    """Return whether an address is on another host."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") or bool(parts.netloc)
