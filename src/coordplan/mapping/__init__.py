"""Which column of a table of cases is which fact, and what its values mean."""

from coordplan.mapping.terms import CaseMap, Column

__all__ = ["CaseMap", "Column"]
