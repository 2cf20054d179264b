"""From the registry as written to the registry as used, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from coordplan.diagnostics import Problem
from coordplan.frozen import FrozenDict
from coordplan.registry.faults import Words, faults, values
from coordplan.registry.terms import (
    Abolition,
    Body,
    Confidence,
    Entitlement,
    Grounds,
    Instrument,
    Merger,
    Registry,
    Rule,
    Succession,
    Successor,
)
from coordplan.registry.written import (
    WrittenEntitlement,
    WrittenFact,
    WrittenGrounds,
    WrittenInstrument,
    WrittenRegistry,
    WrittenRule,
    WrittenSuccession,
)


def build(written: WrittenRegistry, words: Words) -> tuple[Registry | None, list[Problem]]:
    """The registry, or None with every problem that keeps it from being used."""
    problems = faults(written, words)
    if problems:
        return None, problems
    written = _confirmed(written)
    registry = Registry(
        id=written.id,
        title=written.title.text,
        instruments=FrozenDict(
            {id_: _instrument(id_, one) for id_, one in written.instruments.items()}
        ),
        successions=tuple(_succession(id_, one) for id_, one in written.successions.items()),
        abolished=FrozenDict(
            {level: Abolition(level, f.day, _facts(f)) for level, f in written.abolished.items()}
        ),
        mergers=tuple(
            Merger(m.from_, m.into, m.level, m.day, m.unknown, _facts(m)) for m in written.mergers
        ),
        entitlements=tuple(_entitlement(id_, e) for id_, e in written.entitlements.items()),
        rules=tuple(map(_rule, written.rules)),
    )
    return registry, []


G = TypeVar("G", bound=WrittenGrounds)


def _confirmed(written: WrittenRegistry) -> WrittenRegistry:
    """The registry with its own day of confirmation wherever a fact has none."""
    day = written.confirmed

    def each(facts: Mapping[str, G]) -> dict[str, G]:
        return {id_: one(fact) for id_, fact in facts.items()}

    def one(fact: G) -> G:
        return fact if fact.confirmed else fact.model_copy(update={"confirmed": day})

    return written.model_copy(
        update={
            "instruments": each(written.instruments),
            "successions": each(written.successions),
            "abolished": each(written.abolished),
            "mergers": tuple(map(one, written.mergers)),
            "entitlements": each(written.entitlements),
        }
    )


def _instrument(id_: str, written: WrittenInstrument) -> Instrument:
    return Instrument(
        id=id_,
        number=written.number,
        title=written.title.text,
        issuer=written.issuer.text if written.issuer else None,
        issued=written.issued,
        from_=written.in_force.from_,
        to=written.in_force.to,
        unclear_from=written.unclear_from,
        parent=written.parent,
        replaced_by=written.replaced_by,
        amended_by=written.amended_by,
        concerns=None if written.concerns is None else FrozenDict(written.concerns),
        grounds=_grounds(written),
    )


def _succession(id_: str, written: WrittenSuccession) -> Succession:
    return Succession(
        id=id_,
        of=Body(written.from_.function, written.from_.level),
        on=written.day,
        to=tuple(Successor(s.function, s.level, s.name.text) for s in written.to),
        task=written.task.text if written.task else None,
        actions=written.actions,
        grounds=_facts(written),
    )


def _entitlement(id_: str, written: WrittenEntitlement) -> Entitlement:
    return Entitlement(
        id=id_,
        cases=FrozenDict({fact: values(value) for fact, value in written.for_.items()}),
        sets=FrozenDict(written.sets),
        said=written.said.text,
        on=written.day,
        grounds=_facts(written),
    )


def _rule(written: WrittenRule) -> Rule:
    known = written.confidence != "unknown"
    return Rule(
        says=written.says.text,
        instrument=written.instrument,
        article=written.article,
        confidence=Confidence(written.confidence) if known else None,
        missing=written.missing.text if written.missing else None,
        sources=written.sources,
    )


def _facts(written: WrittenFact) -> Grounds:
    return _grounds(written, written.under)


def _grounds(written: WrittenGrounds, under: tuple[str, ...] = ()) -> Grounds:
    note = written.note.text if written.note else None
    confidence = Confidence(written.confidence)
    return Grounds(under, confidence, written.sources, note, written.confirmed)
