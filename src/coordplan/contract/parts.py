"""The parts of which the JSON of several commands is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coordplan.compiled import Agency, Deadline, Duty, OnCall, Plan, Role
from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.diagnostics import Diagnostic, Severity
from coordplan.source import Location
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.answer.items import Caveat, Succeeded
    from coordplan.compare.cases import Description, Restriction
    from coordplan.compare.survey import Case
    from coordplan.contract import types as c
    from coordplan.reporting.deadlines import Clock, Due
    from coordplan.validity.succession import Step
    from coordplan.vocabulary import Vocabulary


def text(value: Text) -> c.TextJson:
    """A text in two languages."""
    return {"vi": value.vi, "en": value.en}


def drafts(*plans: Plan) -> list[str]:
    """Which of some plans are drafts: their ids, with the file where two have one id."""
    return [plan.label for plan in dict.fromkeys(plans) if plan.is_draft]


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
    found: c.DueJson = {
        "at": value.at.isoformat(timespec="minutes"),
        "day_off": maybe(value.day_off),
        "next_working_day": None if following is None else following.isoformat(),
    }
    if value.provisional:
        found["provisional_years"] = list(value.provisional)
        found["may_move"] = value.may_move
    return found


def due_by(within: Deadline | None, clock: Clock) -> c.DueJson | None:
    """By when on the calendar, from the moment of a clock."""
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


def succeeded(value: Succeeded) -> c.SucceededJson:
    """An agency, and step by step who has succeeded it."""
    return {"agency": agency(value.agency), "steps": [step(one) for one in value.steps]}


def step(step: Step) -> c.StepJson:
    """What happened to a body on a day, and to whom its tasks passed."""
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


def warnings(caveats: Iterable[Caveat]) -> list[c.WarningJson]:
    """What a reader must know."""
    return [{"rule": one.rule, "message": text(one.message)} for one in caveats]


def apart(plan: Plan) -> c.ApartJson:
    """The file of a plan, where it is what tells it from another one of its id."""
    return {"file": plan.asked_as} if plan.label != plan.id else {}


def version(plan: Plan) -> c.PlanVersionJson:
    """Which encoding of which text a plan is."""
    return {"encoding": plan.fingerprint, "source": plan.document.source_sha256}


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


def role(role: Role) -> c.RoleJson:
    """A role by its id."""
    return role.value


def reach(duty: Duty) -> c.ReachJson:
    """Whether a duty speaks of its situation."""
    return duty.reach.value


def condition_data(condition: Condition, vocabulary: Vocabulary) -> c.WhenJson:
    """A condition in the form of ``when`` in a plan: a program reads it as it reads a plan."""
    match condition:
        case Among(number, mask):
            fact = vocabulary.fact_list[number]
            return {fact.id: [v.value for n, v in enumerate(fact.values) if mask >> n & 1]}
        case Negation(part):
            return {"not": condition_data(part, vocabulary)}
        case Every(parts):
            return {"all": [condition_data(part, vocabulary) for part in parts]}
        case Some(parts):
            return {"any": [condition_data(part, vocabulary) for part in parts]}


def term_data(term: Iterable[Restriction]) -> c.TermJson:
    """A term: each fact with the values that it may have."""
    return {restriction.fact.id: list(restriction.values) for restriction in term}


def description_data(description: Description) -> list[c.TermJson]:
    """Terms of which at least one holds."""
    return [term_data(term) for term in description]


def cases_data(cases: Iterable[Case]) -> list[c.CaseJson]:
    """Every way into a set of situations."""
    return [
        {"term": term_data(case.term), "situation": dict(case.situation.facts)} for case in cases
    ]
