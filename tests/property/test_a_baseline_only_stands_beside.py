"""Law: a baseline changes nothing of a plan's answer, and speaks only where the plan is silent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.answer.items import Answer, Lack
from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.baseline.terms import Aspect, Way
from coordplan.frozen import replaced
from coordplan.load import load_vocabulary
from coordplan.load.files import default_plans, national_plans
from coordplan.vocabulary import Value
from tests.shipped import plan_of

PLANS = st.sampled_from(sorted(default_plans()))
RULES = st.sampled_from(sorted(national_plans()))
EVERYTHING = sorted({*default_plans(), *national_plans()})


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
@settings(max_examples=70, deadline=None, derandomize=True)
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
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_plan_adds_nothing_to_itself(id_: str, situation: coordplan.Situation) -> None:
    answer = answered(id_, situation)
    (baseline,) = coordplan.supplemented(answer, [answer]).baselines
    assert baseline.supplements == ()


TELLING = {"notify", "share-information"}


def alike(one: coordplan.Agency, other: coordplan.Agency) -> bool:
    """Whether two agencies may be one body; nobody knows whom a group holds."""
    if "group" in {one.function, other.function}:
        return one.function == other.function
    levels = {one.level, other.level}
    return one.function == other.function and (len(levels) == 1 or "any" in levels)


def papers(duty: coordplan.Duty) -> tuple[coordplan.Agency, ...]:
    return duty.submit_to if TELLING & {action.id for action in duty.actions} else ()


def told(duty: coordplan.Duty, body: coordplan.Agency, own: list[coordplan.Duty]) -> bool:
    """Whether duties of a plan tell a body that a duty of another plan tells."""
    notice = duty.notification
    either = notice is not None and notice.any and body in notice.to
    wanted = notice.to if notice is not None and either else (body,)

    def meant(one: coordplan.Agency) -> bool:
        return any(alike(one, each) for each in wanted)

    for one in own:
        if any(meant(each) for each in papers(one)):
            return True
        if one.notification is not None:
            found = [meant(each) for each in one.notification.to]
            if (all if one.notification.any else any)(found):
                return True
    return False


def timed(duty: coordplan.Duty) -> bool:
    notice = duty.notification
    return duty.within is not None or (notice is not None and notice.within is not None)


def in_hours(within: coordplan.Deadline) -> bool:
    return within.immediately or (within.duration or "").startswith("PT")


def in_charge(acts: list[coordplan.Act]) -> list[coordplan.Act]:
    """Who leads, else the one body that does it, first of those named for the situation."""
    leads = [item for item in acts if item.role == "lead"]
    doing = [item for item in acts if item.role == "perform"]
    doing = [item for item in doing if item.reach == "named"] or doing
    bodies = {item.agency.id: item.agency.function for item in doing}
    return leads or (doing if len(bodies) == 1 and "group" not in bodies.values() else [])


def of(answer: Answer, action: str) -> list[coordplan.Act]:
    return [item for item in answer.act if action in [a.id for a in item.actions]]


def open_(answer: Answer, action: str, *roles: str) -> list[coordplan.Act]:
    return [
        found.item
        for found in answer.possible
        if isinstance(found.item, coordplan.Act)
        and action in [a.id for a in found.item.actions]
        and found.item.role in (roles or ("lead", "perform", "support"))
    ]


def lacks(own: Answer, rule: Answer, action: str) -> set[Lack]:
    """What a plan does not say of an action and a rule does, by the words of the documentation."""
    acting, theirs = of(own, action), of(rule, action)
    if not acting and not open_(own, action):
        overseen = [i for i in rule.oversee if action in [a.id for a in i.actions]]
        return {Lack.NOBODY} if theirs or overseen or open_(rule, action) else set()
    found = set()
    if action not in TELLING and not in_charge(acting) and not open_(own, action, "lead"):
        roles = ("lead",) if open_(own, action, "perform") else ("lead", "perform")
        certain = [item for item in in_charge(theirs) if item.role in roles]
        if certain or open_(rule, action, *roles):
            found.add(Lack.LEADER)
    duties = [item.duty for item in (*own.act, *own.oversee)]
    duties += [notice.duty for notice in own.notify]
    duties += [one.item.duty for one in own.possible]
    word = [(notice.duty, notice.agency) for notice in rule.notify]
    if action in TELLING:
        word += [(item.duty, body) for item in theirs for body in item.duty.submit_to]
    if any(d.actions[0].id == action and not told(d, body, duties) for d, body in word):
        found.add(Lack.NOTICE)
    same = [duty for duty in duties if action in [a.id for a in duty.actions]]
    for item in theirs:
        mine = any(alike(one.agency, item.agency) for one in acting)
        limited = any(
            timed(duty) and any(alike(one, item.agency) for one in duty.acting) for duty in same
        )
        nobody_is = not any(timed(duty) for duty in same)
        if item.within is not None and (
            (mine and not limited) or (nobody_is and in_hours(item.within))
        ):
            found.add(Lack.DEADLINE)
    return found


@given(PLANS, RULES, situations())
@settings(max_examples=70, deadline=None, derandomize=True)
def test_a_baseline_speaks_exactly_where_the_plan_is_silent(
    id_: str, rule: str, situation: coordplan.Situation
) -> None:
    own, higher = answered(id_, situation), answered(rule, situation)
    (baseline,) = coordplan.supplemented(own, [higher]).baselines
    found = [(one.action.id, one.lack) for one in baseline.supplements]
    assert len(found) == len(set(found))
    assert set(found) == {(a, lack) for a in own.status for lack in lacks(own, higher, a)}


@pytest.mark.slow
@pytest.mark.parametrize("rule", sorted(national_plans()))
@pytest.mark.parametrize("id_", sorted(default_plans()))
def test_what_a_plan_omits_is_shown_beside_it(id_: str, rule: str) -> None:
    """Each situation of a deviation by omission shows it in ``who``, unless the plan may speak."""
    lack_of = {Aspect.ACTION: Lack.NOBODY, Aspect.LEADER: Lack.LEADER, Aspect.NOTICE: Lack.NOTICE}
    for one in find_deviations(plan_of(id_), plan_of(rule)).found:
        if one.way is not Way.OMITS or one.aspect not in lack_of:
            continue
        for case in one.extent.cases:
            own, higher = answered(id_, case.situation), answered(rule, case.situation)
            (baseline,) = coordplan.supplemented(own, [higher]).baselines
            shown = [s for s in baseline.supplements if s.action == one.action]
            lacking = {s.lack for s in shown} - {Lack.DEADLINE}
            if one.aspect is Aspect.NOTICE and Lack.NOBODY not in lacking:
                notices = [n.agency for s in shown for n in s.notices]
                papers = [b for s in shown for i in s.acts for b in i.duty.submit_to]
                assert set(one.higher.agencies) & {*notices, *papers}, (one.id, case.situation)
            elif one.aspect is Aspect.LEADER and open_(own, one.action.id, "lead"):
                assert Lack.LEADER not in lacking
            else:
                assert lack_of[one.aspect] in lacking or Lack.NOBODY in lacking, one.id
