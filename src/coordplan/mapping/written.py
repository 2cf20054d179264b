"""A map file as written (pydantic models; the JSON Schema comes from these)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictStr, StringConstraints

from coordplan.shape import Name, Shape

Cell = Annotated[str, StringConstraints(max_length=200)]
Said = StrictStr | StrictBool
"""A value of a fact."""


class WrittenColumn(Shape):
    """A column of the table, by its name there, and what its cells mean.

    With ``fact``, cells are values of it, or ``values`` says which each is. Without, ``values``
    says the facts that each cell means. ``number`` is a number that sets facts, such as ``age``;
    ``call`` is a duty on call, of which cells say true or false. An empty cell is not known, nor
    are those in ``unknown``; rows with one in ``leave_out`` are no cases, and are told.
    """

    column: Name
    fact: Name | None = None
    number: Name | None = None
    call: Name | None = None
    values: dict[Cell, Said | dict[str, Said]] | None = None
    unknown: tuple[Cell, ...] = ()
    leave_out: tuple[Cell, ...] = ()


class MapFile(Shape):
    """A map from the columns of a table to facts, format version 1.

    ``given`` holds of every row.
    """

    coordplan: Literal[1]
    given: dict[str, Said] = Field(default_factory=dict)
    columns: tuple[WrittenColumn, ...]
