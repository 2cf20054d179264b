"""Who must act, and who is told: coordination plans for victims of human trafficking.

    >>> import coordplan
    >>> plan = coordplan.load_plan("haiphong")
    >>> answer = coordplan.who(plan, coordplan.Situation("sea-border-return"))
    >>> [(item.agency.name.en, item.clause) for item in answer.leads]
    [('City Border Guard Command', 'V.8.-1')]

Importing the package reads no file. Plans and answers are immutable; any number of threads
may ask one plan at once.
"""

from coordplan.answer import (
    Act,
    Answer,
    ByCase,
    Bystander,
    Caveat,
    Change,
    Decision,
    Derivation,
    Explained,
    Explanation,
    Ground,
    Involvement,
    Mention,
    Notice,
    Part,
    Possible,
    Question,
    Report,
    Status,
    Subject,
    Wanted,
    match,
    who,
    why,
    why_not,
)
from coordplan.compiled import Agency, Clause, Deadline, Duty, Plan, Reach, Role
from coordplan.diagnostics import (
    CoordplanError,
    Diagnostic,
    InvalidFileError,
    Severity,
    SituationError,
    UnknownNameError,
    UnreadableFileError,
)
from coordplan.index import Verdict
from coordplan.load import (
    check_plan,
    check_vocabulary,
    load_plan,
    load_plans,
    load_vocabulary,
)
from coordplan.situation import Situation
from coordplan.source import Location, Position
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Agency",
    "Answer",
    "ByCase",
    "Bystander",
    "Caveat",
    "Change",
    "Clause",
    "CoordplanError",
    "Deadline",
    "Decision",
    "Derivation",
    "Diagnostic",
    "Duty",
    "Explained",
    "Explanation",
    "Ground",
    "InvalidFileError",
    "Involvement",
    "Location",
    "Mention",
    "Notice",
    "Part",
    "Plan",
    "Position",
    "Possible",
    "Question",
    "Reach",
    "Report",
    "Role",
    "Severity",
    "Situation",
    "SituationError",
    "Status",
    "Subject",
    "Text",
    "UnknownNameError",
    "UnreadableFileError",
    "Verdict",
    "Vocabulary",
    "Wanted",
    "__version__",
    "check_plan",
    "check_vocabulary",
    "load_plan",
    "load_plans",
    "load_vocabulary",
    "match",
    "who",
    "why",
    "why_not",
]
