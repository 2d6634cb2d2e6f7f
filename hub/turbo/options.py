"""The options of `hub-turbo` in mkdocs.yml."""

from mkdocs.config import config_options as options
from mkdocs.config.base import Config

SWITCH = "HUB_TURBO"
"""The environment variable that makes a build plain where it is `off`."""


class TurboConfig(Config):
    """`plugins: {hub-turbo: {}}`."""

    enabled = options.Type(bool, default=True)
    """Whether builds remember anything."""
    cache = options.Type(str, default=".cache/turbo")
    """The folder for what they remember, relative to that of mkdocs.yml. It must not be part of the site."""
    room = options.Type(int, default=1024)
    """So many megabytes it may take."""
    shared = options.Type(str, default="")
    """An object store that machines share, such as `s3://bucket/prefix`; only those who may publish the site should write to it."""
    jobs = options.Optional(options.Type(int))
    """In how many processes pages are made; one for each processor where nothing is said."""
    trusted = options.ListOfItems(options.Type(str), default=[])
    """Packages whose extensions, functions and hooks go by nothing but what they are given."""
