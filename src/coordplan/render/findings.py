"""Findings of gaps and of deviations: by phase and action, the most harmful first."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from coordplan.compare.survey import Case, Extent, Harm
from coordplan.render.lines import BLANK, Line, Span, labelled, line, paragraph
from coordplan.render.situations import (
    ALWAYS,
    FOR_EXAMPLE,
    WHENEVER,
    how_many,
    situation_words,
    term_data,
    term_words,
)
from coordplan.render.words import counted
from coordplan.text import Language, Text
from coordplan.vocabulary import Action, Phase, Vocabulary

if TYPE_CHECKING:
    from coordplan.render import contract as c

_HARM: dict[Harm, Text] = {
    Harm.HIGH: Text(vi="NẶNG", en="HIGH"),
    Harm.MEDIUM: Text(vi="VỪA", en="MEDIUM"),
    Harm.LOW: Text(vi="NHẸ", en="LOW"),
}
_LESS = Text(
    vi="còn {n} phát hiện nhẹ; --all để xem hết", en="{n} more of little harm; --all shows all"
)
_EVENTS = Text(vi="sự kiện", en="events")
_MORE = (
    Text(vi="còn {n} trường hợp", en="{n} more case"),
    Text(vi="còn {n} trường hợp", en="{n} more cases"),
)
_TALLY = Text(
    vi="{found}: {high} nặng, {medium} vừa, {low} nhẹ; có thể có {situations}",
    en="{found}: {high} high, {medium} medium, {low} low; {situations} can occur",
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
    """Findings in one language, out of a number of situations that can occur.

    What a finding says, and which clauses belong to it, is for each kind of findings to tell.
    ``full`` wants everything; else those of little harm are only counted and long lists are cut.
    """

    def __init__(
        self, found: Sequence[F], vocabulary: Vocabulary, situations: int, language: Language
    ) -> None:
        self.found = found
        self.vocabulary = vocabulary
        self.situations = situations
        self.language: Language = language

    @abstractmethod
    def said(self, one: F, *, full: bool) -> str:
        """What is wrong."""

    @abstractmethod
    def clauses(self, one: F, *, full: bool) -> Iterator[tuple[str, str]]:
        """The clauses of a finding, each with a label in front."""

    def lines(self, width: int, *, full: bool) -> list[Line]:
        """The findings as text."""
        lines: list[Line] = []
        for phase, found in self._by_phase(full=full):
            lines += [BLANK, line(Span(phase.label[self.language].upper(), "heading"))]
            for one in found:
                lines += self._lines(one, width, full=full)
        left = 0 if full else self.tally()[Harm.LOW.value]
        if left:
            lines += [BLANK, line(Span(_LESS[self.language].format(n=left), "faint"))]
        return lines

    def markdown(self) -> str:
        """The findings as Markdown, whole: one heading a phase, one item a finding."""
        parts = []
        for phase, found in self._by_phase(full=True):
            label = phase.label[self.language]
            parts.append(f"\n## {label[:1].upper()}{label[1:]}\n\n")
            for one in found:
                harm = _HARM[one.harm][self.language]
                parts.append(f"- **{harm}** {self._whole(one, full=True)} (`{one.id}`)\n")
                parts += [f"  - {self._case(case)}\n" for case in _cases(one, full=True)]
                parts += [f"  - {name}: {said}\n" for name, said in self._notes(one, full=True)]
        return "".join(parts)

    def tallied(self, forms: tuple[Text, Text]) -> str:
        """How many findings there are, in all (one form is for one) and of each harm."""
        found = counted(forms, len(self.found), self.language)
        can_occur = how_many(self.situations, self.language)
        return _TALLY[self.language].format(found=found, situations=can_occur, **self.tally())

    def tally(self) -> dict[str, int]:
        """How many findings there are of each harm, under its name."""
        harms = [one.harm for one in self.found]
        return {harm.value: harms.count(harm) for harm in Harm}

    def _by_phase(self, *, full: bool) -> Iterator[tuple[Phase, list[F]]]:
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
                if one.action.phase is phase and (full or one.harm is not Harm.LOW)
            ]
            if own:
                yield phase, sorted(own, key=lambda one: worst[one.action.id])

    def _lines(self, one: F, width: int, *, full: bool) -> list[Line]:
        style = Span(
            f"  {_HARM[one.harm][self.language]}", "alert" if one.harm is Harm.HIGH else "strong"
        )
        lines = labelled(style, self._whole(one, full=full), width)
        for case in _cases(one, full=full):
            lines += paragraph(f"- {self._case(case)}", width, indent=6)
        for name, said in self._notes(one, full=full):
            lines += labelled(Span(f"      {name}", "faint"), said, width)
        return lines

    def _whole(self, one: F, *, full: bool) -> str:
        """What is wrong, with which action, and in how many situations."""
        there = how_many(one.extent.count, self.language)
        if one.extent.count == self.situations:
            there = ALWAYS[self.language]
        elif one.extent.count == one.extent.of:
            there = WHENEVER[self.language]
        return f"{one.action.label[self.language]}: {self.said(one, full=full)} ({there})"

    def _notes(self, one: F, *, full: bool) -> Iterator[tuple[str, str]]:
        """What else to know of a finding: cases left out, events in it, clauses."""
        extent = one.extent
        hidden = sum(bool(case.term) for case in extent.cases) - len(_cases(one, full=full))
        if hidden:
            yield "…", counted(_MORE, hidden, self.language)
        if extent.events and extent.count < extent.of:
            labels = (event.label[self.language] for event in extent.events)
            yield _EVENTS[self.language], ", ".join(labels)
        yield from self.clauses(one, full=full)

    def _case(self, case: Case) -> str:
        """One way into a set of situations, with one situation to try."""
        said = term_words(case.term, self.language)
        tried = situation_words(case.situation, self.language)
        return f"{said}; {FOR_EXAMPLE[self.language]} {tried}"


def _cases(one: Finding, *, full: bool) -> Sequence[Case]:
    """The cases to show; that which always holds says nothing."""
    cases = [case for case in one.extent.cases if case.term]
    return cases if full else cases[:_CASES_SHOWN]


def clause_words(clauses: Sequence[str], *, full: bool) -> str:
    """Clauses by their locators, the first few without ``full``."""
    shown = clauses if full else clauses[:_CLAUSES_SHOWN]
    return ", ".join([*shown, *(["…"] if len(shown) < len(clauses) else [])])


def cases_data(cases: Iterable[Case]) -> list[c.CaseJson]:
    """Every way into a set of situations."""
    return [
        {"term": term_data(case.term), "situation": dict(case.situation.facts)} for case in cases
    ]
