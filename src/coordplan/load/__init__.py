"""From files to plans and vocabularies: read, validate, check, compile; every error at once."""

from coordplan.load.files import plan_file, shipped_plans, shipped_vocabulary
from coordplan.load.plans import (
    check_plan,
    check_vocabulary,
    load_plan,
    load_plans,
    load_vocabulary,
)

__all__ = [
    "check_plan",
    "check_vocabulary",
    "load_plan",
    "load_plans",
    "load_vocabulary",
    "plan_file",
    "shipped_plans",
    "shipped_vocabulary",
]
