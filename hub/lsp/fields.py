"""What can be typed in front matter: fields, references, words, and what else a field takes."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from hub.lsp.choice import Choice, Sort
from hub.lsp.known import Known
from hub.lsp.spot import Part, Spot
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.learning import EVERYONE
from hub.model.shape import FieldSpec, Shape, fields_of, shape_of
from hub.reading.wording import assignment, scalar
from hub.rules.catalogue import CATALOGUE

_BOOLEAN, _DAY, _RULES = "true or false", "day", "allow"
_LIST = "[{}]"


def field_at(route: Iterable[str], model: type[BaseModel]) -> tuple[FieldSpec | None, Shape]:
    """Return the definition of the field that keys lead to, None where there is none, and the shape of what stands there."""
    spec: FieldSpec | None = None
    inner: type[BaseModel] | None = model
    shape = shape_of(model)
    for key in route:
        spec = next((one for one in fields_of(inner) if one.name == key), None) if inner else None
        inner = spec.model if spec else None
        shape = _below(shape, key)
    return spec, shape


def told(spec: FieldSpec) -> str:
    """Return help for a field, as Markdown."""
    required = " (required)" if spec.required else ""
    return f"{spec.description}\n\nTakes: {spec.takes}{required}.\n\n```yaml\n{assignment(spec.name, spec)}\n```"


def choices_at(spot: Spot, known: Known, behind: str) -> Iterator[Choice]:
    """Yield what can be typed at a spot; `behind` is the rest of the line."""
    spec, shape = field_at(spot.route, known.model)
    group = (shape.items or shape) if spot.part is not Part.VALUE else Shape()
    if group.keys and (spot.part is Part.KEY or shape.items):
        model = spec.model if spec else known.model
        yield from _fields(model, spot.beside, behind)
    if spot.part is Part.KEY and shape.each:
        yield from _values(shape.each[0], None, known, "{}" if behind.startswith(":") else "{}: ")
    elif spec is not None and (spot.part is not Part.KEY or shape.items):
        one = shape.items or shape
        yield from _values(one, spec, known, _form(spot, shape))


def _below(shape: Shape, key: str) -> Shape:
    around = shape.items or shape
    if around.keys is not None:
        return around.keys.get(key, Shape())
    return around.each[1] if around.each else Shape()


def _form(spot: Spot, shape: Shape) -> str:
    """Return how a value is written: one that stands where a list belongs brings what makes it one."""
    if not shape.items or spot.part is Part.ITEM or shape.text:
        return "{}"
    return "- {}" if spot.part is Part.KEY else _LIST


def _fields(model: type[BaseModel] | None, beside: frozenset[str], behind: str) -> Iterator[Choice]:
    for spec in fields_of(model) if model else ():
        if spec.name not in beside:
            text = spec.name if behind.startswith(":") else f"{spec.name}: "
            detail = f"required; {spec.takes}" if spec.required else spec.takes
            yield Choice(spec.name, text, Sort.FIELD, detail, told(spec))


def _values(shape: Shape, spec: FieldSpec | None, known: Known, form: str) -> Iterator[Choice]:
    if shape.refers:
        yield from references(shape.refers.kinds, known, form)
        return
    for word, said in _words(shape, spec, known).items():
        text = scalar(word) if shape.text else word
        yield Choice(word, text if form == _LIST and word == EVERYONE else form.format(text), Sort.WORD, said)


def references(kinds: tuple[Kind, ...], known: Known, form: str = "{}") -> Iterator[Choice]:
    """Yield the entries of some kinds (none: of any) by their shortest references."""
    for other in known.others():
        if not kinds or other.kind in kinds:
            name = known.names.shortest(other.id, kinds)
            yield Choice(name, form.format(scalar(name)), Sort.ENTRY, other.title, about(other), other.title)


def about(entry: Entry) -> str:
    """Return what an entry is, as Markdown."""
    state = f", {entry.status}" if entry.draft or entry.deprecated else ""
    return "\n\n".join(filter(None, (f"**{entry.title}** ({entry.kind}{state})", entry.summary, f"`{entry.id}`")))


def _words(shape: Shape, spec: FieldSpec | None, known: Known) -> Mapping[str, str]:
    """Return the words that a field takes, each with what it is."""
    if shape.vocabulary:
        return _vocabulary(shape.vocabulary.names, spec, known)
    if spec is None:
        return {}
    if spec.choices:
        return dict.fromkeys(spec.choices, "")
    if spec.takes == _BOOLEAN:
        return {"true": "", "false": ""}
    if spec.takes.startswith(_DAY):
        return {str(known.hub.today): "today"}
    return {name: rule.summary for name, rule in CATALOGUE.items()} if spec.name == _RULES else {}


def _vocabulary(names: tuple[str, ...], spec: FieldSpec | None, known: Known) -> Mapping[str, str]:
    """Return the words of vocabularies; where any word will do, those that others have written in the same field."""
    found = {word: f"of the {name} in hub.yml" for name in names for word in known.hub.settings.words((name,))}
    to_all = {EVERYONE: ""} if len(names) > 1 and "roles" in names else {}
    if not found and spec is not None:
        used = {getattr(other, spec.name, None) for other in known.others() if isinstance(other, known.model)}
        found = dict.fromkeys(sorted(word for word in used if isinstance(word, str)), "written by others")
    return {**to_all, **found}
