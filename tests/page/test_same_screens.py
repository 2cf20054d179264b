"""What the page shows is what the command shows: the same blocks, order and words.

What only a shell can do is left out (`--full`, `--call`), and so is what the page has as buttons.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, cast

import pytest

from coordplan.answer.items import Act, Notice, Possible
from coordplan.blocks import Block, Heading, Question, Row, Rows, Words
from coordplan.blocks import Notice as Remark
from coordplan.page.days import _days
from coordplan.pages.answer import CALLED, Screen, answer_page
from coordplan.pages.deeds import Deeds
from coordplan.pages.detail import Detail
from coordplan.pages.open import ON_CALL
from coordplan.pages.own import _Own
from coordplan.text import Language
from tests.page.situations import PLANS, Case, asked, at_random, canonical, clock, digest, numbers

if TYPE_CHECKING:
    from tests.page.conftest import Modules

import coordplan

pytestmark = pytest.mark.slow

SHOWN = 300
NUMBERS = numbers()
_BY_COMMAND = re.compile(r"( — (xem bằng|shown by) |; (xem|see) |  )$")
_ID = re.compile(r" \[[\w-]+\]")


def _cases(count: int, seed: int) -> Iterator[Case]:
    """Cases on days on which something changes, and on others."""
    draw = random.Random(seed)
    for _ in range(count):
        plan = draw.choice(list(PLANS.values()))
        case = at_random(plan, draw) | {"phases": [], "standing": False}
        day = draw.choice([None, "2026-11-30", *_days(plan, coordplan.load_registry())])
        yield case | {"day": day, "language": draw.choice(["vi", "en"])}


def alike(
    modules: Modules, cases: Sequence[Case], ours: Iterable[str], what: str = "shown"
) -> None:
    """Whether the page shows the same blocks; the first that differ are shown."""
    for case, one, other in zip(cases, ours, modules.digests(what, cases), strict=True):
        if digest(one) != other:
            pairs = zip_longest(json.loads(modules.whole(what, case)), json.loads(one))
            assert next(((a, b) for a, b in pairs if a != b), None) is None, case


def test_the_screen_is_that_of_who(modules: Modules) -> None:
    cases = list(_cases(SHOWN, 15))

    def who(case: Case) -> str:
        page = answer_page([asked(case)], clock=clock(case), contacts=NUMBERS)
        return written(page.blocks, case["language"])

    alike(modules, cases, map(who, cases))


def test_what_is_only_counted_is_that_of_full(modules: Modules) -> None:
    cases = [case | {"rest": True} for case in _cases(SHOWN // 3, 23)]

    def rest(case: Case) -> str:
        answer = asked(case)
        deeds = Deeds(answer, clock=clock(case), contacts=NUMBERS, short=True)
        screen = Screen(answer, deeds, Detail.FULL)
        blocks = [*screen.general(), *screen.reports(), *screen.silence()]
        return written(blocks, case["language"])

    alike(modules, cases, map(rest, cases))


def test_the_part_of_one_body_is_that_of_who_with_whole_duties(modules: Modules) -> None:
    draw = random.Random(51)
    cases = [
        case | {"agency": draw.randrange(len(PLANS[case["plan"]].agencies))}
        for case in _cases(SHOWN, 51)
    ]

    def own(case: Case) -> str:
        answer = asked(case)
        we = list(answer.plan.agencies.values())[case["agency"]]
        deeds = Deeds(answer, clock=clock(case), contacts=NUMBERS, short=True)
        return written(list(Whole(answer, [we], deeds, False).blocks()), case["language"])

    alike(modules, cases, map(own, cases))


class Whole(_Own):
    """The part of a body with whole duties, where the command shows what is ours of them."""

    def supports_too(self, item: Act) -> bool:
        return False

    def beside(self, numbers: set[int], notices: Sequence[Notice] = ()) -> list[Row]:
        mine = {item.duty.number for item in self.mine}
        left = numbers - mine
        acts = [i for i in (*self.answer.act, *self.answer.oversee) if i.duty.number in left]
        return self.deeds.rows(acts, [o for o in self.answer.notify if o.duty.number in left])

    def depends(self) -> Iterator[Block]:
        narrowed = self.narrowed.open
        open_ = self._whole(narrowed.possible())
        for block in super().depends():
            if not isinstance(block, Rows):
                yield block
            elif block.rows == tuple(self.deeds.depending(narrowed.waiting())):
                yield Rows(tuple(self.deeds.depending(self._whole(narrowed.waiting()))))
            else:
                yield Rows(tuple(self.deeds.depending(open_)))

    def _whole(self, ours: Iterable[Possible]) -> list[Possible]:
        found = {one.item.duty.number for one in ours}
        return [one for one in self.answer.possible if one.item.duty.number in found]


def written(blocks: Iterable[Block], language: Language) -> str:
    """Blocks as the page has them, without what only a shell can do."""
    return canonical([found for one in blocks if (found := _block(one, language)) is not None])


def _block(block: Block, language: Language) -> dict[str, Any] | None:
    match block:
        case Heading():
            note = [] if block.said == _said(ON_CALL) else _runs(block.note, language)
            return _shown("heading", note=note, said=_runs(block.said, language))
        case Remark():
            if any(block.label == _said(one) for one in CALLED.values()):
                return None
            said = [[_ID.sub("", text), mark] for text, mark in _runs(block.said, language)]
            if block.tone != "open":
                said = _runs(block.said, language)
            label = _runs(block.label, language)
            return _shown("notice", tone=block.tone, label=label, said=said)
        case Rows():
            return {"kind": "rows", "rows": [_row(row, language) for row in block.rows]}
        case Question():
            return {
                "kind": "question",
                "fact": block.fact,
                "asked": block.asked[language],
                "values": [spelled for _, spelled in block.answers],
                "decides": block.decides[language],
            }
    raise AssertionError(block)


def _shown(kind: str, *, said: list[list[str]], **more: Any) -> dict[str, Any]:
    return {"kind": kind, "tone": "", "label": [], "note": [], **more, "said": said}


def _said(text: Any) -> Words:
    from coordplan.blocks import words

    return words(text)


def _row(row: Row, language: Language) -> dict[str, Any]:
    return {
        "who": _runs(row.who, language),
        "what": _runs(row.what, language),
        "clauses": _runs(row.clauses, language),
        "under": [_row(one, language) for one in row.under],
    }


def _runs(said: Words, language: Language) -> list[list[str]]:
    """Runs of one mark as one, without commands and what leads to them."""
    found: list[list[str]] = []
    for run in said:
        text = run.text[language]
        if run.mark == "code":
            if found:
                found[-1][0] = _BY_COMMAND.sub("", found[-1][0])
        elif found and found[-1][1] == run.mark:
            found[-1][0] += text
        elif text:
            found.append([text, cast(str, run.mark)])
    return [one for one in found if one[0]]
