"""A comparison as the JSON contract has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Act
from coordplan.compare.matrix import Cell, Changed, Comparison, Matrix, Party, Row
from coordplan.contract import parts as p
from coordplan.phrases.plans import labels

if TYPE_CHECKING:
    from coordplan.contract import types as c


def comparison_data(comparison: Comparison) -> c.ComparisonJson:
    """A whole comparison."""
    names = labels(comparison.plans)
    caveats = comparison.caveats or ((),) * len(names)
    changed = comparison.changed or (Changed((), ()),) * len(names)
    return {
        "coordplan": 1,
        "as_of": None if comparison.as_of is None else comparison.as_of.isoformat(),
        "plans": [
            {
                "plan": plan.id,
                "label": name,
                "title": p.text(plan.title),
                "jurisdiction": p.text(plan.jurisdiction.name),
                "warnings": p.warnings((*found, *since.caveats)),
                "successions": [p.succeeded(one) for one in since.successions],
            }
            for plan, name, found, since in zip(
                comparison.plans, names, caveats, changed, strict=True
            )
        ],
        "matrices": [_matrix(matrix, names) for matrix in comparison.matrices],
        "left_out": [event.id for event in comparison.left_out],
    }


def _matrix(matrix: Matrix, names: Sequence[str]) -> c.MatrixJson:
    return {
        "action": None if matrix.action is None else matrix.action.id,
        "rows": [_row(row, names) for row in matrix.rows],
    }


def _row(row: Row, names: Sequence[str]) -> c.RowJson:
    return {
        "event": None if row.case.event is None else row.case.event.id,
        "situation": row.case.situation.facts,
        "phase": row.action.phase.id,
        "action": row.action.id,
        "cells": [_cell(cell, name) for cell, name in zip(row.cells, names, strict=True)],
    }


def _cell(cell: Cell, name: str) -> c.CellJson:
    return {
        "plan": name,
        "leadership": cell.leadership.value,
        "status": cell.status.value,
        "parties": _parties(cell.parties),
        "also": _parties(cell.also),
        "maybe": _parties(cell.maybe),
        "depends_on": [fact.id for fact in cell.depends_on],
    }


def _parties(parties: Iterable[Party]) -> list[c.CellPartyJson]:
    return [
        {
            "agency": p.agency(party.agency),
            "role": party.role.value,
            "reach": party.reach.value,
            "requested": all(act.requested for act in party.acts),
            "partners": p.agencies(party.partners),
            "on_call": party.on_call,
            "duties": [_cited(act) for act in party.acts],
        }
        for party in parties
    ]


def _cited(act: Act) -> c.CitedJson:
    return {
        "duty": act.duty.id,
        "clause": act.clause,
        "gist": p.text(act.gist),
        "by_function": act.posting.by_function,
        "inferred": p.maybe(act.duty.inferred),
        "assigned_by": act.assigned_by,
    }
