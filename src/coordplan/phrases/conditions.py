"""Conditions in words: by ids as they are typed, and by labels as a part of a sentence."""

from __future__ import annotations

from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.text import Text, join
from coordplan.vocabulary import Constraint, Vocabulary
from coordplan.vocabulary.terms import spelled

_AND = Text(vi=" và ", en=" and ")
_OR = Text(vi=" hoặc ", en=" or ")
_NOT = Text(vi="không thuộc trường hợp {part}", en="not {part}")
_FALSE = Text(vi="{part}: không", en="not {part}")
_IS = Text(vi="{fact} là {values}", en="{fact} is {values}")


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


def condition_labels(condition: Condition, vocabulary: Vocabulary) -> Text:
    """A condition by labels, as a sentence part: "địa điểm là hải đảo và ..."."""
    return _by_labels(condition, vocabulary, outer=True)


def _by_labels(condition: Condition, vocabulary: Vocabulary, *, outer: bool = False) -> Text:
    match condition:
        case Among(number, mask):
            fact = vocabulary.fact_list[number]
            if fact.boolean and mask in {0b01, 0b10}:
                return fact.label if mask == 0b01 else _FALSE.format(part=fact.label)
            values = [v.label for n, v in enumerate(fact.values) if mask >> n & 1]
            return _IS.format(fact=fact.label, values=join(values, _OR))
        case Negation(part):
            return _NOT.format(part=_bracketed(_by_labels(part, vocabulary, outer=True)))
        case Every(parts) | Some(parts):
            joiner = _AND if isinstance(condition, Every) else _OR
            words = join((_by_labels(part, vocabulary) for part in parts), joiner)
            return words if outer or len(parts) == 1 else _bracketed(words)


def _bracketed(text: Text) -> Text:
    return Text(vi=f"({text.vi})", en=f"({text.en})")
