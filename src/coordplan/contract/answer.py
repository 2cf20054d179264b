"""Answers as the JSON contract has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.bearing import without_bearing
from coordplan.answer.calling import asking
from coordplan.answer.items import (
    Act,
    Answer,
    Baseline,
    ByCase,
    Call,
    Notice,
    Possible,
    Question,
    Report,
)
from coordplan.compiled import Duty, Plan
from coordplan.contract import parts as p

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.contract import types as c
    from coordplan.diagnostics import Diagnostic
    from coordplan.reporting.deadlines import Clock
    from coordplan.situation import Resolved


def _course(duty: Duty, answer: Answer) -> c.CourseJson:
    """When in the case a duty comes, on whose call, from where else, and the mark of danger."""
    return {
        "before": [action.id for action in duty.before],
        "after": [action.id for action in duty.after],
        "on_call": p.on_call(duty.on_call),
        "taken_from": list(duty.taken_from),
        "mind_danger": answer.cautious(duty),
    }


def act(item: Act, answer: Answer, clock: Clock | None = None) -> c.ActJson:
    """One agency in one duty; by when on the calendar, where there is a clock."""
    duty = item.duty
    course = _course(duty, answer)
    found: c.ActJson = {
        "phase": item.phase.id,
        "actions": [action.id for action in item.actions],
        "role": p.role(item.role),
        "reach": p.reach(duty),
        "agency": p.agency(item.agency),
        "duty": duty.id,
        "clause": item.clause,
        "gist": p.text(item.gist),
        "within": p.within(item.within),
        "requested": item.requested,
        "by_function": item.posting.by_function,
        "competent": item.competent,
        "inferred": p.maybe(duty.inferred),
        "because": dict(item.because),
        "assigned_by": item.assigned_by,
        "hand_over_to": p.agencies(duty.hand_over_to),
        "submit_to": p.agencies(duty.submit_to),
        "partners": p.agencies(duty.partners),
        "beneficiaries": [entry.id for entry in duty.beneficiaries],
        "before": course["before"],
        "after": course["after"],
        "on_call": course["on_call"],
        "taken_from": course["taken_from"],
        "mind_danger": course["mind_danger"],
    }
    if clock is not None:
        found["due"] = p.due_by(item.within, clock)
    return found


def notice(item: Notice, answer: Answer, clock: Clock | None = None) -> c.NoticeJson:
    """One agency that must be told; by when on the calendar, where there is a clock."""
    duty = item.duty
    course = _course(duty, answer)
    found: c.NoticeJson = {
        "agency": p.agency(item.agency),
        "by": p.agencies(item.by),
        "any_of": None if item.any_of is None else [a.id for a in item.any_of],
        "within": p.within(item.within),
        "phase": duty.phase.id,
        "reach": p.reach(duty),
        "duty": duty.id,
        "clause": duty.clause,
        "gist": p.text(duty.gist),
        "inferred": p.maybe(duty.inferred),
        "because": dict(item.because),
        "before": course["before"],
        "after": course["after"],
        "on_call": course["on_call"],
        "taken_from": course["taken_from"],
        "mind_danger": course["mind_danger"],
    }
    if clock is not None:
        found["due"] = p.due_by(item.within, clock)
    return found


def report(item: Report, answer: Answer) -> c.ReportJson:
    """One agency that reports to one other."""
    duty, reporting = item.duty, item.reporting
    course = _course(duty, answer)
    requested = any(p.requested for p in duty.postings if p.agency.id == item.sender.id)
    return {
        "from": p.agency(item.sender),
        "to": None if item.to is None else p.agency(item.to),
        "via": None if reporting.via is None else p.agency(reporting.via),
        "every": list(reporting.every),
        "on_demand": reporting.on_demand,
        "period": "unspecified" if reporting.unspecified else None,
        "requested": requested,
        "duty": duty.id,
        "clause": duty.clause,
        "gist": p.text(duty.gist),
        "inferred": p.maybe(duty.inferred),
        "because": dict(item.because),
        "before": course["before"],
        "after": course["after"],
        "on_call": course["on_call"],
        "taken_from": course["taken_from"],
        "mind_danger": course["mind_danger"],
    }


def by_case(item: ByCase) -> c.ByCaseJson:
    """What an agency does whatever the case."""
    return {
        "agency": p.agency(item.agency),
        "action": item.action.id,
        "duties": [duty.id for duty in item.duties],
        "clauses": list(dict.fromkeys(duty.clause for duty in item.duties)),
    }


def item(
    statement: Act | Notice | Report, answer: Answer, clock: Clock | None
) -> c.ActJson | c.NoticeJson | c.ReportJson:
    """A statement of any kind."""
    match statement:
        case Act():
            return act(statement, answer, clock)
        case Notice():
            return notice(statement, answer, clock)
        case Report():
            return report(statement, answer)


def plan_answer(answer: Answer, clock: Clock | None = None) -> c.PlanAnswerJson:
    """What one plan says."""
    return {
        "plan": answer.plan.id,
        **p.apart(answer.plan),
        "plan_version": p.version(answer.plan),
        "title": p.text(answer.plan.title),
        "act": [act(item, answer, clock) for item in answer.act],
        "notify": [notice(item, answer, clock) for item in answer.notify],
        "oversee": [act(item, answer, clock) for item in answer.oversee],
        "reports": [report(item, answer) for item in answer.reports],
        "by_cases": [by_case(item) for item in answer.by_cases],
        "possible": [_possible(item, answer, clock) for item in answer.possible],
        "ask": [
            {
                "fact": question.fact.id,
                "question": p.text(question.fact.question),
                "values": list(question.values),
                "decides": question.decides,
                "left": round(question.left, 3),
            }
            for question in answer.ask
        ],
        "status": {action: status.value for action, status in answer.status.items()},
        "on_call": [call(one) for one in answer.calls],
        "no_bearing": [fact.id for fact in without_bearing(answer)],
        "doubts": p.warnings(answer.doubts),
        "warnings": p.warnings(answer.warnings),
        "successions": [p.succeeded(one) for one in answer.successions],
        "baselines": [_baseline(one, clock) for one in answer.baselines],
    }


def call(call: Call) -> c.CallJson:
    """A duty on call."""
    question = asking(call.duty).fact.question
    return {
        "duty": call.duty.id,
        "clause": call.duty.clause,
        "called": call.called,
        "by_facts": call.by_facts.value,
        "on_call": p.on_call(call.duty.on_call),
        "question": p.text(question),
    }


def _possible(found: Possible, answer: Answer, clock: Clock | None) -> c.PossibleJson:
    return {
        "kind": found.kind,
        "depends_on": [fact.id for fact in found.depends_on],
        "item": item(found.item, answer, clock),
    }


def _baseline(baseline: Baseline, clock: Clock | None) -> c.BaselineJson:
    answer = baseline.answer
    return {
        "plan": answer.plan.id,
        **p.apart(answer.plan),
        "plan_version": p.version(answer.plan),
        "title": p.text(answer.plan.title),
        "warnings": p.warnings(answer.warnings),
        "successions": [p.succeeded(one) for one in answer.successions],
        "supplements": [
            {
                "action": one.action.id,
                "phase": one.action.phase.id,
                "lack": one.lack.value,
                "act": [act(item, answer, clock) for item in one.acts],
                "notify": [notice(item, answer, clock) for item in one.notices],
                "possible": [_possible(found, answer, clock) for found in one.possible],
            }
            for one in baseline.supplements
        ],
    }


def by_law(situation: Resolved) -> list[str]:
    """The facts that the law settles."""
    facts = situation.vocabulary.fact_list
    return [fact.id for fact in facts if fact.number in situation.by_law]


def said_of_calls(values: Iterable[Answer]) -> dict[str, bool]:
    """The duties on call of which it was said whether they are called."""
    calls = (call for answer in values for call in answer.calls)
    return {call.duty.id: call.called for call in calls if call.called is not None}


def answers(
    values: Sequence[Answer],
    clock: Clock | None = None,
    contacts: Contacts | None = None,
    *,
    caveats: Sequence[Diagnostic] | None = None,
) -> c.AnswerJson:
    """What several plans say of one situation.

    With a clock deadlines are told on the calendar too, with contacts the numbers of bodies, with
    caveats what may be missing among the plans of a place.
    """
    first = values[0]
    found: c.AnswerJson = {
        "coordplan": 1,
        "situation": first.situation.facts,
        "by_law": by_law(first.situation),
        "calls": said_of_calls(
            answer
            for value in values
            for answer in (value, *(baseline.answer for baseline in value.baselines))
        ),
        "as_of": first.as_of.isoformat() if first.as_of is not None else None,
        "plans": [plan_answer(answer, clock) for answer in values],
    }
    if contacts is not None:
        found["contacts"] = [one for answer in values for one in _numbers(answer.plan, contacts)]
    if caveats is not None:
        found["caveats"] = [p.diagnostic(one) for one in caveats]
    return found


def following(question: Question | None) -> c.NextJson | None:
    """The question that comes next in an interview."""
    if question is None:
        return None
    called = question.call
    return {
        "fact": question.fact.id if called is None else None,
        "call": None if called is None else called.id,
        "question": p.text(question.fact.question),
        "values": list(question.values),
        "decides": question.decides,
    }


def _numbers(plan: Plan, contacts: Contacts) -> Iterator[c.ContactJson]:
    from coordplan.contacts import hours_words

    for agency in plan.agencies.values():
        for one in contacts.of(plan, agency):
            hours = None if one.hours is None else p.text(hours_words(one.hours))
            yield {
                "plan": plan.id,
                **p.apart(plan),
                "agency": agency.id,
                "phone": one.phone,
                "hours": hours,
            }
