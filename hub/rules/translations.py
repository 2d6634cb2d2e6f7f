"""Rules of translations: their language, their source and the sections they name."""

from hub.diagnostics import Rule, Severity

UNTOLD_LANGUAGE = Rule(
    name="untold-language",
    severity=Severity.WARNING,
    summary="A translation that does not say in which language it is.",
    why="It would count as a text in the language of the hub: readers would not find it by its language, and screen readers would read it out wrong.",
    fix="Add `lang`, with the code of the language.",
    before="title: Einen Fehler rückgängig machen\ntranslation_of: {id: lessons/undo}",
    after="title: Einen Fehler rückgängig machen\nlang: de\ntranslation_of: {id: lessons/undo}",
)
SAME_LANGUAGE = Rule(
    name="same-language",
    severity=Severity.WARNING,
    summary="A translation into a language in which the text is there already.",
    why="Lists show one version for each language, so readers would find only one of the two.",
    fix="Mend `lang`, or merge the two.",
    before="lang: en  # as its source\ntranslation_of: {id: lessons/undo}",
    after="lang: de\ntranslation_of: {id: lessons/undo}",
)
SOURCE_OF_ANOTHER_KIND = Rule(
    name="source-of-another-kind",
    severity=Severity.WARNING,
    summary="A translation of an entry of another kind.",
    why="A guide cannot be the same text as a lesson: neither would be shown as a version of the other.",
    fix="Write the id of the entry that was translated, or move the file to the folder of its kind.",
    before="translation_of: {id: guides/laptop}  # in lessons/laptop-de.md",
    after="translation_of: {id: lessons/laptop}",
)
UNKNOWN_SECTION = Rule(
    name="unknown-section",
    severity=Severity.WARNING,
    summary="A digest of a section that the source of a translation does not have.",
    why="When the source changes, readers would be told that this section is gone, and nobody would see that the real one changed.",
    fix="Run `hub digest` with the id of the source, and copy what it prints.",
    before="sections: {the-reflogg: 2c26b46b68ffc68f}",
    after="sections: {the-reflog: 2c26b46b68ffc68f}",
)

RULES = (UNTOLD_LANGUAGE, SAME_LANGUAGE, SOURCE_OF_ANOTHER_KIND, UNKNOWN_SECTION)
