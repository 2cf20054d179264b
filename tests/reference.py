"""A slow, obvious reference: every completion of a situation, one after the other.

It reads conditions and constraints as they are written in YAML and shares no code with the
engine.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

Value = str | bool
Facts = Mapping[str, Value]
When = Mapping[str, Any]
Domains = Mapping[str, Sequence[Value]]
Constraints = Sequence[tuple[When, When]]


def holds(when: When | None, facts: Facts) -> bool:
    """Whether a written condition holds for complete facts."""
    for key, wanted in (when or {}).items():
        if key == "not":
            true = not holds(wanted, facts)
        elif key == "any":
            true = any(holds(part, facts) for part in wanted)
        elif key == "all":
            true = all(holds(part, facts) for part in wanted)
        else:
            true = facts[key] in (wanted if isinstance(wanted, list) else [wanted])
        if not true:
            return False
    return True


def named_in(when: When | None) -> set[str]:
    """The facts that a written condition names."""
    names: set[str] = set()
    for key, wanted in (when or {}).items():
        if key == "not":
            names |= named_in(wanted)
        elif key in {"any", "all"}:
            names |= {name for part in wanted for name in named_in(part)}
        else:
            names.add(key)
    return names


def completions(known: Facts, domains: Domains, constraints: Constraints) -> Iterator[Facts]:
    """Every way to fill in the unknown facts that the constraints allow."""
    names = list(domains)
    choices = [[known[name]] if name in known else list(domains[name]) for name in names]
    for values in itertools.product(*choices):
        facts = dict(zip(names, values, strict=True))
        if all(holds(then, facts) or not holds(if_, facts) for if_, then in constraints):
            yield facts


def verdict(when: When | None, possible: Iterable[Facts]) -> str:
    """Certain, possible or excluded, over all completions."""
    outcomes = {holds(when, facts) for facts in possible}
    assert outcomes, "the situation cannot occur"
    return "possible" if len(outcomes) == 2 else "certain" if True in outcomes else "excluded"


def matters(name: str, when: When | None, known: Facts, domains: Domains, k: Constraints) -> bool:
    """Whether in some further state of knowledge learning ``name`` settles the condition.

    A further state gives values to some of the other unknown facts that the condition names.
    """
    others = [n for n in sorted(named_in(when)) if n not in known and n != name]
    for size in range(len(others) + 1):
        for chosen in itertools.combinations(others, size):
            for values in itertools.product(*(domains[n] for n in chosen)):
                state = {**known, **dict(zip(chosen, values, strict=True))}
                possible = list(completions(state, domains, k))
                if not possible or verdict(when, possible) != "possible":
                    continue
                for value in domains[name]:
                    left = [facts for facts in possible if facts[name] == value]
                    if left and verdict(when, left) != "possible":
                        return True
    return False


def nearest(
    when: When | None, stated: Facts, domains: Domains, constraints: Constraints
) -> set[frozenset[tuple[str, Value]]]:
    """Every change of least cost that makes a condition certain: facts with their new values.

    The cost is how many stated facts get another value, then how many others get one. Every
    change is tried, in the order of its cost; one that is not consistent leaves no completion.
    """
    complete = [(facts, holds(when, facts)) for facts in completions({}, domains, constraints)]
    others = [name for name in domains if name not in stated]
    for changes, fills in itertools.product(range(len(stated) + 1), range(len(others) + 1)):
        found = set()
        for changed in itertools.combinations(stated, changes):
            stays = {name: value for name, value in stated.items() if name not in changed}
            left = [(facts, true) for facts, true in complete if stays.items() <= facts.items()]
            if not any(true for _, true in left):
                continue  # nothing in which it holds can be reached
            for filled in itertools.combinations(others, fills):
                outcomes: dict[tuple[Value, ...], set[bool]] = {}
                for facts, true in left:
                    values = tuple(facts[name] for name in changed + filled)
                    outcomes.setdefault(values, set()).add(true)
                for values, seen in outcomes.items():
                    change = dict(zip(changed + filled, values, strict=True))
                    if seen == {True} and not any(stated.get(n) == v for n, v in change.items()):
                        found.add(frozenset(change.items()))
        if found:
            return found
    return set()


def tied_to(names: set[str], constraints: Constraints) -> set[str]:
    """These facts and all that constraints tie to them, step by step."""
    tied = set(names)
    while True:
        more = {
            name
            for if_, then in constraints
            for group in [named_in(if_) | named_in(then)]
            if group & tied
            for name in group
        }
        if more <= tied:
            return tied
        tied |= more


def read(file: str) -> Any:
    """A YAML file that we ship, by PyYAML's own loader: a second reader beside ours."""
    with open(file, encoding="utf-8") as stream:  # noqa: PTH123
        return yaml.safe_load(stream)


def written_vocabulary(file: str) -> tuple[dict[str, list[Value]], list[tuple[When, When]]]:
    """The domains and constraints of a vocabulary file."""
    data = read(file)
    domains: dict[str, list[Value]] = {
        name: [True, False] if fact["values"] == "bool" else list(fact["values"])
        for name, fact in data["facts"].items()
    }
    return domains, [(k["if"], k["then"]) for k in data.get("constraints", [])]
