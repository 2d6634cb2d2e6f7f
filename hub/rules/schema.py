"""Rules of the fields: which there are, which must be there, what they hold, what they refer to."""

from hub.diagnostics import Rule, Severity

UNKNOWN_KEY = Rule(
    name="unknown-key",
    severity=Severity.ERROR,
    summary="A field that the hub does not know.",
    why="A field with a typing error in its name would be ignored silently, and what you meant with it would be lost.",
    fix="Write the name as in the field reference, or delete the line.",
    before="autors: [ada]",
    after="authors: [ada]",
)
MISSING_FIELD = Rule(
    name="missing-field",
    severity=Severity.ERROR,
    summary="A required field that is absent or empty.",
    why="Without it the page cannot say what it must, such as who wrote it or how long it takes.",
    fix="Add the field.",
    before="title: Undo a mistake",
    after="title: Undo a mistake\nauthors: [ada]",
)
WRONG_VALUE = Rule(
    name="wrong-value",
    severity=Severity.ERROR,
    summary="A value that the field cannot hold.",
    why="The hub computes with fields: times add up, dates sort, levels filter. A value of another form would be left out.",
    fix="Write the value in the form the message shows.",
    before="minutes: a while",
    after="minutes: 20",
)
UNKNOWN_REFERENCE = Rule(
    name="unknown-reference",
    severity=Severity.ERROR,
    summary="A reference to an entry that does not exist.",
    why="The page would name nobody and lead nowhere.",
    fix="Write the id of an existing entry, or add the entry that is missing.",
    before="authors: [adda]",
    after="authors: [ada]",
)
WRONG_KIND = Rule(
    name="wrong-kind",
    severity=Severity.ERROR,
    summary="A reference to an entry of another kind than the field takes.",
    why="A lesson cannot be an author, and a person cannot be a topic.",
    fix="Refer to an entry of the kind that the message names.",
    before="authors: [lessons/rebase]",
    after="authors: [ada]",
)
AMBIGUOUS_REFERENCE = Rule(
    name="ambiguous-reference",
    severity=Severity.ERROR,
    summary="A short reference that fits several entries.",
    why="The hub does not guess which one you mean.",
    fix="Write the whole id.",
    before="requires: [basics]",
    after="requires: [lessons/git/basics]",
)
SELF_REFERENCE = Rule(
    name="self-reference",
    severity=Severity.ERROR,
    summary="An entry that refers to itself.",
    why="A lesson that requires itself can never be begun, and a path inside itself never ends.",
    fix="Remove the reference, or write the id of the entry you meant.",
    before="requires: [rebase]  # in lessons/rebase.md",
    after="requires: [first-branch]",
)
DRAFT_REFERENCE = Rule(
    name="draft-reference",
    severity=Severity.NOTICE,
    summary="A reference to an entry that is still a draft.",
    why="Drafts are not published, so readers will not see what the reference names.",
    fix="Set the draft's `status` to `live` when it is ready, or refer to something else until then.",
    before="requires: [unfinished]",
    after="requires: [first-branch]",
)
DEPRECATED_REFERENCE = Rule(
    name="deprecated-reference",
    severity=Severity.NOTICE,
    summary="A reference to an entry that is marked as deprecated.",
    why="It sends readers to something its owners no longer recommend.",
    fix="Refer to what replaced it.",
    before="requires: [old-rebase]",
    after="requires: [rebase]",
)
UNKNOWN_MENTION = Rule(
    name="unknown-mention",
    severity=Severity.ERROR,
    summary="An `@name` in the text that is nobody's id.",
    why="Readers would be sent to a colleague who does not exist.",
    fix="Write the id of a person, or put the text in backticks when it is no person.",
    before="Ask @adda.",
    after="Ask @ada.",
)
UNKNOWN_DOER = Rule(
    name="unknown-doer",
    severity=Severity.ERROR,
    summary="A task whose doer (`@name:` at its beginning) is neither a person nor one of the words for roles.",
    why="Nobody would know that it is theirs: the plan of a newcomer would show it as the newcomer's own.",
    fix="Write newcomer, buddy, manager, it, hr or the id of a person; put the text in backticks when it names nobody.",
    before="- [ ] @budy: Show where lunch is",
    after="- [ ] @buddy: Show where lunch is",
)
UNCLEAR_DOER = Rule(
    name="unclear-doer",
    severity=Severity.WARNING,
    summary="A task that begins with a doer who is not written as `@name:`.",
    why="It counts for nobody: the plan of a newcomer shows the task as the newcomer's own.",
    fix="Begin the task with one doer, `@`, and a colon right behind the name: `@it: Order the laptop`.",
    before="- [ ] IT: Order the laptop",
    after="- [ ] @it: Order the laptop",
)
DUPLICATE_ID = Rule(
    name="duplicate-id",
    severity=Severity.ERROR,
    summary="Two files with the same id, and so the same address.",
    why="One of the two would be lost without a word.",
    fix="Rename one of the files, or merge the two.",
    before="lessons/git.md and lessons/git/index.md",
    after="lessons/git/first-branch.md and lessons/git/index.md",
)
DUPLICATE_ALIAS = Rule(
    name="duplicate-alias",
    severity=Severity.ERROR,
    summary="An alias that is also the id or the alias of another entry.",
    why="An old link can lead to one place only.",
    fix="Keep the alias at one entry.",
    before="aliases: [lessons/rebase]  # which exists",
    after="aliases: [lessons/old-rebase]",
)
DUPLICATE_TITLE = Rule(
    name="duplicate-title",
    severity=Severity.WARNING,
    summary="The same title twice in one kind.",
    why="Readers cannot tell the two apart in lists and in search results.",
    fix="Give each a title that says what is different.",
    before="title: Rebase  # twice",
    after="title: Rebase a branch of your own",
)

CIRCULAR_TOPICS = Rule(
    name="circular-topics",
    severity=Severity.ERROR,
    summary="Topics that are part of each other in a circle.",
    why="None of them is the widest, so readers cannot come to them from above.",
    fix="Take one `parent` in the circle out.",
    before="parent: tools  # and tools has this one as its parent",
    after="parent: engineering",
)
OUTDATED_FIELD = Rule(
    name="outdated-field",
    severity=Severity.WARNING,
    summary="A field under a name that it had in an earlier version of the content model.",
    why="The hub still reads it, as long as `version` in `hub.yml` is that of the earlier one; new entries use the newer name.",
    fix="Let `hub check --fix` write the newer name everywhere.",
    before="description: Find a lost commit and bring it back.  # hub.yml says version: 0",
    after="summary: Find a lost commit and bring it back.",
)
UNKNOWN_RULE = Rule(
    name="unknown-rule",
    severity=Severity.WARNING,
    summary="A name under `allow` that is no rule, or a rule that no entry can allow.",
    why="What it was meant to allow is found all the same. Errors cannot be allowed: readers would meet them.",
    fix="Write the name that stands in brackets behind a warning or notice; `hub rules` lists them.",
    before="allow: [guide-without-tasks]",
    after="allow: [guide-without-task]",
)
UNUSED_ALLOW = Rule(
    name="unused-allow",
    severity=Severity.NOTICE,
    summary="A rule under `allow` that finds nothing in this entry.",
    why="It would hide the next fault of its kind, which nobody has looked at.",
    fix="Take the name out of `allow`.",
    before="allow: [guide-without-task, expired-offer]  # and it has no offer",
    after="allow: [guide-without-task]",
)
RULES = (
    UNKNOWN_KEY,
    MISSING_FIELD,
    WRONG_VALUE,
    UNKNOWN_REFERENCE,
    WRONG_KIND,
    AMBIGUOUS_REFERENCE,
    SELF_REFERENCE,
    DRAFT_REFERENCE,
    DEPRECATED_REFERENCE,
    UNKNOWN_MENTION,
    UNKNOWN_DOER,
    UNCLEAR_DOER,
    DUPLICATE_ID,
    DUPLICATE_ALIAS,
    DUPLICATE_TITLE,
    CIRCULAR_TOPICS,
    OUTDATED_FIELD,
    UNKNOWN_RULE,
    UNUSED_ALLOW,
)
