"""Frozen dataclasses are those of the standard library, made when they are needed."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from coordplan.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Ours:
    """Something."""

    one: str
    two: int = 2
    three: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Theirs:
    """Something."""

    one: str
    two: int = 2
    three: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Single:
    only: object


ARGUMENTS = [("a",), ("a", 3), ("b", 1, ("x",)), ("b", 1, ("x", "y"))]


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_an_instance_is_as_the_standard_library_makes_it(arguments: tuple[object, ...]) -> None:
    ours, theirs = Ours(*arguments), Theirs(*arguments)  # type: ignore[arg-type]
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)
    assert dataclasses.astuple(ours) == dataclasses.astuple(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert ours == Ours(*arguments)  # type: ignore[arg-type]
    assert ours != cast(object, theirs)
    assert dataclasses.replace(ours, two=9) == Ours(ours.one, 9, ours.three)
    assert pickle.loads(pickle.dumps(ours)) == copy.deepcopy(ours) == copy.copy(ours) == ours


def test_the_order_is_that_of_the_fields() -> None:
    ours = [Ours(*arguments) for arguments in ARGUMENTS]  # type: ignore[arg-type]
    theirs = [Theirs(*arguments) for arguments in ARGUMENTS]  # type: ignore[arg-type]
    for i, one in enumerate(ours):
        for j, two in enumerate(ours):
            assert ((one < two), (one <= two), (one > two), (one >= two)) == (
                theirs[i] < theirs[j],
                theirs[i] <= theirs[j],
                theirs[i] > theirs[j],
                theirs[i] >= theirs[j],
            )
    with pytest.raises(TypeError):
        assert ours[0] < theirs[0]  # type: ignore[operator]


def test_the_class_is_as_the_standard_library_makes_it() -> None:
    assert dataclasses.is_dataclass(Ours)
    described = [(f.name, f.type, f.default) for f in dataclasses.fields(Ours)]
    assert described == [(f.name, f.type, f.default) for f in dataclasses.fields(Theirs)]
    assert vars(Ours)["__match_args__"] == vars(Theirs)["__match_args__"]
    assert vars(Ours)["__slots__"] == ("one", "two", "three")
    assert inspect.getdoc(Ours) == "Something."
    assert len(Ours.__dataclass_fields__) == 3
    assert Ours.__dataclass_fields__["two"].default == 2


def test_nothing_can_be_changed() -> None:
    ours = Ours("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours.one = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del ours.one
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours.four = 4  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=False, slots=True)


@pytest.mark.parametrize("arguments", [(), ("a", 1, (), 4)])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Ours(*arguments)  # type: ignore[arg-type]


def test_a_single_field_is_compared_by_its_value() -> None:
    assert Single((1, 2)) == Single((1, 2))
    assert hash(Single((1,))) == hash(((1,),))
    assert repr(Single(None)) == "Single(only=None)"


def test_the_first_instances_may_be_made_by_many_threads() -> None:
    def made(_: int) -> object:
        return fresh("a", two=1)

    for _ in range(20):

        @dataclass(frozen=True, slots=True)
        class Fresh:
            one: str
            two: int = 0

        fresh = Fresh
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(made, range(16))) == {Fresh("a", 1)}
