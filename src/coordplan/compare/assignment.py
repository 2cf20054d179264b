"""Pairing two lists at least cost: who of the one is who of the other.

The minimum is exact (successive shortest augmenting paths, as in the Hungarian method, on the
pairs that come into question only). Among pairings of equal cost one is chosen by a hash of
what is paired, so neither the order of the lists nor which comes first plays a part.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from coordplan.work import Work

T = TypeVar("T")

Key = tuple[str, str]
"""What a thing is, and what it is called: names decide only among those that are alike."""

_TURNS_A_PAIR, _TURNS_A_COLUMN = 60, 3
"""What it costs to measure a distance, and to look at a column on the way."""

_TIE_BITS = 32
_ROOM = 48
"""Room for the sum of so many ties: costs lie two rooms up, ties of what a thing is one."""


def paired(
    left: Sequence[T],
    right: Sequence[T],
    distance: Callable[[T, T], int],
    limit: int,
    key: Callable[[T], Key],
    work: Work | None = None,
) -> list[tuple[T, T]]:
    """Pairs of one from the left and one from the right; none is in two pairs.

    What is alike in everything (distance 0) is paired first. The rest is paired so that the sum
    of the distances, with ``limit`` for every one on the left that stays alone, is least; two
    whose distance reaches ``limit`` are never paired. ``distance`` must be symmetric, and ``key``
    tell apart what may not be exchanged. Raises ``TooComplexError`` where not enough work is left.
    """
    work = work or Work()
    left, right = sorted(left, key=key), sorted(right, key=key)
    pairs, left, right = _alike(left, right, distance, work)
    names = [key(one) for one in left], [key(one) for one in right]
    work.spend(_TURNS_A_PAIR * len(left) * len(right))
    rows: list[dict[int, int]] = []
    for i, one in enumerate(left):
        row = {len(right) + i: limit << 2 * _ROOM}  # a column of its own: it stays alone
        for j, other in enumerate(right):
            cost = distance(one, other)
            if cost < limit:
                row[j] = (cost << 2 * _ROOM) + _tie(names[0][i], names[1][j])
        rows.append(row)
    chosen = cheapest(rows, work)
    return pairs + [(left[i], right[j]) for i, j in enumerate(chosen) if j < len(right)]


def _alike(
    left: Sequence[T], right: Sequence[T], distance: Callable[[T, T], int], work: Work
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """The pairs at distance 0, and what is left over on each side."""
    pairs, alone, rest = [], [], list(right)
    for one in left:
        same = next((n for n, other in enumerate(rest) if distance(one, other) == 0), None)
        work.spend(_TURNS_A_PAIR * (len(rest) if same is None else same + 1))
        if same is None:
            alone.append(one)
        else:
            pairs.append((one, rest.pop(same)))
    return pairs, alone, rest


def _tie(one: Key, other: Key) -> int:
    """A number that depends on what is paired, whichever comes first."""
    alike, called = (_hash(sorted(pair)) for pair in zip(one, other, strict=True))
    return (alike << _ROOM) + called


def _hash(words: Sequence[str]) -> int:
    digest = hashlib.sha256("\0".join(words).encode()).digest()
    return int.from_bytes(digest[: _TIE_BITS // 8])


def cheapest(rows: Sequence[Mapping[int, int]], work: Work | None = None) -> list[int]:
    """For each row a column of its own, at the least sum of costs.

    ``rows`` gives each row the cost (0 or more) of the columns it may take; every row must have
    one column that no other row has. Raises ``TooComplexError``.
    """
    work = work or Work()
    row_price = [0] * len(rows)
    column_price: dict[int, int] = {}
    taken: dict[int, int] = {}
    columns = [-1] * len(rows)
    for start in range(len(rows)):
        end, reached, through = _shortest(start, rows, row_price, column_price, taken, work)
        last, length = end, reached.pop(end)
        row_price[start] += length
        for column, distance in reached.items():
            row_price[taken[column]] += length - distance
            column_price[column] = column_price.get(column, 0) - (length - distance)
        while True:
            row = through[last]
            freed = columns[row]
            columns[row], taken[last] = last, row
            if row == start:
                break
            last = freed
    return columns


def _shortest(
    start: int,
    rows: Sequence[Mapping[int, int]],
    row_price: Sequence[int],
    column_price: Mapping[int, int],
    taken: Mapping[int, int],
    work: Work,
) -> tuple[int, dict[int, int], dict[int, int]]:
    """The nearest free column from a row, the distance of each column on the way, and their rows.

    Reduced costs are never negative, so the columns are reached in the order of their distance.
    """
    nearest: dict[int, int] = {}
    through: dict[int, int] = {}
    reached: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    row, so_far = start, 0
    while True:
        work.spend(_TURNS_A_COLUMN * len(rows[row]))
        for column, cost in rows[row].items():
            distance = so_far + cost - row_price[row] - column_price.get(column, 0)
            if column not in reached and distance < nearest.get(column, distance + 1):
                nearest[column], through[column] = distance, row
                heapq.heappush(waiting, (distance, column))
        so_far, column = heapq.heappop(waiting)
        while column in reached:
            so_far, column = heapq.heappop(waiting)
        reached[column] = so_far
        if column not in taken:
            return column, reached, through
        row = taken[column]
