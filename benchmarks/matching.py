"""Every engine on one plan: first whether its answers are ours, then its time beside ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import coordplan
from benchmarks.engines import OWN, PEERS, Engine
from benchmarks.engines.engine import Answers, Ask, Form, Kind
from benchmarks.engines.own import BARE
from benchmarks.situations import Facts, complete_situations, partial_situations
from benchmarks.timing import Spread, interleaved

SEED = 4
WHOLE = "whole answer"


@dataclass(frozen=True, slots=True)
class Row:
    """One form of one engine on one plan: seconds a situation, or why there are none.

    ``equal`` counts the situations in which the engine named the same duties as coordplan;
    ``build`` is what it took to give it the plan.
    """

    engine: str
    form: str
    kind: Kind
    together: bool
    equal: int = 0
    build: float | None = None
    time: Spread | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """One plan: how large it is, our times and the peers'. Times are seconds a situation."""

    plan: str
    duties: int
    conditions: int
    situations: int
    own: tuple[Row, ...]
    peers: tuple[Row, ...]
    whole_answer: Spread

    def fastest(self, *, kind: Kind = "rules", together: bool = False) -> Row | None:
        """The fastest peer among forms of a kind that answer correctly."""
        timed = [
            (row.time.median, row)
            for row in self.peers
            if row.time is not None and row.kind == kind and row.together is together
        ]
        return min(timed, key=lambda pair: pair[0])[1] if timed else None

    @property
    def bare_match(self) -> Spread:
        """Our bare match of situations that are resolved already."""
        return self.own_time(BARE)

    def own_time(self, form: Form) -> Spread:
        """The time of one of our own forms."""
        (time,) = (row.time for row in self.own if row.form == form.name)
        assert time is not None
        return time


def match(
    plan: coordplan.Plan, *, situations: int, rounds: int, engines: Sequence[Engine] = PEERS
) -> Matching:
    """Check and time every engine on a plan, all in the same rounds."""
    complete = complete_situations(plan.vocabulary, situations, SEED)
    expected = _named(BARE.build(plan)(complete)())
    taken = [_taken(engine, plan, complete, expected) for engine in (OWN, *engines)]
    entered = [entry for entries in taken for entry in entries]
    work: dict[str, Callable[[], object]] = {
        f"{row.engine}: {row.form}": ask for row, ask in entered if ask is not None
    }
    work[WHOLE] = whole_answers(plan, situations)
    times = {name: each.scaled(1 / situations) for name, each in interleaved(work, rounds).items()}
    own, *peers = [tuple(_timed(row, times) for row, _ in entries) for entries in taken]
    return Matching(
        plan.id,
        len(plan.duties),
        len({duty.condition for duty in plan.duties}),
        situations,
        own,
        tuple(row for rows in peers for row in rows),
        times[WHOLE],
    )


def whole_answers(plan: coordplan.Plan, situations: int) -> Callable[[], object]:
    """The work of answering partial situations: three-valued, explained, as objects."""
    asked = partial_situations(plan.vocabulary, situations, SEED)
    return lambda: [coordplan.who(plan, coordplan.Situation(**facts)) for facts in asked]


Named = list[list[str]]


def _named(answers: Answers) -> Named:
    """Answers that compare: the ids of the duties, sorted."""
    return [sorted(duty.id for duty in duties) for duties in answers]


def _taken(
    engine: Engine, plan: coordplan.Plan, situations: Sequence[Facts], expected: Named
) -> list[tuple[Row, Ask | None]]:
    """Every form of an engine, with the work to time where its answers are ours."""
    missing = engine.missing
    if missing is not None:
        return [(Row(engine.name, "", "rules", together=False, reason=missing), None)]
    return [_checked(engine, form, plan, situations, expected) for form in engine.forms]


def _checked(
    engine: Engine, form: Form, plan: coordplan.Plan, situations: Sequence[Facts], expected: Named
) -> tuple[Row, Ask | None]:
    begin = perf_counter()
    try:
        prepare = form.build(plan)
        build = perf_counter() - begin
        ask = prepare(situations)
        answers = _named(ask())
    except Exception as error:  # whatever an engine throws is what it cannot do
        reason = f"fails: {error}"
        return Row(engine.name, form.name, form.kind, form.together, reason=reason), None
    equal = sum(one == other for one, other in zip(answers, expected, strict=True))
    row = Row(engine.name, form.name, form.kind, form.together, equal, build)
    if equal < len(expected):
        other = f"other answers in {len(expected) - equal} of {len(expected)}"
        return replace(row, reason=other), None
    return row, ask


def _timed(row: Row, times: Mapping[str, Spread]) -> Row:
    return replace(row, time=times.get(f"{row.engine}: {row.form}"))


def differing(matchings: Sequence[Matching]) -> Iterator[str]:
    """Every engine that answered a situation in another way than coordplan."""
    for matching in matchings:
        for row in matching.peers:
            if row.build is not None and row.equal < matching.situations:
                yield f"{matching.plan}: {row.engine}, {row.form}: {row.reason}"
