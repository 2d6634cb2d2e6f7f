"""The items of task lists: a key by their text, so that a tick survives edits, and who is to do them."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from hub.blocks.grammar import DOER, TASK
from hub.blocks.names import task_key
from hub.blocks.people import Person, link_to
from hub.blocks.words import Words


class Tasks:
    """Marks tasks; their text is not read yet."""

    def __init__(self, words: Words, people: Mapping[str, Person]) -> None:
        self.words = words
        self.people = people

    def mark(self, item: Element, *, plain: bool) -> None:
        """Give a list item that is a task its key and its doer; `plain` means that no one else makes a box of its mark."""
        paragraph = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else None
        holder = item if paragraph is None else paragraph
        match = TASK.match((holder.text or "").lstrip())
        if not match:
            return
        text = match["text"]
        item.set("data-task", task_key(text))
        doer = DOER.match(text)
        shown = self._doer(doer["name"]) if doer else None
        box = f"[{match['done']}] "
        holder.text = box + text
        if doer and shown is not None:
            holder.text, shown.tail = box, f": {text[doer.end() :]}"
            holder.insert(0, shown)
        if plain:
            _plain_box(item, holder, checked=match["done"] != " ", text=(holder.text or "").removeprefix(box))

    def _doer(self, name: str) -> Element | None:
        word, person = self.words.doer(name), self.people.get(name)
        if word is None and person is None:
            return None
        found = Element("span", {"class": "hub-doer", "data-doer": name.lower() if word else name})
        if word is not None:
            found.text = word
        elif person is not None:
            found.append(link_to(person))
        return found


def _plain_box(item: Element, holder: Element, *, checked: bool, text: str) -> None:
    item.set("class", " ".join(filter(None, (item.get("class"), "task-list-item"))))
    box = Element("input", {"type": "checkbox", "disabled": "disabled"})
    if checked:
        box.set("checked", "checked")
    holder.text, box.tail = "", f" {text}"
    holder.insert(0, box)
