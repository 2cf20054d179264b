"""Law: what a cell says of leaders is what ``who`` says, and stays true when more is known.

A leader stays one; where nobody leads, no further fact makes anybody leader; who leads after a
fact more was leader before, or among those who may.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.compare.matrix import Cell, Leadership, cell
from coordplan.compiled import Agency

pytestmark = pytest.mark.slow

LED = {Leadership.ONE, Leadership.SEVERAL}


@pytest.fixture(scope="module", params=["haiphong", "tanhong", "soctrang"])
def plan(request: pytest.FixtureRequest) -> coordplan.Plan:
    return coordplan.load_plan(request.param)


def _leaders(found: Cell) -> set[Agency]:
    parties = (*found.parties, *found.also)
    return {party.agency for party in parties if party.role is coordplan.Role.LEAD}


def _asked(plan: coordplan.Plan, known: dict[str, str | bool]) -> dict[str, Cell]:
    """Every action's cell, each held against the answer."""
    answer = coordplan.who(plan, coordplan.Situation(**known), standing=True)
    found = {id_: cell(answer, action) for id_, action in plan.vocabulary.actions.items()}
    for id_, one in found.items():
        leaders = {i.agency for i in answer.leads if id_ in [a.id for a in i.actions]}
        assert _leaders(one) == leaders
        assert (one.leadership in LED) == bool(leaders)
        assert bool(one.maybe) == bool(one.depends_on)
    return found


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_cell_is_certain(data: st.DataObject, plan: coordplan.Plan) -> None:
    vocabulary = plan.vocabulary
    known: dict[str, str | bool] = {}
    before = _asked(plan, known)
    for _ in range(data.draw(st.integers(1, 6))):
        resolved = coordplan.who(plan, coordplan.Situation(**known)).situation
        unknown = [f for f in vocabulary.fact_list if f.number not in resolved.known]
        fact = data.draw(st.sampled_from(unknown))
        values = vocabulary.world.values(fact.number, resolved.known)
        known[fact.id] = fact.values[data.draw(st.sampled_from(values))].value
        after = _asked(plan, known)
        for id_, was in before.items():
            now = after[id_]
            may = {p.agency for p in was.maybe if p.role is coordplan.Role.LEAD}
            assert _leaders(was) <= _leaders(now) <= _leaders(was) | may
            if was.leadership in {Leadership.NOBODY, Leadership.SILENT}:
                assert now.leadership not in LED
        before = after
