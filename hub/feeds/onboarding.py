"""What scripts know of onboarding: the guides with their tasks, and for whom and when they are (`api/onboarding.json`)."""

import json
import re
from collections.abc import Iterable, Mapping

from hub.blocks.words import DOERS
from hub.graph.hub import Hub
from hub.graph.onboarding import Chapter, Duty, duties
from hub.graph.translations import foreign, others
from hub.model.entry import Entry
from hub.model.learning import EVERYONE, Guide
from hub.model.people import Person

VERSION = 1
_MARKS = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)|[*`]+|(?<!\w)_+|_+(?!\w)")


def onboarding_data(hub: Hub, urls: Mapping[str, str]) -> str:
    """Return the data as JSON: `{"version", "times", "roles", "teams", "offices", "people", "guides"}`.

    `times` are the words of the hub, earliest first; `roles`, `teams` and `offices` those that people have, or that guides
    name. `people` by id, those who are to do a task: `{"title", "url"}`. `guides` by id, in the order of their ids, without
    deprecated ones and translations: `{"title", "url", "summary", "minutes", "lang", "also": [{"lang", "url"}], "for", "when",
    "area", "tasks": [{"text", "doer", "key"}]}`; `minutes` is 0 where nobody said, `lang` is there where it is not that of
    the hub, `also` are the same in other languages; a doer is newcomer, buddy, manager, it, hr or the id of a person, a
    text is plain.
    """
    guides = [guide for guide in hub.all(Guide) if not guide.deprecated and not guide.translation_of]
    chapters = [Chapter(guide, duties(hub, guide)) for guide in guides]
    doers = {duty.doer for chapter in chapters for duty in chapter.duties} - {*DOERS}
    told = {
        "version": VERSION,
        "times": list(dict.fromkeys(hub.settings.times)),
        **_words(hub, guides),
        "people": {person.id: _page(person, urls) for person in hub.those(sorted(doers), Person)},
        "guides": {chapter.guide.id: _guide(hub, chapter, urls) for chapter in chapters},
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _words(hub: Hub, guides: Iterable[Guide]) -> dict[str, list[str]]:
    """Return the roles, teams and offices that a reader may choose; a word that only a guide has may be any of them."""
    settings = hub.settings
    lists = {
        "roles": (*settings.roles, *(person.role for person in hub.listed)),
        "teams": (*settings.teams, *(person.team for person in hub.listed)),
        "offices": (*settings.offices, *(person.office for person in hub.listed)),
    }
    known = {word for words in lists.values() for word in words}
    loose = {word for guide in guides for word in guide.for_} - known - {EVERYONE}
    found = {name: sorted({word for word in words if word}) for name, words in lists.items()}
    return {**found, "roles": sorted({*found["roles"], *loose})}


def _guide(hub: Hub, chapter: Chapter, urls: Mapping[str, str]) -> dict[str, object]:
    guide = chapter.guide
    lang = foreign(hub, guide)
    known = [(other.lang or hub.settings.lang, urls.get(other.path, "")) for other in others(hub, guide)]
    return {
        **_page(guide, urls),
        "summary": guide.summary,
        "minutes": guide.minutes.total if guide.minutes else 0,
        **({"lang": lang} if lang else {}),
        "also": [{"lang": other, "url": url} for other, url in known],
        "for": list(guide.for_),
        "when": guide.when,
        "area": guide.area,
        "tasks": [_task(duty) for duty in chapter.duties],
    }


def _task(duty: Duty) -> dict[str, str]:
    return {"text": plain(duty.text), "doer": duty.doer, "key": duty.key}


def _page(entry: Entry, urls: Mapping[str, str]) -> dict[str, object]:
    return {"title": entry.title, "url": urls.get(entry.path, "")}


def plain(text: str) -> str:
    """Return a line of Markdown without its marks; links are their words."""
    return _MARKS.sub(lambda match: match[1] or "", text)
