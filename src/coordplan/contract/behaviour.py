"""Two plans compared by what they do, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.compare.behaviour import Behaviour, DifferenceClass, Party
from coordplan.compiled import Role
from coordplan.contract import parts as p

if TYPE_CHECKING:
    from coordplan.contract import types as c


def behaviour_data(found: Behaviour) -> c.BehaviourJson:
    """The same as JSON."""
    return {
        "coordplan": 1,
        "a": found.a.id,
        "b": found.b.id,
        "drafts": p.drafts(found.a, found.b),
        "roles": [role.value for role in found.roles or (Role.LEAD, Role.PERFORM)],
        "answering": found.roles is None,
        "situations": found.situations,
        "differs": found.differs,
        "actions": [
            {
                "action": difference.action.id,
                "phase": difference.action.phase.id,
                "count": difference.count,
                "concerned": difference.concerned,
                "compared": difference.compared,
                "classes": [_class(one) for one in difference.classes],
            }
            for difference in found.actions
        ],
    }


def _class(one: DifferenceClass) -> c.DifferenceClassJson:
    return {
        "a": [_party(party) for party in one.of_a],
        "b": [_party(party) for party in one.of_b],
        "count": one.count,
        "description": p.description_data(one.description),
        "situation": dict(one.situation.facts),
    }


def _party(party: Party) -> c.PartyJson:
    return {
        "function": party.function,
        "level": party.level,
        "by": [
            {
                "agency": p.agency(posting.agency),
                "role": posting.role.value,
                "duty": duty.id,
                "clause": duty.clause,
                "on_call": duty.on_call is not None,
            }
            for duty, posting in party.postings
        ],
    }
