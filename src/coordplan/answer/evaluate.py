"""Who must act, and who is told: exact over every completion of what is not known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import cast

from coordplan.answer.calls import NO_CALLS, Calls, Given, OnCall, heard
from coordplan.answer.circumstances import caution_of, outside_places, retired_facts
from coordplan.answer.items import Act, Answer, ByCase, Call, Caveat, Notice, Possible, Report
from coordplan.answer.matching import Matcher
from coordplan.answer.outlook import Holds, Open
from coordplan.answer.questions import questions
from coordplan.answer.sheet import Matter, Scope, Sheet, guarded
from coordplan.compiled import Plan
from coordplan.diagnostics import UnknownNameError
from coordplan.frozen import FrozenDict
from coordplan.index import Settled, Verdict
from coordplan.situation import Resolved, Situation, resolve
from coordplan.text import Text
from coordplan.validity.findings import period
from coordplan.work import Work

Verdicts = Callable[[Plan, Resolved, Calls], Sequence[Verdict]]
"""An engine: what a situation and calls say of each condition of a plan, in their order."""


def who(
    plan: Plan,
    situation: Situation | None = None,
    *,
    phases: Collection[str] = (),
    standing: bool = False,
    calls: Given = NO_CALLS,
    as_of: datetime.date | None = None,
    verdicts: Verdicts | None = None,
) -> Answer:
    """What a plan says of a situation: who acts, who is told, what only depends, what to ask.

    ``phases`` narrows the answer to duties with an action in one of these phases; ``standing``
    adds the duties that are not tied to a case. ``calls`` says which duties on call an officer
    has called (``True``) and which not: all of a clause by its locator, or one by its id.
    ``as_of`` is the date of the question. ``verdicts`` is another engine than the index to judge
    the conditions; reasons and questions come from the index.

    Raises ``SituationError`` for a situation that the vocabulary does not allow,
    ``UnknownNameError`` for an unknown phase, or a call of what is not on call, and
    ``TooComplexError`` where that takes more work than may be spent.
    """
    _check_phases(plan, phases)
    matter = Matter(frozenset(phases), None, standing)
    return told(plan, situation, matter, calls=calls, as_of=as_of, verdicts=verdicts)


def told(
    plan: Plan,
    situation: Situation | None,
    matter: Matter,
    *,
    calls: Given = NO_CALLS,
    as_of: datetime.date | None = None,
    verdicts: Verdicts | None = None,
) -> Answer:
    """What a plan says of what a question is about. Raises as ``who`` does."""
    called = heard(plan, calls)
    resolved = resolve(situation or Situation(), plan.vocabulary)
    on_call = plan.once(OnCall)
    by_facts = plan.once(Matcher).settled(resolved)
    if verdicts is None:
        settled = on_call.settled(by_facts, called)
    else:
        settled = plan.index.settled_by(verdicts(plan, resolved, called))
    sheet = plan.once(Sheet)
    scope = sheet.scope(matter)
    outlooks = _outlooks(sheet, scope, settled, by_facts, resolved)
    waiting = on_call.waiting(called)
    guards = plan.index.guards
    opens = {
        condition: outlook
        for condition, outlook in outlooks.items()
        if isinstance(outlook, Open) and not guards[condition] & waiting
    }
    found = _found(scope, outlooks)
    return Answer(
        plan=plan,
        situation=resolved,
        as_of=as_of,
        act=cast("tuple[Act, ...]", tuple(found["act"])),
        notify=cast("tuple[Notice, ...]", tuple(found["notify"])),
        oversee=cast("tuple[Act, ...]", tuple(found["oversee"])),
        reports=cast("tuple[Report, ...]", tuple(found["reports"])),
        possible=cast("tuple[Possible, ...]", tuple(found["possible"])),
        by_cases=_by_cases(plan, scope, settled, resolved, called) if opens else (),
        ask=questions(opens, scope.weights),
        status=FrozenDict({id_: deeds.status(settled) for id_, deeds in scope.actions}),
        warnings=(
            *own_caveats(plan, as_of),
            *outside_places(plan, resolved, [id_ for id_, _ in scope.actions]),
            *retired_facts(resolved),
        ),
        calls=_calls(plan, scope, by_facts, called) if on_call.guards else (),
        caution=caution_of(resolved),
        asked=scope.guards,
    )


def _check_phases(plan: Plan, phases: Collection[str]) -> None:
    if not phases:
        return
    from coordplan.vocabulary.misses import unknown_terms

    unknown = unknown_terms(Text(en="phase", vi="giai đoạn"), phases, plan.vocabulary.phases)
    if unknown:
        raise UnknownNameError(unknown)


def _outlooks(
    sheet: Sheet, scope: Scope, settled: Settled, by_facts: Settled, resolved: Resolved
) -> dict[int, Holds | Open]:
    """The outlook of every condition in scope that is not excluded."""
    work = Work()
    found: dict[int, Holds | Open] = {}
    for condition, guard in scope.conditions:
        if guard & settled.certain:
            found[condition] = sheet.outlooks.holds(condition, resolved, work)
        elif guard & settled.undecided & by_facts.certain:
            found[condition] = sheet.outlooks.waiting(condition)
        elif guard & settled.undecided:
            found[condition] = sheet.outlooks.open(condition, resolved, work)
    return found


def _found(scope: Scope, outlooks: Mapping[int, Holds | Open]) -> Mapping[str, list[object]]:
    """The items of the outlooks in the order of the answer, by kind or as possible."""
    found: dict[str, list[object]] = {
        "act": [],
        "notify": [],
        "oversee": [],
        "reports": [],
        "possible": [],
    }
    for kind, condition, start, stop in scope.runs:
        outlook = outlooks.get(condition)
        if outlook is not None:
            found[kind if type(outlook) is Holds else "possible"] += outlook.items[start:stop]
    return found


def _by_cases(
    plan: Plan, scope: Scope, settled: Settled, resolved: Resolved, calls: Calls
) -> tuple[ByCase, ...]:
    """What agencies certainly do though no single duty of theirs to do it is certain."""
    found, index = plan.once(OnCall).joints(calls)
    joints = scope.joints
    if calls.called:
        wanted = {id_ for id_, _ in scope.actions}
        joints = tuple(guarded(plan, joint, index) for joint in found if joint.action.id in wanted)
    certain = index.settled(index.compatible(resolved.known)).certain
    return tuple(
        ByCase(
            joint.agency,
            joint.action,
            tuple(duty for duty, guard in members if guard & settled.undecided),
        )
        for joint, guard, members in joints
        if guard & certain and not any(guard & settled.certain for _, guard in members)
    )


def _calls(plan: Plan, scope: Scope, by_facts: Settled, calls: Calls) -> tuple[Call, ...]:
    """The duties on call that may matter, or of which somebody has said something."""
    found = []
    for duty in scope.on_call:
        guard = plan.index.guards[duty.condition]
        verdict = Verdict.CERTAIN if guard & by_facts.certain else Verdict.EXCLUDED
        verdict = Verdict.POSSIBLE if guard & by_facts.undecided else verdict
        said = calls.said_of(duty)
        if said is not None or verdict is not Verdict.EXCLUDED:
            found.append(Call(duty, said, verdict))
    return tuple(found)


_DRAFT = Text(
    en="a draft: {open} of {of} clauses have not been reviewed; what it says may be wrong, and "
    "what it does not say may stand in the document",
    vi="bản dự thảo, còn {open} trên {of} điều khoản chưa rà soát: nội dung nêu ra có thể sai, "
    "nội dung không nêu vẫn có thể được văn bản quy định",
)


def drafted(plan: Plan) -> Text:
    """What is said in the first place of a plan that is not ready."""
    return _DRAFT.format(open=len(plan.unreviewed), of=len(plan.clauses))


def own_caveats(plan: Plan, as_of: datetime.date | None) -> Iterator[Caveat]:
    """What a plan says against itself.

    It is a draft; it is partial, so that its silence says little; or it does not hold on the day of
    the question.
    """
    if plan.is_draft:
        yield Caveat("draft", drafted(plan))
    covers = plan.document.covers
    if covers:
        yield Caveat(
            "partial",
            Text(
                en=f"only a part of the document has been entered ({', '.join(covers)}): "
                "what is not said here may be said elsewhere in it",
                vi=f"mới nhập một phần văn bản ({', '.join(covers)}): "
                "nội dung không có ở đây có thể được quy định ở phần khác của văn bản",
            ),
        )

    if as_of is not None:
        for found in period(plan, as_of.isoformat()):
            yield Caveat(found.rule, found.message)
