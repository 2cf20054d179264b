"""Plans of any size in the proportions of the shipped ones, from a seed.

Every condition is drawn around a situation that can occur and holds there, so none is
impossible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

import coordplan
from benchmarks.situations import Facts, complete_situation
from coordplan import model
from coordplan.compile import compile_plan
from coordplan.conditions import facts_of
from coordplan.vocabulary import Action, Fact, Value

SEED = 2023

FACTS_NAMED = (75, 16, 6, 2, 1)
"""Of a hundred duties, how many name no fact, one, two, three and four; the shipped plans'
own share is 75, 17, 7 and 1."""

Written = dict[str, Any]
"""A part of a plan file, as YAML would give it."""


def synthetic_plan(duties: int, seed: int = SEED) -> coordplan.Plan:
    """A compiled plan with this many duties."""
    return compile_written(written_plan(duties, seed))


def compile_written(written: model.PlanFile) -> coordplan.Plan:
    """A plan as written, compiled without checks: it is sound by construction."""
    return compile_plan(written, coordplan.load_vocabulary())


def written_plan(duties: int, seed: int = SEED) -> model.PlanFile:
    """A plan as written with this many duties."""
    return model.PlanFile.model_validate(plan_data(duties, seed))


def plan_data(duties: int, seed: int = SEED) -> Written:
    """What stands in the plan file: one duty a clause, one agency for every two duties."""
    draw = _Draw(Random(seed))
    agencies = [f"agency-{number}" for number in range(max(4, duties // 2))]
    text = {"vi": f"kế hoạch {duties} nhiệm vụ", "en": f"a plan of {duties} duties"}
    return {
        "coordplan": 1,
        "id": f"synthetic-{duties}",
        "title": text,
        "jurisdiction": {"name": text, "level": "province"},
        "document": {"kind": "plan", "number": None, "issuer": agencies[0], "issued": "2023"},
        "effective": {"from": "2023", "to": None},
        "agencies": {
            id_: {
                "name": {"vi": f"Cơ quan số {number}", "en": f"Agency {number}"},
                "function": draw.rng.choice(("police", "health", "labour-social", "justice")),
                "level": draw.rng.choice(("province", "district", "commune")),
            }
            for number, id_ in enumerate(agencies)
        },
        "clauses": [draw.clause(number, agencies) for number in range(duties)],
    }


@cache
def _fact_weights() -> Counter[int]:
    """How often the conditions of the shipped plans name each fact; every fact at least once."""
    plans = coordplan.load_plans()
    named = [n for plan in plans for c in plan.conditions for n in facts_of(c)]
    return Counter([*named, *range(len(plans[0].vocabulary.fact_list))])


class _Draw:
    """The parts of one plan, drawn in turn from one source of chance."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.vocabulary = coordplan.load_vocabulary()
        actions = self.vocabulary.actions.values()
        late = {id_ for safeguard in self.vocabulary.safeguards for id_ in safeguard.actions}
        self.actions: list[list[Action]] = [
            [a for a in actions if a.phase.standing is standing and a.id not in late]
            for standing in (False, True)
        ]

    def clause(self, number: int, agencies: Sequence[str]) -> Written:
        """A clause with one duty."""
        return {
            "at": f"{number // 50 + 1}.{number % 50 + 1}",
            "print": f"a{number:011x}",
            "gist": {"vi": f"nội dung {number}", "en": f"content {number}"},
            "duties": [self.duty(agencies)],
        }

    def duty(self, agencies: Sequence[str]) -> Written:
        """A duty: half are tied to a case; one in twenty notifies, one in ten reports."""
        lead, *others = self.rng.sample(agencies, self.rng.randint(1, 4))
        duty: Written = {
            "do": [self.rng.choice(self.rng.choice(self.actions)).id],
            self.rng.choice(("lead", "perform")): [lead],
        }
        if others:
            duty["support"] = others
        when = self.condition()
        if when:
            duty["when"] = when
        if self.rng.random() < 0.05:
            duty["notify"] = {"to": [self.rng.choice(agencies)], "within": "immediately"}
        if self.rng.random() < 0.1:
            duty["reports"] = {"to": [self.rng.choice(agencies)], "every": ["P6M"]}
        return duty

    def condition(self) -> Written:
        """A condition that names no fact to four; some are negated, some one of two."""
        (count,) = self.rng.choices(range(len(FACTS_NAMED)), FACTS_NAMED)
        if not count:
            return {}
        witness = complete_situation(self.vocabulary, self.rng)
        facts = self._facts(count)
        when = {fact.id: self._values(fact, witness) for fact in facts}
        chance = self.rng.random()
        if count > 1 and chance < 0.15:
            return {"any": [{name: values} for name, values in when.items()]}
        if chance < 0.3:
            return when | {"not": self._untrue(facts[-1], witness, when)}
        return when

    def _facts(self, count: int) -> list[Fact]:
        weights = _fact_weights()
        chosen: dict[int, None] = {}
        while len(chosen) < count:
            chosen[self.rng.choices(list(weights), list(weights.values()))[0]] = None
        return [self.vocabulary.fact_list[number] for number in chosen]

    def _values(self, fact: Fact, witness: Facts) -> Value | list[Value]:
        """The value that the witness has, in one of three cases with another beside it."""
        own = witness[fact.id]
        others = [v.value for v in fact.values if v.value != own]
        if len(others) > 1 and self.rng.random() < 0.35:
            return [own, *self.rng.sample(others, self.rng.randint(1, min(2, len(others) - 1)))]
        return own

    def _untrue(self, fact: Fact, witness: Facts, when: Written) -> Written:
        """Something to negate that the witness does not have; its fact leaves ``when``."""
        del when[fact.id]
        others = [v.value for v in fact.values if v.value != witness[fact.id]]
        return {fact.id: self.rng.choice(others)}
