"""What the search knows by heart: names of topics, who knows each, words to read typing slips by, labels of facets."""

import json
from collections.abc import Mapping

from hub.feeds.facets import TIMES
from hub.feeds.spelling import vocabulary
from hub.graph import places
from hub.graph.evidence import Expert
from hub.graph.gifts import given_for
from hub.graph.hub import Hub
from hub.graph.terms import folded, stop_words, terms
from hub.model.kind import Kind
from hub.model.learning import EVERYONE
from hub.model.people import Person
from hub.model.topics import Topic
from hub.words.deeds import deeds_told
from hub.words.words import Words, term

VERSION = 1
KNOWN = "api/search.json"
SPELLING = "api/search-words.json"
_EXPERTS = 3
_WHO = folded(
    "who whom whose expert experts anyone anybody wer wen wem kennt weiß quién quien quienes quiénes conoce sabe "
    "qui quem chi 誰 だれ"
).split()
"""Words that ask for people, whatever the language of the hub."""
_BESIDE = folded(
    "help helps helping explain explains teach teaches show shows ask talk contact good best work works working "
    "hilft helfen hilfe erklärt erklären zeigt zeigen fragen ayuda ayudar ayude explica explicar enseña preguntar "
    "ajuda ajudar ensina aide aider aiuta spiega"
).split()
"""Words that say nothing beside those, and mean something where nobody is asked for."""
_LABELS = {
    Kind.LESSON: term("Lessons"),
    Kind.GUIDE: term("Guides"),
    Kind.SESSION: term("Sessions"),
    Kind.PERSON: term("People"),
    Kind.TOPIC: term("Topics"),
    Kind.PATH: term("Paths"),
    Kind.GROUP: term("Groups"),
    Kind.PAGE: term("Pages"),
}
_DEEDS_SHOWN = 3


def finder(hub: Hub, urls: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return the data of the search by paths on the site.

    `api/search.json`: `{"version", "ignored", "who", "beside", "labels", "propose", "topics"}`: folded words that say
    nothing by themselves, words that ask for people, and words that say nothing beside these; for each facet the labels
    of its values, and under `one` what an entry of each kind is called; where to propose a lesson; by the id of each
    topic `[title, url, [terms of each name], whether somebody is known for it]`. `api/search-words.json`: the words by
    which slips are read. `topics/ID/experts.json`, for each topic that somebody is known for, the strongest first:
    `[{"id", "title", "about", "url", "why"}]`.
    """
    experts = {topic.id: _experts(hub, topic, urls, words) for topic in hub.all(Topic)}
    known = {
        "version": VERSION,
        "ignored": " ".join(sorted(stop_words(hub.settings.lang) | stop_words("en"))),
        "who": " ".join(_WHO),
        "beside": " ".join(_BESIDE),
        "labels": _labels(hub, words),
        "propose": hub.settings.links.propose or urls.get(places.CONTRIBUTE, ""),
        "topics": {topic.id: _topic(hub, topic, urls, known=bool(experts[topic.id])) for topic in hub.all(Topic)},
    }
    people = {f"{topic_id}/experts.json": found for topic_id, found in experts.items() if found}
    return {path: _json(told) for path, told in ({KNOWN: known, SPELLING: vocabulary(hub)} | people).items()}


def _topic(hub: Hub, topic: Topic, urls: Mapping[str, str], *, known: bool) -> list[object]:
    lang = hub.language(topic)
    names = {" ".join(terms(name, lang)) for name in (topic.title, *topic.synonyms)}
    return [topic.title, urls.get(topic.path, ""), sorted(names - {""}), int(known)]


def _experts(hub: Hub, topic: Topic, urls: Mapping[str, str], words: Words) -> list[dict[str, str]]:
    listed = {person.id: person for person in hub.listed}
    proven = [one for one in hub.experts(topic.id) if one.person in listed][:_EXPERTS]
    return [_person(hub, listed[one.person], one, urls, words) for one in proven]


def _person(hub: Hub, person: Person, expert: Expert, urls: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return someone who knows a topic, with what they did for it, or that they say so themselves."""
    return {
        "id": person.id,
        "title": person.title,
        "about": ", ".join(part for part in (person.role, person.office) if part),
        "url": urls.get(person.path, ""),
        "why": _why(hub, expert, words),
    }


def _why(hub: Hub, expert: Expert, words: Words) -> str:
    """Return what someone did for a topic, the heaviest first; what they say themselves where they did nothing that counts."""
    told = deeds_told(words, given_for(hub, expert).items())
    return words.listed(told[:_DEEDS_SHOWN]) or ("" if expert.evidence else words.say("By their own words"))


def _labels(hub: Hub, words: Words) -> dict[str, dict[str, str]]:
    times = {str(most): words.say("Up to {minutes} minutes", minutes=most) for most in TIMES}
    languages = sorted({hub.language(entry) for entry in hub.entries.values()})
    return {
        "kind": {kind.value: words.say(label) for kind, label in _LABELS.items()},
        "one": {kind.value: words.say(kind.value) for kind in Kind},
        "time": {**times, "more": words.say("More than {minutes} minutes", minutes=TIMES[-1])},
        "level": {level: words.say(level) for level in hub.settings.levels},
        "for": {EVERYONE: words.say(EVERYONE)},
        "lang": {lang: words.language(lang) for lang in languages},
    }


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
