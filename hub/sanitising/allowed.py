"""The markup that an author's text may have: what Material's authoring features and the blocks of the loop render to.

It errs on the side of leaving out.
"""

import re

_TEXT = (
    "p div span br hr h1 h2 h3 h4 h5 h6 blockquote pre code kbd samp var sub sup em strong b i u s del ins mark small "
    "abbr q cite dfn time bdi bdo ruby rt rp wbr a img"
)
_LISTS = "ul ol li dl dt dd table thead tbody tfoot tr th td caption colgroup col figure figcaption details summary"
_CONTROLS = "label input"
_ICONS = "svg path"
_BLOCKS = "hub-practice hub-check hub-reflect hub-math hub-diagram"
_FRAMES = "iframe"
TAGS = frozenset(f"{_TEXT} {_LISTS} {_CONTROLS} {_ICONS} {_BLOCKS} {_FRAMES}".split())
"""What passes the cleaner; frames do not reach a page: something else is put in their places."""

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "tabindex"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "iframe": {"src", "title", "width", "height"},
    "th": {"colspan", "rowspan", "scope", "style", "align"},
    "td": {"colspan", "rowspan", "style", "align"},
    "ol": {"start", "type", "reversed"},
    "li": {"value", "data-task", "data-place", "data-right"},
    "details": {"open", "data-right"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "time": {"datetime"},
    "abbr": {"title"},
    "svg": {"viewbox", "viewBox", "width", "height", "fill", "xmlns"},
    "path": {"d", "fill"},
    "div": {"data-tabs", "data-outcome"},
    "span": {"data-doer"},
    "hub-practice": {"data-outcome"},
    "hub-check": {"data-outcome", "data-form"},
    "hub-reflect": {"data-outcome"},
    "code": {"data-lang"},
}
_ANY = frozenset().union(*ATTRIBUTES.values())
SCHEMES = {"http", "https", "mailto", "tel"}

_GENERATED_ID = re.compile(r"__(?:tabbed_\d+(?:_\d+)?|span-[\d-]+|codelineno-[\d-]+)")
_RESERVED_ID = re.compile(r"(?:__|hub-)", re.IGNORECASE)
_CLASS = re.compile(r"[\w-]+")
_RESERVED_CLASS = re.compile(r"(?:md-(?!button|annotation|typeset__)|hub-|mermaid$)", re.IGNORECASE)
_BLOCK_CLASSES = frozenset(
    "hub-choices hub-verdict hub-answers hub-accepted hub-answer hub-why hub-shuffled hub-doer".split()
)
_FORMS = {
    "style": re.compile(r"text-align: ?(?:left|right|center);?"),
    "data-outcome": re.compile(r"\d{1,4}(?: \d{1,4})*"),
    "data-form": re.compile(r"one|many|blank|order"),
    "data-right": re.compile(r"true|false"),
    "data-place": re.compile(r"\d{1,6}"),
    "data-task": re.compile(r"[0-9a-f]{12}"),
    "data-doer": re.compile(r"[\w.-]{1,100}"),
}
_UNSEEN = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
"""What browsers leave out of an address before they read it."""
_FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)


def kept(tag: str, attribute: str, value: str) -> str | None:
    """Return the value that an attribute may have, or None where it must go."""
    if attribute in ("id", "name", "for"):
        return value if _GENERATED_ID.fullmatch(value) or not _RESERVED_ID.match(value) else None
    if attribute == "class":
        return " ".join(name for name in value.split() if _may_be_class(name)) or None
    if attribute in _FORMS:
        return value if _FORMS[attribute].fullmatch(value) else None
    if attribute == "src" and tag != "iframe":
        return None if _FOREIGN.match(_UNSEEN.sub("", value)) else value
    if tag == "input" and attribute == "type":
        return value if value in ("checkbox", "radio") else "checkbox"
    return value


def _may_be_class(name: str) -> bool:
    return name in _BLOCK_CLASSES or bool(_CLASS.fullmatch(name) and not _RESERVED_CLASS.match(name))


def tag_allowed(tag: str) -> bool:
    """Return whether an element may stand in a text."""
    return tag in TAGS


def attribute_allowed(tag: str, attribute: str, value: str) -> bool:
    """Return whether an element may have an attribute with this value as it is; "" for an element that is not known."""
    if attribute not in (ATTRIBUTES.get(tag, ()) if tag else _ANY) and attribute not in ATTRIBUTES["*"]:
        return False
    left = kept(tag, attribute, value)
    return left is not None and left.split() == value.split()
