"""Rules of what must not be published: secrets, and what is private to a person."""

from hub.diagnostics import Rule, Severity

SECRET_IN_TEXT = Rule(
    name="secret-in-text",
    severity=Severity.ERROR,
    summary="A password, a private key or the token of a service in a text.",
    why="It would be published, and whoever reads it could use it. Programs look for such texts all day.",
    fix="Take it out, and have it revoked today: it stays in the history of the repository. In an example write `xxxx` for it.",
    before="git clone https://ada:Tr0ub4dor@git.halyard.io/hub",
    after="git clone https://git.halyard.io/hub",
    conceals=True,
)
PERSONAL_DATA = Rule(
    name="personal-data",
    severity=Severity.NOTICE,
    summary="A private mail address, a phone number or a bank account in a text that is not the person's own page.",
    why="People decide for themselves what is known of them: on their own page they can change it, say who may see it, and take it back.",
    fix="Mention the person instead, as `@ada`, so that readers find what they tell of themselves.",
    before="Write to ada.l@gmail.com.",
    after="Ask @ada.",
)

RULES = (SECRET_IN_TEXT, PERSONAL_DATA)
