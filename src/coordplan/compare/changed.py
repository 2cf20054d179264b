"""A comparison beside what has changed since its plans: the cells stay as the plans are written."""

from __future__ import annotations

import datetime
from dataclasses import replace

from coordplan.answer.dated import changes, successions
from coordplan.compare.matrix import Cell, Changed, Comparison, Party
from coordplan.compiled import Plan
from coordplan.registry.terms import Registry


def with_changes(comparison: Comparison, registry: Registry | None) -> Comparison:
    """The same comparison with what a registry says, on its date, of plans and bodies in it.

    Without a date or a registry it is the comparison itself.
    """
    if comparison.as_of is None or registry is None:
        return comparison
    columns = zip(*([cell.everybody for cell in row] for row in _rows(comparison)), strict=True)
    parties = [[party for cell in column for party in cell] for column in columns]
    found = tuple(
        _changed(plan, own, registry, comparison.as_of)
        for plan, own in zip(comparison.plans, parties, strict=False)
    )
    return replace(comparison, changed=found)


def _rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    return [row.cells for matrix in comparison.matrices for row in matrix.rows]


def _changed(plan: Plan, parties: list[Party], registry: Registry, as_of: datetime.date) -> Changed:
    shown = {party.agency for party in parties}
    duties = {act.duty.number: act.duty for party in parties for act in party.acts}
    found = successions(plan, duties.values(), registry, as_of)
    return Changed(
        changes(plan, registry, as_of), tuple(one for one in found if one.agency in shown)
    )
