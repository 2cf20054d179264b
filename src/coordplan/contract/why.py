"""Explanations as the JSON contract has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.explanation import (
    Bystander,
    Change,
    Derivation,
    Explained,
    Explanation,
    Ground,
    Involvement,
    Mention,
    Part,
    Wanted,
)
from coordplan.compiled import Role
from coordplan.contract import parts as p
from coordplan.contract.answer import by_case
from coordplan.vocabulary import Constraint, Vocabulary

if TYPE_CHECKING:
    from coordplan.contract import types as c


def explanations(values: Sequence[Explanation]) -> c.WhyJson:
    """What several plans say of one subject in one situation."""
    first = values[0]
    return {
        "coordplan": 1,
        "question": first.question,
        "words": first.subject.words,
        "situation": first.situation.facts,
        "drafts": p.drafts(*(value.plan for value in values)),
        "plans": [_plan(value) for value in values],
    }


def _plan(value: Explanation) -> c.WhyPlanJson:
    return {
        "plan": value.plan.id,
        **p.apart(value.plan),
        "plan_version": p.version(value.plan),
        "title": p.text(value.plan.title),
        "agencies": p.agencies(value.subject.agencies),
        "clauses": [clause.at for clause in value.subject.clauses],
        "explained": [_explained(one, value.plan.vocabulary) for one in value.explained],
        "others": [_involvement(one) for one in value.others],
        "by_cases": [by_case(case) for case in value.by_cases],
        "standing": [duty.id for duty in value.standing],
        "bystanders": [_bystander(one) for one in value.bystanders],
        "successions": [p.succeeded(one) for one in value.successions],
    }


def _explained(value: Explained, vocabulary: Vocabulary) -> c.ExplainedJson:
    duty, decision = value.duty, value.decision
    return {
        "duty": duty.id,
        "clause": duty.clause,
        "phase": duty.phase.id,
        "actions": [action.id for action in duty.actions],
        "reach": duty.reach.value,
        "gist": p.text(duty.gist),
        "parts": [_part(part) for part in value.parts],
        "partners": p.agencies(duty.partners),
        "within": p.within(duty.within),
        "before": [action.id for action in duty.before],
        "after": [action.id for action in duty.after],
        "on_call": p.on_call(duty.on_call),
        "called": decision.called,
        "taken_from": list(duty.taken_from),
        "by_function": duty.by_function,
        "inferred": p.maybe(duty.inferred),
        "verdict": decision.verdict.value,
        "by_facts": (decision.by_facts or decision.verdict).value,
        "when": p.condition_data(decision.condition, vocabulary),
        "facts": [_ground(found, vocabulary) for found in decision.facts],
        "constraints": _constraints(decision.constraints, vocabulary),
        "depends_on": [fact.id for fact in decision.depends_on],
        "changes": [_change(change) for change in value.changes],
        "where": p.maybe_place(duty.where),
    }


def _part(part: Part) -> c.PartJson:
    by = part.assigned_by
    return {
        "agency": p.agency(part.agency),
        "part": _role(part.role),
        "requested": part.requested,
        "assigned_by": None if by is None else {"clause": by.at, "gist": p.text(by.gist)},
        "by_function": part.by_function,
        "others": [action.id for action in part.others],
    }


def _role(role: Role | Mention) -> c.PartRoleJson:
    match role:
        case Role():
            return role.value
        case Mention():
            return role.value


def _ground(value: Ground, vocabulary: Vocabulary) -> c.GroundJson:
    derivation = value.derivation
    return {
        "fact": value.fact.id,
        "value": value.value.value,
        "follows_from": None if derivation is None else _derivation(derivation, vocabulary),
    }


def _derivation(value: Derivation, vocabulary: Vocabulary) -> c.DerivationJson:
    return {
        "facts": {ground.fact.id: ground.value.value for ground in value.facts},
        "constraints": _constraints(value.constraints, vocabulary),
    }


def _constraints(
    values: Iterable[Constraint], vocabulary: Vocabulary
) -> list[c.UsedConstraintJson]:
    return [
        {"when": p.condition_data(k.condition, vocabulary), "reason": p.text(k.reason)}
        for k in values
    ]


def _change(value: Change) -> c.ChangeJson:
    return {
        "change": [_wanted(wanted) for wanted in value.changed],
        "fill_in": [_wanted(wanted) for wanted in value.filled_in],
    }


def _wanted(value: Wanted) -> c.WantedJson:
    return {
        "fact": value.fact.id,
        "now": None if value.now is None else value.now.value,
        "values": [possible.value for possible in value.values],
    }


def _involvement(value: Involvement) -> c.InvolvementJson:
    return {
        "duty": value.duty.id,
        "clause": value.duty.clause,
        "actions": [action.id for action in value.duty.actions],
        "parts": [_part(part) for part in value.parts],
    }


def _bystander(value: Bystander) -> c.BystanderJson:
    return {
        "agency": p.agency(value.agency),
        "mentions": {_role(mention): list(clauses) for mention, clauses in value.mentions},
        "member_of": [group.id for group in value.member_of],
    }
