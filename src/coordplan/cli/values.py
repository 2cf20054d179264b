"""Values of a command line that can be taken as they were typed.

typer converts every value with pydantic, whose import takes longer than an answer. A text, a
word of a closed list and what has a parser of its own need none of that; whatever else there
is, wrong words among it, typer converts or refuses as ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

Parameter = TyperOption | TyperArgument


def take_as_typed(parameters: Iterable[object]) -> None:
    """Let the parameters of a command take values without conversion where they can."""
    for parameter in parameters:
        if isinstance(parameter, Parameter):
            light = _Values(parameter)
            setattr(parameter, "get_runtime_param", lambda light=light: light)  # noqa: B010


class _Values:
    """In the place of typer's conversion of one parameter."""

    def __init__(self, parameter: Parameter) -> None:
        self._described = parameter.type_descriptor
        self._typers_own = parameter.get_runtime_param

    def coerce(self, value: Any, param: Parameter, ctx: typer.Context) -> Any:
        """The value that the command gets. Raises ``typer.BadParameter``."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if isinstance(value, str) and self._described.parameter_info.parser is not None:
            return self._described.parameter_info.parser(value)
        taken = _taken(value, self._described.annotation)
        return self._typers_own().coerce(value, param, ctx) if taken is None else taken


def _taken(value: Any, annotation: Any) -> Any:
    """The value where it is one of the annotation already or names one, else None."""
    if annotation == list[str]:
        fits = isinstance(value, list | tuple) and all(type(one) is str for one in value)
        return list(value) if fits else None
    if not isinstance(annotation, type):
        return None
    if issubclass(annotation, Enum):
        return next((one for one in annotation if value in (one, one.value)), None)
    return value if annotation is str and type(value) is str else None
