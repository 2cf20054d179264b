"""Law: a deviation holds exactly where the two plans, asked one situation at a time, deviate.

Held against every situation of small random plans, by a reference that reads them as written.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

import coordplan
from coordplan.answer.calls import all_called
from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.baseline.terms import Aspect, Deviation, Way
from coordplan.load.files import default_plans, national_plans, shipped_plans
from tests import reference, synthetic
from tests import reference_comparison as slow
from tests.property.test_differences_are_exact import constraints_of, within
from tests.property.test_gaps_are_exact import file_of

pytestmark = pytest.mark.slow

TIMES = {"immediately": 0, "P1D": 1, "P3D": 3, "P10D": 10}
GROUP, ANYWHERE = "group", "any"
NOBODY = {coordplan.Status.SILENT, coordplan.Status.MENTIONED}
Key = tuple[str, ...]


def made_by_chance(seed: int) -> tuple[Any, ...]:
    """Two small plans with deadlines, groups and agencies of no level; domains, constraints.

    Every fourth pair uses nothing of what vocabularies and plans may say since 1.0.
    """
    chance = random.Random(seed)
    built = None
    while built is None:
        words = synthetic.written_vocabulary(chance, facts=chance.randint(2, 3), actions=3)
        words["phases"]["case"]["actions"]["a2"]["telling"] = True
        words["functions"]["fn7"]["several"] = True
        words["levels"]["m"] = words["levels"]["l"]
        words["levels"][ANYWHERE] = {**words["levels"]["l"], "unstated": True}
        if seed % 4:
            synthetic.enrich_vocabulary(chance, words)
        built = synthetic.vocabulary(words)
    written = [synthetic.written_plan(chance, id_, words, chance.randint(2, 12)) for id_ in "ab"]
    for plan in written:
        for agency in plan["agencies"].values():
            agency["level"] = chance.choice(["l", "l", "m", ANYWHERE])
        if chance.random() < 0.5:
            plan["agencies"]["g7"]["members"] = chance.sample([f"g{n}" for n in range(7)], 2)
        for clause in plan["clauses"]:
            for duty in clause["duties"]:
                dress(duty, chance)
        if seed % 4:
            synthetic.enrich_plan(chance, plan, words)
    plans = [synthetic.plan(one, built) for one in written]
    return words, synthetic.domains_of(words), constraints_of(words), written, plans


def dress(duty: dict[str, Any], chance: random.Random) -> None:
    """Give a duty deadlines, and papers that go somewhere, by chance."""
    if "notify" in duty:
        duty["notify"]["to"] = chance.sample([f"g{n}" for n in range(8)], chance.randint(1, 2))
        duty["notify"]["any"] = chance.random() < 0.3
        if chance.random() < 0.6:
            duty["notify"]["within"] = chance.choice([*TIMES])
    elif chance.random() < 0.2:
        duty["submit_to"] = [f"g{chance.randrange(8)}"]
    if chance.random() < 0.3:
        duty["within"] = chance.choice([*TIMES])
    duty["by_function"] = chance.random() < 0.2


Whole = list[tuple[slow.Written, Mapping[str, Any], bool, bool]]


class Asked:
    """One plan in one situation, as it is written."""

    def __init__(self, plan: Mapping[str, Any], whole: Whole) -> None:
        """``whole`` holds the duties, and of each whether it holds, and whether it always does."""
        self.plan = plan
        self.here = [(duty, file, always) for duty, file, holds, always in whole if holds]

    def body(self, agency: str) -> tuple[str, str]:
        entry = self.plan["agencies"][agency]
        return entry["function"], entry["level"]

    def several(self, agency: str) -> bool:
        return self.body(agency)[0] == "fn7"

    def members(self, agency: str) -> list[str]:
        return list(self.plan["agencies"][agency].get("members", []))

    def acting(self, action: str) -> set[str]:
        return {a for duty, _, _ in self.here for a in duty.having(action, slow.ACTING)}

    def having(self, action: str, role: str) -> set[str]:
        return {a for duty, _, _ in self.here for a in duty.having(action, (role,))}

    def responsible(self, action: str) -> set[str]:
        return self.having(action, "lead") or self.having(action, "perform")

    def by(self, action: str, *, named: bool) -> set[str]:
        """Who answers by duties that name the situation, or by others; not by function."""
        role = "lead" if self.having(action, "lead") else "perform"
        return {
            agency
            for duty, _, always in self.here
            if always != named
            for agency in duty.having(action, (role,))
            if agency not in duty.by_function
        }

    def alone(self, action: str) -> bool:
        """Whether one body does it, first of those that the situation names."""
        doing = [
            (agency, always)
            for duty, _, always in self.here
            for agency in duty.having(action, ("perform",))
        ]
        named = {agency for agency, always in doing if not always}
        bodies = named or {agency for agency, _ in doing}
        return len(bodies) == 1 and not any(map(self.several, bodies))


def asked(
    plan: Mapping[str, Any], words: slow.Words, everything: list[reference.Facts]
) -> list[Asked]:
    """A plan asked about each of all situations; what is on call is called, and names its case."""
    every = slow.duties(plan, words)
    held = [[reference.holds(duty.when, facts) for facts in everything] for duty in every]
    always = [all(row) and not duty.on_call for duty, row in zip(every, held, strict=True)]
    files = [file_of(duty.name, plan) for duty in every]
    return [
        Asked(plan, list(zip(every, files, [row[n] for row in held], always, strict=True)))
        for n in range(len(everything))
    ]


def alike(one: Asked, agency: str, other: Asked, another: str) -> bool:
    """Whether two agencies are the same kind of body."""
    (function, level), (function_b, level_b) = one.body(agency), other.body(another)
    if one.several(agency) or other.several(another):
        return False
    return function == function_b and (level == level_b or ANYWHERE in {level, level_b})


def may_be(one: Asked, agency: str, other: Asked, another: str) -> bool:
    """Whether they may be: nobody knows whom a group holds."""
    groups = one.several(agency) and other.several(another)
    return groups or alike(one, agency, other, another)


def among(one: Asked, agency: str, others: Asked, bodies: set[str]) -> bool:
    """Whether a body is one of some of another plan, or named by a group among them."""
    each = {b for body in bodies for b in (body, *others.members(body))}
    return any(alike(one, agency, others, body) for body in each)


def given(own: Asked, high: Asked, action: str) -> set[Key]:
    """Deviations in who is given an action, in one situation."""
    found: set[Key] = set()
    if high.acting(action) and not own.acting(action):
        found.add(("omits", "action", action))
    if own.acting(action) and not high.acting(action):
        found.add(("adds", "action", action))
    mine, theirs = own.responsible(action), high.responsible(action)
    in_charge = own.having(action, "lead") or own.alone(action)
    if high.having(action, "lead") and own.acting(action) and not in_charge:
        return {*found, ("omits", "leader", action)}
    if not (mine and theirs):
        return found
    lacking = {y for y in theirs if not high.several(y) and not among(high, y, own, mine)}
    only_mine = {
        x
        for x in mine
        if not own.several(x)
        and not among(own, x, high, theirs)
        and not any(high.several(y) and not high.members(y) for y in theirs)
    }
    named, general = own.by(action, named=True), own.by(action, named=False)
    in_general = lacking & high.by(action, named=False)
    against = {x for x in only_mine if (lacking and x in named) or (in_general and x in general)}
    found |= {("contradicts", "body", action, x) for x in against}
    found |= {("adds", "body", action, x) for x in only_mine - against}
    found |= {("omits", "body", action, y) for y in lacking if not against}
    return found


def papers(duty: Mapping[str, Any]) -> list[str]:
    return list(duty.get("submit_to", [])) if "a2" in duty["do"] else []


def told_by(duty: Mapping[str, Any]) -> list[str]:
    return [*duty.get("notify", {}).get("to", []), *papers(duty)]


def tells(other: Asked, duty: Mapping[str, Any], side: Asked, bodies: list[str]) -> bool:
    """Whether a duty of the other plan surely tells one of some bodies of this plan."""

    def meant(one: str) -> bool:
        return any(may_be(other, one, side, body) for body in bodies)

    told = duty.get("notify")
    found = told is not None and (all if told["any"] else any)(map(meant, told["to"]))
    return found or any(map(meant, papers(duty)))


def told(side: Asked, other: Asked, action: str) -> set[str]:
    """Whom one plan tells under an action in a situation, and the other does not tell at all."""
    found = set()
    for _, duty, _ in side.here:
        if duty["do"][0] == action:
            for body in told_by(duty):
                either = duty.get("notify", {}).get("any") and body in duty["notify"]["to"]
                enough = duty["notify"]["to"] if either else [body]
                reached = any(tells(other, one, side, enough) for _, one, _ in other.here)
                if not reached and not side.several(body):
                    found.add(body)
    return found


def doing(duty: slow.Written) -> list[str]:
    """Who does a duty."""
    for roles in (("lead", "perform"), ("support",), ("direct", "advise")):
        found = [agency for agency, role in duty.roles if role in roles]
        if found:
            return found
    return []


def limit(duty: Mapping[str, Any]) -> int | None:
    time = duty.get("within", duty.get("notify", {}).get("within"))
    return None if time is None else TIMES[time]


def same(
    side: Asked, other: Asked, one: tuple[slow.Written, Mapping[str, Any], bool], action: str
) -> list[Any]:
    """The duties of the other plan that hold, and by which such a body does what a duty does."""

    def meet(some: list[str], others: list[str]) -> bool:
        return any(may_be(side, b, other, one) for b in some for one in others)

    written, duty, _ = one
    word = told_by(duty) if action == "a2" or "within" not in duty else []
    sent = duty.get("submit_to", [])
    return [
        (w.name, d)
        for w, d, _ in other.here
        if action in d["do"]
        and meet(doing(written), doing(w))
        and (not word or tells(other, d, side, word))
        and (not sent or meet(sent, d.get("submit_to", [])))
    ]


def timed(own: Asked, high: Asked, action: str) -> set[Key]:
    """Deviations in deadlines, in one situation."""
    found: set[Key] = set()
    for one in high.here:
        written, duty, _ = one
        if duty["do"][0] != action or limit(duty) is None:
            continue
        likewise = same(high, own, one, action)
        limits = {n: limit(d) for n, d in likewise if limit(d) is not None}
        if likewise and not limits:
            found.add(("omits", "deadline", action, written.name))
        if limit(duty) not in limits.values():
            for other, time in limits.items():
                assert time is not None
                way = "tightens" if time < (limit(duty) or 0) else "loosens"
                found.add((way, "deadline", action, other, written.name))
    for one in own.here:
        written, duty, _ = one
        if duty["do"][0] == action and limit(duty) is not None:
            likewise = same(own, high, one, action)
            if likewise and all(limit(d) is None for _, d in likewise):
                found.add(("adds", "deadline", action, written.name))
    return found


def expected(own: Asked, high: Asked, action: str) -> set[Key]:
    """Everything that deviates on an action in one situation."""
    found = timed(own, high, action)
    found |= {("omits", "notice", action, body) for body in told(high, own, action)}
    found |= {("adds", "notice", action, body) for body in told(own, high, action)}
    return found if action == "a2" else found | given(own, high, action)


def keys_of(one: Deviation) -> list[Key]:
    """A deviation as the reference has it: one for each body."""
    action, *rest = one.id.partition(":")[2].split("+")
    if one.aspect is Aspect.BODY:
        return [(one.way, one.aspect, action, body) for body in rest]
    return [(one.way, one.aspect, action, *rest)]


@pytest.mark.parametrize("seed", range(60))
def test_random_plans_against_every_situation(seed: int) -> None:
    words, domains, constraints, written, plans = made_by_chance(seed)
    report = find_deviations(*plans)
    everything = list(reference.completions({}, domains, constraints))
    assert report.situations == len(everything)
    where = {action: slow.concerned(action, written[:1], words) for action in ("a0", "a1", "a2")}
    own, high = (asked(plan, words, everything) for plan in written)
    said = [
        {
            key
            for action, here in where.items()
            if reference.holds(here, facts)
            for key in expected(mine, theirs, action)
        }
        for facts, mine, theirs in zip(everything, own, high, strict=True)
    ]
    counts = Counter(key for keys in said for key in keys)
    assert {key: one.extent.count for one in report.found for key in keys_of(one)} == counts
    for one in report.found:
        terms = [{r.fact.id: list(r.values) for r in case.term} for case in one.extent.cases]
        here = where[one.action.id]
        inside = [f for f in everything if within(terms, f) and reference.holds(here, f)]
        assert inside == [
            f for f, keys in zip(everything, said, strict=True) if keys_of(one)[0] in keys
        ]


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_does_not_deviate_from_itself(seed: int) -> None:
    *_, plans = made_by_chance(seed)
    report = find_deviations(plans[0], plans[0])
    assert report.found == ()
    assert report.limits.total == report.limits.repeated


@pytest.mark.parametrize("id_", sorted(shipped_plans()))
def test_a_shipped_plan_does_not_deviate_from_itself(id_: str) -> None:
    plan = coordplan.load_plan(id_)
    report = find_deviations(plan, plan)
    assert report.found == ()
    assert report.limits.total == report.limits.repeated


MIRRORED = {
    Way.OMITS: Way.ADDS,
    Way.ADDS: Way.OMITS,
    Way.TIGHTENS: Way.LOOSENS,
    Way.LOOSENS: Way.TIGHTENS,
}


@pytest.mark.parametrize("seed", range(60))
def test_swapping_the_plans_turns_each_way_round(seed: int) -> None:
    *_, written, plans = made_by_chance(seed)
    # a comparison looks at the places that the plan has, and not its baseline
    a, b = (synthetic.plan({**one, "places": None}, plans[0].vocabulary) for one in written)
    alike_both_ways = {Aspect.ACTION, Aspect.NOTICE}

    def shown(report: Any, *, turned: bool) -> Counter[Any]:
        return Counter(
            (MIRRORED[one.way] if turned else one.way, one.id.partition(":")[2], one.extent.count)
            for one in report.found
            if one.aspect in alike_both_ways
        )

    assert shown(find_deviations(a, b), turned=True) == shown(find_deviations(b, a), turned=False)


@pytest.mark.parametrize("baseline", sorted(national_plans()))
@pytest.mark.parametrize("id_", sorted(default_plans()))
def test_every_situation_shows_its_deviation(id_: str, baseline: str) -> None:
    """What a case states is enough for both answers to be certain of what the deviation says."""
    plan, rule = coordplan.load_plan(id_), coordplan.load_plan(baseline)
    for one in find_deviations(plan, rule).found:
        for case in one.extent.cases:
            mine, theirs = (
                coordplan.who(side, case.situation, standing=True, calls=all_called(side))
                for side in (plan, rule)
            )
            for answer, site in ((mine, one.own), (theirs, one.higher)):
                duties = {item.duty for item in (*answer.act, *answer.oversee)}
                assert not site.duties or not duties.isdisjoint(site.duties), one.id
            certain = [i for i in mine.act if i.answers_for(one.action)]
            if one.aspect is Aspect.ACTION and one.way is Way.OMITS:
                assert certain == []
                assert mine.status[one.action.id] in NOBODY
            if one.aspect is Aspect.LEADER:
                assert not [i for i in certain if i.role == "lead"]
