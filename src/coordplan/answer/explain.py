"""Why a duty holds, and why not: every decision with what it was made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from coordplan.answer.calls import NO_CALLS, Calls, Given, heard
from coordplan.answer.evaluate import who
from coordplan.answer.explanation import (
    Change,
    Decision,
    Explained,
    Explanation,
    Involvement,
    Mention,
    Subject,
)
from coordplan.answer.grounds import decide
from coordplan.answer.items import ByCase
from coordplan.answer.nearest import nearest
from coordplan.answer.subjects import REPORTING, bystander, find, parts_in, unknown_words
from coordplan.compiled import Duty, Plan, Reach, Role
from coordplan.diagnostics import UnknownNameError
from coordplan.index import Verdict
from coordplan.situation import Resolved, Situation, resolve
from coordplan.text import Text
from coordplan.work import Work

_RANK = {role: number for number, role in enumerate((*Role, *Mention))}


def why(
    plan: Plan,
    situation: Situation | None = None,
    words: str | None = None,
    *,
    actions: Collection[str] = (),
    standing: bool = False,
    calls: Given = NO_CALLS,
) -> Explanation:
    """Why duties certainly hold: each with a smallest set of facts that makes it hold.

    ``words`` name an agency by any of its names, a clause or a duty; without them every duty
    of the answer is explained. ``actions`` keeps the duties with one of these actions;
    ``standing`` adds those that are not tied to a case, which a clause or duty named by
    ``words`` has anyway. ``calls`` is as in ``who``.

    Raises ``UnknownNameError`` for words that name nothing in the plan or an unknown action,
    and ``SituationError`` for a situation that the vocabulary does not allow.
    """
    return _Question(plan, "why", actions, standing, heard(plan, calls)).about(situation, words)


def why_not(
    plan: Plan,
    situation: Situation | None = None,
    words: str | None = None,
    *,
    actions: Collection[str] = (),
    standing: bool = False,
    calls: Given = NO_CALLS,
) -> Explanation:
    """Why duties do not certainly hold, and the nearest changes with which they would.

    Each excluded duty comes with a smallest set of facts that excludes it, each possible one
    with the facts that it depends on. Arguments and errors are those of ``why``.
    """
    return _Question(plan, "why-not", actions, standing, heard(plan, calls)).about(situation, words)


@dataclass(frozen=True, slots=True)
class _Question:
    """Why or why not, and what narrows the duties that are asked about."""

    plan: Plan
    asks: Literal["why", "why-not"]
    actions: Collection[str]
    standing: bool
    calls: Calls

    def about(self, situation: Situation | None, words: str | None) -> Explanation:
        """The explanation of what some words name."""
        plan = self.plan
        _check_actions(plan, self.actions)
        resolved = resolve(situation or Situation(), plan.vocabulary)
        subject = find(plan, words)
        if subject is None:
            raise unknown_words(words or "", (plan,))
        asked = self.involvements(subject)
        everything = self.standing or bool(subject.clauses)
        scoped = asked if everything else [part for one in asked for part in _of_the_case(one)]
        kept = {one.duty.number for one in scoped}
        decisions = _Decisions(plan, resolved, self.calls)
        holding = [one for one in scoped if decisions.holds(one.duty)]
        lacking = [one for one in scoped if not decisions.holds(one.duty)]
        chosen, others = (holding, lacking) if self.asks == "why" else (lacking, holding)
        standing_by = (bystander(plan, agency) for agency in subject.agencies)
        return Explanation(
            plan,
            resolved,
            self.asks,
            subject,
            tuple(sorted(map(decisions.explained, chosen), key=_rank)),
            tuple(others),
            self.by_cases(situation, subject),
            tuple(one.duty for one in asked if one.duty.number not in kept),
            tuple(found for found in standing_by if found is not None),
        )

    def by_cases(self, situation: Situation | None, subject: Subject) -> tuple[ByCase, ...]:
        """What the subject's agencies do in every case, by the duties that are asked about."""
        asked = {duty.number for duty in subject.duties}
        agencies = {agency.id for agency in subject.agencies}
        return tuple(
            case
            for case in who(self.plan, situation, standing=self.standing, calls=self.calls).by_cases
            if (not agencies or case.agency.id in agencies)
            and any(duty.number in asked for duty in case.duties)
            and (not self.actions or case.action.id in self.actions)
        )

    def involvements(self, subject: Subject) -> list[Involvement]:
        """The duties of a subject that have an action asked for, in the order of an answer."""
        return [
            Involvement(duty, parts_in(self.plan, duty, subject.agencies))
            for duty in _in_order(self.plan, subject.duties)
            if not self.actions or any(action.id in self.actions for action in duty.actions)
        ]


def _check_actions(plan: Plan, actions: Collection[str]) -> None:
    from coordplan.vocabulary.misses import unknown_terms

    unknown = unknown_terms(Text(en="action", vi="việc"), actions, plan.vocabulary.actions)
    if unknown:
        raise UnknownNameError(unknown)


def _in_order(plan: Plan, duties: Iterable[Duty]) -> list[Duty]:
    """Duties as an answer has them; those that nobody has a role in stand last."""
    place: dict[int, int] = {}
    for duty in (*(duty for duty, _ in plan.postings), *plan.duties):
        place.setdefault(duty.number, len(place))
    return sorted(duties, key=lambda duty: place[duty.number])


def _of_the_case(one: Involvement) -> Iterator[Involvement]:
    """What an answer has of a duty: of a standing one, only who reports to whom."""
    duty = one.duty
    if not duty.standing:
        yield one
    elif duty.reporting is not None:
        parts = tuple(p for p in one.parts if p.agency in duty.acting or p.role in REPORTING)
        if parts:
            yield Involvement(duty, parts)


def _rank(explained: Explained) -> tuple[int, bool, tuple[int, int]]:
    """Who leads first, what is named for something last; then what speaks of the situation.

    Of equal ones the nearest first, then in the order of the answer.
    """
    best = min(_RANK[part.role] for part in explained.parts)
    cost = explained.changes[0].cost if explained.changes else (0, 0)
    return best, explained.duty.reach is Reach.GENERAL, cost


class _Decisions:
    """The decision on each condition, worked out once a condition."""

    def __init__(self, plan: Plan, resolved: Resolved, calls: Calls) -> None:
        self.plan = plan
        self.resolved = resolved
        self.calls = calls
        self._stated = {n: v for n, v in resolved.known.items() if n in resolved.given}
        self._alive = plan.index.compatible(resolved.known)
        self._work = Work()
        self._worked_out: dict[int, tuple[Decision, tuple[Change, ...]]] = {}

    def holds(self, duty: Duty) -> bool:
        """Whether a duty certainly holds: by its facts and, where it is on call, called."""
        by_facts = self.plan.index.verdict(duty.condition, self._alive) is Verdict.CERTAIN
        return by_facts and (duty.on_call is None or self.calls.said_of(duty) is True)

    def explained(self, one: Involvement) -> Explained:
        """A duty with the decision on it and, where it does not hold, the nearest changes."""
        number = one.duty.condition
        if number not in self._worked_out:
            decision = decide(self.plan, self.resolved, number, self._work)
            changes: tuple[Change, ...] = ()
            if decision.verdict is not Verdict.CERTAIN:
                changes = nearest(
                    self.plan.vocabulary, decision.condition, self._stated, self._work
                )
            self._worked_out[number] = decision, changes
        decision, changes = self._worked_out[number]
        if one.duty.on_call is not None:
            decision = self._with_call(decision, self.calls.said_of(one.duty))
        return Explained(one.duty, one.parts, decision, changes)

    def _with_call(self, decision: Decision, called: bool | None) -> Decision:
        """The decision on a duty on call, with what was said of it."""
        by_facts = decision.verdict
        verdict = by_facts
        if called is False:
            verdict = Verdict.EXCLUDED
        elif called is None and by_facts is Verdict.CERTAIN:
            verdict = Verdict.POSSIBLE
        return replace(decision, verdict=verdict, by_facts=by_facts, called=called)
