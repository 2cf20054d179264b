"""The registry and what rests on a law, as the JSON contract has them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from coordplan.contract.parts import agency, apart, maybe, text
from coordplan.registry.terms import (
    Abolition,
    Entitlement,
    Grounds,
    Instrument,
    Merger,
    Registry,
    Rule,
    Succession,
)
from coordplan.validity.confirmations import Confirmation
from coordplan.validity.impact import Impact, Resting

if TYPE_CHECKING:
    from coordplan.contract import types as c


def listed(registry: Registry, *, instruments: bool, successions: bool) -> c.RegistryListJson:
    """The lists of a registry that are wanted; the others are empty."""
    laws = registry.instruments.values() if instruments else ()
    return {
        "coordplan": 1,
        "registry": registry.id,
        "instruments": [_instrument(one) for one in laws],
        "successions": [_succession(one) for one in registry.successions if successions],
        "abolished": [_abolition(one) for one in registry.abolished.values() if successions],
        "mergers": [_merger(one) for one in registry.mergers if successions],
        "entitlements": [_entitlement(one) for one in registry.entitlements if successions],
        "rules": [_rule(one) for one in registry.rules if instruments],
    }


def impact(found: Iterable[Impact], registry: Registry) -> c.ImpactJson:
    """What rests on an instrument, and on those that detail it."""
    return {
        "coordplan": 1,
        "impact": [
            {
                "instrument": one.instrument,
                "number": _number(registry, one.instrument),
                "plans": [_resting(resting) for resting in one.plans],
            }
            for one in found
        ],
    }


def _number(registry: Registry, id_: str) -> str | None:
    known = registry.instruments.get(id_)
    return None if known is None else known.number


def _resting(resting: Resting) -> c.RestingJson:
    return {
        "plan": resting.plan.id,
        **apart(resting.plan),
        "as_whole": resting.as_whole,
        "clauses": [
            {
                "at": clause.at,
                "gist": text(clause.gist),
                "duties": [duty.id for duty in clause.duties],
            }
            for clause in resting.clauses
        ],
    }


def _grounds(grounds: Grounds) -> c.GroundsJson:
    return {
        "confirmed": grounds.confirmed,
        "confidence": grounds.confidence.value,
        "sources": list(grounds.sources),
        "note": maybe(grounds.note),
    }


def _instrument(one: Instrument) -> c.InstrumentJson:
    return {
        "id": one.id,
        "number": one.number,
        "title": text(one.title),
        "issuer": maybe(one.issuer),
        "issued": one.issued,
        "in_force_from": one.from_,
        "in_force_to": one.to,
        "unclear_from": one.unclear_from,
        "parent": one.parent,
        "replaced_by": list(one.replaced_by),
        "amended_by": list(one.amended_by),
        "concerns": None if one.concerns is None else dict(one.concerns),
        **_grounds(one.grounds),
    }


def _succession(one: Succession) -> c.SuccessionJson:
    return {
        "id": one.id,
        "function": one.of.function,
        "level": one.of.level,
        "on": one.on,
        "to": [{"name": text(s.name), "function": s.function, "level": s.level} for s in one.to],
        "task": maybe(one.task),
        "actions": list(one.actions),
        "under": list(one.grounds.under),
        **_grounds(one.grounds),
    }


def _abolition(one: Abolition) -> c.AbolitionJson:
    return {
        "level": one.level,
        "on": one.on,
        "under": list(one.grounds.under),
        **_grounds(one.grounds),
    }


def _rule(one: Rule) -> c.RuleJson:
    return {
        "says": text(one.says),
        "instrument": one.instrument,
        "article": one.article,
        "confidence": None if one.confidence is None else one.confidence.value,
        "missing": maybe(one.missing),
        "sources": list(one.sources),
    }


def _entitlement(one: Entitlement) -> c.EntitlementJson:
    return {
        "id": one.id,
        "for": {fact: list(values) for fact, values in one.cases.items()},
        "sets": dict(one.sets),
        "said": text(one.said),
        "on": one.on,
        "under": list(one.grounds.under),
        **_grounds(one.grounds),
    }


def stale(
    found: Iterable[Confirmation], registry: Registry, as_of: datetime.date
) -> c.RegistryStaleJson:
    """What was last confirmed when, by which source, and what hangs on it."""
    return {
        "coordplan": 1,
        "registry": registry.id,
        "as_of": as_of.isoformat(),
        "facts": [
            {
                "kind": one.kind.value,
                "id": one.id,
                "title": text(one.title),
                "confirmed": one.grounds.confirmed,
                "days": one.days,
                "confidence": one.grounds.confidence.value,
                "sources": list(one.grounds.sources),
                "hanging": [
                    {
                        "plan": each.plan.id,
                        **apart(each.plan),
                        "as_whole": each.as_whole,
                        "clauses": list(each.clauses),
                        "duties": list(each.duties),
                        "agencies": [agency(body) for body in each.agencies],
                    }
                    for each in one.hanging
                ],
            }
            for one in found
        ],
    }


def _merger(one: Merger) -> c.MergerJson:
    return {
        "name": one.name,
        "into": one.into,
        "level": one.level,
        "on": one.on,
        "unknown": list(one.unknown),
        "under": list(one.grounds.under),
        **_grounds(one.grounds),
    }
