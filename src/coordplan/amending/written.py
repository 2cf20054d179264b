"""A proposal as it is written in a plan file: a duty, and what it needs beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coordplan.amending.terms import Body, Proposal
from coordplan.compare.cases import Description, Restriction
from coordplan.compiled import Deadline
from coordplan.source import Tree
from coordplan.text import Text
from coordplan.vocabulary import Fact

Values = Sequence[str | bool]


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
    barred: dict[str, Values] = {}
    choices: list[Tree] = []
    for one in term:
        left_out = _barred(one)
        if left_out is None:
            choices.append({"any": [_alone(one.fact, value) for value in one.values]})
            continue
        if not _by_what_it_is_not(one):
            found[one.fact.id] = _few(_outermost(one.fact, one.values))
        if left_out:
            barred[one.fact.id] = _outermost(one.fact, left_out)
    if len(barred) == 1:
        found["not"] = {fact: _few(values) for fact, values in barred.items()}
    elif barred:
        found["not"] = {"any": [{fact: _few(values)} for fact, values in barred.items()]}
    if choices:
        found["all"] = choices
    return found


def _by_what_it_is_not(one: Restriction) -> bool:
    """Whether it is shorter to bar values, and that bars no other that lies in one of them."""
    shorter = len(one.barred) < len(one.values) and not one.fact.boolean
    return shorter and not set(_reached(one.fact, one.barred)) & set(one.values)


def _barred(one: Restriction) -> list[str | bool] | None:
    """The values to bar, None where that would bar others: a value stands for those in it too.

    Values that cannot occur here need be neither named nor barred.
    """
    if _by_what_it_is_not(one):
        return list(one.barred)
    extra = [value for value in _reached(one.fact, one.values) if value in one.barred]
    return None if set(_reached(one.fact, extra)) & set(one.values) else extra


def _alone(fact: Fact, value: str | bool) -> Tree:
    """One value without those that lie in it."""
    inner = [other for other in _reached(fact, [value]) if other != value]
    return {fact.id: value, **({"not": {fact.id: _few(inner)}} if inner else {})}


def _outermost(fact: Fact, values: Values) -> list[str | bool]:
    """Values without those that lie in another one of them."""
    inner = {w for v in values for w in _reached(fact, [v]) if w != v}
    return [value for value in values if value not in inner]


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
