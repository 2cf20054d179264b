"""The vocabulary file as written (pydantic models; the JSON Schema comes from these)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coordplan.shape import Bilingual, Flag, Identifier, Name, Shape
from coordplan.vocabulary.when import FactId, When, WrittenValue


class WrittenEntry(Shape):
    """A label and a one-line description, each in Vietnamese and English."""

    label: Bilingual
    about: Bilingual


class WrittenFact(WrittenEntry):
    """A fact: what is asked, and the closed list of answers.

    ``values: bool`` makes the answers yes and no; otherwise each value is described. ``since``
    names the phase before which the fact does not come up; without it, it may from the start.
    """

    question: Bilingual
    since: Identifier | None = None
    values: Literal["bool"] | dict[Identifier, WrittenEntry] = Field(union_mode="left_to_right")


class WrittenConstraint(Shape):
    """An implication between facts that is true of the world, and why."""

    if_: When = Field(alias="if")
    then: When
    reason: Bilingual


class WrittenEvent(WrittenEntry):
    """A named bundle of facts; ``names`` are other names by which people call it."""

    names: tuple[Name, ...] = ()
    facts: dict[FactId, WrittenValue] = Field(min_length=1)


class WrittenAction(WrittenEntry):
    """An action; ``telling`` marks one that gives word, so that it matters who is told."""

    telling: Flag = False


class WrittenPhase(WrittenEntry):
    """A stage in time with its actions; ``standing`` marks work not tied to one case."""

    standing: Flag = False
    actions: dict[Identifier, WrittenAction] = Field(min_length=1)


class WrittenFunction(WrittenEntry):
    """A function of agencies.

    ``several`` marks one that stands for a group of bodies, ``outside`` one that no plan can give
    a duty, such as the family.
    """

    several: Flag = False
    outside: Flag = False


class WrittenLevel(WrittenEntry):
    """A level of agencies; ``unstated`` marks that of bodies whose level the text leaves open."""

    unstated: Flag = False


class WrittenVocabulary(Shape):
    """A vocabulary file, format version 1."""

    coordplan: Literal[1]
    id: Identifier
    title: Bilingual
    facts: dict[FactId, WrittenFact] = Field(min_length=1)
    constraints: tuple[WrittenConstraint, ...] = ()
    events: dict[Identifier, WrittenEvent] = Field(default_factory=dict)
    phases: dict[Identifier, WrittenPhase] = Field(min_length=1)
    functions: dict[Identifier, WrittenFunction] = Field(min_length=1)
    levels: dict[Identifier, WrittenLevel] = Field(min_length=1)
    beneficiaries: dict[Identifier, WrittenEntry] = Field(default_factory=dict)
