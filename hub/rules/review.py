"""Rules of reviews: what was verified, whether that still holds, and whether it was meant."""

from hub.diagnostics import Rule, Severity

CHANGED_SINCE_VERIFIED = Rule(
    name="changed-since-verified",
    severity=Severity.NOTICE,
    summary="A text that is another than the one that was verified.",
    why="A review is about the words that were read. Readers are told that the text has changed since, and where.",
    fix="Ask a colleague to read what has changed; then run `hub verify` with the id of the entry.",
    before="verified: {by: grace, on: 2026-10-14, digest: 9f86d081884c7d65}  # and the text was changed in November",
    after="verified: {by: grace, on: 2026-11-22, digest: 2c26b46b68ffc68f}",
)
REVIEW_DUE = Rule(
    name="review-due",
    severity=Severity.NOTICE,
    summary="An entry that was verified longer ago than it should be.",
    why="Commands, screens, names and prices change without anybody touching the text.",
    fix="Ask a colleague to read it again; `hub due` says whose turn it is. Then run `hub verify` with the id of the entry.",
    before="review_every: 6 months\nverified: {by: grace, on: 2025-10-14, digest: 9f86d081884c7d65}",
    after="review_every: 6 months\nverified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}",
)
NEVER_VERIFIED = Rule(
    name="never-verified",
    severity=Severity.NOTICE,
    summary="An entry that should be looked at now and then, and that nobody has verified yet.",
    why="Its author found it right, and nobody else has tried it. It is told only where `review` of hub.yml or `review_every` says how often to look.",
    fix="Ask a colleague to read it; `hub due` says whose turn it is. Then run `hub verify` with the id of the entry.",
    before="authors: [ada]\nreview_every: 6 months",
    after="authors: [ada]\nreview_every: 6 months\nverified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}",
)
BULK_VERIFICATION = Rule(
    name="bulk-verification",
    severity=Severity.WARNING,
    summary="More than five entries that one person verified on one day.",
    why="Reading an entry and doing what it says takes some forty minutes. Six on one day look like a stamp, and colleagues act on what it promises.",
    fix="Take `verified` out of what was not read and tried; `hub due` shares it out, three entries a person and month.",
    before="verified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}  # the same day in twenty files",
    after="verified: {by: grace, on: 2026-11-22, digest: 9f86d081884c7d65}  # in the three that were read",
)

RULES = (CHANGED_SINCE_VERIFIED, REVIEW_DUE, NEVER_VERIFIED, BULK_VERIFICATION)
