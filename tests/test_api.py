"""The public API is a tested object: documented, typed, complete, and safe to share."""

from __future__ import annotations

import doctest
import importlib
import inspect

import pytest

import coordplan
from coordplan import Plan, Situation, who


def test_everything_public_is_documented() -> None:
    for name in coordplan.__all__:
        thing = getattr(coordplan, name)
        if inspect.isclass(thing) or inspect.isroutine(thing):
            assert (inspect.getdoc(thing) or "").strip(), name


def test_nothing_else_leaks() -> None:
    public = {name for name in dir(coordplan) if not name.startswith("_")}
    modules = {name for name in public if inspect.ismodule(getattr(coordplan, name))}
    assert public - modules == set(coordplan.__all__) - {"__version__"}
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        getattr(coordplan, "nothing_of_the_kind")  # noqa: B009


@pytest.mark.parametrize("package", ["coordplan", "coordplan.load"])
def test_every_name_of_a_package_has_a_home(package: str) -> None:
    module = importlib.import_module(package)
    assert set(module.__all__) <= {*dir(module), "__version__"}
    for name in module.__all__:
        assert getattr(module, name) is not None


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(coordplan).failed == 0
    assert doctest.testmod(coordplan).attempted > 0


def test_load_plans_gives_all_or_some() -> None:
    every = {plan.id for plan in coordplan.load_plans()}
    assert "haiphong" in every
    assert [plan.id for plan in coordplan.load_plans(["haiphong"])] == ["haiphong"]
    assert coordplan.load_plans([]) == ()


def test_asking_leaves_the_plan_as_it_was(haiphong: Plan) -> None:
    before = hash((haiphong.index, haiphong.conditions))
    who(haiphong, Situation("rescue"))
    assert hash((haiphong.index, haiphong.conditions)) == before
