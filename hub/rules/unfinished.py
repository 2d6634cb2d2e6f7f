"""The rule of what somebody meant to come back to."""

from hub.diagnostics import Rule, Severity

TODO_LEFT = Rule(
    name="todo-left",
    severity=Severity.WARNING,
    summary="A line that says `TODO`.",
    why="Somebody meant to come back to it. An entry with `TODO` in its fields is not shown to readers.",
    fix="Write what belongs here, or take the line out; in backticks `TODO` is a word like any other.",
    before="summary: TODO",
    after="summary: Find a lost commit and bring it back.",
)
RULES = (TODO_LEFT,)
