"""Who looks after which file: whoever keeps an entry right, or else the next who could."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session
from hub.model.topics import Path, Topic

People = tuple[str, ...]
_INNER = 2
"""From this depth on a folder is about one thing, such as `lessons/git/`, and may have owners of its own."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A file, or a folder whose path ends with `/`, and the ids of the people who look after it."""

    path: str
    people: People


def owned(hub: Hub, reachable: Callable[[Person], bool]) -> tuple[Owned, ...]:
    """Return who looks after what, the general before the special, so that what comes last is right.

    Those who have left and those whom the host cannot reach are passed over for the next who could. A folder belongs to
    whoever looks after most of it, so that new files in it have somebody too; a file that follows its folder is left out.
    """
    files = {entry.path: _owners(hub, entry, reachable) for entry in hub.entries.values() if not entry.faulty}
    folders = _folders(files)
    alone = {path: people for path, people in files.items() if people and people != _inherited(path, folders)}
    places = sorted(
        (folders | alone).items(), key=lambda item: (item[0].count("/"), not item[0].endswith("/"), item[0])
    )
    return tuple(Owned(path, people) for path, people in places)


def keepers(hub: Hub, entry: Entry) -> tuple[Person, ...]:
    """Return whom to ask about an entry that need not be in this hub: those who look after it, or else could."""
    return hub.those(_owners(hub, entry, lambda person: person.listed), Person)


def wanted(hub: Hub) -> tuple[Person, ...]:
    """Return those who are here and the first to look after something, in the order of their ids."""
    found = {one for entry in hub.entries.values() if not entry.faulty for one in _owners(hub, entry, lambda _: True)}
    return hub.those(sorted(found), Person)


def _owners(hub: Hub, entry: Entry, reachable: Callable[[Person], bool]) -> People:
    for people in _chain(hub, entry):
        able = [one.id for one in hub.those(people, Person) if not hub.has_left(one) and reachable(one)]
        if able:
            return tuple(dict.fromkeys(able))
    return ()


def _chain(hub: Hub, entry: Entry) -> Iterator[People]:
    """Yield those who look after an entry, and then, one after the other, those who could instead."""
    stewards = tuple(one for topic in hub.those(entry.topics, Topic) for one in _stewards(hub, topic))
    match entry:
        case Guide() | Path():
            yield (entry.owner,)
        case Topic():
            yield _stewards(hub, entry)
            yield tuple(one for above in hub.those((entry.parent or "",), Topic) for one in _stewards(hub, above))
        case Group():
            yield (entry.facilitator,)
        case Person():
            yield (entry.id,)
        case Session():
            yield tuple(group.facilitator for group in hub.those((entry.group or "",), Group))
            yield (entry.facilitator,)
    yield stewards
    if isinstance(entry, Lesson):
        yield entry.authors


def _stewards(hub: Hub, topic: Topic) -> People:
    keeper = hub.get(topic.steward or "")
    if isinstance(keeper, Group):
        return (keeper.facilitator,)
    return (keeper.id,) if isinstance(keeper, Person) else ()


def _folders(files: Mapping[str, People]) -> dict[str, People]:
    """Return the people who look after more than half of the files of an inner folder."""
    inner: dict[str, list[People]] = defaultdict(list)
    for path, people in files.items():
        folder = path.rpartition("/")[0]
        if folder.count("/") + 1 >= _INNER:
            inner[f"{folder}/"].append(people)
    most = {folder: Counter(held).most_common(1)[0] for folder, held in inner.items()}
    return {folder: people for folder, (people, count) in most.items() if people and count * 2 > len(inner[folder])}


def _inherited(path: str, folders: Mapping[str, People]) -> People:
    while path := path.rstrip("/").rpartition("/")[0]:
        if f"{path}/" in folders:
            return folders[f"{path}/"]
    return ()
