"""The answer to "who must act, and who is told", and why: facts only, rendered elsewhere."""

from coordplan.answer.evaluate import who
from coordplan.answer.explain import why, why_not
from coordplan.answer.explanation import (
    Bystander,
    Change,
    Decision,
    Derivation,
    Explained,
    Explanation,
    Ground,
    Involvement,
    Mention,
    Part,
    Subject,
    Wanted,
)
from coordplan.answer.items import Act, Answer, Caveat, Notice, Possible, Question, Report, Status
from coordplan.answer.subjects import find as find_subject
from coordplan.answer.subjects import unknown_words

__all__ = [
    "Act",
    "Answer",
    "Bystander",
    "Caveat",
    "Change",
    "Decision",
    "Derivation",
    "Explained",
    "Explanation",
    "Ground",
    "Involvement",
    "Mention",
    "Notice",
    "Part",
    "Possible",
    "Question",
    "Report",
    "Status",
    "Subject",
    "Wanted",
    "find_subject",
    "unknown_words",
    "who",
    "why",
    "why_not",
]
