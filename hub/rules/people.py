"""Rules of what people offer, and of the words by which topics are found."""

from hub.diagnostics import Rule, Severity

OFFER_WITHOUT_CONTACT = Rule(
    name="offer-without-contact",
    severity=Severity.NOTICE,
    summary="Someone offers help, and does not say how to reach them.",
    why="Newcomers know nobody yet: an offer that they cannot take up is none.",
    fix="Add a way to reach them, as `contact: {chat: ada.l}`; who may see it is up to them (`audiences`).",
    before="offers:\n  - what: mentoring",
    after="contact: {chat: ada.l}\noffers:\n  - what: mentoring",
)
OFFER_WITHOUT_ROOM = Rule(
    name="offer-without-room",
    severity=Severity.NOTICE,
    summary="A mentor or a buddy who has no room for anyone else.",
    why="Nobody is matched with them, and whoever reads the offer asks in vain.",
    fix="Say under `mentored` what has ended, raise `capacity`, or take the offer out until there is room.",
    before="offers: [{what: mentoring, capacity: 1}]\nmentored: [{who: grace, from: 2024-01-12}]",
    after="offers: [{what: mentoring, capacity: 1}]\nmentored: [{who: grace, from: 2024-01-12, until: 2024-07-12}]",
)
CLASHING_SYNONYM = Rule(
    name="clashing-synonym",
    severity=Severity.NOTICE,
    summary="A synonym of a topic that is the title or a synonym of another one.",
    why="Whoever searches for the word is led to both, and the hub cannot tell which one a text is about.",
    fix="Keep the word in the topic that people mean by it, and take it out of the other; or merge the two.",
    before="synonyms: [version control, sql]  # and there is a topic SQL",
    after="synonyms: [version control]",
)

RULES = (OFFER_WITHOUT_CONTACT, OFFER_WITHOUT_ROOM, CLASHING_SYNONYM)
