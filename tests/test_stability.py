"""What is promised to programs stays: public names and signatures, and what readers of JSON rely on."""

from __future__ import annotations

import enum
import inspect
import json
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan.contract.schemas import schema
from tests.conftest import ROOT, Run

PROMISED = ROOT / "tests" / "data" / "promised"
OLD: Mapping[str, Any] = json.loads((PROMISED / "schemas.json").read_text("utf-8"))

Schema = Mapping[str, Any]

DEEP = 8
"""How deep schemas are compared: conditions hold conditions without end."""


# the public API


def api() -> Iterator[str]:
    """Every public name, with signatures, fields and members, one a line."""
    for name in sorted(coordplan.__all__):
        thing = getattr(coordplan, name)
        if isinstance(thing, type):
            yield f"class {name}({', '.join(base.__name__ for base in thing.__bases__)})"
            yield from sorted(f"    {line}" for line in _members(thing))
        elif callable(thing):
            shapes = typing.get_overloads(thing) or [thing]
            yield from (f"def {name}{inspect.signature(shape)}" for shape in shapes)
        else:
            yield f"{name}: {type(thing).__name__}"


def _members(cls: type) -> Iterator[str]:
    if issubclass(cls, enum.Enum):
        yield from (f"{one.name} = {one.value!r}" for one in cls)
    fields = inspect.get_annotations(cls)
    if not issubclass(cls, enum.Enum):
        yield from (f"{name}: {kind}" for name, kind in fields.items() if name[0] != "_")
    for name, member in vars(cls).items():
        if name[0] == "_" or name in fields:
            continue
        if isinstance(member, property):
            assert member.fget is not None
            returned = inspect.signature(member.fget).return_annotation
            yield f"property {name}: {returned}"
        elif inspect.isfunction(member):
            yield f"def {name}{inspect.signature(member)}"


def test_the_public_api_is_the_promised_one(request: pytest.FixtureRequest) -> None:
    """A name that goes, or a signature that changes, is a decision: ``--regenerate`` takes it."""
    file, found = PROMISED / "api.txt", "\n".join(api()) + "\n"
    if request.config.getoption("--regenerate"):
        file.write_text(found, "utf-8")
    assert file.read_text("utf-8") == found


# JSON


def broken(old: Schema, new: Schema, olds: Schema, news: Schema, at: str) -> Iterator[str]:
    """What a reader of an old output may rely on and a new one does not keep."""
    wider = _kinds(new, news) - _kinds(old, olds)
    if wider and _kinds(old, olds):
        yield f"{at} may be {', '.join(sorted(wider))}"
    old, new = _meant(old, olds), _meant(new, news)
    for key, value in old.get("properties", {}).items():
        if key not in new.get("properties", {}):
            yield f"{at}.{key} is gone"
        elif key in old.get("required", ()) and key not in new.get("required", ()):
            yield f"{at}.{key} may be missing"
        elif at.count(".") < DEEP:
            yield from broken(value, new["properties"][key], olds, news, f"{at}.{key}")
    for part in ("items", "additionalProperties"):
        if isinstance(old.get(part), dict):
            yield from broken(old[part], new.get(part, {}), olds, news, f"{at}[]")
    gone = set(map(str, old.get("enum", ()))) - set(map(str, new.get("enum", ())))
    if gone:
        yield f"{at} is never {', '.join(sorted(gone))}"


def _meant(schema: Schema, whole: Schema) -> Schema:
    """What a reference leads to; of several that may be, the one that is not null."""
    while True:
        if "$ref" in schema:
            schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
            continue
        others = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
        if len(others) != 1:
            return schema
        (schema,) = others


def _kinds(schema: Schema, whole: Schema) -> set[str]:
    """The types of JSON that a value may have."""
    if "$ref" in schema:
        return _kinds(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        return set().union(*(_kinds(one, whole) for one in schema["anyOf"]))
    return {schema["type"]} if "type" in schema else set()


@pytest.mark.parametrize("name", OLD)
def test_a_reader_of_old_outputs_reads_new_ones(name: str) -> None:
    new = schema(name, coordplan.load_vocabulary())
    assert list(broken(OLD[name], new, OLD[name], new, name)) == []


OUTPUTS = {
    "answer": ["who", "-e", "danger-at-shelter", "--baseline", "auto"],
    "why": ["why", "-e", "rescue"],
    "show": ["show", "haiphong"],
    "plans": ["plans"],
    "gaps": ["gaps", "tanhong", "--action", "receive"],
    "reports": ["reports"],
    "graph": ["graph", "haiphong"],
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_new_outputs_keep_to_the_schemas_of_before(run: Run, name: str) -> None:
    data = json.loads(run(*OUTPUTS[name], "--format", "json").out)
    jsonschema.validate(data, OLD[name])


def test_what_breaks_a_reader_is_seen() -> None:
    """The comparison itself: it would be worth little if it let things pass."""
    def_ = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    old = {"type": "object", "properties": {"x": {"$ref": "#/$defs/D"}}, "$defs": {"D": def_}}

    def told(**changed: Any) -> list[str]:
        new = {**old, "$defs": {"D": {**def_, **changed}}}
        return list(broken(old, new, old, new, "o"))

    assert told() == told(properties={**def_["properties"], "b": {}}) == []  # type: ignore[dict-item]
    assert told(required=[]) == ["o.x.a may be missing"]
    assert told(properties={}) == ["o.x.a is gone"]
    maybe = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert told(properties={"a": maybe}) == ["o.x.a may be null"]
    words = {"type": "string", "enum": ["k", "m"]}
    closed = {**old, "$defs": {"D": {**def_, "properties": {"a": words}}}}
    fewer = {**old, "$defs": {"D": {**def_, "properties": {"a": {**words, "enum": ["k"]}}}}}
    assert list(broken(closed, fewer, closed, fewer, "o")) == ["o.x.a is never m"]
    assert list(broken(fewer, closed, fewer, closed, "o")) == []
