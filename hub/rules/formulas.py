"""Rules of formulas."""

from hub.diagnostics import Rule, Severity

UNREADABLE_FORMULA = Rule(
    name="unreadable-formula",
    severity=Severity.WARNING,
    summary="A formula that the hub cannot show.",
    why="Readers see its TeX in the place of the formula.",
    fix="Mend the command at this place, or write it with commands of LaTeX and amsmath. If no formula is meant, put a backslash before the `$`.",
    before=r"The mean is $\frac{a + b}$.",
    after=r"The mean is $\frac{a + b}{2}$.",
)

RULES = (UNREADABLE_FORMULA,)
