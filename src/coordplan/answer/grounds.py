"""From what a condition is decided: the facts and constraints of which none can be left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coordplan.answer.explanation import Decision, Derivation, Ground
from coordplan.compiled import Plan
from coordplan.conditions import (
    Condition,
    Space,
    Terms,
    conflict,
    facts_of,
    product,
    terms_of,
)
from coordplan.index import Verdict, deciding
from coordplan.situation import Resolved
from coordplan.vocabulary import Constraint, Vocabulary
from coordplan.work import Work
from coordplan.world import Known, occurring


def decide(plan: Plan, resolved: Resolved, number: int, work: Work | None = None) -> Decision:
    """What a situation says of a condition of a plan, by its number, and from what.

    Raises ``TooComplexError`` where there is not enough work left to say it.
    """
    work = work or Work()
    condition = plan.conditions[number]
    verdict = plan.index.verdict(number, plan.index.compatible(resolved.known))
    if verdict is Verdict.POSSIBLE:
        return _undecided(plan, resolved, number, work)
    against = verdict is Verdict.EXCLUDED
    vocabulary = plan.vocabulary
    space = vocabulary.world.space
    opposed = occurring(vocabulary.world, condition, work, holds=against)
    facts = needed(opposed, resolved.known, _dispensable(resolved, condition), space, work)
    refuted = terms_of(condition, space, work, holds=against)
    return Decision(
        verdict,
        condition,
        tuple(ground(resolved, fact, work) for fact in sorted(facts)),
        _used(_tied_constraints(vocabulary, facts_of(condition)), facts, refuted, space, work),
    )


def ground(resolved: Resolved, fact: int, work: Work) -> Ground:
    """A known fact with its derivation: the stated facts and constraints that it follows from."""
    vocabulary = resolved.vocabulary
    known = vocabulary.fact_list[fact]
    value = resolved.known[fact]
    if fact in resolved.given:
        return Ground(known, known.values[value])
    space = vocabulary.world.space
    otherwise = space.term(fact, ~(1 << value) & (1 << space.sizes[fact]) - 1)
    (component,) = vocabulary.world.touching([fact])
    opposed = tuple(t & otherwise for t in component.terms if space.occurs(t & otherwise))
    stated = {n: v for n, v in resolved.known.items() if n in resolved.given}
    facts = needed(opposed, stated, sorted(stated, reverse=True), space, work)
    constraints = _tied_constraints(vocabulary, [fact])
    return Ground(
        known,
        known.values[value],
        Derivation(
            tuple(ground(resolved, other, work) for other in sorted(facts)),
            _used(constraints, facts, (otherwise,), space, work),
        ),
    )


def needed(
    opposed: Terms, known: Known, order: Sequence[int], space: Space, work: Work
) -> dict[int, int]:
    """A smallest-by-inclusion part of what is known with which no opposed term is compatible.

    Facts are let go in ``order``. What is known must rule out every opposed term.
    """
    kept = {fact: known[fact] for fact in order if fact in known}
    work.spend(len(order) * len(opposed) * len(space.sizes) * space.weight)
    for fact in order:
        rest = {other: value for other, value in kept.items() if other != fact}
        cube = space.cube(rest)
        if not any(space.occurs(term & cube) for term in opposed):
            kept = rest
    return kept


def _undecided(plan: Plan, resolved: Resolved, number: int, work: Work) -> Decision:
    """Everything known that bears on a condition, and what it still depends on."""
    condition, vocabulary = plan.conditions[number], plan.vocabulary
    named = facts_of(condition)
    depends_on = deciding(plan.index, number, resolved.known, sorted(named), work)
    bearing = resolved.known.keys() & (named | _tied(vocabulary, named))
    return Decision(
        Verdict.POSSIBLE,
        condition,
        tuple(ground(resolved, fact, work) for fact in sorted(bearing)),
        _tied_constraints(vocabulary, named),
        tuple(vocabulary.fact_list[fact] for fact in depends_on),
    )


def _dispensable(resolved: Resolved, condition: Condition) -> list[int]:
    """The facts that bear on a condition, those to be let go first in front.

    First what only follows, then what was stated, last the facts of the condition itself.
    """
    named = facts_of(condition)
    tied = _tied(resolved.vocabulary, named) - named
    return [
        *sorted(tied - resolved.given, reverse=True),
        *sorted(tied & resolved.given, reverse=True),
        *sorted(named, reverse=True),
    ]


def _tied(vocabulary: Vocabulary, facts: Iterable[int]) -> frozenset[int]:
    """The facts that constraints tie to these."""
    touching = vocabulary.world.touching(facts)
    return frozenset().union(*(component.facts for component in touching))


def _tied_constraints(vocabulary: Vocabulary, facts: Iterable[int]) -> tuple[Constraint, ...]:
    tied = _tied(vocabulary, facts)
    return tuple(c for c in vocabulary.constraints if facts_of(c.condition) <= tied)


def _used(
    constraints: tuple[Constraint, ...], facts: Known, refuted: Terms, space: Space, work: Work
) -> tuple[Constraint, ...]:
    """A smallest-by-inclusion set of constraints that with these facts rules out some terms."""
    base = product((space.cube(facts),), refuted, space, work)
    lists = [terms_of(constraint.condition, space, work) for constraint in constraints]
    return tuple(constraints[number] for number in conflict(base, lists, space, work))
