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
PICTURE_METADATA = Rule(
    name="picture-metadata",
    severity=Severity.NOTICE,
    summary="A picture that says more than it shows: where and when it was taken, with what, by whom.",
    why="A photo from a phone can tell where somebody lives. The hub publishes it without; the repository still has it.",
    fix="Save the picture without metadata before you commit it.",
    before="people/ada.jpg  # with the place where it was taken",
    after="people/ada.jpg  # exported without metadata",
)
UNCLEAN_PICTURE = Rule(
    name="unclean-picture",
    severity=Severity.ERROR,
    summary="A picture that cannot be read, or whose metadata cannot be taken out.",
    why="It is damaged or far too large, and may say where somebody lives. So it is not published.",
    fix="Save it again from a program for pictures, without metadata and with 1600 pixels at most.",
    before="people/ada.jpg  # half of a file",
    after="people/ada.jpg  # saved again",
)

RULES = (SECRET_IN_TEXT, PERSONAL_DATA, PICTURE_METADATA, UNCLEAN_PICTURE)
