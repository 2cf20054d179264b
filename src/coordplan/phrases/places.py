"""Places in files, as people see them."""

from __future__ import annotations

from coordplan.source import Location


def place_words(where: Location | None) -> str:
    """Where something stands: ``haiphong:120:5``, ``drafts/our-plan.yaml:12:3``, or nothing.

    A shipped plan that was asked for by its id is named by it, a file as it was given.
    """
    return "" if where is None else str(where)
