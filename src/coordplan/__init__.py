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
    from coordplan.amending.mend import mend
    from coordplan.amending.proof import Proof, prove
    from coordplan.amending.terms import Amendments, Proposal
    from coordplan.answer.asked import answers
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
    from coordplan.casework.case import case
    from coordplan.casework.terms import Case, Crossing
    from coordplan.compare.baseline.deviations import find_deviations
    from coordplan.compare.baseline.terms import Deviations
    from coordplan.compare.behaviour import Behaviour, compare_behaviour
    from coordplan.compare.changes import Diff
    from coordplan.compare.diff import diff
    from coordplan.compare.gaps import GapReport, find_gaps
    from coordplan.compare.matrix import Comparison, by_action, by_event
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
    from coordplan.contract.published import to_json
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
    from coordplan.graph.parts import Graph, View
    from coordplan.graph.views import graph_of
    from coordplan.index import Verdict
    from coordplan.load import (
        check_plan,
        check_vocabulary,
        load_calendar,
        load_contacts,
        load_plan,
        load_plans,
        load_registry,
        load_vocabulary,
    )
    from coordplan.load.amending import amended_plan, amended_text
    from coordplan.registry.terms import (
        Registry,
    )
    from coordplan.reporting.deadlines import Clock
    from coordplan.reporting.ledger import Ledger, ledgers
    from coordplan.situation import Resolved, Situation, resolve
    from coordplan.source import (
        Location,
        Position,
    )
    from coordplan.text import (
        Text,
    )
    from coordplan.validity.entitlements import entitled
    from coordplan.version import __version__
    from coordplan.vocabulary import (
        Vocabulary,
    )
else:
    __getattr__, __dir__ = exports.on_demand(
        __name__,
        {
            "coordplan.amending.mend": ["mend"],
            "coordplan.amending.proof": ["Proof", "prove"],
            "coordplan.amending.terms": ["Amendments", "Proposal"],
            "coordplan.answer.asked": ["answers"],
            "coordplan.casework.case": ["case"],
            "coordplan.casework.terms": ["Case", "Crossing"],
            "coordplan.load.amending": ["amended_plan", "amended_text"],
            "coordplan.compare.baseline.deviations": ["find_deviations"],
            "coordplan.compare.baseline.terms": ["Deviations"],
            "coordplan.compare.behaviour": ["Behaviour", "compare_behaviour"],
            "coordplan.compare.changes": ["Diff"],
            "coordplan.compare.diff": ["diff"],
            "coordplan.compare.gaps": ["GapReport", "find_gaps"],
            "coordplan.compare.matrix": ["Comparison", "by_action", "by_event"],
            "coordplan.contract.published": ["to_json"],
            "coordplan.graph.parts": ["Graph", "View"],
            "coordplan.graph.views": ["graph_of"],
            "coordplan.reporting.deadlines": ["Clock"],
            "coordplan.reporting.ledger": ["Ledger", "ledgers"],
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
            "coordplan.load.calendar": ["load_calendar"],
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
            "coordplan.situation": ["Resolved", "Situation", "resolve"],
            "coordplan.source": ["Location", "Position"],
            "coordplan.text": ["Text"],
            "coordplan.validity.entitlements": ["entitled"],
            "coordplan.version": ["__version__"],
            "coordplan.vocabulary": ["Vocabulary"],
        },
    )

__all__ = [
    "Act",
    "Agency",
    "Amendments",
    "Answer",
    "Baseline",
    "Behaviour",
    "ByCase",
    "Bystander",
    "Call",
    "Calls",
    "Case",
    "Caveat",
    "Change",
    "Clause",
    "Clock",
    "Comparison",
    "Contact",
    "Contacts",
    "CoordplanError",
    "Crossing",
    "Deadline",
    "Decision",
    "Derivation",
    "Deviations",
    "Diagnostic",
    "Diff",
    "Duty",
    "Explained",
    "Explanation",
    "GapReport",
    "Graph",
    "Ground",
    "InvalidFileError",
    "Involvement",
    "Lack",
    "Ledger",
    "Location",
    "Mention",
    "Notice",
    "OnCall",
    "Part",
    "Plan",
    "Position",
    "Possible",
    "Proof",
    "Proposal",
    "Question",
    "Reach",
    "Registry",
    "Report",
    "Resolved",
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
    "View",
    "Vocabulary",
    "VocabularyMismatchError",
    "Wanted",
    "__version__",
    "all_called",
    "amended_plan",
    "amended_text",
    "answers",
    "by_action",
    "by_event",
    "case",
    "check_plan",
    "check_vocabulary",
    "compare_behaviour",
    "dated",
    "diff",
    "entitled",
    "find_deviations",
    "find_gaps",
    "graph_of",
    "ledgers",
    "load_calendar",
    "load_contacts",
    "load_plan",
    "load_plans",
    "load_registry",
    "load_vocabulary",
    "match",
    "matcher",
    "mend",
    "prove",
    "resolve",
    "supplemented",
    "to_json",
    "who",
    "why",
    "why_not",
]
