"""What ``coordplan draft`` prints of what it wrote."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.basics import TextJson


class UnknownCitationJson(TypedDict):
    """A number that the document cites and the registry has not, and the clauses that cite it."""

    number: str
    at: list[str]


class DraftedJson(TypedDict):
    """A document as it was drafted: how many clauses of each kind, and what was not found."""

    clauses: int
    kinds: dict[str, int]
    headings: int
    agencies: int
    cites: list[str]
    missing: list[TextJson]
    unknown: list[UnknownCitationJson]


class MovedJson(TypedDict):
    """A clause whose words are the same under another locator."""

    was: str
    at: str


class UpdatedJson(TypedDict):
    """A plan beside a new version of its document, by the locators that clauses have now.

    ``read_again`` are clauses whose own words are the same, but not those of a heading over them or
    of a clause that they take a role from.
    """

    same: int
    moved: list[MovedJson]
    changed: list[str]
    new: list[str]
    gone: list[str]
    read_again: list[str]


class DraftJson(TypedDict):
    """The answer of ``coordplan draft``; ``update`` is null where a plan was drafted anew."""

    coordplan: Literal[1]
    plan: str
    source_file: str
    source_sha256: str
    drafted: DraftedJson | None
    update: UpdatedJson | None
