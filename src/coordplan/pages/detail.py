"""How much of an answer is shown."""

from __future__ import annotations

from enum import Enum


class Detail(Enum):
    """How much is shown: a block among those of other plans, one screen, or everything.

    ``LEAST`` is a screen with nothing that can be left out.
    """

    BLOCK = "block"
    LEAST = "least"
    SCREEN = "screen"
    FULL = "full"


ON_SCREEN = frozenset({Detail.SCREEN, Detail.LEAST})
"""What is shown on one screen."""
