"""The answer to "who must act, and who is told", and why: facts only, rendered elsewhere."""

from coordplan.answer.evaluate import Verdicts, who
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
from coordplan.answer.matching import match
from coordplan.answer.reply import Reply, Turn, read_reply
from coordplan.answer.subjects import find as find_subject
from coordplan.answer.subjects import unknown_words

__all__ = [
    "Act",
    "Answer",
    "ByCase",
    "Bystander",
    "Caveat",
    "Change",
    "Decision",
    "Derivation",
    "Effect",
    "Explained",
    "Explanation",
    "Ground",
    "Interview",
    "Involvement",
    "Mention",
    "Notice",
    "Part",
    "Possible",
    "Question",
    "Reply",
    "Report",
    "Status",
    "Subject",
    "Turn",
    "Verdicts",
    "Wanted",
    "begin",
    "find_subject",
    "match",
    "read_reply",
    "unknown_words",
    "who",
    "why",
    "why_not",
]
