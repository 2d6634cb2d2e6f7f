"""Where the derived pages stand: the pages that the hub makes itself, as source paths below `content/`."""

from collections.abc import Mapping
from hashlib import sha256

from markdown.extensions.toc import slugify_unicode

from hub.graph.hub import Hub
from hub.graph.onboarding import onboarding_words

HOME = "index.md"
LESSONS = "lessons/index.md"
PATHS = "paths/index.md"
GUIDES = "guides/index.md"
SESSIONS = "sessions/index.md"
GROUPS = "groups/index.md"
PEOPLE = "people/index.md"
TOPICS = "topics/index.md"
EXPERTS = "experts.md"
MENTORS = "mentors.md"
STRUGGLES = "struggles.md"
NEW = "new.md"
CONTRIBUTORS = "contributors.md"
PROGRESS = "progress.md"
OFFLINE = "offline.md"
ASK = "ask.md"
SEARCH = "search.md"
CALENDAR = "calendar.md"
QUESTIONS = "questions.md"
ACTIONS = "actions.md"
TRANSLATIONS = "translations.md"
CONTRIBUTE = "contribute/index.md"
FIELDS = "contribute/fields.md"
RULES = "contribute/rules.md"

SUBSCRIPTION = "sessions.ics"
FEED = "feed.xml"
"""What readers subscribe to: a calendar and a feed, relative to the site."""

ALWAYS = (
    HOME,
    LESSONS,
    PATHS,
    GUIDES,
    SESSIONS,
    GROUPS,
    PEOPLE,
    TOPICS,
    EXPERTS,
    MENTORS,
    STRUGGLES,
    NEW,
    CONTRIBUTORS,
    PROGRESS,
    OFFLINE,
    ASK,
    SEARCH,
    CALENDAR,
    QUESTIONS,
    ACTIONS,
    TRANSLATIONS,
    CONTRIBUTE,
    FIELDS,
    RULES,
)


def anchor(entry_id: str) -> str:
    """Return the anchor of what a page says of an entry: `topics/a/b` is `topics-a.b`, and `topics/a-b` another."""
    folder, _, name = entry_id.partition("/")
    return f"{folder}-{name.replace('/', '.')}"


def onboarding_page(hub: Hub, word: str) -> str:
    """Return the path of the onboarding page for a role, team or office that has one; no other word has the same."""
    return hub.once(_onboarding_pages)[word]


def derived_paths(hub: Hub) -> frozenset[str]:
    """Return the paths of all derived pages of a hub."""
    return frozenset({*ALWAYS, *hub.once(_onboarding_pages).values()})


def _onboarding_pages(hub: Hub) -> Mapping[str, str]:
    """Return a path for each word: a name that keeps all letters of the word stands alone, others get a digest of it."""
    pages: dict[str, str] = {}
    for word in onboarding_words(hub):
        name = slugify_unicode(word, "-")
        path = f"onboarding/{name}.md"
        if name != "-".join(word.casefold().split()) or path in pages.values():
            digest = sha256(word.encode()).hexdigest()[:6]
            path = f"onboarding/{f'{name}-{digest}' if name else digest}.md"
        pages[word] = path
    return pages
