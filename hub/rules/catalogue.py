"""The catalogue: every rule of the hub by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.diagnostics import Rule
from hub.rules import (
    audiences,
    content,
    embeds,
    formulas,
    language,
    loop,
    markup,
    people,
    publishing,
    review,
    safety,
    schema,
    sessions,
    settings,
    sizes,
    syntax,
    translations,
    unfinished,
)

FAMILIES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "Files and front matter": syntax.RULES,
        "Fields and references": schema.RULES,
        "What entries say": (*content.RULES, *embeds.RULES, *formulas.RULES, *markup.RULES, *unfinished.RULES),
        "What sessions leave behind": sessions.RULES,
        "People and topics": people.RULES,
        "Files beside entries": sizes.RULES,
        "The learning loop": loop.RULES,
        "How texts are written": language.RULES,
        "What must not be published": safety.RULES,
        "Who may see what": audiences.RULES,
        "Translations": translations.RULES,
        "Reviews": review.RULES,
        "Settings": settings.RULES,
        "The built site": publishing.RULES,
    }
)

CATALOGUE: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rules in FAMILIES.values() for rule in rules})
