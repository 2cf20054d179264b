"""Law: what a cell says of leaders is what ``who`` says, and stays true when more is known.

A leader stays one; where nobody leads, no further fact makes anybody leader; who leads after a
fact more was leader before, or among those who may. Where nobody needs the action, or the place is
none of the plan's, nothing is compared, and no further fact changes that.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.answer.calls import all_called
from coordplan.compare.matrix import Cell, Leadership, cell
from coordplan.compiled import Agency
from coordplan.load.files import shipped_plans, shipped_vocabulary
from tests import reference
from tests import reference_comparison as slow

pytestmark = pytest.mark.slow

LED = {Leadership.ONE, Leadership.SEVERAL}
ASIDE = {Leadership.OUTSIDE, Leadership.NOT_NEEDED}
WORDS = reference.read(shipped_vocabulary())
EXACT = reference.Exact(*reference.written_vocabulary(shipped_vocabulary()))


@pytest.fixture(scope="module", params=["haiphong", "tanhong", "soctrang"])
def plan(request: pytest.FixtureRequest) -> coordplan.Plan:
    return coordplan.load_plan(request.param)


def _leaders(found: Cell) -> set[Agency]:
    parties = (*found.parties, *found.also)
    return {party.agency for party in parties if party.role is coordplan.Role.LEAD}


def _asked(plan: coordplan.Plan, known: dict[str, str | bool]) -> dict[str, Cell]:
    """Every action's cell, each held against the answer."""
    written = reference.read(shipped_plans()[plan.id])
    situation = coordplan.Situation(**known)
    answer = coordplan.who(plan, situation, standing=True, calls=all_called(plan))
    found = {id_: cell(answer, action) for id_, action in plan.vocabulary.actions.items()}
    for id_, one in found.items():
        where = slow.concerned(id_, [written], WORDS)
        aside = any(EXACT.verdict(part, known) == "excluded" for part in where["all"])
        assert (one.leadership in ASIDE) == aside
        leaders = {i.agency for i in answer.leads if i.answers_for(plan.vocabulary.actions[id_])}
        leaders = set() if aside else leaders
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
            if now.leadership in ASIDE:
                continue
            assert was.leadership not in ASIDE
            may = {p.agency for p in was.maybe if p.role is coordplan.Role.LEAD}
            assert _leaders(was) <= _leaders(now) <= _leaders(was) | may
            if was.leadership in {Leadership.NOBODY, Leadership.SILENT}:
                assert now.leadership not in LED
        before = after
