"""The part of an answer that concerns some agencies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from coordplan.answer.items import Act, Answer, Notice, Statement
from coordplan.compiled import Agency


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
