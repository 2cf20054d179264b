"""Where the seam between any two of some plans has a hole, event by event."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from coordplan.answer.asked import NOTHING_CALLED
from coordplan.answer.calls import by_plan
from coordplan.casework.asking import Asking
from coordplan.casework.case import together
from coordplan.casework.journey import homecoming, settled_by
from coordplan.casework.terms import Crossing
from coordplan.compiled import Plan, require_one_vocabulary
from coordplan.diagnostics import SituationError
from coordplan.frozen import dataclass
from coordplan.registry.terms import Registry
from coordplan.situation import Situation, facts_by_id, resolve
from coordplan.vocabulary import Event, Vocabulary


@dataclass(frozen=True, slots=True)
class Cell:
    """The holes of one event between two plans."""

    event: Event
    holes: tuple[Crossing, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Two plans, and a cell for each event."""

    at: Plan
    home: Plan
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SeamMatrix:
    """Every ordered pair of some plans on a day."""

    plans: tuple[Plan, ...]
    events: tuple[Event, ...]
    as_of: datetime.date
    lines: tuple[Line, ...]


def seam_matrix(
    plans: Sequence[Plan], *, as_of: datetime.date, registry: Registry | None = None
) -> SeamMatrix:
    """The holes of the seam for each two plans and each event, the return home being prepared.

    Of an event that says the victim is home already, the event alone counts.

    Raises ``VocabularyMismatchError`` for plans in different vocabularies.
    """
    for plan in plans:
        require_one_vocabulary(plans[0], plan)
    words = plans[0].vocabulary
    events = tuple(words.events.values())
    asked = [(event, on_the_way(event, words)) for event in events]

    asking = Asking(by_plan(plans, NOTHING_CALLED), (), registry, as_of)

    def cells(at: Plan, home: Plan) -> Iterator[Cell]:
        for event, situation in asked:
            yield Cell(event, together(asking, at, home, situation, as_of).holes)

    pairs = ((at, home) for at in plans for home in plans if at is not home)
    lines = tuple(Line(at, home, tuple(cells(at, home))) for at, home in pairs)
    return SeamMatrix(tuple(plans), events, as_of, lines)


def on_the_way(event: Event, words: Vocabulary) -> Situation:
    """An event with the return home being prepared, where that can be."""
    home = homecoming(words)
    prepared = {} if home is None or home.prepared is None else settled_by(home.prepared)
    situation = Situation(event.id, **facts_by_id(prepared, words))
    try:
        resolve(situation, words)
    except SituationError:
        return Situation(event.id)
    return situation
