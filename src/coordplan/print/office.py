"""What Word and Excel files have in common: where their libraries come from, and a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from coordplan.diagnostics import MissingExtraError
from coordplan.text import Text

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""When every file says that it was made: the same page gives the same bytes."""


@contextmanager
def installed(package: str) -> Iterator[None]:
    """Raise ``MissingExtraError`` where what is imported of a package is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        message = Text(vi=f"chưa cài {package}", en=f"{package} is not installed")
        raise MissingExtraError.of("office", message) from error
