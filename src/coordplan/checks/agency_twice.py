"""An agency has one role in a duty."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check, holders
from coordplan.diagnostics import Problem
from coordplan.model import Duty, PlanFile
from coordplan.source import Route
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary
from coordplan.work import Work

ID = "agency-twice"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Agencies that stand twice in one duty, by its own words or by the assignments over it."""
    for base, holder in holders(plan):
        seen: set[str] = set()
        partners = holder.with_ if isinstance(holder, Duty) else ()
        named = [
            *(((role, place), agency) for role, place, agency in holder.in_roles()),
            *((("with", place), agency) for place, agency in enumerate(partners)),
        ]
        for step, agency in named:
            if agency in seen:
                yield _problem(agency, (*base, *step))
            seen.add(agency)
    yield from _inherited(plan)


def _inherited(plan: PlanFile) -> Iterator[Problem]:
    """Agencies to which an assignment gives another role than they have in the duty already.

    A duty may set its own roles against an assignment where it says why (``inferred``).
    """
    roles: dict[str, list[dict[str, str]]] = {}
    for clause in plan.clauses:
        own = [
            {} if duty.inferred else {agency: role for role, _, agency in duty.in_roles()}
            for duty in clause.duties
        ]
        roles.setdefault(clause.at, own)
    work = Work()
    for number, clause in enumerate(plan.clauses):
        for target in clause.of:
            work.spend(len(roles.get(target, [])) * clause.bodies)
            for held in roles.get(target, []):
                for role, place, agency in clause.in_roles():
                    if held.setdefault(agency, role) != role:
                        yield _problem(agency, ("clauses", number, role, place), target)


def _problem(agency: str, route: Route, target: str | None = None) -> Problem:
    where = Text(en="this duty", vi="nhiệm vụ này")
    if target is not None:
        where = Text(
            en=f"a duty of {quote(target)} in another role",
            vi=f"một nhiệm vụ của {quote(target)} với vai trò khác",
        )
    return Problem(
        ID,
        Text(
            en=f"agency {quote(agency)} stands in {where.en} already",
            vi=f"cơ quan {quote(agency)} đã có trong {where.vi}",
        ),
        route,
        Text(
            en="keep one role, write a second duty, or say in `inferred` why it differs",
            vi="giữ một vai trò, viết thêm nhiệm vụ, hoặc nêu lý do khác biệt ở `inferred`",
        ),
    )


CHECK = Check(
    id=ID,
    title=Text(
        en="an agency has two roles in one duty",
        vi="một cơ quan có hai vai trò trong một nhiệm vụ",
    ),
    why=Text(
        en="An answer has one item for each duty and agency, so each has one role.",
        vi=(
            "Câu trả lời có một mục cho mỗi cặp nhiệm vụ và cơ quan, nên mỗi cơ quan chỉ có"
            " một vai trò."
        ),
    ),
    run=run,
)
