"""Rules of the file itself: its name, its bytes and the YAML of its front matter."""

from hub.diagnostics import Rule, Severity

UNFIT_FILE_NAME = Rule(
    name="unfit-file-name",
    severity=Severity.ERROR,
    summary="A file name that cannot be an address on every system.",
    why="The name becomes part of the page's address and of every link to it. `#`, `?`, `%` and `\\` mean something else there, "
    'Windows refuses `<>:"|*`, and two names that differ in case or accents alone are one file on a Mac.',
    fix="Rename the file: letters, digits, hyphens, underscores and dots, no space at either end.",
    before="lessons/c#-basics.md",
    after="lessons/c-sharp-basics.md",
)
TAKEN_ADDRESS = Rule(
    name="taken-address",
    severity=Severity.ERROR,
    summary="A file that would stand on the site where the hub or the theme has one of its own.",
    why="Scripts, feeds, calendars, icons and the page for dead addresses work on every site because nobody else writes there.",
    fix="Give the file another name, or put it into another folder.",
    before="404.html.md",
    after="not-found.md",
)
UNREADABLE_FILE = Rule(
    name="unreadable-file",
    severity=Severity.ERROR,
    summary="Something in `content/` that is not an ordinary, readable file.",
    why="A symbolic link can publish what lies outside `content/`, and a pipe never ends. The hub reads ordinary files only.",
    fix="Put the file itself there, readable by everyone who builds the hub.",
    before="lessons/notes.md -> /etc/hosts",
    after="lessons/notes.md",
)
UNPUBLISHED_FILE = Rule(
    name="unpublished-file",
    severity=Severity.WARNING,
    summary="A file of a type that the hub does not publish.",
    why="A page, a script or a drawing in SVG that is published as it stands can run code in a reader's browser. "
    "Pictures, sounds, videos, captions, tables and documents are published.",
    fix="Save a drawing as PNG or WebP, write a page as Markdown, or keep the file elsewhere and link to it.",
    before="lessons/git/branches.svg",
    after="lessons/git/branches.png",
)
OVERSIZED_FILE = Rule(
    name="oversized-file",
    severity=Severity.ERROR,
    summary="A Markdown file larger than 1 MiB.",
    why="No one reads a page that long, and some Markdown of that size takes minutes to render.",
    fix="Split it into several entries, or move data and logs to where they belong and link to them.",
    before="lessons/everything.md (10 MiB)",
    after="lessons/part-one.md, lessons/part-two.md",
)
NOT_UTF_8 = Rule(
    name="not-utf-8",
    severity=Severity.ERROR,
    summary="A file that is not UTF-8 text.",
    why="Another encoding turns letters into other letters, so that names and words would be published wrong.",
    fix="Save the file again as UTF-8 (in most editors: save with encoding).",
    before="title: Caf\\xe9",
    after="title: Café",
)
CONTROL_CHARACTER = Rule(
    name="control-character",
    severity=Severity.ERROR,
    summary="A control character such as NUL in the text.",
    why="Nobody can see it, YAML and HTML do not allow it, and it can hide text from a reviewer.",
    fix="Delete the character.",
    before="title: Git\\x00",
    after="title: Git",
)
BIDIRECTIONAL_CONTROL = Rule(
    name="bidirectional-control",
    severity=Severity.WARNING,
    summary="A control character that changes the direction of the text around it.",
    why="It makes a line look different from what it is, which hides things from a reviewer. Arabic and Hebrew need none: their letters carry their direction.",
    fix="Delete the character.",
    before="run `rm \\u202etxt.exe`",
    after="run `rm exe.txt`",
)
EMPTY_FILE = Rule(
    name="empty-file",
    severity=Severity.ERROR,
    summary="A Markdown file with nothing in it.",
    why="An empty file says neither what it is nor who wrote it, so nothing can be shown.",
    fix="Write the entry, or delete the file.",
    before="",
    after="---\ntitle: Undo a mistake\n---",
)
MISSING_FRONT_MATTER = Rule(
    name="missing-front-matter",
    severity=Severity.ERROR,
    summary="A Markdown file without front matter.",
    why="The title and, for an entry, its author, topics and so on stand in a block between two `---` lines at the top. "
    "Without it the hub does not know what the text is.",
    fix="Begin the file with the block.",
    before="# Undo a mistake\n",
    after="---\ntitle: Undo a mistake\n---\n",
)
MISPLACED_FRONT_MATTER = Rule(
    name="misplaced-front-matter",
    severity=Severity.ERROR,
    summary="Front matter that does not begin with `---` as the very first line.",
    why="A blank line, a space or a fourth hyphen before the block makes some readers publish it as text. The hub withholds what readers disagree on.",
    fix="Make `---`, exactly, the first line of the file.",
    before="\n---\ntitle: Undo a mistake\n---",
    after="---\ntitle: Undo a mistake\n---",
)
UNCLOSED_FRONT_MATTER = Rule(
    name="unclosed-front-matter",
    severity=Severity.ERROR,
    summary="Front matter without a closing `---` line.",
    why="Nobody can tell where the fields end and the text begins, so the entry is withheld.",
    fix="Put a line with `---`, exactly, after the last field.",
    before="---\ntitle: Undo a mistake\n\nSome text.",
    after="---\ntitle: Undo a mistake\n---\n\nSome text.",
)
NOT_A_MAPPING = Rule(
    name="not-a-mapping",
    severity=Severity.ERROR,
    summary="A block that holds a list or a single text where `field: value` lines are expected.",
    why="The hub reads fields by their names; a list or a text has none.",
    fix="Write one `field: value` on each line.",
    before="---\n- Undo a mistake\n---",
    after="---\ntitle: Undo a mistake\n---",
)
OVERSIZED_FRONT_MATTER = Rule(
    name="oversized-front-matter",
    severity=Severity.ERROR,
    summary="Front matter larger than 16 KiB.",
    why="Fields are short; a block that large is data that belongs elsewhere, and slow to read.",
    fix="Move the text into the body, or the data into a file of its own.",
    before="---\nnotes: (a thousand lines)\n---",
    after="---\ntitle: Notes\n---\n\n(a thousand lines)",
)
DEEP_FRONT_MATTER = Rule(
    name="deep-front-matter",
    severity=Severity.ERROR,
    summary="Front matter nested more than eight levels deep.",
    why="No field of the hub is deeper than four levels, and deep nesting can crash a reader of YAML.",
    fix="Write the field as the field reference shows it.",
    before="topics: [[[[[[[[[git]]]]]]]]]",
    after="topics: [git]",
)
INVALID_YAML = Rule(
    name="invalid-yaml",
    severity=Severity.ERROR,
    summary="Front matter that is not YAML.",
    why="The hub cannot tell the fields, so the entry is withheld.",
    fix="Mend the line that is named; put quotes around a value with special characters.",
    before='title: "Undo a mistake',
    after='title: "Undo a mistake"',
)
UNQUOTED_COLON = Rule(
    name="unquoted-colon",
    severity=Severity.ERROR,
    summary="A value with a colon and a space in it, without quotes.",
    why="YAML takes the second colon for a field inside the field, and the whole block becomes unreadable.",
    fix="Put the value in quotes.",
    before="title: Git: undo a mistake",
    after='title: "Git: undo a mistake"',
)
WRONG_INDENTATION = Rule(
    name="wrong-indentation",
    severity=Severity.ERROR,
    summary="A line that is indented differently from its neighbours.",
    why="YAML tells by the spaces in front of a line what it belongs to; this one belongs to nothing, or to the wrong thing.",
    fix="Put as many spaces in front of it as in front of the fields beside it.",
    before="contact:\n  chat: ada\n    email: ada@example.com",
    after="contact:\n  chat: ada\n  email: ada@example.com",
)
TAB_INDENTATION = Rule(
    name="tab-indentation",
    severity=Severity.ERROR,
    summary="A tab where YAML expects spaces.",
    why="YAML does not allow tabs for indentation; the block becomes unreadable.",
    fix="Replace the tab by spaces.",
    before="contact:\n\tchat: ada",
    after="contact:\n  chat: ada",
)
DUPLICATE_KEY = Rule(
    name="duplicate-key",
    severity=Severity.ERROR,
    summary="The same field twice in one block.",
    why="Readers of YAML keep one of them silently, and not all the same one.",
    fix="Keep one of the two lines.",
    before="title: Undo\ntitle: Undo a mistake",
    after="title: Undo a mistake",
)
YAML_ANCHOR = Rule(
    name="yaml-anchor",
    severity=Severity.ERROR,
    summary="A YAML anchor (`&name`) or alias (`*name`).",
    why="Anchors can make a small file enormous, and web forms cannot edit them.",
    fix="Write the value out, or put quotes around a text that begins with `&` or `*`.",
    before="topics: &t [git]",
    after="topics: [git]",
)
YAML_TAG = Rule(
    name="yaml-tag",
    severity=Severity.ERROR,
    summary="A YAML tag (`!name`).",
    why="Tags ask the reader to build other things than text, lists and fields; the hub never does.",
    fix="Remove the tag, or put quotes around a text that begins with `!`.",
    before="minutes: !!int 20",
    after="minutes: 20",
)
AMBIGUOUS_SCALAR = Rule(
    name="ambiguous-scalar",
    severity=Severity.WARNING,
    summary="A text that YAML 1.1 reads as a number, a truth value, a time or nothing.",
    why="The hub keeps the text as it is written, but other readers of the file see `False` for `no`, 630 for `10:30` and 1.1 for `1.10`.",
    fix="Put the text in quotes.",
    before="lang: no",
    after='lang: "no"',
)

RULES = (
    UNFIT_FILE_NAME,
    TAKEN_ADDRESS,
    UNREADABLE_FILE,
    UNPUBLISHED_FILE,
    OVERSIZED_FILE,
    NOT_UTF_8,
    CONTROL_CHARACTER,
    BIDIRECTIONAL_CONTROL,
    EMPTY_FILE,
    MISSING_FRONT_MATTER,
    MISPLACED_FRONT_MATTER,
    UNCLOSED_FRONT_MATTER,
    NOT_A_MAPPING,
    OVERSIZED_FRONT_MATTER,
    DEEP_FRONT_MATTER,
    INVALID_YAML,
    UNQUOTED_COLON,
    WRONG_INDENTATION,
    TAB_INDENTATION,
    DUPLICATE_KEY,
    YAML_ANCHOR,
    YAML_TAG,
    AMBIGUOUS_SCALAR,
)
