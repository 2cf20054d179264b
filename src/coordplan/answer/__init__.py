"""The answer to "who must act, and who is told": facts only, rendered elsewhere."""

from coordplan.answer.evaluate import who
from coordplan.answer.interview import Effect, Interview, begin
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
from coordplan.answer.reply import Reply, Turn, read_reply

__all__ = [
    "Act",
    "Answer",
    "ByCase",
    "Caveat",
    "Effect",
    "Interview",
    "Notice",
    "Possible",
    "Question",
    "Reply",
    "Report",
    "Status",
    "Turn",
    "begin",
    "read_reply",
    "who",
]
