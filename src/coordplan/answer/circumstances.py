"""What a situation says of a condition of the vocabulary itself: needed, at home, out of danger.

And what an answer warns of on that account, whatever its duties say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coordplan.answer.items import Caveat
from coordplan.compiled import Plan
from coordplan.conditions import Condition
from coordplan.index import Index, Verdict, index_of
from coordplan.situation import Resolved
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import Fact, FactValue, Places


class Circumstances:
    """The indexes of such conditions, each made when it is first asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._world = vocabulary.world
        self._indexes: dict[Condition, Index] = {}

    def verdict(self, condition: Condition, resolved: Resolved) -> Verdict:
        """Certain, possible or excluded, over all completions that can occur."""
        if condition not in self._indexes:
            self._indexes[condition] = index_of(self._world, [condition])
        index = self._indexes[condition]
        return index.verdict(0, index.compatible(resolved.known))


def verdict_of(condition: Condition, resolved: Resolved) -> Verdict:
    """What a situation says of a condition of its vocabulary."""
    return resolved.vocabulary.once(Circumstances).verdict(condition, resolved)


def caution_of(resolved: Resolved) -> Text | None:
    """The mark of what tells of the victim or moves the victim, unless danger is excluded."""
    caution = resolved.vocabulary.caution
    if caution is None or verdict_of(caution.unless, resolved) is Verdict.CERTAIN:
        return None
    return caution.mark


def lacking(plan: Plan, resolved: Resolved) -> FactValue | None:
    """The place at which the case came in, where the jurisdiction is not known to have it."""
    places = resolved.vocabulary.places
    if places is None:
        return None
    fact = resolved.vocabulary.facts[places.fact]
    number = resolved.known.get(fact.number)
    if number is None or plan.has_place(fact.values[number].value):
        return None
    return fact.values[number]


def outside_places(plan: Plan, resolved: Resolved, actions: Collection[str]) -> Iterator[Caveat]:
    """That the case came in at a place which the plan does not know its jurisdiction to have.

    ``actions`` are the ids of those asked about; where none is in a phase that places concern,
    nothing is said.
    """
    places, place = resolved.vocabulary.places, lacking(plan, resolved)
    if places is None or place is None:
        return
    known = resolved.vocabulary.actions
    if not any(known[id_].phase.id in places.phases for id_ in actions):
        return
    if places.home is not None and verdict_of(places.home, resolved) is Verdict.CERTAIN:
        return
    yield not_there(plan, place, places)


def not_there(plan: Plan, place: FactValue, places: Places) -> Caveat:
    """That the jurisdiction of a plan is not known to have had a place of entry."""
    name, label = plan.jurisdiction.name, place.label
    phases = [plan.vocabulary.phases[id_].label for id_ in places.phases]
    return Caveat(
        "outside-places",
        Text(
            en=f"{name.en} is not known to have had: {label.en}; this plan was not made for a case "
            f"that came in there ({', '.join(phase.en for phase in phases)})",
            vi=f"chưa rõ {name.vi} có {label.vi} hay không: kế hoạch không lập cho vụ việc phát "
            f"sinh ở đó ({', '.join(phase.vi for phase in phases)})",
        ),
    )


def retired_facts(resolved: Resolved) -> Iterator[Caveat]:
    """That a fact was stated which stands for several things, and what to say instead."""
    for number in sorted(resolved.given):
        caveat = retired(resolved.vocabulary.fact_list[number])
        if caveat is not None:
            yield caveat


def retired(fact: Fact) -> Caveat | None:
    """What to say instead of a fact that is only for older plans."""
    if fact.retired is None:
        return None
    return Caveat(
        "retired-fact",
        Text(
            en=f"fact {quote(fact.id)} is only for older plans: {fact.retired.en}",
            vi=f"dữ kiện {quote(fact.id)} chỉ còn dùng cho kế hoạch cũ: {fact.retired.vi}",
        ),
    )
