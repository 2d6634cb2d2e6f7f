"""What a site can say under `plugins: {hub: ...}` in mkdocs.yml."""

from mkdocs.config import config_options
from mkdocs.config.base import Config

from hub.site.editor import EditorConfig


class HubConfig(Config):
    """The options of the plugin."""

    audience = config_options.Optional(config_options.Type(str))
    """Who is to read the site: one of the audiences of hub.yml; the widest if nothing is said."""
    today = config_options.Optional(config_options.Type(str))
    """The day to build for; else HUB_TODAY, SOURCE_DATE_EPOCH or today in UTC."""
    search = config_options.Choice(("pagefind", "material"), default="pagefind")
    """Who searches: Pagefind where it is installed, or the theme."""

    cards = config_options.Type(bool, default=True)
    """Whether pages get pictures for links to them; only where `site_url` says where the site is."""

    offline = config_options.Type(bool, default=True)
    """Whether readers' browsers keep pages for when there is no connection; never under `mkdocs serve`."""

    editor = config_options.SubConfig(EditorConfig)
    """The web editor for colleagues without git; there is none if nothing is said."""
