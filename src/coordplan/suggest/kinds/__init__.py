"""The kinds of suggestion: each a module, a page under docs/reference, a folder of fixtures."""

from __future__ import annotations

from coordplan.suggest.kind import Kind
from coordplan.suggest.kinds import (
    actions,
    agencies,
    assignments,
    by_function,
    cadence,
    conditions,
    deadlines,
    hand_over,
    on_call,
    places,
    referred,
    roles,
    sequence,
    tables,
    told,
)

KINDS: tuple[Kind, ...] = (
    actions.KIND,
    agencies.KIND,
    assignments.KIND,
    by_function.KIND,
    cadence.KIND,
    conditions.KIND,
    deadlines.KIND,
    hand_over.KIND,
    on_call.KIND,
    places.KIND,
    referred.KIND,
    roles.KIND,
    sequence.KIND,
    tables.KIND,
    told.KIND,
)
"""Every kind, by id."""

__all__ = ["KINDS"]
