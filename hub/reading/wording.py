"""How the faults of fields are said: pydantic's errors become sentences that end with what to type."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from hub.model.shape import FieldSpec, fields_of
from hub.reading.names import closest

_RESOLVER = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"
_TAKEN_AS_WRITTEN = frozenset({_TEXT, "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"})
"""What an example may look like to YAML: fields take the text of a day or of a truth value."""
_NUMBER = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+")
"""What YAML 1.2 takes for a number, some digests among it."""
_SPECIAL = re.compile(r"^[-?:](?:\s|$)|^[@`&*!|>%{}\[\]#'\",=~]|[,{}\[\]]|:(?:\s|$)|\s#|\s$|^\s")
_FORMS = (("email", re.compile(r"[^\s@]+@[^\s@]+$")), ("url", re.compile(r"https?://")))
_EXPECTED: Mapping[str, tuple[str, str]] = {
    "int_parsing": ("is not a whole number", "Write a number{bounds}, such as {value}."),
    "int_type": ("is not a whole number", "Write a number{bounds}, such as {value}."),
    "int_from_float": ("is not a whole number", "Write a whole number{bounds}, such as {value}."),
    "float_parsing": ("is not a number", "Write a number{bounds}, such as {value}."),
    "float_type": ("is not a number", "Write a number{bounds}, such as {value}."),
    "bool_parsing": ("is neither true nor false", "Write true or false."),
    "bool_type": ("is neither true nor false", "Write true or false."),
    "string_type": ("is not a text", "Write one text; put it in quotes if it has special characters."),
    "tuple_type": ("is not a list", "Write a list: {example}"),
    "dict_type": ("is not a group of fields", "Write {example}"),
    "model_type": ("is not a group of fields", "Write {example}"),
    "model_attributes_type": ("is not a group of fields", "Write {example}"),
}


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: `lesson, guide or path`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def quoted(text: str) -> str:
    """Return a text in the quotes in which it stays itself."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def flow(value: object) -> str:
    """Return a value as an author writes it on one line of YAML."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(flow(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    taken = not isinstance(value, str) or _tag(text) in _TAKEN_AS_WRITTEN
    return text if text and taken and not _SPECIAL.search(text) else quoted(text)


def _tag(text: str) -> str:
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]  # PyYAML types it not


def scalar(text: str) -> str:
    """Return a text as it can stand anywhere in YAML: quoted where YAML 1.1 or 1.2 would read it as something else."""
    return flow(text) if _tag(text) == _TEXT and not _NUMBER.fullmatch(text) else quoted(text)


def assignment(name: str, spec: FieldSpec | None) -> str:
    """Return the line that sets a field to its example."""
    return f"{name}: {flow(spec.example) if spec else '...'}"


def shown(value: object) -> str:
    """Return what was written, short enough for a message."""
    text = value if isinstance(value, str) else flow(value)
    return f'"{text[:57]}..."' if len(text) > 60 else f'"{text}"'  # noqa: PLR2004  the width of a message


def word_meant(error: Mapping[str, Any]) -> str | None:
    """Return the word of those that a field takes which is written most like what stands there, if one is close."""
    text, context = error["input"], error.get("ctx", {})
    words = re.findall(r"'([^']*)'", str(context.get("expected", ""))) or _words_of(str(context.get("pattern", "")))
    return closest(text.strip(), words) if isinstance(text, str) and words else None


def worded(error: Mapping[str, Any], name: str, spec: FieldSpec | None) -> tuple[str, str]:
    """Return message and hint for an error of pydantic about the field `name`."""
    kind, value, context = str(error["type"]), error["input"], error.get("ctx", {})
    example = assignment(name, spec)
    if kind == "value_error":
        fault, _, advice = str(context["error"]).partition("; ")
        return (
            f"`{name}`: {shown(value)} {fault}.",
            f"{advice[:1].upper()}{advice[1:]}." if advice else f"Write it like `{example}`.",
        )
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "")
        near = word_meant(error)
        return (
            f"`{name}`: {shown(value)} is none of the words it takes.",
            f"Did you mean `{near}`? It takes: {choices}." if near else f"Write one of: {choices}.",
        )
    if kind == "string_too_long":
        return (
            f"`{name}` has {len(value)} characters; at most {context['max_length']} are shown.",
            "Shorten it to one sentence.",
        )
    bounds = _bounds(spec)
    if kind in {"greater_than_equal", "less_than_equal"}:
        return f"`{name}`: {shown(value)} is out of range.", f"Write a number{bounds}."
    if kind == "string_pattern_mismatch":
        choices = ", ".join(_words_of(str(context["pattern"])))
        near = word_meant(error)
        hint = f"Did you mean `{near}`? It takes: {choices}." if near else f"Write one of: {choices}."
        return f"`{name}`: {shown(value)} is not what it takes.", hint if choices else f"Write `{example}`."
    example = _with_own_word(value, name, spec) or example
    fault, hint = _EXPECTED.get(kind, ("is not what the field takes", "Write {example}."))
    message = f"`{name}`: {shown(value)} {fault}." if value is not None else f"`{name}` has an empty item."
    return message, hint.format(example=f"`{example}`", bounds=bounds, value=_number(spec))


def _with_own_word(value: object, name: str, spec: FieldSpec | None) -> str | None:
    """Return the line that sets a group of fields by the words that were written, where that says what it must."""
    written = value if isinstance(value, list) else re.split(r", *", value) if isinstance(value, str) else []
    words = [word for word in written if isinstance(word, str) and re.fullmatch(r"\S+", word)]
    if spec is None or not words or len(words) != len(written):
        return None
    names = {inner.name for inner in fields_of(spec.model)} if spec.model else set()
    if len(words) == 1 and (field := next((one for one, form in _FORMS if one in names and form.match(words[0])), "")):
        return f"{name}: {flow({field: words[0]})}"
    required = [inner.name for inner in fields_of(spec.model) if inner.required] if spec.model else []
    if len(required) == len(words) == 1:
        group = {required[0]: words[0]}
        return f"{name}: {flow([group] if isinstance(spec.example, (list, tuple)) else group)}"
    if isinstance(spec.example, Mapping) and not spec.model:
        return f"{name}: {flow(dict.fromkeys(words, next(iter(spec.example.values()))))}"
    return None


def _bounds(spec: FieldSpec | None) -> str:
    least, most = spec.bounds if spec else (None, None)
    if least is not None and most is not None:
        return f" from {least:g} to {most:g}"
    return f" of at least {least:g}" if least is not None else f" of at most {most:g}" if most is not None else ""


def _number(spec: FieldSpec | None) -> str:
    """Return a number as the field takes it, from its example."""
    example = spec.example if spec else None
    return flow(next(iter(example.values())) if isinstance(example, Mapping) and example else example or 20)


def _words_of(pattern: str) -> list[str]:
    """Return the words between which a pattern lets one choose."""
    words = pattern.strip("^$()").split("|")
    return words if len(words) > 1 else []
