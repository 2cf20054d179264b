"""The plan as written: pydantic models that mirror a plan file key by key."""

from coordplan.model.duty import Ahead, Duty, Notify, OnCall, Reports, WorkingDays
from coordplan.model.plan import (
    Agency,
    Citation,
    Clause,
    DocumentFacts,
    Effective,
    Heading,
    Jurisdiction,
    PlanFile,
)

__all__ = [
    "Agency",
    "Ahead",
    "Citation",
    "Clause",
    "DocumentFacts",
    "Duty",
    "Effective",
    "Heading",
    "Jurisdiction",
    "Notify",
    "OnCall",
    "PlanFile",
    "Reports",
    "WorkingDays",
]
