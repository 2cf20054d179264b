"""A body that is another by now, as a row: its name, and who has succeeded it, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.blocks import Row, marked, words
from coordplan.compiled import Agency
from coordplan.phrases.successions import path
from coordplan.validity.succession import Step


def succession_row(agency: Agency, steps: Sequence[Step]) -> Row:
    """An agency and its successors, each with the day and the instrument."""
    return Row(marked("strong", agency.name), words(path(steps)))
