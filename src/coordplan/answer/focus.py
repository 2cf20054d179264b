"""The part of an answer that concerns some agencies."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from coordplan.answer.items import Act, Answer, Notice, Statement
from coordplan.compiled import Agency, Plan
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, did_you_mean, quote, which


def focused(answer: Answer, agencies: Collection[Agency]) -> Answer:
    """What these agencies do, tell, are told and report; the questions stay as they are."""
    return replace(
        answer,
        act=tuple(item for item in answer.act if item.agency in agencies),
        oversee=tuple(item for item in answer.oversee if item.agency in agencies),
        notify=tuple(item for item in answer.notify if _concerns(item, agencies)),
        reports=tuple(item for item in answer.reports if _concerns(item, agencies)),
        possible=tuple(found for found in answer.possible if _concerns(found.item, agencies)),
        by_cases=tuple(found for found in answer.by_cases if found.agency in agencies),
    )


def _concerns(item: Statement, agencies: Collection[Agency]) -> bool:
    match item:
        case Act():
            return item.agency in agencies
        case Notice():
            return item.agency in agencies or any(agency in agencies for agency in item.by)
        case _:
            return item.sender in agencies or item.to in agencies


def agencies_named(plan: Plan, words: Sequence[str]) -> tuple[Agency, ...]:
    """The agencies of a plan that words name, each once.

    Raises ``UnknownNameError`` with every word that names none.
    """
    found = {word: plan.find_agencies(word) for word in words}
    names = [name for agency in plan.agencies.values() for name in agency.names]
    unknown = [
        Diagnostic(
            "unknown-agency-name",
            Text(
                en=f"no agency of plan {quote(plan.id)} is called so",
                vi=f"kế hoạch {quote(plan.id)} không có cơ quan",
            )
            + which(number, len(found)),
            help=did_you_mean(word, names),
        )
        for number, (word, agencies) in enumerate(found.items(), 1)
        if not agencies
    ]
    if unknown:
        raise UnknownNameError(unknown)
    return tuple({a.id: a for agencies in found.values() for a in agencies}.values())


def ours(
    answers: Sequence[Answer], words: Sequence[str]
) -> list[tuple[Answer, tuple[Agency, ...]]]:
    """The answers of the plans that have the bodies which words name, each with these.

    Raises ``UnknownNameError`` for words that name none in any plan.
    """
    if len(answers) > 1:
        found = [
            (one, tuple(dict.fromkeys(a for word in words for a in one.plan.find_agencies(word))))
            for one in answers
        ]
        having = [(one, agencies) for one, agencies in found if agencies]
        if having:
            return having
    return [(answers[0], agencies_named(answers[0].plan, words))]
