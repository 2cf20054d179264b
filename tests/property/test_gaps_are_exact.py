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
from tests import reference, synthetic
from tests import reference_comparison as slow
from tests.property.test_differences_are_exact import constraints_of, made_by_chance, within

pytestmark = pytest.mark.slow

LEADERS = (
    GapKind.NOBODY_ACTS,
    GapKind.NOBODY_LEADS,
    GapKind.RIVAL_LEADERS,
    GapKind.ONLY_ON_CALL,
)


def by_name(report: GapReport) -> dict[str, Gap]:
    found = {gap.id: gap for gap in report.gaps}
    assert len(found) == len(report.gaps), "ids are names"
    return found


def cases_of(gap: Gap) -> list[dict[str, list[Any]]]:
    return [{r.fact.id: list(r.values) for r in case.term} for case in gap.extent.cases]


def expected(
    plan: Mapping[str, Any], action: str, words: slow.Words, facts: reference.Facts
) -> set[GapKind]:
    """What is wrong with an action in one situation, by the definitions of the documentation."""
    if not reference.holds(slow.concerned(action, [plan], words), facts):
        return set()
    several = {name for name, one in words["functions"].items() if one.get("several")}
    here = [d for d in slow.duties(plan, words) if reference.holds(d.when, facts)]
    acting = [duty for duty in here if duty.having(action, slow.ACTING)]
    leading = [duty for duty in here if duty.having(action, ("lead",))]
    rivals = {
        agency
        for duty in leading
        for agency in duty.having(action, ("lead",))
        if agency not in duty.by_function
    }
    group = any(plan["agencies"][agency]["function"] in several for agency in rivals)
    accessory = slow.action_of(action, words).get("accessory", False)
    return {
        kind
        for kind, true in (
            (GapKind.NOBODY_ACTS, not acting and not accessory),
            (GapKind.NOBODY_LEADS, bool(acting) and not leading),
            (GapKind.RIVAL_LEADERS, len(rivals) > 1 or group),
            (GapKind.ONLY_ON_CALL, bool(acting) and all(duty.on_call for duty in acting)),
        )
        if true
    }


@pytest.mark.parametrize("seed", range(40))
def test_random_plans_against_every_situation(seed: int) -> None:
    words, domains, constraints, written, plans = made_by_chance(seed)
    everything = list(reference.completions({}, domains, constraints))
    found = by_name(find_gaps(plans[0]))
    filled = by_name(find_gaps(plans[0], baselines=[plans[1]]))
    for action in (one for phase in words["phases"].values() for one in phase["actions"]):
        said = [expected(written[0], action, words, facts) for facts in everything]
        led = slow.charges(written[1], action, ("lead",), words)
        concerned = slow.concerned(action, written[:1], words)
        looked_at = [facts for facts in everything if reference.holds(concerned, facts)]
        for kind in LEADERS:
            held = [facts for facts, kinds in zip(everything, said, strict=True) if kind in kinds]
            gap = found.get(f"{kind}:{action}")
            assert (gap is not None) == bool(held)
            if gap is not None:
                assert (gap.extent.count, gap.extent.of) == (len(held), len(looked_at))
                assert [f for f in looked_at if within(cases_of(gap), f)] == held
            if kind not in {GapKind.NOBODY_ACTS, GapKind.NOBODY_LEADS}:
                continue
            left = [facts for facts in held if slow.having(led, facts)]
            for id_, those in (
                (f"{kind}:{action}@b", left),
                (f"{kind}:{action}", [facts for facts in held if facts not in left]),
            ):
                part = filled.get(id_)
                assert (part is not None) == bool(those)
                if part is not None:
                    assert [f for f in looked_at if within(cases_of(part), f)] == those


@pytest.mark.parametrize("seed", range(40))
def test_what_leads_nowhere_or_is_idle(seed: int) -> None:
    """Notices, hand-overs, circles and conditions that never hold, against every situation."""
    words, domains, constraints, written, plans = made_by_chance(seed)
    everything = list(reference.completions({}, domains, constraints))
    report = find_gaps(plans[0])
    duties = {duty.name: duty for duty in slow.duties(written[0], words)}
    files = {name: file_of(name, written[0]) for name in duties}
    at_work = {
        name: [facts for facts in everything if works(duty, written[0], words, facts)]
        for name, duty in duties.items()
    }

    def answered(agency: str, own: str, facts: reference.Facts) -> bool:
        return any(
            name != own and reference.holds(duty.when, facts) and agency in dict(duty.roles)
            for name, duty in duties.items()
        )

    lost: dict[str, int] = {}
    for name, duty in duties.items():
        receiving = [
            *((f"notice-nowhere:{name}+{to}", to) for to in files[name].get("notify", {}).get("to", [])),
            *((f"handover-nowhere:{name}", to) for to in files[name].get("hand_over_to", [])),
        ]  # fmt: skip
        for id_, agency in receiving:
            lost[id_] = sum(not answered(agency, name, facts) for facts in at_work[name])
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

    round_trips = set()
    for facts in everything:
        here = [duty for name, duty in duties.items() if facts in at_work[name]]
        round_trips |= _round_trips(here, files)
    found = [gap for gap in report.gaps if gap.kind is GapKind.HANDOVER_CIRCLE]
    assert bool(found) == bool(round_trips)
    assert {agency.id for gap in found for agency in gap.agencies} <= round_trips


def file_of(name: str, plan: Mapping[str, Any]) -> Mapping[str, Any]:
    """A duty as it stands in its file."""
    at, _, ordinal = name.rpartition("#")
    (clause,) = (clause for clause in plan["clauses"] if clause["at"] == at)
    duty: Mapping[str, Any] = clause["duties"][int(ordinal) - 1]
    return duty


def works(
    duty: slow.Written, plan: Mapping[str, Any], words: slow.Words, facts: reference.Facts
) -> bool:
    """Whether a duty holds, and something that it does is needed at a place that there is."""
    return reference.holds(duty.when, facts) and any(
        reference.holds(slow.concerned(action, [plan], words), facts) for action in duty.do
    )


def _round_trips(here: list[slow.Written], files: Mapping[str, Any]) -> set[str]:
    """The agencies that may get the victim back by these duties."""
    edges = {
        (giver, taker)
        for duty in here
        for giver, role in duty.roles
        for taker in files[duty.name].get("hand_over_to", [])
        if role in slow.ACTING and giver != taker
    }
    while more := {(a, d) for a, b in edges for c, d in edges if b == c} - edges:
        edges |= more
    return {a for a, b in edges if a == b}


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans_against_a_solver(plan_id: str) -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    words = reference.read(shipped_vocabulary())
    written = reference.read(shipped_plans()[plan_id])
    several = {name for name, f in words["functions"].items() if f.get("several")}
    groups = {id_ for id_, a in written["agencies"].items() if a["function"] in several}
    report = find_gaps(coordplan.load_plan(plan_id))
    found = by_name(report)
    sat = slow.Sat(synthetic.domains_of(words), constraints_of(words))
    every = slow.duties(written, words)
    for action in (one.id for one in report.actions):
        here = sat.holds(slow.concerned(action, [written], words))
        acting = [duty for duty in every if duty.having(action, slow.ACTING)]
        acted = sat.some([sat.holds(d.when) for d in acting])
        always = sat.some([sat.holds(d.when) for d in acting if not d.on_call])
        led = sat.some([sat.holds(d.when) for d in acting if d.having(action, ("lead",))])
        rivals = [
            (agency, sat.holds(duty.when))
            for duty in acting
            for agency in duty.having(action, ("lead",))
            if agency not in duty.by_function
        ]
        two = sat.some(
            [
                sat.every([one, other])
                for a, one in rivals
                for b, other in rivals
                if a < b or (a == b and a in groups)
            ]
        )
        accessory = slow.action_of(action, words).get("accessory", False)
        for kind, literal in (
            (GapKind.NOBODY_ACTS, sat.some([]) if accessory else -acted),
            (GapKind.NOBODY_LEADS, sat.every([acted, -led])),
            (GapKind.RIVAL_LEADERS, two),
            (GapKind.ONLY_ON_CALL, sat.every([acted, -always])),
        ):
            gap = found.get(f"{kind}:{action}")
            exact = sat.every([here, literal])
            assert (gap is not None) == sat.possible(exact)
            if gap is not None:
                assert sat.same(exact, sat.every([here, sat.terms(cases_of(gap))]))


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_counts_of_shipped_plans(plan_id: str) -> None:
    """Who leads reception, counted over the facts that matter, times all that do not."""
    words = reference.read(shipped_vocabulary())
    domains, constraints = synthetic.domains_of(words), constraints_of(words)
    written = reference.read(shipped_plans()[plan_id])
    found = by_name(find_gaps(coordplan.load_plan(plan_id)))
    for action in ("receive", "verify", "protect", "legal-aid"):
        acting = slow.charges(written, action, slow.ACTING, words)
        leading = slow.charges(written, action, ("lead",), words)
        where = slow.concerned(action, [written], words)
        names = slow.named(acting, leading) | reference.named_in(where)
        ways, times = slow.projected(names, domains, constraints)
        counts = {"nobody-acts": 0, "nobody-leads": 0}
        for facts in ways:
            if not reference.holds(where, facts):
                continue
            if not slow.having(acting, facts):
                counts["nobody-acts"] += times
            elif not slow.having(leading, facts):
                counts["nobody-leads"] += times
        for kind, count in counts.items():
            gap = found.get(f"{kind}:{action}")
            assert (gap.extent.count if gap is not None else 0) == count
