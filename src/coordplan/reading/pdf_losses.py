"""What pypdf says while it reads: where it goes on without a part, the file is damaged."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

_LOST = re.compile(
    "impossible|rebuil|EOF marker|not defined|not a dictionary|not implemented|defaulting|"
    "invalid stream|expected streamobject|stream has ended|exceeded|truncated|"
    "decod|decompress|error -",
    re.IGNORECASE,
)


class Losses(logging.Handler):
    """Listens for what is lost."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lost = False

    def emit(self, record: logging.LogRecord) -> None:
        """Take what is said."""
        self.lost = self.lost or _LOST.search(record.getMessage()) is not None


@contextmanager
def listening() -> Iterator[Losses]:
    """Listen to pypdf, which nobody else hears then."""
    logger, losses = logging.getLogger("pypdf"), Losses()
    before = logger.propagate
    logger.addHandler(losses)
    logger.propagate = False
    try:
        yield losses
    finally:
        logger.removeHandler(losses)
        logger.propagate = before
