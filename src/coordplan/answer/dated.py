"""An answer beside what has changed since its plan: the answer itself stays as it is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coordplan.answer.evaluate import own_caveats
from coordplan.answer.items import Answer, Caveat, Succeeded
from coordplan.compiled import Duty, Plan
from coordplan.frozen import replaced
from coordplan.registry.terms import Confidence, Entitlement, Registry
from coordplan.text import Text, vietnamese_day
from coordplan.validity.entitlements import given, hanging
from coordplan.validity.findings import numbers, surroundings
from coordplan.validity.succession import heirs, steps_of
from coordplan.vocabulary import Fact

if TYPE_CHECKING:
    from coordplan.answer.explanation import Explanation


def dated(answer: Answer, registry: Registry | None) -> Answer:
    """The same answer with the successors of its agencies, and warnings, on its date.

    Without a date or a registry it is the answer itself.
    """
    if answer.as_of is None or registry is None:
        return answer
    found = successions(answer.plan, _duties(answer), registry, answer.as_of)
    return replaced(
        answer,
        successions=found,
        warnings=(
            *answer.warnings,
            *_leaders_gone(answer, found),
            *changes(answer.plan, registry, answer.as_of),
            *_by_law(answer, registry, answer.as_of.isoformat()),
        ),
    )


def explained_on(
    explanation: Explanation, registry: Registry | None, as_of: datetime.date
) -> Explanation:
    """The same explanation with who has succeeded its agencies by a day.

    They are those asked about, else all that take part in what is explained.
    """
    if registry is None:
        return explanation
    asked = {agency.id for agency in explanation.subject.agencies}
    duties = [one.duty for one in explanation.explained]
    taking_part = {part.agency.id for one in explanation.explained for part in one.parts}
    found = successions(explanation.plan, duties, registry, as_of)
    wanted = asked or taking_part
    return replaced(explanation, successions=tuple(one for one in found if one.agency.id in wanted))


def _leaders_gone(answer: Answer, successions: Iterable[Succeeded]) -> Iterator[Caveat]:
    """That a body which leads is gone by the day, and who stands in its place."""
    leading = {item.agency for item in answer.leads}
    for one in successions:
        gone = leader_gone(one) if one.agency in leading else None
        if gone is not None:
            yield gone


def leader_gone(one: Succeeded) -> Caveat | None:
    """That a body which leads is gone; None where only its province became part of another."""
    if all(step.merger is not None for step in one.steps):
        return None
    name, on = one.agency.name, one.steps[0].on
    now = [heir.name for heir in heirs(one.steps)]
    nobody = Text(vi="chưa xác định được cơ quan kế thừa", en="no successor known")
    vi = ", ".join(heir.vi for heir in now) or nobody.vi
    en = ", ".join(heir.en for heir in now) or nobody.en
    return Caveat(
        "leader-gone",
        Text(
            vi=f"cơ quan chủ trì không còn hoạt động: {name.vi} (từ {vietnamese_day(on)}) → {vi}",
            en=f"lead agency no longer exists: {name.en} (since {on}) → {en}",
        ),
    )


def _by_law(answer: Answer, registry: Registry, day: str) -> Iterator[Caveat]:
    """What the law gives to this case since a day, or may, and what is stated against it."""
    facts = answer.situation.facts
    by_id = {fact.id: fact for fact in answer.plan.vocabulary.fact_list}
    for one in given(registry, facts, day):
        yield by_law(one, registry)
        for fact, value in one.sets.items():
            if facts.get(fact, value) != value:
                yield against_law(by_id[fact])
    for one, unknown in hanging(registry, facts, day):
        yield if_by_law(one, registry, by_id[unknown])


def by_law(one: Entitlement, registry: Registry) -> Caveat:
    """What the law gives, under which instruments, and how sure that is."""
    under = numbers(registry, one.grounds.under)
    sure = one.grounds.confidence is Confidence.HIGH
    return Caveat(
        "entitled",
        Text(
            vi=f"{one.said.vi} ({under}" + (")" if sure else "; độ tin cậy trung bình)"),
            en=f"{one.said.en} ({under}" + (")" if sure else "; medium confidence)"),
        ),
    )


def against_law(fact: Fact) -> Caveat:
    """That a fact is stated otherwise than the law has it."""
    return Caveat(
        "stated-against-law",
        Text(
            vi=f"dữ kiện đã nêu trái với quy định trên: {fact.label.vi} [{fact.id}]",
            en=f"what is stated goes against this: {fact.label.en} [{fact.id}]",
        ),
    )


def if_by_law(one: Entitlement, registry: Registry, unknown: Fact) -> Caveat:
    """What the law gives if one more fact is as it asks for."""
    asked, said = unknown.question, by_law(one, registry).message
    return Caveat(
        "entitlement-open",
        Text(
            vi=f"còn tùy câu trả lời: {asked.vi} [{unknown.id}] Nếu có: {said.vi}",
            en=f"depends on: {asked.en} [{unknown.id}] If so: {said.en}",
        ),
    )


def caveats(plan: Plan, registry: Registry | None, as_of: datetime.date) -> tuple[Caveat, ...]:
    """Everything to know before relying on a plan on a day; without a registry what it says."""
    own = tuple(own_caveats(plan, as_of))
    return own if registry is None else (*own, *changes(plan, registry, as_of))


def changes(plan: Plan, registry: Registry, as_of: datetime.date) -> tuple[Caveat, ...]:
    """What has changed around a plan by a day."""
    found = surroundings(plan, registry, as_of.isoformat())
    return tuple(Caveat(one.rule, one.message) for one in found)


def successions(
    plan: Plan, duties: Iterable[Duty], registry: Registry, as_of: datetime.date
) -> tuple[Succeeded, ...]:
    """The agencies of some duties that have been succeeded by a day, in the order of the plan."""
    day = as_of.isoformat()
    actions: dict[str, set[str]] = {}
    for duty in duties:
        own = [action.id for action in duty.actions]
        for agency in duty.named:
            actions.setdefault(agency.id, set()).update(own)
    found = (
        Succeeded(agency, steps_of(plan, agency, registry, day, actions[agency.id]))
        for agency in plan.agencies.values()
        if agency.id in actions
    )
    return tuple(one for one in found if one.steps)


def _duties(answer: Answer) -> list[Duty]:
    """Every duty that the answer speaks of, certain or possible."""
    by_cases = (duty for joint in answer.by_cases for duty in joint.duties)
    return list({duty.number: duty for duty in (*answer.duties, *by_cases)}.values())
