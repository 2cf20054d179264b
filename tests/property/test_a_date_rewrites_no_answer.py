"""Whatever the day, an answer stays as its plan is written; time only adds to what is told."""

from __future__ import annotations

import dataclasses
import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.load.files import default_plans
from coordplan.validity.succession import steps_of
from tests.shipped import law, plan_of

DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2030, 12, 31))
PLANS = st.sampled_from(sorted(default_plans()))
EVENTS = st.sampled_from(["sea-border-return", "self-return", "trial", "minor", "hotline-report"])


@given(PLANS, EVENTS, DAYS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_only_warnings_and_successions_differ(id_: str, event: str, day: datetime.date) -> None:
    asked = coordplan.who(plan_of(id_), coordplan.Situation(event), as_of=day)
    told = coordplan.dated(asked, law())
    assert told.warnings[: len(asked.warnings)] == asked.warnings
    assert dataclasses.replace(told, warnings=asked.warnings, successions=()) == asked


@given(PLANS, DAYS, DAYS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_time_only_adds_steps(id_: str, one: datetime.date, other: datetime.date) -> None:
    first, second = sorted((one.isoformat(), other.isoformat()))
    plan = plan_of(id_)
    for agency in plan.agencies.values():
        before = steps_of(plan, agency, law(), first)
        after = steps_of(plan, agency, law(), second)
        assert [step for step in after if step.on <= first] == list(before)
