"""Who looks after which file, as git hosts read it: CODEOWNERS. GitHub and GitLab read the same lines."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from hub.graph.owners import Owned
from hub.model.people import Person

HOSTS = ("github.com", "gitlab.com")
"""Git hosts that are known by their names."""
_HEAD = "# Written by `hub owners`. What comes last is right. Lines of your own belong below the last one.\n"


def handle(person: Person, hosts: Iterable[str] = HOSTS) -> str | None:
    """Return how a git host names someone: by `contact.url` if that is a profile on one of `hosts`, else by the mail address."""
    address = urlsplit(person.contact.url or "")
    name = address.path.strip("/")
    if address.hostname in tuple(hosts) and name and "/" not in name:
        return f"@{name}"
    return person.contact.email


def codeowners(places: Iterable[Owned], handles: dict[str, str], prefix: str, unknown: Iterable[Person]) -> str:
    """Return the text of CODEOWNERS. `prefix` is the folder of the content; those whom no host knows stand in comments."""
    lines = [f"/{prefix}{_escaped(one.path)} {' '.join(handles[who] for who in one.people)}\n" for one in places]
    lost = [f"# No review can be asked of {one.title} ({one.id}): set `contact: {{email: ...}}`.\n" for one in unknown]
    return "".join((_HEAD, *lost, *lines))


def _escaped(path: str) -> str:
    return "".join(f"\\{letter}" if letter in " #*?[]!\\" else letter for letter in path)
