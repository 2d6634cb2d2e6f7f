"""Rules of markup that is broken off, so that readers see marks instead of what they stand for."""

from hub.diagnostics import Rule, Severity

UNCLOSED_CODE = Rule(
    name="unclosed-code",
    severity=Severity.WARNING,
    summary="A fence that opens code, and none that closes it.",
    why="What follows is code to some programs and text to others: on the page the marks are seen, and commands run together.",
    fix="Put a line with the same marks behind the last line of the code, as far in as the first.",
    before="```bash\ngit stash",
    after="```bash\ngit stash\n```",
)
MERGE_CONFLICT = Rule(
    name="merge-conflict",
    severity=Severity.ERROR,
    summary="Marks that git leaves where two changes met: `<<<<<<<`, `=======`, `>>>>>>>`.",
    why="The text stands there twice, and nobody has decided yet which of the two is right.",
    fix="Keep what is right of the two, and delete the lines with the marks.",
    before="<<<<<<< HEAD\nAsk Ada.\n=======\nAsk Grace.\n>>>>>>> main",
    after="Ask Grace.",
)
BROKEN_MARKUP = Rule(
    name="broken-markup",
    severity=Severity.NOTICE,
    summary="A link to a page that is there, written in a way that makes no link.",
    why="Readers see brackets, and cannot follow them.",
    fix="Write `[text](page.md)`: no space between the brackets, and both closed.",
    before="See [[rebase]].",
    after="See [rebase](rebase.md).",
)

RULES = (UNCLOSED_CODE, MERGE_CONFLICT, BROKEN_MARKUP)
