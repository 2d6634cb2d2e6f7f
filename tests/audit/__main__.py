"""Measures what security is to reach, and prints it as a table: `make audit`."""

import sys

from tests.audit import attacks, faults, lessons, withheld

ROWS = (withheld.figures, faults.figures, attacks.figures, lessons.figures)


def main() -> int:
    """Print a row for each figure as it is measured; return 1 if one is not reached."""
    good = True
    for rows in ROWS:
        for row in rows():
            print(f"{'ok    ' if row.met else 'FAILED'} {row.name}: {row.reached} (goal: {row.goal})", flush=True)
            for line in row.told[:20]:
                print(f"         {line}", flush=True)
            good = good and row.met
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
