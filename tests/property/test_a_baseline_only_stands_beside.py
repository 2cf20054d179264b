"""Law: a baseline changes nothing of a plan's answer, and speaks only where the plan is silent."""

from __future__ import annotations

import functools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.answer.items import Answer, Lack
from coordplan.frozen import replaced
from coordplan.load import load_vocabulary
from coordplan.load.files import default_plans, national_plans
from coordplan.render import data
from coordplan.vocabulary import Value

PLANS = st.sampled_from(sorted(default_plans()))
RULES = st.sampled_from(sorted(national_plans()))
EVERYTHING = sorted({*default_plans(), *national_plans()})


@functools.cache
def plan_of(id_: str) -> coordplan.Plan:
    return coordplan.load_plan(id_)


@st.composite
def situations(draw: st.DrawFn) -> coordplan.Situation:
    """Facts by chance; those that contradict the ones before are left out."""
    known: dict[str, Value] = {}
    for fact in draw(st.permutations(load_vocabulary().fact_list)):
        if draw(st.booleans()):
            tried = {**known, fact.id: draw(st.sampled_from(fact.values)).value}
            try:
                coordplan.who(plan_of("laichau"), coordplan.Situation(**tried))
            except coordplan.SituationError:
                continue
            known = tried
    return coordplan.Situation(**known)


def answered(id_: str, situation: coordplan.Situation) -> Answer:
    return coordplan.who(plan_of(id_), situation)


@given(PLANS, RULES, situations())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_baseline_only_stands_beside(id_: str, rule: str, situation: coordplan.Situation) -> None:
    plain, higher = answered(id_, situation), answered(rule, situation)
    told = coordplan.supplemented(plain, [higher])
    assert replaced(told, baselines=()) == plain
    (baseline,) = told.baselines
    assert baseline.answer == higher
    for one in baseline.supplements:
        assert all(item in (*higher.act, *higher.oversee) for item in one.acts)
        assert all(notice in higher.notify for notice in one.notices)
        assert all(found in higher.possible for found in one.possible)


@given(st.sampled_from(EVERYTHING), situations())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_plan_adds_nothing_to_itself(id_: str, situation: coordplan.Situation) -> None:
    answer = answered(id_, situation)
    (baseline,) = coordplan.supplemented(answer, [answer]).baselines
    assert baseline.supplements == ()


def alike(one: Any, other: Any) -> bool:
    """Whether two agencies are one kind of body, or groups, as JSON has them."""
    if "group" in {one["function"], other["function"]}:
        return bool(one["function"] == other["function"])
    levels = {one["level"], other["level"]}
    return bool(one["function"] == other["function"] and (len(levels) == 1 or "any" in levels))


def in_charge(answer: Any, action: str) -> list[Any]:
    """Who leads an action, else the one body that does it, by the JSON of an answer."""
    acts = [item for item in answer["act"] if action in item["actions"]]
    leads = [item for item in acts if item["role"] == "lead"]
    doing = [item for item in acts if item["role"] == "perform"]
    doing = [item for item in doing if item["reach"] == "named"] or doing
    bodies = {item["agency"]["id"]: item["agency"]["function"] for item in doing}
    return leads or (doing if len(bodies) == 1 and "group" not in bodies.values() else [])


def open_(answer: Any, action: str, roles: set[str]) -> list[Any]:
    return [
        found
        for found in answer["possible"]
        if found["kind"] == "act"
        and action in found["item"]["actions"]
        and found["item"]["role"] in roles
    ]


def has_limit(plan: coordplan.Plan, duty: str) -> bool:
    found = plan.duty(duty)
    assert found is not None
    told = found.notification
    return found.within is not None or (told is not None and told.within is not None)


def lack(plan: coordplan.Plan, own: Any, higher: Any, action: str) -> Lack | None:
    """What a plan does not say of an action and another does, by the JSON of both answers."""
    acting = [item for item in own["act"] if action in item["actions"]]
    maybe = open_(own, action, {"lead", "perform", "support"})
    theirs = [i for i in (*higher["act"], *higher["oversee"]) if action in i["actions"]]
    if not acting and not maybe:
        speaks = theirs or open_(higher, action, {"lead", "perform", "support"})
        return Lack.NOBODY if speaks else None
    if not in_charge(own, action) and not open_(own, action, {"lead"}):
        roles = {"lead"} if open_(own, action, {"perform"}) else {"lead", "perform"}
        certain = [item for item in in_charge(higher, action) if item["role"] in roles]
        return Lack.LEADER if certain or open_(higher, action, roles) else None
    told = [notice["agency"] for notice in own["notify"]]
    told += [found["item"]["agency"] for found in own["possible"] if found["kind"] == "notify"]
    others: dict[str, list[Any]] = {notice["duty"]: [] for notice in higher["notify"]}
    for notice in higher["notify"]:
        others[notice["duty"]].append(notice["agency"])
    for notice in higher["notify"]:
        wanted = others[notice["duty"]] if notice["any_of"] else [notice["agency"]]
        first = next(i["actions"][0] for i in (*higher["act"], *higher["oversee"])
                     if i["duty"] == notice["duty"])  # fmt: skip
        if first == action and not any(alike(a, b) for a in told for b in wanted):
            return Lack.NOTICE
    duties = {i["duty"] for i in acting} | {
        found["item"]["duty"]
        for found in own["possible"]
        if action in [a.id for a in (plan.duty(found["item"]["duty"]) or _none()).actions]
    }
    timed = [i for i in theirs if i["within"] is not None and i["role"] not in {"direct", "advise"}]
    if acting and timed and not any(has_limit(plan, duty) for duty in duties):
        return Lack.DEADLINE
    return None


def _none() -> Any:
    raise AssertionError


@given(PLANS, RULES, situations())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_baseline_speaks_exactly_where_the_plan_is_silent(
    id_: str, rule: str, situation: coordplan.Situation
) -> None:
    plain, higher = answered(id_, situation), answered(rule, situation)
    own, other = data.plan_answer(plain), data.plan_answer(higher)
    (baseline,) = coordplan.supplemented(plain, [higher]).baselines
    found = {one.action.id: one.lack for one in baseline.supplements}
    said = {action: lack(plan_of(id_), own, other, action) for action in own["status"]}
    assert found == {action: one for action, one in said.items() if one is not None}
