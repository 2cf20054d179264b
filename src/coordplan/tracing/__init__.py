"""Tracing a plan to its source: the text cut into clauses, and compared with the plan's."""

from coordplan.tracing.cut import Clause, cut
from coordplan.tracing.fingerprint import fingerprint
from coordplan.tracing.trace import (
    Affected,
    Cause,
    State,
    Trace,
    Traced,
    TracedHeading,
    trace,
)

__all__ = [
    "Affected",
    "Cause",
    "Clause",
    "State",
    "Trace",
    "Traced",
    "TracedHeading",
    "cut",
    "fingerprint",
    "trace",
]
