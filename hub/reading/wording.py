"""How the faults of fields are said: pydantic's errors become sentences that end with what to type."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from hub.model.shape import FieldSpec

_RESOLVER = yaml.resolver.Resolver()
_EXPECTED: Mapping[str, tuple[str, str]] = {
    "int_parsing": ("is not a whole number", "Write a number such as 20."),
    "int_type": ("is not a whole number", "Write a number such as 20."),
    "int_from_float": ("is not a whole number", "Write a number such as 20."),
    "float_parsing": ("is not a number", "Write a number such as 4.5."),
    "float_type": ("is not a number", "Write a number such as 4.5."),
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


def flow(value: object) -> str:
    """Return a value as an author writes it on one line of YAML."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(flow(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(item)}' for key, item in value.items())}}}"
    text = str(value)
    special = ": " in text or text[:1] in "@`&*!|>%[{#'\"" or " #" in text or text.endswith(":") or "," in text
    return f'"{text}"' if special or not text else text


def scalar(text: str) -> str:
    """Return a text as it can stand anywhere in YAML: quoted where it would be read as something else."""
    written = flow(text)
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML types it not
    return written if written != text or tag == "tag:yaml.org,2002:str" else f'"{text}"'


def assignment(name: str, spec: FieldSpec | None) -> str:
    """Return the line that sets a field to its example."""
    return f"{name}: {flow(spec.example) if spec else '...'}"


def shown(value: object) -> str:
    """Return what was written, short enough for a message."""
    text = value if isinstance(value, str) else flow(value)
    return f'"{text[:57]}..."' if len(text) > 60 else f'"{text}"'  # noqa: PLR2004  the width of a message


def worded(error: Mapping[str, Any], name: str, spec: FieldSpec | None) -> tuple[str, str]:
    """Return message and hint for an error of pydantic about the field `name`."""
    kind, value, context = str(error["type"]), error["input"], error.get("ctx", {})
    example = assignment(name, spec)
    if kind == "value_error":
        fault, _, advice = str(context["error"]).partition("; ")
        return (
            f"`{name}`: {shown(value)} {fault}.",
            f"{advice[:1].upper()}{advice[1:]}." if advice else f"Write `{example}`.",
        )
    if kind == "literal_error":
        return (
            f"`{name}`: {shown(value)} is none of the words it takes.",
            f"Write one of: {str(context['expected']).replace(chr(39), '')}.",
        )
    if kind == "string_too_long":
        return (
            f"`{name}` has {len(value)} characters; at most {context['max_length']} are shown.",
            "Shorten it to one sentence.",
        )
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = "at least" if kind.startswith("greater") else "at most"
        return (
            f"`{name}`: {shown(value)} is out of range.",
            f"Write a number of {bound} {context.get('ge', context.get('le'))}.",
        )
    if kind == "string_pattern_mismatch":
        return f"`{name}`: {shown(value)} is not what it takes.", _pattern_hint(str(context["pattern"]), example)
    fault, hint = _EXPECTED.get(kind, ("is not what the field takes", "Write `{example}`."))
    return f"`{name}`: {shown(value)} {fault}." if value is not None else f"`{name}` has an empty item.", hint.format(
        example=f"`{example}`"
    )


def _pattern_hint(pattern: str, example: str) -> str:
    choices = pattern.strip("^$()").split("|")
    return f"Write one of: {', '.join(choices)}." if len(choices) > 1 else f"Write `{example}`."
