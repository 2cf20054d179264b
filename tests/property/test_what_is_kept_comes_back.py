"""Law: reading what was written gives the same; reading anything else gives nothing wrong."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan import codec
from coordplan.codec.shapes import classes_from, fields_of
from coordplan.compiled import Agency, Deadline, Notification, Plan
from coordplan.conditions import Condition
from coordplan.contract import answer as data
from coordplan.frozen import FrozenDict, dataclass
from coordplan.index import Index
from coordplan.load.files import default_plans
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

pytestmark = pytest.mark.slow


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    size: int | None
    colour: Colour


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    best: Leaf | None
    by_name: Mapping[str, Leaf] | None
    numbers: frozenset[int]
    pairs: tuple[tuple[Leaf, int], ...]
    said: str | bool
    inner: Tree | Leaf | None


NUMBERS = st.integers() | st.integers(-(2**900), 2**900)


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> Tree:
    leaf = st.builds(Leaf, st.text(), st.none() | NUMBERS, st.sampled_from(Colour))
    pool = draw(st.lists(leaf, min_size=1, max_size=4))
    one = st.sampled_from(pool)
    named = st.dictionaries(st.text(max_size=3), one, max_size=3).map(FrozenDict)
    return Tree(
        tuple(draw(st.lists(one, max_size=5))),
        draw(st.none() | one),
        draw(st.none() | named),
        draw(st.frozensets(NUMBERS, max_size=4)),
        tuple(draw(st.lists(st.tuples(one, NUMBERS), max_size=3))),
        draw(st.text() | st.booleans()),
        draw(trees(depth - 1) if depth and draw(st.booleans()) else st.none() | one),
    )


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False))


@settings(max_examples=300, deadline=None)
@given(trees())
def test_random_graphs(tree: Tree) -> None:
    found, objects = codec.decode(through_json(codec.encode(tree)), Tree)
    assert found == tree
    assert objects == codec.objects_in(tree)
    assert len(set(map(id, codec.objects_in(found)))) == len(codec.objects_in(tree)), "sharing"


def test_numbers_have_no_limit_of_length() -> None:
    leaf = Leaf("a", -(1 << 40_000), Colour.BLUE)
    assert codec.decode(through_json(codec.encode(leaf)), Leaf)[0] == leaf


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    words, objects = codec.decode(through_json(codec.encode(plan.vocabulary)), Vocabulary)
    assert words == plan.vocabulary
    base = codec.objects_in(plan.vocabulary)
    found, _ = codec.decode(through_json(codec.encode(plan, base)), Plan, objects)
    alone, _ = codec.decode(through_json(codec.encode(plan)), Plan)
    assert found == alone == plan
    assert found.vocabulary is words
    assert (
        found.duties[0] is found.postings[[d for d, _ in found.postings].index(found.duties[0])][0]
    )
    for events in ((), ("rescue",), ("trial",), ("unsupported-child",)):
        situation = coordplan.Situation(*events)
        expected = data.plan_answer(coordplan.who(plan, situation, standing=True))
        assert data.plan_answer(coordplan.who(found, situation, standing=True)) == expected


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place inside plain data: the container and the key."""
    found: list[tuple[Any, Any]] = []
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        found += [(value, key), *places(value[key])]
    return found


REPLACEMENTS: list[Any] = [
    None,
    True,
    -1,
    3,
    2.5,
    10**30,
    "",
    "x",
    "0x1",
    [],
    {},
    [[]],
    [1, "a"],
    {"a": 1},
]


def of_its_annotation(value: object, like: object) -> bool:
    """Whether the fields of all objects have types that fields of the like do have."""
    kinds: dict[tuple[str, str], set[type]] = {}
    for one in codec.objects_in(like):
        for name in () if isinstance(one, Enum) else fields_of(type(one)):
            kinds.setdefault((type(one).__name__, name), set()).add(type(getattr(one, name)))
    optional = {type(None), str, Text, Deadline, Notification, Agency, int, bool}
    return all(
        type(getattr(one, name)) in kinds.get((type(one).__name__, name), set()) | optional
        for one in codec.objects_in(value)
        if not isinstance(one, Enum)
        for name in fields_of(type(one))
    )


def test_damaged_data_is_refused_or_of_the_right_types() -> None:
    plan = coordplan.load_plan("laichau")
    whole = through_json(codec.encode(plan))
    chance = random.Random("damage")
    refused = 0
    for _ in range(300):
        bad = copy.deepcopy(whole)
        where = places(bad)
        for container, key in chance.sample(where, chance.randint(1, 2)):
            container[key] = copy.deepcopy(chance.choice(REPLACEMENTS))
        try:
            found, _ = codec.decode(bad, Plan)
        except (TypeError, ValueError, LookupError):
            refused += 1
            continue
        assert of_its_annotation(found, plan)
    assert refused > 100


def test_what_the_annotations_do_not_say_is_not_written() -> None:
    leaf = Leaf("a", 1, Colour.RED)
    wrong: list[Any] = [
        Leaf(b"a", 1, Colour.RED),  # type: ignore[arg-type]
        Leaf("a", 1.5, Colour.RED),  # type: ignore[arg-type]
        Leaf("a", True, Colour.RED),
        Leaf("a", 1, Text("x", "y")),  # type: ignore[arg-type]
        Tree([leaf], None, None, frozenset(), (), "", None),  # type: ignore[arg-type]
    ]
    for one in wrong:
        with pytest.raises(TypeError):
            codec.encode(one)


@dataclass(frozen=True, slots=True)
class Vague:
    anything: object


@dataclass(frozen=True, slots=True)
class Both:
    value: str | int


@pytest.mark.parametrize("cls", [Vague, Both])
def test_an_annotation_that_says_too_little_is_an_error(cls: type[object]) -> None:
    with pytest.raises(TypeError, match="no shape"):
        fields_of(cls)


def test_every_class_of_a_plan_is_found_from_the_annotations() -> None:
    known = classes_from(Plan)
    assert {Index, Vocabulary, Agency} <= set(known.values())
    assert {cls.__name__ for cls in Condition.__args__} <= set(known)


def test_data_of_another_class_is_refused() -> None:
    written = codec.encode(Leaf("a", 1, Colour.RED))
    with pytest.raises((TypeError, KeyError)):
        codec.decode(written, Text)
    with pytest.raises(TypeError):
        codec.decode({**written, "root": 1 - written["root"]}, Leaf)
