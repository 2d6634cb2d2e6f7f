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
OVERFULL_OFFER = Rule(
    name="overfull-offer",
    severity=Severity.NOTICE,
    summary="Someone helps more people at a time than they offer to.",
    why="Either they have taken on too much, or something has ended that nobody wrote down.",
    fix="Set `until` for mentoring that is over, raise `capacity`, or find someone else for one of them.",
    before="offers:\n  - {what: mentoring, capacity: 1}\nmentored: [{who: grace}, {who: joan}]",
    after="offers:\n  - {what: mentoring, capacity: 2}\nmentored: [{who: grace}, {who: joan}]",
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

RULES = (OFFER_WITHOUT_CONTACT, OVERFULL_OFFER, CLASHING_SYNONYM)
