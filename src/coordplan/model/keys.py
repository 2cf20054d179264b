"""The keys of a plan file as its models have them: in which order, and which hold lists."""

from __future__ import annotations

from typing import get_args, get_origin

from coordplan.model.duty import Duty, Notify, OnCall, Reports
from coordplan.model.plan import Clause
from coordplan.shape import written_keys


def _is_list(annotation: object) -> bool:
    forms = {form for form in get_args(annotation) if form is not type(None)}
    return get_origin(annotation) is tuple or {get_origin(form) for form in forms} == {tuple}


CLAUSE_KEYS = tuple(written_keys(Clause))
DUTY_KEYS = tuple(written_keys(Duty))
LISTED = frozenset(
    field.alias or name
    for shape in (Duty, Notify, Reports, OnCall)
    for name, field in shape.model_fields.items()
    if _is_list(field.annotation)
)
"""The keys of a duty, and of what stands in it, of which each holds a list."""
