"""The page of struggles: what others found hard, what helped, and whom to ask."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hub.graph import places
from hub.graph.helping import Helper, helpers, what_helped
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.graph.struggles import Group, struggle_groups
from hub.graph.terms import stop_words, term
from hub.graph.terms import words as words_of
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.session import Session
from hub.model.topics import Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import box_for, element
from hub.pages.facts import fact, fact_list, section
from hub.pages.markup import box, bullets, escape, heading
from hub.pages.pen import Pen
from hub.pages.quotes import anchor, quote, quotes
from hub.words.words import Words

_MOST_WORDS = 5
"""So many words say why struggles are alike."""


def struggles(hub: Hub, words: Words) -> Sheet:
    """Return what others struggled with, by topic: in their words, what helped, whom to ask."""
    pen = Pen(hub, places.STRUGGLES, words)
    intro = pen.say(
        "Others struggled with this too. Find the sentence that could be yours; it leads to what helped and to whom to ask."
    )
    sections = [_part(pen, topic, groups) for topic, groups in _by_topic(hub)]
    data = {"ignored": _ignored(hub)}
    return sheet(pen, pen.say("Struggles"), intro, element("seek", data, *sections, _elsewhere(pen)))


def _by_topic(hub: Hub) -> Iterator[tuple[Topic | None, list[Group]]]:
    """Yield the groups by the first of their topics, in the order of the topics' titles; those without one last.

    Questions of sessions that are like no struggle of a lesson or person stay on the page of questions.
    """
    found: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(struggle_groups(hub), key=lambda group: -len(group.struggles)):
        if any(not isinstance(hub.get(one.source), Session) for one in group.struggles):
            found[next(iter(group.topics), "")].append(group)
    for topic in by_title(hub.all(Topic)):
        if topic.id in found:
            yield topic, found[topic.id]
    if "" in found:
        yield None, found[""]


def _part(pen: Pen, topic: Topic | None, groups: Iterable[Group]) -> str:
    title = topic.title if topic else pen.say("Other")
    name = places.anchor(topic.id) if topic else "other"
    names = [(pen.hub.language(topic), name) for name in (topic.title, *topic.synonyms)] if topic else []
    return box_for("part", {"words": _sought(names)}, section(title, name, *(_group(pen, one) for one in groups)))


def _elsewhere(pen: Pen) -> str:
    """Return where to go with a struggle that is none of these."""
    links = {
        "ask": pen.place(places.ASK, pen.say("ask a colleague")),
        "experts": pen.place(places.EXPERTS, pen.say("who knows what")),
        "questions": pen.place(places.QUESTIONS, pen.say("what was asked in sessions")),
    }
    told = pen.say("Yours is not among them? You can {ask}, see {experts}, or look at {questions}.", **links)
    return box("elsewhere", told)


def _group(pen: Pen, group: Group) -> str:
    """Return a group: what was said, what helped, whom to ask, and why it is one group."""
    helped = what_helped(pen.hub, group)
    first, *others = quotes(pen, group.struggles, named=len(helped) > 1)
    said = [(one.lang, one.text) for one in group.struggles]
    facts = fact_list(
        (
            fact(pen.say("What helped"), pen.listed([_remedy(pen, one) for one in helped]) or _nothing_yet(pen)),
            fact(pen.say("Whom to ask"), pen.listed([_helper(pen, one) for one in helpers(pen.hub, group)])),
        )
    )
    return box_for(
        "struggle",
        {"words": _sought([*said, *((pen.hub.language(one), one.title) for one in helped)])},
        heading(3, pen.say("“{text}”", text=first[0]), anchor(group)),
        box("said-by", first[1]),
        box("more-said", bullets(quote(pen, escape(text), said_by) for text, said_by in others)),
        facts,
        _why(pen, group),
    )


def _remedy(pen: Pen, entry: Entry) -> str:
    told = pen.duration(entry.minutes.total) if isinstance(entry, Lesson) else pen.term(entry.kind)
    return f"{pen.tracked(entry)} ({told})"


def _nothing_yet(pen: Pen) -> str:
    way = pen.place(places.CONTRIBUTE, pen.say("write it down"))
    return pen.say("There is no lesson on it yet. If you know what helps, {write}.", write=way)


def _helper(pen: Pen, helper: Helper) -> str:
    name = pen.to(helper.person)
    return pen.say("{person} (had it too)", person=name) if helper.had_it else name


def _why(pen: Pen, group: Group) -> str:
    words = ", ".join(map(escape, group.words[:_MOST_WORDS]))
    return box("why", pen.say("Alike in these words: {words}.", words=words)) if words else ""


def _sought(texts: Iterable[tuple[str, str]]) -> str:
    """Return the words that texts are found by, each with its language: as they are written, and their stems."""
    pairs = [(word, term(word, lang)) for lang, text in texts for word in words_of(text, lang)]
    return " ".join(sorted({form for pair in pairs for form in pair}))


def _ignored(hub: Hub) -> str:
    """Return the words that say nothing by themselves, in the languages of the struggles."""
    langs = {one.lang for group in struggle_groups(hub) for one in group.struggles}
    return " ".join(sorted({word for lang in langs for word in stop_words(lang)}))
