"""Formulas of an author's text: MathML in the place of TeX, so that no script has to draw them."""

import re
from html import escape, unescape

import nh3

from hub.reading.tex import PREFIX, Unreadable, as_mathml

MOST = 2_000_000
"""How many characters the formulas of one page may have together as MathML; those behind it stay TeX."""

_FORMULA = re.compile(
    r"<hub-math(?P<attributes>[^<>]*)>\\(?:\((?P<inline>[^<]*)\\\)|\[(?P<block>[^<]*)\\\])</hub-math>"
)
_ELEMENTS = (
    "math mrow mi mn mo ms mspace mtext menclose merror mfrac mmultiscripts mover mpadded mphantom mprescripts mroot "
    "msqrt mstyle msub msubsup msup mtable mtd mtr munder munderover b i em strong code"
).split()
_ATTRIBUTES = (
    "accent accentunder class columnspan depth display displaystyle fence form height id largeop linethickness "
    "lspace mathvariant maxsize minsize movablelimits notation rowspan rspace scriptlevel separator stretchy style "
    "symmetric voffset width"
).split()
_REFERENCE = re.compile(rf'<math><mtext>(<a href="#{PREFIX}[\w:.-]+">\([\w.*?]+\)</a>)</mtext></math>')
"""A formula that only names an equation; a link within a formula is none to who has the page read out."""
_STYLE = re.compile(
    r"(?:(?:text-align|justify-items|width|color|(?:padding|margin|border)-(?:top|right|bottom|left)): ?[\w.#% -]+;?)*"
)
_FORMS = {
    "class": re.compile(r"menclose-[\w-]+"),
    "id": re.compile(rf"{PREFIX}\S+"),
    "style": _STYLE,
}


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    """Return the value that an attribute may have, or None where it must go."""
    form = _FORMS.get(attribute)
    return value if form is None or form.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=set(_ELEMENTS),
    attributes={"*": set(_ATTRIBUTES)},
    attribute_filter=_kept,
    url_schemes=set(),
    link_rel=None,
)


def with_formulas(html: str) -> str:
    """Return clean HTML with MathML in the place of each formula in TeX; one that cannot be read is shown as code."""
    found = list(_FORMULA.finditer(html)) if "<hub-math" in html else []
    if not found:
        return html
    read = iter(as_mathml([(unescape(_tex(one)), one["inline"] is None) for one in found]))
    room = MOST

    def shown(formula: re.Match[str]) -> str:
        nonlocal room
        mathml = next(read)
        room -= len(mathml) if isinstance(mathml, str) else 0
        return _shown(formula, mathml if room > 0 else Unreadable("", 0))

    return _FORMULA.sub(shown, html)


def _tex(formula: re.Match[str]) -> str:
    return formula["inline"] or formula["block"] or ""


def _shown(formula: re.Match[str], mathml: str | Unreadable) -> str:
    block = formula["inline"] is None
    if isinstance(mathml, Unreadable):
        code = f"<code>{escape(unescape(_tex(formula)).strip())}</code>"
        return f"<pre>{code}</pre>" if block else code
    if reference := _REFERENCE.fullmatch(mathml):
        return reference[1]
    tag = "div" if block else "span"
    attributes = formula["attributes"].replace("arithmatex", "hub-math", 1)
    return f"<{tag}{attributes}>{_CLEANER.clean(mathml)}</{tag}>"
