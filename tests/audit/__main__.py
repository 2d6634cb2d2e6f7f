"""Measures what security is to reach, and prints it as a table: `make audit`, or `python -m tests.audit NAME...` for parts of it."""

import sys
from importlib import import_module

ROWS = ("withheld", "commonmark", "bad_inputs", "worst", "faults", "attacks", "lessons")
"""The modules that measure, those that take long last."""


def main(names: list[str]) -> int:
    """Print a row for each figure as it is measured; return 1 if one is missed."""
    missed = 0
    for name in names or ROWS:
        for row in import_module(f"tests.audit.{name}").figures():
            missed += not row.met
            print(f"{'ok    ' if row.met else 'MISSED'} {row.name}: {row.reached} (goal: {row.goal})", flush=True)
            for line in row.told[:20]:
                print(f"         {line}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
