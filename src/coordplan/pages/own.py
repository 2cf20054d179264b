"""The page of an answer for one body: what do we do, whom do we tell, and who leads where not we.

The first lines say who leads the action that is asked about first, what is ours now, and whom to
call; then everything of ours, in time, with those beside us; who tells us, who hands the victim
over to us; what of ours depends, waits to be called, or is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from coordplan.answer.focus import focused
from coordplan.answer.items import Act, Answer, Notice
from coordplan.blocks import (
    Block,
    Heading,
    Page,
    Row,
    Rows,
    Words,
    code,
    marked,
    section,
    together,
    words,
)
from coordplan.blocks import Notice as Remark
from coordplan.compiled import Agency, Reach, Role
from coordplan.pages.answer import Screen, by_plan, sheet_of, subject_of
from coordplan.pages.certain import BY_CASES
from coordplan.pages.deeds import Deed, Deeds
from coordplan.pages.detail import Detail
from coordplan.pages.open import DEPENDS, ON_CALL, question
from coordplan.phrases import columns
from coordplan.phrases.duties import ROLE, labels, names, topics
from coordplan.phrases.successions import CHANGED
from coordplan.text import Text, counted, forms, join

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.reporting.deadlines import Clock
    from coordplan.vocabulary import Action

_TITLE = Text(vi="Nhiệm vụ của {names}", en="What {names} must do")
OURS = Text(vi="NHIỆM VỤ ĐƠN VỊ", en="OUR PART")
CALL = Text(vi="LIÊN HỆ", en="WHOM TO CALL")
NOTHING = Text(
    vi="kế hoạch không giao việc nào chắc chắn trong tình huống này",
    en="the plan gives us nothing certain in this situation",
)
MORE_BELOW = Text(vi="còn tùy dữ kiện", en="more depends on facts")
MORE_DEPENDS = Text(vi="còn tùy theo {facts}", en="more depends on {facts}")
FOR_ANY = Text(vi=" (chung)", en=" (for any victim)")
TELL = Text(vi="phải thông báo", en="we tell it")
LEADER = Text(vi="cơ quan chủ trì", en="leads")
SUPERIOR = Text(vi="cấp trên", en="our superior")
BESIDE = Text(vi="cùng thực hiện", en="acts with us")
NOBODY = Text(vi="kế hoạch không nêu", en="the plan names nobody")
WE = Text(vi="Đơn vị", en="We are")
COUNTED = Text(vi="{name}, được tính trong {groups}", en="{name}, counted among {groups}")
TOLD = Text(vi="Cơ quan thông báo cho đơn vị", en="Who tells us")
HANDED = Text(vi="Cơ quan chuyển giao nạn nhân cho đơn vị", en="Who hands the victim over to us")
LEAD = Text(vi="Cơ quan chủ trì phần việc mà đơn vị không chủ trì", en="Who leads where we do not")
_SUPPORT_TOO = forms(
    vi="{n} cơ quan khác cùng phối hợp",
    one="{n} other body supports it too",
    many="{n} other bodies support it too",
)


def own_page(
    asked: Sequence[tuple[Answer, Sequence[Agency]]],
    *,
    full: bool = False,
    clock: Clock | None = None,
    contacts: Contacts | None = None,
    sheets: bool = False,
) -> Page:
    """What some bodies of each plan do; ``asked`` are whole answers, each with its bodies.

    With ``sheets`` also as a table.
    """
    screens = [
        _Own(answer, agencies, Deeds(answer, clock=clock, contacts=contacts, short=not full), full)
        for answer, agencies in asked
    ]
    found = {agency.name: None for _, agencies in asked for agency in agencies}
    return Page(
        _TITLE.format(names=join(found)),
        by_plan([(screen.answer, screen.blocks()) for screen in screens]),
        subject=subject_of([answer for answer, _ in asked]),
        sheets=sheet_of(screen.narrowed for screen in screens) if sheets else (),
        titled=False,
        compact=not full,
    )


_FACTS_SHOWN = 2


class _Own:
    """One plan's answer for some of its bodies."""

    def __init__(
        self, answer: Answer, agencies: Sequence[Agency], deeds: Deeds, full: bool
    ) -> None:
        self.answer = answer
        self.deeds = deeds
        self.full = full
        ids = {agency.id for agency in agencies}
        groups = [a for a in answer.plan.agencies.values() if not ids.isdisjoint(a.members)]
        self.agencies, self.groups = tuple(agencies), tuple(groups)
        self.ours = frozenset((*agencies, *groups))
        self.screen = Screen(answer, deeds, Detail.SCREEN)
        self.narrowed = Screen(focused(answer, self.ours), deeds, Detail.FULL)

    def blocks(self) -> Iterator[Block]:
        """All of it, in order."""
        found = [
            *self.screen.leader(),
            *self.first(),
            *(block for one in self.screen.supplements() for block in one.first(full=self.full)),
            *self.screen.doubt(),
            *self.screen.more_doubt(),
            *self.about(),
            *self.in_time(),
            *section(TOLD, self.told()),
            *section(HANDED, self.handed_over()),
            *section(LEAD, self.leaders()),
            *self.depends(),
            *self.screen.bearing(),
            *(block for one in self.screen.supplements() for block in one.rest(full=self.full)),
            *section(columns.REPORTS, self.deeds.reporting(self.narrowed.answer.reports)),
            *(self.narrowed.silence() if self.full else ()),
        ]
        yield from found
        yield from self.screen.footnote(found)

    @cached_property
    def mine(self) -> list[Act]:
        """What we certainly do or oversee, in time."""
        items = (*self.narrowed.answer.act, *self.narrowed.answer.oversee)
        return sorted(items, key=lambda item: item.phase.number)

    # the first lines

    def first(self) -> Iterator[Block]:
        """What is ours now, and whom to call."""
        said = [*self.parts()]
        open_ = {f.number: f for one in self.narrowed.open.possible() for f in one.depends_on}
        if said and open_:
            said.append(marked("doubtful", MORE_BELOW))
        elif open_:
            facts = topics(open_[number] for number in sorted(open_)[:_FACTS_SHOWN])
            facts += ", …" if len(open_) > _FACTS_SHOWN else ""
            said = [words(NOTHING), marked("doubtful", MORE_DEPENDS.format(facts=facts))]
        yield Remark(together(said) or words(NOTHING), words(OURS), "open")
        yield Remark(together(self.to_call()) or words(NOBODY), words(CALL), "open")

    def parts(self) -> Iterator[Words]:
        """What we certainly do, by role: the actions of each, and the clauses."""
        for role in ROLE:
            items = [item for item in self.mine if item.role is role and not item.aside]
            actions = dict.fromkeys(action for item in items for action in item.actions)
            if items:
                cited = self.deeds.cited(item.duty for item in items)
                general = all(item.reach is Reach.GENERAL for item in items)
                any_victim = words(FOR_ANY) if general else ()
                role_said = marked("strong", ROLE[role])
                yield words(role_said, ": ", labels(actions), any_victim, "  ", cited)
        cases = self.narrowed.answer.by_cases
        if cases:
            actions = dict.fromkeys(found.action for found in cases)
            cited = self.deeds.cited(duty for found in cases for duty in found.duties)
            yield words(labels(actions), ": ", BY_CASES, "  ", cited)

    def to_call(self) -> Iterator[Words]:
        """Whom we tell; whoever leads what we take part in; our superior. Each body once."""
        why: dict[Agency, list[Text]] = {}
        for agency, reason in self.reasons_to_call():
            why.setdefault(agency, []).append(reason)
        for agency, reasons in why.items():
            each = dict.fromkeys(reasons)
            yield words(self.deeds.named([agency], strong=True), " — ", join(each))

    def reasons_to_call(self) -> Iterator[tuple[Agency, Text]]:
        """Bodies, and why to call them."""
        for one in self.answer.notify:
            if self.ours.intersection(one.by):
                yield one.agency, TELL
        main = self.answer.plan.vocabulary.main_action
        beside = {item.duty.number for item in self.mine}
        for item in self.answer.leads:
            if item.agency in self.ours:
                continue
            if item.duty.number in beside or item.answers_for(main):
                yield item.agency, LEADER
        for agency in self.agencies:
            if agency.under is not None:
                yield self.answer.plan.agencies[agency.under], SUPERIOR
        yield from ((agency, BESIDE) for agency in self.beside_us())

    def beside_us(self) -> Iterator[Agency]:
        """Who does what we do, by duties that name the situation and no leader."""
        led = {item.duty.number for item in self.answer.leads}
        for item in self.mine:
            if item.reach is Reach.NAMED and item.duty.number not in led:
                others = (
                    *(p.agency for p in item.duty.postings if p.role.acts),
                    *item.duty.partners,
                )
                yield from (agency for agency in others if agency not in self.ours)

    def about(self) -> Iterator[Block]:
        """Who we are in the plan, and the situation."""
        name = names(self.agencies)
        groups = names(self.groups)
        said = COUNTED.format(name=name, groups=groups) if self.groups else name
        yield Remark(words(said, "  ", code(self.answer.plan.label)), words(WE))
        yield from self.screen.situation()
        yield from section(CHANGED, self.screen.changed(self.ours))

    # ours, in time

    def in_time(self) -> Iterator[Block]:
        """What we certainly do, phase by phase, each with those who do it with us.

        Where we only support, others who do are counted.
        """
        numbers = {item.duty.number for item in self.mine}
        acts = [i for i in (*self.answer.act, *self.answer.oversee) if i.duty.number in numbers]
        others = [] if self.full else [item for item in acts if self.supports_too(item)]
        told = [one for one in self.answer.notify if one.duty.number in numbers]
        for phase in self.answer.plan.vocabulary.phases.values():
            deeds = self.deeds.deeds(
                [item for item in acts if item.phase is phase and item not in others],
                [one for one in told if one.duty.phase is phase],
            )
            rows = [self.deeds.row(deed, *_counted(deed, others)) for deed in deeds]
            rows += self.narrowed.certain.by_cases(phase)
            if rows:
                yield Heading(words(phase.label))
                yield Rows(tuple(rows))

    def supports_too(self, item: Act) -> bool:
        """Whether another supports a duty that we only support as well."""
        ours = {mine.role for mine in self.mine if mine.duty is item.duty}
        return ours == {Role.SUPPORT} == {item.role} and item.agency not in self.ours

    def told(self) -> list[Row]:
        """Who tells us of the case, by duties that are not ours."""
        notices = [one for one in self.answer.notify if one.agency in self.ours]
        return self.beside({one.duty.number for one in notices}, notices)

    def handed_over(self) -> list[Row]:
        """Who hands the victim over to us, or to one of several of whom we are one."""
        acts = (*self.answer.act, *self.answer.oversee)
        handing = (item.duty for item in acts if self.ours.intersection(item.duty.hand_over_to))
        return self.beside({duty.number for duty in handing})

    def beside(self, numbers: set[int], notices: Sequence[Notice] = ()) -> list[Row]:
        """Duties of others, by number, that reach us."""
        mine = {item.duty.number for item in self.mine}
        acts = [i for i in self.answer.act if i.duty.number in numbers - mine]
        return self.deeds.rows(acts, [one for one in notices if one.duty.number not in mine])

    def leaders(self) -> list[Row]:
        """Who leads the actions in which we take part by a duty that names no leader."""
        rows = []
        for action in self.without_leader():
            said, led = self.screen.leading.of(action)
            if led:
                rows.append(Row(words(action.label), said))
        return rows

    def without_leader(self) -> list[Action]:
        """The actions in which we take part and never lead, and in whose duty nobody does."""
        led = {item.duty.number for item in self.answer.leads}
        lead = {a for item in self.answer.leads if item.agency in self.ours for a in item.actions}
        mine = [item for item in self.mine if item.duty.number not in led and item.role.acts]
        main = self.answer.plan.vocabulary.main_action
        found = dict.fromkeys(action for item in mine for action in item.actions)
        return [action for action in found if action is not main and action not in lead]

    def depends(self) -> Iterator[Block]:
        """What of ours depends, with the best question; what of ours waits to be called."""
        open_ = self.narrowed.open.possible()
        if open_:
            yield Heading(words(DEPENDS))
            yield from map(question, self.answer.ask[:1])
            yield Rows(tuple(self.deeds.depending(open_)))
        waiting = self.narrowed.open.waiting()
        yield from section(ON_CALL, self.deeds.depending(waiting))


def _counted(deed: Deed, others: Sequence[Act]) -> Iterator[Text]:
    """How many others support a deed."""
    bodies = {item.agency for item in others if item.duty in deed.duties}
    if bodies:
        yield counted(_SUPPORT_TOO, len(bodies))
