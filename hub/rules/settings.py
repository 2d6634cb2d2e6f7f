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

RULES = (SEARCH_REGRESSION,)
