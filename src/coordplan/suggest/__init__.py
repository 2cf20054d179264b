"""Suggesting who does what, when and told to whom, and by which words; never a fact.

Each kind of suggestion is a module: what it looks for, as functions of a passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coordplan.drafting import Drafted, Skeleton
from coordplan.drafting.bodies import Body
from coordplan.model.plan import KINDS_WITH_DUTIES
from coordplan.suggest import (
    actions, assignments, by_function, cadence, conditions, deadlines, hand_over, on_call, places,
    roles, sequence, tables, told,
)
from coordplan.suggest.agencies import Agencies
from coordplan.suggest.composing import Suggestion, composed
from coordplan.suggest.headings import Charge, charged
from coordplan.suggest.hint import Hint
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage, limbs_of, normal
from coordplan.suggest.phrases import tokens_of
from coordplan.tracing import Clause
from coordplan.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested of the clauses of a document, by their locators, and its new bodies."""

    by_clause: Mapping[str, tuple[Suggestion, ...]]
    strangers: tuple[Body, ...]


def suggest(skeleton: Skeleton, vocabulary: Vocabulary) -> Suggested:
    """What the words of a drafted document suggest."""
    place = skeleton.head.place
    own_city = skeleton.level if place is not None and place.kind == "thành phố" else None
    agencies, lexicon = Agencies(skeleton.bodies, vocabulary, own_city), Lexicon(vocabulary)
    found = {}
    for drafted in skeleton.clauses:
        if drafted.guess.kind in KINDS_WITH_DUTIES:
            passage = _passage(drafted, skeleton, agencies)
            found[drafted.clause.at] = tuple(composed(_hints(passage, lexicon), passage.kind))
    return Suggested(found, tuple(agencies.strangers.values()))


def _hints(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    if passage.kind == "assignment":
        yield from assignments.suggest(passage)
        yield from by_function.suggest(passage)
        return
    yield from roles.suggest(passage)
    for kind in (told, hand_over, deadlines, cadence, on_call, by_function, tables):
        yield from kind.suggest(passage)
    for kind in (actions, conditions, places, sequence):
        yield from kind.suggest(passage, lexicon)


def _passage(drafted: Drafted, skeleton: Skeleton, agencies: Agencies) -> Passage:
    charge = charged(drafted.above, agencies)
    lead_in = next((one for one in drafted.above if normal(one.text).endswith(":")), None)
    before = None if lead_in is None else _read(lead_in, drafted, Charge(), skeleton, agencies)
    return _read(drafted.clause, drafted, charge, skeleton, agencies, before)


def _read(
    clause: Clause,
    drafted: Drafted,
    charge: Charge,
    skeleton: Skeleton,
    agencies: Agencies,
    lead_in: Passage | None = None,
) -> Passage:
    text = normal(clause.text)
    tokens = tokens_of(text)
    return Passage(
        clause.at,
        drafted.guess.kind,
        text,
        tokens,
        limbs_of(tokens, text),
        agencies.named_in(text, tokens),
        charge.bodies,
        charge.asked,
        skeleton.bodies.issuer,
        tuple(one.text for one in drafted.above),
        lead_in,
    )
