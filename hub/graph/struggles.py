"""Which struggles are the same in other words, why, and which of them are like what somebody says.

Sentences with the same terms count as one text; texts that are alike are a group (`alike.py`). A group shows why: the words
that two or more of its struggles share, and the topics.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from markdown.extensions.toc import slugify

from hub.graph.alike import Features, clusters, rarity
from hub.graph.hub import Hub
from hub.graph.index import Index, Item
from hub.graph.struggle import Struggle, struggles
from hub.graph.terms import folded, term, words
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.model.topics import Topic

_LONGEST_ANCHOR = 60
_WEIGHTS: Mapping[str, float] = {"struggles": 4.0, "lessons": 2.0, "topics": 1.0}
"""What a word weighs in a group that is looked for: in its sentences, in the titles of what helped, in its topics."""


@dataclass(frozen=True, slots=True)
class Group:
    """Struggles that are alike: those of lessons first, then those of people, then questions of sessions.

    `anchor` is unique among the groups of a hub. `terms` are shared by two or more of them, the most telling first;
    `words` say each in its shortest form. `topics` are the main topic of its title, then those that two or more share; where
    none is shared, those of any.
    """

    anchor: str
    struggles: tuple[Struggle, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def title(self) -> str:
        """The first of its sentences."""
        return self.struggles[0].text


@dataclass(frozen=True, slots=True)
class Alike:
    """Struggles of others that are in one group with one's own, and the words and topics that both sides have."""

    group: Group
    struggles: tuple[Struggle, ...]
    words: tuple[str, ...]
    topics: tuple[str, ...]


def struggle_groups(hub: Hub) -> tuple[Group, ...]:
    """Return all struggles of a hub in groups, in the order of their titles; each struggle is in one group."""
    return hub.once(_groups)


def similar_struggles(hub: Hub, entry_id: str) -> tuple[Alike, ...]:
    """Return the struggles of others that are like those of an entry, group by group, with why."""
    return tuple(
        _alike(group, own, others)
        for group in hub.once(_by_source).get(entry_id, ())
        if (own := [one for one in group.struggles if one.source == entry_id])
        and (others := tuple(one for one in group.struggles if one.source != entry_id))
    )


def struggles_like(hub: Hub, text: str) -> tuple[Group, ...]:
    """Return the groups for the words of someone who has a problem, best first."""
    answer = hub.once(_index).ask(text)
    groups = {group.anchor: group for group in struggle_groups(hub)}
    ranked = sorted((-match.score * answer.share(match.words), anchor) for anchor, match in answer.matches.items())
    return tuple(groups[anchor] for _, anchor in ranked)


def _alike(group: Group, own: Iterable[Struggle], others: tuple[Struggle, ...]) -> Alike:
    terms = _any_terms(own) & _any_terms(others)
    topics = {topic for one in own for topic in one.topics} & {topic for one in others for topic in one.topics}
    return Alike(
        group,
        others,
        tuple(word for shared, word in zip(group.terms, group.words, strict=True) if shared in terms),
        tuple(topic for topic in group.topics if topic in topics),
    )


def _any_terms(those: Iterable[Struggle]) -> frozenset[str]:
    return frozenset(shared for one in those for shared in one.terms)


# --- groups


def _groups(hub: Hub) -> tuple[Group, ...]:
    texts: dict[frozenset[str] | str, list[Struggle]] = defaultdict(list)
    for struggle in struggles(hub):
        texts[struggle.terms or folded(struggle.text)].append(struggle)
    same = list(texts.values())
    features = [_features(each) for each in same]
    weights = rarity(features)
    found = [_ordered(hub, [one for place in places for one in same[place]]) for places in clusters(features)]
    found.sort(key=lambda each: (folded(each[0].text), each[0].text, each[0].source))
    return tuple(_group(anchor, each, weights) for anchor, each in zip(_anchors(found), found, strict=True))


def _features(same: Sequence[Struggle]) -> Features:
    return Features(same[0].terms, frozenset(topic for one in same for topic in one.topics))


def _ordered(hub: Hub, those: Iterable[Struggle]) -> tuple[Struggle, ...]:
    def rank(one: Struggle) -> tuple[int, str, str]:
        source = hub.get(one.source)
        return 0 if isinstance(source, Lesson) else 1 if isinstance(source, Person) else 2, one.text, one.source

    return tuple(sorted(those, key=rank))


def _group(anchor: str, those: tuple[Struggle, ...], weights: Mapping[str, float]) -> Group:
    said = Counter(term for one in those for term in one.terms)
    telling = sorted((-count * weights[term], term) for term, count in said.items() if count > 1)
    terms = tuple(term for _, term in telling)
    forms = _shortest_forms(those)
    return Group(anchor, those, terms, tuple(forms[term] for term in terms), _topics(those))


def _topics(those: tuple[Struggle, ...]) -> tuple[str, ...]:
    named = Counter(topic for one in those for topic in one.topics)
    ranked = [topic for topic, _ in named.most_common()]
    shared = [topic for topic in ranked if named[topic] > 1]
    return tuple(dict.fromkeys((*those[0].topics[:1], *(shared or ranked))))


def _shortest_forms(those: Iterable[Struggle]) -> Mapping[str, str]:
    forms = sorted(((len(word), word, one.lang) for one in those for word in words(one.text, one.lang)), reverse=True)
    return {term(word, lang): word for _, word, lang in forms}


def _anchors(groups: Iterable[tuple[Struggle, ...]]) -> Iterator[str]:
    """Yield an anchor for each group: the words its first sentence begins with, and a number where that is taken."""
    taken: set[str] = set()
    for text in (group[0].text for group in groups):
        slug = slugify(text, "-")
        short = slug if len(slug) <= _LONGEST_ANCHOR else slug[:_LONGEST_ANCHOR].rpartition("-")[0]
        name = short or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        anchor, number = name, 1
        while anchor in taken:
            number += 1
            anchor = f"{name}-{number}"
        taken.add(anchor)
        yield anchor


# --- indexes


def _by_source(hub: Hub) -> Mapping[str, tuple[Group, ...]]:
    found: dict[str, dict[str, Group]] = defaultdict(dict)
    for group in struggle_groups(hub):
        for one in group.struggles:
            found[one.source][group.anchor] = group
    return {source: tuple(groups.values()) for source, groups in found.items()}


def _index(hub: Hub) -> Index:
    return Index(_WEIGHTS, (item for group in struggle_groups(hub) for item in _items(hub, group)))


def _items(hub: Hub, group: Group) -> Iterator[Item]:
    """Yield what a group says, language by language."""
    helped = [entry.title for entry in hub.those((each for one in group.struggles for each in one.helped), Entry)]
    topics = [name for topic in hub.those(group.topics, Topic) for name in (topic.title, *topic.synonyms)]
    for lang in sorted({one.lang for one in group.struggles}):
        texts = [("struggles", one.text) for one in group.struggles if one.lang == lang]
        around = [*(("lessons", title) for title in helped), *(("topics", name) for name in topics)]
        yield Item(group.anchor, lang, [*texts, *around])
