"""Rules of who may see what."""

from hub.diagnostics import Rule, Severity

NARROWER_REFERENCE = Rule(
    name="narrower-reference",
    severity=Severity.NOTICE,
    summary="A reference to an entry that not all readers of this one may see.",
    why="Readers who may not see the entry get plain text in the place of a link, and a list without it.",
    fix="Refer to something that all of them may see, or give this entry the narrower audience too.",
    before="audience: everyone\nrequires: [board-papers]  # which is for the board",
    after="audience: everyone\nrequires: [how-we-decide]",
)
WITHHELD_PERSON = Rule(
    name="withheld-person",
    severity=Severity.NOTICE,
    summary="A person without whose withheld field there is no page of theirs.",
    why="Nobody can be shown without a name, a role or a first day. So whoever may not see that field sees nothing of the person.",
    fix="Give the whole person an `audience`, or leave the field to everyone.",
    before="audiences: {role: staff}",
    after="audience: staff",
)
LEAKED_TEXT = Rule(
    name="leaked-text",
    severity=Severity.ERROR,
    summary="A file of the built site that says what its readers may not see.",
    why="Something that is a draft, or for a narrower audience, would be online. Nothing is published then.",
    fix="Look where the file has it from: a template, another plugin, a picture or a document that a page shows. If it is no secret, say it in an entry for these readers, or give the entry a wider audience.",
    before="lessons/open/plan.pdf  # which quotes a lesson for the board",
    after="lessons/open/plan.pdf  # without it",
)

RULES = (NARROWER_REFERENCE, WITHHELD_PERSON, LEAKED_TEXT)
