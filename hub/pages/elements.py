"""The hub's custom elements in Markdown: complete as they stand, brought to life by the scripts of `hub/web/js`."""

import re
from collections.abc import Iterable, Mapping

from hub.pages.markup import escape, joined

_ODD = re.compile(r"[^\w .,:;/+\-()?!']|_")
UNSEARCHED = 'data-search-exclude="" data-pagefind-ignore=""'
"""Attributes of what no search is to find."""


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


def listed_for(name: str, items: Iterable[tuple[Mapping[str, object], Iterable[str]]]) -> str:
    """Return a list of blocks of Markdown, each item of the class `hub-NAME` with its data for scripts; empty for none."""
    inside = joined(
        f'<li class="hub-{name}"{_attributes(data)} markdown="block">\n\n{joined(blocks)}\n\n</li>'
        for data, blocks in items
    )
    return f'<ul class="hub-{name}s" markdown="1">\n\n{inside}\n\n</ul>' if inside else ""


def choice(name: str, label: str, options: Iterable[tuple[str, str]], *more: str) -> str:
    """Return a labelled field of a form to choose from values by their plain texts; `more` are attributes of HTML."""
    told = "".join(f'<option value="{_quoted(value)}">{escape(text)}</option>' for value, text in options)
    return _labelled(name, label, f'<select id="hub-field-{name}" {_named(name, more)}>{told}</select>')


def blank(name: str, label: str, kind: str, *more: str) -> str:
    """Return a labelled field of a form to write into: `search`, `time` or another kind of input."""
    return _labelled(name, label, f'<input id="hub-field-{name}" type="{kind}" {_named(name, more)}>')


def _named(name: str, more: Iterable[str]) -> str:
    return " ".join((f'name="{name}"', *more))


def _labelled(name: str, label: str, field: str) -> str:
    return f'<div class="hub-label"><label for="hub-field-{name}">{escape(label)}</label>{field}</div>'


def held_back(name: str, *blocks: str) -> str:
    """Return blocks in a box of the class `hub-NAME` that scripts show when it is time; searches pass it over."""
    return f'<div class="hub-{name}" hidden="" {UNSEARCHED} markdown="1">\n\n{joined(blocks)}\n\n</div>'


def held_back_words(data: Mapping[str, object], text: str) -> str:
    """Return Markdown of one line that scripts show when it is time, with `data` for them."""
    return f'<span{_attributes(data)} hidden="">{text}</span>'


def span(name: str, data: Mapping[str, object], text: str) -> str:
    """Return the element `hub-NAME` within a line, around Markdown of one line."""
    return f"<hub-{name}{_attributes(data)}>{text}</hub-{name}>"


def _attributes(data: Mapping[str, object]) -> str:
    return "".join(f' data-{key}="{_quoted(value)}"' for key, value in data.items() if value is not None)


def _quoted(value: object) -> str:
    """Return the value of an attribute; nothing in it begins a line, a tag or an emphasis."""
    return _ODD.sub(lambda found: f"&#{ord(found[0])};", str(value))
