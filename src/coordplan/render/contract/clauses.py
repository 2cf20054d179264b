"""The answers of ``coordplan show`` and ``coordplan trace``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.render.contract.basics import (
    AgencyJson,
    DutyJson,
    PlaceJson,
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

    ``print`` is null where the plan was read from pages, without a source text.
    """

    at: str
    kind: str
    print: str | None
    gist: TextJson
    of: list[str]
    assigns: list[RoleEntryJson]
    names: list[AgencyJson]
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


class ShowJson(TypedDict):
    """The answer of ``coordplan show``: the plan, and the clauses asked for."""

    coordplan: Literal[1]
    plan: str
    title: TextJson
    jurisdiction: TextJson
    level: str
    document: DocumentJson
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
