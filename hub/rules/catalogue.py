"""The catalogue: every rule of the hub by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.diagnostics import Rule
from hub.rules import content, loop, review, schema, settings, syntax, translations

FAMILIES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "Files and front matter": syntax.RULES,
        "Fields and references": schema.RULES,
        "What entries say": content.RULES,
        "The learning loop": loop.RULES,
        "Reviews": review.RULES,
        "Translations": translations.RULES,
        "Settings": settings.RULES,
    }
)

CATALOGUE: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rules in FAMILIES.values() for rule in rules})
