"""What must hold in a plan beyond its shape: one module a check, and the registry of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from coordplan.checks import (
    about_given,
    agency_cycle,
    agency_twice,
    ambiguous_name,
    any_of_one,
    assignment_target,
    bad_date,
    bad_duration,
    by_function_without_role,
    clause_without_content,
    condition_too_wide,
    duplicate_clause,
    duty_without_agency,
    empty_when,
    heading_over_nothing,
    impossible_condition,
    kind_with_duties,
    missing_gist,
    missing_print,
    on_call_trigger,
    open_review,
    personal_data,
    repeated_item,
    repeated_key,
    report_period,
    requested_without_role,
    retired_fact,
    taken_from,
    too_soon,
    unknown_action,
    unknown_agency,
    unknown_beneficiary,
    unknown_fact,
    unknown_function,
    unknown_level,
    unknown_place,
    unknown_value,
    untimed_action,
    unused_agency,
)
from coordplan.checks.check import Check, ConditionCheck, Conditions
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.source import Route
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary
from coordplan.work import MOST_FINDINGS, TooComplexError
from coordplan.world import Splits

__all__ = ["CHECKS", "Check", "run_checks"]

CHECKS: tuple[Check | ConditionCheck, ...] = (
    about_given.CHECK,
    agency_cycle.CHECK,
    agency_twice.CHECK,
    ambiguous_name.CHECK,
    any_of_one.CHECK,
    assignment_target.CHECK,
    bad_date.CHECK,
    bad_duration.CHECK,
    by_function_without_role.CHECK,
    clause_without_content.CHECK,
    condition_too_wide.CHECK,
    duplicate_clause.CHECK,
    duty_without_agency.CHECK,
    empty_when.CHECK,
    heading_over_nothing.CHECK,
    impossible_condition.CHECK,
    kind_with_duties.CHECK,
    missing_gist.CHECK,
    missing_print.CHECK,
    on_call_trigger.CHECK,
    open_review.CHECK,
    personal_data.CHECK,
    repeated_item.CHECK,
    repeated_key.CHECK,
    report_period.CHECK,
    requested_without_role.CHECK,
    retired_fact.CHECK,
    taken_from.CHECK,
    too_soon.CHECK,
    unknown_action.CHECK,
    unknown_agency.CHECK,
    unknown_beneficiary.CHECK,
    unknown_fact.CHECK,
    unknown_function.CHECK,
    unknown_level.CHECK,
    unknown_place.CHECK,
    unknown_value.CHECK,
    untimed_action.CHECK,
    unused_agency.CHECK,
)
"""Every check, by id."""


def run_checks(
    plan: PlanFile,
    vocabulary: Vocabulary,
    unread: Collection[Route] = (),
    splits: Splits | None = None,
) -> list[Problem]:
    """Every problem that the checks find.

    ``unread`` are the routes of parts that stand in for something whose shape was wrong: what
    lies inside them is not judged, and what they might have said is not called missing. In
    ``splits`` the compiler finds what was worked out of the conditions.
    """
    found: list[Problem] = []
    conditions = Conditions(plan, vocabulary, splits or Splits(vocabulary.world))
    for check in CHECKS:
        if unread and check.needs_whole:
            continue
        problems = (
            problem
            for problem in _run(check, plan, conditions)
            if not any(problem.route[: len(part)] == part for part in unread)
        )
        try:
            found += islice(problems, MOST_FINDINGS)
            if any(True for _ in problems):
                found.append(_more(check))
        except TooComplexError as error:
            found += (Problem(d.rule, d.message, ("clauses",), d.help) for d in error.diagnostics)
    return found


def _run(
    check: Check | ConditionCheck, plan: PlanFile, conditions: Conditions
) -> Iterator[Problem]:
    if isinstance(check, Check):
        return check.run(plan, conditions.vocabulary)
    return check.run(plan, conditions)


def _more(check: Check | ConditionCheck) -> Problem:
    """That a check finds more than is shown."""
    return Problem(
        check.id,
        Text(
            en=f"there are more findings of {quote(check.id)} than are shown",
            vi=f"còn các lỗi {quote(check.id)} khác chưa nêu",
        ),
        help=Text(en="mend these first", vi="sửa những lỗi này trước"),
    )
