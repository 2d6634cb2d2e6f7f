"""`hub export`: write the compiled hub as plain files."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
import yaml

from hub.catalogues import word_files, words_for
from hub.checking.check import failed, findings
from hub.checking.reports.text import summary
from hub.cli.project import AUDIENCE, DAY, for_audience, loaded
from hub.diagnostics import Diagnostic
from hub.disk import Project, ProjectError
from hub.feeds.address import Addresses
from hub.feeds.files import data_files
from hub.feeds.redirects import file_of, redirects
from hub.gallery import Shown, kept_pictures, shown
from hub.graph.hub import Hub
from hub.history import seen
from hub.pages.address import directory_url
from hub.pages.dialect import FEATURES, Named, extensions
from hub.pages.site import Site, site_of
from hub.reading.source import is_picture
from hub.web.files import FOLDER, SCRIPT, STYLES, web_files
from hub.words.words import ENGLISH

DOCS = "docs"
MARKER = ".hub-export"
_FUNCTION = "tag:yaml.org,2002:python/name:"
"""Before the name of a function: the tag by which YAML knows it."""


@click.command("export", short_help="Write the compiled hub as plain files for any other generator.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@AUDIENCE
@DAY
@click.pass_obj
def command(folder: Path, target: Path, audience: str | None, today: str | None) -> None:
    """Write every page as Markdown, with api/hub.json and a mkdocs.yml that needs no plugin, into DIR.

    DIR is made anew: it must not exist, be empty, or come from an earlier export. Exit code 1 says that the content
    has errors or warnings; entries with errors are stubs then, and pictures that cannot be cleaned are left out.
    """
    project, _, whole, faults, _ = loaded(folder, today)
    hub = for_audience(whole, audience)
    _make_room(target)
    hub = replace(hub, seen=seen(project.content))
    site = site_of(hub, project.prefix, words_for(hub.settings.lang))
    files = exported(hub.published, site, project.site)
    for path, text in files.items():
        _written(target / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    copied, refused = _copy_assets(project, hub.published, target)
    click.echo(
        f"{len(files)} files and {copied} other files written to {target}. To look at it: mkdocs serve -f {target / 'mkdocs.yml'}"
    )
    for one in refused:
        click.echo(f"hub: left out {project.prefix}{one.span.path}: {one.message} {one.hint}", err=True)
    found = findings(hub, faults)
    if failed(found):
        click.echo(f"hub: {summary(found, len(hub.entries))} To see them: hub check", err=True)
    if refused or failed(found):
        raise SystemExit(1)


def _make_room(target: Path) -> None:
    try:
        if target.is_dir() and any(target.iterdir()):
            if not (target / MARKER).is_file():
                message = f"{target} is not empty and does not come from an earlier export; name a new folder"
                raise ProjectError(message)
            shutil.rmtree(target)
        _written(target / MARKER).write_text("Made by `hub export`, which replaces this folder.\n", encoding="utf-8")
    except OSError as fault:
        message = f"{target} cannot be written ({fault.strerror}); name a folder that can"
        raise ProjectError(message) from None


def _written(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _copy_assets(project: Project, hub: Hub, target: Path) -> tuple[int, list[Diagnostic]]:
    """Copy files as they are published; return how many, and what is wrong with those that are not."""
    kept, copied, refused = kept_pictures(project.root), 0, []
    for path in sorted(path for path in hub.files if not path.endswith(".md")):
        data = (project.content / path).read_bytes()
        fit = shown(path, data, kept) if is_picture(path) else Shown(data)
        if fit.data:
            copied += _written(target / DOCS / path).write_bytes(fit.data) > 0
        elif fit.told:
            refused.append(fit.told)
    return copied, refused


def exported(hub: Hub, site: Site, address: str | None = None) -> Mapping[str, str | bytes]:
    """Return what each file of the export holds by its path: `mkdocs.yml`, and below `docs/` pages, data, styles and scripts.

    `address` is that of the site, where it is known.
    """
    urls = {page.path: directory_url(page.path) for page in site.pages.values()}
    files: dict[str, str | bytes] = {f"{DOCS}/{path}": page.text for path, page in site.pages.items()}
    for data in (data_files(hub, urls, address, words_for(hub.settings.lang)), web_files(), word_files(FOLDER)):
        files |= {f"{DOCS}/{path}": held for path, held in data.items()}
    taken = (*(path.removeprefix(f"{DOCS}/") for path in files), *map(file_of, urls.values()), *hub.files)
    moved = redirects(hub, Addresses(urls, address), directory_url, taken, words_for(hub.settings.lang))
    files |= {f"{DOCS}/{path}": text for path, text in moved.items()}
    files["mkdocs.yml"] = _config(hub, site, address)
    return dict(sorted(files.items()))


def _language(hub: Hub) -> dict[str, object]:
    """Return the language of the theme, where the hub speaks it; Material's own is English."""
    lang = words_for(hub.settings.lang).lang.partition("-")[0]
    return {} if lang == ENGLISH.lang else {"language": lang}


def _config(hub: Hub, site: Site, address: str | None) -> str:
    dialect = extensions(words_for(hub.settings.lang))
    config: dict[str, object] = {
        "site_name": hub.settings.name,
        **({"site_url": address} if address else {}),
        "theme": {"name": "material", **_language(hub), "font": False, "features": list(FEATURES)},
        "extra_css": [STYLES],
        "extra_javascript": [{"path": SCRIPT, "type": "module"}],
        "markdown_extensions": [{name: dict(options)} if options else name for name, options in dialect.items()],
        "nav": site.navigation,
    }
    return yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


class _Dumper(yaml.SafeDumper):
    """Writes functions by their names."""


_Dumper.add_representer(Named, lambda dumper, name: dumper.represent_scalar(f"{_FUNCTION}{name}", ""))
