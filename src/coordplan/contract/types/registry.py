"""The answers of ``coordplan registry``."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from coordplan.contract.types.basics import AgencyJson, TextJson

ConfidenceJson = Literal["high", "medium"]


class GroundsJson(TypedDict):
    """How well a fact of the registry stands."""

    confirmed: str | None
    confidence: ConfidenceJson
    sources: list[str]
    note: TextJson | None


class InstrumentJson(TypedDict):
    """A legal instrument; null where something was not found."""

    id: str
    number: str
    title: TextJson
    issuer: TextJson | None
    issued: str | None
    in_force_from: str | None
    in_force_to: str | None
    unclear_from: str | None
    parent: str | None
    replaced_by: list[str]
    amended_by: list[str]
    concerns: dict[str, bool | str] | None
    confirmed: str | None
    confidence: ConfidenceJson
    sources: list[str]
    note: TextJson | None


class SuccessorJson(TypedDict):
    """The body that tasks passed to."""

    name: TextJson
    function: str
    level: str


class SuccessionJson(TypedDict):
    """On a day the tasks of a kind of body passed on; without a function, of every body."""

    id: str
    function: str | None
    level: str
    on: str
    to: list[SuccessorJson]
    task: TextJson | None
    actions: list[str]
    under: list[str]
    confirmed: str | None
    confidence: ConfidenceJson
    sources: list[str]
    note: TextJson | None


class AbolitionJson(TypedDict):
    """A level of government that ended."""

    level: str
    on: str
    under: list[str]
    confirmed: str | None
    confidence: ConfidenceJson
    sources: list[str]
    note: TextJson | None


class MergerJson(TypedDict):
    """A place of a level that became part of another."""

    name: str
    into: str
    level: str
    on: str
    unknown: list[str]
    under: list[str]
    confirmed: str | None
    confidence: ConfidenceJson
    sources: list[str]
    note: TextJson | None


EntitlementJson = TypedDict(
    "EntitlementJson",
    {
        "id": str,
        "for": dict[str, list[bool | str]],
        "sets": dict[str, bool | str],
        "said": TextJson,
        "on": str,
        "under": list[str],
        "confirmed": str | None,
        "confidence": ConfidenceJson,
        "sources": list[str],
        "note": TextJson | None,
    },
)
EntitlementJson.__doc__ = "What the law gives from a day on to cases with some facts."


class RuleJson(TypedDict):
    """A rule as far as it is known; ``confidence`` is null where it was not found."""

    says: TextJson
    instrument: str
    article: str | None
    confidence: ConfidenceJson | None
    missing: TextJson | None
    sources: list[str]


class RegistryListJson(TypedDict):
    """The answer of ``coordplan registry``; a part that was not asked for is empty."""

    coordplan: Literal[1]
    registry: str
    instruments: list[InstrumentJson]
    successions: list[SuccessionJson]
    abolished: list[AbolitionJson]
    mergers: list[MergerJson]
    entitlements: list[EntitlementJson]
    rules: list[RuleJson]


class HangingJson(TypedDict):
    """What hangs on a fact in one plan; ``as_whole`` where the plan rests on it, or lies there."""

    plan: str
    file: NotRequired[str]
    as_whole: bool
    clauses: list[str]
    duties: list[str]
    agencies: list[AgencyJson]


class ConfirmationJson(TypedDict):
    """A fact of the registry; ``days`` is how long ago it was confirmed, null where not known."""

    kind: Literal["instrument", "succession", "abolition", "merger", "entitlement"]
    id: str
    title: TextJson
    confirmed: str | None
    days: int | None
    confidence: ConfidenceJson
    sources: list[str]
    hanging: list[HangingJson]


class RegistryStaleJson(TypedDict):
    """The answer of ``coordplan registry stale``: what was confirmed longest ago comes first."""

    coordplan: Literal[1]
    registry: str
    as_of: str
    facts: list[ConfirmationJson]


class RestingClauseJson(TypedDict):
    """A clause that cites an instrument, with the ids of its duties."""

    at: str
    gist: TextJson
    duties: list[str]


class RestingJson(TypedDict):
    """A plan that rests on an instrument; ``as_whole`` where its head names it."""

    plan: str
    file: NotRequired[str]
    as_whole: bool
    clauses: list[RestingClauseJson]


class ImpactOfJson(TypedDict):
    """What rests on one instrument; ``number`` is null where the registry does not have it."""

    instrument: str
    number: str | None
    plans: list[RestingJson]


class ImpactJson(TypedDict):
    """The answer of ``coordplan registry impact``: the instrument, then those that detail it."""

    coordplan: Literal[1]
    impact: list[ImpactOfJson]
