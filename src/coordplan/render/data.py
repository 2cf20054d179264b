"""Answers and plans as the JSON contract has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.bearing import without_bearing
from coordplan.answer.interview import asking
from coordplan.answer.items import (
    Act,
    Answer,
    Baseline,
    ByCase,
    Call,
    Caveat,
    Notice,
    Possible,
    Report,
    Succeeded,
)
from coordplan.compiled import Agency, Clause, Deadline, Duty, OnCall, Plan, Posting, Role
from coordplan.diagnostics import Diagnostic, Severity
from coordplan.render.conditions import condition_words, constraint_words
from coordplan.source import Location
from coordplan.text import Text
from coordplan.validity.succession import Step
from coordplan.vocabulary import Vocabulary

if TYPE_CHECKING:
    from coordplan.render import contract as c
    from coordplan.reporting.deadlines import Clock, Due


def text(value: Text) -> c.TextJson:
    """A text in two languages."""
    return {"vi": value.vi, "en": value.en}


def maybe(value: Text | None) -> c.TextJson | None:
    """A text, or null."""
    return None if value is None else text(value)


def agency(value: Agency) -> c.AgencyJson:
    """An agency as items name it."""
    return {
        "id": value.id,
        "name": text(value.name),
        "function": value.function,
        "level": value.level,
    }


def agencies(values: Iterable[Agency]) -> list[c.AgencyJson]:
    """Agencies as items name them."""
    return [agency(value) for value in values]


def within(value: Deadline | None) -> c.WithinJson:
    """A deadline."""
    if value is None:
        return None
    if value.immediately:
        return "immediately"
    if value.working_days is not None:
        return {"working_days": value.working_days}
    if value.ahead is not None:
        return {"ahead": value.ahead}
    return value.duration


def due(value: Due | None) -> c.DueJson | None:
    """By when a deadline ends, or null."""
    if value is None:
        return None
    following = value.next_working_day
    return {
        "at": value.at.isoformat(timespec="minutes"),
        "day_off": maybe(value.day_off),
        "next_working_day": None if following is None else following.isoformat(),
    }


def _due(within: Deadline | None, clock: Clock) -> c.DueJson | None:
    return None if within is None else due(clock.due(within))


def on_call(value: OnCall | None) -> c.OnCallJson | None:
    """What calls for a duty on call, or null."""
    if value is None:
        return None
    asked = value.asked_by
    return {
        "necessary": value.necessary,
        "asked_by": None if asked is None else agencies(asked),
    }


def _course(duty: Duty, answer: Answer) -> c.CourseJson:
    """When in the case a duty comes, on whose call, from where else, and the mark of danger."""
    return {
        "before": [action.id for action in duty.before],
        "after": [action.id for action in duty.after],
        "on_call": on_call(duty.on_call),
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
        "role": _role(item.role),
        "reach": _reach(duty),
        "agency": agency(item.agency),
        "duty": duty.id,
        "clause": item.clause,
        "gist": text(item.gist),
        "within": within(item.within),
        "requested": item.requested,
        "by_function": item.posting.by_function,
        "competent": item.competent,
        "inferred": maybe(duty.inferred),
        "because": dict(item.because),
        "assigned_by": item.assigned_by,
        "hand_over_to": agencies(duty.hand_over_to),
        "submit_to": agencies(duty.submit_to),
        "partners": agencies(duty.partners),
        "beneficiaries": [entry.id for entry in duty.beneficiaries],
        "before": course["before"],
        "after": course["after"],
        "on_call": course["on_call"],
        "taken_from": course["taken_from"],
        "mind_danger": course["mind_danger"],
    }
    if clock is not None:
        found["due"] = _due(item.within, clock)
    return found


def notice(item: Notice, answer: Answer, clock: Clock | None = None) -> c.NoticeJson:
    """One agency that must be told; by when on the calendar, where there is a clock."""
    duty = item.duty
    course = _course(duty, answer)
    found: c.NoticeJson = {
        "agency": agency(item.agency),
        "by": agencies(item.by),
        "any_of": None if item.any_of is None else [a.id for a in item.any_of],
        "within": within(item.within),
        "phase": duty.phase.id,
        "reach": _reach(duty),
        "duty": duty.id,
        "clause": duty.clause,
        "gist": text(duty.gist),
        "inferred": maybe(duty.inferred),
        "because": dict(item.because),
        "before": course["before"],
        "after": course["after"],
        "on_call": course["on_call"],
        "taken_from": course["taken_from"],
        "mind_danger": course["mind_danger"],
    }
    if clock is not None:
        found["due"] = _due(item.within, clock)
    return found


def report(item: Report, answer: Answer) -> c.ReportJson:
    """One agency that reports to one other."""
    duty, reporting = item.duty, item.reporting
    course = _course(duty, answer)
    requested = any(p.requested for p in duty.postings if p.agency.id == item.sender.id)
    return {
        "from": agency(item.sender),
        "to": None if item.to is None else agency(item.to),
        "via": None if reporting.via is None else agency(reporting.via),
        "every": list(reporting.every),
        "on_demand": reporting.on_demand,
        "period": "unspecified" if reporting.unspecified else None,
        "requested": requested,
        "duty": duty.id,
        "clause": duty.clause,
        "gist": text(duty.gist),
        "inferred": maybe(duty.inferred),
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
        "agency": agency(item.agency),
        "action": item.action.id,
        "duties": [duty.id for duty in item.duties],
        "clauses": list(dict.fromkeys(duty.clause for duty in item.duties)),
    }


def succeeded(value: Succeeded) -> c.SucceededJson:
    """An agency, and step by step who has succeeded it."""
    return {"agency": agency(value.agency), "steps": [_step(step) for step in value.steps]}


def _step(step: Step) -> c.StepJson:
    return {
        "name": text(step.name),
        "on": step.on,
        "to": [
            {
                "name": text(heir.name),
                "function": heir.body.function,
                "level": heir.body.level,
                "agencies": [a.id for a in heir.agencies],
            }
            for heir in step.to
        ],
        "task": maybe(step.task),
        "merged_from": None if step.merger is None else step.merger.name,
        "merged_into": None if step.merger is None else step.merger.into,
        "under": [
            {"instrument": one.id, "number": one.number, "title": text(one.title)}
            for one in step.under
        ],
        "confidence": step.grounds.confidence.value,
        "sources": list(step.grounds.sources),
        "note": maybe(step.grounds.note),
    }


def _item(
    item: Act | Notice | Report, answer: Answer, clock: Clock | None
) -> c.ActJson | c.NoticeJson | c.ReportJson:
    match item:
        case Act():
            return act(item, answer, clock)
        case Notice():
            return notice(item, answer, clock)
        case Report():
            return report(item, answer)


def plan_answer(answer: Answer, clock: Clock | None = None) -> c.PlanAnswerJson:
    """What one plan says."""
    return {
        "plan": answer.plan.id,
        "title": text(answer.plan.title),
        "act": [act(item, answer, clock) for item in answer.act],
        "notify": [notice(item, answer, clock) for item in answer.notify],
        "oversee": [act(item, answer, clock) for item in answer.oversee],
        "reports": [report(item, answer) for item in answer.reports],
        "by_cases": [by_case(item) for item in answer.by_cases],
        "possible": [_possible(item, answer, clock) for item in answer.possible],
        "ask": [
            {
                "fact": question.fact.id,
                "question": text(question.fact.question),
                "values": list(question.values),
                "decides": question.decides,
                "left": round(question.left, 3),
            }
            for question in answer.ask
        ],
        "status": {action: status.value for action, status in answer.status.items()},
        "on_call": [_call(call) for call in answer.calls],
        "no_bearing": [fact.id for fact in without_bearing(answer)],
        "doubts": warnings(answer.doubts),
        "warnings": warnings(answer.warnings),
        "successions": [succeeded(one) for one in answer.successions],
        "baselines": [_baseline(one, clock) for one in answer.baselines],
    }


def _call(call: Call) -> c.CallJson:
    question = asking(call.duty).fact.question
    return {
        "duty": call.duty.id,
        "clause": call.duty.clause,
        "called": call.called,
        "by_facts": call.by_facts.value,
        "on_call": on_call(call.duty.on_call),
        "question": text(question),
    }


def warnings(caveats: Iterable[Caveat]) -> list[c.WarningJson]:
    """What a reader must know."""
    return [{"rule": one.rule, "message": text(one.message)} for one in caveats]


def _possible(found: Possible, answer: Answer, clock: Clock | None) -> c.PossibleJson:
    return {
        "kind": found.kind,
        "depends_on": [fact.id for fact in found.depends_on],
        "item": _item(found.item, answer, clock),
    }


def _baseline(baseline: Baseline, clock: Clock | None) -> c.BaselineJson:
    answer = baseline.answer
    return {
        "plan": answer.plan.id,
        "title": text(answer.plan.title),
        "warnings": warnings(answer.warnings),
        "successions": [succeeded(one) for one in answer.successions],
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


def answers(values: Sequence[Answer], clock: Clock | None = None) -> c.AnswerJson:
    """What several plans say of one situation; with a clock, deadlines on the calendar too."""
    first = values[0]
    return {
        "coordplan": 1,
        "situation": first.situation.facts,
        "calls": {
            call.duty.id: call.called
            for value in values
            for answer in (value, *(baseline.answer for baseline in value.baselines))
            for call in answer.calls
            if call.called is not None
        },
        "as_of": first.as_of.isoformat() if first.as_of is not None else None,
        "plans": [plan_answer(answer, clock) for answer in values],
    }


def maybe_place(where: Location | None) -> c.PlaceJson | None:
    """Where in a file something stands, or null."""
    return None if where is None else place(where)


def place(where: Location) -> c.PlaceJson:
    """Where in a file something stands."""
    position = where.position
    return {
        "file": where.file,
        "line": position.line if position else None,
        "column": position.column if position else None,
    }


def diagnostic(value: Diagnostic) -> c.DiagnosticJson:
    """Something wrong with an input."""
    return {
        "rule": value.rule,
        "severity": "error" if value.severity is Severity.ERROR else "warning",
        "message": text(value.message),
        "help": maybe(value.help),
        "where": maybe_place(value.where),
    }


def checked(files: Mapping[str, Sequence[Diagnostic]]) -> c.CheckJson:
    """Files that were checked, with what is wrong in each."""
    return {
        "coordplan": 1,
        "clean": not any(files.values()),
        "files": [
            {
                "file": file,
                "clean": not found,
                "diagnostics": [diagnostic(d) for d in found],
            }
            for file, found in files.items()
        ],
    }


def plans(values: Iterable[Plan]) -> c.PlansJson:
    """A list of plans."""
    return {
        "coordplan": 1,
        "plans": [
            {
                "id": plan.id,
                "title": text(plan.title),
                "jurisdiction": text(plan.jurisdiction.name),
                "level": plan.jurisdiction.level,
                "issued": plan.document.issued,
                "effective_from": plan.document.effective_from,
                "effective_to": plan.document.effective_to,
                "covers": list(plan.document.covers),
                "clauses": len(plan.clauses),
                "duties": len(plan.duties),
                "agencies": len(plan.agencies),
            }
            for plan in values
        ],
    }


def events(vocabulary: Vocabulary) -> c.EventsJson:
    """The events of a vocabulary."""
    return {
        "coordplan": 1,
        "vocabulary": vocabulary.id,
        "events": [
            {
                "id": event.id,
                "label": text(event.label),
                "about": text(event.about),
                "names": list(event.names),
                "facts": dict(event.facts),
            }
            for event in vocabulary.events.values()
        ],
    }


def facts(vocabulary: Vocabulary) -> c.FactListJson:
    """The facts of a vocabulary, and the constraints between them."""
    return {
        "coordplan": 1,
        "vocabulary": vocabulary.id,
        "facts": [
            {
                "id": fact.id,
                "label": text(fact.label),
                "about": text(fact.about),
                "question": text(fact.question),
                "since": None if fact.since is None else fact.since.id,
                "retired": maybe(fact.retired),
                "values": [
                    {
                        "value": v.value,
                        "label": text(v.label),
                        "about": text(v.about),
                        "within": list(v.within),
                    }
                    for v in fact.values
                ],
            }
            for fact in vocabulary.fact_list
        ],
        "constraints": [
            {"condition": constraint_words(k, vocabulary), "reason": text(k.reason)}
            for k in vocabulary.constraints
        ],
    }


def agency_list(found: Iterable[tuple[Plan, Agency]]) -> c.AgenciesJson:
    """Agencies with what they do in their plans."""
    return {"coordplan": 1, "agencies": [_agency_entry(plan, a) for plan, a in found]}


def _agency_entry(plan: Plan, value: Agency) -> c.AgencyEntryJson:
    roles: dict[str, list[str]] = {}
    for duty in plan.duties:
        for posting in duty.postings:
            if posting.agency.id == value.id:
                roles.setdefault(posting.role.value, []).append(duty.id)
    return {
        "id": value.id,
        "name": text(value.name),
        "function": value.function,
        "level": value.level,
        "under": value.under,
        "aliases": list(value.aliases),
        "members": list(value.members),
        "plan": plan.id,
        "roles": roles,
    }


def shown(plan: Plan, clauses: Iterable[Clause]) -> c.ShowJson:
    """A plan and some of its clauses."""
    document = plan.document
    return {
        "coordplan": 1,
        "plan": plan.id,
        "title": text(plan.title),
        "jurisdiction": text(plan.jurisdiction.name),
        "level": plan.jurisdiction.level,
        "document": {
            "kind": document.kind,
            "number": document.number,
            "issuer": agency(document.issuer),
            "issued": document.issued,
            "effective_from": document.effective_from,
            "effective_to": document.effective_to,
            "carries_out": list(document.carries_out),
            "cites": list(document.cites),
            "source_file": document.source_file,
            "source_sha256": document.source_sha256,
            "covers": list(document.covers),
            "pages": list(document.pages),
        },
        "places": None if plan.places is None else list(plan.places),
        "places_source": maybe(plan.places_source),
        "headings": [
            {"at": one.at, "print": one.fingerprint, "where": maybe_place(one.where)}
            for one in plan.headings
        ],
        "clauses": [_clause(plan, clause) for clause in clauses],
    }


def _clause(plan: Plan, clause: Clause) -> c.ClauseJson:
    return {
        "at": clause.at,
        "kind": clause.kind,
        "print": clause.fingerprint or None,
        "gist": text(clause.gist),
        "of": list(clause.of),
        "assigns": [_role_entry(posting) for posting in clause.assigns],
        "names": agencies(clause.names),
        "about": [action.id for action in clause.about],
        "cites": [
            {"instrument": cited.instrument, "number": cited.number, "issuer": cited.issuer}
            for cited in clause.cites
        ],
        "duties": [_duty(plan, duty) for duty in clause.duties],
        "inferred": maybe(clause.inferred),
        "where": maybe_place(clause.where),
        "source_state": None,
        "source_at": None,
        "source_text": None,
    }


def _duty(plan: Plan, duty: Duty) -> c.DutyJson:
    return {
        "id": duty.id,
        "actions": [action.id for action in duty.actions],
        "phase": duty.phase.id,
        "reach": _reach(duty),
        "when": condition_words(plan.conditions[duty.condition], plan.vocabulary) or None,
        "gist": text(duty.gist),
        "agencies": [_role_entry(posting) for posting in duty.postings],
        "partners": agencies(duty.partners),
        "beneficiaries": [entry.id for entry in duty.beneficiaries],
        "within": within(duty.within),
        "notify": _notify(duty),
        "hand_over_to": agencies(duty.hand_over_to),
        "submit_to": agencies(duty.submit_to),
        "reports": reporting(duty),
        "before": [action.id for action in duty.before],
        "after": [action.id for action in duty.after],
        "on_call": on_call(duty.on_call),
        "taken_from": list(duty.taken_from),
        "by_function": duty.by_function,
        "inferred": maybe(duty.inferred),
        "where": maybe_place(duty.where),
    }


def _role_entry(posting: Posting) -> c.RoleEntryJson:
    return {
        "agency": agency(posting.agency),
        "role": _role(posting.role),
        "requested": posting.requested,
        "assigned_by": posting.assigned_by,
        "by_function": posting.by_function,
        "others": list(posting.others),
    }


def _notify(duty: Duty) -> c.NotifyJson | None:
    told = duty.notification
    if told is None:
        return None
    return {"to": agencies(told.to), "any": told.any, "within": within(told.within)}


def reporting(duty: Duty) -> c.ReportingJson | None:
    """To whom a duty reports, and how often; null where it does not."""
    found = duty.reporting
    if found is None:
        return None
    return {
        "to": agencies(found.to),
        "via": None if found.via is None else agency(found.via),
        "every": list(found.every),
        "on_demand": found.on_demand,
        "period": "unspecified" if found.unspecified else None,
    }


def _role(role: Role) -> c.RoleJson:
    return role.value


def _reach(duty: Duty) -> c.ReachJson:
    return duty.reach.value
