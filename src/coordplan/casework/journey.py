"""The way of a case from the place of reception to the home place.

What speaks of the place of reception alone says nothing at home; once the victim is home, what was
being prepared is done.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from coordplan.conditions import Among, Condition, Every
from coordplan.situation import Situation, facts_by_id, resolve
from coordplan.vocabulary import Action, Vocabulary


class Stage(StrEnum):
    """Where on the way a part of the case lies.

    ``before``: from the alert to referral. ``return``: the return home. ``meanwhile``: support as
    long as the victim is still at the place of reception. ``after``: at home. ``whole``: the place
    of reception is home, and there is no way between.
    """

    BEFORE = "before"
    RETURN = "return"
    MEANWHILE = "meanwhile"
    AFTER = "after"
    WHOLE = "whole"


def homecoming(vocabulary: Vocabulary) -> Action | None:
    """The action that takes the victim home: it moves, and a fact says when it is done."""
    actions = vocabulary.actions.values()
    return next((one for one in actions if one.moving and one.done is not None), None)


def early(vocabulary: Vocabulary) -> frozenset[str]:
    """The actions of the first days, without the return home."""
    home = homecoming(vocabulary)
    return frozenset(a.id for a in vocabulary.actions.values() if a.phase.urgent and a != home)


def on_return(vocabulary: Vocabulary) -> frozenset[str]:
    """The return home alone."""
    home = homecoming(vocabulary)
    return frozenset() if home is None else frozenset({home.id})


def late(vocabulary: Vocabulary) -> frozenset[str]:
    """The actions that come after the return home and are tied to a case."""
    actions = vocabulary.actions.values()
    return frozenset(a.id for a in actions if not a.phase.urgent and not a.phase.standing)


def homeward(situation: Situation, vocabulary: Vocabulary) -> Situation:
    """What of a situation counts at home while the return is still to come.

    Raises ``SituationError`` for a situation that the vocabulary does not allow.
    """
    places = vocabulary.places
    return _kept(situation, vocabulary, () if places is None else places.local, {})


def arrived(situation: Situation, vocabulary: Vocabulary) -> Situation:
    """The same case once the victim is home: what cannot be known together with that is over.

    Raises ``SituationError`` for a situation that the vocabulary does not allow.
    """
    home, places = homecoming(vocabulary), vocabulary.places
    done = {} if home is None or home.done is None else settled_by(home.done)
    return _kept(situation, vocabulary, () if places is None else places.local, done)


def settled_by(condition: Condition) -> dict[int, int]:
    """The facts, by number, to which a condition gives one value each; empty for any other."""
    match condition:
        case Among(fact, mask) if mask.bit_count() == 1:
            return {fact: mask.bit_length() - 1}
        case Every(parts):
            found = [settled_by(part) for part in parts]
            return {f: v for one in found for f, v in one.items()} if all(found) else {}
        case _:
            return {}


def _kept(
    situation: Situation,
    vocabulary: Vocabulary,
    dropped: Collection[str],
    first: Mapping[int, int],
) -> Situation:
    """What was stated, and first of all some facts; what these rule out, or is dropped, is not."""
    resolved = resolve(situation, vocabulary)
    facts, known = vocabulary.fact_list, dict(first)
    for number in sorted(resolved.given - resolved.by_law - known.keys()):
        longer = {**known, number: resolved.known[number]}
        if facts[number].id not in dropped and vocabulary.world.consistent(longer):
            known = longer
    return Situation(**facts_by_id(known, vocabulary)).under(situation.law)
