"""What a plan could do without: duties that others cover, alternatives that never hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coordplan.compare.diagram import NONE
from coordplan.compare.survey import Gap, GapKind, Harm, Survey
from coordplan.compare.timing import own_condition, with_time
from coordplan.compiled import Duty
from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.deadlines import measure
from coordplan.vocabulary import Fact

_TURNS_A_PAIR = 5
"""What it costs to set what one duty says beside what another says."""


def idle_parts(survey: Survey) -> Iterator[Gap]:
    """Duties that another always covers; conditions and alternatives that change nothing."""
    said = {duty.number: _Said(duty) for duty in survey.plan.duties}
    for duty in survey.duties:
        covering = next((o for o in _wider(survey, duty) if _covers(survey, said, o, duty)), None)
        if covering is not None:
            yield _gap(survey, GapKind.COVERED_DUTY, (duty, covering))
        for alternative in _idle_alternatives(survey, duty):
            yield replace(_gap(survey, GapKind.NEVER_HOLDS, (duty,)), idle=alternative)


def _gap(survey: Survey, kind: GapKind, duties: tuple[Duty, ...]) -> Gap:
    node = survey.held(duties[0])
    return Gap(
        kind=kind,
        harm=Harm.LOW,
        action=survey.action_of(duties[0]),
        extent=survey.extent(node),
        clauses=tuple(dict.fromkeys(duty.clause for duty in duties)),
        duties=duties,
    )


class _Said:
    """What a duty says, apart from where it holds."""

    def __init__(self, duty: Duty) -> None:
        self.actions = frozenset(action.id for action in duty.actions)
        self.roles = _roles(duty)
        self.extras = _extras(duty)

    def within(self, wide: _Said) -> bool:
        """Whether another duty says all of it."""
        return (
            self.actions <= wide.actions and self.roles <= wide.roles and self.extras <= wide.extras
        )


def _wider(survey: Survey, duty: Duty) -> Sequence[Duty]:
    """The duties that may say everything that a duty says: they do what it does."""
    return min((survey.plan.duties_with(action) for action in duty.actions), key=len)


def _covers(survey: Survey, said: Mapping[int, _Said], wide: Duty, duty: Duty) -> bool:
    """Whether a duty says everything that another says, wherever the other holds.

    Of two that say the same, the first covers the second. A duty on call covers none: it may not
    be called.
    """
    survey.cases.diagrams.work.spend(_TURNS_A_PAIR)
    if wide is duty or wide.on_call is not None:
        return False
    own, other = said[duty.number], said[wide.number]
    if not own.within(other):
        return False
    held, wider = survey.held(duty), survey.held(wide)
    if held == NONE or survey.cases.diagrams.minus(held, wider) != NONE:
        return False
    same = held == wider and other.within(own) and duty.on_call is None
    return not same or wide.number < duty.number


def _roles(duty: Duty) -> frozenset[tuple[str, str, tuple[str, ...]]]:
    return frozenset((p.agency.id, p.role, p.others) for p in duty.postings)


def _extras(duty: Duty) -> frozenset[object]:
    """What a duty says beside who does what."""
    told = duty.notification
    notice = told and (frozenset(agency.id for agency in told.to), told.any, measure(told.within))
    single = (measure(duty.within), notice, duty.reporting)
    return frozenset(
        [
            *(said for said in single if said is not None),
            *(("hand over", agency.id) for agency in duty.hand_over_to),
            *(("submit", agency.id) for agency in duty.submit_to),
            *(("with", agency.id) for agency in duty.partners),
            *(("for", entry.id) for entry in duty.beneficiaries),
        ]
    )


def _idle_alternatives(survey: Survey, duty: Duty) -> Iterator[Condition]:
    """The alternatives of a duty's condition without which it holds in the same situations."""
    diagrams, all_ = survey.cases.diagrams, survey.cases.all
    held = survey.held(duty)
    condition = survey.plan.conditions[duty.condition]
    if held == NONE:
        yield condition
        return
    own, facts = own_condition(survey.plan, duty), survey.plan.vocabulary.fact_list
    for alternative, without in _alternatives(own, facts):
        if diagrams.both(all_, diagrams.of(with_time(without, duty))) == held:
            yield alternative


def _alternatives(
    condition: Condition, facts: Sequence[Fact]
) -> Iterator[tuple[Condition, Condition]]:
    """Each value of a list and each part of an ``any``, with the condition without it."""
    match condition:
        case Among(fact, values):
            areas = _areas(facts[fact], values)
            for number, area in enumerate(areas) if len(areas) > 1 else ():
                rest = 0
                for other in (*areas[:number], *areas[number + 1 :]):
                    rest |= other
                yield Among(fact, area), Among(fact, rest)
        case Negation(part):
            for alternative, without in _alternatives(part, facts):
                yield alternative, Negation(without)
        case Every(parts):
            yield from _inside(parts, Every, facts)
        case Some(parts):
            for number, part in enumerate(parts) if len(parts) > 1 else ():
                yield part, Some((*parts[:number], *parts[number + 1 :]))
            yield from _inside(parts, Some, facts)


def _areas(fact: Fact, values: int) -> list[int]:
    """The widest values of a list, each with all that lies within it.

    Who names the sea border area writes one value, not each island and port in it.
    """
    inside = [area for n, area in enumerate(fact.areas) if values >> n & 1 and not area & ~values]
    return [area for area in inside if not any(area != o and not area & ~o for o in inside)]


def _inside(
    parts: tuple[Condition, ...], whole: type[Every | Some], facts: Sequence[Fact]
) -> Iterator[tuple[Condition, Condition]]:
    """The alternatives inside each part, with the whole condition without them."""
    for number, part in enumerate(parts):
        for alternative, without in _alternatives(part, facts):
            yield alternative, whole((*parts[:number], without, *parts[number + 1 :]))
