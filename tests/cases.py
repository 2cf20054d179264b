"""Random tables of cases, and what `who` says of each row: the slow, obvious reference."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coordplan import Plan, Registry, Situation, SituationError, who
from coordplan.export.names import columns
from coordplan.validity.entitlements import entitled
from coordplan.vocabulary.terms import spelled

DAY = datetime.date(2026, 11, 29)
Row = Mapping[str, str | None]
"""A row of a table of cases: a word for each fact and each duty on call, or nothing."""


@dataclass(frozen=True)
class Cases:
    """Rows with facts, and with what is said of the duties on call of one plan."""

    plan: Plan
    facts: Mapping[str, str]
    calls: Mapping[str, str]
    rows: Sequence[Row]

    @property
    def columns(self) -> list[str]:
        return [*self.facts.values(), *self.calls.values()]

    def situation(self, row: Row) -> Situation:
        named = {fact: row[column] for fact, column in self.facts.items()}
        return Situation(**{fact: word for fact, word in named.items() if word is not None})

    def called(self, row: Row) -> dict[str, bool]:
        named = {duty: row[column] for duty, column in self.calls.items()}
        return {duty: word == "true" for duty, word in named.items() if word is not None}


def cases(plan: Plan, count: int, seed: object) -> Cases:
    """So many rows from a seed: some know little, some everything, and some cannot occur."""
    chance = random.Random(f"{plan.id} {seed}")
    vocabulary = plan.vocabulary
    facts = dict(zip(vocabulary.facts, columns(vocabulary.facts), strict=True))
    on_call = [duty.id for duty in plan.duties_on_call]
    calls = dict(
        zip(on_call, columns(f"call {duty.key}" for duty in plan.duties_on_call), strict=True)
    )
    rows = []
    for _ in range(count):
        known = _facts(plan, chance)
        row: dict[str, str | None] = {column: known.get(fact) for fact, column in facts.items()}
        said = chance.choice([(None,), ("true",), ("true", "false", None)])
        row |= {column: chance.choice(said) for column in calls.values()}
        rows.append(row)
    return Cases(plan, facts, calls, rows)


def _facts(plan: Plan, chance: random.Random) -> dict[str, str]:
    vocabulary, known = plan.vocabulary, dict[int, int]()
    share, anything = chance.choice([0.1, 0.3, 0.6, 0.95]), chance.random() < 0.1
    for fact in chance.sample(vocabulary.fact_list, len(vocabulary.fact_list)):
        if chance.random() < share:
            values = (
                range(len(fact.values)) if anything else vocabulary.world.values(fact.number, known)
            )
            known[fact.number] = chance.choice(values)
    facts = vocabulary.fact_list
    return {facts[n].id: spelled(facts[n].values[value].value) for n, value in known.items()}


def asked(table: Cases, registry: Registry | None) -> Callable[[Row], dict[str, object]]:
    """What `who` says of a row, in the columns of a statement; nothing of one that cannot occur."""
    plan = table.plan
    statuses = columns(
        (a.id for a in plan.vocabulary.actions.values() if not a.phase.standing), "status_"
    )
    duties = columns((duty.key for duty in plan.duties), "duty_")

    def ask(row: Row) -> dict[str, object]:
        situation, calls = table.situation(row), table.called(row)
        try:
            answer = who(plan, entitled(situation, registry, DAY), calls=calls)
        except SituationError:
            return {"consistent": 0}
        whole = who(plan, entitled(situation, registry, DAY), calls=calls, standing=True)
        certain = {item.duty.id for item in whole.certain}
        possible = {found.item.duty.id for found in whole.possible}
        found: dict[str, object] = {"consistent": 1}
        found |= zip(statuses, map(str, answer.status.values()), strict=True)
        for name, duty in zip(duties, plan.duties, strict=True):
            said = "possible" if duty.id in possible else "excluded"
            found[name] = "certain" if duty.id in certain else said
        found["leaders"] = {item.agency.id for item in answer.leads}
        found["told"] = {notice.agency.id for notice in answer.notify}
        found["open_questions"] = {question.fact.id for question in answer.ask}
        found["by_case"] = {f"{one.agency.id}:{one.action.id}" for one in answer.by_cases}
        return found

    return ask


def differences(said: Mapping[str, object], expected: Mapping[str, object]) -> dict[str, object]:
    """The columns in which a row of a statement says another thing than `who`."""
    found: dict[str, object] = {}
    for name, wanted in expected.items():
        if name not in said:
            continue
        got = said[name]
        if isinstance(wanted, set):
            got = set(str(got).split()) if got is not None else None
        if isinstance(wanted, int) and not isinstance(wanted, bool):
            got = None if got is None else int(str(got))
        if got != wanted:
            found[name] = (got, wanted)
    return found
