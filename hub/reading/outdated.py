"""Names that fields had in an earlier version of the content model: read as the newer ones, and told."""

from collections.abc import Iterator, Mapping

import yaml

from hub.diagnostics import Diagnostic
from hub.reading.tree import span_of
from hub.rules import schema


def renewed(root: yaml.MappingNode, former: Mapping[str, str]) -> yaml.MappingNode:
    """Return a front matter with the newer names of its fields; where a field has both names, the older one stays."""
    taken = {key.value for key, _ in root.value if isinstance(key, yaml.ScalarNode)}
    pairs = [(_renewed(key, former, taken), value) for key, value in root.value]
    return yaml.MappingNode(root.tag, pairs, root.start_mark, root.end_mark, root.flow_style)


def _renewed(key: yaml.Node, former: Mapping[str, str], taken: set[str]) -> yaml.Node:
    if not isinstance(key, yaml.ScalarNode) or (new := former.get(key.value)) is None or new in taken:
        return key
    taken.add(new)
    return yaml.ScalarNode(key.tag, new, key.start_mark, key.end_mark, key.style)


def outdated(path: str, first_line: int, root: yaml.MappingNode, now: yaml.MappingNode) -> Iterator[Diagnostic]:
    """Yield the fields of a front matter that are read under a newer name."""
    for (old, _), (new, _) in zip(root.value, now.value, strict=True):
        if old is not new:
            message = f"`{old.value}` is called `{new.value}` now."
            hint = f"Write `{new.value}`, or let `hub check --fix` write it everywhere."
            yield Diagnostic(schema.OUTDATED_FIELD, span_of(path, old, first_line), message, hint, new.value)
