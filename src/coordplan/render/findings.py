"""What gaps and deviations have in common: how much harm, in which cases, in which phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from coordplan.compare.survey import Case, Extent, Harm
from coordplan.render.lines import Span
from coordplan.render.situations import (
    ALWAYS,
    FOR_EXAMPLE,
    how_many,
    number,
    situation_words,
    term_data,
    term_words,
)
from coordplan.text import Language, Text
from coordplan.vocabulary import Action, Phase, Vocabulary

if TYPE_CHECKING:
    from coordplan.render import contract as c

HARM: dict[Harm, Text] = {
    Harm.HIGH: Text(vi="NẶNG", en="HIGH"),
    Harm.MEDIUM: Text(vi="VỪA", en="MEDIUM"),
    Harm.LOW: Text(vi="NHẸ", en="LOW"),
}
LESS = Text(
    vi="còn {n} phát hiện nhẹ; --all để xem hết", en="{n} more of little harm; --all shows all"
)
EVENTS = Text(vi="sự kiện", en="events")
_MORE = Text(vi="còn {n} trường hợp", en="{n} more cases")
_CASES_SHOWN = 3
_CLAUSES_SHOWN = 5


class Finding(Protocol):
    """What is found about one action, and how much it may mean for the victim."""

    @property
    def harm(self) -> Harm:
        """How much."""

    @property
    def action(self) -> Action:
        """The action."""


F = TypeVar("F", bound=Finding)


def by_phase(
    found: Iterable[F], vocabulary: Vocabulary, *, full: bool
) -> Iterator[tuple[Phase, list[F]]]:
    """The findings of each phase, in time; in it by action, that with the worst finding first.

    Without ``full``, those of little harm are left out.
    """
    findings, order = list(found), list(Harm)
    worst: dict[str, int] = {}
    for one in findings:
        harm = order.index(one.harm)
        worst[one.action.id] = min(harm, worst.get(one.action.id, harm))
    for phase in vocabulary.phases.values():
        own = [
            one
            for one in findings
            if one.action.phase is phase and (full or one.harm is not Harm.LOW)
        ]
        if own:
            yield phase, sorted(own, key=lambda one: worst[one.action.id])


def label(harm: Harm, language: Language) -> Span:
    """The harm in front of a finding."""
    return Span(f"  {HARM[harm][language]}", "alert" if harm is Harm.HIGH else "strong")


def tally(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each harm, under its name."""
    harms = [one.harm for one in findings]
    return {harm.value: harms.count(harm) for harm in Harm}


def where(extent: Extent, situations: int, language: Language) -> str:
    """In how many of all situations."""
    everywhere = extent.count == situations
    return ALWAYS[language] if everywhere else how_many(extent.count, language)


def shown_cases(extent: Extent, *, full: bool) -> Sequence[Case]:
    """The cases to show; that which always holds says nothing."""
    cases = [case for case in extent.cases if case.term]
    return cases if full else cases[:_CASES_SHOWN]


def hidden_cases(extent: Extent, language: Language, *, full: bool) -> str:
    """How many cases are left out; nothing where there are none."""
    hidden = sum(bool(case.term) for case in extent.cases) - len(shown_cases(extent, full=full))
    return _MORE[language].format(n=number(hidden, language)) if hidden else ""


def case_words(case: Case, language: Language) -> str:
    """One way into a set of situations, with one situation to try."""
    said = term_words(case.term, language)
    return f"{said}; {FOR_EXAMPLE[language]} {situation_words(case.situation, language)}"


def clause_words(clauses: Sequence[str], *, full: bool) -> str:
    """Clauses by their locators, the first few without ``full``."""
    shown = clauses if full else clauses[:_CLAUSES_SHOWN]
    return ", ".join([*shown, *(["…"] if len(shown) < len(clauses) else [])])


def cases_data(cases: Iterable[Case]) -> list[c.CaseJson]:
    """Every way into a set of situations."""
    return [
        {"term": term_data(case.term), "situation": dict(case.situation.facts)} for case in cases
    ]
