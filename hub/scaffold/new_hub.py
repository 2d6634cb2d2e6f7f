"""A hub of one's own to begin with: the files of the starter, filled in."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from markdown.extensions.toc import slugify

INSTALL = (
    "python -m pip install --no-deps --require-hashes -r requirements.txt"
    " && python -m pip install --no-deps --no-build-isolation -r peerhub.txt && python -m pip check"
)
"""How the automation of a new hub installs what it needs: what is locked, with digests, and then Peerhub without asking for more."""
_BRANCH = "main"
_AHEAD = timedelta(weeks=6)
_WEDNESDAY = 2
_NO_TEXTS = frozenset("y n yes no on off true false null".split())
"""Words that some readers of YAML take for something else."""
_NOBODY = "first-person"
"""Whose page it is where a name has no letters for a file name."""


@dataclass(frozen=True, slots=True)
class Host:
    """How a git host writes addresses below a repository, and what it calls things."""

    edit: str
    propose: str
    report: str
    codeowners: str
    proposal: str
    example: str
    automation: str


HOSTS: Mapping[str, Host] = MappingProxyType(
    {
        "github": Host(
            f"/edit/{_BRANCH}/content/{{path}}",
            "/issues/new?template=session.yml",
            "/issues/new?title={title}&body={body}",
            ".github/CODEOWNERS",
            "pull request",
            "https://github.com/acme/hub",
            "## What runs by itself\n\n"
            "Switch GitHub Pages on once: Settings, Pages, Source: GitHub Actions. From then on `.github/workflows/` checks and previews pull"
            " requests, publishes `main`, and writes an issue each Monday with what is due. Each file says in its first lines what it may do.",
        ),
        "gitlab": Host(
            f"/-/edit/{_BRANCH}/content/{{path}}",
            "/-/issues/new?issuable_template=Session",
            "/-/issues/new?issue[title]={title}&issue[description]={body}",
            ".gitlab/CODEOWNERS",
            "merge request",
            "https://gitlab.com/acme/hub",
            "## What runs by itself\n\n"
            "`.gitlab-ci.yml` checks and previews merge requests and publishes `main`. Its first lines say which two schedules it wants: one for"
            " each night, and one a week for what is due.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new hub is called, who begins it and in which role, on which day, and where its repository is.

    `requirement` is how pip is told of this Peerhub. `keeper` is the reference to a person who is there already.
    """

    name: str
    author: str
    role: str
    today: date
    requirement: str
    host: str = "github"
    repository: str | None = None
    keeper: str | None = None


def new_hub(files: Mapping[str, str], wishes: Wishes) -> Mapping[str, str]:
    """Return the files of a new hub by their paths: those of the starter with every name in braces filled in."""
    values = _values(wishes)
    return {filled(path, values): filled(text, values) for path, text in sorted(files.items())}


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text in which each `{NAME}` of `values` stands for its value; all other braces stay."""
    return re.sub(r"\{([A-Z_]+)\}", lambda match: values.get(match[1], match[0]), text)


def person_named(author: str) -> str:
    """Return the name of the file of a person."""
    return slugify(author, "-") or _NOBODY


def _values(wishes: Wishes) -> Mapping[str, str]:
    host, person = HOSTS[wishes.host], wishes.keeper or person_named(wishes.author)
    return {
        "NAME": wishes.name,
        "NAME_YAML": _quoted(wishes.name),
        "AUTHOR_YAML": _quoted(wishes.author),
        "ROLE_YAML": _quoted(wishes.role),
        "PERSON": person,
        "PERSON_YAML": _quoted(person),
        "TODAY": wishes.today.isoformat(),
        "SESSION_DAY": _wednesday(wishes.today + _AHEAD).isoformat(),
        "REQUIREMENT": wishes.requirement,
        "INSTALL": INSTALL,
        "LOCK_FOLDERS": "[/]",
        "CODEOWNERS": host.codeowners,
        "PROPOSAL": host.proposal,
        "AUTOMATION": host.automation,
        "EDIT": _told("edit_uri_template", host.edit, wishes, ""),
        "LINKS": "\n".join(_told(name, getattr(host, name), wishes, "  ") for name in ("propose", "report")),
    }


def _wednesday(day: date) -> date:
    return day + timedelta(days=(_WEDNESDAY - day.weekday()) % 7)


def _told(key: str, below: str, wishes: Wishes, indent: str) -> str:
    """Return a line of YAML with an address below the repository; a comment with an example where none is known."""
    address = f'{key}: "{wishes.repository or HOSTS[wishes.host].example}{below}"'
    return f"{indent}{address}" if wishes.repository else f"{indent}# {address}"


def _quoted(text: str) -> str:
    """Return a text as every reader of YAML takes it for one: plain where it is plain words, else in quotes."""
    plain = re.fullmatch(r"[^\W\d_][\w '.-]*", text) and not text.endswith(" ") and text.casefold() not in _NO_TEXTS
    return text if plain else json.dumps(text, ensure_ascii=False)
