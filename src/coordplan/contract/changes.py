"""A comparison as the JSON contract has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.compare.acknowledged import Acknowledgement, Review
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.severity import Severity
from coordplan.compare.tally import tallies
from coordplan.compare.values import Value, canonical
from coordplan.compiled import Agency, Duty, Plan, Posting
from coordplan.contract.parts import agency, drafts, maybe_place, text
from coordplan.phrases.changes import side_words, subject_words
from coordplan.vocabulary import Action

if TYPE_CHECKING:
    from coordplan.contract import types as c


def compared(review: Review, shown: Sequence[Change]) -> c.DiffJson:
    """A comparison: ``shown`` are the open changes to show."""
    diff = review.diff
    counts = Counter(change.severity for change in diff.changes)
    return {
        "coordplan": 1,
        "before": _plan(diff.before),
        "after": _plan(diff.after),
        "drafts": drafts(diff.before, diff.after),
        "versions": diff.alignment.versions,
        "counts": {severity.value: counts[severity] for severity in Severity},
        "changes": [_change(change) for change in shown if not change.follows],
        "effects": [_change(change) for change in shown if change.follows],
        "acknowledged": [_acknowledgement(given) for _, given in review.acknowledged],
        "stale": [_acknowledgement(given) for given in review.stale],
        "actions": _actions(diff),
    }


def _plan(plan: Plan) -> c.ComparedPlanJson:
    return {"plan": plan.id, "title": text(plan.title), "where": maybe_place(plan.where)}


def _change(change: Change) -> c.PlanChangeJson:
    site = change.before or change.after
    assert site is not None
    return {
        "fingerprint": change.fingerprint,
        "kind": change.kind.id,
        "area": change.kind.area.value,
        "severity": change.severity.value,
        "label": text(change.kind.label),
        "about": text(subject_words(change)),
        "before": _side(change.before, change.old),
        "after": _side(change.after, change.new),
        "events": [event for event in change.events if event],
        "nothing_known": "" in change.events,
    }


def _side(site: Site | None, value: Value) -> c.SideJson | None:
    if site is None:
        return None
    subject = site.subject
    touched = [subject] if isinstance(subject, Duty) else list(site.duties)
    return {
        "plan": site.plan.id,
        "clauses": list(site.clauses),
        "duties": [duty.id for duty in touched],
        "action": subject.id if isinstance(subject, Action) else None,
        "agency": agency(subject) if isinstance(subject, Agency) else None,
        "where": maybe_place(site.where),
        "value": canonical(value) if value is not None else None,
        "said": text(side_words(site, value, ids=True)),
        "agencies": _agencies(value),
    }


def _agencies(value: Value) -> list[c.AgencyJson]:
    match value:
        case Agency():
            return [agency(value)]
        case Posting():
            return [agency(value.agency)]
        case _:
            return []


def _acknowledgement(given: Acknowledgement) -> c.AcknowledgementJson:
    return {
        "change": given.change,
        "what": given.what,
        "reason": given.reason,
        "where": maybe_place(given.where),
    }


def _actions(diff: Diff) -> list[c.TallyJson]:
    return [
        {
            "action": tally.action.id,
            "both": [[one.id, other.id] for one, other in tally.both],
            "before": [duty.id for duty in tally.before],
            "after": [duty.id for duty in tally.after],
        }
        for tally in tallies(diff)
    ]
