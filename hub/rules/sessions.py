"""Rules of what sessions leave behind: actions, questions, recordings."""

from hub.diagnostics import Rule, Severity

OVERDUE_ACTION = Rule(
    name="overdue-action",
    severity=Severity.NOTICE,
    summary="An action of a session whose day has passed and that is not done.",
    why="A promise that nobody follows up is soon no promise; the page of actions shows it as overdue.",
    fix="Write `done: true` once it is done, set a later `due`, or take it out if it is no longer wanted.",
    before="actions:\n  - {what: Write it down, who: ada, due: 2026-03-31}",
    after="actions:\n  - {what: Write it down, who: ada, due: 2026-03-31, done: true}",
)
UNANSWERED_QUESTION = Rule(
    name="unanswered-question",
    severity=Severity.NOTICE,
    summary="A question of a session that nobody has answered for more than a month.",
    why="Whoever asked still waits, and others with the same question find nothing.",
    fix="Write the `answer` and who gave it (`by`), also if the answer is that nobody knows.",
    before="questions:\n  - asked: Does it keep the dates?",
    after="questions:\n  - asked: Does it keep the dates?\n    answer: Yes, the author's.\n    by: grace",
)
RECORDING_WITHOUT_CAPTIONS = Rule(
    name="recording-without-captions",
    severity=Severity.NOTICE,
    summary="A recording without captions, or of which nothing is said about them.",
    why="Colleagues who cannot hear it, or not here, get nothing of it, and search does not find what was said.",
    fix="Have captions made, say by whom (`captions: human` or `machine`), and name the file as `transcript`.",
    before="recording:\n  url: https://video.example.com/undo",
    after="recording:\n  url: https://video.example.com/undo\n  captions: human\n  transcript: undo.vtt",
)
RECORDING_WITHOUT_CONSENT = Rule(
    name="recording-without-consent",
    severity=Severity.WARNING,
    summary="A recording to which not everyone agreed who is seen or heard in it.",
    why="It is published all the same: people are shown who did not want to be.",
    fix="Take the recording out until everyone has agreed, then write `consent: true`.",
    before="recording:\n  url: https://video.example.com/undo\n  consent: false",
    after="decisions: [We look at the reflog first.]  # and no recording",
)
UNTOLD_CONSENT = Rule(
    name="untold-consent",
    severity=Severity.NOTICE,
    summary="A recording that does not say whether everyone in it agreed.",
    why="Nobody can tell later whether they were asked.",
    fix="Ask everyone who is seen or heard, then write `consent: true`.",
    before="recording:\n  url: https://video.example.com/undo",
    after="recording:\n  url: https://video.example.com/undo\n  consent: true",
)

RULES = (OVERDUE_ACTION, UNANSWERED_QUESTION, RECORDING_WITHOUT_CAPTIONS, RECORDING_WITHOUT_CONSENT, UNTOLD_CONSENT)
