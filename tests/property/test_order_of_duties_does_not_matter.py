"""Law: the order of the clauses and duties of a plan changes the order of an answer, nothing else."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

import coordplan
from coordplan.load.files import default_plans, shipped_plans
from tests import reference


def _shuffled(written: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same plan with its clauses in another order; duties keep their clause and ordinal."""
    turned = copy.deepcopy(written)
    chance.shuffle(turned["clauses"])
    return turned


def _told(answer: coordplan.Answer) -> object:
    """What an answer says, without order."""
    return (
        {
            (i.duty.id, i.agency.id, i.role, tuple(i.because.items()))
            for i in (*answer.act, *answer.oversee)
        },
        {(n.duty.id, n.agency.id) for n in answer.notify},
        {(r.duty.id, r.sender.id, r.to.id if r.to else None) for r in answer.reports},
        {(p.kind, p.item.duty.id, tuple(f.id for f in p.depends_on)) for p in answer.possible},
        [(q.fact.id, q.decides, q.left) for q in answer.ask],
        dict(answer.status),
    )


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_clauses_in_another_order(tmp_path: Path, plan_id: str) -> None:
    written = reference.read(shipped_plans()[plan_id])
    file = tmp_path / "shuffled.yaml"
    shuffled = _shuffled(written, random.Random(plan_id))
    assert shuffled["clauses"] != written["clauses"]
    file.write_text(
        json.dumps(shuffled, ensure_ascii=False), "utf-8"
    )  # JSON is YAML, and quotes text
    one, two = coordplan.load_plan(plan_id), coordplan.load_plan(str(file))
    for event in one.vocabulary.events:
        situation = coordplan.Situation(event)
        first = coordplan.who(one, situation, standing=True)
        assert _told(coordplan.who(two, situation, standing=True)) == _told(first)
