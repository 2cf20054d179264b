"""Findings of gaps and of deviations: by phase and action, the most harmful first."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from coordplan.blocks import (
    Block,
    Columns,
    Heading,
    Notice,
    Row,
    Rows,
    Table,
    Words,
    code,
    labelled,
    marked,
    plain,
    sheet,
    words,
)
from coordplan.compare.baseline.terms import Deviation
from coordplan.compare.survey import Case, Extent, Gap, Harm
from coordplan.phrases import columns as c
from coordplan.phrases import situations as say
from coordplan.text import Forms, Text, counted, forms, join
from coordplan.vocabulary import Phase, Vocabulary

HARM: dict[Harm, Text] = {
    Harm.HIGH: Text(vi="NẶNG", en="HIGH"),
    Harm.MEDIUM: Text(vi="VỪA", en="MEDIUM"),
    Harm.LOW: Text(vi="NHẸ", en="LOW"),
}
_LESS = Text(vi="còn {n} phát hiện nhẹ; xem bằng --full", en="{n} more of little harm; see --full")
_WHERE = Text(vi="khi", en="where")
_EVENTS = Text(vi="sự kiện", en="events")
_MORE = forms(vi="còn {n} trường hợp", one="{n} more case", many="{n} more cases")
_TALLY = Text(
    vi="{found}: {high} nặng, {medium} vừa, {low} nhẹ",
    en="{found}: {high} high, {medium} medium, {low} low",
)
_HARM = Text(vi="Mức", en="Harm")
_FINDING = Text(vi="Phát hiện", en="Finding")
_CASES_SHOWN = 3
_CLAUSES_SHOWN = 5

F = TypeVar("F", bound=Gap | Deviation)


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
            yield Notice(words(_LESS.format(n=left)), tone="faint")

    def sheet(self) -> Table:
        """The findings as one table, whole: a line each."""
        shown: Columns[F] = (
            (_HARM, lambda one: HARM[one.harm]),
            (c.PHASE, lambda one: one.action.phase.label),
            (c.ACTION, lambda one: one.action.label),
            (_FINDING, self.said),
            (c.WHEN, lambda one: self._where(one) or _terms(one.extent)),
            (c.EXAMPLE, lambda one: _example(one.extent)),
            (c.CLAUSES, self._cited),
            (c.ID, lambda one: one.id),
        )
        return sheet(shown, self.found)

    def tallied(self, said: Forms) -> Text:
        """How many findings there are, in all (one form is for one) and of each harm."""
        return _TALLY.format(found=counted(said, len(self.found)), **self._tally())

    def cited(self, clauses: Sequence[str]) -> str:
        """Clauses by their locators, the first few unless all are wanted."""
        shown = clauses if self.full else clauses[:_CLAUSES_SHOWN]
        return ", ".join([*shown, *(["…"] if len(shown) < len(clauses) else [])])

    def _tally(self) -> dict[str, int]:
        """How many findings there are of each harm, under its name."""
        harms = [one.harm for one in self.found]
        return {harm.value: harms.count(harm) for harm in Harm}

    def _cited(self, one: F) -> Text:
        """The clauses of a finding on one line."""
        return join((label + ": " + plain(said) for label, said in self.clauses(one)), "; ")

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
        return Row(
            marked("alert" if one.harm is Harm.HIGH else "strong", HARM[one.harm]),
            words(one.action.label, ": ", self.said(one), *((" (", where, ")") if where else ())),
            under=tuple(self._under(one)),
        )

    def _where(self, one: F) -> Text | None:
        """In which situations, where that takes a word; else the cases tell."""
        if one.extent.count == self.situations:
            return say.ALWAYS
        return say.WHENEVER if one.extent.count == one.extent.of else None

    def _under(self, one: F) -> Iterator[Row]:
        """Ways into its situations with one to try; events in them, clauses, with all its id."""
        extent, cases = one.extent, _cases(one.extent)
        shown = cases if self.full else cases[:_CASES_SHOWN]
        for case in shown:
            tried = code(say.situation_words(case.situation))
            said = words(say.term_words(case.term), "; ", say.FOR_EXAMPLE, " ", tried)
            yield Row(marked("faint", _WHERE), said)
        if len(shown) < len(cases):
            yield Row(marked("faint", counted(_MORE, len(cases) - len(shown))))
        inside = extent.events if extent.count < extent.of else ()
        events = join(event.label for event in inside)
        id_ = code(one.id) if self.full else ()
        yield from labelled((_EVENTS, events), *self.clauses(one), ("id", id_))


def _cases(extent: Extent) -> Sequence[Case]:
    """The cases that say something; that which always holds says nothing."""
    return [case for case in extent.cases if case.term]


def _terms(extent: Extent) -> Text:
    return join((say.term_words(case.term) for case in _cases(extent)), " / ")


def _example(extent: Extent) -> Text:
    return join(say.situation_words(case.situation) for case in extent.cases[:1])
