"""Rules of the learning loop: stages, outcomes, and the blocks in a text."""

from hub.diagnostics import Rule, Severity

MISSING_STAGE = Rule(
    name="missing-stage",
    severity=Severity.NOTICE,
    summary="A lesson that lacks a stage of the learning loop.",
    why="What is only read is soon forgotten: people learn by practising, by what others say of it, and by looking back.",
    fix="Add the stage, by its heading (`## Learn`, `## Practise`, `## Get feedback`, `## Reflect`) or by its block.",
    before="## Learn\nSwitch it off first.",
    after='## Learn\nSwitch it off first.\n\n## Practise\n!!! practice outcome-1 "Switch one off"',
)
UNCOVERED_OUTCOME = Rule(
    name="uncovered-outcome",
    severity=Severity.NOTICE,
    summary="An outcome of a lesson that no practice and no check is about.",
    why="Readers cannot see whether they have reached it.",
    fix='Add a practice or a check for it, as `!!! practice outcome-1 "Try it"`.',
    before='!!! practice "Try it"',
    after='!!! practice outcome-1 "Try it"',
)
UNKNOWN_OUTCOME = Rule(
    name="unknown-outcome",
    severity=Severity.WARNING,
    summary="A block that names an outcome the lesson does not have.",
    why="It counts for nothing: neither readers nor the hub know what it is about.",
    fix="Write the number of one of the `outcomes` at the top of the file; the first is `outcome-1`.",
    before='!!! practice outcome-9 "Try it"',
    after='!!! practice outcome-1 "Try it"',
)
CHECK_WITHOUT_ANSWER = Rule(
    name="check-without-answer",
    severity=Severity.WARNING,
    summary="A check without a right answer.",
    why="Whatever readers choose, they are told that it is wrong, or nothing at all.",
    fix="Mark the right choices with `- [x]`, or number the steps that are to be put in order.",
    before='!!! check "Which one?"\n    - [ ] This one\n    - [ ] That one',
    after='!!! check "Which one?"\n    - [ ] This one\n    - [x] That one',
)
CHECK_WITHOUT_EXPLANATION = Rule(
    name="check-without-explanation",
    severity=Severity.NOTICE,
    summary="A choice of a check of which nothing is said.",
    why="Readers learn from why an answer is right or wrong, more than from the mark.",
    fix="Write the reason on the next line, indented by four spaces more than the choice.",
    before="- [ ] This one",
    after="- [ ] This one\n    It would take too long.",
)
BROKEN_CHECK = Rule(
    name="broken-check",
    severity=Severity.WARNING,
    summary="A check that cannot be answered as it is meant: an order of one thing or with two equal ones, a blank of two underscores.",
    why="Readers would be told that they are wrong without being so, or have nothing to do.",
    fix="Number at least two things that are different, and write a blank as three underscores or more.",
    before='!!! check "Undo the last commit: git __ HEAD~1"\n    - [x] reset',
    after='!!! check "Undo the last commit: git ___ HEAD~1"\n    - [x] reset',
)
UNCLOSED_BLOCK = Rule(
    name="unclosed-block",
    severity=Severity.WARNING,
    summary="A block of the learning loop that does not hold together: a misspelt mark or name, a title without quotes, an outcome that is not read, a text that is not indented.",
    why="Readers would see the marks as text, or an empty box with its text below it.",
    fix='Write `!!! check outcome-1 "The title"` at the margin, and indent all that belongs to it by four spaces.',
    before='!!! check "Which one?"\n- [x] This one',
    after='!!! check "Which one?"\n    - [x] This one',
)
BROKEN_TASK = Rule(
    name="broken-task",
    severity=Severity.WARNING,
    summary="A task of a guide or a practice, or a choice of a check, whose box is not written as `- [ ]`.",
    why="It is shown as text: nobody can tick it off or choose it, and it counts nowhere.",
    fix="Write `- [ ]`, or `- [x]` for what is done or right, with a space behind it, and leave a blank line above the list.",
    before="- [] Read the handbook\n-[x] Say hello",
    after="- [ ] Read the handbook\n- [x] Say hello",
)
NESTED_BLOCK = Rule(
    name="nested-block",
    severity=Severity.WARNING,
    summary="A block of the learning loop inside another one.",
    why="The inner one is a plain box: it neither asks nor remembers anything.",
    fix="Put it behind the other block, at the margin.",
    before='!!! practice "Try it"\n    !!! check "Which one?"\n        - [x] This one',
    after='!!! practice "Try it"\n\n!!! check "Which one?"\n    - [x] This one',
)

RULES = (
    MISSING_STAGE,
    UNCOVERED_OUTCOME,
    UNKNOWN_OUTCOME,
    CHECK_WITHOUT_ANSWER,
    CHECK_WITHOUT_EXPLANATION,
    BROKEN_CHECK,
    UNCLOSED_BLOCK,
    NESTED_BLOCK,
    BROKEN_TASK,
)
