"""From a tree to the elements of a page: gives the blocks their ids, their forms and their folds."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from hub.blocks.checks import CheckForms
from hub.blocks.grammar import Opener
from hub.blocks.names import Names
from hub.blocks.parsing import Found
from hub.blocks.tasks import Tasks
from hub.blocks.words import TITLES, Words

_TAGS = {"practice": "hub-practice", "check": "hub-check", "feedback": "div", "reflect": "hub-reflect"}


class BlockBuilding(Treeprocessor):
    """Runs before the text of the tree is read: marks of tasks and choices stand there as they were written."""

    def __init__(self, md: Markdown, found: Found, words: Words, tasks: Tasks) -> None:
        super().__init__(md)
        self.found = found
        self.words = words
        self.tasks = tasks
        self.forms = CheckForms(md.parser, words)

    def run(self, root: Element) -> Element | None:
        """Build the blocks; a stage inside another one stays a plain box."""
        stages = [(div, opened) for div, opened in self.found.items() if opened.opener.is_stage]
        nested = _below(div for div, _ in stages)
        names = Names()
        for div, opened in stages:
            if div not in nested:
                self._build(div, opened.opener, names.take(opened.opener, opened.first))
        self._fold(_below(div for div, _ in stages))
        plain = "task-list" not in self.md.treeprocessors
        for item in root.iter("li"):
            self.tasks.mark(item, plain=plain)
        return None

    def _build(self, div: Element, opener: Opener, name: str) -> None:
        div.tag = _TAGS[opener.kind]
        div.set("id", name)
        if opener.outcomes:
            div.set("data-outcome", " ".join(map(str, opener.outcomes)))
        if opener.kind == "check" and (form := self.forms.shape(div)):
            div.set("data-form", form)

    def _fold(self, inside: set[Element]) -> None:
        """Turn hints and solutions into folds: those inside a stage, and those that are written as folds."""
        for div, opened in self.found.items():
            opener = opened.opener
            if not opener.is_stage and (div in inside or opener.mark != "!!!"):
                self._turn(div, opener)

    def _turn(self, div: Element, opener: Opener) -> None:
        div.tag = "details"
        div.set("class", " ".join((opener.kind, *opener.classes)))
        if opener.mark.endswith("+"):
            div.set("open", "open")
        title = div[0] if self.words.title(opener) else Element("p")
        if title not in list(div):
            div.insert(0, title)
            title.text = self.words.of(TITLES[opener.kind])
        title.tag = "summary"
        title.attrib.clear()


def _below(elements: Iterable[Element]) -> set[Element]:
    """Return all elements that stand inside any of these."""
    return {below for element in elements for below in element.iter() if below is not element}
