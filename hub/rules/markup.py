"""Rules of markup that is broken off, so that readers see marks instead of what they stand for, and of what is taken out."""

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
    summary="A link to a page that is there, written in a way that makes no link; or one that is never closed.",
    why="Readers see brackets, and cannot follow them.",
    fix="Write `[text](page.md)`: no space between the brackets, and both closed.",
    before="See [[rebase]].",
    after="See [rebase](rebase.md).",
)
LOST_FOOTNOTE = Rule(
    name="lost-footnote",
    severity=Severity.WARNING,
    summary="A footnote that is not shown: there are two of its name, or it stands inside another one.",
    why="Of several the last one is shown, and of one inside another nothing: what they say is lost.",
    fix="Give each footnote a name of its own, and write that where it belongs.",
    before="Rebase[^1] and merge[^1].\n\n[^1]: Moves commits.\n[^1]: Joins branches.",
    after="Rebase[^1] and merge[^2].\n\n[^1]: Moves commits.\n[^2]: Joins branches.",
)
LOST_CELL = Rule(
    name="lost-cell",
    severity=Severity.WARNING,
    summary="A row with more cells than its table has columns.",
    why="What stands in the cells behind the last column is not shown.",
    fix="Give the table one more column, in its first two rows; a `|` that is part of a text is written `\\|`.",
    before="| command | does |\n| --- | --- |\n| sort | sorts | by name |",
    after="| command | does | how |\n| --- | --- | --- |\n| sort | sorts | by name |",
)
REMOVED_TAG = Rule(
    name="removed-tag",
    severity=Severity.WARNING,
    summary="A tag that no text may have, or a word between `<` and `>` that a browser takes for one.",
    why="It is taken out of the page, so readers do not see it. Texts come from many people, and only markup that can do no harm is let through.",
    fix="Put it in backticks if readers are to see it; else write it as Markdown, or leave it out.",
    before="Type git clone <your fork>.",
    after="Type `git clone <your fork>`.",
)
REMOVED_ATTRIBUTE = Rule(
    name="removed-attribute",
    severity=Severity.WARNING,
    summary="An attribute that no text may have: behaviour, styles, and the names that the theme and the hub need for themselves.",
    why="It is taken out of the page, so it has no effect. What runs or loads something would act with all that a reader may do.",
    fix="Leave it out. For looks there are the classes of the theme, such as `.md-button`.",
    before='[Begin](first.md){ onclick="start()" }',
    after="[Begin](first.md){ .md-button }",
)
FOREIGN_IMAGE = Rule(
    name="foreign-image",
    severity=Severity.WARNING,
    summary="An image that lies on another host.",
    why="It is not shown: that host would learn who reads what and when, and could change the picture or take it away.",
    fix="Save the picture beside the entry, if its licence allows, and show that; else link to it.",
    before="![A branch](https://pictures.example.com/branch.png)",
    after="![A branch](branch.png)",
)

RULES = (
    UNCLOSED_CODE,
    MERGE_CONFLICT,
    BROKEN_MARKUP,
    LOST_FOOTNOTE,
    LOST_CELL,
    REMOVED_TAG,
    REMOVED_ATTRIBUTE,
    FOREIGN_IMAGE,
)
