"""What the hub needs of an mkdocs.yml, added where it is absent: `plugins: {search: {}, hub: {}}` is enough."""

from copy import copy
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hub.blocks.names import slug_of
from hub.catalogues import words_for
from hub.disk import read_settings
from hub.load import settings_of
from hub.pages.dialect import BLOCKS, FEATURES, block_words, extensions
from hub.web.files import MARK, THEME
from hub.words.words import Words

FOREIGN_FONT = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material takes where a site says nothing; it is fetched from a foreign host."""
MATERIAL_FAVICON = "assets/images/favicon.png"
"""The icon of Material where a site names none."""

MATERIAL_LANGUAGE = "en"
"""The language of Material where a site says nothing."""


def add_defaults(config: MkDocsConfig) -> None:
    """Add extensions, and for Material its features; nothing that the site has set is changed."""
    lang = settings_of(read_settings(Path(config.docs_dir))).lang
    for name, options in extensions(words_for(lang)).items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        given = config.mdx_configs.setdefault(name, {})
        for option, value in options.items():
            given.setdefault(option, value)
    config.mdx_configs["toc"].setdefault("slugify", slug_of)
    if config.theme.name == "material":
        _add_templates(config)
        given_features = config.theme.setdefault("features", [])
        given_features.extend(feature for feature in FEATURES if feature not in given_features)
        if config.theme.get("favicon") == MATERIAL_FAVICON:
            config.theme["favicon"] = MARK
        if not config.theme.get("palette"):
            config.theme["palette"] = _palette(words_for(lang))
        if config.theme.get("font") == FOREIGN_FONT:
            config.theme["font"] = False
        if config.theme.get("language") == MATERIAL_LANGUAGE:
            config.theme["language"] = _language(config, lang)


def _add_templates(config: MkDocsConfig) -> None:
    """Let the hub's templates stand behind those of the site, and before those of the theme."""
    place = 1 if config.theme.custom_dir else 0
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(place, str(THEME))


def speaking(config: MkDocsConfig, words: Words) -> MkDocsConfig:
    """Return a configuration for a text in another language than that of the site: its blocks say their words in it."""
    found = copy(config)
    options = {**config.mdx_configs[BLOCKS], "words": block_words(words)}
    found.mdx_configs = {**config.mdx_configs, BLOCKS: options}
    return found


def _palette(words: Words) -> list[dict[str, object]]:
    """Return a light and a dark scheme: what the reader's device asks for, with a switch."""
    dark, light = words.say("Switch to dark mode"), words.say("Switch to light mode")
    return [
        _scheme("light", "default", "material/weather-night", dark),
        _scheme("dark", "slate", "material/weather-sunny", light),
    ]


def _scheme(media: str, scheme: str, icon: str, name: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": name},
    }


def _language(config: MkDocsConfig, lang: str) -> str:
    """Return the language of the hub, as far as the theme speaks it."""
    names = (lang, lang.partition("-")[0])
    known = (Path(folder, "partials", "languages", f"{name}.html") for name in names for folder in config.theme.dirs)
    return next((path.stem for path in known if path.is_file()), MATERIAL_LANGUAGE)
