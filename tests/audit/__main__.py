"""Prints what was reached of each figure: `python -m tests.audit`, or `python -m tests.audit NAME...` for some modules of it."""

import sys
from importlib import import_module

ROWS = ("commonmark", "bad_inputs", "worst", "lessons")
"""The modules that measure, those that take long last."""


def main(names: list[str]) -> int:
    """Print a table; return 1 where a figure is missed."""
    missed = 0
    for name in names or ROWS:
        for figure in import_module(f"tests.audit.{name}").figures():
            missed += not figure.met
            sys.stdout.write(f"{'  ' if figure.met else '! '}{figure.name:60} {figure.reached:50} {figure.goal}\n")
            sys.stdout.flush()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
