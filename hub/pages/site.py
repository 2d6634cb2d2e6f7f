"""All pages of a hub, and the navigation between them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.onboarding import onboarding_words
from hub.graph.order import by_title
from hub.graph.translations import shown
from hub.graph.withheld import stubs
from hub.model.entry import Entry
from hub.model.entry import Page as PlainPage
from hub.model.learning import Guide
from hub.model.people import Group
from hub.model.session import State
from hub.model.topics import Path, Topic
from hub.pages import listings, reference
from hub.pages.address import directory_url, folder_on_pages
from hub.pages.asking import ask_page
from hub.pages.calendar import calendar
from hub.pages.contributors import contributors
from hub.pages.derived import Sheet, derived_page
from hub.pages.directory import directory
from hub.pages.entry import entry_page, stub
from hub.pages.experts import experts
from hub.pages.followups import actions_page, questions_page
from hub.pages.home import contribute, home, with_form
from hub.pages.languages import translations
from hub.pages.mentors import mentors_page
from hub.pages.news import new
from hub.pages.offline import offline
from hub.pages.onboarding import guides, onboarding
from hub.pages.page import Page
from hub.pages.pen import Pen
from hub.pages.progress import progress
from hub.pages.search import search
from hub.pages.struggles import struggles
from hub.pages.vocabulary import time_title
from hub.words.words import ENGLISH, Words

NavItem = str | Mapping[str, "NavItem"] | list["NavItem"]
"""MkDocs' form of navigation: a source path, or a title with what is under it."""

_DERIVED: tuple[Callable[[Hub, Words], Sheet], ...] = (
    listings.lessons,
    listings.paths,
    guides,
    listings.sessions,
    listings.groups,
    directory,
    listings.topics,
    experts,
    mentors_page,
    contributors,
    struggles,
    new,
    home,
    progress,
    offline,
    ask_page,
    search,
    calendar,
    questions_page,
    actions_page,
    translations,
    contribute,
    reference.fields,
    reference.rules,
)


@dataclass(frozen=True, slots=True)
class Site:
    """What a shell puts on the web: pages by path, in the order of their paths, and the navigation."""

    pages: Mapping[str, Page]
    navigation: list[NavItem]


def site_of(
    whole: Hub,
    prefix: str = "content/",
    words: Words = ENGLISH,
    url_of: Callable[[str], str] = directory_url,
    form: str | None = None,
) -> Site:
    """Return the pages of what readers may see of a hub; entries that could not be read are stubs, if readers may know of them.

    `prefix` is the folder of the content as people name it; `words` are those of the hub's own text; `url_of` gives the
    address of a source path relative to the site; `form` is the path of the web editor, where the site has one.
    """
    hub = whole.published
    folder = folder_on_pages(prefix)
    authored = {
        entry.path: entry_page(Pen(hub, entry.path, words, url_of, folder), entry) for entry in hub.entries.values()
    }
    pages = dict(authored)
    for found in (
        *(make(hub, words) for make in _DERIVED),
        *(onboarding(hub, word, words) for word in onboarding_words(hub)),
        *([with_form(contribute(hub, words), Pen(hub, places.CONTRIBUTE, words), form)] if form else []),
    ):
        pages[found.path] = derived_page(found, authored.get(found.path))
    for entry in stubs(whole):
        pages.setdefault(entry.path, stub(Pen(hub, entry.path, words, url_of, folder), entry, prefix))
    return Site(dict(sorted(pages.items())), _navigation(hub, pages, words))


def _navigation(hub: Hub, pages: Mapping[str, Page], words: Words) -> list[NavItem]:
    """Return the tabs: Learn, Onboarding, Sessions, People, Topics, Contribute."""
    return [
        {
            words.say("Learn"): [
                places.LESSONS,
                *_learning(hub, words),
                {words.say("Paths"): [places.PATHS, *_paths(shown(hub, hub.all(Path)))]},
                places.STRUGGLES,
                places.NEW,
                places.PROGRESS,
                places.OFFLINE,
            ]
        },
        {words.say("Onboarding"): [places.GUIDES, *_onboarding(hub, words)]},
        {
            words.say("Sessions"): [
                places.SESSIONS,
                places.CALENDAR,
                places.QUESTIONS,
                places.ACTIONS,
                *_sessions(hub, words),
                {words.say("Groups"): [places.GROUPS, *_paths(hub.all(Group))]},
            ]
        },
        {
            words.say("People"): [
                places.PEOPLE,
                places.EXPERTS,
                places.ASK,
                places.MENTORS,
                places.CONTRIBUTORS,
                *_paths(by_title(hub.listed)),
            ]
        },
        {words.say("Topics"): [places.TOPICS, *_paths(by_title(hub.all(Topic)))]},
        {words.say("Contribute"): _contributing(hub, pages)},
    ]


def _paths(entries: Iterable[Entry]) -> list[NavItem]:
    return [entry.path for entry in entries]


def _learning(hub: Hub, words: Words) -> list[NavItem]:
    return [
        {topic.title if topic else words.say("Other"): _paths(lessons)}
        for topic, lessons in listings.lessons_by_topic(hub)
    ]


def _onboarding(hub: Hub, words: Words) -> list[NavItem]:
    by_time: list[NavItem] = []
    for time in hub.settings.times:
        due: list[NavItem] = _paths(guide for guide in shown(hub, hub.all(Guide)) if guide.when == time)
        by_time.extend([{time_title(words, time): due}] if due else [])
    own: list[NavItem] = [places.onboarding_page(hub, word) for word in onboarding_words(hub)]
    return [*by_time, *([{words.say("For you"): own}] if own else [])]


def _contributing(hub: Hub, pages: Mapping[str, Page]) -> list[NavItem]:
    plain = sorted(entry.path for entry in hub.all(PlainPage) if entry.path in pages)
    own = [path for path in plain if path.startswith("contribute/") and path != places.CONTRIBUTE]
    loose = [path for path in plain if "/" not in path and path not in places.ALWAYS]
    return [places.CONTRIBUTE, *own, places.TRANSLATIONS, places.FIELDS, places.RULES, *loose]


def _sessions(hub: Hub, words: Words) -> list[NavItem]:
    titles = {
        State.PLANNED: words.say("Coming up"),
        State.PROPOSED: words.say("Proposed"),
        State.HELD: words.say("Held"),
        State.CANCELLED: words.say("Cancelled"),
    }
    return [{title: _paths(hub.sessions(state))} for state, title in titles.items() if hub.sessions(state)]
