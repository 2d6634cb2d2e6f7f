"""The configuration of the web editor: a collection for each kind, with a form of all of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from hub.feeds.forms.widgets import Field, fields_in
from hub.feeds.schema import schema_of
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.kind import Kind, folder_of
from hub.model.kinds import CLASSES
from hub.model.settings import Settings

FOLDER = "contribute/editor"
"""Where the editor stands on the site."""
CONFIG = "config.yml"

_DEEP = 20
_PICTURES = "pictures"
"""The folder of files that belong to no entry: never that of the content itself, whose files can be deleted there."""
_PLURALS: Mapping[Kind, str] = {Kind.PERSON: "People"}
_SLUGS: Mapping[Kind, str] = {Kind.SESSION: "{{fields.date | truncate(10, '-')}}-{{slug}}"}
"""The name of a new file: that of a session begins with its day, which is written in the first ten characters of its date."""
_BODIES: Mapping[Kind, str] = {
    Kind.LESSON: "## Learn\n\n\n\n## Practise\n\n\n\n## Get feedback\n\n\n\n## Reflect\n\n\n",
}
"""What stands in the text of a new entry."""
_SELDOM = frozenset({*Entry.model_fields} - {"title", "summary", "topics", "status"})
_FOLDER_HINT = "The folder of its subject, such as git, in small letters and hyphens. Choose it once: what links here breaks if it changes."
_BODY_HINT = "The text, in Markdown. How to write practice, checks and questions is on the page about contributing."


@dataclass(frozen=True, slots=True)
class Place:
    """Where the editor saves: the settings of the git host, the folder of the content in the repository, the address of the site."""

    backend: Mapping[str, Any]
    folder: str
    site: str | None = None


def editor_config(hub: Hub, place: Place) -> str:
    """Return the configuration as YAML, for the hub that readers see."""
    told = {
        "backend": dict(place.backend),
        "publish_mode": "simple" if place.backend.get("name") == "proxy" else "editorial_workflow",
        "locale": hub.settings.lang,
        **({"site_url": place.site, "display_url": place.site} if place.site else {}),
        "logo": {"src": "../../assets/hub/icons/mark.svg"},
        "show_preview_links": False,
        "media_folder": "/".join(part for part in (place.folder, _PICTURES) if part),
        "public_folder": f"/{_PICTURES}",
        "slug": {"encoding": "unicode", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "collections": [_collection(hub, kind, place.folder) for kind in CLASSES],
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=120)


def _collection(hub: Hub, kind: Kind, folder: str) -> dict[str, Any]:
    top = folder_of(kind)
    return {
        "name": kind.value,
        "label": _PLURALS.get(kind, f"{kind.capitalize()}s"),
        "label_singular": kind.capitalize(),
        "description": (CLASSES[kind].__doc__ or "").partition("\n")[0],
        "folder": "/".join(part for part in (folder, top) if part) or ".",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        "summary": "{{title}}",
        "slug": _SLUGS.get(kind, "{{slug}}"),
        "media_folder": "",
        "public_folder": "",
        **(_nested() if top and _has_folders(hub, kind) else {}),
        "fields": kind_fields(kind, hub.settings),
    }


def kind_fields(kind: Kind, settings: Settings) -> list[Field]:
    """Return the form of a kind: what is required, its text, what it may have, and last what any entry may have and few do."""
    fields = fields_in(schema_of(kind), settings)
    needed = [field for field in fields if field["required"]]
    others = [field for field in fields if not field["required"]]
    others.sort(key=lambda field: field["name"] in _SELDOM)
    return [*needed, _body(kind), *others]


def _body(kind: Kind) -> Field:
    """Return the field of the text. A rich text would lose the blocks, which live by their indentation."""
    told = {"name": "body", "label": "Text", "hint": _BODY_HINT, "required": False, "widget": "markdown"}
    return {**told, "modes": ["raw"], "minimal": True, "default": _BODIES.get(kind, "")}


def _has_folders(hub: Hub, kind: Kind) -> bool:
    return any(entry.id.count("/") > 1 for entry in hub.all(CLASSES[kind]))


def _nested() -> dict[str, Any]:
    """Return what shows the folders inside the folder of a kind, and asks which of them a new entry goes to."""
    return {
        "nested": {"depth": _DEEP, "summary": "{{title}}"},
        "meta": {"path": {"label": "Folder", "widget": "string", "hint": _FOLDER_HINT}},
    }
