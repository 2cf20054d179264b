"""What only depends, with the best question; and what waits to be called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coordplan.answer.items import Answer, Possible
from coordplan.blocks import Block, Heading, Question, Row, Rows, code, words
from coordplan.compiled import Duty
from coordplan.pages.deeds import Deeds
from coordplan.pages.detail import Detail
from coordplan.phrases.duties import topics
from coordplan.text import Text, counted, forms
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.answer.items import Question as Asked

DEPENDS = Text(vi="Cần làm rõ thêm", en="Depends")
ON_CALL = Text(vi="Chỉ thực hiện khi được yêu cầu", en="On call")
_CALL_WITH = words(
    Text(vi="nêu bằng ", en="state it by "),
    code(Text(vi="--call ĐIỀU-KHOẢN", en="--call CLAUSE")),
    Text(vi=" hoặc ", en=" or "),
    code(Text(vi="--no-call ĐIỀU-KHOẢN", en="--no-call CLAUSE")),
)
DECIDES = forms(
    vi="làm rõ được {n} nhiệm vụ", one="can settle {n} duty", many="can settle up to {n} duties"
)
MORE_DEPENDS = forms(
    vi="{n} nhiệm vụ khác còn tùy theo {facts}",
    one="{n} more duty depends on {facts}",
    many="{n} more duties depend on {facts}",
)
FACTS_SHOWN = 4


class Open:
    """What is open in one answer."""

    def __init__(self, answer: Answer, deeds: Deeds, detail: Detail) -> None:
        self.answer = answer
        self.deeds = deeds
        self.detail = detail

    def possible(self) -> list[Possible]:
        """What facts may yet settle; what waits to be called is told apart."""
        answer = self.answer
        return [found for found in answer.possible if not answer.waits(found.item.duty)]

    def waiting(self) -> list[Possible]:
        """What waits to be called."""
        answer = self.answer
        return [found for found in answer.possible if answer.waits(found.item.duty)]

    def depends(self) -> Iterator[Block]:
        """The best question, then what may hold: all of it, or what cannot wait."""
        open_ = self.possible()
        if not open_:
            return
        if self.detail is not Detail.BLOCK:
            yield Heading(words(DEPENDS))
        shown = len(self.answer.ask) if self.detail is Detail.FULL else 1
        yield from map(question, self.answer.ask[:shown])
        urgent: list[Possible] = []
        left: list[Possible] = []
        for one in open_:
            told = self.detail is Detail.FULL or cannot_wait(one.item.duty)
            (urgent if told else left).append(one)
        rows = self.deeds.depending(urgent, briefly=self.detail is not Detail.FULL)
        if left and self.detail is not Detail.BLOCK:
            duties = {one.item.duty.number for one in left}
            facts = {fact.number: fact for one in left for fact in one.depends_on}
            on = topics(facts[number] for number in sorted(facts)[:FACTS_SHOWN])
            on += ", …" if len(facts) > FACTS_SHOWN else ""
            rows.append(Row(words("+ ", counted(MORE_DEPENDS, len(duties), facts=on))))
        if rows:
            yield Rows(tuple(rows))

    def on_call(self) -> Iterator[Block]:
        """What is done only where it is called, and how to state that."""
        briefly = self.detail is Detail.LEAST
        found = self.waiting()
        if briefly:
            found = [one for one in found if cannot_wait(one.item.duty)]
        if found and self.detail is not Detail.BLOCK:
            yield Heading(words(ON_CALL), note=_CALL_WITH)
            yield Rows(tuple(self.deeds.depending(found, briefly=briefly)))


def question(asked: Asked) -> Question:
    """A question, with its answers as they are typed."""
    by_value = {value.value: value.label for value in asked.fact.values}
    return Question(
        asked.fact.question,
        tuple((by_value[value], spelled(value)) for value in asked.values),
        asked.fact.id,
        counted(DECIDES, asked.decides),
    )


def cannot_wait(duty: Duty) -> bool:
    """Whether a duty is due at once, or protects the victim."""
    limit = duty.limit
    return (limit is not None and limit.immediately) or any(a.protecting for a in duty.actions)
