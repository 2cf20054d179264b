"""A file of acknowledged changes as written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from coordplan.shape import Shape

CHANGE = r"^([0-9a-f]{12})$"

Line = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=r"\S")]


class AcknowledgedChange(Shape):
    """One change that somebody has looked at: its fingerprint, what it was, why it is accepted."""

    change: Annotated[str, StringConstraints(pattern=CHANGE)]
    what: Line | None = None
    reason: Line


class AcknowledgedFile(Shape):
    """A file of acknowledged changes, format version 1."""

    coordplan: Literal[1]
    acknowledged: tuple[AcknowledgedChange, ...]
