"""The command `hub`. Each subcommand is a module of its own, imported when it is called."""

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

COMMANDS = {
    "check": "Check the content without building it.",
    "diagrams": "Fetch the program that draws diagrams in readers' browsers.",
    "digest": "Print what a translation writes down about its source.",
    "due": "Show what waits for a review, and whose turn it is.",
    "editor": "Fetch the web editor for colleagues without git.",
    "experts": "Show who knows a topic, and why.",
    "export": "Write the compiled hub as plain files for any other generator.",
    "find": "Find people and entries for a question.",
    "impact": "Show what the work since a revision means to readers.",
    "init": "Make a new hub of your own.",
    "leave": "Set somebody's last day, and list what needs somebody else.",
    "lsp": "Help editors while someone writes: findings, completion, help, repairs.",
    "match": "Find mentors and buddies with room, and why they fit.",
    "move": "Rename an entry, or make one topic of two, with every reference.",
    "new": "Begin an entry: a file with all of its fields explained.",
    "onboard": "Show what a newcomer does until when, and whom to meet.",
    "owners": "Write who looks after which file, for the git host.",
    "plan": "Show the shortest way to what someone wants to learn.",
    "publish": "Build the site, audit it, and put it in its place in one step.",
    "rules": "Show the catalogue of rules, or one rule.",
    "schema": "Print the JSON Schema of a kind.",
    "upload": "Put a published site onto an S3-compatible bucket.",
    "verify": "Record that someone has read an entry and found it right.",
}


class Commands(click.Group):
    """Knows the names and summaries of all subcommands, and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in alphabetical order."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, or None where there is none of the name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"hub.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand; one that does not exist is answered with the nearest name."""
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches  # noqa: PLC0415  needed for a typing error only

            near = get_close_matches(name, COMMANDS, n=1)
            advice = f"Did you mean: hub {near[0]}?" if near else f"There are: {', '.join(sorted(COMMANDS))}."
            ctx.fail(f"There is no command `{name}`. {advice}")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> Any:  # noqa: FBT001  the signature is click's
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415  needed for this option only

        click.echo(f"hub {version('mkdocs-peerhub')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "folder",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Run in this folder; paths are relative to it, as with git -C.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def cli(ctx: click.Context, folder: Path) -> None:
    """Peerhub: check, build and ask a peer-learning hub. Run it in the folder of mkdocs.yml."""
    os.chdir(folder)
    ctx.obj = Path()


def main() -> None:
    """Run the command line; exit 2 with one line where it could not run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from hub.disk import ProjectError  # noqa: PLC0415  `hub --help` needs nothing of it

    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except click.Abort:
        click.echo("hub: stopped", err=True)
        sys.exit(2)
    except ProjectError as fault:
        click.echo(f"hub: {fault}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
