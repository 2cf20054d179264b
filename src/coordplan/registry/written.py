"""The registry file as written (pydantic models; the JSON Schema comes from these)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from coordplan.shape import Bilingual, Flag, Identifier, Name, Shape

Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Fact = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
Confirmed = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")]
Source = Annotated[str, StringConstraints(min_length=1, max_length=800, pattern=r"\S")]


class WrittenGrounds(Shape):
    """How sure a fact is, and where it was seen: addresses, or names of documents.

    ``confirmed`` is the day or month up to which the sources speak, else that of the registry.
    """

    confidence: Literal["high", "medium"]
    sources: tuple[Source, ...] = Field(min_length=1)
    confirmed: Confirmed | None = None
    note: Bilingual | None = None


class WrittenInForce(Shape):
    """The first and the last day in force; null where it was not found, or there is none."""

    from_: Day | None = Field(alias="from")
    to: Day | None


class WrittenInstrument(WrittenGrounds):
    """A legal instrument; null where something was not found.

    ``concerns`` are facts of cases to which it applies whether a plan cites it or not; ``{}`` is
    every case.
    """

    number: Name
    title: Bilingual
    issuer: Bilingual | None
    issued: Day | None
    in_force: WrittenInForce
    unclear_from: Day | None = None
    parent: Identifier | None = None
    replaced_by: tuple[Identifier, ...] = ()
    amended_by: tuple[Identifier, ...] = ()
    concerns: dict[Fact, Flag | Identifier] | None = None


class WrittenFact(WrittenGrounds):
    """Something that happened on a day under instruments; an empty list where none was found."""

    day: Day
    under: tuple[Identifier, ...] = ()


class WrittenBody(Shape):
    """A kind of body; without a function, every body of the level."""

    function: Identifier | None = None
    level: Identifier


class WrittenSuccessor(Shape):
    """The body that tasks passed to."""

    function: Identifier
    level: Identifier
    name: Bilingual


class WrittenSuccession(WrittenFact):
    """Tasks of a kind of body that passed to others, or to nobody (``to: []``).

    ``task`` says which tasks; ``actions`` narrows it to actions of the vocabulary.
    """

    from_: WrittenBody = Field(alias="from")
    to: tuple[WrittenSuccessor, ...]
    task: Bilingual | None = None
    actions: tuple[Identifier, ...] = ()


class WrittenMerger(WrittenFact):
    """A place that became part of another, both by name without the word for province.

    ``level`` is that of the place, and of the bodies that are now the other's; ``unknown`` are
    levels of bodies in the place of which it was not found who stands in for them.
    """

    from_: Name = Field(alias="from")
    into: Name
    level: Identifier
    unknown: tuple[Identifier, ...] = ()


class WrittenEntitlement(WrittenFact):
    """What the law gives from a day on to cases with some facts, each with its possible values.

    ``sets`` are facts that it settles for them; ``said`` is what an officer must know.
    """

    for_: dict[Fact, Flag | Identifier | tuple[Identifier, ...]] = Field(alias="for", min_length=1)
    sets: dict[Fact, Flag | Identifier] = Field(default_factory=dict)
    said: Bilingual


class WrittenRule(Shape):
    """A rule of an instrument as far as it is known; ``article`` is null where it was not found.

    ``confidence: unknown``: that it exists, or what it says, was not found, and nothing is filled
    in. ``missing`` is what of a known rule was not found.
    """

    says: Bilingual
    instrument: Identifier
    article: Name | None
    confidence: Literal["high", "medium", "unknown"]
    missing: Bilingual | None = None
    sources: tuple[Source, ...] = ()


class WrittenRegistry(Shape):
    """A registry file, format version 1.

    ``confirmed`` is the day on which its sources were last looked at.
    """

    coordplan: Literal[1]
    id: Identifier
    title: Bilingual
    confirmed: Confirmed | None = None
    instruments: dict[Identifier, WrittenInstrument] = Field(min_length=1)
    successions: dict[Identifier, WrittenSuccession] = Field(default_factory=dict)
    abolished: dict[Identifier, WrittenFact] = Field(default_factory=dict)
    mergers: tuple[WrittenMerger, ...] = ()
    entitlements: dict[Identifier, WrittenEntitlement] = Field(default_factory=dict)
    rules: tuple[WrittenRule, ...] = ()
