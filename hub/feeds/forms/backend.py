"""Where the web editor saves: the git host, as Decap CMS takes it, and the hosts that its page may talk to."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

HOSTS: Mapping[str, tuple[str, ...]] = {
    "github": ("https://api.github.com", "https://www.githubstatus.com"),
    "gitlab": ("https://gitlab.com",),
    "gitea": (),
    "bitbucket": ("https://api.bitbucket.org", "https://bitbucket.org"),
    "azure": ("https://dev.azure.com", "https://login.microsoftonline.com"),
    "git-gateway": (),
    "proxy": (),
}
"""The git hosts that Decap knows, with the addresses that each of them needs if nothing else is said."""
_NAMED = ("github", "gitlab", "gitea", "bitbucket", "azure")
"""Hosts that must be told the repository."""


def fault(backend: Mapping[str, Any]) -> str | None:
    """Return what is wrong with the settings of a git host, and what to type; None where they can be right."""
    name = backend.get("name")
    if name not in HOSTS:
        return f"`editor: backend: name:` is {name!r}; write one of {', '.join(HOSTS)}"
    repo = str(backend.get("repo", ""))
    if name in _NAMED and "/" not in repo.strip("/"):
        return f"`editor: backend:` of {name} needs the repository; write `repo: owner/name`"
    return None


def local(address: str) -> dict[str, Any]:
    """Return the settings of a repository on the same machine, behind `decap-server`."""
    return {"name": "proxy", "proxy_url": address, "branch": "main"}


def origins(backend: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the addresses, scheme and host alone, that the editor's page has to reach."""
    return tuple(sorted({*HOSTS.get(str(backend.get("name")), ()), *_told(backend)}))


def _told(backend: Mapping[str, Any]) -> Iterator[str]:
    for value in backend.values():
        parts = urlsplit(value) if isinstance(value, str) else None
        if parts and parts.scheme in {"http", "https"} and parts.netloc:
            yield f"{parts.scheme}://{parts.netloc}"
