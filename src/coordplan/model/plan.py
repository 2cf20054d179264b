"""A plan file as written. The order of the keys is the order in which ``fmt`` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints

from coordplan.model.duty import (
    AgencyIds,
    ByFunction,
    Duty,
    Locator,
    Roles,
    SuggestedDuty,
    SuggestedRoles,
)
from coordplan.shape import Bilingual, Flag, Identifier, Name, Shape
from coordplan.source import Route
from coordplan.vocabulary.when import WrittenValue

Page = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://\S+$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]

Kind = Literal[
    "duty",
    "background",
    "principle",
    "objective",
    "coordination-form",
    "coordination-scope",
    "assignment",
    "budget",
    "reporting",
    "legal-basis",
    "issuing",
    "recipient",
    "signature",
]

KINDS_WITH_DUTIES = frozenset({"duty", "assignment", "budget", "reporting"})
"""The kinds of clause that may hold duties; the others say why they create none."""

Looked = Literal["kind", "duty", "roles", "agency", "changed", "gone", "heading", "taken-from"]
"""What of a clause is to be looked at.

The ``kind`` of one that was drafted, a ``duty`` or the ``roles`` of an assignment that its words
suggest, an ``agency`` that nobody knew before; of one that was reviewed, that its words have
``changed``, that it is ``gone`` from the document, or that the ``heading`` over it or a clause that
it is ``taken-from`` is another now.
"""

Sure = Literal["high", "medium", "low"]

DocumentKind = Literal[
    "plan",
    "official-letter",
    "circular",
    "joint-circular",
    "decision",
    "decree",
    "law",
    "regulation",
]


class Jurisdiction(Shape):
    """The place a plan is for."""

    name: Bilingual
    level: Identifier


class DocumentFacts(Shape):
    """What the document says of itself; ``issued`` is as precise as the source allows."""

    kind: DocumentKind
    number: Name | None
    issuer: Identifier
    issued: Name | None


class Effective(Shape):
    """When the plan holds; each end as precise as the source, null where it gives none."""

    from_: Name | None = Field(alias="from")
    to: Name | None


class SourceFile(Shape):
    """The text that the clauses were read from."""

    file: Name
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Agency(Shape):
    """A body named by the plan. ``function`` and ``level`` are comparable across plans."""

    name: Bilingual
    function: Identifier
    level: Identifier
    under: Identifier | None = None
    aliases: tuple[Name, ...] = ()
    members: AgencyIds = ()


class Citation(Shape):
    """An instrument that a clause cites by another number or issuer than its own."""

    instrument: Identifier
    number: Name | None = None
    issuer: Name | None = None


class Evidence(Shape):
    """Why something is suggested: for which key, by which words, and where they stand.

    ``seen`` are words of the language of such documents, of the vocabulary, or names; ``at`` says
    how many letters of the clause stand before each, as its fingerprint takes it; ``by`` is the
    heading that they stand in instead. ``sure`` is left out where it is that of the whole note.
    ``value`` is what the plan language cannot say.
    """

    key: Name
    seen: tuple[Name, ...] = ()
    at: tuple[StrictInt, ...] = ()
    by: Locator | None = None
    sure: Sure | None = None
    value: Name | None = None


class Note(Shape):
    """One thing to look at in a clause that nobody has reviewed.

    ``sure`` says how sure a guess is, ``seen`` the words of the field that it is made by. Where the
    words of a reviewed clause have changed, ``was`` is the fingerprint that they had, and what they
    are drafted as now stands beside what is encoded: the ``kind``, the agencies that they name
    (``names``) or name no more (``unnamed``), the instruments that they cite now (``cites``).
    ``by`` is the clause or the heading that this one leans on. A suggested ``duty`` is written as
    it would stand under ``duties``, and ``roles`` as they would stand in the clause; ``why`` says
    by which words. Neither has any bearing until somebody moves it there.
    """

    what: Looked
    sure: Sure | None = None
    seen: tuple[Name, ...] = ()
    by: Locator | None = None
    was: Fingerprint | None = None
    kind: Kind | None = None
    names: AgencyIds = ()
    unnamed: AgencyIds = ()
    cites: tuple[Identifier, ...] = ()
    duty: SuggestedDuty | None = None
    roles: SuggestedRoles | None = None
    why: tuple[Evidence, ...] = ()

    def named_agencies(self) -> Iterator[tuple[Route, str]]:
        """Every agency that it names, each with its route from the note."""
        for key, ids in (("names", self.names), ("unnamed", self.unnamed)):
            yield from (((key, place), name) for place, name in enumerate(ids))
        if self.duty is not None:
            yield from ((("duty", *route), name) for route, name in self.duty.named_agencies())
        if self.roles is not None:
            for role, place, name in self.roles.in_roles():
                yield ("roles", role, place), name


class Leaf(Shape):
    """A leaf of the document: its locator, its fingerprint and what kind it is.

    Only a plan read from ``pages``, without a source text at hand, may leave ``print`` out; only a
    clause under review its ``gist``.
    """

    at: Locator
    print: Fingerprint | None = None
    kind: Kind | None = None
    gist: Bilingual | None = None
    of: tuple[Locator, ...] = ()


class Clause(Roles, Leaf):
    """A leaf of the document and the duties under it; keys of the last base come first.

    An ``assignment`` gives the roles written here to the duties of the clauses in ``of``.
    ``names`` lists agencies that the clause names without a duty, ``about`` actions of which it
    speaks and which it gives to nobody, ``cites`` the instruments that it names: by id, or with
    what the text gets wrong of them. ``review`` says what to look at in a clause that nobody has
    reviewed, or not since its words have changed; a reviewed one has no such key.
    """

    by_function: ByFunction = False
    inferred: Bilingual | None = None
    names: AgencyIds = ()
    about: tuple[Identifier, ...] = ()
    cites: tuple[Identifier | Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    review: tuple[Note, ...] | None = None

    def named_without_role(self) -> Iterator[tuple[Route, str]]:
        """Every agency that it or its notes name beside roles, with its route in the clause."""
        by_function = () if isinstance(self.by_function, bool) else self.by_function
        lists = {"requested": self.requested, "names": self.names, "by_function": by_function}
        for key, names in lists.items():
            yield from (((key, place), name) for place, name in enumerate(names))
        for number, note in enumerate(self.review or ()):
            yield from ((("review", number, *route), name) for route, name in note.named_agencies())


class Heading(Shape):
    """A heading that names who acts in the clauses below it: locator and fingerprint."""

    at: Locator
    print: Fingerprint


class PlanFile(Shape):
    """A plan file, format version 1.

    ``draft`` says that clauses of it have not been reviewed yet.

    ``covers`` says that the plan is partial: it encodes only what stands under these locators.
    ``pages`` are addresses of public pages that a plan without a source text was read from.
    ``places`` are the places of entry that the jurisdiction had when the plan was made, with
    ``places_source``, from which that is known; without it every place counts.
    """

    coordplan: Literal[1]
    id: Identifier
    draft: Flag = False
    vocabulary: Identifier = "human-trafficking"
    title: Bilingual
    jurisdiction: Jurisdiction
    places: Annotated[tuple[WrittenValue, ...], Field(min_length=1)] | None = None
    places_source: Bilingual | None = None
    document: DocumentFacts
    effective: Effective
    carries_out: tuple[Identifier, ...] = ()
    cites: tuple[Identifier, ...] = ()
    covers: tuple[Locator, ...] = ()
    source: SourceFile | None = None
    pages: tuple[Page, ...] = ()
    headings: tuple[Heading, ...] = ()
    agencies: dict[Identifier, Agency] = Field(min_length=1)
    clauses: tuple[Clause, ...] = Field(min_length=1)

    def all_duties(self) -> Iterator[tuple[Route, Clause, Duty]]:
        """Every duty with its route and its clause."""
        for number, clause in enumerate(self.clauses):
            for ordinal, duty in enumerate(clause.duties):
                yield ("clauses", number, "duties", ordinal), clause, duty

    def named_agencies(self) -> Iterator[tuple[Route, str]]:
        """Every place where the plan names an agency, each with its route."""
        yield ("document", "issuer"), self.document.issuer
        for id_, agency in self.agencies.items():
            if agency.under is not None:
                yield ("agencies", id_, "under"), agency.under
            for number, member in enumerate(agency.members):
                yield ("agencies", id_, "members", number), member
        for number, clause in enumerate(self.clauses):
            route: Route = ("clauses", number)
            for role, place, name in clause.in_roles():
                yield (*route, role, place), name
            for step, name in clause.named_without_role():
                yield (*route, *step), name
        for route, _, duty in self.all_duties():
            for step, name in duty.named_agencies():
                yield (*route, *step), name
