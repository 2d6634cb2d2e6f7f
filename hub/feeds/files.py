"""All files that hold a hub as data, for every shell alike."""

from collections.abc import Mapping

from hub.feeds.address import Addresses
from hub.feeds.atom import feeds
from hub.feeds.calendar import calendars
from hub.feeds.catalogue import catalogue, catalogue_schema
from hub.feeds.finder import finder
from hub.feeds.llms import NAME, llms, robots
from hub.feeds.onboarding import onboarding_data
from hub.feeds.plans import plans
from hub.graph.hub import Hub
from hub.words.words import ENGLISH, Words


def data_files(hub: Hub, urls: Mapping[str, str], site: str | None = None, words: Words = ENGLISH) -> dict[str, str]:
    """Return the text of each data file by its path on the site.

    `urls` gives the address of each source path relative to the site, `site` the address of the site where it is known.
    `words` are those of the hub, for what readers see of it.
    """
    addresses = Addresses(urls, site)
    for_robots = robots(addresses)
    return {
        "api/hub.json": catalogue(hub, urls),
        "api/hub.schema.json": catalogue_schema(),
        "api/onboarding.json": onboarding_data(hub, urls),
        "api/plan.json": plans(hub, urls),
        **finder(hub, urls, words),
        **calendars(hub, addresses),
        **feeds(hub, addresses),
        NAME: llms(hub, addresses),
        **({"robots.txt": for_robots} if for_robots else {}),
    }
