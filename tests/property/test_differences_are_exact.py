"""Law: two plans differ exactly in the situations that a comparison says, no more and no fewer.

Held against the enumeration of every situation, and against a SAT solver that reads the YAML.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter
from typing import Any

import pytest

import coordplan
from coordplan.compare.behaviour import Behaviour, DifferenceClass, compare_behaviour
from coordplan.compare.cases import Restriction
from coordplan.compiled import Role
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from tests import reference, synthetic
from tests import reference_comparison as slow

pytestmark = pytest.mark.slow

PAIRS = sorted(itertools.combinations(sorted(default_plans()), 2))
MOST_ENUMERATED = 30_000

Terms = list[dict[str, list[Any]]]


def terms_of(description: tuple[tuple[Restriction, ...], ...]) -> Terms:
    return [{r.fact.id: list(r.values) for r in term} for term in description]


def within(terms: Terms, facts: reference.Facts) -> bool:
    return any(all(facts[name] in values for name, values in term.items()) for term in terms)


def sides(one: DifferenceClass) -> tuple[frozenset[Any], frozenset[Any]]:
    a, b = (frozenset((p.function, p.level) for p in side) for side in (one.of_a, one.of_b))
    return a, b


def made_by_chance(seed: int) -> tuple[Any, ...]:
    """Two small plans, as written and as compiled, with the domains and constraints of both."""
    chance = random.Random(seed)
    while True:
        words = synthetic.written_vocabulary(chance, facts=chance.randint(2, 5), actions=2)
        built = synthetic.vocabulary(words)
        if built is not None and math.prod(map(len, synthetic.domains_of(words).values())) < 2000:
            break
    written = [synthetic.written_plan(chance, id_, words, chance.randint(2, 14)) for id_ in "ab"]
    plans = [synthetic.plan(one, built) for one in written]
    constraints = [(k["if"], k["then"]) for k in words["constraints"]]
    return words, synthetic.domains_of(words), constraints, written, plans


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("roles", [("lead",), ("lead", "perform", "support")], ids=len)
def test_random_plans_against_every_situation(seed: int, roles: tuple[str, ...]) -> None:
    _, domains, constraints, written, plans = made_by_chance(seed)
    found = compare_behaviour(*plans, roles=[Role(role) for role in roles])
    everything = list(reference.completions({}, domains, constraints))
    assert found.situations == len(everything)
    for difference in found.actions:
        a, b = (slow.charges(plan, difference.action.id, roles) for plan in written)
        expected = Counter(
            pair
            for facts in everything
            if (pair := (slow.having(a, facts), slow.having(b, facts)))[0] != pair[1]
        )
        assert {sides(one): one.count for one in difference.classes} == expected
        for one in difference.classes:
            terms = terms_of(one.description)
            for facts in everything:
                inside = (slow.having(a, facts), slow.having(b, facts)) == sides(one)
                assert within(terms, facts) == inside
            _assert_prime_and_irredundant(terms, everything, domains)


def _assert_prime_and_irredundant(
    terms: Terms, everything: list[reference.Facts], domains: reference.Domains
) -> None:
    held = [facts for facts in everything if within(terms, facts)]

    def only_inside(term: dict[str, list[Any]]) -> bool:
        return all(within(terms, facts) for facts in everything if within([term], facts))

    for number, term in enumerate(terms):
        others = terms[:number] + terms[number + 1 :]
        assert not all(within(others, facts) for facts in held), "no term can be left out"
        for name, values in term.items():
            rest = {other: kept for other, kept in term.items() if other != name}
            assert not only_inside(rest), "no fact can be left out"
            occurring = {facts[name] for facts in everything if within([rest], facts)}
            assert set(values) <= occurring, "no value stands there that cannot occur"
            for value in occurring - set(values):
                assert not only_inside({**term, name: [*values, value]}), "no value can be added"


@pytest.mark.parametrize("seed", range(10))
def test_random_plans_against_a_solver(seed: int) -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    _, domains, constraints, written, plans = made_by_chance(seed)
    found = compare_behaviour(*plans)
    _assert_as_the_solver_says(found, written, slow.Sat(domains, constraints), counted=True)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("roles", [("lead",), ("lead", "perform", "support")], ids=len)
def test_shipped_plans_against_a_solver(one: str, other: str, roles: tuple[str, ...]) -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    written = [reference.read(shipped_plans()[id_]) for id_ in (one, other)]
    found = compare_behaviour(
        coordplan.load_plan(one), coordplan.load_plan(other), roles=[Role(role) for role in roles]
    )
    _assert_as_the_solver_says(found, written, slow.Sat(domains, constraints), counted=False)


def _assert_as_the_solver_says(
    found: Behaviour, written: list[Any], sat: slow.Sat, *, counted: bool
) -> None:
    """The classes are those of the solver, nothing lies outside of them, the counts agree."""
    for difference in found.actions:
        a, b = (slow.charges(plan, difference.action.id, found.roles) for plan in written)
        has_a, has_b = (
            {body: sat.some([sat.holds(when) for when in whens]) for body, whens in side.items()}
            for side in (a, b)
        )
        never = sat.some([])
        inside = []
        for one in difference.classes:
            exact = sat.every(
                literal if body in side else -literal
                for side, has in zip(sides(one), (has_a, has_b), strict=True)
                for body, literal in has.items()
            )
            assert sat.possible(exact)
            assert sat.same(exact, sat.terms(terms_of(one.description)))
            if counted:
                assert sat.count(exact) == one.count
            inside.append(exact)
        differ = [
            sat.every([has_a.get(body, never), -has_b.get(body, never)])
            for body in {*has_a, *has_b}
        ] + [
            sat.every([-has_a.get(body, never), has_b.get(body, never)])
            for body in {*has_a, *has_b}
        ]
        assert not sat.possible(sat.some(differ), -sat.some(inside)), "every difference is told"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_counts_of_shipped_plans(one: str, other: str) -> None:
    """Each count is that of the enumeration of the facts that matter, times all that do not."""
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    written = [reference.read(shipped_plans()[id_]) for id_ in (one, other)]
    found = compare_behaviour(coordplan.load_plan(one), coordplan.load_plan(other))
    counted = 0
    for difference in found.actions:
        a, b = (slow.charges(plan, difference.action.id, ("lead",)) for plan in written)
        names = slow.named(a, b)
        if (
            math.prod(len(domains[n]) for n in reference.tied_to(names, constraints))
            > MOST_ENUMERATED
        ):
            continue
        ways, times = slow.projected(names, domains, constraints)
        pairs = Counter((slow.having(a, facts), slow.having(b, facts)) for facts in ways)
        expected = {pair: count * times for pair, count in pairs.items() if pair[0] != pair[1]}
        assert {sides(one): one.count for one in difference.classes} == expected
        assert sum(pairs.values()) * times == found.situations
        counted += 1
    assert counted > len(found.actions) // 2
