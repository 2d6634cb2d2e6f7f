"""Rules of what entries say: links, prerequisites, paths, sessions, guides, people."""

from hub.diagnostics import Rule, Severity

BROKEN_LINK = Rule(
    name="broken-link",
    severity=Severity.ERROR,
    summary="A link to a page or file that is not there.",
    why="Readers would land on an error page.",
    fix="Link to the source file, relative to this one, as `../people/ada.md`.",
    before="[Ada](../people/adda.md)",
    after="[Ada](../people/ada.md)",
)
BROKEN_ANCHOR = Rule(
    name="broken-anchor",
    severity=Severity.ERROR,
    summary="A link to a heading that the page does not have.",
    why="Readers would land at the top of the page and have to search.",
    fix="Use the anchor of a heading: its words in small letters, joined by hyphens.",
    before="[undo](undo.md#the-reflogg)",
    after="[undo](undo.md#the-reflog)",
)
MISSING_IMAGE = Rule(
    name="missing-image",
    severity=Severity.ERROR,
    summary="An image that is not there.",
    why="Readers would see a broken picture.",
    fix="Put the image beside the entry, and write its path relative to this file.",
    before="![A branch](brnach.png)",
    after="![A branch](branch.png)",
)
MISSING_ALTERNATIVE_TEXT = Rule(
    name="missing-alternative-text",
    severity=Severity.WARNING,
    summary="An image without a description.",
    why="Colleagues who cannot see the picture get nothing, and search cannot find it.",
    fix="Write between the brackets what the picture shows.",
    before="![](branch.png)",
    after="![A branch with three commits beside main](branch.png)",
)
UNRENDERABLE_TEXT = Rule(
    name="unrenderable-text",
    severity=Severity.ERROR,
    summary="A text that the Markdown renderer cannot turn into a page.",
    why="The page would be missing its text. The build shows a note in its place and goes on with the other pages.",
    fix="Look for brackets that never close, lists nested very deep, or half a tag, and write what is meant as text in backticks; break a line that is very long.",
    before="[x](http://[host]/path)",
    after="[x](http://host.example/path)",
)
CIRCULAR_PREREQUISITES = Rule(
    name="circular-prerequisites",
    severity=Severity.ERROR,
    summary="Entries that require each other in a circle.",
    why="Nobody could begin with any of them.",
    fix="Take one of the references in the circle out of `requires`.",
    before="requires: [rebase]  # and rebase requires this one",
    after="requires: [first-branch]",
)
UNREACHABLE_PREREQUISITE = Rule(
    name="unreachable-prerequisite",
    severity=Severity.NOTICE,
    summary="A prerequisite that nobody can fulfil.",
    why="A topic without a lesson cannot be learnt here, and what stands behind a circle can never be reached.",
    fix="Write the lesson that is missing, mend the circle, or take the prerequisite out.",
    before="requires: [kubernetes]  # a topic without lessons",
    after="requires: [first-branch]",
)
EMPTY_STAGE = Rule(
    name="empty-stage",
    severity=Severity.ERROR,
    summary="A stage of a path with nothing to do.",
    why="Readers would come to a heading with nothing under it.",
    fix="List the steps of the stage under `do`, or remove the stage.",
    before="- stage: Basics\n  do: []",
    after="- stage: Basics\n  do: [first-branch]",
)
REPEATED_STEP = Rule(
    name="repeated-step",
    severity=Severity.WARNING,
    summary="The same step twice in one path.",
    why="Readers would be sent to what they have just done, and the time of the path would be wrong.",
    fix="Remove one of the two.",
    before="steps: [first-branch, rebase, first-branch]",
    after="steps: [first-branch, rebase]",
)
STEP_BEFORE_PREREQUISITE = Rule(
    name="step-before-prerequisite",
    severity=Severity.NOTICE,
    summary="A step that stands before a lesson it requires.",
    why="Readers who follow the path in order meet a lesson they are not ready for.",
    fix="Move the step behind its prerequisite.",
    before="steps: [rebase, first-branch]",
    after="steps: [first-branch, rebase]",
)
FACILITATOR_SPEAKS = Rule(
    name="facilitator-speaks",
    severity=Severity.ERROR,
    summary="A session whose facilitator is one of its speakers.",
    why="The facilitator is neutral: whoever presents cannot also see to it that everyone is heard.",
    fix="Name someone else as `facilitator`.",
    before="facilitator: ada\nspeakers: [ada]",
    after="facilitator: grace\nspeakers: [ada]",
)
HELD_WITHOUT_RECAP = Rule(
    name="held-without-recap",
    severity=Severity.WARNING,
    summary="A session that is over and has no recap.",
    why="Whoever could not come learns nothing, and what was decided is forgotten.",
    fix="Write in the body what happened, even if it is only three sentences.",
    before="---\ndate: 2026-03-18\n---",
    after="---\ndate: 2026-03-18\n---\n\nTomás showed how to ...",
)
PLANNED_IN_THE_PAST = Rule(
    name="planned-in-the-past",
    severity=Severity.WARNING,
    summary="A session that is marked as planned and lies in the past.",
    why="Readers would wait for something that is over, and its recap would not be asked for.",
    fix="Remove the `status` (the hub derives it from the date), or set a new date.",
    before="date: 2026-03-18\nstatus: planned",
    after="date: 2026-03-18",
)
HELD_IN_THE_FUTURE = Rule(
    name="held-in-the-future",
    severity=Severity.WARNING,
    summary="A session that is marked as held and lies in the future.",
    why="Calendars and lists of what is to come would leave it out, so nobody would come.",
    fix="Remove the `status` (the hub derives it from the date), or mend the date.",
    before="date: 2027-03-18\nstatus: held",
    after="date: 2027-03-18",
)
PROPOSED_IN_THE_PAST = Rule(
    name="proposed-in-the-past",
    severity=Severity.NOTICE,
    summary="A session that is still proposed though its day has passed.",
    why="Colleagues would go on saying that they would come, to something that never took place.",
    fix="Plan it: set a new `date` and remove the `status`. Or cancel it: `status: cancelled`.",
    before="date: 2026-03-18\nstatus: proposed",
    after="date: 2026-03-18\nstatus: cancelled",
)
GUIDE_WITHOUT_TASK = Rule(
    name="guide-without-task",
    severity=Severity.NOTICE,
    summary="An onboarding guide without a single task.",
    why="Newcomers tick off what they have done; a guide without tasks shows no progress and is easily skipped.",
    fix="Add what is to be done as a task list.",
    before="Read the handbook.",
    after="- [ ] Read the handbook.",
)
OWNER_LEFT = Rule(
    name="owner-left",
    severity=Severity.WARNING,
    summary="Someone who has left still owns something, is to do a task, or is to be asked for feedback.",
    why="Questions and tasks would go to a person who is no longer there.",
    fix="Name a colleague who has agreed to take it over.",
    before="owner: haruto",
    after="owner: ada",
)
EXPIRED_OFFER = Rule(
    name="expired-offer",
    severity=Severity.WARNING,
    summary="An offer whose last day has passed.",
    why="Newcomers would ask for help that is no longer offered.",
    fix="Set a later `until`, or remove the offer.",
    before="offers:\n  - what: mentoring\n    until: 2025-12-31",
    after="offers:\n  - what: mentoring\n    until: 2027-12-31",
)
OWN_REVIEW = Rule(
    name="own-review",
    severity=Severity.WARNING,
    summary="A review by someone whose own text it is.",
    why="Nobody reviews their own text: readers would trust it as read by a second pair of eyes.",
    fix="Name a colleague who has read it and did not write it.",
    before="authors: [ada]\ncredits: {reviewers: [ada]}",
    after="authors: [ada]\ncredits: {reviewers: [grace]}",
)
END_BEFORE_BEGINNING = Rule(
    name="end-before-beginning",
    severity=Severity.WARNING,
    summary="Something that ends before it begins.",
    why="One of the two days is wrong, and what the hub computes from them is too.",
    fix="Mend the day that is wrong.",
    before="joined: 2026-05-03\nleft: 2025-06-30",
    after="joined: 2021-05-03\nleft: 2025-06-30",
)
UNKNOWN_RECURRENCE = Rule(
    name="unknown-recurrence",
    severity=Severity.NOTICE,
    summary="A group says when it meets in words that the hub cannot put on a calendar.",
    why="The words are shown, but nobody can subscribe to the meetings, and no page names the next one.",
    fix="Write `Tuesday`, `second Tuesday`, `last Tuesday`, or `other Tuesday` with the first day under `from`.",
    before="meets: {every: other Tuesday}",
    after="meets: {every: other Tuesday, from: 2026-09-01}",
)
UNREADABLE_TRANSCRIPT = Rule(
    name="unreadable-transcript",
    severity=Severity.NOTICE,
    summary="A transcript that is no WebVTT, has no words in it, or has times that cannot be read.",
    why="What was said cannot be shown, searched or read by those who cannot hear it.",
    fix="Export the captions again as WebVTT: the first line is `WEBVTT`, then cues with `00:00.000 --> 00:04.000`.",
    before="00:00:01,000 --> 00:00:04,000\nWelcome.",
    after="WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Welcome.",
)
CHAPTER_OUT_OF_ORDER = Rule(
    name="chapter-out-of-order",
    severity=Severity.WARNING,
    summary="A chapter of a recording that begins no later than the one in front of it.",
    why="The list of chapters would lead listeners to the wrong place.",
    fix="Order the chapters by `at`, and write minutes and seconds as `12:30`, or hours before them as `1:12:30`.",
    before='chapters: [{at: "12:30", title: B}, {at: "01:00", title: A}]',
    after='chapters: [{at: "01:00", title: A}, {at: "12:30", title: B}]',
)
CHAPTER_AFTER_END = Rule(
    name="chapter-after-end",
    severity=Severity.NOTICE,
    summary="A chapter that begins after the recording has ended.",
    why="Listeners would look for a place that is not there; either the chapter or the length is wrong.",
    fix="Mend `at` of the chapter, or `minutes` of the recording.",
    before='minutes: 44\nchapters: [{at: "1:12:30", title: The reflog}]',
    after='minutes: 84\nchapters: [{at: "1:12:30", title: The reflog}]',
)

RULES = (
    BROKEN_LINK,
    BROKEN_ANCHOR,
    MISSING_IMAGE,
    MISSING_ALTERNATIVE_TEXT,
    UNRENDERABLE_TEXT,
    CIRCULAR_PREREQUISITES,
    UNREACHABLE_PREREQUISITE,
    EMPTY_STAGE,
    REPEATED_STEP,
    STEP_BEFORE_PREREQUISITE,
    FACILITATOR_SPEAKS,
    HELD_WITHOUT_RECAP,
    PLANNED_IN_THE_PAST,
    HELD_IN_THE_FUTURE,
    PROPOSED_IN_THE_PAST,
    GUIDE_WITHOUT_TASK,
    OWNER_LEFT,
    EXPIRED_OFFER,
    OWN_REVIEW,
    END_BEFORE_BEGINNING,
    UNKNOWN_RECURRENCE,
    UNREADABLE_TRANSCRIPT,
    CHAPTER_OUT_OF_ORDER,
    CHAPTER_AFTER_END,
)
