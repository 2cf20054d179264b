"""The page of one case over several plans: in time, which plan speaks, and what the seam loses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from coordplan.blocks import Block, Heading, Page, Row, Rows, Words, code, section, words
from coordplan.blocks import Notice as Remark
from coordplan.casework.journey import Stage
from coordplan.casework.terms import Case, Conflict, Part, Place
from coordplan.frozen import replaced
from coordplan.pages.answer import NO_BEARING, Screen, answer_page, sheet_of
from coordplan.pages.deeds import Deeds
from coordplan.pages.detail import Detail
from coordplan.pages.own import own_page
from coordplan.pages.seam import seam_rows, seam_sheet, tally
from coordplan.phrases import columns
from coordplan.phrases.duties import names
from coordplan.phrases.situations import circumstances
from coordplan.phrases.time import day
from coordplan.text import Text, join

if TYPE_CHECKING:
    from coordplan.compiled import Agency
    from coordplan.contacts import Contacts
    from coordplan.reporting.deadlines import Clock

TITLE = Text(vi="Một vụ việc theo nhiều kế hoạch", en="One case over several plans")
_SUBJECT = Text(
    vi="tiếp nhận tại {at}, cư trú tại {home} · tính đến ngày {day}",
    en="received in {at}, at home in {home} · as of {day}",
)
SEAM = Text(vi="Chỗ nối giữa hai kế hoạch", en="The seam between the two plans")
CONFLICT = Text(vi="Mâu thuẫn", en="Conflict")
_CONFLICT_SAID = Text(
    vi="{action}: {plan} giao {own}, {over} giao {others}",
    en="{action}: {plan} gives it to {own}, {over} to {others}",
)
LEFT_OUT = Text(vi="Không áp dụng", en="Left out")
_NOT_IN_FORCE = Text(
    vi="{plans}: không có hiệu lực vào ngày này", en="{plans}: not in force on this day"
)
FACTS = Text(vi="dữ kiện có ý nghĩa tại đây: {facts}", en="what counts here: {facts}")
STAGES: dict[tuple[Place, Stage], Text] = {
    (Place.AT, Stage.BEFORE): Text(
        vi="Từ khi báo tin đến chuyển tuyến", en="From the alert to referral"
    ),
    (Place.AT, Stage.MEANWHILE): Text(
        vi="Trong thời gian còn ở nơi tiếp nhận", en="While still at the place of reception"
    ),
    (Place.AT, Stage.RETURN): Text(
        vi="Đưa về nơi cư trú: nơi tiếp nhận", en="The return home: place of reception"
    ),
    (Place.HOME, Stage.RETURN): Text(
        vi="Đưa về nơi cư trú: nơi cư trú", en="The return home: home place"
    ),
    (Place.HOME, Stage.AFTER): Text(vi="Sau khi về nơi cư trú", en="After the return home"),
}


def case_page(
    case: Case,
    detail: Detail = Detail.SCREEN,
    *,
    clock: Clock | None = None,
    contacts: Contacts | None = None,
    sheets: bool = False,
) -> Page:
    """One case; where the place of reception is home, the page of ``who``."""
    if case.one_place:
        return _one_place(case, detail, clock, contacts, sheets=sheets)
    screens = [
        Screen(
            part.answer,
            Deeds(part.answer, clock=clock, contacts=contacts, short=detail is not Detail.FULL),
            Detail.FULL if detail is Detail.FULL else Detail.SCREEN,
        )
        for part in case.parts
    ]
    blocks = [*_first(case), *_stages(case, screens), *_seam(case)]
    return Page(
        TITLE,
        tuple(blocks),
        subject=_subject(case),
        sheets=(*sheet_of(screens), seam_sheet(case)) if sheets else (),
    )


def own_case_page(
    case: Case,
    named: Mapping[Place, Sequence[Agency]],
    *,
    full: bool = False,
    clock: Clock | None = None,
    contacts: Contacts | None = None,
    sheets: bool = False,
) -> Page:
    """What some bodies of either place do, stage by stage; ``named`` has those of each place."""
    blocks: list[Block] = []
    pages = []
    for part in case.parts:
        bodies = named.get(part.place, ())
        if bodies:
            page = own_page(
                [(part.answer, bodies)], full=full, clock=clock, contacts=contacts, sheets=sheets
            )
            pages.append(page)
            blocks += [_stage(part), *_lower(iter(page.blocks))] if case.seam else page.blocks
    return Page(
        pages[0].title,
        tuple(blocks),
        subject=_subject(case),
        sheets=tuple(table for page in pages for table in page.sheets),
    )


def _one_place(
    case: Case,
    detail: Detail,
    clock: Clock | None,
    contacts: Contacts | None,
    *,
    sheets: bool,
) -> Page:
    page = answer_page(
        [part.answer for part in case.parts], detail, clock=clock, contacts=contacts, sheets=sheets
    )
    more = (*_conflicts(case), *_left_out(case))
    return replaced(page, blocks=(*more, *page.blocks)) if more else page


def _subject(case: Case) -> Text:
    on = "" if case.as_of is None else day(case.as_of)
    at, home = case.at.jurisdiction.name, case.home.jurisdiction.name
    return _SUBJECT.format(
        at=at + f" [{case.at.label}]", home=home + f" [{case.home.label}]", day=on
    )


def _first(case: Case) -> Iterator[Block]:
    """What is known, what is lost at the seam, and where plans contradict each other."""
    yield Remark(words(circumstances(case.situation)), words(columns.SITUATION))
    said = tally(case)
    yield Remark(words(said), words(SEAM), "alert" if case.holes else "good")
    yield from _conflicts(case)
    yield from _left_out(case)


def _conflicts(case: Case) -> Iterator[Block]:
    for one in case.conflicts:
        yield Remark(_conflict(one), words(CONFLICT), "alert")


def _conflict(one: Conflict) -> Words:
    own, others = (
        names({item.agency.id: item.agency for item in items}.values())
        + f" [{' '.join(dict.fromkeys(item.clause for item in items))}]"
        for items in (one.own, one.others)
    )
    return words(
        _CONFLICT_SAID.format(
            action=one.action.label,
            plan=one.plan.label,
            own=own,
            over=one.over.label,
            others=others,
        )
    )


def _left_out(case: Case) -> Iterator[Block]:
    if case.left_out:
        plans = join(Text(one.label, one.label) for one in case.left_out)
        yield Remark(words(_NOT_IN_FORCE.format(plans=plans)), words(LEFT_OUT), "faint")


def _stages(case: Case, screens: Sequence[Screen]) -> Iterator[Block]:
    """Each stage with the plan that speaks; one of which nothing is to be said is left out."""
    for part, screen in zip(case.parts, screens, strict=True):
        yield _stage(part)
        if part.place is Place.HOME:
            facts = circumstances(part.answer.situation)
            yield Remark(words(FACTS.format(facts=facts)), tone="faint")
        yield from _lower(screen.blocks())


def _stage(part: Part) -> Heading:
    """The heading of a stage, with the plan that speaks."""
    plan = part.answer.plan
    note = words(plan.jurisdiction.name, " ", code(f"[{plan.label}]"))
    return Heading(words(STAGES[part.place, part.stage]), note=note)


def _lower(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks of an answer below the heading of their stage.

    The situation is said once of the case; what has no bearing on one stage has on another.
    """
    left_out = {words(columns.SITUATION), words(NO_BEARING)}
    for block in blocks:
        if isinstance(block, Heading):
            yield Heading(block.said, min(block.level + 1, 4), block.anchor, block.note)
        elif not (isinstance(block, Remark) and block.label in left_out):
            yield block


def _seam(case: Case) -> list[Block]:
    rows = seam_rows(case)
    return section(SEAM, rows) if rows else [Heading(words(SEAM)), Rows((Row(words(tally(case))),))]
