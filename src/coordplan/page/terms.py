"""Conditions as the page asks them: an index in numbers."""

from __future__ import annotations

from typing import Any

from coordplan.conditions import Condition
from coordplan.index import Index, index_of
from coordplan.vocabulary import Vocabulary

Data = dict[str, Any]
"""What JSON can say."""


def alone(condition: Condition, vocabulary: Vocabulary) -> Data:
    """The index of one condition."""
    return index_data(index_of(vocabulary.world, [condition]))


def index_data(index: Index) -> Data:
    """An index in the fewest numbers: where blocks lie, and which terms allow what."""
    blocks = []
    for holds, fails, guard in zip(index.holds, index.fails, index.guards, strict=True):
        width = max(holds.bit_count(), fails.bit_count())
        blocks.append([guard.bit_length() - 1 - width, width, holds.bit_count(), fails.bit_count()])
    return {
        "span": index.span,
        "blocks": blocks,
        "allow": {
            str(fact): [hex(terms) for terms in by_value]
            for fact, by_value in enumerate(index.allow)
            if set(by_value) != {index.terms}
        },
    }
