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
    """Two small plans, as written and as compiled, with the domains and constraints of both.

    Every fourth pair is plain: it uses nothing of what vocabularies and plans may say since 1.0.
    """
    chance, plain = random.Random(seed), seed % 4 == 0
    while True:
        words = synthetic.written_vocabulary(chance, facts=chance.randint(2, 5), actions=2)
        if not plain:
            synthetic.enrich_vocabulary(chance, words)
        built = synthetic.vocabulary(words)
        if built is not None and math.prod(map(len, synthetic.domains_of(words).values())) < 2000:
            break
    written = [synthetic.written_plan(chance, id_, words, chance.randint(2, 14)) for id_ in "ab"]
    for plan in written if not plain else ():
        synthetic.enrich_plan(chance, plan, words)
    plans = [synthetic.plan(one, built) for one in written]
    return words, synthetic.domains_of(words), constraints_of(words), written, plans


def constraints_of(words: slow.Words) -> list[Any]:
    """The constraints of a written vocabulary, in the sense of its values."""
    return [
        tuple(reference.widened(k[key], words) for key in ("if", "then"))
        for k in words["constraints"]
    ]


ROLES = [None, ("lead",), ("lead", "perform", "support")]
"""The roles that are compared; None is who answers: who leads, else who performs."""


def named(roles: tuple[str, ...] | None) -> str:
    return "answering" if roles is None else "-".join(roles)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("roles", ROLES, ids=named)
def test_random_plans_against_every_situation(seed: int, roles: tuple[str, ...] | None) -> None:
    words, domains, constraints, written, plans = made_by_chance(seed)
    found = compare_behaviour(*plans, roles=[Role(role) for role in roles or ()])
    everything = list(reference.completions({}, domains, constraints))
    assert found.situations == len(everything)
    for difference in found.actions:
        action = difference.action.id
        a, b = (slow.charges(plan, action, roles, words) for plan in written)
        where = slow.concerned(action, written, words)
        here = [facts for facts in everything if reference.holds(where, facts)]
        pairs = [(slow.having(a, facts), slow.having(b, facts)) for facts in here]
        expected = Counter(pair for pair in pairs if pair[0] != pair[1])
        assert difference.concerned == len(here)
        assert difference.compared == any(one or other for one, other in pairs)
        assert {sides(one): one.count for one in difference.classes} == expected
        for one in difference.classes:
            terms = terms_of(one.description)
            inside = [f for f, pair in zip(here, pairs, strict=True) if pair == sides(one)]
            assert [facts for facts in here if within(terms, facts)] == inside
            assert_prime_and_irredundant(terms, here, domains)


def assert_prime_and_irredundant(
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
    words, domains, constraints, written, plans = made_by_chance(seed)
    found = compare_behaviour(*plans)
    sat = slow.Sat(domains, constraints)
    _assert_as_the_solver_says(found, written, words, sat, counted=True)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("roles", ROLES, ids=named)
def test_shipped_plans_against_a_solver(
    one: str, other: str, roles: tuple[str, ...] | None
) -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    words = reference.read(shipped_vocabulary())
    written = [reference.read(shipped_plans()[id_]) for id_ in (one, other)]
    a, b = coordplan.load_plan(one), coordplan.load_plan(other)
    found = compare_behaviour(a, b, roles=[Role(role) for role in roles or ()])
    sat = slow.Sat(synthetic.domains_of(words), constraints_of(words))
    _assert_as_the_solver_says(found, written, words, sat, counted=False)


def _assert_as_the_solver_says(
    found: Behaviour, written: list[Any], words: slow.Words, sat: slow.Sat, *, counted: bool
) -> None:
    """The classes are those of the solver, nothing lies outside of them, the counts agree."""
    for difference in found.actions:
        action = difference.action.id
        a, b = (slow.charges(plan, action, found.roles, words) for plan in written)
        here = sat.holds(slow.concerned(action, written, words))
        has_a, has_b = (
            {body: sat.some([sat.holds(when) for when in whens]) for body, whens in side.items()}
            for side in (a, b)
        )
        never = sat.some([])
        inside = []
        for one in difference.classes:
            exact = sat.every(
                [
                    here,
                    *(
                        literal if body in side else -literal
                        for side, has in zip(sides(one), (has_a, has_b), strict=True)
                        for body, literal in has.items()
                    ),
                ]
            )
            assert sat.possible(exact)
            assert sat.same(exact, sat.every([here, sat.terms(terms_of(one.description))]))
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
        told = sat.some(inside)
        assert not sat.possible(here, sat.some(differ), -told), "every difference is told"
        given = sat.some([*has_a.values(), *has_b.values()])
        assert difference.compared == sat.possible(here, given)
        if counted:
            assert difference.concerned == sat.count(here)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_counts_of_shipped_plans(one: str, other: str) -> None:
    """Each count is that of the enumeration of the facts that matter, times all that do not."""
    words = reference.read(shipped_vocabulary())
    domains, constraints = synthetic.domains_of(words), constraints_of(words)
    written = [reference.read(shipped_plans()[id_]) for id_ in (one, other)]
    found = compare_behaviour(coordplan.load_plan(one), coordplan.load_plan(other))
    counted = 0
    for difference in found.actions:
        action = difference.action.id
        a, b = (slow.charges(plan, action, None, words) for plan in written)
        where = slow.concerned(action, written, words)
        names = slow.named(a, b) | reference.named_in(where)
        if (
            math.prod(len(domains[n]) for n in reference.tied_to(names, constraints))
            > MOST_ENUMERATED
        ):
            continue
        ways, times = slow.projected(names, domains, constraints)
        here = [facts for facts in ways if reference.holds(where, facts)]
        pairs = Counter((slow.having(a, facts), slow.having(b, facts)) for facts in here)
        expected = {pair: count * times for pair, count in pairs.items() if pair[0] != pair[1]}
        assert {sides(one): one.count for one in difference.classes} == expected
        assert sum(pairs.values()) * times == difference.concerned
        counted += 1
    assert counted > len(found.actions) // 2
