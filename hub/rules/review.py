"""Rules of reviews: what has changed since, what is due, what nobody can have read."""

from hub.diagnostics import Rule, Severity

CHANGED_SINCE_VERIFIED = Rule(
    name="changed-since-verified",
    severity=Severity.NOTICE,
    summary="A text that says something else than the one that was verified.",
    why="Readers trust what a colleague found right; that was another text.",
    fix="Have somebody read it again, and record it: hub verify ID --by PERSON",
    before="verified: {by: grace, on: 2026-10-14, digest: 9f86d081884c7d65}  # and a section was added since",
    after="verified: {by: grace, on: 2026-11-22, digest: 2c26b46b68ffc68f}",
)
REVIEW_DUE = Rule(
    name="review-due",
    severity=Severity.NOTICE,
    summary="A text that was verified longer ago than it should be.",
    why="Commands, names and screens change while a text stays as it is.",
    fix="Have somebody read it again, and record it: hub verify ID --by PERSON",
    before="verified: {by: grace, on: 2024-10-14, digest: 9f86d081884c7d65}",
    after="verified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}",
)
BULK_VERIFICATION = Rule(
    name="bulk-verification",
    severity=Severity.WARNING,
    summary="Many texts that one person verified on one day.",
    why="Nobody reads so much in a day. A stamp without a reading makes every other one worth less.",
    fix="Take out what was not read; `hub due` shares the reading out over people and months.",
    before="verified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}  # in twelve lessons",
    after="verified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}  # in the two that were read",
)
RULES = (CHANGED_SINCE_VERIFIED, REVIEW_DUE, BULK_VERIFICATION)
