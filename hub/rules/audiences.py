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
RULES = (NARROWER_REFERENCE, WITHHELD_PERSON)
