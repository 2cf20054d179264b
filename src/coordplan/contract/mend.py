"""Amendments as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.amending.proof import by_harm
from coordplan.contract import parts as p
from coordplan.layout.parts import Part
from coordplan.phrases.amendments import drafted, sentence

if TYPE_CHECKING:
    from coordplan.amending.lacking import Lack, Lacking
    from coordplan.amending.proof import Proof
    from coordplan.amending.terms import Amendments, Body, Mending, Precedent, Proposal
    from coordplan.compare.survey import Extent
    from coordplan.contract import types as c


def mend_data(found: Amendments, proof: Proof, written: Sequence[str] = ()) -> c.MendJson:
    """The amendments of a plan, with the proof of what is taken."""
    return {
        "coordplan": 1,
        "plan": found.plan.id,
        "as_of": found.as_of.isoformat(),
        "sources": [{"plan": one.plan.id, "force": one.force.value} for one in found.sources],
        "gaps": len(found.mendings),
        "closed": len(found.closed),
        "questions": len(found.questions),
        "taken": len(found.taken),
        "fewest": found.fewest,
        "mendings": [_mending(one) for one in found.mendings],
        "proof": _proof(proof),
        "written": [*written],
    }


def _mending(one: Mending) -> c.MendingJson:
    want = one.want
    return {
        "id": want.id,
        "kind": want.kind.value,
        "severity": want.harm.value,
        "action": want.action.id,
        "phase": want.action.phase.id,
        "count": want.extent.count,
        "of": want.extent.of,
        "clauses": list(want.clauses),
        "duty": None if want.duty is None else want.duty.id,
        "agencies": p.agencies(want.agencies),
        "example": _example(want.extent),
        "candidates": [_proposal(proposal) for proposal in one.candidates],
        "taken": [proposal.id for proposal in one.taken],
        "left": None
        if one.left is None
        else {"count": one.left.count, "example": _example(one.left)},
    }


def _proposal(one: Proposal) -> c.ProposalJson:
    duty = drafted(one)
    return {
        "id": one.id,
        "action": one.action.id,
        "body": _body(one.body),
        "role": one.role.value,
        "within": p.within(one.within),
        "requested": one.requested,
        "at": one.at,
        "sentence": p.text(sentence(one)),
        "duty": {**duty},
        "yaml": Part(duty).in_brackets(),
        "force": one.force.value,
        "plans": len(one.doing),
        "precedents": [_precedent(precedent) for precedent in one.precedents],
        "count": one.extent.count,
        "example": _example(one.extent),
    }


def _body(body: Body) -> c.BodyJson:
    return {
        "id": body.key,
        "new": body.agency is None,
        "name": p.text(body.name),
        "function": body.function,
        "level": body.level,
        "follows": [agency.id for agency in body.former],
    }


def _precedent(one: Precedent) -> c.PrecedentJson:
    return {
        "plan": one.source.plan.id,
        "force": one.source.force.value,
        "duty": one.duty.id,
        "clause": one.duty.clause,
        "gist": p.text(one.duty.gist),
        "agency": p.agency(one.posting.agency),
        "role": one.posting.role.value,
        "alike": one.alike,
    }


def _example(extent: Extent) -> c.FactsJson:
    return dict(extent.cases[0].situation.facts) if extent.cases else {}


def _proof(proof: Proof) -> c.ProofJson:
    return {
        "holds": proof.holds,
        "before": by_harm(proof.before),
        "after": by_harm(proof.after),
        "closed": [gap.id for gap in proof.closed],
        "smaller": [
            {"gap": a.id, "before": a.extent.count, "after": b.extent.count}
            for a, b in proof.smaller
        ],
        "new": [gap.id for gap in proof.new],
        "stray": [one.action.id for one in proof.stray],
    }


def lacking_data(found: Lacking) -> c.LackingJson:
    """What each of some plans lacks."""
    return {
        "coordplan": 1,
        "as_of": found.as_of.isoformat(),
        "plans": [plan.id for plan in found.plans],
        "actions": [
            {
                "action": action.id,
                "phase": action.phase.id,
                "plans": _lacks(found.of(action)),
            }
            for action in found.actions
        ],
    }


def _lacks(lacks: Sequence[Lack]) -> list[c.LackJson]:
    return [
        {
            "plan": one.plan.id,
            "kinds": [kind.value for kind in one.kinds],
            "severity": one.harm.value,
            "closed": one.closed,
        }
        for one in lacks
    ]
