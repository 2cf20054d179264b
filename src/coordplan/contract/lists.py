"""What is looked up, checked and shown of plans and vocabularies, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from coordplan.compiled import Agency, Clause, Duty, Plan, Posting
from coordplan.contract import parts as p
from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.phrases.conditions import condition_words, constraint_words
from coordplan.vocabulary import Action, Vocabulary

if TYPE_CHECKING:
    from coordplan.contract import types as c


def checked(files: Mapping[str, Sequence[Diagnostic]]) -> c.CheckJson:
    """Files that were checked, with what is wrong in each."""
    return {
        "coordplan": 1,
        "clean": not any(files.values()),
        "files": [
            {
                "file": file,
                "clean": not found,
                "diagnostics": [p.diagnostic(d) for d in found],
            }
            for file, found in files.items()
        ],
    }


def error(value: CoordplanError) -> c.ErrorJson:
    """Everything that keeps a question from being answered."""
    return {"coordplan": 1, "diagnostics": [p.diagnostic(one) for one in value.diagnostics]}


def plans(values: Iterable[Plan]) -> c.PlansJson:
    """A list of plans."""
    return {
        "coordplan": 1,
        "plans": [
            {
                "id": plan.id,
                "plan_version": p.version(plan),
                "title": p.text(plan.title),
                "jurisdiction": p.text(plan.jurisdiction.name),
                "level": plan.jurisdiction.level,
                "issued": plan.document.issued,
                "effective_from": plan.document.effective_from,
                "effective_to": plan.document.effective_to,
                "covers": list(plan.document.covers),
                "draft": plan.is_draft,
                "unreviewed": len(plan.unreviewed),
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
                "label": p.text(event.label),
                "about": p.text(event.about),
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
                "label": p.text(fact.label),
                "about": p.text(fact.about),
                "question": p.text(fact.question),
                "since": None if fact.since is None else fact.since.id,
                "retired": p.maybe(fact.retired),
                "values": [
                    {
                        "value": v.value,
                        "label": p.text(v.label),
                        "about": p.text(v.about),
                        "within": list(v.within),
                    }
                    for v in fact.values
                ],
            }
            for fact in vocabulary.fact_list
        ],
        "constraints": [
            {"condition": constraint_words(k, vocabulary), "reason": p.text(k.reason)}
            for k in vocabulary.constraints
        ],
    }


def actions(vocabulary: Vocabulary) -> c.ActionListJson:
    """The actions of a vocabulary, and the phases that they belong to."""
    return {
        "coordplan": 1,
        "vocabulary": vocabulary.id,
        "phases": [
            {
                "id": phase.id,
                "label": p.text(phase.label),
                "about": p.text(phase.about),
                "standing": phase.standing,
            }
            for phase in vocabulary.phases.values()
        ],
        "actions": [_action(action, vocabulary) for action in vocabulary.actions.values()],
    }


def _action(action: Action, vocabulary: Vocabulary) -> c.ActionJson:
    needed = action.needed
    return {
        "id": action.id,
        "label": p.text(action.label),
        "about": p.text(action.about),
        "phase": action.phase.id,
        "needed": None if needed is None else condition_words(needed, vocabulary),
        "competence": [
            {
                "function": one.function,
                "since": one.since,
                "until": one.until,
                "source": p.text(one.source),
            }
            for one in action.competence
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
        "name": p.text(value.name),
        "function": value.function,
        "level": value.level,
        "under": value.under,
        "aliases": list(value.aliases),
        "members": list(value.members),
        "plan": plan.id,
        **p.apart(plan),
        "roles": roles,
    }


def shown(plan: Plan, clauses: Iterable[Clause]) -> c.ShowJson:
    """A plan and some of its clauses."""
    document = plan.document
    return {
        "coordplan": 1,
        "plan": plan.id,
        "plan_version": p.version(plan),
        "title": p.text(plan.title),
        "jurisdiction": p.text(plan.jurisdiction.name),
        "level": plan.jurisdiction.level,
        "document": {
            "kind": document.kind,
            "number": document.number,
            "issuer": p.agency(document.issuer),
            "issued": document.issued,
            "effective_from": document.effective_from,
            "effective_to": document.effective_to,
            "carries_out": list(document.carries_out),
            "cites": list(document.cites),
            "source_file": document.source_file,
            "source_sha256": document.source_sha256,
            "covers": list(document.covers),
            "pages": list(document.pages),
            "draft": plan.is_draft,
        },
        "places": None if plan.places is None else list(plan.places),
        "places_source": p.maybe(plan.places_source),
        "headings": [
            {"at": one.at, "print": one.fingerprint, "where": p.maybe_place(one.where)}
            for one in plan.headings
        ],
        "clauses": [_clause(plan, clause) for clause in clauses],
    }


def _clause(plan: Plan, clause: Clause) -> c.ClauseJson:
    return {
        "at": clause.at,
        "kind": clause.kind,
        "print": clause.fingerprint or None,
        "gist": p.text(clause.gist),
        "of": list(clause.of),
        "assigns": [_role_entry(posting) for posting in clause.assigns],
        "names": p.agencies(clause.names),
        "about": [action.id for action in clause.about],
        "reviewed": clause.reviewed,
        "cites": [
            {"instrument": cited.instrument, "number": cited.number, "issuer": cited.issuer}
            for cited in clause.cites
        ],
        "duties": [_duty(plan, duty) for duty in clause.duties],
        "inferred": p.maybe(clause.inferred),
        "where": p.maybe_place(clause.where),
        "source_state": None,
        "source_at": None,
        "source_text": None,
    }


def _duty(plan: Plan, duty: Duty) -> c.DutyJson:
    return {
        "id": duty.id,
        "actions": [action.id for action in duty.actions],
        "phase": duty.phase.id,
        "reach": p.reach(duty),
        "when": condition_words(plan.conditions[duty.condition], plan.vocabulary) or None,
        "gist": p.text(duty.gist),
        "agencies": [_role_entry(posting) for posting in duty.postings],
        "partners": p.agencies(duty.partners),
        "beneficiaries": [entry.id for entry in duty.beneficiaries],
        "within": p.within(duty.within),
        "notify": _notify(duty),
        "hand_over_to": p.agencies(duty.hand_over_to),
        "submit_to": p.agencies(duty.submit_to),
        "reports": p.reporting(duty),
        "before": [action.id for action in duty.before],
        "after": [action.id for action in duty.after],
        "on_call": p.on_call(duty.on_call),
        "taken_from": list(duty.taken_from),
        "by_function": duty.by_function,
        "inferred": p.maybe(duty.inferred),
        "where": p.maybe_place(duty.where),
    }


def _role_entry(posting: Posting) -> c.RoleEntryJson:
    return {
        "agency": p.agency(posting.agency),
        "role": p.role(posting.role),
        "requested": posting.requested,
        "assigned_by": posting.assigned_by,
        "by_function": posting.by_function,
        "others": list(posting.others),
    }


def _notify(duty: Duty) -> c.NotifyJson | None:
    told = duty.notification
    if told is None:
        return None
    return {"to": p.agencies(told.to), "any": told.any, "within": p.within(told.within)}
