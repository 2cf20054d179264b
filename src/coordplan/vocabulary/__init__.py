"""The vocabulary: the facts, events, phases and functions that plans are written in.

A vocabulary is data. Another field (disaster response, child protection) is another
vocabulary file and no new code.
"""

from coordplan.vocabulary.terms import (
    Action,
    Constraint,
    Entry,
    Event,
    Fact,
    FactValue,
    Number,
    Phase,
    Value,
    Vocabulary,
)

__all__ = [
    "Action",
    "Constraint",
    "Entry",
    "Event",
    "Fact",
    "FactValue",
    "Number",
    "Phase",
    "Value",
    "Vocabulary",
]
