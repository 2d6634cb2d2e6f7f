"""The web editor on the site: its page, its configuration, and Decap CMS from a copy that is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import get_plugin_logger

from hub.disk import ProjectError
from hub.feeds.forms.backend import fault, local, origins
from hub.feeds.forms.editor import CONFIG, FOLDER, Place, editor_config
from hub.vendored import EDITOR
from hub.web.editor.files import editor_page, editor_scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.disk import Project
    from hub.graph.hub import Hub

log = get_plugin_logger("hub")

PAGE = f"{FOLDER}/index.html"
SERVER = "http://localhost:8081/api/v1"
"""Where `decap-server` listens if nothing else is said."""


class EditorConfig(Config):
    """The options of the web editor, which is off until one of the first two is given."""

    backend = config_options.Optional(config_options.Type(dict))
    """The git host, as Decap CMS takes it."""
    local = config_options.Optional(config_options.Type((bool, str)))
    """For trying it out: save to this machine through `decap-server`; `true`, or the address where that listens."""
    folder = config_options.Optional(config_options.Type(str))
    """The folder of the content in the repository; else that of `docs_dir` beside mkdocs.yml."""
    package = config_options.Optional(config_options.Type(str))
    """A copy of the package of Decap CMS; else the one that `hub editor` has fetched."""


@dataclass(frozen=True, slots=True)
class Editor:
    """The web editor of a site: where it saves, and what it is made of."""

    place: Place
    scripts: Mapping[str, bytes]

    @classmethod
    def of(cls, options: EditorConfig, project: Project, *, strict: bool) -> Editor | None:
        """Return the editor that a site has; raises `ProjectError` where its options cannot be right.

        Without a copy of the package a strict build cannot go on; any other goes on without the editor.
        """
        backend: Mapping[str, Any] | None = options.backend
        if options.local:
            backend = local(options.local if isinstance(options.local, str) else SERVER)
        if backend is None:
            return None
        if wrong := fault(backend):
            raise ProjectError(wrong)
        folder = options.folder if options.folder is not None else project.prefix
        if folder.startswith("/") or ":" in folder:
            message = "the content lies outside the folder of mkdocs.yml; say where it is in the repository: `editor: {folder: content}`"
            raise ProjectError(message)
        archive = project.root / options.package if options.package else EDITOR.kept(project.root)
        if not archive.is_file() and not strict:
            log.warning("%s", EDITOR.absent(archive))
            return None
        return cls(Place(backend, folder.strip("/"), project.site), EDITOR.files(archive))

    def files(self, hub: Hub) -> dict[str, str | bytes]:
        """Return the files of the editor by their paths on the site."""
        page = editor_page(hub.settings.lang, hub.settings.name, self.place.folder, origins(self.place.backend))
        made: dict[str, str | bytes] = {"index.html": page, CONFIG: editor_config(hub, self.place)}
        made.update(self.scripts)
        made.update(editor_scripts())
        return {f"{FOLDER}/{name}": content for name, content in made.items()}
