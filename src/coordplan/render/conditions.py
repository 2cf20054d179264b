"""Conditions in words: ids as they are typed, readable by a person who reviews a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.text import Language, Text
from coordplan.vocabulary import Constraint, Vocabulary
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.render import contract as c

_AND = Text(vi=" và ", en=" and ")
_OR = Text(vi=" hoặc ", en=" or ")
_NOT = Text(vi="không ", en="not ")
_IS = Text(vi=" là ", en=" is ")


def condition_words(condition: Condition, vocabulary: Vocabulary) -> str:
    """A condition by ids: ``route=handover and entry=seaport|sea-border``."""
    return _by_ids(condition, vocabulary, outer=True)


def constraint_words(constraint: Constraint, vocabulary: Vocabulary) -> str:
    """A constraint by ids: ``minor=true unless not under_16=true`` reads as an implication."""
    match constraint.condition:
        case Some((Negation(if_), then)):
            left, right = condition_words(if_, vocabulary), condition_words(then, vocabulary)
            return f"{left} => {right}"
        case other:
            return condition_words(other, vocabulary)


def _by_ids(condition: Condition, vocabulary: Vocabulary, *, outer: bool = False) -> str:
    match condition:
        case Among(number, mask):
            fact = vocabulary.fact_list[number]
            values = [spelled(v.value) for n, v in enumerate(fact.values) if mask >> n & 1]
            return f"{fact.id}={'|'.join(values)}"
        case Negation(part):
            return f"not ({_by_ids(part, vocabulary, outer=True)})"
        case Every(parts) | Some(parts):
            joiner = " and " if isinstance(condition, Every) else " or "
            words = joiner.join(_by_ids(part, vocabulary) for part in parts)
            return words if outer or len(parts) == 1 else f"({words})"


def condition_labels(condition: Condition, vocabulary: Vocabulary, language: Language) -> str:
    """A condition by labels, as a sentence part: "địa điểm là hải đảo và ..."."""
    return _by_labels(condition, vocabulary, language, outer=True)


def _by_labels(
    condition: Condition, vocabulary: Vocabulary, language: Language, *, outer: bool = False
) -> str:
    match condition:
        case Among(number, mask):
            fact = vocabulary.fact_list[number]
            if fact.boolean and mask in {0b01, 0b10}:
                return ("" if mask == 0b01 else _NOT[language]) + fact.label[language]
            values = [v.label[language] for n, v in enumerate(fact.values) if mask >> n & 1]
            return fact.label[language] + _IS[language] + _OR[language].join(values)
        case Negation(part):
            return _NOT[language] + f"({_by_labels(part, vocabulary, language, outer=True)})"
        case Every(parts) | Some(parts):
            joiner = _AND if isinstance(condition, Every) else _OR
            words = joiner[language].join(_by_labels(part, vocabulary, language) for part in parts)
            return words if outer or len(parts) == 1 else f"({words})"


def condition_data(condition: Condition, vocabulary: Vocabulary) -> c.WhenJson:
    """A condition in the form of ``when`` in a plan: a program reads it as it reads a plan."""
    match condition:
        case Among(number, mask):
            fact = vocabulary.fact_list[number]
            return {fact.id: [v.value for n, v in enumerate(fact.values) if mask >> n & 1]}
        case Negation(part):
            return {"not": condition_data(part, vocabulary)}
        case Every(parts):
            return {"all": [condition_data(part, vocabulary) for part in parts]}
        case Some(parts):
            return {"any": [condition_data(part, vocabulary) for part in parts]}
