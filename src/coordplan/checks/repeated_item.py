"""No list names the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import Duty, PlanFile
from coordplan.source import Route
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import spelled

ID = "repeated-item"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Items that stand a second time in one list. Roles are the matter of ``agency-twice``."""
    for route, items in _lists(plan):
        for number, item in enumerate(items):
            if item in items[:number]:
                yield Problem(
                    ID,
                    Text(
                        en=f"{quote(item)} stands in this list already",
                        vi=f"{quote(item)} đã có trong danh sách này",
                    ),
                    (*route, number),
                    Text(en="remove it, or name another", vi="bỏ đi, hoặc nêu mục khác"),
                )


def _lists(plan: PlanFile) -> Iterator[tuple[Route, Sequence[str]]]:
    yield ("carries_out",), plan.carries_out
    yield ("cites",), plan.cites
    yield ("covers",), plan.covers
    yield ("pages",), plan.pages
    yield ("places",), [spelled(place) for place in plan.places or ()]
    for id_, agency in plan.agencies.items():
        yield ("agencies", id_, "members"), agency.members
        yield ("agencies", id_, "aliases"), agency.aliases
    for number, clause in enumerate(plan.clauses):
        route: Route = ("clauses", number)
        yield (*route, "of"), clause.of
        yield (*route, "names"), clause.names
        yield (*route, "requested"), clause.requested
        yield (*route, "about"), clause.about
        if not isinstance(clause.by_function, bool):
            yield (*route, "by_function"), clause.by_function
        yield (*route, "cites"), [c if isinstance(c, str) else c.instrument for c in clause.cites]
    for route, _, duty in plan.all_duties():
        for step, items in _of_duty(duty):
            yield (*route, *step), items


def _of_duty(duty: Duty) -> Iterator[tuple[Route, Sequence[str]]]:
    yield ("do",), duty.do
    yield ("for",), duty.for_
    yield ("requested",), duty.requested
    yield ("hand_over_to",), duty.hand_over_to
    yield ("submit_to",), duty.submit_to
    yield ("before",), duty.before
    yield ("after",), duty.after
    yield ("taken_from",), duty.taken_from
    if duty.on_call is not None:
        yield ("on_call", "asked_by"), duty.on_call.asked_by or ()
    if not isinstance(duty.by_function, bool):
        yield ("by_function",), duty.by_function
    if duty.notify is not None:
        yield ("notify", "to"), duty.notify.to
    if duty.reports is not None:
        yield ("reports", "to"), duty.reports.to
        yield ("reports", "every"), duty.reports.every


CHECK = Check(
    id=ID,
    title=Text(
        en="a list names the same thing twice",
        vi="một danh sách nêu cùng một mục hai lần",
    ),
    why=Text(
        en="Usually a slip for another name, and an answer would say it twice.",
        vi="Thường do ghi nhầm tên; câu trả lời sẽ nêu hai lần.",
    ),
    run=run,
)
