"""How the web editor asks for a field: the JSON Schema of a kind, as fields of Decap CMS.

Widgets whose names begin with `hub-` are the hub's own, in `hub/web/editor/`; all others come with Decap.
"""

from collections.abc import Mapping
from typing import Any

from hub.model.learning import EVERYONE
from hub.model.settings import Settings

Json = Mapping[str, Any]
Field = dict[str, Any]

_LONG = 100
"""A text that may have so many characters is written in a field of several lines."""


def fields_in(schema: Json, settings: Settings, defs: Json | None = None) -> list[Field]:
    """Return a field for each property of a schema, what is required first; `defs` are the parts that it refers to."""
    known = schema.get("$defs", {}) if defs is None else defs
    required = set(schema.get("required", ()))
    found: list[tuple[str, Json]] = sorted(schema["properties"].items(), key=lambda item: item[0] not in required)
    return [_field(name, _whole(one, known), settings, known, required=name in required) for name, one in found]


def _whole(schema: Json, defs: Json) -> Json:
    """Return a schema with what it refers to in it, without the arm that says that it may be left out, and a list where one text will do."""
    arms = [arm for arm in schema.get("anyOf", ()) if arm != {"type": "null"}]
    arms = [arm for arm in arms if "items" in arm] or arms
    rest = {key: value for key, value in schema.items() if key not in {"anyOf", "$ref"}}
    if len(arms) == 1:
        return {**_whole(arms[0], defs), **rest}
    if "$ref" in schema:
        return {**_whole(defs[schema["$ref"].rpartition("/")[2]], defs), **rest}
    return schema


def _field(name: str, schema: Json, settings: Settings, defs: Json, *, required: bool) -> Field:
    label = name.replace("_", " ").capitalize()
    widget = _widget(schema, settings, defs)
    hint = f"{schema.get('description', label)}{_example(schema, widget)}"
    return {
        "name": name,
        "label": label,
        "hint": hint,
        "required": required,
        **widget,
        **_bounds(schema, required=required),
    }


def _example(schema: Json, widget: Field) -> str:
    """Return what is added to the help of a field in which anything can be typed."""
    example = next(iter(schema.get("examples", ())), None)
    if isinstance(example, list):
        example = next(iter(example), None)
    typed = widget["widget"] == "string" or "field" in widget
    return f" For example: {example}" if typed and isinstance(example, str) else ""


def _widget(schema: Json, settings: Settings, defs: Json) -> Field:
    if "anyOf" in schema:
        return {"widget": "hub-minutes"}
    if "items" in schema:
        return _listed(_whole(schema["items"], defs), settings, defs)
    if "additionalProperties" in schema:
        return _mapped(schema, settings)
    if "properties" in schema:
        return {"widget": "object", "collapsed": True, "fields": _eased(fields_in(schema, settings, defs))}
    return _single(schema, settings)


def _eased(fields: list[Field]) -> list[Field]:
    """Return the fields of a group that may be left out as a whole: Decap would ask for what is required in it all the same."""
    return [{**field, "required": False} for field in fields]


def _single(schema: Json, settings: Settings) -> Field:
    if "x-refers-to" in schema:
        return {"widget": "hub-pick", "kinds": list(schema["x-refers-to"])}
    options = list(schema.get("enum", ())) or _words(schema, settings)
    if options:
        return {"widget": "select", "options": options}
    if schema.get("x-form") == "moment":
        return {"widget": "hub-moment"}
    if schema.get("format") == "date":
        day = "YYYY-MM-DD"
        return {"widget": "datetime", "format": day, "date_format": day, "time_format": False, "default": ""}
    plain: Mapping[str, Field] = {
        "boolean": {"widget": "hub-switch", "default": True} if schema.get("default") else {"widget": "boolean"},
        "integer": {"widget": "number", "value_type": "int", "step": 1},
        "number": {"widget": "number", "value_type": "float", "step": 0.1},
    }
    return plain.get(schema.get("type", ""), _text(schema))


def _text(schema: Json) -> Field:
    most = schema.get("maxLength", 0)
    found: Field = {"widget": "text" if most >= _LONG else "string"}
    if most:
        found["pattern"] = [rf"^[\s\S]{{0,{most}}}$", f"must have at most {most} characters"]
    if schema.get("format") == "uri":
        found["pattern"] = ["^https?://", "must be a web address; write it with https://"]
    if "pattern" in schema:
        example = (schema.get("examples") or [""])[0]
        found["pattern"] = [f"^(?:{schema['pattern']})$", f"must look like this: {example}"]
    return found


def _listed(item: Json, settings: Settings, defs: Json) -> Field:
    if "oneOf" in item:
        kinds = next(arm["x-refers-to"] for arm in item["oneOf"] if "x-refers-to" in arm)
        return {"widget": "hub-steps", "kinds": list(kinds)}
    if "x-refers-to" in item:
        return {"widget": "hub-pick", "multiple": True, "kinds": list(item["x-refers-to"])}
    if "x-vocabulary" in item:
        return {"widget": "hub-pick", "multiple": True, "options": [EVERYONE, *_words(item, settings)]}
    if "properties" in item:
        summary = "{{fields." + next(iter(item["properties"])) + "}}"
        return {"widget": "list", "default": [], "summary": summary, "fields": fields_in(item, settings, defs)}
    return {"widget": "list", "collapsed": False, "field": {"name": "text", "label": "Item", "widget": "string"}}


def _mapped(schema: Json, settings: Settings) -> Field:
    """Return a field of pairs: what stands before the colon is chosen or typed, and what stands behind it too."""
    keys, value = schema.get("propertyNames", {}), schema["additionalProperties"]
    found: Field = {"widget": "hub-map"}
    if "x-refers-to" in keys:
        found["kinds"] = list(keys["x-refers-to"])
    elif words := _words(keys, settings):
        found["options"] = words
    if value.get("type") == "integer":
        found["values"] = [str(number) for number in range(value["minimum"], value["maximum"] + 1)]
        found["numbers"] = True
    elif words := _words(value, settings):
        found["values"] = words
    return found


def _bounds(schema: Json, *, required: bool) -> Field:
    names = {"minimum": "min", "maximum": "max"}
    found: Field = {names[key]: schema[key] for key in names if key in schema}
    if required and "items" in schema:
        found["min"] = 1
    return found


def _words(schema: Json, settings: Settings) -> list[str]:
    """Return the words of the vocabularies that a schema names; none where any word will do."""
    return list(settings.words(tuple(schema["x-vocabulary"]))) if "x-vocabulary" in schema else []
