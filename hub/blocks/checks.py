"""The four forms of a check: one right choice, several, a blank to fill in, things to put in order.

What comes out is complete without scripts: explanations and answers are folded.
"""

from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser

from hub.blocks.grammar import BLANK, TASK
from hub.blocks.words import ANSWERS, ORDER, RIGHT, WRONG, Words

_INDENT = " " * 4
_LISTS = ("ul", "ol")


@dataclass(slots=True)
class _Choice:
    """A choice: its words, and what is said of it, as a text still to be read and as elements."""

    right: bool
    label: str
    text: str
    rest: list[Element]


class CheckForms:
    """Turns the lists of a check into its form."""

    def __init__(self, parser: BlockParser, words: Words) -> None:
        self.parser = parser
        self.words = words

    def shape(self, check: Element) -> str | None:
        """Put the answers of a check into their form, and return which form that is; None where there are none."""
        lists = [child for child in check if child.tag in _LISTS]
        chosen = [(lines, item, choice) for lines in lists for item in lines if (choice := _choice_of(item))]
        if chosen:
            return self._answered(check, chosen)
        ordered = next((lines for lines in lists if lines.tag == "ol"), None)
        if ordered is None:
            return None
        place = list(check).index(ordered)
        check[place : place + 1] = self._order(ordered)
        return "order"

    def _answered(self, check: Element, chosen: list[tuple[Element, Element, _Choice]]) -> str:
        choices = [choice for *_, choice in chosen]
        blank = _has_blank(check)
        place = list(check).index(chosen[0][0])
        check.insert(place, self._answers(choices) if blank else self._choices(choices))
        for lines, item, _ in chosen:
            lines.remove(item)
            if not len(lines):
                check.remove(lines)
        several = sum(choice.right for choice in choices) > 1
        return "blank" if blank else "many" if several else "one"

    def _choices(self, choices: list[_Choice]) -> Element:
        found = Element("ul", {"class": "hub-choices"})
        for choice in choices:
            fold = SubElement(SubElement(found, "li"), "details", {"data-right": _said(choice.right)})
            SubElement(fold, "summary").text = choice.label
            SubElement(fold, "p", {"class": "hub-verdict"}).text = self.words.of(RIGHT if choice.right else WRONG)
            self._explain(choice, fold)
        return found

    def _answers(self, choices: list[_Choice]) -> Element:
        fold = self._fold(ANSWERS)
        found = SubElement(fold, "ul", {"class": "hub-accepted"})
        for choice in choices:
            item = SubElement(found, "li", {"data-right": _said(choice.right)})
            SubElement(item, "span", {"class": "hub-answer"}).text = choice.label
            verdict = SubElement(item, "p", {"class": "hub-verdict"})
            verdict.text = self.words.of(RIGHT if choice.right else WRONG)
            if choice.text or choice.rest:
                self._explain(choice, SubElement(item, "div", {"class": "hub-why"}))
        return fold

    def _order(self, ordered: Element) -> list[Element]:
        shuffled = Element("ul", {"class": "hub-shuffled"})
        items = list(ordered)
        for place in _shuffled([" ".join("".join(item.itertext()).split()) for item in items]):
            item = deepcopy(items[place])
            item.set("data-place", str(place + 1))
            shuffled.append(item)
        fold = self._fold(ORDER)
        fold.append(ordered)
        return [shuffled, fold]

    def _fold(self, title: str) -> Element:
        fold = Element("details", {"class": "hub-answers"})
        SubElement(fold, "summary").text = self.words.of(title)
        return fold

    def _explain(self, choice: _Choice, parent: Element) -> None:
        if choice.text:
            read = Element("div")
            self.parser.parseChunk(read, choice.text)
            parent.extend(read)
        parent.extend(choice.rest)


def _choice_of(item: Element) -> _Choice | None:
    """Return the choice that a list item is, or None."""
    paragraph = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else None
    holder = item if paragraph is None else paragraph
    match = TASK.match((holder.text or "").lstrip())
    if not match:
        return None
    first, *lines = match["text"].split("\n")
    wrapped = next((at for at, line in enumerate(lines) if line.startswith(_INDENT)), len(lines))
    label = " ".join(line.strip() for line in (first, *lines[:wrapped]))
    text = "\n".join(line.removeprefix(_INDENT) for line in lines[wrapped:])
    return _Choice(match["done"] != " ", label, text, [child for child in item if child is not paragraph])


def _has_blank(check: Element) -> bool:
    return any(BLANK.search(child.text or "") for child in check if child.tag == "p")


def _shuffled(texts: list[str]) -> list[int]:
    """Return the places of texts in an order that depends on them alone, and is not the one they are in."""
    keys = [sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
    places = sorted(range(len(texts)), key=lambda place: (keys[place], place))
    return [*places[1:], *places[:1]] if places == list(range(len(texts))) else places


def _said(right: bool) -> str:  # noqa: FBT001  it is what is said
    return "true" if right else "false"
