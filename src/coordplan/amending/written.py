"""A proposal as it is written in a plan file: a duty, and what it needs beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coordplan.amending.terms import Body, Proposal
from coordplan.compare.cases import Description, Restriction
from coordplan.compiled import Deadline
from coordplan.source import Tree
from coordplan.text import Text
from coordplan.vocabulary import Fact


def duty_data(proposal: Proposal, gist: Text, inferred: Text) -> dict[str, Tree]:
    """The duty; its ``gist``, and the reason why it is ``inferred``, are worded elsewhere."""
    body, role = proposal.body.key, proposal.role
    found: dict[str, Tree] = {
        "do": [proposal.action.id],
        "gist": _both(gist),
        str(role): [body],
    }
    if proposal.requested:
        found["requested"] = [body]
    if proposal.where:
        found["when"] = when_data(proposal.where)
    if proposal.within is not None:
        found["within"] = _within(proposal.within)
    found["inferred"] = _both(inferred)
    return found


def agency_data(body: Body) -> dict[str, Tree]:
    """A body that the plan does not name yet."""
    return {"name": _both(body.name), "function": body.function, "level": body.level}


def when_data(where: Description) -> Tree:
    """Terms as a condition: one as a mapping, several as a choice."""
    terms: list[Tree] = [_term(term) for term in where]
    return terms[0] if len(terms) == 1 else {"any": terms}


def _term(term: Sequence[Restriction]) -> dict[str, Tree]:
    """All that one term asks for; what it bars is said together."""
    found: dict[str, Tree] = {}
    barred: dict[str, list[str | bool]] = {}
    for one in term:
        named, left_out = _values(one)
        if named:
            found[one.fact.id] = _few(named)
        if left_out:
            barred[one.fact.id] = left_out
    if len(barred) == 1:
        found["not"] = {fact: _few(values) for fact, values in barred.items()}
    elif barred:
        found["not"] = {"any": [{fact: _few(values)} for fact, values in barred.items()]}
    return found


def _values(one: Restriction) -> tuple[list[str | bool], list[str | bool]]:
    """The values to name, and those to bar: those that cannot occur here need not be either.

    A value that is named stands for those that lie in it too; such as are not meant are barred.
    """
    if len(one.barred) < len(one.values) and not one.fact.boolean:
        return [], _widest(one.fact, one.barred, one.values)
    named = _widest(one.fact, one.values, ())
    return named, [value for value in _reached(one.fact, named) if value in one.barred]


def _widest(
    fact: Fact, values: Sequence[str | bool], spared: Sequence[str | bool]
) -> list[str | bool]:
    """Values without those that lie in another one of them; none that takes in a spared one."""
    found = [v for v in values if not set(_reached(fact, [v])) & set(spared)]
    rest = [v for v in values if v not in found]
    inner = {w for v in found for w in _reached(fact, [v]) if w != v}
    return [v for v in values if (v in found or v in rest) and v not in inner]


def _reached(fact: Fact, values: Iterable[str | bool]) -> list[str | bool]:
    """Values with all that lie in them."""
    numbers = [fact.number_of(value) for value in values]
    masks = [fact.areas[number] for number in numbers if number is not None]
    return [one.value for n, one in enumerate(fact.values) if any(mask >> n & 1 for mask in masks)]


def _few(values: Sequence[str | bool]) -> Tree:
    return values[0] if len(values) == 1 else [*values]


def _within(limit: Deadline) -> Tree:
    if limit.immediately:
        return "immediately"
    if limit.working_days is not None:
        return {"working_days": limit.working_days}
    return limit.duration


def _both(text: Text) -> dict[str, Tree]:
    return {"vi": text.vi, "en": text.en}
