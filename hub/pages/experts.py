"""The page of experts: who knows each topic, with the evidence, and how the order comes about."""

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.topics import Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import section
from hub.pages.markup import joined
from hub.pages.pen import Pen
from hub.pages.proof import expert_list, how_ranked
from hub.words.words import Words

_MOST = 3
"""So many are shown for a topic; its own page has all."""


def experts(hub: Hub, words: Words) -> Sheet:
    """Return who knows each topic, with the evidence."""
    pen = Pen(hub, places.EXPERTS, words)
    intro = pen.say(
        "Who knows what, by what they have done for others: the most, and the most recent, first. The number beside a name is what these deeds weigh together. What people say of themselves stands apart."
    )
    topics = by_title(hub.all(Topic))
    sections = [section(topic.title, places.anchor(topic.id), _with_link(pen, topic)) for topic in topics]
    return sheet(pen, pen.say("Experts"), intro, *sections, how_ranked(pen) if any(sections) else "")


def _with_link(pen: Pen, topic: Topic) -> str:
    known = expert_list(pen, topic.id, _MOST)
    return joined((known, pen.say("More: {topic}.", topic=pen.to(topic)))) if known else ""
