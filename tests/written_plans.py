"""Plans as written data: read, made at random, edited, and compiled without a file."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable, Iterator
from typing import Any

import coordplan
from coordplan.compile import compile_plan
from coordplan.load.files import shipped_plans
from coordplan.model import PlanFile
from tests import reference

Written = dict[str, Any]

ROLES = ("lead", "perform", "support", "direct", "advise")
_FUNCTIONS = ("police", "border-guard", "labour-social", "health", "justice", "court", "education")
_LEVELS = ("province", "district", "commune")
_CONDITIONS: dict[str, list[Any]] = {
    "entry": ["airport", "seaport", "island", "inland"],
    "proceedings": ["none", "investigation", "prosecution", "trial"],
    "status": ["suspected", "in-identification", "identified"],
    "danger": [True, False],
}

_ACTIONS = [
    *("receive-information", "notify", "share-information", "screen", "rescue", "receive"),
    *("joint-delegation", "essential-needs", "temporary-lodging", "travel-costs"),
    *("interpretation", "inform-victim", "verify", "identify", "certify", "repatriation-papers"),
    *("protect", "request-protection", "keep-confidential", "refer", "return-home", "medical"),
    *("psychological", "legal-aid", "education", "vocational", "employment"),
    *("hardship-allowance", "social-protection", "file-dossier", "general-support"),
    *("reintegrate", "investigate", "prosecute", "adjudicate", "defend-rights", "prevent"),
    *("communicate", "train", "inspect", "evaluate", "supervise", "budget", "report"),
    *("keep-data", "make-policy", "plan", "guide", "advise", "coordinate", "focal-point"),
    *("mobilise-resources", "cooperate-internationally"),
]
"""Those that the vocabulary had first: what comes later changes no plan drawn here."""


def shipped(plan: str = "haiphong") -> Written:
    """A shipped plan as written."""
    data: Written = reference.read(shipped_plans()[plan])
    return data


def compiled(written: Written) -> coordplan.Plan:
    """The plan that some written data make; nothing of the data is kept."""
    plan = PlanFile.model_validate(copy.deepcopy(written), by_alias=True, by_name=False)
    return compile_plan(plan, coordplan.load_vocabulary())


def text(words: str) -> Written:
    """A text in both languages."""
    return {"vi": words, "en": words}


def random_plan(chance: random.Random, clauses: int = 8) -> Written:
    """A plan of random agencies and duties; every clause, duty and agency has words of its own."""
    kinds = list(itertools.product(_FUNCTIONS, _LEVELS))
    chance.shuffle(kinds)
    agencies = {
        f"a{n}": {"name": text(f"tên{n} {function}{n}"), "function": function, "level": level}
        for n, (function, level) in enumerate(kinds[: chance.randint(6, 10)])
    }
    return {
        "coordplan": 1,
        "id": "random",
        "title": text("ngẫu nhiên"),
        "jurisdiction": {"name": text("tỉnh"), "level": "province"},
        "document": {"kind": "plan", "number": "1", "issuer": "a0", "issued": "2024"},
        "effective": {"from": "2024", "to": None},
        "carries_out": ["r-1", "r-2"],
        "cites": ["c-1", "c-2"],
        "agencies": agencies,
        "clauses": [_random_clause(chance, n, list(agencies)) for n in range(clauses)],
    }


def _random_clause(chance: random.Random, number: int, agencies: list[str]) -> Written:
    return {
        "at": f"I.{number}",
        "print": f"{chance.getrandbits(48):012x}",
        "gist": text(f"tóm tắt {number}"),
        "duties": [
            _random_duty(chance, f"việc {number} {ordinal}", agencies)
            for ordinal in range(chance.randint(1, 3))
        ],
    }


def _random_duty(chance: random.Random, gist: str, agencies: list[str]) -> Written:
    several = chance.sample(agencies, len(agencies))
    duty: Written = {"do": chance.sample(_ACTIONS, chance.randint(1, 2)), "gist": text(gist)}
    for role in chance.sample(ROLES, 2):
        duty[role] = [several.pop() for _ in range(chance.randint(1, 2))]
    if chance.random() < 0.7:
        names = chance.sample(sorted(_CONDITIONS), chance.randint(1, 2))
        duty["when"] = {name: _some(chance, _CONDITIONS[name]) for name in names}
    if chance.random() < 0.5:
        forms = ["immediately", "P3D", "PT12H", {"working_days": 3}, {"ahead": "P3D"}]
        duty["within"] = chance.choice(forms)
    if chance.random() < 0.5:
        duty["notify"] = {"to": chance.sample(agencies, 2), "within": "P2D"}
    if chance.random() < 0.3:
        duty["hand_over_to"] = chance.sample(agencies, 1)
    if chance.random() < 0.3:
        duty["reports"] = {"to": chance.sample(agencies, 1), "every": ["P6M"]}
    _say_more(chance, duty, agencies)
    return duty


def _say_more(chance: random.Random, duty: Written, agencies: list[str]) -> None:
    """Time in the case, calls and functions."""
    for key, timed in (("before", "return-home"), ("after", "identify")):
        if chance.random() < 0.15 and timed not in duty["do"]:
            duty[key] = [timed]
    if chance.random() < 0.15:
        duty["on_call"] = chance.choice([{"necessary": True}, {"asked_by": agencies[:1]}])
    if chance.random() < 0.2:
        duty["by_function"] = [next(duty[role][0] for role in ROLES if role in duty)]


def _some(chance: random.Random, values: list[Any]) -> Any:
    return chance.sample(values, 2) if len(values) > 2 else chance.choice(values)


def duties(written: Written) -> Iterator[Written]:
    """Every duty of a plan as written."""
    for clause in written["clauses"]:
        yield from clause.get("duties", [])


def renumbered(written: Written, count: int | None = None) -> Written:
    """The same plan with other locators for its first clauses, or for all."""
    new = copy.deepcopy(written)
    names = {c["at"]: f"N.{n}" for n, c in enumerate(new["clauses"][:count])}
    for clause in new["clauses"]:
        clause["at"] = names.get(clause["at"], clause["at"])
        if "of" in clause:
            clause["of"] = [names.get(at, at) for at in clause["of"]]
    return new


def with_other_ids(written: Written, name: Callable[[str], str]) -> Written:
    """The same plan with other ids for its agencies."""
    agencies = set(written["agencies"])
    keys = {*ROLES, "requested", "with", "to", "via", "hand_over_to", "submit_to", "names",
            "issuer", "under", "members", "by_function", "asked_by"}  # fmt: skip

    def renamed(tree: Any, key: str = "") -> Any:
        if isinstance(tree, dict):
            if key == "agencies":
                return {name(id_): renamed(value) for id_, value in tree.items()}
            return {k: renamed(value, k) for k, value in tree.items()}
        if isinstance(tree, list):
            return [renamed(value, key) for value in tree]
        return name(tree) if key in keys and tree in agencies else tree

    new: Written = renamed(written)
    return new


def shuffled(written: Written, chance: random.Random) -> Written:
    """The same plan in another order: of keys, agencies, clauses, and of the duties in a clause."""

    def mixed(tree: Any, key: str = "") -> Any:
        if isinstance(tree, dict):
            items = [(k, mixed(value, k)) for k, value in tree.items()]
            chance.shuffle(items)
            return dict(items)
        if isinstance(tree, list):
            new = [mixed(value) for value in tree]
            chance.shuffle(new)
            return new
        return tree

    new: Written = mixed(written)
    return new
