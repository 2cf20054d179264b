"""An explanation in words, laid out by nobody yet: text and Markdown say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coordplan.answer import (
    Bystander,
    Change,
    Decision,
    Explained,
    Explanation,
    Ground,
    Involvement,
    Mention,
    Part,
    Wanted,
)
from coordplan.compiled import Duty, Role
from coordplan.index import Verdict
from coordplan.render import words
from coordplan.render.circumstances import circumstances, fact_words
from coordplan.render.tables import KINDS
from coordplan.text import Language, Text
from coordplan.vocabulary import FactValue
from coordplan.vocabulary.terms import spelled

_QUESTION = {
    "why": Text(vi="VÌ SAO", en="WHY"),
    "why-not": Text(vi="VÌ SAO KHÔNG", en="WHY NOT"),
}
_WHOLE = Text(vi="toàn bộ câu trả lời", en="the whole answer")

_PARTS: dict[Role | Mention, Text] = words.ROLE | {
    Mention.TOLD: Text(vi="được báo", en="is told"),
    Mention.PARTNER: Text(vi="được nêu là nơi cùng làm", en="is named as partner"),
    Mention.TAKES_OVER: Text(vi="nhận người được chuyển giao", en="takes the person over"),
    Mention.RECEIVES: Text(vi="nhận hồ sơ, văn bản", en="receives the papers"),
    Mention.REPORTED_TO: Text(vi="nhận báo cáo", en="is reported to"),
    Mention.REPORTS_THROUGH: Text(vi="chuyển báo cáo lên", en="passes the report on"),
    Mention.NAMED: Text(vi="được nêu tên", en="is named"),
}
_WOULD: dict[Role | Mention, Text] = {
    Role.LEAD: Text(vi="sẽ chủ trì", en="would lead"),
    Role.PERFORM: Text(vi="sẽ thực hiện", en="would do it"),
    Role.SUPPORT: Text(vi="sẽ phối hợp", en="would support"),
    Role.DIRECT: Text(vi="sẽ chỉ đạo", en="would direct"),
    Role.ADVISE: Text(vi="sẽ tham mưu", en="would advise"),
    Mention.TOLD: Text(vi="sẽ được báo", en="would be told"),
    Mention.PARTNER: Text(vi="sẽ là nơi cùng làm", en="would be a partner"),
    Mention.TAKES_OVER: Text(vi="sẽ nhận người được chuyển giao", en="would take the person over"),
    Mention.RECEIVES: Text(vi="sẽ nhận hồ sơ, văn bản", en="would receive the papers"),
    Mention.REPORTED_TO: Text(vi="sẽ nhận báo cáo", en="would be reported to"),
    Mention.REPORTS_THROUGH: Text(vi="sẽ chuyển báo cáo lên", en="would pass the report on"),
    Mention.NAMED: Text(vi="sẽ được nêu tên", en="would be named"),
}

_BECAUSE = Text(vi="vì", en="because")
_ANY_VICTIM = Text(vi="áp dụng với mọi nạn nhân", en="it holds for any victim")
_EXCLUDED = Text(vi="bị loại trừ vì", en="excluded by")
_NEVER = Text(
    vi="không tình huống nào có thể xảy ra mà đúng điều kiện này",
    en="no situation that can occur meets its condition",
)
_CONSTRAINT = Text(vi="và vì", en="and since")
_DEPENDS = Text(vi="còn tùy", en="depends on")
_STATED = Text(vi="đã nêu", en="stated")
_FOLLOWS = Text(vi="suy ra từ {facts}: {reasons}", en="follows from {facts}: {reasons}")
_ALWAYS = Text(vi="luôn đúng: {reasons}", en="always so: {reasons}")
_IF = Text(vi="nếu", en="if")
_WOULD_HOLD = Text(vi="sẽ áp dụng", en="would hold")
_OR_IF = Text(vi="hoặc nếu", en="or if")
_WERE = Text(vi="{fact} là {values}", en="{fact} were {values}")
_NOT = Text(vi="không {fact}", en="not {fact}")
_NOW = Text(vi="hiện là {value}", en="now {value}")
_NOT_STATED = Text(vi="chưa nêu", en="not stated")
_AND = Text(vi=" và ", en=" and ")
_HOW = Text(vi="cách làm", en="how")
_READ_IN = Text(vi="suy luận", en="read in")
_IN_THE_ANSWER = Text(vi="Đã có trong câu trả lời", en="In the answer")
_NOT_CERTAIN = Text(vi="Chưa chắc hoặc không có", en="Not certain")
_NOTHING_HOLDS = Text(
    vi="không có gì chắc chắn; hỏi `coordplan why-not`",
    en="nothing of it certainly holds; ask `coordplan why-not`",
)
_ALL_HOLDS = Text(
    vi="tất cả đều chắc chắn; hỏi `coordplan why`",
    en="all of it certainly holds; ask `coordplan why`",
)
_NO_DUTY = Text(vi="không giao nhiệm vụ cho ai", en="gives nobody a duty")
_NOT_ASKED = Text(
    vi="không có nhiệm vụ nào gắn với vụ việc và đúng việc được hỏi",
    en="no duty of it is tied to a case and has the action asked for",
)
_NO_ROLE = Text(vi="kế hoạch không giao vai trò nào", en="the plan gives it no role")
_MEMBER = Text(vi="được tính trong {groups}", en="counted among {groups}")
_STANDING = Text(vi="Việc thường xuyên", en="Standing")
_LEFT_OUT = Text(
    vi="không gắn với một vụ việc, bỏ qua (xem bằng --standing): {duties}",
    en="not tied to one case, left out (--standing shows them): {duties}",
)

Row = tuple[str, str]
"""A label, and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One duty: what is done, under which clause, what the clause says, where it stands."""

    what: str
    duty: str
    gist: str
    rows: tuple[Row, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Block:
    """Duties with one condition, and the reasons of the decision on it."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One plan's explanation: the question, what it is about, notes, the duties, what is left."""

    question: str
    subject: str
    about: tuple[Row, ...]
    notes: tuple[Row, ...]
    blocks: tuple[Block, ...]
    rest: tuple[Row, ...]


def page(explanation: Explanation, language: Language) -> Page:
    """An explanation in words."""
    return _Speaker(explanation, language).page()


class _Speaker:
    """One explanation in one language."""

    def __init__(self, explanation: Explanation, language: Language) -> None:
        self.explanation = explanation
        self.language = language
        self.asks_why = explanation.question == "why"
        self.parts = _PARTS if self.asks_why else _WOULD
        self.alone = len(explanation.subject.agencies) == 1

    def page(self) -> Page:
        """The whole page."""
        found, language = self.explanation, self.language
        others = (self.involved(one) for one in found.others)
        label = _NOT_CERTAIN if self.asks_why else _IN_THE_ANSWER
        aside = ((label[language], "; ".join(others)),) if found.others else ()
        return Page(
            _QUESTION[found.question][language],
            self.subject(),
            (
                (words.SITUATION[language], circumstances(found.situation, language)),
                (words.PLAN[language], f"{found.plan.id} — {found.plan.title[language]}"),
            ),
            (*self.notes(), *(() if self.asks_why else aside)),
            tuple(self.block(group) for group in _by_condition(found.explained)),
            (*(aside if self.asks_why else ()), *self.standing()),
        )

    def subject(self) -> str:
        """What was asked about."""
        subject = self.explanation.subject
        if subject.agencies:
            return words.names(subject.agencies, self.language)
        if len(subject.duties) == 1 and len(subject.clauses) == 1:
            return subject.duties[0].name
        return ", ".join(clause.at for clause in subject.clauses) or _WHOLE[self.language]

    def notes(self) -> Iterator[Row]:
        """What must be said before the duties: no role, no duty, or nothing to explain."""
        found, language = self.explanation, self.language
        for bystander in found.bystanders:
            yield bystander.agency.name[language], self.standing_by(bystander)
        if not found.subject.duties:
            for clause in found.subject.clauses:
                label = f"{clause.at}: {KINDS[clause.kind][language]}"
                yield label, f"{_NO_DUTY[language]} — {clause.gist[language]}"
        elif not found.explained and found.others:
            said = _NOTHING_HOLDS if self.asks_why else _ALL_HOLDS
            yield self.subject(), said[language]
        elif not found.explained:
            yield self.subject(), _NOT_ASKED[language]

    def standing_by(self, bystander: Bystander) -> str:
        """That an agency has no role, and what it is named for."""
        language = self.language
        said = [_NO_ROLE[language]]
        said += [
            f"{_PARTS[mention][language]} [{'] ['.join(clauses)}]"
            for mention, clauses in bystander.mentions
        ]
        if bystander.member_of:
            groups = words.names(bystander.member_of, language)
            said.append(_MEMBER[language].format(groups=groups))
        return "; ".join(said)

    def standing(self) -> Iterator[Row]:
        """The duties left out because they are not tied to a case."""
        found, language = self.explanation.standing, self.language
        if found:
            duties = " ".join(f"[{duty.name}]" for duty in found)
            yield _STANDING[language], _LEFT_OUT[language].format(duties=duties)

    def involved(self, one: Involvement) -> str:
        """A duty in a few words."""
        return f"{self.doing(one, _PARTS)} [{one.duty.name}]"

    # the duties

    def block(self, group: Sequence[Explained]) -> Block:
        """Duties that one decision is about."""
        decision = group[0].decision
        rows = [*self.decided(decision), *self.changes(group)]
        return Block(tuple(self.heading(one) for one in group), tuple(rows))

    def heading(self, one: Explained) -> Heading:
        """One duty."""
        duty = one.duty
        return Heading(
            self.doing(one, self.parts),
            f"[{duty.name}{'*' if duty.inferred is not None else ''}]",
            duty.gist[self.language],
            (*self.taking_part(one), *self.remarks(one)),
            "" if duty.where is None else str(duty.where),
        )

    def doing(self, one: Involvement, parts: dict[Role | Mention, Text]) -> str:
        """What is done; where one agency was asked about, what it does of it."""
        done = words.actions(one.duty, self.language)
        if not self.alone:
            return done
        said = ", ".join(dict.fromkeys(parts[part.role][self.language] for part in one.parts))
        return f"{said}: {done}"

    def taking_part(self, one: Involvement) -> Iterator[Row]:
        """Who takes part, where more than one agency was asked about."""
        language = self.language
        by_role: dict[Role | Mention, list[str]] = {}
        for part in () if self.alone else one.parts:
            asked = f" ({words.BY_REQUEST[language]})" if part.requested else ""
            by_role.setdefault(part.role, []).append(part.agency.name[language] + asked)
        for role, agencies in by_role.items():
            yield self.parts[role][language], ", ".join(agencies)

    def remarks(self, one: Explained) -> Iterator[Row]:
        """Deadline and partners, the assignment that a role comes from, what was read in."""
        language = self.language
        said = self.details(one.duty, one.parts)
        if said:
            yield _HOW[language], said
        assigning = {part.assigned_by for part in one.parts if part.assigned_by is not None}
        for clause in sorted(assigning, key=lambda clause: clause.at):
            yield words.ASSIGNED_BY[language], f"{clause.gist[language]} [{clause.at}]"
        if one.duty.inferred is not None:
            yield f"* {_READ_IN[language]}", one.duty.inferred[language]

    def details(self, duty: Duty, parts: Sequence[Part]) -> str:
        """What else must be said of a duty and, where it is the only one, of an agency's part."""
        agencies = [part.agency for part in parts] if self.alone else []
        for posting in duty.postings:
            if posting.agency in agencies:
                return words.details(duty, posting, self.language)
        return words.deadline(duty.within, self.language)

    # the decision

    def decided(self, decision: Decision) -> Iterator[Row]:
        """From what a condition is decided."""
        language = self.language
        match decision.verdict:
            case Verdict.POSSIBLE:
                facts = ", ".join(fact.label[language] for fact in decision.depends_on)
                yield _DEPENDS[language], facts
                return
            case Verdict.CERTAIN:
                label, nothing = _BECAUSE[language], _ANY_VICTIM[language]
            case Verdict.EXCLUDED:
                label, nothing = _EXCLUDED[language], _NEVER[language]
        for ground in decision.facts:
            yield label, self.ground(ground)
        if not decision.facts:
            yield label, nothing
        for constraint in decision.constraints:
            yield _CONSTRAINT[language], constraint.reason[language]

    def ground(self, ground: Ground) -> str:
        """A known fact, and whether it was stated or how it follows."""
        language = self.language
        fact = fact_words(ground.fact, ground.value, language)
        derivation = ground.derivation
        if derivation is None:
            return f"{fact} ({_STATED[language]})"
        facts = _AND[language].join(fact_words(g.fact, g.value, language) for g in derivation.facts)
        reasons = "; ".join(constraint.reason[language] for constraint in derivation.constraints)
        said = _FOLLOWS if facts else _ALWAYS
        return f"{fact} ({said[language].format(facts=facts, reasons=reasons)})"

    def changes(self, group: Sequence[Explained]) -> Iterator[Row]:
        """The nearest changes with which the duties would hold, each on its own row."""
        language = self.language
        roles = {part.role for one in group for part in one.parts}
        would = _WOULD[roles.pop()] if len(roles) == 1 and self.alone else _WOULD_HOLD
        label = f"{would[language]} {_IF[language]}"
        for change in group[0].changes:
            yield label, self.change(change)
            label = _OR_IF[language]

    def change(self, change: Change) -> str:
        """A change in words, and as it is typed."""
        said = _AND[self.language].join(
            self.wanted(wanted) for wanted in (*change.changed, *change.filled_in)
        )
        typed = " ".join(
            f"{w.fact.id}={'|'.join(spelled(v.value) for v in w.values)}" for w in change.wanted
        )
        return f"{said}  [{typed}]"

    def wanted(self, wanted: Wanted) -> str:
        """A fact with the values that would do, and what it is now."""
        language, fact = self.language, wanted.fact
        if fact.boolean:
            said = fact.label[language]
            if wanted.values[0].value is False:
                said = _NOT[language].format(fact=said)
        else:
            values = _either(wanted.values, language)
            said = _WERE[language].format(fact=fact.label[language], values=values)
        if wanted.now is None:
            return f"{said} ({_NOT_STATED[language]})"
        return f"{said} ({_NOW[language].format(value=wanted.now.label[language])})"


def _either(values: Sequence[FactValue], language: Language) -> str:
    """Values of which one will do: "a, b hoặc c"."""
    labels = [value.label[language] for value in values]
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])}{words.OR[language]}{labels[-1]}"


def _by_condition(explained: Iterable[Explained]) -> list[list[Explained]]:
    """Duties by condition, in the order in which the first of each stands."""
    groups: dict[int, list[Explained]] = {}
    for one in explained:
        groups.setdefault(one.duty.condition, []).append(one)
    return list(groups.values())
