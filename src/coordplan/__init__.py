"""Who must act, and who is told: coordination plans for victims of human trafficking.

    >>> import coordplan
    >>> plan = coordplan.load_plan("haiphong")
    >>> answer = coordplan.who(plan, coordplan.Situation("sea-border-return"))
    >>> [(item.agency.name.en, item.clause) for item in answer.leads]
    [('City Border Guard Command', 'V.8.-1')]

Importing the package reads no file, and of its modules only those whose names are used. Plans and
answers are immutable; any number of threads may ask one plan at once.
"""

import typing

from coordplan import exports

if typing.TYPE_CHECKING:
    from coordplan.answer.calls import Calls, all_called
    from coordplan.answer.dated import dated
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
    from coordplan.answer.items import (
        Act,
        Answer,
        Baseline,
        ByCase,
        Call,
        Caveat,
        Lack,
        Notice,
        Possible,
        Question,
        Report,
        Status,
        Succeeded,
        Supplement,
    )
    from coordplan.answer.matching import match, matcher
    from coordplan.answer.supplement import supplemented
    from coordplan.compiled import (
        Agency,
        Clause,
        Deadline,
        Duty,
        OnCall,
        Plan,
        Reach,
        Role,
    )
    from coordplan.contacts.terms import Contact, Contacts
    from coordplan.diagnostics import (
        CoordplanError,
        Diagnostic,
        InvalidFileError,
        Severity,
        SituationError,
        UnknownNameError,
        UnreadableFileError,
        VocabularyMismatchError,
    )
    from coordplan.index import Verdict
    from coordplan.load import (
        check_plan,
        check_vocabulary,
        load_contacts,
        load_plan,
        load_plans,
        load_registry,
        load_vocabulary,
    )
    from coordplan.registry.terms import (
        Registry,
    )
    from coordplan.situation import (
        Situation,
    )
    from coordplan.source import (
        Location,
        Position,
    )
    from coordplan.text import (
        Text,
    )
    from coordplan.validity.entitlements import entitled
    from coordplan.vocabulary import (
        Vocabulary,
    )
else:
    __getattr__, __dir__ = exports.on_demand(
        __name__,
        {
            "coordplan.answer.calls": ["Calls", "all_called"],
            "coordplan.answer.dated": ["dated"],
            "coordplan.answer.evaluate": ["who"],
            "coordplan.answer.explain": ["why", "why_not"],
            "coordplan.answer.explanation": [
                "Bystander",
                "Change",
                "Decision",
                "Derivation",
                "Explained",
                "Explanation",
                "Ground",
                "Involvement",
                "Mention",
                "Part",
                "Subject",
                "Wanted",
            ],
            "coordplan.answer.items": [
                "Act",
                "Answer",
                "Baseline",
                "ByCase",
                "Call",
                "Caveat",
                "Lack",
                "Notice",
                "Possible",
                "Question",
                "Report",
                "Status",
                "Succeeded",
                "Supplement",
            ],
            "coordplan.answer.matching": ["match", "matcher"],
            "coordplan.answer.supplement": ["supplemented"],
            "coordplan.compiled": [
                "Agency",
                "Clause",
                "Deadline",
                "Duty",
                "OnCall",
                "Plan",
                "Reach",
                "Role",
            ],
            "coordplan.contacts.terms": ["Contact", "Contacts"],
            "coordplan.diagnostics": [
                "CoordplanError",
                "Diagnostic",
                "InvalidFileError",
                "Severity",
                "SituationError",
                "UnknownNameError",
                "UnreadableFileError",
                "VocabularyMismatchError",
            ],
            "coordplan.index": ["Verdict"],
            "coordplan.load.contacts": ["load_contacts"],
            "coordplan.load.plans": [
                "check_plan",
                "check_vocabulary",
                "load_plan",
                "load_plans",
                "load_vocabulary",
            ],
            "coordplan.load.registry": ["load_registry"],
            "coordplan.registry.terms": ["Registry"],
            "coordplan.situation": ["Situation"],
            "coordplan.source": ["Location", "Position"],
            "coordplan.text": ["Text"],
            "coordplan.validity.entitlements": ["entitled"],
            "coordplan.vocabulary": ["Vocabulary"],
        },
    )

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Agency",
    "Answer",
    "Baseline",
    "ByCase",
    "Bystander",
    "Call",
    "Calls",
    "Caveat",
    "Change",
    "Clause",
    "Contact",
    "Contacts",
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
    "Lack",
    "Location",
    "Mention",
    "Notice",
    "OnCall",
    "Part",
    "Plan",
    "Position",
    "Possible",
    "Question",
    "Reach",
    "Registry",
    "Report",
    "Role",
    "Severity",
    "Situation",
    "SituationError",
    "Status",
    "Subject",
    "Succeeded",
    "Supplement",
    "Text",
    "UnknownNameError",
    "UnreadableFileError",
    "Verdict",
    "Vocabulary",
    "VocabularyMismatchError",
    "Wanted",
    "__version__",
    "all_called",
    "check_plan",
    "check_vocabulary",
    "dated",
    "entitled",
    "load_contacts",
    "load_plan",
    "load_plans",
    "load_registry",
    "load_vocabulary",
    "match",
    "matcher",
    "supplemented",
    "who",
    "why",
    "why_not",
]
