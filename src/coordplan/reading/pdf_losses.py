"""What the readers of PDF say: where pypdf goes on without a part, the file is damaged."""

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
    """Listen to pypdf, which nobody else hears then, nor what pdfminer says of fonts."""
    losses = Losses()
    told = {"pypdf": losses, "pdfminer": logging.NullHandler()}
    before = {name: logging.getLogger(name).propagate for name in told}
    for name, handler in told.items():
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).propagate = False
    try:
        yield losses
    finally:
        for name, handler in told.items():
            logging.getLogger(name).removeHandler(handler)
            logging.getLogger(name).propagate = before[name]
