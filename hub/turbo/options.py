"""The options of `hub-turbo` in mkdocs.yml."""

from pathlib import Path

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

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

    def place(self, site: MkDocsConfig) -> Path:
        """Return the folder for what builds of a site remember."""
        return Path(site.config_file_path or "").parent / self.cache

    def misplaced(self, site: MkDocsConfig) -> str | None:
        """Return why nothing can be kept in that folder, or None: it would be published, or made anew with each build."""
        cache = self.place(site).resolve()
        for name, place in (
            ("docs_dir", site.docs_dir),
            ("site_dir", site.site_dir),
            ("custom_dir", site.theme.custom_dir),
        ):
            folder = Path(place).resolve() if place else None
            if folder and (cache.is_relative_to(folder) or folder.is_relative_to(cache)):
                return f"its `cache` ({self.cache}) and the `{name}` of the site lie within each other"
        return None
