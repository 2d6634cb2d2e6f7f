"""Texts that try to run script in a page. Each that succeeds calls `ran()`, asks `evil.invalid`, or leaves the page."""

from pathlib import Path

RUN = "ran(1)"
EVIL = "http://evil.invalid"
_TEXTS = Path(__file__).parent / "payloads.txt"
"""One on a line; `\\n` in it ends a line, `{run}` and `{evil}` stand for what is above."""


def payloads() -> tuple[str, ...]:
    """Return all payloads as Markdown."""
    lines = _TEXTS.read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("\\n", "\n").replace("{run}", RUN).replace("{evil}", EVIL) for line in lines)


def short() -> tuple[str, ...]:
    """Return twelve that fit on one line of a field."""
    return (
        f"<script>{RUN}</script>",
        f"<img src=x onerror={RUN}>",
        f'"><img src=x onerror={RUN}>',
        f"'><svg onload={RUN}>",
        f"&lt;img src=x onerror={RUN}&gt;",
        f"[x](javascript:{RUN})",
        f'x" onmouseover="{RUN}" autofocus onfocus="{RUN}',
        f"</title></head><script>{RUN}</script>",
        f"</script><script>{RUN}</script>",
        f"{{{{ '<script>{RUN}</script>' }}}}",
        f"`<iframe srcdoc='<script>parent.{RUN}</script>'>`",
        f"![x]({EVIL}/r.png) <!-- {{: onclick={RUN} }}",
    )
