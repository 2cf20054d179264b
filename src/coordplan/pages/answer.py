"""The page of an answer: one screen, phase by phase; everything where it is asked for.

What makes the answer doubtful comes first, then who leads the action that is asked about first;
then, in time, what the plan names for the situation: who leads, who takes part, who is told, by
when, under which clause; what only depends, and the best question; what waits to be called. What
holds for any victim is counted, except who acts in the first days where nothing else says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.bearing import without_bearing
from coordplan.answer.items import Act, Answer, Call, Notice, Status
from coordplan.answer.status import speaking_of
from coordplan.blocks import (
    Block,
    Heading,
    Page,
    Row,
    Rows,
    Table,
    Words,
    code,
    each_cited,
    marked,
    plain,
    section,
    table,
    together,
    words,
)
from coordplan.blocks import (
    Notice as Remark,
)
from coordplan.compiled import Agency, Plan, Reach
from coordplan.index import Verdict
from coordplan.pages.certain import GENERAL, Certain, certain, told
from coordplan.pages.deeds import MARK, SUCCEEDED, Deeds
from coordplan.pages.detail import ON_SCREEN, Detail
from coordplan.pages.leading import Leading
from coordplan.pages.open import Open, cannot_wait
from coordplan.phrases import columns
from coordplan.phrases.duties import labels
from coordplan.phrases.situations import circumstances
from coordplan.phrases.successions import CHANGED, path
from coordplan.phrases.time import day
from coordplan.text import Text, alike, counted, forms, join

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.pages.supplements import Supplements
    from coordplan.reporting.deadlines import Clock
    from coordplan.vocabulary import Action

TITLE = Text(vi="Cơ quan thực hiện, cơ quan được thông báo", en="Who must act, and who is told")
DOUBTFUL = Text(vi="CẦN KIỂM TRA", en="IN DOUBT")
LEADS = Text(vi="CHỦ TRÌ {action}", en="WHO LEADS: {action}")
_AS_OF = Text(vi="{place} · tính đến ngày {day}", en="{place} · as of {day}")
NO_BEARING = Text(vi="Không ảnh hưởng", en="No bearing")
NO_BEARING_SAID = Text(
    vi="{facts}: không làm thay đổi câu trả lời của kế hoạch này",
    en="{facts}: changes nothing in this plan's answer",
)
CALLED = {
    True: Text(vi="Đã yêu cầu", en="Called"),
    False: Text(vi="Không yêu cầu", en="Not called"),
}
NO_EFFECT = Text(
    vi="[{name}] không có hiệu lực trong tình huống này", en="[{name}] does not hold here"
)
MORE_GENERAL = forms(
    vi="{n} nhiệm vụ chung đối với mọi nạn nhân",
    one="{n} duty towards any victim",
    many="{n} duties towards any victim",
)
MORE_REPORTS = forms(vi="{n} báo cáo", one="{n} report", many="{n} reports")
MORE_SILENT = forms(
    vi="{n} việc kế hoạch không giao cơ quan nào",
    one="{n} action given to nobody",
    many="{n} actions given to nobody",
)
MORE_ON_CALL = forms(
    vi="{n} nhiệm vụ khi được yêu cầu", one="{n} duty on call", many="{n} duties on call"
)
BESIDES = Text(vi="Ngoài ra", en="Besides")
_SHOWN_BY = Text(vi="xem bằng", en="shown by")
MENTIONED = Text(vi="Có đề cập, không giao cơ quan nào thực hiện", en="Mentioned, given to nobody")
SILENT = Text(vi="Kế hoạch không giao nhiệm vụ về", en="The plan is silent on")
CHANGED_SINCE = Text(vi="cơ quan đã thay đổi sau kế hoạch", en="changed since the plan")
READ_IN = Text(vi="có phần theo cách hiểu của người nhập", en="partly inferred")
_SEE = Text(vi="; xem ", en="; see ")
_SHEET = (
    columns.PLAN,
    columns.CERTAINTY,
    columns.PHASE,
    columns.ACTION,
    columns.WHAT,
    columns.CLAUSES,
)
_CERTAIN = Text(vi="chắc chắn", en="certain")
_GENERAL = Text(vi="chắc chắn, chung đối với mọi nạn nhân", en="certain, for any victim")
_POSSIBLE = Text(vi="cần làm rõ thêm", en="depends")
_WAITS = Text(vi="khi được yêu cầu", en="on call")


LONGER = Remark(
    words(
        Text(
            vi="dài hơn một màn hình: các nội dung này không được lược bớt",
            en="longer than one screen: none of this may be left out",
        )
    ),
    tone="faint",
)
"""What is said where even what cannot be left out does not fit."""
LAW = "legal-basis"
"""How the rules of remarks on cited instruments begin."""
MORE_LAWS = forms(
    vi="{n} lưu ý về hiệu lực của văn bản căn cứ",
    one="{n} remark on the law behind it",
    many="{n} remarks on the law behind it",
)
DOUBT_ROOM = 250
"""Letters of doubt that may stand above who leads."""


def answer_page(
    answers: Sequence[Answer],
    detail: Detail = Detail.SCREEN,
    *,
    clock: Clock | None = None,
    contacts: Contacts | None = None,
    sheets: bool = False,
) -> Page:
    """The page of one plan's answer, or of several, a block each unless all is wanted.

    With ``sheets`` also as a table; to make one that nobody looks at takes longer than the page.
    """
    full = detail is Detail.FULL
    detail = detail if full or len(answers) == 1 else Detail.BLOCK
    screens = [
        Screen(one, Deeds(one, clock=clock, contacts=contacts, short=not full), detail)
        for one in answers
    ]
    return Page(
        TITLE,
        by_plan([(screen.answer, screen.blocks()) for screen in screens]),
        subject=subject_of(answers),
        sheets=sheet_of(screens) if sheets else (),
        titled=False,
        compact=detail in ON_SCREEN,
    )


def by_plan(parts: Sequence[tuple[Answer, Iterable[Block]]]) -> tuple[Block, ...]:
    """The blocks of each plan, where there are several under its id."""
    blocks: list[Block] = []
    for answer, own in parts:
        if len(parts) > 1:
            blocks.append(
                Heading(code(answer.plan.label), note=words(answer.plan.jurisdiction.name))
            )
        blocks += own
    return tuple(blocks)


def subject_of(answers: Sequence[Answer]) -> Text:
    """Of what some answers are: one plan's place and the day, or the situation of several."""
    return place_of(answers[0]) if len(answers) == 1 else circumstances(answers[0].situation)


def place_of(answer: Answer) -> Text:
    """Of what an answer is: the place whose plan answers, and the day."""
    place = answer.plan.jurisdiction.name + f" [{answer.plan.label}]"
    return place if answer.as_of is None else _AS_OF.format(place=place, day=day(answer.as_of))


def sheet_of(screens: Iterable[Screen]) -> tuple[Table]:
    """Every duty of some answers that holds or may hold, a line each."""
    return (table(_SHEET, [row for screen in screens for row in screen.sheet()]),)


class Screen:
    """One plan's answer as blocks, in the order in which an officer needs it."""

    def __init__(self, answer: Answer, deeds: Deeds, detail: Detail) -> None:
        self.answer = answer
        self.deeds = deeds
        self.detail = detail
        self.vocabulary = answer.plan.vocabulary
        self.leading = Leading(answer, deeds)
        self.certain = Certain(answer, deeds, detail)
        self.open = Open(answer, deeds, detail)

    def blocks(self) -> Iterator[Block]:
        """All of it; in a block, which has no headings of its own, a baseline's come last."""
        in_block = self.detail is Detail.BLOCK
        full = self.detail is Detail.FULL
        by_baselines = [b for one in self.supplements() for b in one.first(full=full)]
        found = [
            *self.doubt(),
            *self.leader(),
            *(() if in_block else by_baselines),
            *self.more_doubt(),
            *self.about(),
            *self.certain.phases(),
            *(self.certain.otherwise() if self.detail in ON_SCREEN else ()),
            *self.open.depends(),
            *self.open.on_call(),
            *self.bearing(),
            *(by_baselines if in_block else ()),
        ]
        if full:
            found += [*self.general(), *self.reports()]
        found += [b for one in self.supplements() for b in one.rest(full=full)]
        found += self.since(found) if self.detail in ON_SCREEN else ()
        found += self.silence() if full else self.besides()
        yield from found
        yield from self.footnote(found)

    def supplements(self) -> Iterator[Supplements]:
        """What each baseline says where the plan is silent, its clauses marked as its own."""
        if not self.answer.baselines:
            return
        from coordplan.pages.supplements import Supplements

        for one in self.answer.baselines:
            deeds = Deeds(
                one.answer,
                clock=self.deeds.clock,
                contacts=self.deeds.contacts,
                marked=True,
                short=self.deeds.short,
            )
            yield Supplements(one, deeds)

    # what comes first

    def doubt(self) -> Iterator[Block]:
        """What makes the whole answer doubtful; nothing where nothing does."""
        if self.doubts[0]:
            yield Remark(words(join(self.doubts[0], " · ")), words(DOUBTFUL), "alert")

    def more_doubt(self) -> Iterator[Block]:
        """What else does, below who leads: that must not be far down."""
        if self.doubts[1]:
            yield Remark(words(join(self.doubts[1], " · ")), words(DOUBTFUL), "alert")

    @property
    def doubts(self) -> tuple[list[Text], list[Text]]:
        """What is in doubt, the gravest first: what has room at the top, and the rest."""
        said = [one.message for one in self.answer.doubts]
        room = 1
        while room < len(said) and len(join(said[: room + 1], " · ").vi) <= DOUBT_ROOM:
            room += 1
        return said[:room], said[room:]

    def leader(self) -> Iterator[Block]:
        """Who leads the action that is asked about first, or that nobody does."""
        action = self.vocabulary.main_action
        if action.id in self.answer.status:
            label = words(LEADS.format(action=action.label.upper))
            said, led = self.leading.of(action)
            yield Remark(said, label, "plain" if led else "alert")
            rows = self.changed({item.agency for item in self.answer.leads})
            if rows and self.detail is Detail.FULL:
                yield Rows(tuple(rows))

    def about(self) -> Iterator[Block]:
        """What is known, which plan answers, what to note, and who is another body by now."""
        yield from self.situation()
        leaders = {item.agency for item in self.answer.leads}
        plan = self.answer.plan
        shown = set(plan.agencies.values()) if self.detail is Detail.FULL else self.acting_or_told()
        if self.detail not in ON_SCREEN:
            level = 3 if self.detail is Detail.BLOCK else 2
            yield from section(CHANGED, self.changed(shown - leaders), level=level)

    def since(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Who stands in for each body that some blocks mark as changed since the plan."""
        said = [text for block in blocks for text in _texts(block) if SUCCEEDED in text]
        yield from section(CHANGED, self.changed(self._marked(said)))

    def _marked(self, said: Iterable[str]) -> Iterator[Agency]:
        """The bodies whose names end where some texts have the mark: the longest name is meant."""
        before = {part for text in said for part in text.split(SUCCEEDED)[:-1]}
        gone = [one.agency for one in self.answer.successions]
        gone.sort(key=lambda agency: len(agency.name.vi), reverse=True)
        for part in before:
            found = next((one for one in gone if part.endswith(one.name.vi)), None)
            if found is not None:
                yield found

    def situation(self) -> Iterator[Block]:
        """What is known, which plan answers, and what to note."""
        plan = self.answer.plan
        if self.detail is not Detail.BLOCK:
            yield Remark(words(circumstances(self.answer.situation)), words(columns.SITUATION))
            if self.detail is Detail.FULL:
                yield Remark(words(code(plan.label), " — ", plan.title), words(columns.PLAN))
        notes = [one for one in self.answer.warnings if one not in self.answer.doubts]
        for note in notes:
            if self.detail is Detail.FULL or not note.rule.startswith(LAW):
                yield Remark(words(note.message), words(columns.NOTE), "alert")

    def acting_or_told(self) -> set[Agency]:
        """Who acts or is told by what the plan names for the situation."""
        shown = {item.agency for item in self.answer.act if item.reach is Reach.NAMED}
        return shown | {one.agency for one in self.answer.notify if one.duty.reach is Reach.NAMED}

    def changed(self, agencies: Iterable[Agency]) -> list[Row]:
        """Who has succeeded some agencies since the plan; the same for several is one row."""
        wanted = set(agencies)
        rows: dict[Text, list[Text]] = {}
        for found in self.answer.successions:
            if found.agency in wanted:
                rows.setdefault(path(found.steps), []).append(found.agency.name)
        return [
            Row(marked("strong", join(names, "; ")), words(said)) for said, names in rows.items()
        ]

    # phase by phase

    # what depends

    def bearing(self) -> Iterator[Block]:
        """What was stated and had no effect: facts, and calls of duties that cannot hold here."""
        idle = [
            words(fact.label, " ", code(f"[{fact.id}]")) for fact in without_bearing(self.answer)
        ]
        if idle:
            said = NO_BEARING_SAID.format(facts=plain(together(idle, ", ")))
            yield Remark(words(said), words(NO_BEARING), "open")
        for called, label in CALLED.items():
            said_ = [
                NO_EFFECT.format(name=name)
                if call.by_facts is Verdict.EXCLUDED
                else alike(f"[{name}]")
                for name, call in self.calls()
                if call.called is called
            ]
            if said_:
                yield Remark(words(join(said_)), words(label))

    def calls(self) -> Iterator[tuple[str, Call]]:
        """The duties on call of the plan, by name, and of the baselines, by id."""
        yield from ((call.duty.name, call) for call in self.answer.calls)
        for baseline in self.answer.baselines:
            yield from ((call.duty.id, call) for call in baseline.answer.calls)

    # the rest

    def general(self) -> Iterator[Block]:
        """Duties towards any victim."""
        rows = self.deeds.rows(
            certain(self.answer, Reach.GENERAL), told(self.answer, Reach.GENERAL)
        )
        yield from section(GENERAL, rows)

    def reports(self) -> Iterator[Block]:
        """Who reports to whom, through whom, how often."""
        yield from section(columns.REPORTS, self.deeds.reporting(self.answer.reports))

    def silence(self) -> Iterator[Block]:
        """What the plan gives to nobody: what it speaks of, by clauses, and what it does not."""
        spoken = [
            Row(words(action.label), clauses=self.where(action))
            for action in self.having(Status.MENTIONED)
        ]
        yield from section(MENTIONED, spoken)
        silent = self.having(Status.SILENT)
        if silent:
            yield Heading(words(SILENT))
            yield Remark(words(labels(silent)))

    def where(self, action: Action) -> Words:
        """The clauses that speak of an action."""
        return each_cited(speaking_of(self.answer, action))

    def having(self, status: Status) -> list[Action]:
        """The actions of which the plan says so much."""
        return [
            self.vocabulary.actions[id_]
            for id_, found in self.answer.status.items()
            if found is status
        ]

    def besides(self) -> Iterator[Block]:
        """How much more there is, and how to see it."""
        general: list[Act | Notice] = [
            *certain(self.answer, Reach.GENERAL),
            *told(self.answer, Reach.GENERAL),
        ]
        waiting = [one.item.duty for one in self.open.waiting() if not cannot_wait(one.item.duty)]
        counts = (
            (MORE_GENERAL, len({one.duty.number for one in general})),
            (MORE_ON_CALL, len(set(waiting)) if self.detail is Detail.LEAST else 0),
            (MORE_REPORTS, len(self.answer.reports)),
            (MORE_SILENT, len(self.having(Status.MENTIONED)) + len(self.having(Status.SILENT))),
            (MORE_LAWS, sum(one.rule.startswith(LAW) for one in self.answer.warnings)),
        )
        said = [counted(forms, number) for forms, number in counts if number]
        if said:
            yield Remark(words(join(said), *self.shown_by()), words(BESIDES), "faint")

    def shown_by(self) -> tuple[Text | str | Words, ...]:
        """How to see everything; nothing where it is shown."""
        if self.detail is Detail.FULL:
            return ()
        plan = _asked_for(self.answer.plan)
        how = code(f"--plan {plan}" if self.detail is Detail.BLOCK else "--full")
        return " — ", _SHOWN_BY, " ", how

    def footnote(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """What the mark of danger and the asterisk mean, where they stand."""
        blocks = list(blocks)
        said: list[Words] = []
        dangerous = self.deeds.short and any(_shows(block, MARK) for block in blocks)
        if self.answer.caution is not None and dangerous:
            said.append(words(f"{MARK} ", self.answer.caution))
        if any(_shows(block, SUCCEEDED) for block in blocks):
            shown_by = () if self.detail in ON_SCREEN else self.shown_by()
            said.append(words(SUCCEEDED.strip(), " ", CHANGED_SINCE, *shown_by))
        if any(_shows(block, "*]") for block in blocks):
            show = code(f"coordplan show {_asked_for(self.answer.plan)}")
            said.append(words("* ", READ_IN, _SEE, show))
        if said:
            yield Remark(together(said, " · "), tone="faint")

    # as a table

    def sheet(self) -> Iterator[tuple[Words | Text | str, ...]]:
        """Every duty that holds or may hold, a line each."""
        answer, found = self.answer, self.deeds.deeds
        parts = (
            (_CERTAIN, found(certain(answer, Reach.NAMED), told(answer, Reach.NAMED))),
            (_GENERAL, found(certain(answer, Reach.GENERAL), told(answer, Reach.GENERAL))),
            (_POSSIBLE, self.deeds.possible(self.open.possible())),
            (_WAITS, self.deeds.possible(self.open.waiting())),
        )
        for certainty, deeds in parts:
            for deed in deeds:
                row = self.deeds.row(deed)
                phase = deed.duties[0].phase.label
                yield self.answer.plan.label, certainty, phase, row.who, row.what, row.clauses


def _asked_for(plan: Plan) -> str:
    """How a plan is asked for: by its id, where that names it alone."""
    return plan.asked_as if plan.apart else plan.id


def _shows(block: Block, sign: str) -> bool:
    """Whether a sign stands in a block."""
    return any(sign in text for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    """What a block says of bodies and their duties."""
    match block:
        case Rows():
            for row in block.rows:
                yield from _texts_of(row)
        case Remark():
            yield from (run.text.vi for run in block.said)


def _texts_of(row: Row) -> Iterator[str]:
    yield from (run.text.vi for said in (row.who, row.what, row.clauses) for run in said)
    for one in row.under:
        yield from _texts_of(one)
