"""What owners of sites do with hooks, templates and settings: a build that remembers makes the same of it, each time."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.site import mkdocs
from tests.turbo.twice import CONFIG, DAY, twice, write

pytestmark = pytest.mark.slow

HOME = "# Home\n"
PAGES = {
    f"docs/p{number}.md": f"---\nowner: bert\n---\n# Page {number}\n\nText.\n\n## Part\n" for number in range(1, 5)
}
SECTIONS = {f"docs/{folder}/p{number}.md": f"# {folder}{number}\n" for folder in "ab" for number in range(1, 4)}


class Site(NamedTuple):
    """What is special about a site: files, what is written into them before the second build, lines of its configuration."""

    files: Mapping[str, str]
    change: Mapping[str, str | None] = {}
    config: str = ""
    who: tuple[str, str] = ("anna", "anna")


def footer(template: str) -> dict[str, str]:
    return {"theme/main.html": '{% extends "base.html" %}{% block footer %}' + template + "{% endblock %}"}


def hook(*lines: str, template: str = "") -> dict[str, str]:
    return {"h.py": "\n".join(lines) + "\n", **(footer(template) if template else {})}


OTHER = {"docs/p2.md": "---\nowner: anna\n---\n# Page 2\n"}
LIST = "{% for one in nav.pages %}[{{ one.meta.owner }}]{% endfor %}"
WORD = 'from pathlib import Path\ndef word(): return Path(__file__).with_name("w.txt").read_text().strip()'
HOOKS = "hooks: [h.py]\n"

SITES = {
    "a module among the globals of templates": Site(
        hook("import os", "def on_env(env, config, files): env.globals['os'] = os", template="{{ os.environ['WHO'] }}"),
        config=HOOKS,
        who=("anna", "bert"),
    ),
    "a function among the settings": Site(
        hook(
            "import os",
            "def on_config(config): config.extra['who'] = os.getenv",
            template="{{ config.extra.who('WHO') }}",
        ),
        config=HOOKS,
        who=("anna", "bert"),
    ),
    "a template whose name ends in its own way": Site(
        {**footer('{% include "parts/list.j2" %}'), "theme/parts/list.j2": LIST}, OTHER
    ),
    "a folder of templates that a hook adds": Site(
        {
            **hook(
                "from pathlib import Path",
                "def on_env(env, config, files): env.loader.searchpath.insert(0, str(Path(__file__).with_name('more')))",
            ),
            "more/main.html": '{% extends "base.html" %}{% block footer %}{% include "list.html" %}{% endblock %}',
            "more/list.html": LIST,
        },
        OTHER,
        HOOKS,
    ),
    "a folder that is copied at the end": Site(
        hook(
            "import os, shutil",
            "def on_post_build(config): shutil.copytree('docs', os.path.join(config.site_dir, 'api'))",
        ),
        config=HOOKS,
    ),
    "a list of all files at the end": Site(
        hook(
            "from pathlib import Path",
            "def on_post_build(config):",
            "    site = Path(config.site_dir)",
            "    found = sorted(str(path.relative_to(site)) for path in site.rglob('*.html'))",
            "    (site / 'files.txt').write_text(' '.join(found))",
        ),
        {"docs/p2.md": None},
        HOOKS,
    ),
    "a file that is written where it is missing": Site(
        hook(
            "from pathlib import Path",
            "def on_post_build(config):",
            "    place = Path(config.site_dir, 'robots.txt')",
            "    place.exists() or place.write_text('User-agent: *')",
        ),
        config=HOOKS,
    ),
    "large numbers": Site(
        {"docs/p2.md": "---\nisbn: 978012345678901234567890\n---\n# Page 2\n"},
        config="extra: {id: 978012345678901234567890}\n",
    ),
    "halves of characters": Site({"docs/p2.md": '---\ntitle: "\\ud83d\\ude00 Hello"\n---\nText\n'}),
    "a page that a hook renders": Site(
        hook(
            "from mkdocs.structure.toc import TableOfContents",
            "def on_pre_page(page, config, files):",
            "    def render(config, files): page.content, page.toc = '<p>Mine.</p>', TableOfContents([])",
            "    if page.file.src_uri == 'p2.md': page.render = render",
            "    return page",
        ),
        config=HOOKS,
    ),
    "a second template for each page": Site(
        {
            **hook(
                "from pathlib import Path",
                "def on_env(env, config, files): globals()['ENV'] = env",
                "def on_page_context(context, page, config, nav):",
                "    place = Path(config.site_dir, 'cards', page.file.src_uri + '.html')",
                "    place.parent.mkdir(parents=True, exist_ok=True)",
                "    place.write_text(ENV.get_template('card.html').render(context))",
            ),
            "theme/card.html": "CARD {{ page.title }}",
        },
        {"docs/p1.md": "# Another page\n"},
        HOOKS,
    ),
    "a navigation that is another one on each page": Site(
        {
            **SECTIONS,
            **hook(
                "def on_page_context(context, page, config, nav):",
                "    for one in nav.pages: one.meta['status'] = 'new' if one.title[-1] == page.title[-1] else None",
            ),
        },
        config=HOOKS,
    ),
    "a navigation in the place of another": Site(
        {
            **hook(
                "from pathlib import Path",
                "from mkdocs.structure.nav import Navigation",
                "def on_page_context(context, page, config, nav):",
                "    only = Path(__file__).with_name('only.txt').read_text().split()",
                "    items = [one for one in nav.items if one.file.src_uri in only]",
                "    context['nav'] = Navigation(items, items)",
            ),
            "only.txt": "index.md p1.md",
        },
        {"only.txt": "index.md p3.md"},
        HOOKS,
    ),
    **{
        f"an attribute that a hook sets, shown by {shown}": Site(
            {
                **SECTIONS,
                **hook(
                    WORD,
                    "def on_config(config): config.label = config.theme.label = word()",
                    "def on_files(files, config): [setattr(file, 'owner', word()) for file in files]",
                    "def on_nav(nav, config, files):",
                    "    nav.note = word()",
                    "    for one in nav.items:",
                    "        if one.is_section: one.color, one.meta = word(), {'color': word()}",
                    template=shown,
                ),
                "w.txt": "one",
            },
            {"w.txt": "two"},
            HOOKS,
        )
        for shown in (
            "{% for one in nav.items %}{{ one.color }}{% endfor %}",
            "{% for one in nav.items %}{{ one.meta.color }}{% endfor %}",
            "{{ nav.note }}",
            "{{ config.label }}",
            "{{ config.theme.label }}",
            "{% if page %}{{ page.file.owner }}{% endif %}",
        )
    },
    "a tag of its own in templates": Site(
        hook(
            "from jinja2 import nodes",
            "from jinja2.ext import Extension",
            "class Line(Extension):",
            "    tags = {'line'}",
            "    def parse(self, parser):",
            "        at = next(parser.stream).lineno",
            "        return nodes.Output([nodes.TemplateData('<hr>')]).set_lineno(at)",
            "def on_env(env, config, files): env.add_extension(Line)",
            template="{% line %}" + LIST,
        ),
        OTHER,
        HOOKS,
    ),
    "a folder that programs pass over, with a template in it": Site(
        {**footer('{% include "node_modules/a.svg" %}'), "theme/node_modules/a.svg": "<svg>ONE</svg>"},
        {"theme/node_modules/a.svg": "<svg>TWO</svg>"},
    ),
    "files that are copied in ways of their own": Site(
        {
            **hook(
                "from pathlib import Path",
                "from mkdocs.structure.files import File",
                "def text(): return Path(__file__).with_name('w.txt').read_text()",
                "def write(place, text):",
                "    Path(place).parent.mkdir(parents=True, exist_ok=True)",
                "    Path(place).write_text(text)",
                "class Own(File):",
                "    def copy_file(self, dirty=False): write(self.abs_dest_path, text())",
                "def on_files(files, config):",
                "    for file in list(files):",
                "        if file.src_uri == 'a.txt':",
                "            file.copy_file = lambda dirty=False, at=file: write(at.abs_dest_path, 'mine')",
                "        if file.src_uri == 'b.txt':",
                "            files.remove(file)",
                "            files.append(Own(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))",
            ),
            "docs/a.txt": "a",
            "docs/b.txt": "b",
            "w.txt": "one",
        },
        {"w.txt": "two"},
        HOOKS,
    ),
    "what is done to all that is printed": Site(
        {
            **hook(
                WORD,
                "def on_env(env, config, files): env.finalize = lambda value: word() if value == 'WORD' else value",
                template='{{ "WO" ~ "RD" }}{{ page.title }}',
            ),
            "w.txt": "one",
        },
        {"w.txt": "two"},
        HOOKS,
    ),
    "a template that counts pages": Site(
        {
            **{f"docs/q{number}.md": f"# Q{number}\n" for number in range(20)},
            **footer("{% set _ = config.extra.seen.append(1) %}{{ config.extra.seen | length }}"),
        },
        config="extra: {seen: []}\n",
    ),
    "a hook that comes later than others": Site(
        {
            **hook(
                WORD,
                "from mkdocs.plugins import event_priority",
                "@event_priority(-500)",
                "def on_env(env, config, files): env.globals['word'] = word()",
                template="{{ word }}",
            ),
            "w.txt": "one",
        },
        {"w.txt": "two"},
        HOOKS,
    ),
    "another name for the plugins": Site(
        {
            **hook(
                WORD,
                "def on_config(config): config.plugins['material/search'].word = word()",
                template='{% set all = config.plugins %}{{ all["material/search"].word }}',
            ),
            "w.txt": "one",
        },
        {"w.txt": "two"},
        HOOKS,
    ),
    "another name for the settings": Site(
        {
            **hook(
                WORD,
                "def on_config(config): config.plugins['material/search'].word = word()",
                template='{% set c = config %}{% set p = "plug" ~ "ins" %}{{ c[p]["material/search"].word }}',
            ),
            "w.txt": "one",
        },
        {"w.txt": "two"},
        HOOKS,
    ),
    "a count that goes on while pages are made": Site(
        {
            **{f"docs/q{number}.md": f"# Q{number}\n" for number in range(20)},
            **hook(
                "def on_config(config): config.extra['count'] = 0",
                "def on_post_page(output, page, config): config.extra['count'] += 1",
                template="{{ config.extra.count }}",
            ),
        },
        config=HOOKS,
    ),
    "two hooks in files that are named from here": Site(
        {
            "a.py": "def on_config(config): pass\n",
            "b.py": "def on_page_markdown(markdown, **_): return markdown + 'hello'\n",
        },
        {"b.py": "def on_page_markdown(markdown, **_): return markdown + 'goodbye'\n"},
        "hooks: [./a.py, ./b.py]\n",
    ),
    "the source of a page, shown": Site(
        footer("{% if page %}{{ page.file.content_string | e }}{% endif %}"),
        {"docs/p2.md": "---\n# a remark\nowner: bert\n---\n# Page 2\n\nText.\n\n## Part\n"},
    ),
    "an extension in a folder that is no package": Site(
        {
            "ext/shout.py": (
                "from markdown import Extension\nfrom markdown.preprocessors import Preprocessor\n"
                "class P(Preprocessor):\n    def run(self, lines): return [one.replace('Text', 'ONE') for one in lines]\n"
                "class E(Extension):\n    def extendMarkdown(self, md): md.preprocessors.register(P(md), 'shout', 5)\n"
                "def makeExtension(**options): return E(**options)\n"
            )
        },
        {
            "ext/shout.py": (
                "from markdown import Extension\nfrom markdown.preprocessors import Preprocessor\n"
                "class P(Preprocessor):\n    def run(self, lines): return [one.replace('Text', 'TWO') for one in lines]\n"
                "class E(Extension):\n    def extendMarkdown(self, md): md.preprocessors.register(P(md), 'shout', 5)\n"
                "def makeExtension(**options): return E(**options)\n"
            )
        },
        "trusted",
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_the_same_as_without(tmp_path: Path, name: str) -> None:
    files, change, config, who = SITES[name]
    environment = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"} if config == "trusted" else {}
    told = (
        CONFIG.replace("- admonition", "- ext.shout\n- admonition").replace("enabled:", "trusted: [ext], enabled:")
        if config == "trusted"
        else CONFIG + config
    )
    write(tmp_path, {"docs/index.md": HOME, **PAGES, **files}, told)
    assert twice(tmp_path, WHO=who[0], **environment).differing == []
    for path, text in change.items():
        place = tmp_path / path
        place.unlink() if text is None else place.write_text(text, encoding="utf-8")
    assert twice(tmp_path, WHO=who[1], **environment).differing == []


SAID = {
    "a hook on each text": (
        hook("def on_page_markdown(markdown, **_): return markdown"),
        "texts are rendered one by one, since nothing is known of h.py; if what they make depends",
    ),
    "a hook on each page": (
        hook("def on_post_page(output, **_): return output"),
        "pages are made one by one, since nothing is known of h.py; if what they make depends",
    ),
    "a function under extra": (
        hook("import os", "def on_config(config): config.extra['who'] = os.getenv"),
        "all pages are made anew, since no digest tells `extra: who` (builtins.function)",
    ),
    "a function in templates": (
        hook("def shout(text): return text.upper()", "def on_env(env, **_): env.globals['shout'] = shout"),
        "all pages are made anew, since no digest tells what `shout` does, which templates can call",
    ),
    "what a template asks for": (
        {**footer("{{ config.site_dir }}"), "h.py": ""},
        "all pages are made anew, since no digest tells what the template main.html asks for (site_dir)",
    ),
    "what a hook gives to pages": (
        hook("def on_page_context(context, **_): context['told'] = print"),
        "5 pages are made anew each time, since no digest tells `told`, which hooks have given",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_made_each_time_is_named(tmp_path: Path, name: str) -> None:
    files, said = SAID[name]
    write(tmp_path, {"docs/index.md": HOME, **PAGES, **files}, CONFIG + HOOKS)
    assert said in twice(tmp_path).log


def test_a_page_with_a_quote_in_its_name_is_left_in_silence(tmp_path: Path) -> None:
    write(tmp_path, {"docs/index.md": HOME, "docs/what's 'new'.md": "# New\n"}, CONFIG)
    twice(tmp_path)
    again = twice(tmp_path)
    assert again.pages == (2, 0)
    assert "skipped" not in again.log


def test_a_site_that_leaves_pages_out_of_its_navigation(tmp_path: Path) -> None:
    config = f"{CONFIG}not_in_nav: p1.md\nexclude_docs: p2.md\ndraft_docs: p3.md\n"
    write(tmp_path, {"docs/index.md": HOME, **PAGES}, config)
    twice(tmp_path)
    again = twice(tmp_path)
    assert again.pages[1] == 0
    assert "anew" not in again.log


def test_options_that_material_documents_are_known(tmp_path: Path) -> None:
    slug = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"
    config = CONFIG.replace("- toc: {permalink: true}", f"- toc: {{permalink: true, slugify: {slug}}}")
    write(tmp_path, {"docs/index.md": HOME, **PAGES}, config)
    twice(tmp_path)
    assert twice(tmp_path).counts == (5, 0)


def test_a_plugin_that_does_not_let_the_folder_be_emptied(tmp_path: Path) -> None:
    keeping = "from mkdocs import utils\nutils.clean_directory = lambda _: None\n"
    write(tmp_path, {"docs/index.md": HOME, **PAGES, "h.py": keeping}, CONFIG + HOOKS)
    run = mkdocs(tmp_path, "build", "-d", tmp_path / "site", **DAY)
    assert "hub-turbo: this is a plain build, since h.py does not let MkDocs empty the folder" in run.stderr
    (tmp_path / "docs/p2.md").unlink()
    mkdocs(tmp_path, "build", "-d", tmp_path / "site", **DAY)
    assert (tmp_path / "site/p2/index.html").is_file()


def test_a_plugin_that_builds_the_site_again_at_its_end(tmp_path: Path) -> None:
    again = (
        "from mkdocs.commands.build import build\nfrom mkdocs import utils\nagain = False\n"
        "def on_post_build(config):\n    global again\n    if not again:\n        again = True\n"
        "        config['site_dir'] += '/de'\n        build(config)\n"
    )
    write(tmp_path, {"docs/index.md": HOME, **PAGES, "h.py": again}, CONFIG + HOOKS)
    for text in ("One.", "Two."):
        write(tmp_path, {"docs/p1.md": f"# Page\n\n{text}\n"}, CONFIG + HOOKS)
        assert twice(tmp_path).differing == []


def test_what_is_written_before_the_pages_are_known_stays(tmp_path: Path) -> None:
    early = (
        "from pathlib import Path\n"
        "def on_nav(nav, config, files):\n    place = Path(config.site_dir, 'p1', 'more.txt')\n"
        "    place.parent.mkdir(parents=True, exist_ok=True)\n    place.write_text('more')\n"
        "def on_files(files, config):\n    place = Path(config.site_dir, 'api', 'a.txt')\n"
        "    place.parent.mkdir(parents=True, exist_ok=True)\n    place.write_text('a')\n"
    )
    write(tmp_path, {"docs/index.md": HOME, **PAGES, "h.py": early}, CONFIG + HOOKS)
    assert [twice(tmp_path).differing for _ in range(2)] == [[], []]


def test_paths_in_options_that_are_relative_to_the_page(tmp_path: Path) -> None:
    config = CONFIG.replace("base_path: [parts]", "base_path: [!relative '']").replace(
        "check_paths: false", "check_paths: true"
    )
    deep = {"docs/deep/p.md": '# P\n\n--8<-- "part.txt"\n', "docs/deep/part.txt": "One."}
    write(tmp_path, {"docs/index.md": HOME, **PAGES, **deep}, config)
    assert twice(tmp_path).differing == []
    write(tmp_path, {"docs/deep/part.txt": "Two."}, config)
    assert twice(tmp_path).differing == []
    assert "Two." in (tmp_path / "site/deep/p/index.html").read_text(encoding="utf-8")


def test_the_page_at_fault_is_named(tmp_path: Path) -> None:
    config = CONFIG.replace("check_paths: false", "check_paths: true")
    write(tmp_path, {"docs/index.md": HOME, **PAGES, "docs/p3.md": '--8<-- "gone.md"\n'}, config)
    run, plain = (mkdocs(tmp_path, "build", **DAY, TURBO=told) for told in ("true", "false"))
    assert run.returncode == plain.returncode
    for told in (run.stderr, plain.stderr):
        assert told.count("Error reading page 'p3.md'") == 1
