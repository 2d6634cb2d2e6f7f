"""Where an installed Peerhub came from, as a line that makes pip install the same."""

import json

NAME = "mkdocs-peerhub"


def requirement(version: str, origin: str | None) -> str:
    """Return a requirement for a version, and for its commit where it was installed from one that others can reach.

    `origin` is what pip writes down of an installation that came from an address: the text of `direct_url.json`.
    """
    told = json.loads(origin) if origin else {}
    commit = told.get("vcs_info", {})
    if {"vcs", "commit_id"} <= commit.keys() and not told["url"].startswith("file:"):
        return f"{NAME} @ {commit['vcs']}+{told['url']}@{commit['commit_id']}"
    return f"{NAME}=={version}"
