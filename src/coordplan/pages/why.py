"""The page of ``why`` and ``why-not``: what decides the duties of a subject, duty by duty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.answer.explanation import (
    Bystander,
    Explained,
    Explanation,
    Involvement,
    Mention,
    Part,
)
from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Rows,
    Words,
    clauses,
    code,
    each_cited,
    labelled,
    marked,
    section,
    table,
    together,
    words,
)
from coordplan.compiled import Duty, Role
from coordplan.index import Verdict
from coordplan.pages.certain import BY_CASES
from coordplan.pages.drafts import with_drafts
from coordplan.pages.reasons import changes, reasons
from coordplan.pages.successions import succession_row
from coordplan.phrases import columns as c
from coordplan.phrases import duties as say
from coordplan.phrases.clauses import KINDS
from coordplan.phrases.places import place_words
from coordplan.phrases.situations import circumstances
from coordplan.phrases.successions import CHANGED
from coordplan.text import Said, Text, alike, counted, forms, join

_TITLE = {
    "why": Text(vi="Vì sao", en="Why"),
    "why-not": Text(vi="Vì sao không", en="Why not"),
}
_WHOLE = Text(vi="toàn bộ câu trả lời", en="the whole answer")
_PARTS: dict[Role | Mention, tuple[Text, str]] = {
    Role.LEAD: (say.ROLE[Role.LEAD], "lead"),
    Role.PERFORM: (say.ROLE[Role.PERFORM], "act"),
    Role.SUPPORT: (say.ROLE[Role.SUPPORT], "support"),
    Role.DIRECT: (say.ROLE[Role.DIRECT], "direct"),
    Role.ADVISE: (say.ROLE[Role.ADVISE], "advise"),
    Mention.TOLD: (Text(vi="được thông báo", en="is told"), "be told"),
    Mention.ASKS: (Text(vi="có thể yêu cầu", en="may ask for it"), "ask for it"),
    Mention.PARTNER: (Text(vi="là cơ quan cùng thực hiện", en="is named as partner"), "be partner"),
    Mention.TAKES_OVER: (Text(vi="tiếp nhận người được chuyển giao", en="takes over"), "take over"),
    Mention.RECEIVES: (Text(vi="nhận hồ sơ, văn bản", en="gets the papers"), "get the papers"),
    Mention.REPORTED_TO: (Text(vi="nhận báo cáo", en="is reported to"), "be reported to"),
    Mention.REPORTS_THROUGH: (Text(vi="chuyển tiếp báo cáo", en="relays reports"), "relay reports"),
    Mention.NAMED: (Text(vi="được nêu tên", en="is named"), "be named"),
}
"""What an agency does in a part, and in English what it would do."""
_SAYS = Text(vi="nội dung", en="it says")
_HOW = Text(vi="cách thực hiện", en="how")
_TAKEN_FROM = Text(vi="dẫn từ", en="taken from")
_ASSIGNED_BY = Text(vi="phân công tại", en="assigned by")
_READ_IN = Text(vi="* cách hiểu", en="* inferred")
_OTHERS = Text(
    vi="theo chức năng, {actions} là việc của cơ quan khác cùng được nêu",
    en="by function {actions} is for others of the same line",
)
_IN_THE_ANSWER = Text(vi="Đã có trong câu trả lời", en="In the answer")
_NOT_CERTAIN = Text(vi="Chưa chắc chắn hoặc không áp dụng", en="Not certain")
_MORE = forms(
    vi="Còn {n} nhiệm vụ (--full)", one="{n} more duty (--full)", many="{n} more duties (--full)"
)
_NOTHING_HOLDS = Text(
    vi="chưa có nhiệm vụ nào chắc chắn; xem ", en="nothing of it certainly holds; ask "
)
_ALL_HOLDS = Text(vi="tất cả đều chắc chắn; xem ", en="all of it certainly holds; ask ")
_NO_DUTY = Text(vi="không giao nhiệm vụ cho cơ quan nào — ", en="gives nobody a duty — ")
_NOT_ASKED = Text(
    vi="không có nhiệm vụ nào vừa gắn với vụ việc vừa thuộc việc được hỏi",
    en="no duty of it is tied to a case and has the action asked for",
)
_NO_ROLE = Text(vi="kế hoạch không giao vai trò nào", en="the plan gives it no role")
_MEMBER = Text(vi="được tính trong {groups}", en="counted among {groups}")
_STANDING = Text(vi="Nhiệm vụ thường xuyên", en="Standing")
_LEFT_OUT = Text(
    vi="không gắn với một vụ việc, không nêu ở đây (xem bằng --standing): ",
    en="not tied to one case, left out (--standing shows them): ",
)
_VERDICT = {
    Verdict.CERTAIN: Text(vi="chắc chắn", en="certain"),
    Verdict.POSSIBLE: Text(vi="cần làm rõ thêm", en="depends"),
    Verdict.EXCLUDED: Text(vi="không áp dụng", en="excluded"),
}
_COLUMNS = (
    c.PLAN,
    c.CLAUSE,
    c.DUTY,
    Text(vi="Vị trí trong tệp", en="Place in the file"),
    c.ACTION,
    c.AGENCIES,
    Text(vi="Nội dung", en="What the clause says"),
    c.CERTAINTY,
    Text(vi="Căn cứ", en="Reasons"),
    Text(vi="Sẽ áp dụng nếu", en="Would hold if"),
    Text(vi="Dữ kiện để nhập", en="Facts as typed"),
)
_DUTIES_SHOWN = 6


def why_page(found: Sequence[Explanation], *, full: bool = False) -> Page:
    """What each plan says of a subject: one plan as the whole page, several a heading each.

    Without ``full`` the first few duties are explained and the others only named.
    """
    told = [_Told(one, None if full else max(1, _DUTIES_SHOWN // len(found))) for one in found]
    known = words(circumstances(found[0].situation))
    blocks: list[Block] = [Notice(known, words(c.SITUATION))]
    for one in told:
        plan = one.found.plan
        if len(told) == 1:
            blocks.append(Notice(words(code(plan.label), " — ", plan.title), words(c.PLAN)))
        else:
            note = words(plan.jurisdiction.name, ": ", one.subject)
            blocks.append(Heading(code(plan.label), note=note))
        blocks += one.blocks(level=2 if len(told) == 1 else 3)
    page = Page(
        _TITLE[found[0].question],
        tuple(blocks),
        subject=told[0].subject if len(told) == 1 else told[0].asked,
        sheets=(table(_COLUMNS, [line for one in told for line in one.sheet()]),),
    )
    return with_drafts(page, (one.plan for one in found))


class _Told:
    """What one plan says of a subject; ``most`` is how many duties are explained."""

    def __init__(self, found: Explanation, most: int | None) -> None:
        self.found = found
        self.most = most
        self.asks_why = found.question == "why"
        self.alone = len(found.subject.agencies) == 1

    @property
    def asked(self) -> Text:
        """The words of the question."""
        written = self.found.subject.words
        return _WHOLE if written is None else alike(written.strip())

    @property
    def subject(self) -> Text:
        """What was asked about."""
        agencies = self.found.subject.agencies
        return say.names(agencies) if agencies else self.asked

    def blocks(self, *, level: int) -> Iterator[Block]:
        """What to know first, the duties with their reasons, and what else there is."""
        yield from self.notes()
        for one in self.found.explained[: self.most]:
            yield from self.duty(one, level)
        more = () if self.most is None else self.found.explained[self.most :]
        if more:
            yield Notice(self.named(more), words(counted(_MORE, len(more))))
        if self.asks_why:
            yield from self.aside()
        rows = [succession_row(one.agency, one.steps) for one in self.found.successions]
        yield from section(CHANGED, rows, level=level)
        if self.found.standing:
            duties = together((_name(duty) for duty in self.found.standing), " ")
            yield Notice(words(_LEFT_OUT, duties), words(_STANDING))

    # what is said before and after the duties

    def notes(self) -> Iterator[Notice]:
        """What must be said first: in every case, no role, no duty, or nothing to explain."""
        found = self.found
        for case in found.by_cases:
            cited = together((_name(duty) for duty in case.duties), " ")
            said = words(case.agency.name, ": ", case.action.label, "  ", cited)
            yield Notice(said, words(BY_CASES.capital))
        for bystander in found.bystanders:
            yield Notice(_standing_by(bystander), words(bystander.agency.name))
        if not found.subject.duties:
            for clause in found.subject.clauses:
                label = words(clause.at, ": ", KINDS[clause.kind])
                yield Notice(words(_NO_DUTY, clause.gist), label)
        elif not found.explained:
            yield Notice(self.nothing(), words(self.subject))
        if not self.asks_why:
            yield from self.aside()

    def nothing(self) -> Words:
        """That nothing is left to explain, and which question to ask instead."""
        if not self.found.others:
            return words(_NOT_ASKED)
        if self.asks_why:
            return words(_NOTHING_HOLDS, code("coordplan why-not"))
        return words(_ALL_HOLDS, code("coordplan why"))

    @property
    def aside_label(self) -> Text:
        """What the duties on the other side of the question are."""
        return _NOT_CERTAIN if self.asks_why else _IN_THE_ANSWER

    def aside(self) -> Iterator[Notice]:
        """The duties on the other side of the question."""
        if self.found.others:
            yield Notice(self.named(self.found.others), words(self.aside_label))

    def named(self, duties: Sequence[Involvement]) -> Words:
        """Duties in a few words each."""
        return together(words(self.doing(one), " ", _name(one.duty)) for one in duties)

    # the duties

    def duty(self, one: Explained, level: int) -> Iterator[Block]:
        """One duty: what it is, who takes part, and the reasons of the decision."""
        note = together((_name(one.duty), code(place_words(one.duty.where))), "  ")
        yield Heading(words(self.doing(one)), level, note=note)
        by_role = () if self.alone else _by_role(one.parts).items()
        rows = labelled(
            (_SAYS, one.duty.gist),
            *((self.said(one, role), join(names)) for role, names in by_role),
            *self.remarks(one),
        )
        yield Rows((*rows, *reasons(one), *changes(one)))

    def said(self, one: Involvement, part: Role | Mention) -> Text:
        """What an agency does in a part; where it is explained why not, what it would do."""
        is_, would = _PARTS[part]
        if self.asks_why or not isinstance(one, Explained):
            return is_
        return Text(vi=f"sẽ {is_.vi}", en=f"would {would}")

    def doing(self, one: Involvement) -> Text:
        """What is done; where one agency was asked about, what it does of it."""
        actions = say.labels(one.duty.actions)
        if not self.alone:
            return actions
        parts = dict.fromkeys(self.said(one, part.role) for part in one.parts)
        return join(parts) + ": " + actions

    def remarks(self, one: Explained) -> Iterator[tuple[Text, Said | Words]]:
        """Deadline and partners, where else a part of the duty stands, what was read in."""
        asked = one.parts if self.alone else ()
        requested = [say.BY_REQUEST for part in asked if part.requested]
        by_function = [say.BY_FUNCTION for part in asked if part.by_function]
        how = (*say.timed(one.duty), *say.manner(one.duty), *requested, *by_function)
        yield _HOW, join(how, "; ")
        for part in one.parts:
            if part.others:
                yield part.agency.name, _OTHERS.format(actions=say.labels(part.others))
        yield _TAKEN_FROM, each_cited(one.duty.taken_from)
        assigning = {part.assigned_by for part in one.parts if part.assigned_by is not None}
        for clause in sorted(assigning, key=lambda clause: clause.at):
            yield _ASSIGNED_BY, words(clause.gist, " ", clauses(f"[{clause.at}]"))
        yield _READ_IN, marked("read-in", one.duty.inferred or "")

    # for a spreadsheet

    def sheet(self) -> Iterator[Sequence[Said | Words]]:
        """Every duty, explained or only named, as a line."""
        yield from map(self.line, (*self.found.explained, *self.found.others))

    def line(self, one: Involvement) -> Sequence[Said | Words]:
        """A duty in the columns of the sheet."""
        duty = one.duty
        acting = (_PARTS[role][0] + ": " + join(who) for role, who in _by_role(one.parts).items())
        why = reasons(one) if isinstance(one, Explained) else []
        would = changes(one) if isinstance(one, Explained) else []
        return (
            self.found.plan.label,
            duty.clause,
            duty.id,
            place_words(duty.where),
            say.labels(duty.actions),
            join(acting, "; "),
            duty.gist,
            _VERDICT[one.decision.verdict] if isinstance(one, Explained) else self.aside_label,
            together(together((row.who, row.what), " ") for row in why),
            together((row.what for row in would), " / "),
            together((row.clauses for row in would), " / "),
        )


def _name(duty: Duty) -> Words:
    """A duty by its name; an asterisk: something was read in."""
    return clauses(f"[{duty.name}{'*' if duty.inferred is not None else ''}]")


def _by_role(parts: Sequence[Part]) -> dict[Role | Mention, list[Text]]:
    """Agencies by what they do, with those that can only be asked to do it marked."""
    found: dict[Role | Mention, list[Text]] = {}
    for part in parts:
        asked = alike(" (") + say.BY_REQUEST + ")" if part.requested else ""
        found.setdefault(part.role, []).append(part.agency.name + asked)
    return found


def _standing_by(bystander: Bystander) -> Words:
    """That an agency has no role, and what it is named for."""
    named = (
        words(_PARTS[mention][0], " ", clauses(f"[{'] ['.join(at)}]"))
        for mention, at in bystander.mentions
    )
    groups = say.names(bystander.member_of)
    member = _MEMBER.format(groups=groups) if bystander.member_of else ""
    return together((_NO_ROLE, *named, member))
