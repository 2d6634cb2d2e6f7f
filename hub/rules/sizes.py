"""Rules of the files beside entries: how large they are, and where they belong."""

from hub.diagnostics import Rule, Severity

LARGE_IMAGE = Rule(
    name="large-image",
    severity=Severity.NOTICE,
    summary="A picture of more than 500 kB.",
    why="Readers wait for it, on a train for minutes, and everyone who clones the hub has it for ever.",
    fix="Cut it to what is to be seen and to 1600 pixels at most, and save it as WebP.",
    before="![The whole screen](screen.png)",
    after="![The two buttons](buttons.webp)",
)
MISPLACED_MEDIA = Rule(
    name="misplaced-media",
    severity=Severity.NOTICE,
    summary="A video, a recording or a large archive among the content.",
    why="The hub is text that git keeps for ever. A media host sends what suits the reader's line, with captions.",
    fix="Put it on a media host, link to it there, and take it out here.",
    before="[The demo](demo.mp4)",
    after="[The demo](https://video.example.com/demo)",
)
EMPTY_ATTACHMENT = Rule(
    name="empty-attachment",
    severity=Severity.NOTICE,
    summary="A picture, a document or a recording with nothing in it.",
    why="Readers see a broken picture, or open an empty document. Mostly its copying broke off.",
    fix="Save it again from where it comes, or delete it.",
    before="diagram.png  # 0 bytes",
    after="diagram.png",
)
UNUSED_FILE = Rule(
    name="unused-file",
    severity=Severity.NOTICE,
    summary="A file that no entry shows, links or names.",
    why="Only what a page makes use of is published, so that nothing goes online by mistake. Nobody will get this file.",
    fix="Link to it or show it where it helps, or delete it.",
    before="content/lessons/old-drawing.png  # and no lesson shows it",
    after="![Two branches that meet](old-drawing.png)",
)

RULES = (LARGE_IMAGE, MISPLACED_MEDIA, EMPTY_ATTACHMENT, UNUSED_FILE)
