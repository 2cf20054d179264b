"""What a thing is, in words that outlast renumbering, reordering and new ids.

An agency is its function, level and name; a clause its text; a duty what it does, when, and under
which text. Locators, line numbers and ids are left out.
"""

from __future__ import annotations

from coordplan.compiled import Agency, Clause, Duty, Plan
from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.text import fold
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import spelled


def agency_key(agency: Agency) -> str:
    """An agency, whatever its id."""
    return f"{agency.function}/{agency.level}/{fold(agency.name.vi)}"


def clause_key(clause: Clause) -> str:
    """A clause, wherever it stands."""
    return f"{clause.kind}/{clause.fingerprint}"


def duty_key(plan: Plan, duty: Duty) -> str:
    """A duty, wherever it stands."""
    actions = "+".join(sorted(action.id for action in duty.actions))
    when = condition_key(plan.conditions[duty.condition], plan.vocabulary)
    return f"{actions}/{when}/{plan.clauses[duty.clause].fingerprint}"


def condition_key(condition: Condition, vocabulary: Vocabulary) -> str:
    """A condition by ids, whatever the order of its parts."""
    match condition:
        case Among(number, mask):
            fact = vocabulary.fact_list[number]
            values = sorted(spelled(v.value) for n, v in enumerate(fact.values) if mask >> n & 1)
            return f"{fact.id}={'|'.join(values)}"
        case Negation(part):
            return f"not({condition_key(part, vocabulary)})"
        case Every(parts) | Some(parts):
            joiner = "&" if isinstance(condition, Every) else ","
            return f"({joiner.join(sorted(condition_key(part, vocabulary) for part in parts))})"
