"""A hub, and colleagues who edit it: what one page says of others has to be noticed as well as its own text."""

import random
import re
from pathlib import Path

from tests.bench.corpus import Corpus

CONFIG = """\
site_name: A hub
docs_dir: content
site_url: https://hub.example/
theme:
  name: material
  custom_dir: theme
  features: [navigation.prune]
plugins:
  search: {}
  hub: {}
  hub-turbo: {enabled: !ENV [TURBO, true]}
"""
_OPTIONS = (
    ("hub: {}", "hub: {search: material}"),
    ("hub: {}", "hub: {offline: false}"),
    ("site_name: A hub", "site_name: Our hub"),
    ("site_url: https://hub.example/\n", ""),
    ("features: [navigation.prune]", "features: []"),
)
_SETTINGS = ("name: Another name\n", "lang: de\n", "embeds: [video.example.com]\n", "")
_WORDS = "tide harbour gauge sensor query branch deploy alarm row table".split()


class Colleague:
    """Edits a hub at random, the same way for the same seed."""

    def __init__(self, project: Path, seed: int, size: int = 40) -> None:
        self.random = random.Random(seed)  # noqa: S311  for test data, not for secrets
        self.project = project
        self.size = size
        self.environment = {"HUB_TODAY": "2026-11-22"}
        self.number = 0

    def begin(self) -> None:
        """Write a hub of all kinds of entries."""
        (self.project / "theme").mkdir(parents=True)
        (self.project / "mkdocs.yml").write_text(CONFIG)
        for path, text in Corpus(self.size, seed=self.random.randrange(99)).write().items():
            place = self.project / "content" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)

    def edit(self) -> str:
        """Change one thing, and return what was done."""
        done = self.random.choice(
            [
                *(self.body, self.body, self.markup, self.retitle, self.name, self.skill, self.add, self.delete),
                *(self.move, self.steps, self.option, self.setting, self.template, self.day),
            ]
        )
        return f"{done.__name__}: {done()}"

    def _one(self, folder: str) -> Path:
        return self.random.choice(sorted((self.project / "content" / folder).glob("*.md")))

    def _replaced(self, place: Path, pattern: str, new: str) -> str:
        place.write_text(re.sub(pattern, new, place.read_text(), count=1, flags=re.MULTILINE))
        return place.name

    def words(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=5))

    def body(self) -> str:
        place = self._one("lessons")
        place.write_text(f"{place.read_text()}\n{self.words()} @peopl-00001\n")
        return place.name

    def markup(self) -> str:
        place = self._one("guides")
        told = self.random.choice(
            ["<b onclick='x'>bold</b>", "[gone](nowhere.md)", "$x^2$", '<a href="../lessons/lesson-00001.md">it</a>']
        )
        place.write_text(f"{place.read_text()}\n{told}\n")
        return told

    def retitle(self) -> str:
        return self._replaced(self._one("lessons"), "^title: .*", f"title: {self.words().capitalize()}")

    def name(self) -> str:
        return self._replaced(self._one("people"), "^title: .*", f"title: {self.words().title()}")

    def skill(self) -> str:
        return self._replaced(self._one("people"), "^skills: .*", "skills: {topic-00001: 5}")

    def add(self) -> str:
        self.number += 1
        place = self._one("lessons")
        place.with_name(f"new-{self.number}.md").write_text(place.read_text())
        return place.name

    def delete(self) -> str:
        place = self._one(self.random.choice(["lessons", "sessions", "guides"]))
        place.unlink()
        return place.name

    def move(self) -> str:
        self.number += 1
        place = self._one("guides")
        place.rename(place.with_name(f"moved-{self.number}.md"))
        return place.name

    def steps(self) -> str:
        return self._replaced(self._one("paths"), r"^  - lesson-\d+$", "  - lesson-00000")

    def option(self) -> str:
        old, new = self.random.choice(_OPTIONS)
        place = self.project / "mkdocs.yml"
        place.write_text(place.read_text().replace(old, new, 1) if old in place.read_text() else CONFIG)
        return new

    def setting(self) -> str:
        text = self.random.choice(_SETTINGS)
        (self.project / "content/hub.yml").write_text(text)
        return text

    def template(self) -> str:
        text = self.random.choice(
            [
                '{% extends "base.html" %}{% block announce %}{{ page.meta.title if page else "" }}{% endblock %}',
                '{% extends "base.html" %}{% block extrahead %}<script>ours()</script>{% endblock %}',
            ]
        )
        (self.project / "theme/main.html").write_text(text)
        return text

    def day(self) -> str:
        self.environment = {"HUB_TODAY": f"2026-12-{self.random.randint(10, 28)}"}
        return self.environment["HUB_TODAY"]
