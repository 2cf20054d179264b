"""What a change is from or to."""

from __future__ import annotations

from dataclasses import dataclass

from coordplan.answer.items import Status
from coordplan.compare.identity import agency_key, condition_key
from coordplan.compiled import Agency, Deadline, Notification, OnCall, Posting, Reporting
from coordplan.conditions import Condition
from coordplan.text import Text
from coordplan.vocabulary import Action, Entry, Vocabulary


@dataclass(frozen=True, slots=True)
class Circumstance:
    """When something holds."""

    condition: Condition
    vocabulary: Vocabulary


Simple = str | Text | Agency | Entry | Action | Status | Deadline | tuple[str, ...]
Composed = Posting | Circumstance | Notification | Reporting | OnCall
Value = Simple | Composed | None
"""None where a side has nothing, or where what the change is about says it all."""


def canonical(value: Value) -> str:
    """A value as fingerprints have it: ids of the vocabulary, names instead of ids of agencies."""
    match value:
        case None:
            return ""
        case Posting() | Circumstance() | Notification() | Reporting() | OnCall():
            return _composed(value)
        case _:
            return _simple(value)


def _simple(value: Simple) -> str:
    match value:
        case str():
            return str(value)
        case Text(vi, en):
            return f"{vi}|{en}"
        case Agency():
            return agency_key(value)
        case Entry() | Action():
            return value.id
        case Deadline():
            if value.immediately:
                return "immediately"
            if value.ahead is not None:
                return f"{value.ahead} ahead"
            return value.duration or f"{value.working_days} working days"
        case tuple():
            return "|".join(sorted(value))


def _composed(value: Composed) -> str:
    match value:
        case Posting():
            return f"{value.role}:{agency_key(value.agency)}"
        case Circumstance(condition, vocabulary):
            return condition_key(condition, vocabulary)
        case Notification():
            told = sorted(agency_key(agency) for agency in value.to)
            return f"{'any' if value.any else 'all'} {told} {canonical(value.within)}"
        case Reporting():
            to = sorted(agency_key(agency) for agency in value.to)
            rhythm = [*sorted(value.every), *["on demand"] * value.on_demand]
            return f"{to} {canonical(value.via)} {rhythm} {value.unspecified}"
        case OnCall():
            asked = value.asked_by
            by = None if asked is None else sorted(agency_key(agency) for agency in asked)
            return f"on call {value.necessary} {by}"
