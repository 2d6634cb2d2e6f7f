"""An edge: one entry names another."""

from dataclasses import dataclass

from hub.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` names `target` (both ids) through `via`, at `span`.

    `via` is the field (`authors`, `credits.reviewers`, `steps`), or `links`, `mentions` or `doers` (of tasks) for the body.
    """

    source: str
    via: str
    target: str
    span: Span
