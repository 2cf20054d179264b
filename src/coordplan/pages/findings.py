"""Findings of gaps and of deviations: by phase and action, the most harmful first."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from coordplan.compare.survey import Case, Extent, Harm
from coordplan.page import (
    Block,
    Heading,
    Notice,
    Row,
    Rows,
    Table,
    Words,
    code,
    marked,
    plain,
    table,
    words,
)
from coordplan.phrases import situations as say
from coordplan.text import Text, counted, join
from coordplan.vocabulary import Action, Phase, Vocabulary

HARM: dict[Harm, Text] = {
    Harm.HIGH: Text(vi="NẶNG", en="HIGH"),
    Harm.MEDIUM: Text(vi="VỪA", en="MEDIUM"),
    Harm.LOW: Text(vi="NHẸ", en="LOW"),
}
_LESS = (
    Text(vi="còn {n} phát hiện nhẹ; xem bằng --full", en="{n} more of little harm; see --full"),
    Text(vi="còn {n} phát hiện nhẹ; xem bằng --full", en="{n} more of little harm; see --full"),
)
_WHERE = Text(vi="khi", en="where")
_EVENTS = Text(vi="sự kiện", en="events")
_MORE = (
    Text(vi="còn {n} trường hợp", en="{n} more case"),
    Text(vi="còn {n} trường hợp", en="{n} more cases"),
)
_TALLY = Text(
    vi="{found}: {high} nặng, {medium} vừa, {low} nhẹ",
    en="{found}: {high} high, {medium} medium, {low} low",
)
_COLUMNS = (
    Text(vi="Mức", en="Harm"),
    Text(vi="Giai đoạn", en="Phase"),
    Text(vi="Việc", en="Action"),
    Text(vi="Phát hiện", en="Finding"),
    Text(vi="Khi nào", en="Where"),
    Text(vi="Ví dụ", en="Example"),
    Text(vi="Điều khoản", en="Clauses"),
    Text(vi="Mã", en="Id"),
)
_CASES_SHOWN = 3
_CLAUSES_SHOWN = 5


class Finding(Protocol):
    """What is found about one action: where, and how much it may mean for the victim."""

    @property
    def id(self) -> str:
        """Its stable name."""

    @property
    def harm(self) -> Harm:
        """How much."""

    @property
    def action(self) -> Action:
        """The action."""

    @property
    def extent(self) -> Extent:
        """In which situations."""


F = TypeVar("F", bound=Finding)


class Findings(ABC, Generic[F]):
    """Findings out of a number of situations that can occur.

    What a finding says, and which clauses belong to it, is for each kind of findings to tell.
    ``full`` wants everything; else those of little harm are only counted and long lists are cut.
    """

    def __init__(
        self, found: Sequence[F], vocabulary: Vocabulary, situations: int, *, full: bool
    ) -> None:
        self.found = found
        self.vocabulary = vocabulary
        self.situations = situations
        self.full = full

    @abstractmethod
    def said(self, one: F) -> Text:
        """What is wrong."""

    @abstractmethod
    def clauses(self, one: F) -> Iterator[tuple[Text, Words]]:
        """The clauses of a finding, each with a label in front."""

    def blocks(self) -> Iterator[Block]:
        """The findings, phase by phase."""
        for phase, found in self._by_phase():
            yield Heading(words(phase.label.capital))
            yield Rows(tuple(self._row(one) for one in found))
        left = 0 if self.full else self._tally()[Harm.LOW.value]
        if left:
            yield Notice(words(counted(_LESS, left)), tone="faint")

    def sheet(self) -> Table:
        """The findings as one table, whole: a line each."""
        rows = [
            (
                HARM[one.harm],
                one.action.phase.label,
                one.action.label,
                self.said(one),
                self._where(one) or join((say.term_words(c.term) for c in _cases(one)), " / "),
                join(say.situation_words(case.situation) for case in one.extent.cases[:1]),
                join((label + ": " + plain(said) for label, said in self.clauses(one)), "; "),
                one.id,
            )
            for one in self.found
        ]
        return table(_COLUMNS, rows)

    def tallied(self, forms: tuple[Text, Text]) -> Text:
        """How many findings there are, in all (one form is for one) and of each harm."""
        return _TALLY.format(found=counted(forms, len(self.found)), **self._tally())

    def cited(self, clauses: Sequence[str]) -> str:
        """Clauses by their locators, the first few unless all are wanted."""
        shown = clauses if self.full else clauses[:_CLAUSES_SHOWN]
        return ", ".join([*shown, *(["…"] if len(shown) < len(clauses) else [])])

    def _tally(self) -> dict[str, int]:
        """How many findings there are of each harm, under its name."""
        harms = [one.harm for one in self.found]
        return {harm.value: harms.count(harm) for harm in Harm}

    def _by_phase(self) -> Iterator[tuple[Phase, list[F]]]:
        """The findings of each phase, in time; in it by action, that with the worst first."""
        order = list(Harm)
        worst: dict[str, int] = {}
        for one in self.found:
            harm = order.index(one.harm)
            worst[one.action.id] = min(harm, worst.get(one.action.id, harm))
        for phase in self.vocabulary.phases.values():
            own = [
                one
                for one in self.found
                if one.action.phase is phase and (self.full or one.harm is not Harm.LOW)
            ]
            if own:
                yield phase, sorted(own, key=lambda one: worst[one.action.id])

    def _row(self, one: F) -> Row:
        """One finding: what is wrong with which action, where, and what else to know of it."""
        where = self._where(one)
        harm = marked("alert" if one.harm is Harm.HIGH else "strong", HARM[one.harm])
        return Row(
            harm,
            words(one.action.label, ": ", self.said(one), *((" (", where, ")") if where else ())),
            under=(*map(self._case, self._shown(one)), *self._notes(one)),
        )

    def _where(self, one: F) -> Text | None:
        """In which situations, where that takes a word; else the cases tell."""
        if one.extent.count == self.situations:
            return say.ALWAYS
        return say.WHENEVER if one.extent.count == one.extent.of else None

    def _shown(self, one: F) -> Sequence[Case]:
        """The cases to show."""
        cases = _cases(one)
        return cases if self.full else cases[:_CASES_SHOWN]

    def _notes(self, one: F) -> Iterator[Row]:
        """What else to know of a finding: cases left out, events in it, clauses."""
        extent = one.extent
        hidden = len(_cases(one)) - len(self._shown(one))
        if hidden:
            yield Row(marked("faint", counted(_MORE, hidden)))
        if extent.events and extent.count < extent.of:
            labels = join(event.label for event in extent.events)
            yield Row(marked("faint", _EVENTS), words(labels))
        for label, said in self.clauses(one):
            yield Row(marked("faint", label), said)
        if self.full:
            yield Row(marked("faint", "id"), code(one.id))

    def _case(self, case: Case) -> Row:
        """One way into a set of situations, with one situation to try."""
        tried = code(say.situation_words(case.situation))
        return Row(
            marked("faint", _WHERE),
            words(say.term_words(case.term), "; ", say.FOR_EXAMPLE, " ", tried),
        )


def _cases(one: Finding) -> Sequence[Case]:
    """The cases that say something; that which always holds says nothing."""
    return [case for case in one.extent.cases if case.term]
