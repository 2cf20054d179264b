"""The answer to "who must act, and who is told": facts only, rendered elsewhere."""

from coordplan.answer.evaluate import who
from coordplan.answer.items import (
    Act,
    Answer,
    ByCase,
    Caveat,
    Notice,
    Possible,
    Question,
    Report,
    Status,
)

__all__ = [
    "Act",
    "Answer",
    "ByCase",
    "Caveat",
    "Notice",
    "Possible",
    "Question",
    "Report",
    "Status",
    "who",
]
