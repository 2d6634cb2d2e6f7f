"""Who could help a person: the best matches among those with room, and why."""

from collections.abc import Iterable

from hub.graph import places
from hub.graph.matching import Match
from hub.graph.onboarding import is_new
from hub.graph.shortlist import buddies, mentors
from hub.model.people import Person
from hub.pages.facts import section
from hub.pages.markup import bullets, joined, strong
from hub.pages.pen import Pen
from hub.pages.reasons import reason_in_words

_BEST = 3


def could_help(pen: Pen, person: Person) -> str:
    """Return who could mentor someone who wants to learn, and be the buddy of someone new who has none."""
    hub = pen.hub
    mentoring = hub.once(mentors).best(person, _BEST) if person.wants else ()
    care = hub.once(buddies).best(person, _BEST) if is_new(hub, person) and not person.buddy else ()
    return joined(
        (
            section(pen.say("Who could mentor you"), "could-mentor", _matches(pen, mentoring, "mentors")),
            section(pen.say("Who could be your buddy"), "could-be-buddy", _matches(pen, care, "buddies")),
        )
    )


def _matches(pen: Pen, found: Iterable[Match], anchor: str) -> str:
    lines = bullets(
        f"{strong(pen.people([one.person]))}: {'; '.join(reason_in_words(pen, reason) for reason in one.why)}"
        for one in found
    )
    everyone = pen.place(f"{places.MENTORS}#hub-{anchor}", pen.say("Mentors and buddies"))
    return joined((lines, pen.say("More: {topic}.", topic=everyone))) if lines else ""
