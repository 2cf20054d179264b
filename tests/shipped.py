"""The plans and the registry that ship with coordplan, each read once for all tests that ask."""

from __future__ import annotations

import functools

import coordplan


@functools.cache
def plan_of(id_: str) -> coordplan.Plan:
    return coordplan.load_plan(id_)


@functools.cache
def law() -> coordplan.Registry:
    found = coordplan.load_registry()
    assert found is not None
    return found
