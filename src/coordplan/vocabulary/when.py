"""Conditions as written in YAML, and their translation into conditions over numbered facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from coordplan.conditions import ALWAYS, Among, Condition, Every, Negation, Some
from coordplan.diagnostics import Problem
from coordplan.shape import Flag, Shape
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary.terms import Fact, spelled

FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
WrittenValue = Annotated[str, StringConstraints(min_length=1, max_length=60)] | Flag


class When(Shape):
    """A condition: every key is a fact with its value, or a list of values of which one holds.

    All keys must hold together. ``not``, ``any`` and ``all`` nest conditions. Nothing is
    evaluated: there are no expressions.
    """

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=False)

    __pydantic_extra__: dict[str, WrittenValue | tuple[WrittenValue, ...]]

    not_: When | None = Field(default=None, alias="not")
    any_: tuple[When, ...] | None = Field(default=None, alias="any")
    all_: tuple[When, ...] | None = Field(default=None, alias="all")

    def facts(self) -> Iterator[tuple[str, tuple[WrittenValue, ...]]]:
        """The facts named at this level, each with its values as a tuple."""
        for name, values in (self.__pydantic_extra__ or {}).items():
            yield name, values if isinstance(values, tuple) else (values,)

    def nested(self) -> Iterator[tuple[Route, When]]:
        """The conditions nested at this level, each with its route from here."""
        if self.not_ is not None:
            yield ("not",), self.not_
        for key, parts in (("any", self.any_), ("all", self.all_)):
            for number, part in enumerate(parts or ()):
                yield (key, number), part


def condition_of(when: When | None, facts: Mapping[str, Fact]) -> Condition:
    """The condition over numbered facts. The names in it must be known (see ``unknown_in``).

    A value holds wherever a value that lies within it holds: a clause that names the sea border
    area means its islands and ports too. Which lie within which is settled here, and only here.
    """
    if when is None:
        return ALWAYS
    parts: list[Condition] = []
    for name, values in when.facts():
        fact = facts[name]
        mask = 0
        for value in values:
            number = fact.number_of(value)
            mask |= 0 if number is None else fact.areas[number]
        parts.append(Among(fact.number, mask))
    if when.not_ is not None:
        parts.append(Negation(condition_of(when.not_, facts)))
    if when.any_ is not None:
        parts.append(Some(tuple(condition_of(part, facts) for part in when.any_)))
    if when.all_ is not None:
        parts.append(Every(tuple(condition_of(part, facts) for part in when.all_)))
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def all_known(when: When, facts: Mapping[str, Fact]) -> bool:
    """Whether the vocabulary has every fact and every value in a condition."""
    return all(
        name in facts and all(facts[name].number_of(value) is not None for value in values)
        for name, values in when.facts()
    ) and all(all_known(part, facts) for _, part in when.nested())


def unknown_in(when: When, facts: Mapping[str, Fact], route: Route) -> Iterator[Problem]:
    """Every fact and value in a condition that the vocabulary does not have."""
    for name, values in when.facts():
        fact = facts.get(name)
        if fact is None:
            yield Problem(
                "unknown-fact",
                Text(en="unknown fact", vi="không có dữ kiện này"),
                (*route, name),
                did_you_mean(name, facts),
                at_key=True,
            )
            continue
        for number, value in enumerate(values):
            if fact.number_of(value) is None:
                several = len(values) > 1
                yield unknown_value(
                    fact, value, (*route, name, number) if several else (*route, name)
                )
    for step, part in when.nested():
        yield from unknown_in(part, facts, (*route, *step))


def unknown_value(
    fact: Fact, value: WrittenValue, route: Route, rule: str = "unknown-value"
) -> Problem:
    """The problem of a value that a fact does not have."""
    known = [spelled(v.value) for v in fact.values]
    mend = did_you_mean(spelled(value), known)
    if spelled(value) in known:
        quoted = isinstance(value, str)
        mend = Text(
            en=f"write it {'without' if quoted else 'in'} quotation marks",
            vi=f"viết {'không có' if quoted else 'trong'} dấu ngoặc kép",
        )
    return Problem(
        rule,
        Text(
            en=f"fact {quote(fact.id)} has no such value",
            vi=f"dữ kiện {quote(fact.id)} không có giá trị này",
        ),
        route,
        mend,
    )


def faults_in(when: When, facts: Mapping[str, Fact], route: Route) -> Iterator[Problem]:
    """Everything that is wrong with a condition of a vocabulary: names, and empty parts."""
    yield from unknown_in(when, facts, route)
    for empty in empty_in(when, route):
        yield Problem(
            "empty-when",
            Text(en="this condition says nothing", vi="điều kiện này để trống"),
            empty,
        )


def empty_in(when: When, route: Route) -> Iterator[Route]:
    """The routes of every part of a condition that says nothing: empty lists and mappings."""
    facts = dict(when.facts())
    for name, values in facts.items():
        if not values:
            yield (*route, name)
    for key, parts in (("any", when.any_), ("all", when.all_)):
        if parts is not None and not parts:
            yield (*route, key)
    nothing_nested = when.not_ is None and when.any_ is None and when.all_ is None
    if not facts and nothing_nested:
        yield route
    for step, part in when.nested():
        yield from empty_in(part, (*route, *step))
