"""The page of struggles: what others found hard, what helped, and whom to ask."""

from collections.abc import Iterable, Iterator

from hub.graph import places
from hub.graph.hub import Hub
from hub.model.learning import Lesson
from hub.model.topics import Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import quotes, section
from hub.pages.listings import lessons_by_topic
from hub.pages.markup import bullets, escape, joined
from hub.pages.pen import Pen
from hub.words.words import Words


def struggles(hub: Hub, words: Words) -> Sheet:
    """Return what others struggled with, by topic: in their words, what helped, whom to ask."""
    pen = Pen(hub, places.STRUGGLES, words)
    intro = pen.say(
        "Others struggled with this too. Find the sentence that could be yours; it leads to what helped and to whom to ask."
    )
    people = [person for person in hub.listed if person.struggled_with]
    sections = [
        section(
            topic.title if topic else pen.say("Other"),
            topic.id.replace("/", "-") if topic else "other",
            bullets(_helped(pen, topic, lessons)),
        )
        for topic, lessons in lessons_by_topic(hub)
    ]
    colleagues = joined(joined((f"{pen.to(person)}:", quotes(pen, person.struggled_with))) for person in people)
    return sheet(
        pen,
        pen.say("Struggles"),
        intro,
        *sections,
        section(pen.say("Colleagues, in their own words"), "colleagues", colleagues),
    )


def _helped(pen: Pen, topic: Topic | None, lessons: Iterable[Lesson]) -> Iterator[str]:
    known = [expert for expert in pen.hub.experts(topic.id) if expert.evidence][:2] if topic else []
    ask = [pen.say("Ask {people}.", people=pen.people(expert.person for expert in known))] if known else []
    for lesson in lessons:
        for struggle in lesson.struggles:
            helps = pen.say("“{struggle}” What helps: {lesson}.", struggle=escape(struggle), lesson=pen.to(lesson))
            yield " ".join((helps, *ask))
