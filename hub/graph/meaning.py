"""Which topics of a hub a text speaks of."""

from collections.abc import Mapping

from hub.graph.hub import Hub
from hub.graph.naming import Names, named_in, names_of
from hub.model.topics import Topic


def meant(hub: Hub, text: str) -> Mapping[str, str]:
    """Return the topics that a text names, each with the title or synonym that it says."""
    return named_in(text, hub.once(_names))


def _names(hub: Hub) -> Names:
    return names_of(hub.all(Topic), hub.settings.lang)
