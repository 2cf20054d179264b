"""Plans made by chance: as large as one likes, the same for the same seed."""

from __future__ import annotations

import random
from typing import Any

import coordplan
from coordplan.compile import compile_plan
from coordplan.model import PlanFile
from coordplan.vocabulary.build import build
from coordplan.vocabulary.written import WrittenVocabulary

TEXT = {"vi": "?", "en": "?"}
ROLES = ("lead", "lead", "perform", "support")


def _entry(name: str) -> dict[str, Any]:
    return {"label": {"vi": name, "en": name}, "about": TEXT}


def written_vocabulary(chance: random.Random, facts: int, actions: int) -> dict[str, Any]:
    """A vocabulary with facts of two to eight values, some tied by constraints."""
    sizes = [chance.choice([2, 2, 2, 3, 3, 4, 8]) for _ in range(facts)]
    names = [f"f{number}" for number in range(facts)]
    domains = {
        name: [True, False] if size == 2 else [f"v{n}" for n in range(size)]
        for name, size in zip(names, sizes, strict=True)
    }
    constraints = [
        {
            "if": {one: chance.choice(domains[one])},
            "then": {other: chance.choice(domains[other])},
            "reason": TEXT,
        }
        for one, other in (chance.sample(names, 2) for _ in range(facts // 5))
    ]
    return {
        "coordplan": 1,
        "id": "synthetic",
        "title": TEXT,
        "facts": {
            name: {
                **_entry(name),
                "question": TEXT,
                "values": "bool" if values[0] is True else {v: _entry(str(v)) for v in values},
            }
            for name, values in domains.items()
        },
        "constraints": constraints,
        "phases": {
            "case": {
                **_entry("case"),
                "actions": {f"a{n}": _entry(f"a{n}") for n in range(actions)},
            },
        },
        "functions": {f"fn{n}": _entry(f"fn{n}") for n in range(8)},
        "levels": {"l": _entry("l")},
    }


def domains_of(written: dict[str, Any]) -> dict[str, list[Any]]:
    """Every fact of a written vocabulary with its values."""
    return {
        name: [True, False] if fact["values"] == "bool" else list(fact["values"])
        for name, fact in written["facts"].items()
    }


def written_plan(
    chance: random.Random, id_: str, written: dict[str, Any], duties: int
) -> dict[str, Any]:
    """A plan with this many duties, each in a clause of its own.

    It is shaped like the shipped plans: a third of the duties hold for any victim, and the others
    share a fifth as many conditions as there are duties.
    """
    domains = domains_of(written)
    actions = [one for phase in written["phases"].values() for one in phase["actions"]]
    agencies = [f"g{number}" for number in range(len(written["functions"]))]
    conditions = [_condition(chance, domains) for _ in range(max(duties // 5, 3))]
    return {
        "coordplan": 1,
        "id": id_,
        "vocabulary": written["id"],
        "title": TEXT,
        "jurisdiction": {"name": TEXT, "level": "l"},
        "document": {"kind": "plan", "number": None, "issuer": agencies[0], "issued": None},
        "effective": {"from": None, "to": None},
        "agencies": {
            agency: {"name": TEXT, "function": function, "level": "l"}
            for agency, function in zip(agencies, written["functions"], strict=True)
        },
        "clauses": [
            {
                "at": f"C.{number}",
                "print": f"{number:012x}",
                "gist": TEXT,
                "duties": [_duty(chance, conditions, actions, agencies)],
            }
            for number in range(duties)
        ],
    }


def _condition(chance: random.Random, domains: dict[str, list[Any]]) -> dict[str, Any]:
    names = chance.sample(sorted(domains), min(chance.choice([1, 1, 2, 2, 3]), len(domains)))
    when: dict[str, Any] = {}
    for name in names:
        values = domains[name]
        kept = chance.sample(values, chance.randint(1, max(1, len(values) - 1)))
        when[name] = kept[0] if len(kept) == 1 else kept
    other = chance.choice(sorted(domains))
    what = {other: chance.choice(domains[other])}
    form = chance.random()
    if form < 0.15:
        return {"any": [when, what]}
    return {"all": [when, {"not": what}]} if form < 0.3 else when


def _duty(
    chance: random.Random, conditions: list[dict[str, Any]], actions: list[str], agencies: list[str]
) -> dict[str, Any]:
    first, second = chance.sample(agencies, 2)
    duty: dict[str, Any] = {"do": [chance.choice(actions)], chance.choice(ROLES): [first]}
    if chance.random() < 0.3:
        duty["support" if "support" not in duty else "perform"] = [second]
    if chance.random() < 0.67:
        duty["when"] = chance.choice(conditions)
    if chance.random() < 0.1:
        duty["hand_over_to"] = [chance.choice(agencies)]
    elif chance.random() < 0.1:
        duty["notify"] = {"to": [chance.choice(agencies)]}
    return duty


def enrich_vocabulary(chance: random.Random, written: dict[str, Any]) -> None:
    """Add, by chance, what a vocabulary may say of values, actions and places."""
    domains = domains_of(written)
    for fact in written["facts"].values():
        values = [] if fact["values"] == "bool" else list(fact["values"])
        chance.shuffle(values)
        for number, value in enumerate(values):
            if number and chance.random() < 0.3:
                fact["values"][value]["within"] = [values[chance.randrange(number)]]
    functions = list(written["functions"])
    phases = written["phases"]
    if len(phases["case"]["actions"]) > 1:
        last, action = phases["case"]["actions"].popitem()
        phases["later"] = {**_entry("later"), "actions": {last: action}}
    for action in (a for phase in phases.values() for a in phase["actions"].values()):
        for key in ("needed", "prepared", "done"):
            if chance.random() < 0.5:
                action[key] = _condition(chance, domains)
        if chance.random() < 0.8:
            action["competence"] = [
                {"function": function, "source": TEXT} for function in chance.sample(functions, 3)
            ]
        action["accessory"] = chance.random() < 0.2
    if chance.random() < 0.7:
        fact = max(domains, key=lambda name: len(domains[name]))
        written["places"] = {"fact": fact, "phases": [chance.choice([*phases])]}


def enrich_plan(chance: random.Random, plan: dict[str, Any], words: dict[str, Any]) -> None:
    """Add, by chance, what a plan may say of time, calls, functions, places and assignments."""
    actions = {id_: a for phase in words["phases"].values() for id_, a in phase["actions"].items()}
    agencies = list(plan["agencies"])
    if "places" in words and chance.random() < 0.7:
        values = domains_of(words)[words["places"]["fact"]]
        plan["places"] = chance.sample(values, chance.randint(1, len(values) - 1))
    for clause in plan["clauses"]:
        for duty in clause["duties"]:
            _enrich_duty(chance, duty, actions, agencies)
    if chance.random() < 0.4:
        line = chance.sample(agencies, 2)
        plan["clauses"].append(
            {
                "at": "D.1",
                "print": "f" * 12,
                "kind": "assignment",
                "gist": TEXT,
                "of": [c["at"] for c in plan["clauses"] if chance.random() < 0.4] or ["C.0"],
                chance.choice(ROLES): line,
                "by_function": chance.choice([True, False, line[:1]]),
            }
        )


def _enrich_duty(
    chance: random.Random, duty: dict[str, Any], actions: dict[str, Any], agencies: list[str]
) -> None:
    if chance.random() < 0.4:
        duty["do"] = chance.sample([*actions], min(2, len(actions)))
    role = next(role for role in ("lead", "perform", "support") if role in duty)
    others = [one for one in agencies if not any(one in duty.get(r, ()) for r in ROLES)]
    if chance.random() < 0.4:
        duty[role] = [*duty[role], *chance.sample(others, 2)]
    for key, stated in (("before", "prepared"), ("after", "done")):
        timed = [id_ for id_, a in actions.items() if stated in a and id_ not in duty["do"]]
        if timed and chance.random() < 0.3:
            duty[key] = chance.sample(timed, chance.randint(1, len(timed)))
    if chance.random() < 0.25:
        duty["on_call"] = chance.choice([{"necessary": True}, {"asked_by": agencies[:1]}])
    if chance.random() < 0.4:
        duty["by_function"] = chance.choice([True, duty[role], duty[role][:1]])


def vocabulary(written: dict[str, Any]) -> coordplan.Vocabulary | None:
    """The vocabulary, or None where its constraints leave nothing that can occur."""
    built, _ = build(WrittenVocabulary.model_validate(written))
    return built


def plan(written: dict[str, Any], words: coordplan.Vocabulary) -> coordplan.Plan:
    """The plan, compiled without the checks: a condition in it may never hold."""
    return compile_plan(PlanFile.model_validate(written), words)
