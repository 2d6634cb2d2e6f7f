"""The JSON Schema of the front matter of each kind, for editors and other programs."""

from typing import Any

from hub.model.kind import Kind
from hub.model.kinds import CLASSES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: Kind) -> dict[str, Any]:
    """Return the schema of what an author may write; fields that come from the file itself are not in it."""
    cls = CLASSES[kind]
    schema = cls.model_json_schema(by_alias=True, mode="validation")
    own = {info.alias or name for name, info in cls.model_fields.items() if info.exclude}
    properties = {name: field for name, field in schema["properties"].items() if name not in own}
    return {"$schema": DRAFT, **schema, "title": f"A {kind}", "properties": properties, "additionalProperties": False}
