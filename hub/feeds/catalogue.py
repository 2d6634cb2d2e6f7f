"""The hub as data: `api/hub.json` and its JSON Schema."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
from pydantic import BaseModel

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.kinds import CLASSES
from hub.model.session import Session
from hub.model.values import Interval, Minutes, Moment

VERSION = 1
_NOTHING: tuple[object, ...] = (None, (), {}, "")


def catalogue(hub: Hub, urls: Mapping[str, str]) -> str:
    """Return the catalogue of a hub as JSON; `urls` gives the address of each source path, relative to the site."""
    entries = [_entry(hub, entry, urls.get(entry.path, "")) for entry in hub.entries.values()]
    edges = sorted({(edge.source, edge.via, edge.target) for edge in hub.edges})
    found = {
        "version": VERSION,
        "entries": sorted(entries, key=lambda entry: str(entry["id"])),
        "edges": [{"source": source, "via": via, "target": target} for source, via, target in edges],
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"


def _entry(hub: Hub, entry: Entry, url: str) -> dict[str, Any]:
    own: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind.value,
        "title": entry.title,
        "summary": entry.summary or "",
        "url": url,
        "topics": list(entry.topics),
    }
    if isinstance(entry, Session):
        own["state"] = hub.state(entry).value
        own["recapped"] = hub.recapped(entry)
    rest = {
        info.alias or name: getattr(entry, name) for name, info in type(entry).model_fields.items() if not info.exclude
    }
    return {
        **own,
        **{name: plain(value) for name, value in rest.items() if name not in own and value not in _NOTHING},
    }


def plain(value: Any) -> Any:
    """Return a value of the model as JSON has it; days, times and intervals as they are written."""
    if isinstance(value, (Moment, Interval)):
        return str(value)
    if isinstance(value, Minutes):
        return {"learn": value.learn, "practise": value.practise, "total": value.total}
    if isinstance(value, BaseModel):
        fields = {info.alias or name: getattr(value, name) for name, info in type(value).model_fields.items()}
        return {name: plain(inner) for name, inner in fields.items() if inner not in _NOTHING}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value


def catalogue_schema() -> str:
    """Return the JSON Schema of the catalogue."""
    text = {"type": "string"}
    entry = {
        "type": "object",
        "required": ["id", "kind", "title", "summary", "url", "topics"],
        "properties": {
            "id": text,
            "kind": {"enum": [kind.value for kind in Kind]},
            "title": text,
            "summary": text,
            "url": {"type": "string", "description": "Relative to the root of the site, without a leading slash."},
            "topics": {"type": "array", "items": text},
        },
        "oneOf": [{"properties": {"kind": {"const": kind.value}, **_fields(cls)}} for kind, cls in CLASSES.items()],
    }
    edge = {
        "type": "object",
        "required": ["source", "via", "target"],
        "properties": {"source": text, "via": text, "target": text},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The catalogue of a hub",
        "type": "object",
        "required": ["version", "entries", "edges"],
        "properties": {
            "version": {"const": VERSION},
            "entries": {"type": "array", "items": entry},
            "edges": {"type": "array", "items": edge},
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _fields(cls: type[Entry]) -> dict[str, Any]:
    fields = ((info.alias or name, info) for name, info in cls.model_fields.items() if not info.exclude)
    return {
        name: {"description": info.description or ""}
        for name, info in fields
        if name not in ("title", "summary", "topics")
    }
