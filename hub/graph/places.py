"""Where the derived pages stand: the pages that the hub makes itself, as source paths below `content/`."""

from markdown.extensions.toc import slugify

from hub.graph.hub import Hub

HOME = "index.md"
LESSONS = "lessons/index.md"
PATHS = "paths/index.md"
GUIDES = "guides/index.md"
SESSIONS = "sessions/index.md"
GROUPS = "groups/index.md"
PEOPLE = "people/index.md"
TOPICS = "topics/index.md"
EXPERTS = "experts.md"
STRUGGLES = "struggles.md"
NEW = "new.md"
CONTRIBUTORS = "contributors.md"
PROGRESS = "progress.md"
ASK = "ask.md"
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
    STRUGGLES,
    NEW,
    CONTRIBUTORS,
    PROGRESS,
    ASK,
    CALENDAR,
    QUESTIONS,
    ACTIONS,
    TRANSLATIONS,
    CONTRIBUTE,
    FIELDS,
    RULES,
)


def onboarding_page(word: str) -> str:
    """Return the path of the onboarding page for a role, team or office."""
    return f"onboarding/{slugify(word, '-') or 'other'}.md"


def derived_paths(hub: Hub) -> frozenset[str]:
    """Return the paths of all derived pages of a hub."""
    return frozenset({*ALWAYS, *(onboarding_page(word) for word in hub.onboarding_words)})
