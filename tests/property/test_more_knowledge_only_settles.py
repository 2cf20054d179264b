"""Law: learning one more fact never unsettles what was certain or excluded."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.index import Verdict
from coordplan.situation import resolve


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_more_knowledge_only_settles(data: st.DataObject, haiphong: coordplan.Plan) -> None:
    vocabulary = haiphong.vocabulary
    known: dict[str, str | bool] = {}
    before: list[Verdict] | None = None
    for _ in range(data.draw(st.integers(1, 8))):
        resolved = resolve(coordplan.Situation(**known), vocabulary)
        alive = haiphong.index.compatible(resolved.known)
        now = [haiphong.index.verdict(c, alive) for c in range(len(haiphong.conditions))]
        if before is not None:
            for was, is_ in zip(before, now, strict=True):
                assert was is Verdict.POSSIBLE or was is is_
        before = now
        unknown = [f for f in vocabulary.fact_list if f.number not in resolved.known]
        fact = data.draw(st.sampled_from(unknown))
        values = vocabulary.world.values(fact.number, resolved.known)
        known[fact.id] = fact.values[data.draw(st.sampled_from(values))].value
