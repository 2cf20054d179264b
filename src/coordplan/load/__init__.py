"""From files to plans and vocabularies: read, validate, check, compile; every error at once."""

from typing import TYPE_CHECKING

from coordplan.exports import on_demand

if TYPE_CHECKING:
    from coordplan.load.acknowledged import (
        acknowledged_or_new,
        add_acknowledged,
        load_acknowledged,
    )
    from coordplan.load.cache import Cache
    from coordplan.load.calendar import load_calendar
    from coordplan.load.contacts import load_contacts
    from coordplan.load.dated import check_plan_as_of
    from coordplan.load.files import (
        STANDARD_INPUT,
        default_plans,
        plan_file,
        shipped_plans,
        shipped_vocabulary,
    )
    from coordplan.load.formatting import Formatted, format_plan, write_plan
    from coordplan.load.foundations import AUTO, load_baselines
    from coordplan.load.plans import (
        check_plan,
        check_vocabulary,
        load_plan,
        load_plans,
        load_vocabulary,
    )
    from coordplan.load.registry import check_registry, load_registry, read_registry
    from coordplan.load.scenarios import Suite, load_suite, scenario_files
    from coordplan.load.sources import SourceText, load_source
else:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "coordplan.load.acknowledged": [
                "acknowledged_or_new",
                "add_acknowledged",
                "load_acknowledged",
            ],
            "coordplan.load.cache": ["Cache"],
            "coordplan.load.calendar": ["load_calendar"],
            "coordplan.load.contacts": ["load_contacts"],
            "coordplan.load.dated": ["check_plan_as_of"],
            "coordplan.load.files": [
                "STANDARD_INPUT",
                "default_plans",
                "plan_file",
                "shipped_plans",
                "shipped_vocabulary",
            ],
            "coordplan.load.foundations": ["AUTO", "load_baselines"],
            "coordplan.load.formatting": ["Formatted", "format_plan", "write_plan"],
            "coordplan.load.plans": [
                "check_plan",
                "check_vocabulary",
                "load_plan",
                "load_plans",
                "load_vocabulary",
            ],
            "coordplan.load.registry": ["check_registry", "load_registry", "read_registry"],
            "coordplan.load.scenarios": ["Suite", "load_suite", "scenario_files"],
            "coordplan.load.sources": ["SourceText", "load_source"],
        },
    )

__all__ = [
    "AUTO",
    "STANDARD_INPUT",
    "Cache",
    "Formatted",
    "SourceText",
    "Suite",
    "acknowledged_or_new",
    "add_acknowledged",
    "check_plan",
    "check_plan_as_of",
    "check_registry",
    "check_vocabulary",
    "default_plans",
    "format_plan",
    "load_acknowledged",
    "load_baselines",
    "load_calendar",
    "load_contacts",
    "load_plan",
    "load_plans",
    "load_registry",
    "load_source",
    "load_suite",
    "load_vocabulary",
    "plan_file",
    "read_registry",
    "scenario_files",
    "shipped_plans",
    "shipped_vocabulary",
    "write_plan",
]
