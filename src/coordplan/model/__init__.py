"""The plan as written: pydantic models that mirror a plan file key by key."""

from coordplan.model.duty import Duty, Notify, Reports, WorkingDays
from coordplan.model.plan import Agency, Clause, DocumentFacts, Effective, Jurisdiction, PlanFile

__all__ = [
    "Agency",
    "Clause",
    "DocumentFacts",
    "Duty",
    "Effective",
    "Jurisdiction",
    "Notify",
    "PlanFile",
    "Reports",
    "WorkingDays",
]
