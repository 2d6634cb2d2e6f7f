"""What authors may write is there without a word in mkdocs.yml; what a site says of it itself is kept, if nothing is fetched."""

import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.snippets import SnippetMissingError

from hub.pages.dialect import EXTENSIONS
from hub.sanitising.cleaning import sanitised, with_words_of_pictures
from hub.site.defaults import add_defaults
from tests.site import MINIMAL, hub, write


def configured(folder: Path, extensions: str = "") -> MkDocsConfig:
    """Return the configuration of a site with extensions of its own, as YAML, and with those of the hub."""
    write(folder, {}, f"{MINIMAL}{extensions}")
    config = load_config(str(folder / "mkdocs.yml"))
    add_defaults(config)
    return config


def rendered(config: MkDocsConfig, text: str) -> str:
    renderer = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return sanitised(renderer.convert(text))


WORDS = tuple(f"w{number}" for number in range(9))
WRITTEN: Mapping[str, str] = {
    "++ctrl+a++": '<kbd class="key-control">Ctrl</kbd>',
    "==a== ^^b^^ ~~c~~": "<mark>a</mark> <ins>b</ins> <del>c</del>",
    "H~2~O, x^2^": "H<sub>2</sub>O, x<sup>2</sup>",
    ":tada:": "🎉",
    ":material-anchor:": '<svg xmlns="http://www.w3.org/2000/svg" viewBox=',
    "```py\na # (1)!\n```": "(1)!",
    "a\n{ .annotate }": '<p class="annotate">a',
    "![a](a.png){ align=left }": 'align="left"',
    "- [x] a": "task-list-control",
    "Term\n:   What it means": "<dd>What it means</dd>",
    "a[^1]\n\n[^1]: b": 'class="footnote-ref"',
    '=== "A"\n    a': 'class="tabbed-set',
    '<div class="grid cards" markdown>\n\n- a\n\n</div>': "<li>a</li>",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_site_says_nothing_and_has_it(text: str, tmp_path: Path) -> None:
    assert WRITTEN[text] in rendered(configured(tmp_path), text)


@pytest.mark.parametrize("generator", ["material.extensions.emoji.to_svg", "pymdownx.emoji.to_png", ""])
def test_no_picture_of_an_emoji_is_fetched_whatever_a_site_says(generator: str, tmp_path: Path) -> None:
    told = f"emoji_generator: !!python/name:{generator} ''" if generator else "title: none"
    config = configured(tmp_path, f"markdown_extensions:\n  - pymdownx.emoji:\n      {told}\n")
    assert rendered(config, ":tada:") == '<p><span class="twemoji">🎉</span></p>'


def test_what_a_site_says_of_an_extension_is_kept(tmp_path: Path) -> None:
    config = configured(
        tmp_path,
        "markdown_extensions:\n  - pymdownx.keys: {separator: ' '}\n"
        "  - pymdownx.emoji: {emoji_generator: !!python/name:pymdownx.emoji.to_alt '', alt: short}\n",
    )
    assert "<span>+</span>" not in rendered(config, "++ctrl+a++")
    assert rendered(config, ":tada:") == "<p>:tada:</p>"
    assert config.markdown_extensions.count("pymdownx.keys") == 1


def test_a_mark_of_a_snippet_is_text(tmp_path: Path) -> None:
    assert rendered(configured(tmp_path), '--8<-- "mkdocs.yml"') == '<p>--8&lt;-- "mkdocs.yml"</p>'


def test_snippets_of_a_site_come_from_their_folder_and_none_is_missing_silently(tmp_path: Path) -> None:
    config = configured(tmp_path, "markdown_extensions: [pymdownx.snippets]\n")
    write(tmp_path, {"_snippets/tides.md": "Twice a day.\n"}, (tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    assert rendered(config, '--8<-- "tides.md"') == "<p>Twice a day.</p>"
    for elsewhere in ("mkdocs.yml", "../mkdocs.yml", "../../mkdocs.yml"):
        with pytest.raises(SnippetMissingError, match=r"mkdocs\.yml"):
            rendered(config, f'--8<-- "{elsewhere}"')


@pytest.mark.slow
def test_an_export_names_the_same_extensions_with_the_same_options(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "---\ntitle: A hub\n---\n"})
    assert hub(tmp_path, "export", "out").returncode == 0
    exported = load_config(str(tmp_path / "out" / "mkdocs.yml"))
    own = configured(tmp_path)
    assert set(exported.markdown_extensions) == set(own.markdown_extensions)
    assert {name: exported.mdx_configs.get(name, {}) for name in EXTENSIONS} == own.mdx_configs


@pytest.mark.parametrize("break_", ["&#10;", "&#9;", "&#13;"])
@pytest.mark.parametrize(
    "address", ["htt{}ps://elsewhere.example/a.png", "/{}/elsewhere.example/a.png", "&#1;{}//elsewhere.example/a.png"]
)
def test_no_image_comes_from_elsewhere_however_its_address_is_broken(address: str, break_: str) -> None:
    assert sanitised(f'<img src="{address.format(break_)}" alt="x">') == '<img alt="x">'


@pytest.mark.parametrize(
    ("clean", "shown"),
    [
        ('<p>See <img alt="the wall &amp; the tide" class="wide">.</p>', "<p>See the wall &amp; the tide.</p>"),
        ("<p>See <img>.</p>", "<p>See .</p>"),
        ('<p><img src="a.png" alt="the wall"></p>', '<p><img src="a.png" alt="the wall"></p>'),
    ],
)
def test_a_picture_without_an_address_is_its_words(clean: str, shown: str) -> None:
    assert with_words_of_pictures(clean) == shown


def test_no_word_is_lost_between_marks_in_any_order(tmp_path: Path) -> None:
    config = configured(tmp_path)
    renderer = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    draw = random.Random(5)  # noqa: S311  for cases, not for secrets
    pieces = [*WORDS, *"* ** _ __ ~ ~~ ^ ^^ == [^a] `c` ` `` ``` [x]".split(), " ", " ", " ", "\n"]
    for _ in range(3000):
        text = "".join(draw.choice(pieces) for _ in range(draw.randint(3, 14)))
        shown = re.sub("<[^>]*>", "", renderer.reset().convert(text))
        assert sorted(re.findall(r"w\d", shown)) == sorted(re.findall(r"w\d", text)), text
