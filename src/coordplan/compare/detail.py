"""What lies behind a comparison of events: every action of a case, first for any victim.

An event then needs to show only the actions of which some plan says something else.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from coordplan.compare.matrix import Case, Cell, Comparison, Matrix, Party, Row, ask, rows
from coordplan.situation import Situation


@dataclass(frozen=True, slots=True)
class Detail:
    """All actions of a case for any victim, and of each event those that differ from that."""

    any_victim: Matrix
    events: tuple[Matrix, ...]

    def usual(self, row: Row, column: int) -> bool:
        """Whether a plan says in a row of an event only what it says of any victim."""
        general = next(r for r in self.any_victim.rows if r.action == row.action)
        return content(row.cells[column]) == content(general.cells[column])


def detail(comparison: Comparison) -> Detail | None:
    """The detail of every event compared; None where no events were compared."""
    cases = {
        row.case.event.id: row.case
        for matrix in comparison.matrices
        if matrix.case is None
        for row in matrix.rows
        if row.case.event is not None
    }
    if not cases:
        return None
    plans = comparison.plans
    actions = [a for a in plans[0].vocabulary.actions.values() if not a.phase.standing]

    def everything(case: Case) -> Matrix:
        return Matrix(None, case, rows((case, action) for action in actions))

    general = everything(ask(plans, None, Situation(), comparison.as_of))
    return Detail(general, tuple(_other(everything(case), general) for case in cases.values()))


def _other(matrix: Matrix, general: Matrix) -> Matrix:
    """Only the rows in which some plan does not say what it says of any victim."""
    kept = tuple(
        row
        for row, usual in zip(matrix.rows, general.rows, strict=True)
        if [*map(content, row.cells)] != [*map(content, usual.cells)]
    )
    return Matrix(matrix.action, matrix.case, kept)


def content(cell: Cell) -> Hashable:
    """What a cell says, whatever in the situation made it so."""
    return (
        cell.leadership,
        cell.status,
        *(tuple(map(_content, found)) for found in (cell.parties, cell.also, cell.maybe)),
        tuple(fact.id for fact in cell.depends_on),
    )


def _content(party: Party) -> Hashable:
    return (party.agency.id, party.role, tuple(act.duty.id for act in party.acts))
