"""The JSON that coordplan prints, as types. The published JSON Schemas are made from these.

Keys are fixed: they are added to, never renamed.
"""

from __future__ import annotations

from coordplan.contract.types.answer import *
from coordplan.contract.types.basics import *
from coordplan.contract.types.batch import *
from coordplan.contract.types.behaviour import *
from coordplan.contract.types.cache import *
from coordplan.contract.types.case import *
from coordplan.contract.types.changes import *
from coordplan.contract.types.checking import *
from coordplan.contract.types.clauses import *
from coordplan.contract.types.deviations import *
from coordplan.contract.types.drafts import *
from coordplan.contract.types.graph import *
from coordplan.contract.types.lists import *
from coordplan.contract.types.matrix import *
from coordplan.contract.types.mend import *
from coordplan.contract.types.registry import *
from coordplan.contract.types.reports import *
from coordplan.contract.types.why import *

CONTRACTS: dict[str, type] = {
    "answer": AnswerJson,
    "batch": BatchJson,
    "outcome": WholeAnswerJson,
    "cache": CacheJson,
    "case": OneCaseJson,
    "case-matrix": SeamMatrixJson,
    "check": CheckJson,
    "plans": PlansJson,
    "error": ErrorJson,
    "events": EventsJson,
    "facts": FactListJson,
    "actions": ActionListJson,
    "agencies": AgenciesJson,
    "show": ShowJson,
    "test": TestJson,
    "trace": TraceJson,
    "why": WhyJson,
    "compare": ComparisonJson,
    "gaps": GapsJson,
    "mend": MendJson,
    "mend-matrix": LackingJson,
    "deviations": DeviationsJson,
    "behaviour": BehaviourJson,
    "diff": DiffJson,
    "draft": DraftJson,
    "reports": ReportsJson,
    "graph": GraphJson,
    "registry-list": RegistryListJson,
    "impact": ImpactJson,
    "registry-stale": RegistryStaleJson,
}
"""Every JSON output by the name of its schema."""
