"""The hub's custom elements in Markdown: complete as they stand, brought to life by the scripts of `hub/web/js`."""

from collections.abc import Mapping

from hub.pages.markup import joined

_PLAIN = frozenset(" .,:;/+-()?!'")


def element(name: str, data: Mapping[str, object] | None = None, *blocks: str) -> str:
    """Return the element `hub-NAME` around blocks of Markdown, with `data` as its `data-` attributes."""
    attributes = _attributes(data or {})
    inside = joined(blocks)
    if not inside:
        return f"<hub-{name}{attributes}></hub-{name}>"
    return f'<hub-{name}{attributes} markdown="1">\n\n{inside}\n\n</hub-{name}>'


def box_for(name: str, data: Mapping[str, object], *blocks: str) -> str:
    """Return blocks in a box of the class `hub-NAME`, with `data` for scripts; empty where there is nothing in it."""
    inside = joined(blocks)
    return f'<div class="hub-{name}"{_attributes(data)} markdown="1">\n\n{inside}\n\n</div>' if inside else ""


def span(name: str, data: Mapping[str, object], text: str) -> str:
    """Return the element `hub-NAME` within a line, around Markdown of one line."""
    return f"<hub-{name}{_attributes(data)}>{text}</hub-{name}>"


def _attributes(data: Mapping[str, object]) -> str:
    return "".join(f' data-{key}="{_quoted(value)}"' for key, value in data.items() if value is not None)


def _quoted(value: object) -> str:
    """Return the value of an attribute; nothing in it begins a line, a tag or an emphasis."""
    return "".join(
        character if character.isalnum() or character in _PLAIN else f"&#{ord(character)};" for character in str(value)
    )
