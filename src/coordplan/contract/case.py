"""One case over several plans as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.contract import answer as a
from coordplan.contract import parts as p

if TYPE_CHECKING:
    from coordplan.casework.kinship import Standing
    from coordplan.casework.matrix import SeamMatrix
    from coordplan.casework.terms import Case, Conflict, Crossing, Part, Receiver, Step
    from coordplan.contract import types as c
    from coordplan.reporting.deadlines import Clock


def case_data(case: Case, clock: Clock | None = None) -> c.OneCaseJson:
    """One case."""
    return {
        "coordplan": 1,
        "at": case.at.id,
        "home": case.home.id,
        "situation": case.situation.facts,
        "by_law": a.by_law(case.situation),
        "calls": a.said_of_calls(part.answer for part in case.parts),
        "as_of": None if case.as_of is None else case.as_of.isoformat(),
        "steps": [_step(one) for one in case.steps],
        "parts": [_part(one, clock) for one in case.parts],
        "seam": [_crossing(one) for one in case.seam],
        "conflicts": [_conflict(one, case, clock) for one in case.conflicts],
        "left_out": [plan.id for plan in case.left_out],
    }


def _step(step: Step) -> c.CaseStepJson:
    return {
        "stage": step.part.stage.value,
        "phase": step.action.phase.id,
        "action": step.action.id,
        "place": step.part.place.value,
        "plan": step.part.answer.plan.id,
        "status": step.status.value,
        "over": [one.answer.plan.id for one in step.over],
    }


def _part(part: Part, clock: Clock | None) -> c.CasePartJson:
    return {
        "place": part.place.value,
        "stage": part.stage.value,
        "situation": part.answer.situation.facts,
        "answer": a.plan_answer(part.answer, clock),
    }


def _standing(standing: Standing) -> c.StandingJson:
    return {
        "agency": p.agency(standing.agency),
        "gone": standing.gone,
        "steps": [p.step(one) for one in standing.steps],
    }


def _receiver(receiver: Receiver) -> c.ReceiverJson:
    return {
        **_standing(receiver.standing),
        "certain": receiver.certain,
        "duties": [duty.id for duty in receiver.duties],
        "clauses": [*dict.fromkeys(duty.clause for duty in receiver.duties)],
    }


def _crossing(one: Crossing) -> c.CrossingJson:
    return {
        "kind": one.kind.value,
        "giving": one.giving.id,
        "taking": one.taking.id,
        "duty": None if one.duty is None else one.duty.id,
        "clause": None if one.duty is None else one.duty.clause,
        "actions": [] if one.duty is None else [action.id for action in one.duty.actions],
        "by": [_standing(giver) for giver in one.givers],
        "addressee": None if one.addressee is None else _standing(one.addressee),
        "certain": one.certain,
        "surely": one.surely,
        "match": one.match.value,
        "receivers": [_receiver(receiver) for receiver in one.receivers],
    }


def _conflict(one: Conflict, case: Case, clock: Clock | None) -> c.ConflictJson:
    part = next(part for part in case.parts if one.own[0] in part.answer.act)
    over = next(b.answer for b in part.answer.baselines if b.answer.plan is one.over)
    return {
        "place": one.place.value,
        "action": one.action.id,
        "plan": one.plan.id,
        "own": [a.act(item, part.answer, clock) for item in one.own],
        "over": one.over.id,
        "others": [a.act(item, over, clock) for item in one.others],
    }


def matrix_data(matrix: SeamMatrix) -> c.SeamMatrixJson:
    """Where the seam has holes."""
    return {
        "coordplan": 1,
        "as_of": matrix.as_of.isoformat(),
        "plans": [plan.id for plan in matrix.plans],
        "events": [event.id for event in matrix.events],
        "pairs": [
            {
                "at": line.at.id,
                "home": line.home.id,
                "events": [
                    {"event": cell.event.id, "holes": [_hole(one) for one in cell.holes]}
                    for cell in line.cells
                ],
            }
            for line in matrix.lines
        ],
    }


def _hole(one: Crossing) -> c.SeamHoleJson:
    return {
        "kind": one.kind.value,
        "giving": one.giving.id,
        "taking": one.taking.id,
        "clause": None if one.duty is None else one.duty.clause,
        "addressee": None if one.addressee is None else p.agency(one.addressee.agency),
        "match": "gone" if one.match.value == "gone" else "hole",
        "receivers": [p.agency(receiver.standing.agency) for receiver in one.receivers],
    }
