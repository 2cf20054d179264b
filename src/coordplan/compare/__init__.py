"""Plans compared by what they do: situations in which two act differently, and gaps of one."""

from coordplan.compare.behaviour import (
    ActionDifference,
    Behaviour,
    DifferenceClass,
    Party,
    compare_behaviour,
)
from coordplan.compare.cases import Description, Restriction
from coordplan.compare.diagram import TooComplexError
from coordplan.compare.gaps import GapReport, find_gaps
from coordplan.compare.scope import VocabularyMismatchError
from coordplan.compare.survey import Case, Extent, Gap, GapKind, Harm

__all__ = [
    "ActionDifference",
    "Behaviour",
    "Case",
    "Description",
    "DifferenceClass",
    "Extent",
    "Gap",
    "GapKind",
    "GapReport",
    "Harm",
    "Party",
    "Restriction",
    "TooComplexError",
    "VocabularyMismatchError",
    "compare_behaviour",
    "find_gaps",
]
