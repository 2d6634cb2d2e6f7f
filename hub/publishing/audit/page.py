"""What stands in an HTML page, as far as the audit asks: ids, addresses, scripts, the policy."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hub.publishing.audit.address import scheme_of
from hub.publishing.audit.styles import addresses_in

_LINKS = frozenset({"href", "xlink:href", "action", "formaction"})
_ADDRESSES = _LINKS | frozenset("src srcset imagesrcset poster background data ping style".split())
_MOVED = frozenset({"to", "from", "by", "values"})
"""What an animation in a drawing sets an attribute to."""
_ASKED = _ADDRESSES | _MOVED | {"id", "name", "srcdoc"}
_WHOLE = frozenset({"base", "meta", "style", "script"})
"""Elements that are looked at as a whole."""
_DRAWN = frozenset({"use", "image", "feimage", "feImage", "script"})
_LOADING = frozenset(
    "stylesheet icon preload modulepreload prefetch preconnect dns-prefetch prerender manifest apple-touch-icon".split()
)
_SHOWN = frozenset({"og:image", "og:url"})
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]+)?(?:,|$)")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"]*).*", re.IGNORECASE)
_RUNNING = re.compile(r"(?:application|text)/(?:java|ecma|x-java|j|live)script[\d.]*|module|importmap|speculationrules")
_DOCUMENTS = frozenset({"iframe", "frame", "object", "embed", "script"})
_TEMPLATE = re.compile(rb"<(/?)template\b", re.IGNORECASE)
_NOSCRIPT = re.compile(rb"<noscript\b", re.IGNORECASE)
_POLICY = "content-security-policy"
_SEVERAL: Mapping[str, Callable[[str], Iterable[str]]] = MappingProxyType(
    {"ping": str.split, "style": addresses_in, "srcset": _CANDIDATE.findall, "imagesrcset": _CANDIDATE.findall}
)
"""How attributes that may hold several addresses are taken apart."""
_Attributes = Mapping[str, str | None]


class Named(NamedTuple):
    """An address in an attribute or a style; `loads` says that browsers fetch it unasked."""

    tag: str
    attribute: str
    address: str
    loads: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What the audit asks of a page.

    `active` says what runs script or turns links elsewhere; `early` which elements stand before the policy and should
    not; `scripts` are the digests of those that stand in the page, as a policy writes them.
    """

    ids: frozenset[str]
    named: tuple[Named, ...]
    active: tuple[str, ...]
    policy: str | None
    early: tuple[str, ...]
    scripts: tuple[str, ...]


def read_page(html: bytes) -> Page:
    """Return what stands in an HTML page or an SVG drawing, whatever its markup is like."""
    tree = LexborHTMLParser(html)
    reading = _Reading()
    for node in (*tree.css("*"), *_only_with_scripts(html)):
        reading.take(node)
    scripts = tuple(reading.scripts)
    for node in _in_templates(html):
        reading.take(node)
    policy, early = _policy(tree)
    return Page(frozenset(reading.ids), tuple(reading.named), tuple(reading.active), policy, early, scripts)


def _only_with_scripts(html: bytes) -> Sequence[LexborNode]:
    """Return the elements as a browser sees them that runs scripts, where that makes a difference."""
    return LexborHTMLParser(html, scripting=True).css("*") if _NOSCRIPT.search(html) else ()


def _in_templates(html: bytes) -> Sequence[LexborNode]:
    """Return the elements of a page with those in its templates, if it has any; they do nothing before a script takes them."""
    return LexborHTMLParser(_TEMPLATE.sub(rb"<\1div", html)).css("*") if _TEMPLATE.search(html) else ()


@dataclass(slots=True)
class _Reading:
    """What was found so far; each once, in the order of the page."""

    ids: set[str] = field(default_factory=set)
    named: dict[Named, None] = field(default_factory=dict)
    active: dict[str, None] = field(default_factory=dict)
    scripts: dict[str, None] = field(default_factory=dict)

    def take(self, node: LexborNode) -> None:
        """Take up an element. Most attributes say nothing that the audit asks, so they are passed over early."""
        tag, told = node.tag or "", node.attributes
        for name, value in told.items():
            if name in _ASKED or name.startswith("on"):
                self._take_attribute(tag, name, value or "", told)
        if tag in _WHOLE:
            self._take_whole(tag, told, node)

    def _take_attribute(self, tag: str, name: str, value: str, told: _Attributes) -> None:
        if name == "id" or (name == "name" and tag == "a"):
            self.ids.add(value)
        elif name in _ADDRESSES:
            self.named.update((one, None) for one in _addresses(tag, name, value, told))
        if fault := _active(tag, name, value):
            self.active[fault] = None

    def _take_whole(self, tag: str, told: _Attributes, node: LexborNode) -> None:
        if tag == "base":
            self.active["<base>"] = None
        elif tag == "meta":
            self.named.update((one, None) for one in _of_meta(told))
        elif tag == "style":
            self.named.update((Named(tag, "text", one, loads=True), None) for one in addresses_in(node.text()))
        elif _runs(told):
            self.scripts[_digest(node.text())] = None


def _addresses(tag: str, name: str, value: str, told: _Attributes) -> Iterator[Named]:
    if name in _LINKS:
        rel = (told.get("rel") or "").lower().split()
        yield Named(tag, name, value, bool(_LOADING.intersection(rel)) if tag == "link" else tag in _DRAWN)
    elif name != "data" or tag == "object":
        found = _SEVERAL[name](value) if name in _SEVERAL else [value]
        yield from (Named(tag, name, one, loads=True) for one in found)


def _of_meta(told: _Attributes) -> Iterator[Named]:
    content = told.get("content") or ""
    refreshes = (told.get("http-equiv") or "").lower() == "refresh"
    if refreshes and (found := _REFRESH.fullmatch(content)) and found[1]:
        yield Named("meta", "refresh", found[1], loads=False)
    if (shown := told.get("property")) in _SHOWN:
        yield Named("meta", shown or "", content, loads=False)


def _active(tag: str, name: str, value: str) -> str:
    """Return how an attribute runs script, if it does."""
    if name == "srcdoc" or name.startswith("on"):
        return f"`{name}` of <{tag}>"
    values = value.split(";") if name in _MOVED else [value]
    bad = {"javascript", "vbscript"} if tag not in _DOCUMENTS else {"javascript", "vbscript", "data", "blob"}
    if name in _ADDRESSES | _MOVED and (scheme := next((one for one in map(scheme_of, values) if one in bad), "")):
        return f"the address `{scheme}:` of <{tag}>"
    return ""


def _runs(told: _Attributes) -> bool:
    """Whether a script stands in the page itself, and is no mere data."""
    kind = (told.get("type") or "").strip().lower()
    return "src" not in told and (not kind or bool(_RUNNING.fullmatch(kind)))


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _policy(tree: LexborHTMLParser) -> tuple[str | None, tuple[str, ...]]:
    """Return the policy in the head of a page, and the elements before it that it should stand before."""
    early: list[str] = []
    for node in tree.head.iter() if tree.head else ():
        told = node.attributes
        means = (told.get("http-equiv") or "").lower()
        if node.tag == "meta" and means == _POLICY:
            return told.get("content") or "", tuple(early)
        if node.tag not in {"meta", "title"} or means not in {"", "content-type", "x-ua-compatible"}:
            early.append(f"<{node.tag}>")
    return None, tuple(early)
