"""Tracing a plan to its source: the text cut into clauses, and compared with the plan's."""

from coordplan.tracing.cut import Clause, cut
from coordplan.tracing.fingerprint import fingerprint
from coordplan.tracing.trace import State, Trace, Traced, trace

__all__ = ["Clause", "State", "Trace", "Traced", "cut", "fingerprint", "trace"]
