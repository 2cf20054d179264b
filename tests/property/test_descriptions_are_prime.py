"""Law: a description says exactly its set in terms to which nothing can be added or left out.

Held against every situation one by one, for sets drawn at random among which much cannot occur,
and for what is found in plans made by chance.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.cover import Term, cover, without_overlap
from coordplan.compare.diagram import Diagrams, Node
from coordplan.compare.diff import diff
from coordplan.compare.gaps import find_gaps
from coordplan.compare.survey import Extent
from coordplan.load.files import default_plans
from tests import reference
from tests import reference_comparison as slow
from tests.conftest import SHARED, Run
from tests.property import test_deviations_are_exact as deviations
from tests.property.test_differences_are_exact import (
    assert_prime_and_irredundant,
    made_by_chance,
)

Point = tuple[int, ...]


def node_of(diagrams: Diagrams, points: list[Point]) -> Node:
    return diagrams.some(
        diagrams.cube({fact: 1 << value for fact, value in enumerate(point)}) for point in points
    )


def holds(term: Term, point: Point) -> bool:
    return all(mask >> point[fact] & 1 for fact, mask in term)


@st.composite
def sets(draw: st.DrawFn) -> tuple[list[int], list[Point], list[Point]]:
    """Sizes of facts; the situations of a set, and those outside of it; no others occur."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=4))
    points = list(itertools.product(*map(range, sizes)))
    lies = draw(st.lists(st.sampled_from("io--"), min_size=len(points), max_size=len(points)))
    inside, outside = (
        [p for p, side in zip(points, lies, strict=True) if side == which] for which in "io"
    )
    return sizes, inside, outside


@given(sets())
@settings(max_examples=300)
def test_terms_without_overlap_are_exact_and_no_longer(
    drawn: tuple[list[int], list[Point], list[Point]],
) -> None:
    sizes, inside, outside = drawn
    diagrams = Diagrams(sizes, range(len(sizes)))
    node = node_of(diagrams, inside)
    whole = cover(diagrams, node, node_of(diagrams, outside))
    found = without_overlap(diagrams, node, whole)
    assert {p for term in found for p in inside if holds(term, p)} == set(inside)
    assert not any(holds(term, p) for term in found for p in outside)
    for term, before in zip(found, whole, strict=True):
        assert [fact for fact, _ in term] == [fact for fact, _ in before]
        assert all(mask & ~dict(before)[fact] == 0 for fact, mask in term)


@given(sets())
@settings(max_examples=300)
def test_a_cover_is_exact_prime_and_irredundant(
    drawn: tuple[list[int], list[Point], list[Point]],
) -> None:
    sizes, inside, outside = drawn
    diagrams = Diagrams(sizes, range(len(sizes)))
    terms = cover(diagrams, node_of(diagrams, inside), node_of(diagrams, outside))
    held = [{p for p in inside if holds(term, p)} for term in terms]
    assert not any(holds(term, p) for term in terms for p in outside)
    assert set(inside) == set().union(*held)
    for number, term in enumerate(terms):
        others = set[Point]().union(*held[:number], *held[number + 1 :])
        assert not held[number] <= others, "no term can be left out"
        masks = dict(term)
        for fact, mask in term:
            rest = {**masks, fact: (1 << sizes[fact]) - 1}
            around = [p for p in (*inside, *outside) if holds(tuple(rest.items()), p)]
            assert any(p in outside for p in around), "no fact can be left out"
            for value in range(sizes[fact]):
                there = [p for p in around if p[fact] == value]
                if mask >> value & 1:
                    assert there, "no value stands there that cannot occur"
                elif there:
                    assert any(p in outside for p in there), "no value can be added"


def terms_of(extent: Extent) -> list[dict[str, list[Any]]]:
    return [{r.fact.id: list(r.values) for r in case.term} for case in extent.cases]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_gaps_are_described_so(seed: int) -> None:
    words, domains, constraints, written, plans = made_by_chance(seed)
    everything = list(reference.completions({}, domains, constraints))
    for gap in find_gaps(plans[0], baselines=[plans[1]]).gaps:
        if gap.duties:
            continue
        concerned = slow.concerned(gap.action.id, written[:1], words)
        here = [facts for facts in everything if reference.holds(concerned, facts)]
        assert_prime_and_irredundant(terms_of(gap.extent), here, domains)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_deviations_are_described_so(seed: int) -> None:
    words, domains, constraints, written, plans = deviations.made_by_chance(seed)
    everything = list(reference.completions({}, domains, constraints))
    for one in find_deviations(*plans).found:
        concerned = slow.concerned(one.action.id, written[:1], words)
        here = [facts for facts in everything if reference.holds(concerned, facts)]
        assert_prime_and_irredundant(terms_of(one.extent), here, domains)


def test_a_term_that_lacked_a_value(run: Run) -> None:
    folder = SHARED / "cases" / "term-not-prime"
    if not folder.is_dir():
        pytest.skip("the shared cases are not at hand")
    asked = ("gaps", str(folder / "a.yaml"), "--vocabulary", str(folder / "v.yaml"), "-a", "y")
    gaps = json.loads(run(*asked, "--format", "json").out)["gaps"]
    (gap,) = (one for one in gaps if one["id"] == "nobody-acts:y")
    assert {"f1": ["v2"], "f2": ["v1", "v3"]} not in [case["term"] for case in gap["cases"]]


def assert_unique(ids: list[str]) -> None:
    assert sorted(ids) == sorted(set(ids)), "two findings share an id"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_two_findings_never_share_an_id(seed: int) -> None:
    for made in (made_by_chance, deviations.made_by_chance):
        *_, plans = made(seed)
        one, other = plans
        assert_ids_differ(one, other)


@pytest.mark.slow
@pytest.mark.parametrize("one", default_plans())
def test_two_findings_in_shipped_plans_never_share_an_id(one: str) -> None:
    for other in default_plans():
        assert_ids_differ(coordplan.load_plan(one), coordplan.load_plan(other))


def assert_ids_differ(one: coordplan.Plan, other: coordplan.Plan) -> None:
    """Ids of all kinds of findings in a plan, beside another plan."""
    baselines = [] if one.id == other.id else [other]
    assert_unique([gap.id for gap in find_gaps(one, baselines=baselines).gaps])
    assert_unique([deviation.id for deviation in find_deviations(one, other).found])
    assert_unique([change.fingerprint for change in diff(one, other).all])
