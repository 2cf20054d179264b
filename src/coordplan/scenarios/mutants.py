"""How good scenarios are: a plan is damaged on purpose, and some scenario must notice.

Each duty is removed, each role is swapped, each value of a condition is dropped, one at a time.
Damage that changes no answer, because constraints already say what was dropped, is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from coordplan.compile import compile_plan
from coordplan.compiled import Plan, Reach
from coordplan.conditions import Condition, meet
from coordplan.model import Clause, Duty, PlanFile
from coordplan.model.duty import Roles
from coordplan.model.timing import duty_condition
from coordplan.scenarios.judge import judge
from coordplan.scenarios.written import Scenario
from coordplan.source import Route
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import When, condition_of
from coordplan.work import SURVEY, TooComplexError, Work
from coordplan.world import Splits

R = TypeVar("R", bound=Roles)

_TURNS_A_DUTY, _AN_ANSWER = 300, 20
"""What a mutant costs for each duty of its plan, and how many duties anything else is worth."""

_SWAPPED = {
    "lead": "support",
    "perform": "support",
    "support": "perform",
    "direct": "perform",
    "advise": "perform",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One damage: where it was done, what it was, and the damaged plan.

    ``unless_alike`` marks one that counts only if it changes who answers for what, or what is
    spoken of.
    """

    route: Route
    what: Text
    plan: PlanFile
    unless_alike: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """How many mutants the scenarios noticed, and those that survived."""

    mutants: int
    survivors: tuple[Mutant, ...]

    @property
    def score(self) -> float:
        """The share of mutants that some scenario noticed, in percent."""
        return 100 * (self.mutants - len(self.survivors)) / self.mutants if self.mutants else 100.0


def survey(written: PlanFile, vocabulary: Vocabulary, scenarios: Sequence[Scenario]) -> Survey:
    """How many mutants of a plan some scenario notices. The scenarios must pass on the plan.

    Raises ``TooComplexError``, before any is tried, where they are more than may be.
    """
    splits = Splits(vocabulary.world, Work(SURVEY))
    tried = _affordable(written, vocabulary, splits)
    survivors = []
    count = 0
    last: list[Scenario] = []
    whole = compile_plan(written, vocabulary, splits=splits)
    for mutant in tried:
        plan = compile_plan(mutant.plan, vocabulary, splits=splits, joining=False)
        if mutant.unless_alike and _answers_alike(whole, plan):
            continue
        count += 1
        # whoever noticed the last mutant often notices the next, which lies beside it
        noticed = next((s for s in [*last, *scenarios] if _notices(plan, s)), None)
        if noticed is None:
            survivors.append(mutant)
        else:
            last = [noticed]
    return Survey(count, tuple(survivors))


def _affordable(written: PlanFile, vocabulary: Vocabulary, splits: Splits) -> list[Mutant]:
    """The mutants, each counted as what it costs to try it. Raises ``TooComplexError``."""
    work, duties = Work(SURVEY), sum(len(clause.duties) for clause in written.clauses)
    found = []
    for mutant in mutants(written, vocabulary, splits):
        work.spend(_TURNS_A_DUTY * (duties + _AN_ANSWER))
        found.append(mutant)
    return found


def _answers_alike(one: Plan, other: Plan) -> bool:
    """Whether two plans of the same clauses give actions to the same, and speak of the same."""
    return _given(one) == _given(other) and _spoken_of(one) == _spoken_of(other)


def _given(plan: Plan) -> list[tuple[str, ...]]:
    return [posting.others for duty in plan.duties for posting in duty.postings]


def _spoken_of(plan: Plan) -> set[str]:
    """The actions that a clause speaks of and no duty towards any victim gives to anybody."""
    given = {
        action.id
        for duty in plan.duties
        for action in duty.actions
        if duty.reach is Reach.GENERAL and duty.acting_in(action)
    }
    about = {action.id for clause in plan.clauses.values() for action in clause.about}
    had = {a.id for duty in plan.duties for a in duty.actions if duty.reach is Reach.GENERAL}
    return about - given - had


def _notices(plan: Plan, scenario: Scenario) -> bool:
    """Whether a scenario fails on a plan."""
    return bool(judge(plan, scenario).failures)


def mutants(
    written: PlanFile, vocabulary: Vocabulary, splits: Splits | None = None
) -> Iterator[Mutant]:
    """Every mutant of the case duties of a plan, and of the assignments that reach them.

    One whose conditions could not be worked out is none: such a plan is refused when it is loaded.
    """
    splits = splits or Splits(vocabulary.world, Work(SURVEY))
    reached = {clause.at for clause in written.clauses if _has_case(clause, vocabulary)}
    for number, clause in enumerate(written.clauses):
        route: Route = ("clauses", number)
        if reached & set(clause.of):
            for what, changed in _role_swaps(clause):
                yield Mutant(route, what, _with_clause(written, number, changed))
            if clause.by_function is not False:
                changed = clause.model_copy(update={"by_function": False})
                yield Mutant(route, _NOT_BY_FUNCTION, _with_clause(written, number, changed), True)
        for action in clause.about:
            if not vocabulary.actions[action].phase.standing:
                rest = tuple(other for other in clause.about if other != action)
                changed = clause.model_copy(update={"about": rest})
                what = Text(en=f"about {action} dropped", vi=f"bỏ đề cập {action}")
                yield Mutant(route, what, _with_clause(written, number, changed), True)
        for ordinal, duty in enumerate(clause.duties):
            if not _is_case(duty, vocabulary):
                continue
            for what, instead in _damaged(duty, vocabulary, splits):
                duties = (*clause.duties[:ordinal], instead, *clause.duties[ordinal + 1 :])
                changed = clause.model_copy(update={"duties": duties})
                place = (*route, "duties", ordinal)
                alike = what is _NOT_BY_FUNCTION
                yield Mutant(place, what, _with_clause(written, number, changed), alike)


def _is_case(duty: Duty, vocabulary: Vocabulary) -> bool:
    return any(not vocabulary.actions[action].phase.standing for action in duty.do)


def _has_case(clause: Clause, vocabulary: Vocabulary) -> bool:
    return any(_is_case(duty, vocabulary) for duty in clause.duties)


def _with_clause(written: PlanFile, number: int, clause: Clause) -> PlanFile:
    clauses = (*written.clauses[:number], clause, *written.clauses[number + 1 :])
    return written.model_copy(update={"clauses": clauses})


_NOT_BY_FUNCTION = Text(en="no longer by function", vi="không còn theo chức năng")

_NEVER = When.model_construct(not_=None, any_=(), all_=None)
"""A condition that nothing satisfies: a duty with it is as good as removed, and the others
keep their numbers."""


def _damaged(duty: Duty, vocabulary: Vocabulary, splits: Splits) -> Iterator[tuple[Text, Duty]]:
    """Every damage to one duty."""
    removed = Text(en="the duty removed", vi="bỏ nhiệm vụ")
    yield removed, duty.model_copy(update={"when": _NEVER})
    yield from _role_swaps(duty)
    if duty.on_call is not None:
        said = Text(en="no longer on call", vi="không còn cần được yêu cầu")
        yield said, duty.model_copy(update={"on_call": None})
    if duty.by_function is not False:
        yield _NOT_BY_FUNCTION, duty.model_copy(update={"by_function": False})
    for key, timed in (("before", duty.before), ("after", duty.after)):
        for action in timed:
            rest = tuple(other for other in timed if other != action)
            said = Text(en=f"{key} {action} dropped", vi=f"bỏ {key} {action}")
            yield said, duty.model_copy(update={key: rest})
    if duty.when is None:
        return
    before = condition_of(duty.when, vocabulary.facts)
    for what, when in _dropped(duty.when):
        after = condition_of(when, vocabulary.facts)
        damaged = duty.model_copy(update={"when": when})
        if _may_be_told(duty_condition(damaged, vocabulary), splits) and not _same(
            before, after, splits
        ):
            yield what, damaged


def _role_swaps(roles: R) -> Iterator[tuple[Text, R]]:
    """The same roles with one agency in another role."""
    for role, _, agency in roles.in_roles():
        other = _SWAPPED[role]
        left = tuple(a for a in getattr(roles, role) if a != agency)
        joined = (*getattr(roles, other), agency)
        said = Text(en=f"{agency} from {role} to {other}", vi=f"{agency} từ {role} sang {other}")
        yield said, roles.model_copy(update={role: left, other: joined})


def _dropped(when: When) -> Iterator[tuple[Text, When | None]]:
    """The same condition with one value less; None where nothing is left of it."""
    facts = dict(when.facts())
    for name, values in facts.items():
        for value in values:
            rest = tuple(other for other in values if other is not value)
            extra = {**facts, name: rest} if rest else {n: v for n, v in facts.items() if n != name}
            yield _said(name, value), _rebuilt(when, extra=extra)
    if when.not_ is not None:
        for what, inner in _dropped(when.not_):
            yield what, _rebuilt(when, not_=inner)
    for key, parts in (("any_", when.any_), ("all_", when.all_)):
        for number, part in enumerate(parts or ()):
            for what, inner in _dropped(part):
                others = list(parts or ())
                others[number : number + 1] = [inner] if inner is not None else []
                yield what, _rebuilt(when, **{key: tuple(others) or None})


def _rebuilt(when: When, **changes: Any) -> When | None:
    """A condition with some parts changed; None where it says nothing any more."""
    extra = changes.pop("extra", dict(when.facts()))
    parts = {"not_": when.not_, "any_": when.any_, "all_": when.all_} | changes
    if not extra and not any(parts.values()):
        return None
    changed = When.model_construct(**parts)
    object.__setattr__(changed, "__pydantic_extra__", extra)
    return changed


def _said(name: str, value: str | bool) -> Text:
    shown = str(value).lower() if isinstance(value, bool) else value
    return Text(en=f"{name}={shown} dropped", vi=f"bỏ {name}={shown}")


def _may_be_told(condition: Condition, splits: Splits) -> bool:
    """Whether a condition can be worked out at all. Raises ``TooComplexError`` where none can."""
    try:
        splits.of(condition)
    except TooComplexError:
        splits.work.spend(0)
        return False
    return True


def _same(one: Condition, two: Condition, splits: Splits) -> bool:
    """Whether two conditions agree in everything that can occur; not where nobody can tell."""
    if not (_may_be_told(one, splits) and _may_be_told(two, splits)):
        return False
    (holds, fails), (other_holds, other_fails) = splits.of(one), splits.of(two)
    space, work = splits.world.space, splits.work
    return not (meet(holds, other_fails, space, work) or meet(other_holds, fails, space, work))
