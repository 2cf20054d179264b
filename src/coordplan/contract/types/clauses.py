"""The answers of ``coordplan show`` and ``coordplan trace``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.basics import (
    AgencyJson,
    DutyJson,
    PlaceJson,
    PlanVersionJson,
    RoleEntryJson,
    TextJson,
)

StateJson = Literal["accounted", "moved", "changed", "missing", "gone"]


class CitationJson(TypedDict):
    """An instrument that a clause cites; number and issuer where the text has its own."""

    instrument: str
    number: str | None
    issuer: str | None


class ClauseJson(TypedDict):
    """A clause of a plan; with ``--source``, also what the source says and under which locator.

    ``print`` is null where the plan was read from pages, without a source text. In a draft, what
    nobody has ``reviewed`` may be wrong.
    """

    at: str
    kind: str
    print: str | None
    gist: TextJson
    of: list[str]
    assigns: list[RoleEntryJson]
    names: list[AgencyJson]
    about: list[str]
    reviewed: bool
    cites: list[CitationJson]
    duties: list[DutyJson]
    inferred: TextJson | None
    where: PlaceJson | None
    source_state: StateJson | None
    source_at: str | None
    source_text: str | None


class DocumentJson(TypedDict):
    """What a document says of itself; a partial plan ``covers`` these locators only."""

    kind: str
    number: str | None
    issuer: AgencyJson
    issued: str | None
    effective_from: str | None
    effective_to: str | None
    carries_out: list[str]
    cites: list[str]
    source_file: str | None
    source_sha256: str | None
    covers: list[str]
    pages: list[str]
    draft: bool


class HeadingJson(TypedDict):
    """A heading that names who acts in the clauses below it."""

    at: str
    print: str
    where: PlaceJson | None


class ShowJson(TypedDict):
    """The answer of ``coordplan show``: the plan, and the clauses asked for."""

    coordplan: Literal[1]
    plan: str
    plan_version: PlanVersionJson
    title: TextJson
    jurisdiction: TextJson
    level: str
    document: DocumentJson
    places: list[str] | None
    places_source: TextJson | None
    headings: list[HeadingJson]
    clauses: list[ClauseJson]


class TracedJson(TypedDict):
    """A clause in the plan (``at``, ``print``, ``where``) and in the source, or in one of them."""

    state: StateJson
    at: str | None
    print: str | None
    where: PlaceJson | None
    source_at: str | None
    source_print: str | None
    source_text: str | None


class TracedHeadingJson(TypedDict):
    """A heading that names who acts below it, in the plan and in the source."""

    state: StateJson
    at: str
    print: str
    where: PlaceJson | None
    source_at: str | None
    source_print: str | None
    source_text: str | None


class AffectedJson(TypedDict):
    """A clause to be read again: a heading, or a clause it leans on (``by``), has changed."""

    at: str
    cause: Literal["heading", "taken-from", "assigned"]
    by: str
    where: PlaceJson | None


class TraceJson(TypedDict):
    """The answer of ``coordplan trace``; ``leaves`` and ``counts`` leave headings out.

    ``encoded_from``: whether the plan was encoded from this very file; null where it names none.
    """

    coordplan: Literal[1]
    plan: str
    source_file: str
    source_sha256: str
    encoded_from: bool | None
    clean: bool
    leaves: int
    counts: dict[StateJson, int]
    clauses: list[TracedJson]
    headings: list[TracedHeadingJson]
    affected: list[AffectedJson]
