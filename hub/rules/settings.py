"""Rules of what `hub.yml` asks of the hub."""

from hub.diagnostics import Rule, Severity

SEARCH_REGRESSION = Rule(
    name="search-regression",
    severity=Severity.WARNING,
    summary="A search of `hub.yml` that does not find its entry among the first three. Only `hub check --search` looks for it.",
    why="Somebody wrote down what people type and what they should find. Now they would find something else, or nothing.",
    fix="Give a topic of the entry what people type as a synonym, or the lesson as a struggle. If another entry is the better answer by now, change `expect`.",
    before="title: Git",
    after="title: Git\nsynonyms: [version control]",
)

OUTDATED_VERSION = Rule(
    name="outdated-version",
    severity=Severity.WARNING,
    summary="Content that is written with an earlier version of the content model.",
    why="Names of fields have changed since. They are still read, but new entries and these would differ.",
    fix="Type `hub check --fix`: it writes the newer names of fields, and then the newer version.",
    before="version: 0",
    after="version: 1",
)
UNKNOWN_VERSION = Rule(
    name="unknown-version",
    severity=Severity.ERROR,
    summary="Content that is written with a later version of the content model than this program knows.",
    why="It may have fields that this program would take for faults, or not show.",
    fix="Upgrade the program: pip install --upgrade mkdocs-peerhub",
    before="version: 9",
    after="version: 1",
)

RULES = (SEARCH_REGRESSION, OUTDATED_VERSION, UNKNOWN_VERSION)
