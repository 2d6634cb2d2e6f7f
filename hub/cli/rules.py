"""`hub rules`: the catalogue of rules."""

import click

from hub.diagnostics import Rule
from hub.reading.names import closest
from hub.rules.catalogue import CATALOGUE, FAMILIES


@click.command("rules", short_help="Show the catalogue of rules, or one rule.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Show the catalogue of rules, or what one rule means and how to mend what it finds."""
    if name is None:
        for family, rules in FAMILIES.items():
            click.echo(family)
            for rule in rules:
                click.echo(f"  {rule.name:28} {rule.severity:8} {rule.summary}")
            click.echo()
    elif name in CATALOGUE:
        _show(CATALOGUE[name])
    else:
        near = closest(name, CATALOGUE)
        message = (
            f"There is no rule `{name}`. {f'Did you mean: hub rules {near}?' if near else 'To see all: hub rules'}"
        )
        raise click.UsageError(message)


def _show(rule: Rule) -> None:
    click.echo(f"{rule.name} ({rule.severity})\n\n{rule.summary}\n{rule.why}\n\nWhat to do: {rule.fix}\n")
    for title, text in (("Before", rule.before), ("After", rule.after)):
        shown = "\n".join(f"    {line}" for line in (text or "(an empty file)").split("\n"))
        click.echo(f"{title}:\n{shown}\n")
