"""Who must act, and who is told: exact over every completion of what is not known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from coordplan.answer.items import (
    Act,
    Answer,
    Because,
    Caveat,
    Kind,
    Notice,
    Possible,
    Report,
    Status,
)
from coordplan.answer.questions import questions
from coordplan.compiled import Agency, Duty, Plan, Reach, Role
from coordplan.conditions import facts_of
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.index import Verdict, deciding, sufficient
from coordplan.situation import Resolved, Situation, resolve
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Action, Fact

Item = tuple[Kind, Act | Notice | Report]

Verdicts = Callable[[Plan, Resolved], Sequence[Verdict]]
"""An engine: what a situation says of each condition of a plan, in their order."""


def who(  # noqa: PLR0913  # each may be left out
    plan: Plan,
    situation: Situation | None = None,
    *,
    phases: Collection[str] = (),
    standing: bool = False,
    as_of: datetime.date | None = None,
    verdicts: Verdicts | None = None,
) -> Answer:
    """What a plan says of a situation: who acts, who is told, what only depends, what to ask.

    ``phases`` narrows the answer to duties with an action in one of these phases; ``standing``
    adds the duties that are not tied to a case. ``as_of`` is the date of the question.
    ``verdicts`` is another engine than the index to judge the conditions; reasons and
    questions come from the index.

    Raises ``SituationError`` for a situation that the vocabulary does not allow, and
    ``UnknownNameError`` for an unknown phase.
    """
    _check_phases(plan, phases)
    resolved = resolve(situation or Situation(), plan.vocabulary)
    judged = (verdicts or _by_index)(plan, resolved)
    in_scope = [_in_scope(duty, phases, standing=standing) for duty in plan.duties]
    reasons = _Reasons(plan, resolved, judged)
    certain: dict[Kind, list[Act | Notice | Report]] = {
        "act": [],
        "notify": [],
        "oversee": [],
        "reports": [],
    }
    possible: list[Possible] = []
    for kind, item in _items(plan, in_scope, phases, reasons):
        if judged[item.duty.condition] is Verdict.CERTAIN:
            certain[kind].append(item)
        else:
            possible.append(Possible(kind, item, reasons.depends_on(item.duty.condition)))
    act = tuple(item for item in certain["act"] if isinstance(item, Act))
    mattering = {fact.number for item in possible for fact in item.depends_on}
    return Answer(
        plan=plan,
        situation=resolved,
        as_of=as_of,
        act=act,
        notify=tuple(item for item in certain["notify"] if isinstance(item, Notice)),
        oversee=tuple(item for item in certain["oversee"] if isinstance(item, Act)),
        reports=tuple(item for item in certain["reports"] if isinstance(item, Report)),
        possible=tuple(possible),
        ask=questions(plan, resolved, _undecided(possible), mattering),
        status=_status(plan, act, possible, phases, standing=standing),
        warnings=tuple(_warnings(plan, as_of)),
    )


def _by_index(plan: Plan, resolved: Resolved) -> Sequence[Verdict]:
    alive = plan.index.compatible(resolved.known)
    return [plan.index.verdict(condition, alive) for condition in range(len(plan.conditions))]


def _check_phases(plan: Plan, phases: Collection[str]) -> None:
    known = plan.vocabulary.phases
    unknown = [
        Diagnostic(
            "unknown-phase",
            Text(en=f"unknown phase {quote(phase)}", vi=f"không có giai đoạn {quote(phase)}"),
            help=did_you_mean(phase, known),
        )
        for phase in phases
        if phase not in known
    ]
    if unknown:
        raise UnknownNameError(unknown)


def _wanted(action: Action, phases: Collection[str], *, standing: bool) -> bool:
    if phases:
        return action.phase.id in phases
    return standing or not action.phase.standing


def _in_scope(duty: Duty, phases: Collection[str], *, standing: bool) -> bool:
    return any(_wanted(action, phases, standing=standing) for action in duty.actions)


class _Reasons:
    """Why each condition holds or what it depends on, worked out once a condition."""

    def __init__(self, plan: Plan, resolved: Resolved, verdicts: Sequence[Verdict]) -> None:
        self.plan = plan
        self.resolved = resolved
        self.verdicts = verdicts
        self._because: dict[int, Because] = {}
        self._depends_on: dict[int, tuple[Fact, ...]] = {}

    def because(self, condition: int) -> Because:
        """The facts that make a certain condition hold; none of a condition that may hold."""
        if condition not in self._because:
            self._because[condition] = self._worked_out(condition)
        return self._because[condition]

    def depends_on(self, condition: int) -> tuple[Fact, ...]:
        """The unknown facts of an undecided condition that may settle it."""
        if condition not in self._depends_on:
            named = sorted(facts_of(self.plan.conditions[condition]))
            found = deciding(self.plan.index, condition, self.resolved.known, named)
            facts = self.plan.vocabulary.fact_list
            self._depends_on[condition] = tuple(facts[number] for number in found)
        return self._depends_on[condition]

    def _worked_out(self, condition: int) -> Because:
        if self.verdicts[condition] is not Verdict.CERTAIN:
            return MappingProxyType({})
        known, named = self.resolved.known, facts_of(self.plan.conditions[condition])
        tied = {
            fact
            for component in self.plan.vocabulary.world.touching(named)
            for fact in component.facts - named
        }
        order = [
            *sorted(tied - self.resolved.given, reverse=True),
            *sorted(tied & self.resolved.given, reverse=True),
            *sorted(named, reverse=True),
        ]
        numbers = sorted(sufficient(self.plan.index, condition, known, order))
        facts = self.plan.vocabulary.fact_list
        return MappingProxyType({facts[n].id: facts[n].values[known[n]].value for n in numbers})


def _items(
    plan: Plan, in_scope: Sequence[bool], phases: Collection[str], reasons: _Reasons
) -> Iterator[Item]:
    """Every item whose duty is not excluded, in the order of an answer.

    Who reports to whom is part of every answer that is not narrowed to some phases.
    """
    alive = [reasons.verdicts[duty.condition] is not Verdict.EXCLUDED for duty in plan.duties]
    told: set[int] = set()
    for duty, posting in plan.postings:
        if not (alive[duty.number] and in_scope[duty.number]):
            continue
        because = reasons.because(duty.condition)
        yield ("act" if posting.role.acts else "oversee"), Act(duty, posting, because)
        if duty.notification is not None and duty.number not in told:
            told.add(duty.number)
            for agency in duty.notification.to:
                yield "notify", Notice(agency, duty, because)
    for duty in plan.duties:
        if alive[duty.number] and (in_scope[duty.number] or not phases):
            for item in _reports(duty, reasons):
                yield "reports", item


def _reports(duty: Duty, reasons: _Reasons) -> Iterator[Report]:
    """Who reports to whom under a duty."""
    if duty.reporting is not None:
        because = reasons.because(duty.condition)
        for sender in duty.acting:
            for to in duty.reporting.to or (None,):
                yield Report(sender, to, duty, because)


def _undecided(possible: Sequence[Possible]) -> Mapping[int, int]:
    """How many undecided duties hang on each undecided condition."""
    duties = {item.item.duty.number: item.item.duty for item in possible}
    counts: dict[int, int] = {}
    for duty in duties.values():
        counts[duty.condition] = counts.get(duty.condition, 0) + 1
    return counts


def _status(
    plan: Plan,
    act: Sequence[Act],
    possible: Sequence[Possible],
    phases: Collection[str],
    *,
    standing: bool,
) -> Mapping[str, Status]:
    """What the plan says of every action in scope."""
    acting: dict[str, list[Act]] = {}
    for item in act:
        for action in item.actions:
            acting.setdefault(action.id, []).append(item)
    open_ = {
        action.id for item in possible if item.kind == "act" for action in item.item.duty.actions
    }
    return MappingProxyType(
        {
            action.id: _status_of(acting.get(action.id, []), open_=action.id in open_)
            for action in plan.vocabulary.actions.values()
            if _wanted(action, phases, standing=standing)
        }
    )


def _is_one(agencies: Collection[Agency]) -> bool:
    """Whether these are a single body: one agency that is no group."""
    return len(agencies) == 1 and not any(agency.several for agency in agencies)


def _status_of(items: Sequence[Act], *, open_: bool) -> Status:
    """What the certain items of one action amount to; ``open_`` where something possible has it."""
    named = [item for item in items if item.reach is Reach.NAMED]
    performers = {item.agency for item in named if item.role is Role.PERFORM}
    if _is_one(performers) or any(item.role is Role.LEAD for item in named):
        return Status.NAMED
    together = {item.agency for item in named}
    together.update(partner for item in named for partner in item.duty.partners)
    if together and not _is_one(together):
        return Status.SHARED
    if len(items) > len(named):
        return Status.GENERAL
    return Status.UNDECIDED if open_ else Status.SILENT


def _warnings(plan: Plan, as_of: datetime.date | None) -> Iterator[Caveat]:
    """What the date of the question says against the plan."""
    if as_of is None:
        return
    day = as_of.isoformat()
    begins, ends = plan.document.effective_from, plan.document.effective_to
    if begins is not None and day[: len(begins)] < begins:
        yield Caveat(
            "not-yet-in-force",
            Text(
                en=f"the plan holds from {begins}, after {day}",
                vi=f"kế hoạch có hiệu lực từ {begins}, sau ngày {day}",
            ),
        )
    if ends is not None and day[: len(ends)] > ends:
        yield Caveat(
            "no-longer-in-force",
            Text(
                en=f"the plan held until {ends}, before {day}",
                vi=f"kế hoạch có hiệu lực đến {ends}, trước ngày {day}",
            ),
        )
