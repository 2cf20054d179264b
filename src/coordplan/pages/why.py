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
from coordplan.compiled import Duty, Role
from coordplan.index import Verdict
from coordplan.page import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Words,
    clauses,
    code,
    marked,
    table,
    together,
    words,
)
from coordplan.pages.certain import BY_CASES
from coordplan.pages.reasons import changes, reasons, row
from coordplan.phrases import duties as say
from coordplan.phrases.clauses import KINDS
from coordplan.phrases.places import place_words
from coordplan.phrases.situations import circumstances
from coordplan.phrases.time import deadline
from coordplan.text import Said, Text, alike, counted, join

_TITLE = {
    "why": Text(vi="Vì sao", en="Why"),
    "why-not": Text(vi="Vì sao không", en="Why not"),
}
_WHOLE = Text(vi="toàn bộ câu trả lời", en="the whole answer")
_SITUATION = Text(vi="Tình huống", en="Situation")
_PLAN = Text(vi="Kế hoạch", en="Plan")
_PARTS: dict[Role | Mention, Text] = say.ROLE | {
    Mention.TOLD: Text(vi="được thông báo", en="is told"),
    Mention.ASKS: Text(vi="có thể yêu cầu", en="may ask for it"),
    Mention.PARTNER: Text(vi="là cơ quan cùng thực hiện", en="is named as partner"),
    Mention.TAKES_OVER: Text(vi="tiếp nhận người được chuyển giao", en="takes the person over"),
    Mention.RECEIVES: Text(vi="nhận hồ sơ, văn bản", en="receives the papers"),
    Mention.REPORTED_TO: Text(vi="nhận báo cáo", en="is reported to"),
    Mention.REPORTS_THROUGH: Text(vi="chuyển tiếp báo cáo", en="passes the report on"),
    Mention.NAMED: Text(vi="được nêu tên", en="is named"),
}
_WOULD: dict[Role | Mention, str] = {
    Role.LEAD: "would lead",
    Role.PERFORM: "would do it",
    Role.SUPPORT: "would support",
    Role.DIRECT: "would direct",
    Role.ADVISE: "would advise",
    Mention.TOLD: "would be told",
    Mention.ASKS: "might ask for it",
    Mention.PARTNER: "would be a partner",
    Mention.TAKES_OVER: "would take the person over",
    Mention.RECEIVES: "would receive the papers",
    Mention.REPORTED_TO: "would be reported to",
    Mention.REPORTS_THROUGH: "would pass the report on",
    Mention.NAMED: "would be named",
}
_WOULD_HOLD = Text(vi="sẽ áp dụng", en="would hold")
_SAYS = Text(vi="nội dung", en="it says")
_HOW = Text(vi="cách thực hiện", en="how")
_TAKEN_FROM = Text(vi="nêu tại", en="taken from")
_ASSIGNED_BY = Text(vi="phân công tại", en="assigned by")
_READ_IN = Text(vi="* suy ra", en="* read in")
_OTHERS = Text(
    vi="theo chức năng, {actions} là việc của cơ quan khác cùng được nêu",
    en="by function {actions} is for others of the same line",
)
_IN_THE_ANSWER = Text(vi="Đã có trong câu trả lời", en="In the answer")
_NOT_CERTAIN = Text(vi="Chưa chắc chắn hoặc không áp dụng", en="Not certain")
_MORE = (
    Text(vi="Còn {n} nhiệm vụ (--full)", en="{n} more duty (--full)"),
    Text(vi="Còn {n} nhiệm vụ (--full)", en="{n} more duties (--full)"),
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
    _PLAN,
    Text(vi="Điều khoản", en="Clause"),
    Text(vi="Nhiệm vụ", en="Duty"),
    Text(vi="Vị trí trong tệp", en="Place in the file"),
    Text(vi="Việc", en="Action"),
    Text(vi="Cơ quan", en="Agencies"),
    Text(vi="Nội dung", en="What the clause says"),
    Text(vi="Mức chắc chắn", en="Certainty"),
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
    blocks: list[Block] = [Notice(words(circumstances(found[0].situation)), words(_SITUATION))]
    for one in told:
        plan = one.found.plan
        if len(told) == 1:
            blocks.append(Notice(words(code(plan.id), " — ", plan.title), words(_PLAN)))
        else:
            note = words(plan.jurisdiction.name, ": ", one.subject)
            blocks.append(Heading(code(plan.id), note=note))
        blocks += one.blocks(level=2 if len(told) == 1 else 3)
    return Page(
        _TITLE[found[0].question],
        tuple(blocks),
        subject=told[0].subject if len(told) == 1 else told[0].asked,
        sheets=(table(_COLUMNS, [line for one in told for line in one.sheet()]),),
    )


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

    def aside(self) -> Iterator[Notice]:
        """The duties on the other side of the question."""
        if self.found.others:
            label = _NOT_CERTAIN if self.asks_why else _IN_THE_ANSWER
            yield Notice(self.named(self.found.others, now=True), words(label))

    def named(self, duties: Sequence[Involvement], *, now: bool = False) -> Words:
        """Duties in a few words each; ``now`` as they are, whatever was asked."""
        return together(words(self.doing(one, now=now), " ", _name(one.duty)) for one in duties)

    # the duties

    def duty(self, one: Explained, level: int) -> Iterator[Block]:
        """One duty: what it is, who takes part, and the reasons of the decision."""
        note = together((_name(one.duty), code(place_words(one.duty.where))), "  ")
        yield Heading(words(self.doing(one)), level, note=note)
        rows = [row(_SAYS, one.duty.gist), *self.taking_part(one), *self.remarks(one)]
        yield Rows((*rows, *reasons(one), *changes(one, self.would(one))))

    def said(self, part: Role | Mention, *, now: bool = False) -> Text:
        """What an agency does in a part, or what it would do."""
        return _PARTS[part] if now or self.asks_why else _would(part)

    def doing(self, one: Involvement, *, now: bool = False) -> Text:
        """What is done; where one agency was asked about, what it does of it."""
        actions = say.labels(one.duty.actions)
        if not self.alone:
            return actions
        parts = dict.fromkeys(self.said(part.role, now=now) for part in one.parts)
        return join(parts) + ": " + actions

    def would(self, one: Explained) -> Text:
        """What would come of a change: what the one agency would do, or that the duty holds."""
        roles = {part.role for part in one.parts}
        return _would(roles.pop()) if self.alone and len(roles) == 1 else _WOULD_HOLD

    def taking_part(self, one: Involvement) -> Iterator[Row]:
        """Who takes part, where more than one agency was asked about."""
        for role, names in _by_role(() if self.alone else one.parts).items():
            yield row(self.said(role), join(names))

    def remarks(self, one: Explained) -> Iterator[Row]:
        """Deadline and partners, where else a part of the duty stands, what was read in."""
        duty, how = one.duty, self.how(one.duty, one.parts)
        if how:
            yield row(_HOW, join(how, "; "))
        for part in one.parts:
            if part.others:
                yield row(part.agency.name, _OTHERS.format(actions=say.labels(part.others)))
        if duty.taken_from:
            yield row(_TAKEN_FROM, clauses(" ".join(f"[{at}]" for at in duty.taken_from)))
        assigning = {part.assigned_by for part in one.parts if part.assigned_by is not None}
        for clause in sorted(assigning, key=lambda clause: clause.at):
            yield row(_ASSIGNED_BY, clause.gist, " ", clauses(f"[{clause.at}]"))
        if duty.inferred is not None:
            yield row(_READ_IN, marked("read-in", duty.inferred))

    def how(self, duty: Duty, parts: Sequence[Part]) -> list[Text]:
        """What else must be said of a duty and, where it is the only one, of an agency's part.

        What calls for a duty stands with its reasons.
        """
        agencies = [part.agency for part in parts] if self.alone else []
        for posting in duty.postings:
            if posting.agency in agencies:
                calls = () if duty.on_call is None else (say.trigger(duty.on_call),)
                return [said for said in say.details(duty, posting) if said not in calls]
        within = [] if duty.within is None else [deadline(duty.within)]
        return [*say.timed(duty), *within]

    # for a spreadsheet

    def sheet(self) -> Iterator[Sequence[Said | Words]]:
        """Every duty, explained or only named, as a line."""
        for one in self.found.explained:
            would = changes(one, _WOULD_HOLD)
            yield (
                *self.line(one, _VERDICT[one.decision.verdict]),
                together(together((why.who, why.what), " ") for why in reasons(one)),
                together((change.what for change in would), " / "),
                together((change.clauses for change in would), " / "),
            )
        for left in self.found.others:
            yield *self.line(left, _NOT_CERTAIN if self.asks_why else _IN_THE_ANSWER), "", "", ""

    def line(self, one: Involvement, certainty: Text) -> Sequence[Said | Words]:
        """What there is to say of any duty."""
        duty, parts = one.duty, _by_role(one.parts)
        acting = join((_PARTS[role] + ": " + join(who) for role, who in parts.items()), "; ")
        place, actions = place_words(duty.where), say.labels(duty.actions)
        return (
            self.found.plan.id,
            duty.clause,
            duty.id,
            place,
            actions,
            acting,
            duty.gist,
            certainty,
        )


def _would(part: Role | Mention) -> Text:
    """What an agency would do in a part."""
    return Text(vi=f"sẽ {_PARTS[part].vi}", en=_WOULD[part])


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
        words(_PARTS[mention], " ", clauses(f"[{'] ['.join(at)}]"))
        for mention, at in bystander.mentions
    )
    groups = say.names(bystander.member_of)
    member = _MEMBER.format(groups=groups) if bystander.member_of else ""
    return together((_NO_ROLE, *named, member))
