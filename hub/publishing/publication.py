"""One publication, from the lock to the swap: nothing that goes wrong on the way changes what is published."""

import shlex
import shutil
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hub.diagnostics import Diagnostic, Severity
from hub.disk import ProjectError
from hub.graph.hub import SETTINGS, Hub
from hub.publishing.audit.check import audited
from hub.publishing.audit.site import Site
from hub.publishing.building import build
from hub.publishing.built import Built
from hub.publishing.holding import held
from hub.publishing.manifest import Manifest, damage, identity, manifest_of, read_manifest, unlisted
from hub.publishing.packing import pack
from hub.publishing.place import Place
from hub.publishing.swap import repairing, swapping
from hub.publishing.system import watched

_SHOWN = 3
"""So many damaged files are named."""
_ROUNDS = 3
"""So often a site is built until nothing that the audit finds is left to withhold."""
Tell = Callable[[str], None]
Builder = Callable[[Path, Path, Collection[str]], Sequence[str | Path]]
"""Gives the words that build a site into a folder, and write a report; the entries with these paths are to be stubs."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published: how it is built, and the hub it is made of.

    `content` is the folder of content as reports name it. `audience` is whom the site is said to be for, empty where nobody
    said so. `quarantine` puts stubs in the place of entries with errors. `packed` says whether files get compressed twins.
    """

    builder: Builder
    hub: Hub
    content: str = ""
    audience: str = ""
    quarantine: bool = False
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a publication came to: what the build told, what the audit found, and the manifest of the site if it is live.

    `before` is the manifest of the site that was there, `strangers` are files in it that nobody had published; `withheld`
    are the sources of entries that are stubs because of what the audit had found on their pages.
    """

    built: Built
    before: Manifest | None
    audit: Sequence[Diagnostic] = ()
    live: Manifest | None = None
    withheld: Collection[str] = ()
    strangers: Sequence[str] = ()


def publish(place: Place, order: Order, tell: Tell) -> Outcome:
    """Build a site, audit it, and put it in its place if nothing is wrong; raises `ProjectError` where that cannot be done."""
    place.live()
    with _safe(place):
        place.prepare()
        with held(place):
            _spend(repairing(place))
            try:
                return _publish(place, order, tell)
            finally:
                if not place.journal.exists():  # else what is there may be the site that has just left
                    place.tidy()


def go_back(place: Place) -> tuple[Manifest, Manifest | None]:
    """Put the previous site in its place again, and return its manifest and that of the one that was there.

    Raises `ProjectError` where there is none, or it is not as it was.
    """
    place.live()
    with _safe(place):
        if place.state.is_dir():
            place.prepare()
            with held(place):
                _spend(repairing(place))
                before, previous = place.live(), read_manifest(place.previous)
                if previous:
                    _refuse_damage(place, previous)
                    _spend(swapping(place, place.previous))
                    return previous, before
    message = f"there is no previous site of {place.target}; a second `hub publish` keeps the first"
    raise ProjectError(message)


def _publish(place: Place, order: Order, tell: Tell) -> Outcome:
    before = place.live()
    found: list[Diagnostic] = []
    withheld: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        tell(f"building {len(order.hub.entries)} entries beside {place.target}")
        site = _built(place, order, withheld)
        if _is_refused(site.built, order):
            return Outcome(site.built, before)
        _refuse_other_readers(place, before, site.built, order)
        tell(f"auditing {len(site.sizes)} files")
        left = audited(site)
        if not left:
            for text in site.built.remarks:
                tell(text)
            strangers = unlisted(place.target, before) if before else ()
            if order.packed:
                pack(place.building)
            return Outcome(site.built, before, found, _go_live(place, site.built, before), withheld, strangers)
        found.extend(left)
        faulty = withheld.union(filter(None, (site.built.pages.get(one.span.path) for one in left)))
        if not order.quarantine or faulty == withheld:
            break
        withheld = faulty
    return Outcome(site.built, before, found)


def _built(place: Place, order: Order, withheld: Collection[str]) -> Site:
    """Build into a new folder; raises `ProjectError` where that is not whole when the build has ended."""
    shutil.rmtree(place.building, ignore_errors=True)
    place.building.mkdir()
    with watched(place.building) as is_there:
        built = build(order.builder(place.building, place.report, withheld), place)
        if not is_there():
            message = f"{place.building} was deleted while the site was being built; publish again"
            raise ProjectError(message)
    if built.lacking:
        message = f"the site would not be whole: {'; '.join(built.lacking)}"
        raise ProjectError(message)
    return Site(place.building, built, order.hub, order.content)


def _is_refused(built: Built, order: Order) -> bool:
    """Whether the content has errors that keep it from being published: any, and in quarantine those of the settings."""
    wrong = {one.span.path for one in built.found if one.severity is Severity.ERROR}
    return SETTINGS in wrong if order.quarantine else bool(wrong)


def _refuse_other_readers(place: Place, before: Manifest | None, built: Built, order: Order) -> None:
    """Raise `ProjectError` where a site for few would take the place of another one, and nobody has named them."""
    if before and built.audience not in {"", before.audience, order.audience}:
        message = f"{place.target} is the site for {before.readers}, and by mkdocs.yml this one is for {built.audience}; name another folder, or if you mean this one, say so: --audience {shlex.quote(built.audience)}"
        raise ProjectError(message)


def _go_live(place: Place, built: Built, before: Manifest | None) -> Manifest:
    """Swap the site that was built in, but for one that is there already, so that the previous one stays the previous one."""
    manifest = manifest_of(place.building, built.audience, built.day)
    if manifest == before and not any(damage(place.target, before)):
        return before
    manifest.write(place.building)
    incoming = identity(place.building)
    place.live()  # since somebody may have put something else there meanwhile
    try:
        _spend(swapping(place, place.building))
    except OSError as fault:
        if identity(place.target) != incoming:
            raise
        message = f"{place.target} has the new site, but the previous one could not be kept ({fault.strerror}); see to it that {place.state} can be written"
        raise ProjectError(message) from None
    return manifest


def _refuse_damage(place: Place, manifest: Manifest) -> None:
    if found := [*islice(damage(place.previous, manifest), _SHOWN)]:
        message = f"the previous site is not as it was: {', '.join(found)}; publish anew instead: hub publish {shlex.quote(str(place.target))}"
        raise ProjectError(message)


@contextmanager
def _safe(place: Place) -> Iterator[None]:
    """Turn what the system refuses into a `ProjectError` that says so."""
    try:
        yield
    except OSError as fault:
        raise ProjectError(_why(place, fault)) from None


def _why(place: Place, fault: OSError) -> str:
    what = Path(fault.filename or place.state)
    rest = f"then try again. {place.target} is as it was"
    if not what.is_relative_to(place.target.parent):
        return f"{what}: {fault.strerror}; see to it that this can be used, {rest}"
    if isinstance(fault, PermissionError) and what == place.state:
        return f"{what} cannot be made ({fault.strerror}): the site before and the next one are kept beside {place.target}. See to it that you can write to {what.parent}, {rest}"
    return f"{what} cannot be written ({fault.strerror}); see to it that it can, {rest}"


def _spend(steps: Iterator[str]) -> None:
    deque(steps, maxlen=0)
