"""`hub check --fix`: the replacements of findings, made in the files they were found in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hub.diagnostics import Diagnostic
from hub.edits import Edit, apart, edited
from hub.reading.source import Source, text_of


def fixed(sources: Mapping[str, Source], found: Iterable[Diagnostic]) -> dict[str, bytes]:
    """Return the files that change, by path, once every safe replacement is made.

    What only a person can decide is left alone. Replacements that touch each other are made one after the other: of
    those only the first is made here, so check again and fix again until nothing changes.
    """
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for one in found:
        if one.safe and one.replacement is not None:
            edits[one.span.path].append(Edit(one.span, one.replacement))
    texts = {path: text_of(sources.get(path)) for path in edits}
    changed = {path: edited(text, apart(edits[path])) for path, text in texts.items() if text is not None}
    return {path: text.encode() for path, text in sorted(changed.items()) if text != texts[path]}
