"""Sets of situations in words: terms, numbers of situations, and one situation to try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coordplan.compare.cases import Description, Restriction
from coordplan.render.words import counted
from coordplan.situation import Situation
from coordplan.text import Language, Text
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.render import contract as c

ALWAYS = Text(vi="trong mọi tình huống", en="whatever the situation")
WHENEVER = Text(
    vi="bất cứ khi nào cần đến, ở nơi địa bàn có",
    en="whenever it is needed, at any place that there is",
)
_SITUATIONS = (
    Text(vi="{n} tình huống", en="{n} situation"),
    Text(vi="{n} tình huống", en="{n} situations"),
)
FOR_EXAMPLE = Text(vi="ví dụ", en="for example")
_AND = Text(vi=" và ", en=" and ")
_NOT = Text(vi="không ", en="not ")
_IS = Text(vi=": ", en=": ")
_IS_NOT = Text(vi=": không phải ", en=": other than ")
_ANYTHING = Text(vi="chưa cần biết gì", en="nothing need be known")


def term_words(term: Iterable[Restriction], language: Language) -> str:
    """A term by labels, each fact by the shorter list: what it may be, or what it must not be."""
    return _AND[language].join(_words(one, language) for one in term) or ALWAYS[language]


def _words(restriction: Restriction, language: Language) -> str:
    fact, values = restriction.fact, restriction.values
    if fact.boolean:
        negated = "" if values == (True,) else _NOT[language]
        return negated + fact.label[language]
    joined = _IS
    if len(restriction.barred) < len(values):
        joined, values = _IS_NOT, restriction.barred
    labels = [known.label[language] for known in fact.values if known.value in values]
    return fact.label[language] + joined[language] + " / ".join(labels)


def situation_words(situation: Situation, language: Language) -> str:
    """A situation as it is typed after ``--fact``."""
    facts = (f"{name}={spelled(value)}" for name, value in situation.facts.items())
    return " ".join(facts) or _ANYTHING[language]


def how_many(count: int, language: Language) -> str:
    """A number of situations in words."""
    return counted(_SITUATIONS, count, language)


def term_data(term: Iterable[Restriction]) -> c.TermJson:
    """A term: each fact with the values that it may have."""
    return {restriction.fact.id: list(restriction.values) for restriction in term}


def description_data(description: Description) -> list[c.TermJson]:
    """Terms of which at least one holds."""
    return [term_data(term) for term in description]
