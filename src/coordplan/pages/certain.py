"""What is certain, phase by phase; and who acts for any victim where nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.answer.items import Act, Answer, ByCase, Notice
from coordplan.blocks import Block, Heading, Row, Rows, marked, together, words
from coordplan.blocks import Notice as Remark
from coordplan.compiled import Duty, Reach, Role
from coordplan.pages.deeds import Deeds
from coordplan.pages.detail import Detail
from coordplan.phrases.duties import ROLE, clauses, labels
from coordplan.text import Text
from coordplan.vocabulary import Action, Phase

GENERAL = Text(vi="Nhiệm vụ chung đối với mọi nạn nhân", en="For any victim")
BY_CASES = Text(
    vi="trường hợp nào cũng thực hiện, chỉ cần làm rõ theo điều khoản nào",
    en="in every case; only the clause depends",
)
NOTHING_CERTAIN = Text(
    vi="chưa có việc nào chắc chắn mà kế hoạch nêu riêng cho tình huống này",
    en="nothing is certain yet that the plan names for this situation",
)
NOT_NAMED = Text(
    vi="kế hoạch không nêu riêng cho tình huống này", en="not named for this situation"
)
_AND_MORE = Text(vi="và {n} cơ quan khác", en="and {n} more")
_BODIES_SHOWN = 1


def certain(answer: Answer, reach: Reach) -> list[Act]:
    """Who certainly acts or oversees, by duties of a reach."""
    return [item for item in (*answer.act, *answer.oversee) if item.reach is reach]


def told(answer: Answer, reach: Reach) -> list[Notice]:
    """Who must certainly be told, by duties of a reach."""
    return [one for one in answer.notify if one.duty.reach is reach]


class Certain:
    """What is certain in one answer."""

    def __init__(self, answer: Answer, deeds: Deeds, detail: Detail) -> None:
        self.answer = answer
        self.deeds = deeds
        self.detail = detail
        self.vocabulary = answer.plan.vocabulary
        self.doers: dict[Reach, dict[str, list[Act]]] = {}

    def phases(self) -> Iterator[Block]:
        """What is certain, phase by phase."""
        empty = True
        for phase in self.vocabulary.phases.values():
            rows = self.phase(phase)
            if rows:
                empty = False
                if self.detail is not Detail.BLOCK:
                    yield Heading(words(phase.label))
                yield Rows(tuple(rows))
        if empty:
            yield Remark(words(NOTHING_CERTAIN), tone="faint")

    def phase(self, phase: Phase) -> list[Row]:
        """The certain duties of a phase that name the situation, what has its time under it."""
        acts = [item for item in certain(self.answer, Reach.NAMED) if item.phase is phase]
        notices = [one for one in told(self.answer, Reach.NAMED) if one.duty.phase is phase]
        moments = self.moments(phase)
        rows = [
            Row(marked("strong", m.label), under=tuple(self.at(m, acts, notices))) for m in moments
        ]
        rows += self.deeds.rows(
            [item for item in acts if not _in_time(item.duty, moments)],
            [one for one in notices if not _in_time(one.duty, moments)],
        )
        rows += self.by_cases(phase)
        return rows

    def moments(self, phase: Phase) -> list[Action]:
        """The actions of a phase that something certainly comes before or after, in order."""
        items = certain(self.answer, Reach.NAMED)
        found = {a.number: a for i in items for a in (*i.duty.before, *i.duty.after)}
        return [found[number] for number in sorted(found) if found[number].phase is phase]

    def at(self, moment: Action, acts: Sequence[Act], notices: Sequence[Notice]) -> Iterator[Row]:
        """What comes before an action, the action itself, and what comes after it."""
        for when in ("before", "itself", "after"):
            yield from self.deeds.rows(
                [item for item in acts if when == _when(item.duty, moment)],
                [one for one in notices if when == _when(one.duty, moment)],
            )

    def by_cases(self, phase: Phase) -> list[Row]:
        """Who acts in every case, though the clause is not known."""
        rows: dict[tuple[str, str], list[ByCase]] = {}
        for found in self.answer.by_cases:
            if found.action.phase is phase:
                rows.setdefault((found.agency.id, clauses(found.duties)), []).append(found)
        return [
            Row(
                words(labels(found.action for found in group)),
                words(self.deeds.named([group[0].agency]), "; ", BY_CASES),
                self.deeds.cited(group[0].duties),
            )
            for group in rows.values()
        ]

    def otherwise(self) -> Iterator[Block]:
        """Who acts for any victim in the first days, where the plan names nobody for this."""
        by_bodies: dict[tuple[Role, tuple[str, ...]], list[tuple[Action, list[Act]]]] = {}
        for action in self.vocabulary.actions.values():
            if action.phase.urgent and not action.main and not self.has_doer(action):
                role, items = self.for_any(action)
                bodies = tuple(dict.fromkeys(item.agency.id for item in items))
                if items:
                    by_bodies.setdefault((role, bodies), []).append((action, items))
        if by_bodies:
            yield Heading(words(GENERAL), note=words(NOT_NAMED))
            yield Rows(
                tuple(self.general_row(role, found) for (role, _), found in by_bodies.items())
            )

    def for_any(self, action: Action) -> tuple[Role, list[Act]]:
        """Who leads an action for any victim, else who does it."""
        own = self.doing(Reach.GENERAL, action)
        leads = [item for item in own if item.leads]
        return (Role.LEAD, leads) if leads else (Role.PERFORM, own)

    def has_doer(self, action: Action) -> bool:
        """Whether a duty that names the situation certainly gives an action to somebody."""
        return bool(self.doing(Reach.NAMED, action))

    def doing(self, reach: Reach, action: Action) -> list[Act]:
        """Who certainly leads or does an action, by duties of a reach."""
        if reach not in self.doers:
            by_action: dict[str, list[Act]] = {}
            for item in certain(self.answer, reach):
                if item.role in {Role.LEAD, Role.PERFORM} and not item.aside:
                    for one in item.actions:
                        by_action.setdefault(one.id, []).append(item)
            self.doers[reach] = by_action
        return self.doers[reach].get(action.id, [])

    def general_row(self, role: Role, found: Sequence[tuple[Action, Sequence[Act]]]) -> Row:
        """Some actions that the same bodies lead or do for any victim."""
        bodies = list({item.agency.id: item.agency for item in found[0][1]}.values())
        shown, left = bodies, len(bodies) - _BODIES_SHOWN
        more: list[Text] = []
        if role is Role.PERFORM and self.detail is Detail.LEAST and left > 1:
            shown, more = bodies[:_BODIES_SHOWN], [_AND_MORE.format(n=left)]
        items = [item for _, own in found for item in own]
        marks = [mark for item in items for mark in self.deeds.mark(item.duty)][:1]
        names = self.deeds.named(shown, strong=role is Role.LEAD)
        return Row(
            words(labels(action for action, _ in found)),
            words(
                words(ROLE[role], ": ") if role is Role.LEAD else (),
                together((names, *more), ", "),
                *(words(" ", mark) for mark in marks),
            ),
            self.deeds.cited(item.duty for item in items if item.agency in shown),
        )


def _in_time(duty: Duty, moments: Iterable[Action]) -> bool:
    """Whether a duty stands under an action that others come before or after."""
    return bool(duty.before or duty.after) or any(action in moments for action in duty.actions)


def _when(duty: Duty, moment: Action) -> str | None:
    """Whether a duty comes before an action, after it, or is it; None where it is of another."""
    if moment in duty.before:
        return "before"
    if moment in duty.after:
        return "after"
    timed = duty.before or duty.after
    return "itself" if not timed and moment in duty.actions else None
