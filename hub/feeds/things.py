"""What entries are in the words of schema.org, so that search engines and other programs can read them.

Nobody is named here who is not in the directory, and nothing is told that the page of the entry does not show.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from hub.feeds.address import Addresses
from hub.graph import places
from hub.graph.evidence import Expert
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.graph.translations import versions
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.learning import EVERYONE, Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Recording, Session, State
from hub.model.topics import Path, Topic

Thing = dict[str, Any]

TYPES: Mapping[Kind, str] = {
    Kind.LESSON: "LearningResource",
    Kind.GUIDE: "LearningResource",
    Kind.SESSION: "EducationEvent",
    Kind.PERSON: "Person",
    Kind.TOPIC: "DefinedTerm",
    Kind.PATH: "Course",
    Kind.GROUP: "Organization",
    Kind.PAGE: "WebPage",
}
"""What the kinds are called."""


def thing(kind: str, name: str, **more: Any) -> Thing:
    """Return a thing of a type with a name, without what is empty."""
    return {"@type": kind, "name": name, **{key: value for key, value in more.items() if value not in (None, "", [])}}


def entry_thing(hub: Hub, addresses: Addresses, entry: Entry) -> Thing | None:
    """Return what an entry is; None for a session that is only proposed, which is no event yet."""
    return _THINGS[entry.kind](hub, addresses, entry)


def _lesson(hub: Hub, addresses: Addresses, lesson: Lesson) -> Thing:
    requires = hub.those(lesson.requires, Entry)
    return thing(
        TYPES[Kind.LESSON],
        lesson.title,
        **_work(hub, addresses, lesson),
        learningResourceType=lesson.kind.value,
        author=_people(hub, addresses, lesson.authors),
        editor=_people(hub, addresses, lesson.credits.editors),
        translator=_people(hub, addresses, lesson.credits.translators),
        educationalLevel=lesson.level,
        timeRequired=_duration(lesson.minutes.total),
        teaches=list(lesson.outcomes),
        competencyRequired=[_reference(addresses, one) for one in requires],
    )


def _guide(hub: Hub, addresses: Addresses, guide: Guide) -> Thing:
    for_all = EVERYONE in guide.for_
    return thing(
        TYPES[Kind.GUIDE],
        guide.title,
        **_work(hub, addresses, guide),
        learningResourceType=guide.kind.value,
        maintainer=_people(hub, addresses, [guide.owner]),
        timeRequired=_duration(guide.minutes.total) if guide.minutes else None,
        audience=None if for_all else {"@type": "Audience", "audienceType": ", ".join(guide.for_)},
    )


def _path(hub: Hub, addresses: Addresses, path: Path) -> Thing:
    time = _duration(hub.journey(path).time.most)
    steps = dict.fromkeys(step for stage in path.stages for step in stage.do)
    return thing(
        TYPES[Kind.PATH],
        path.title,
        **_work(hub, addresses, path),
        provider=_hub(hub, addresses),
        maintainer=_people(hub, addresses, [path.owner]),
        timeRequired=time,
        teaches=path.outcome,
        hasPart=[_reference(addresses, step) for step in hub.those(steps, Entry) if step.kind is not Kind.SESSION],
        hasCourseInstance=thing("CourseInstance", path.title, courseMode="online", courseWorkload=time),
    )


def _session(hub: Hub, addresses: Addresses, session: Session) -> Thing | None:
    state = hub.state(session)
    if state is State.PROPOSED:
        return None
    at, minutes = session.date.at, session.minutes
    cancelled = state is State.CANCELLED
    return thing(
        TYPES[Kind.SESSION],
        session.title,
        **_told(hub, addresses, session),
        startDate=str(session.date),
        endDate=(at + timedelta(minutes=minutes)).isoformat(timespec="minutes") if at and minutes else None,
        duration=_duration(minutes),
        eventStatus=f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
        **_where(addresses, session, ahead=state is State.PLANNED),
        organizer=_people(hub, addresses, [session.facilitator]),
        performer=_people(hub, addresses, session.speakers),
        recordedIn=_recording(session, session.recording) if session.recording else None,
    )


def _where(addresses: Addresses, session: Session, *, ahead: bool) -> Thing:
    """Return where a session takes place; where to join is for those alone who still can, as on its page."""
    rooms: list[Thing] = []
    if session.place:
        rooms.append(thing("Place", session.place, address=session.place))
    if session.join:
        url = session.join if ahead else addresses.page(session)
        rooms.append({"@type": "VirtualLocation", **({"url": url} if url else {})})
    mode = "Mixed" if session.place and session.join else "Online" if session.join else "Offline"
    return {"eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode", "location": rooms} if rooms else {}


def _recording(session: Session, recording: Recording) -> Thing:
    clips = [thing("Clip", chapter.title, startOffset=chapter.seconds) for chapter in recording.chapters]
    return thing(
        "VideoObject",
        session.title,
        description=session.summary or session.title,
        uploadDate=str(session.date.day),
        url=recording.url,
        duration=_duration(recording.minutes),
        hasPart=clips,
    )


def _person(hub: Hub, addresses: Addresses, person: Person) -> Thing:
    here = not hub.has_left(person)
    known = [topic for topic, expert in hub.expertise(person.id) if _proved(expert)]
    return thing(
        TYPES[Kind.PERSON],
        person.title,
        description=person.summary,
        url=addresses.page(person),
        jobTitle=person.role if here else None,
        memberOf=[_reference(addresses, group) for group in hub.groups_of(person.id)] if here else None,
        knowsAbout=[_reference(addresses, topic) for topic in by_title(hub.those(known, Topic))],
        knowsLanguage=list(person.languages),
    )


def _topic(hub: Hub, addresses: Addresses, topic: Topic) -> Thing:
    terms = thing("DefinedTermSet", hub.settings.name, url=_at(addresses, places.TOPICS))
    return thing(
        TYPES[Kind.TOPIC],
        topic.title,
        description=topic.summary,
        url=addresses.page(topic),
        alternateName=list(topic.synonyms),
        inDefinedTermSet=terms,
    )


def _group(hub: Hub, addresses: Addresses, group: Group) -> Thing:
    return thing(
        TYPES[Kind.GROUP],
        group.title,
        description=group.purpose,
        url=addresses.page(group),
        member=_people(hub, addresses, dict.fromkeys((group.facilitator, *group.members))),
    )


def _page(hub: Hub, addresses: Addresses, page: Entry) -> Thing:
    return thing(TYPES[Kind.PAGE], page.title, **_dated(hub, page), **_told(hub, addresses, page))


_THINGS: Mapping[Kind, Callable[[Hub, Addresses, Any], Thing | None]] = {
    Kind.LESSON: _lesson,
    Kind.GUIDE: _guide,
    Kind.SESSION: _session,
    Kind.PERSON: _person,
    Kind.TOPIC: _topic,
    Kind.PATH: _path,
    Kind.GROUP: _group,
    Kind.PAGE: _page,
}


def _told(hub: Hub, addresses: Addresses, entry: Entry) -> Thing:
    """Return what works and events have in common."""
    return {
        "description": entry.summary,
        "url": addresses.page(entry),
        "inLanguage": hub.language(entry),
        "about": [_reference(addresses, topic) for topic in hub.those(entry.topics, Topic)],
    }


def _work(hub: Hub, addresses: Addresses, entry: Entry) -> Thing:
    """Return what all that people learn from has in common."""
    source = hub.get(entry.translation_of.id) if entry.translation_of else None
    sources = {one.id for one in versions(hub, entry)[1:]}
    return {
        **_told(hub, addresses, entry),
        **_dated(hub, entry),
        "isAccessibleForFree": True,
        "translationOfWork": _reference(addresses, source) if source and entry.id in sources else None,
    }


def _dated(hub: Hub, entry: Entry) -> Thing:
    """Return when an entry came and last changed, as far as its history tells."""
    seen = hub.seen.get(entry.path)
    return {
        "dateCreated": str(seen.added) if seen and seen.added else None,
        "dateModified": str(seen.changed) if seen else None,
    }


def _reference(addresses: Addresses, entry: Entry) -> Thing:
    """Return what a thing says of another: programs that ask more of a course look at its own page."""
    kind = TYPES[Kind.LESSON if entry.kind is Kind.PATH else entry.kind]
    return thing(kind, entry.title, url=addresses.page(entry))


def _people(hub: Hub, addresses: Addresses, ids: Iterable[str]) -> list[Thing]:
    return [_reference(addresses, person) for person in hub.those(ids, Person) if person.listed]


def _hub(hub: Hub, addresses: Addresses) -> Thing:
    return thing("Organization", hub.settings.name, url=addresses.absolute(""))


def _at(addresses: Addresses, path: str) -> str | None:
    return addresses.absolute(addresses.urls.get(path, ""))


def _duration(minutes: int | None) -> str | None:
    return f"PT{minutes}M" if minutes else None


def _proved(expert: Expert) -> bool:
    return bool(expert.evidence)
