"""Keys for duties that have none: their first action, and a number where there are several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from coordplan.model import Duty, PlanFile
from coordplan.source import Tree


def keyed(data: Tree, plan: PlanFile) -> Tree:
    """What a plan file says, with a key in every duty; those that are there stay.

    ``data`` must be what ``plan`` was read from.
    """
    taken = {*plan.agencies, *(clause.at for clause in plan.clauses)}
    taken |= {duty.key for _, _, duty in plan.all_duties() if duty.key is not None}
    given: dict[tuple[str | int, ...], str] = {}
    for route, _, duty in plan.all_duties():
        if duty.key is None:
            given[route] = next(key for key in _keys(duty) if key not in taken)
            taken.add(given[route])
    return _with(data, given, ())


def _keys(duty: Duty) -> Iterator[str]:
    """What a duty may be called, the first choice first."""
    return (f"{duty.do[0]}-{number}" for number in count(1))


def _with(data: Tree, given: dict[tuple[str | int, ...], str], at: tuple[str | int, ...]) -> Tree:
    """A copy of the data with keys at the routes that are given one."""
    match data:
        case dict():
            own = {key: _with(value, given, (*at, key)) for key, value in data.items()}
            return own | {"key": given[at]} if at in given else own
        case list():
            return [_with(value, given, (*at, number)) for number, value in enumerate(data)]
        case _:
            return data
