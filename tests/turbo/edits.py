"""A site that is no hub, and people who edit it: each edit is one of those that builds have to notice."""

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.turbo.twice import CONFIG, write

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = "tide harbour gauge sensor query branch deploy alarm row table".split()
_OPTIONS = (
    ("permalink: true", "permalink: '#'"),
    ("navigation.prune, ", ""),
    ("navigation.tabs", "navigation.sections"),
    ("site_name: Any site", "site_name: Another site"),
    ("site_url: https://docs.example/", "site_url: https://other.example/deep/"),
    ("- footnotes\n", ""),
    ("search: {}", "search: {enabled: false}"),
    ("  font: false\n", "  font: false\n  language: de\n"),
    ("plugins:\n", "use_directory_urls: false\nplugins:\n"),
    ("plugins:\n", "extra: {status: {new: !ENV [TOLD, fresh]}}\nplugins:\n"),
    ("plugins:\n", "copyright: Ours\nplugins:\n"),
    ("plugins:\n", "extra_css: [extra.css]\nplugins:\n"),
    ("plugins:\n", "hooks: [hook.py]\nplugins:\n"),
    ("plugins:\n", "nav: [index.md, {Part: [part-a/one.md, part-a/index.md]}]\nplugins:\n"),
)
"""Texts of the configuration and what may stand there instead."""
_TEMPLATES = (
    '{% extends "base.html" %}{% block announce %}Hello {{ page.title }}{% endblock %}',
    '{% extends "base.html" %}{% block footer %}{{ nav.pages | map(attribute="title") | join(", ") }}{% endblock %}',
    '{% extends "base.html" %}{% block footer %}{{ pages | map(attribute="page.content") | join | length }}{% endblock %}',
    '{% extends "base.html" %}{% block footer %}{{ (page.meta if page else {}).colour or "none" }} {{ build_date_utc }}{% endblock %}',
)
_HOOKS = (
    "def on_page_markdown(markdown, page, **_):\n    return markdown.replace('tide', 'TIDE ' + page.file.src_uri)\n",
    "def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n",
    "def on_page_context(context, page, **_):\n    context['told'] = page.title\n",
    "def on_post_page(output, page, **_):\n    return output.replace('</body>', f'<!-- {page.title} --></body>')\n",
    "def on_nav(nav, **_):\n    nav.items.reverse()\n",
    "def on_env(env, **_):\n    env.globals['told'] = 'by a hook'\n",
    "import os\ndef on_post_build(config, **_):\n    open(os.path.join(config.site_dir, 'made.txt'), 'w').write('made')\n",
    (
        "import pathlib\ndef on_post_build(config, **_):\n    for path in pathlib.Path(config.site_dir).rglob('*.html'):\n"
        "        path.write_text(path.read_text() + '<!-- after -->')\n"
    ),
)


class Author:
    """Edits a project at random, the same way for the same seed."""

    def __init__(self, project: Path, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  for test data, not for secrets
        self.project = project
        self.environment: dict[str, str] = {}
        self.number = 0

    def begin(self) -> None:
        """Write a site of some pages in two sections."""
        self.project.mkdir(exist_ok=True)
        (self.project / "hook.py").write_text(_HOOKS[4].replace("    nav.items.reverse()\n", "    return nav\n"))
        paths = [
            "index.md",
            "part-a/index.md",
            "part-a/one.md",
            "part-a/two.md",
            "part-b/three.md",
            "part-b/deep/four.md",
        ]
        self.pages = {f"docs/{path}" for path in paths}
        parts = {f"parts/{name}.md": f"Shared {name}.\n" for name in "ab"}
        write(self.project, {**{path: self.text(path) for path in sorted(self.pages)}, **parts, "docs/pic.png": "x"})

    def text(self, path: str) -> str:
        """Return a page: with front matter or without, links that may lead nowhere, a snippet, code, headings."""
        self.number += 1
        front = f"---\ntitle: {self.title()}\nstatus: new\n---\n\n" if self.random.random() < 0.4 else ""
        parts = [
            f"# {self.title()}" if self.random.random() < 0.8 else "",
            self.words(),
            f"## {self.title()}",
            self.link(path),
        ]
        parts += [
            self.random.choice(['--8<-- "a.md"', '--8<-- "b.md"', "```python\nprint('x')\n```", "![p](/pic.png)"]),
            self.words(),
        ]
        return front + "\n\n".join(parts) + "\n"

    def title(self) -> str:
        return f"{self.random.choice(_WORDS)} {self.random.choice(_WORDS)} {self.random.randrange(9)}".capitalize()

    def words(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=8))

    def link(self, path: str) -> str:
        target = self.random.choice([*sorted(self.pages), "docs/nowhere.md"]).removeprefix("docs/")
        up = "../" * path.count("/") if path else ""
        return f"See [{self.words()}]({up[3:]}{target}{self.random.choice(['', '#part'])})."

    def page(self) -> str:
        return self.random.choice(sorted(self.pages))

    def edit(self) -> str:
        """Change one thing, and return what was done."""
        done: Callable[[], str] = self.random.choice(
            [
                *(self.body, self.body, self.retitle, self.meta, self.add, self.delete, self.move, self.option),
                *(self.template, self.hook, self.part, self.asset, self.variable, self.nothing),
            ]
        )
        return f"{done.__name__}: {done()}"

    def body(self) -> str:
        path = self.page()
        place = self.project / path
        place.write_text(place.read_text() + f"\n{self.words()}\n\n{self.link(path)}\n")
        return path

    def retitle(self) -> str:
        path = self.page()
        (self.project / path).write_text(self.text(path))
        return path

    def meta(self) -> str:
        path = self.page()
        place = self.project / path
        text = place.read_text()
        body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
        line = self.random.choice(
            ["colour: red", "hide: [toc]", "icon: material/pencil", "search: {exclude: true}", "tags: [a, b]"]
        )
        place.write_text(f"---\n{line}\n---\n{body}")
        return f"{path} {line}"

    def add(self) -> str:
        path = f"docs/{self.random.choice(['', 'part-a/', 'part-b/', 'part-c/'])}new-{self.number}.md"
        self.pages.add(path)
        (self.project / path).parent.mkdir(exist_ok=True)
        (self.project / path).write_text(self.text(path))
        return path

    def delete(self) -> str:
        path = self.page()
        if len(self.pages) > 2:
            self.pages.remove(path)
            (self.project / path).unlink()
        return path

    def move(self) -> str:
        path, target = self.page(), f"docs/part-c/moved-{self.number}.md"
        self.number += 1
        self.pages = {*(self.pages - {path}), target}
        (self.project / target).parent.mkdir(exist_ok=True)
        shutil.move(self.project / path, self.project / target)
        return f"{path} {target}"

    def option(self) -> str:
        old, new = self.random.choice(_OPTIONS)
        place = self.project / "mkdocs.yml"
        text = place.read_text()
        place.write_text(text.replace(old, new, 1) if new not in text else CONFIG)
        return f"{old!r} {new!r}"

    def template(self) -> str:
        text = self.random.choice(_TEMPLATES)
        place = self.project / "theme" / "main.html"
        if place.exists() and self.random.random() < 0.3:
            place.unlink()
            return "none"
        place.write_text(text)
        return text

    def hook(self) -> str:
        text = self.random.choice(_HOOKS)
        (self.project / "hook.py").write_text(text)
        return text

    def part(self) -> str:
        place = self.project / "parts" / self.random.choice(["a.md", "b.md"])
        if place.exists() and self.random.random() < 0.3:
            place.unlink()
            return f"{place.name} gone"
        place.write_text(f"{self.words()}\n")
        return place.name

    def asset(self) -> str:
        name = self.random.choice(["pic.png", "extra.css", "part-a/new.txt"])
        place = self.project / "docs" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(self.words())
        return name

    def variable(self) -> str:
        self.environment = {"TOLD": self.words()}
        return self.environment["TOLD"]

    def nothing(self) -> str:
        return ""
