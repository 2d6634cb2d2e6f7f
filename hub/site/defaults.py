"""What the hub needs of an mkdocs.yml, added where it is absent: `plugins: {search: {}, hub: {}}` is enough."""

from markdown.extensions.toc import slugify_unicode
from mkdocs.config.defaults import MkDocsConfig

from hub.pages.dialect import EXTENSIONS, FEATURES

FOREIGN_FONT = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material takes where a site says nothing; it is fetched from a foreign host."""


def add_defaults(config: MkDocsConfig) -> None:
    """Add extensions, and for Material its features; nothing that the site has set is changed."""
    for name, options in EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        given = config.mdx_configs.setdefault(name, {})
        for option, value in options.items():
            given.setdefault(option, value)
    config.mdx_configs["toc"].setdefault("slugify", slugify_unicode)
    if config.theme.name == "material":
        given_features = config.theme.setdefault("features", [])
        given_features.extend(feature for feature in FEATURES if feature not in given_features)
        if config.theme.get("font") == FOREIGN_FONT:
            config.theme["font"] = False
