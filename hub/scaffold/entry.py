"""The text of a new entry: all of its fields with what they mean, and `TODO` where only its author knows what to write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hub.model.kind import Kind, folder_of
from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import FieldSpec, Shape, fields_of, shape_of
from hub.reading.wording import flow, scalar
from hub.scaffold.bodies import BODIES

TODO = "TODO"
_OWN = ("authors", "owner", "facilitator")
"""Fields that name whoever begins the entry, if nobody says otherwise."""
_BY_HAND = frozenset({"aliases", "allow", "translation_of", "verified", "replaced_by"})
"""Fields that belong to the later life of an entry, and would only be in the way at its beginning."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a new entry: its kind, its name in the folder of its kind, the day, who begins it.

    `given` has texts of YAML by the names of fields; `author` is the shortest reference to a person, if one is known.
    """

    kind: Kind
    name: str
    today: date
    author: str | None = None
    given: Mapping[str, str] | None = None

    @property
    def path(self) -> str:
        """Where its file is, below the folder of content."""
        return "/".join(part for part in (folder_of(self.kind), f"{self.name}.md") if part)


def scaffold(beginning: Beginning, settings: Settings) -> str:
    """Return the text of a new entry, which has no finding but `todo-left`."""
    specs = fields_of(CLASSES[beginning.kind])
    known = values(beginning)
    needed = [spec for spec in specs if spec.name in known or spec.required]
    front = [
        line for spec in needed for line in _set(spec, known, help_of(spec, beginning.kind, settings, beginning.today))
    ]
    rest = [spec for spec in specs if not (spec.name in known or spec.required or spec.name in _BY_HAND)]
    offered = [line for spec in rest for line in _offered(spec)]
    return "\n".join(("---", *front, *offered, "---", "", BODIES[beginning.kind]))


def missing(beginning: Beginning) -> tuple[FieldSpec, ...]:
    """Return the required fields of which nothing is known yet, in order."""
    known = values(beginning)
    return tuple(spec for spec in fields_of(CLASSES[beginning.kind]) if spec.required and spec.name not in known)


def values(beginning: Beginning) -> dict[str, str]:
    """Return what is known of the fields, as texts of YAML: what was given, else what follows from the rest."""
    specs = {spec.name: spec for spec in fields_of(CLASSES[beginning.kind])}
    shapes = shape_of(CLASSES[beginning.kind]).keys or {}
    found = {"title": scalar(title(beginning))}
    for name in _OWN:
        if beginning.author and name in specs:
            found[name] = f"[{beginning.author}]" if shapes[name].items else beginning.author
    given = beginning.given or {}
    return found | {name: as_value(text, shapes[name], specs[name]) for name, text in given.items()}


def as_value(text: str, shape: Shape, spec: FieldSpec) -> str:
    """Return what somebody typed for a field as YAML; words between commas make a list where one is expected."""
    plain = text.strip()
    if plain[:1] in {"[", "{", '"', "'"}:
        return plain
    if shape.items and (shape.items.text or not shape.items.keys):
        return f"[{', '.join(scalar(part.strip()) for part in _parts(plain, shape.items, spec) if part.strip())}]"
    if pairs := _pairs(plain, shape):
        return f"{{{', '.join(pairs)}}}"
    return scalar(plain) if shape.text and not shape.items and not shape.keys else plain


def _parts(text: str, item: Shape, spec: FieldSpec) -> list[str]:
    """Return the items of a list that was typed as one text; sentences are not parted at their commas."""
    words = item.refers or item.vocabulary or not _sentence(spec.example)
    return text.split(",") if words else [text]


def _sentence(example: object) -> bool:
    """Return whether a field takes sentences, which begin with a capital in its example as they do elsewhere."""
    first = example[0] if isinstance(example, list) and example else example
    return isinstance(first, str) and first[:1].isupper()


def _pairs(text: str, shape: Shape) -> list[str]:
    """Return the fields of a group that was typed as `git:4, data:2`; none where it was not."""
    pairs = []
    for part in text.split(",") if shape.each or shape.keys else ():
        key, colon, value = (one.strip() for one in part.partition(":"))
        inner = shape.each[1] if shape.each else (shape.keys or {}).get(key)
        if not (colon and key and value and inner):
            return []
        pairs.append(f"{scalar(key)}: {scalar(value) if inner.text else value}")
    return pairs


def title(beginning: Beginning) -> str:
    """Return the title that the name of an entry lets one guess."""
    words = beginning.name.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return words.title() if beginning.kind is Kind.PERSON else words[:1].upper() + words[1:]


def _set(spec: FieldSpec, known: Mapping[str, str], told: str) -> Iterator[str]:
    """Yield the lines of a field that is set, or is to be."""
    yield f"# {told}"
    yield f"{spec.name}: {known.get(spec.name) or _todo(spec)}"


def _todo(spec: FieldSpec) -> str:
    example = spec.example
    if isinstance(example, list):
        first = example[0] if example and isinstance(example[0], str) and " " in example[0] else None
        return f'["{TODO}: {first}"]' if first else f"[{TODO}]"
    return f'"{TODO}: {example}"' if isinstance(example, str) and " " in example else TODO


def _offered(spec: FieldSpec) -> Iterator[str]:
    """Yield the line of a field that may be set: take away the `#` and change the example."""
    yield f"# {spec.name}: {flow(spec.example)}  # {spec.description}"


def help_of(spec: FieldSpec, kind: Kind, settings: Settings, today: date) -> str:
    """Return what a field means, with the words it can be where there are not many, and today for a day."""
    shape = (shape_of(CLASSES[kind]).keys or {})[spec.name]
    vocabulary = (shape.items or shape).vocabulary
    choices = spec.choices or (settings.words(vocabulary.names) if vocabulary else ())
    if spec.takes in {"day", "day, or day and time"}:
        return f"{spec.description} Today is {today}."
    return f"{spec.description} One of: {', '.join(choices)}." if choices else spec.description
