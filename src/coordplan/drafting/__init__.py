"""Drafting a plan from its document: what can be exact, and guesses that say they are."""

from coordplan.drafting.skeleton import Drafted, Knowledge, Skeleton, read_skeleton
from coordplan.drafting.written import plan_text

__all__ = ["Drafted", "Knowledge", "Skeleton", "plan_text", "read_skeleton"]
