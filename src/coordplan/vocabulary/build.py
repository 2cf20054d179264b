"""From the vocabulary as written to the vocabulary as used, or why it cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain

from coordplan.conditions import Condition, Negation, Some
from coordplan.diagnostics import Problem
from coordplan.frozen import FrozenDict, replaced
from coordplan.shape import Bilingual
from coordplan.text import Text
from coordplan.vocabulary import faults
from coordplan.vocabulary.terms import (
    YES_NO,
    Action,
    Band,
    Caution,
    Competence,
    Constraint,
    Entry,
    Event,
    Fact,
    FactValue,
    Number,
    Phase,
    Places,
    Safeguard,
    Value,
    Vocabulary,
)
from coordplan.vocabulary.when import When, condition_of
from coordplan.vocabulary.written import (
    WrittenEntry,
    WrittenFact,
    WrittenFunction,
    WrittenLevel,
    WrittenNumber,
    WrittenVocabulary,
)
from coordplan.work import TooComplexError, Work
from coordplan.world import world_of


def build(written: WrittenVocabulary) -> tuple[Vocabulary | None, list[Problem]]:
    """The vocabulary, or None with every problem that keeps it from being used."""
    phases = {
        id_: Phase(id_, number, p.label.text, p.about.text, p.standing, p.urgent)
        for number, (id_, p) in enumerate(written.phases.items())
    }
    vague = _vague_words(written)
    facts = {
        id_: _fact(id_, number, fact, phases, vague)
        for number, (id_, fact) in enumerate(written.facts.items())
    }
    problems = faults.as_written(written, facts)
    if problems:
        return None, problems
    constraints = tuple(
        Constraint(
            number,
            _implication(condition_of(c.if_, facts), condition_of(c.then, facts)),
            c.reason.text,
        )
        for number, c in enumerate(written.constraints)
    )
    sizes = [len(fact.values) for fact in facts.values()]
    work = Work()
    try:
        world = world_of(sizes, [c.condition for c in constraints], work)
    except TooComplexError:
        return None, [faults.too_wide(("constraints",))]
    vocabulary = Vocabulary(
        written.id,
        written.title.text,
        FrozenDict(facts),
        constraints,
        FrozenDict(_events(written)),
        FrozenDict(phases),
        FrozenDict(_actions(written, phases, facts)),
        _entries(written.functions),
        _entries(written.levels),
        _entries(written.beneficiaries),
        tuple(
            Safeguard(s.actions, s.told, condition_of(s.needs, facts), s.reason.text)
            for s in written.safeguards
        ),
        None
        if written.caution is None
        else Caution(condition_of(written.caution.unless, facts), written.caution.mark.text),
        None
        if written.places is None
        else Places(
            written.places.fact,
            written.places.phases,
            None if written.places.home is None else condition_of(written.places.home, facts),
            written.places.local,
        ),
        FrozenDict({id_: _number(id_, n) for id_, n in written.numbers.items()}),
        world,
    )
    problems = faults.as_used(vocabulary, work)
    return (None, problems) if problems else (vocabulary, [])


Vague = Mapping[tuple[str, Value], tuple[str, ...]]
"""For a fact and a value the words that may mean it or something else."""


def _vague_words(written: WrittenVocabulary) -> Vague:
    found: dict[tuple[str, Value], tuple[str, ...]] = {}
    for one in written.vague:
        for meaning in one.may_mean:
            for place in meaning.items():
                found[place] = (*found.get(place, ()), *one.words)
    return found


def _fact(
    id_: str, number: int, written: WrittenFact, phases: Mapping[str, Phase], vague: Vague
) -> Fact:
    if isinstance(written.values, dict):
        values = tuple(
            FactValue(
                value,
                entry.label.text,
                entry.about.text,
                entry.within,
                entry.names,
                vague.get((id_, value), ()),
                entry.only_answer,
                entry.words,
                _maybe(entry.clause),
            )
            for value, entry in written.values.items()
        )
    else:
        values = _yes_no(id_, written, vague)
    label, about, question = written.label.text, written.about.text, written.question.text
    since = phases.get(written.since) if written.since is not None else None
    retired = _maybe(written.retired)
    areas = _areas(values)
    said = (_maybe(written.clause), _maybe(written.clause_not))
    return Fact(
        id_, number, label, about, question, values, since, areas, retired, written.names, *said
    )


def _maybe(said: Bilingual | None) -> Text | None:
    return None if said is None else said.text


def _yes_no(id_: str, written: WrittenFact, vague: Vague) -> tuple[FactValue, ...]:
    """The answers yes and no, and by which other words this fact is said to be so or not."""
    yes, no = YES_NO
    said = (
        replaced(yes, words=written.words),
        replaced(no, others=written.opposites, words=written.opposite_words),
    )
    return tuple(replaced(one, vague=vague.get((id_, one.value), ())) for one in said)


def _number(id_: str, written: WrittenNumber) -> Number:
    bands = tuple(Band(b.below, FrozenDict(dict(b.facts))) for b in written.bands)
    label, about = written.label.text, written.about.text
    return Number(id_, label, about, written.names, written.least, written.most, bands)


def _areas(values: tuple[FactValue, ...]) -> tuple[int, ...]:
    """For each value the mask of the values that lie in it, step by step, itself among them.

    A value is looked at once all that lies in it is known; what lies within itself never is.
    """
    numbers = {value.value: number for number, value in enumerate(values)}
    wider = [[numbers[name] for name in value.within if name in numbers] for value in values]
    waiting_for = Counter(chain.from_iterable(wider))
    masks = [1 << number for number in range(len(values))]
    known = [number for number in range(len(values)) if not waiting_for[number]]
    for number in known:
        for other in wider[number]:
            masks[other] |= masks[number]
            waiting_for[other] -= 1
            if not waiting_for[other]:
                known.append(other)
    return tuple(masks)


def _implication(if_: Condition, then: Condition) -> Condition:
    return Some((Negation(if_), then))


def _entries(written: Mapping[str, WrittenEntry]) -> Mapping[str, Entry]:
    return FrozenDict(
        {
            id_: Entry(
                id_,
                entry.label.text,
                entry.about.text,
                isinstance(entry, WrittenFunction) and entry.several,
                isinstance(entry, WrittenFunction | WrittenLevel) and entry.outside,
                isinstance(entry, WrittenLevel) and entry.unstated,
                entry.words if isinstance(entry, WrittenFunction | WrittenLevel) else (),
            )
            for id_, entry in written.items()
        }
    )


def _events(written: WrittenVocabulary) -> dict[str, Event]:
    return {
        id_: Event(id_, e.label.text, e.about.text, e.names, FrozenDict(dict(e.facts)), e.words)
        for id_, e in written.events.items()
    }


def _actions(
    written: WrittenVocabulary, phases: Mapping[str, Phase], facts: Mapping[str, Fact]
) -> dict[str, Action]:
    def maybe(when: When | None) -> Condition | None:
        return None if when is None else condition_of(when, facts)

    actions: dict[str, Action] = {}
    for phase_id, phase in written.phases.items():
        for id_, entry in phase.actions.items():
            actions[id_] = Action(
                id_,
                len(actions),
                entry.label.text,
                entry.about.text,
                phases[phase_id],
                entry.telling,
                entry.moving,
                entry.accessory,
                maybe(entry.needed),
                maybe(entry.prepared),
                maybe(entry.done),
                tuple(
                    Competence(one.function, one.since, one.until, one.source.text)
                    for one in entry.competence
                ),
                main=entry.main,
                protecting=entry.protecting,
                words=entry.words,
                clause=_maybe(entry.clause),
            )
    return actions
