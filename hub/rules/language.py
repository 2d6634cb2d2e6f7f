"""Rules of how texts are written: headings, the words of links, titles and summaries."""

from hub.diagnostics import Rule, Severity

SKIPPED_HEADING = Rule(
    name="skipped-heading",
    severity=Severity.NOTICE,
    summary="A heading that skips a level, such as `####` right below `##`.",
    why="Colleagues who have the page read to them go from heading to heading, and look for the level that is missing.",
    fix="Use one `#` more than the heading that it belongs to; the title of the page is the first level.",
    before="## Learn\n\n#### The reflog",
    after="## Learn\n\n### The reflog",
)
VAGUE_LINK = Rule(
    name="vague-link",
    severity=Severity.NOTICE,
    summary="A link whose words do not say where it leads, such as “here”.",
    why="Who goes through the links of a page, or has them read out, hears “here” and “here”.",
    fix="Make those words the link that name the page, as in `the [handbook](handbook.md) has more`.",
    before="The handbook is [here](handbook.md).",
    after="Read [the handbook](handbook.md).",
)
TITLE_IN_CAPITALS = Rule(
    name="title-in-capitals",
    severity=Severity.NOTICE,
    summary="A title in capitals.",
    why="It is harder to read, stands out of every list, and some screen readers spell it letter by letter.",
    fix="Write it as in a sentence; only names and abbreviations have capitals.",
    before="title: UNDO A MISTAKE",
    after="title: Undo a mistake",
)
REPEATED_TITLE = Rule(
    name="repeated-title",
    severity=Severity.NOTICE,
    summary="A summary that says nothing beyond the title.",
    why="Lists and search show both side by side: the summary is what helps a reader choose.",
    fix="Say in the summary what readers get from it, or for whom it is.",
    before="title: Undo a mistake\nsummary: Undo a mistake.",
    after="title: Undo a mistake\nsummary: Find a lost commit and bring it back.",
)

RULES = (SKIPPED_HEADING, VAGUE_LINK, TITLE_IN_CAPITALS, REPEATED_TITLE)
