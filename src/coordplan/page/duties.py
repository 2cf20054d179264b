"""Duties as the page asks them: what the contract has of their statements, and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from coordplan.answer.items import Act, Answer, Call, Kind, Notice, Statement
from coordplan.answer.outlook import NOTHING
from coordplan.answer.sheet import Sheet
from coordplan.compiled import Duty, Plan
from coordplan.contract import answer as contract
from coordplan.index import Verdict
from coordplan.page.words import Deed, Marked, texts
from coordplan.pages.open import cannot_wait
from coordplan.phrases.time import rhythm

Data = dict[str, Any]
"""What JSON can say."""

_OF_THE_SITUATION = ("duty", "clause", "because", "mind_danger")


def made(plan: Plan) -> Iterator[tuple[Kind, Statement]]:
    """Every statement that an answer may make, in order."""
    sheet = plan.once(Sheet)
    for line in sheet.lines:
        kind, make = sheet.outlooks.makes[line.condition][line.place]
        yield kind, make(NOTHING)


def by_duty(plan: Plan) -> list[list[tuple[Kind, Statement]]]:
    """The same by the number of the duty."""
    found: list[list[tuple[Kind, Statement]]] = [[] for _ in plan.duties]
    for kind, item in made(plan):
        found[item.duty.number].append((kind, item))
    return found


def overseers_last(own: Sequence[tuple[Kind, Statement]]) -> list[Statement]:
    """The statements of one duty; who oversees comes last."""
    return [item for _, item in sorted(own, key=lambda one: one[0] == "oversee")]


def statement_data(item: Statement, answer: Answer) -> Data:
    """A statement as the contract has it, without what the situation says."""
    written: Data = dict(contract.item(item, answer, None))
    for key in _OF_THE_SITUATION:
        del written[key]
    return written


def duty_data(duty: Duty, own: Sequence[Data], numbers: Mapping[str, int]) -> Data:
    """A duty with what all its statements say alike, which is taken out of them."""
    first = own[0] if own else {}
    alike = [key for key in first if all(key in one and one[key] == first[key] for one in own)]
    said = {key: first[key] for key in alike}
    for one, key in product(own, alike):
        del one[key]
    call = None if duty.on_call is None else dict(contract.call(Call(duty, None, Verdict.EXCLUDED)))
    return {
        "id": duty.id,
        "clause": duty.clause,
        "condition": duty.condition,
        "phase": duty.phase.number,
        "actions": [action.number for action in duty.actions],
        "acting": [numbers[one.id] for one in duty.acting],
        "named": sorted({numbers[one.id] for one in duty.named}),
        "before": [action.number for action in duty.before],
        "after": [action.number for action in duty.after],
        "tells": duty.tells_or_moves,
        "alike": said,
        "call": call,
        "often": None if duty.reporting is None else texts(rhythm(duty.reporting)),
        "inferred": duty.inferred is not None,
        "urgent": cannot_wait(duty),
    }


def said_of(
    duty: Duty, items: Sequence[Statement], written: Marked
) -> dict[str, list[Deed] | None]:
    """What is said of a duty as long as nobody has called it and, where it is on call, then."""

    def said(*waiting: Duty) -> list[Deed]:
        written.waiting = waiting
        acts = [one for one in items if isinstance(one, Act)]
        return written.written(acts, [one for one in items if isinstance(one, Notice)])

    return {"said": said(duty), "called": None if duty.on_call is None else said()}
