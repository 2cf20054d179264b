"""The answer to "who must act, and who is told": facts only, rendered elsewhere."""

from coordplan.answer.evaluate import Verdicts, who
from coordplan.answer.items import Act, Answer, Caveat, Notice, Possible, Question, Report, Status

__all__ = [
    "Act",
    "Answer",
    "Caveat",
    "Notice",
    "Possible",
    "Question",
    "Report",
    "Status",
    "Verdicts",
    "who",
]
