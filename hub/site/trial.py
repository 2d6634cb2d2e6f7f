"""`python -m hub.site.trial`: render texts one after the other within limits, for `hub check`, which runs this as a process of its own.

A text is a line of JSON on standard input, and so is each answer: why it cannot be rendered, or null.
"""

from __future__ import annotations

import json
import sys

from markdown import Markdown

from hub.pages.dialect import EXTENSIONS
from hub.site.apart import cleaned
from hub.site.defaults import looked_up
from hub.site.limits import Costly, limited, measure


def fault_of(text: str) -> str | None:
    """Return why a text cannot be rendered, if so."""
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs={n: looked_up(o) for n, o in EXTENSIONS.items()})
    try:
        measure(text)
        with limited():
            html = markdown.convert(text)
        cleaned(html, text)
    except (Exception, Costly) as fault:  # noqa: BLE001  whatever a text does to the renderer is what is asked for
        return " ".join(str(fault).split()) or type(fault).__name__
    return None


def main() -> None:
    """Answer line by line, so that whoever asks knows which text ended this process."""
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(fault_of(json.loads(line)))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
