"""From files to plans and vocabularies: read, validate, check, compile; every error at once."""

from coordplan.load.files import STANDARD_INPUT, plan_file, shipped_plans, shipped_vocabulary
from coordplan.load.formatting import Formatted, format_plan, write_plan
from coordplan.load.plans import (
    check_plan,
    check_vocabulary,
    load_plan,
    load_plans,
    load_vocabulary,
)

__all__ = [
    "STANDARD_INPUT",
    "Formatted",
    "check_plan",
    "check_vocabulary",
    "format_plan",
    "load_plan",
    "load_plans",
    "load_vocabulary",
    "plan_file",
    "shipped_plans",
    "shipped_vocabulary",
    "write_plan",
]
