"""Who gets which place, so that the sum of the weights is as large as it can be (the Hungarian method).

Own code: the package of this name on the index is no longer in the hands of those who wrote it, and the one in scipy
comes with 35 MB. The work grows with the square of the rows times the columns that are among the best of any row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Weights = Sequence[Mapping[int, int]]


def optimum(weights: Weights) -> tuple[int | None, ...]:
    """Return for each row its column, or None; each column at most once, and the sum of the weights at its largest.

    `weights` holds for each row its columns and what they are worth, above 0; other columns are not for this row. The
    same weights always give the same answer.
    """
    rows = len(weights)
    best = [sorted(row, key=lambda column: (-row[column], column))[:rows] for row in weights]
    columns = sorted({column for some in best for column in some})
    places = {column: place for place, column in enumerate(columns)}
    costs = [[0] * (len(columns) + rows) for _ in range(rows)]
    for row, some in enumerate(best):
        for column in some:
            costs[row][places[column]] = -weights[row][column]
    chosen = _Search(costs).chosen()
    return tuple(
        columns[place] if place < len(columns) and columns[place] in weights[row] else None
        for row, place in enumerate(chosen)
    )


@dataclass
class _Search:
    """The cheapest column for each row of a matrix with no more rows than columns.

    `rows` and `columns` are the potentials, `owner` the row that has each column; the last column stands for the row
    that looks for one.
    """

    costs: Sequence[Sequence[int]]
    rows: list[int] = field(init=False)
    columns: list[int] = field(init=False)
    owner: list[int] = field(init=False)

    def __post_init__(self) -> None:
        width = len(self.costs[0]) if self.costs else 0
        self.rows, self.columns = [0] * len(self.costs), [0] * (width + 1)
        self.owner = [-1] * (width + 1)

    def chosen(self) -> list[int]:
        """Return the column of each row."""
        for row in range(len(self.costs)):
            self._place(row)
        found = {row: column for column, row in enumerate(self.owner[:-1]) if row >= 0}
        return [found[row] for row in range(len(self.costs))]

    def _place(self, row: int) -> None:
        """Find the cheapest way by which one more row gets a column, and go it."""
        start = len(self.owner) - 1
        self.owner[start] = row
        slack: list[int | None] = [None] * start
        way, seen, column = [start] * start, [start], start
        free = dict.fromkeys(range(start))
        while self.owner[column] >= 0:
            column = self._step(column, slack, way, free)
            delta = slack[column] or 0
            self._shift(seen, free, slack, delta)
            del free[column]
            seen.append(column)
        while column != start:
            self.owner[column] = self.owner[way[column]]
            column = way[column]

    def _step(self, column: int, slack: list[int | None], way: list[int], free: Mapping[int, None]) -> int:
        """Look from the row of a column for cheaper ways to the free ones; return the nearest of them."""
        row = self.owner[column]
        costs, base = self.costs[row], self.rows[row]
        nearest, least = -1, 0
        for other in free:
            reduced = costs[other] - base - self.columns[other]
            known = slack[other]
            if known is None or reduced < known:
                known = slack[other] = reduced
                way[other] = column
            if nearest < 0 or known < least:
                nearest, least = other, known
        return nearest

    def _shift(self, seen: Sequence[int], free: Mapping[int, None], slack: list[int | None], delta: int) -> None:
        for column in seen:
            self.rows[self.owner[column]] += delta
            self.columns[column] -= delta
        for column in free:
            slack[column] = (slack[column] or 0) - delta
