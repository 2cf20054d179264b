"""Conditions written out in the expression language of an engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coordplan import Vocabulary
from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.vocabulary import Fact, Value


@dataclass(frozen=True, slots=True)
class Language:
    """The words of an expression language; ``among`` says that a fact has one of some values."""

    both: str
    either: str
    negation: str
    among: Callable[[Fact, Sequence[Value]], str]

    def expression(self, condition: Condition, vocabulary: Vocabulary) -> str:
        """A condition in this language."""
        match condition:
            case Among(number, mask):
                fact = vocabulary.fact_list[number]
                values = [v.value for n, v in enumerate(fact.values) if mask >> n & 1]
                return self.among(fact, values)
            case Negation(part):
                return f"{self.negation}({self.expression(part, vocabulary)})"
            case Every(parts) | Some(parts):
                word = self.both if isinstance(condition, Every) else self.either
                return f"({word.join(self.expression(part, vocabulary) for part in parts)})"


def literal(value: Value) -> str:
    """A value as zen and Cedar write it, which is as JSON writes it."""
    return json.dumps(value)
