"""Drafting a plan from its document: what can be exact, and guesses that say they are."""

from coordplan.drafting.revision import Kept, Revision, revise
from coordplan.drafting.skeleton import (
    Drafted,
    Knowledge,
    Skeleton,
    agencies_data,
    clause_data,
    read_skeleton,
)
from coordplan.drafting.written import plan_text

__all__ = [
    "Drafted",
    "Kept",
    "Knowledge",
    "Revision",
    "Skeleton",
    "agencies_data",
    "clause_data",
    "plan_text",
    "read_skeleton",
    "revise",
]
