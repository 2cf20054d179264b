"""Law: a gap holds exactly in the situations that its cases describe, and none is left out.

Held against every situation of small random plans, and for the shipped plans against a SAT solver
that reads the YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import coordplan
from coordplan.compare.gaps import GapReport, find_gaps
from coordplan.compare.survey import Gap, GapKind
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from tests import reference
from tests import reference_comparison as slow
from tests.property.test_differences_are_exact import made_by_chance, within

pytestmark = pytest.mark.slow

LEADERS = (GapKind.NOBODY_ACTS, GapKind.NOBODY_LEADS, GapKind.RIVAL_LEADERS)


def by_name(report: GapReport) -> dict[str, Gap]:
    found = {gap.id: gap for gap in report.gaps}
    assert len(found) == len(report.gaps), "ids are names"
    return found


def cases_of(gap: Gap) -> list[dict[str, list[Any]]]:
    return [{r.fact.id: list(r.values) for r in case.term} for case in gap.extent.cases]


def expected(
    plan: Mapping[str, Any], action: str, facts: reference.Facts, several: frozenset[str]
) -> set[GapKind]:
    """What is wrong with an action in one situation, by the definitions of the documentation."""
    here = [d for d in slow.duties(plan) if action in d.do and reference.holds(d.when, facts)]
    acting = {agency for duty in here for agency, role in duty.roles if role in slow.ACTING}
    leading = {agency for duty in here for agency, role in duty.roles if role == "lead"}
    rivals = {
        agency
        for duty in here
        for agency, role in duty.roles
        if role == "lead" and not duty.by_function
    }
    return {
        kind
        for kind, true in (
            (GapKind.NOBODY_ACTS, not acting),
            (GapKind.NOBODY_LEADS, bool(acting) and not leading),
            (GapKind.RIVAL_LEADERS, len(rivals) > 1 or bool(rivals & several)),
        )
        if true
    }


@pytest.mark.parametrize("seed", range(40))
def test_random_plans_against_every_situation(seed: int) -> None:
    words, domains, constraints, written, plans = made_by_chance(seed)
    everything = list(reference.completions({}, domains, constraints))
    found = by_name(find_gaps(plans[0]))
    actions = [one for phase in words["phases"].values() for one in phase["actions"]]
    for action in actions:
        said = [expected(written[0], action, facts, frozenset()) for facts in everything]
        for kind in LEADERS:
            held = [facts for facts, kinds in zip(everything, said, strict=True) if kind in kinds]
            gap = found.get(f"{kind}:{action}")
            assert (gap is not None) == bool(held)
            if gap is not None:
                assert gap.extent.count == len(held)
                assert [f for f in everything if within(cases_of(gap), f)] == held


@pytest.mark.parametrize("seed", range(40))
def test_what_leads_nowhere_or_is_idle(seed: int) -> None:
    """Notices, hand-overs, circles and conditions that never hold, against every situation."""
    _, domains, constraints, written, plans = made_by_chance(seed)
    everything = list(reference.completions({}, domains, constraints))
    report = find_gaps(plans[0])
    clauses = {clause["at"]: clause["duties"][0] for clause in written[0]["clauses"]}
    duties = {duty.name: duty for duty in slow.duties(written[0])}

    def answered(agency: str, own: str, facts: reference.Facts) -> bool:
        return any(
            name != own and reference.holds(duty.when, facts) and agency in dict(duty.roles)
            for name, duty in duties.items()
        )

    lost: dict[str, int] = {}
    for name, duty in duties.items():
        written_duty = clauses[name.partition("#")[0]]
        receiving = [
            *((f"notice-nowhere:{name}+{to}", to) for to in written_duty.get("notify", {}).get("to", [])),
            *((f"handover-nowhere:{name}", to) for to in written_duty.get("hand_over_to", [])),
        ]  # fmt: skip
        for id_, agency in receiving:
            lost[id_] = sum(
                reference.holds(duty.when, facts) and not answered(agency, name, facts)
                for facts in everything
            )
        if not any(reference.holds(duty.when, facts) for facts in everything):
            lost[f"never-holds:{name}"] = 0
    nowhere = {
        gap.id: gap.extent.count
        for gap in report.gaps
        if gap.kind in {GapKind.NOTICE_NOWHERE, GapKind.HANDOVER_NOWHERE}
        or (gap.kind is GapKind.NEVER_HOLDS and not gap.extent.count)
    }
    wanted = {id_ for id_, count in lost.items() if count or id_.startswith("never-holds")}
    assert nowhere == {id_: lost[id_] for id_ in wanted}

    round_trips = _round_trips(duties, clauses, everything)
    found = [gap for gap in report.gaps if gap.kind is GapKind.HANDOVER_CIRCLE]
    assert bool(found) == bool(round_trips)
    assert {agency.id for gap in found for agency in gap.agencies} <= round_trips


def _round_trips(
    duties: Mapping[str, slow.Written], clauses: Mapping[str, Any], everything: list[Any]
) -> set[str]:
    """The agencies that in some situation may get the victim back."""
    coming_back = set()
    for facts in everything:
        edges = {
            (giver, taker)
            for name, duty in duties.items()
            if reference.holds(duty.when, facts)
            for giver, role in duty.roles
            for taker in clauses[name.partition("#")[0]].get("hand_over_to", [])
            if role in slow.ACTING and giver != taker
        }
        while more := {(a, d) for a, b in edges for c, d in edges if b == c} - edges:
            edges |= more
        coming_back |= {a for a, b in edges if a == b}
    return coming_back


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans_against_a_solver(plan_id: str) -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    written = reference.read(shipped_plans()[plan_id])
    words = reference.read(shipped_vocabulary())
    several = {name for name, f in words["functions"].items() if f.get("several")}
    groups = {id_ for id_, a in written["agencies"].items() if a["function"] in several}
    plan = coordplan.load_plan(plan_id)
    report = find_gaps(plan)
    found = by_name(report)
    sat = slow.Sat(domains, constraints)
    for action in report.actions:
        here = [duty for duty in slow.duties(written) if action.id in duty.do]
        acted = sat.some([sat.holds(d.when) for d in here if _has(d, slow.ACTING)])
        led = sat.some([sat.holds(d.when) for d in here if _has(d, ("lead",))])
        rivals = [
            (agency, sat.holds(duty.when))
            for duty in here
            for agency, role in duty.roles
            if role == "lead" and not duty.by_function
        ]
        two = sat.some(
            [
                sat.every([one, other])
                for a, one in rivals
                for b, other in rivals
                if a < b or (a == b and a in groups)
            ]
        )
        for kind, literal in (
            (GapKind.NOBODY_ACTS, -acted),
            (GapKind.NOBODY_LEADS, sat.every([acted, -led])),
            (GapKind.RIVAL_LEADERS, two),
        ):
            gap = found.get(f"{kind}:{action.id}")
            assert (gap is not None) == sat.possible(literal)
            if gap is not None:
                assert sat.same(literal, sat.terms(cases_of(gap)))


def _has(duty: slow.Written, roles: tuple[str, ...]) -> bool:
    return any(role in roles for _, role in duty.roles)


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_counts_of_shipped_plans(plan_id: str) -> None:
    """Who leads reception, counted over the facts that matter, times all that do not."""
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    written = reference.read(shipped_plans()[plan_id])
    found = by_name(find_gaps(coordplan.load_plan(plan_id)))
    for action in ("receive", "verify", "protect"):
        acting = slow.charges(written, action, slow.ACTING)
        leading = slow.charges(written, action, ("lead",))
        ways, times = slow.projected(slow.named(acting, leading), domains, constraints)
        counts = {"nobody-acts": 0, "nobody-leads": 0}
        for facts in ways:
            if not slow.having(acting, facts):
                counts["nobody-acts"] += times
            elif not slow.having(leading, facts):
                counts["nobody-leads"] += times
        for kind, count in counts.items():
            gap = found.get(f"{kind}:{action}")
            assert (gap.extent.count if gap is not None else 0) == count
