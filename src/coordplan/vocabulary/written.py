"""The vocabulary file as written (pydantic models; the JSON Schema comes from these)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from coordplan.shape import Bilingual, Flag, Identifier, Name, Shape
from coordplan.vocabulary.when import FactId, When, WrittenValue


class WrittenEntry(Shape):
    """A label and a one-line description, each in Vietnamese and English."""

    label: Bilingual
    about: Bilingual


class WrittenFactValue(WrittenEntry):
    """A value of a fact; ``within`` names the values that it lies in, as an island in the border.

    Values exclude one another all the same: a condition that names the wider one holds here too.
    ``names`` are other names by which people call it, in either language, ``words`` those by which
    a document says it. ``only_answer`` marks one that says nothing without its fact, such as "none"
    or "not clear". ``clause`` says it in the sentence of a rule, where the fact leaves it a place;
    without it, the label does.
    """

    within: tuple[Identifier, ...] = ()
    names: tuple[Name, ...] = ()
    words: tuple[Name, ...] = ()
    only_answer: Flag = False
    clause: Bilingual | None = None


class WrittenFact(WrittenEntry):
    """A fact: what is asked, and the closed list of answers.

    ``values: bool`` makes the answers yes and no; otherwise each value is described. ``since``
    names the phase before which the fact does not come up; without it, it may from the start.
    ``retired`` says what to write instead of a fact that is only read for older plans. ``names``
    are other names by which people call it. Of a fact whose answers are yes and no each name,
    said alone, says yes; ``opposites`` are words that say no. ``words`` are those by which a
    document says yes, ``opposite_words`` those by which it says no. ``clause`` says it of a person
    in the sentence of a rule, ``clause_not`` that it is otherwise; ``{values}`` stands for the
    answers.
    """

    question: Bilingual
    clause: Bilingual | None = None
    clause_not: Bilingual | None = None
    names: tuple[Name, ...] = ()
    opposites: tuple[Name, ...] = ()
    words: tuple[Name, ...] = ()
    opposite_words: tuple[Name, ...] = ()
    since: Identifier | None = None
    retired: Bilingual | None = None
    values: Literal["bool"] | dict[Identifier, WrittenFactValue] = Field(union_mode="left_to_right")


class WrittenBand(Shape):
    """A stretch of a number: everything ``below`` that no band before it has, and what it sets."""

    below: StrictInt | None = None
    facts: dict[FactId, WrittenValue] = Field(min_length=1)


class WrittenNumber(WrittenEntry):
    """A number that people state, such as an age, and the facts that it sets.

    It is a whole number between ``least`` and ``most``. ``bands`` go up from the least; the last
    has no ``below``. The number itself is not kept. ``names`` are other names for it.
    """

    names: tuple[Name, ...] = ()
    least: StrictInt = 0
    most: StrictInt
    bands: tuple[WrittenBand, ...] = Field(min_length=1)


class WrittenVague(Shape):
    """Words that people use for several things, and the values that they may mean.

    Each of ``may_mean`` is one value of one fact. Such a word is never taken for one of them.
    """

    words: tuple[Name, ...] = Field(min_length=1)
    may_mean: tuple[Annotated[dict[FactId, WrittenValue], Field(min_length=1, max_length=1)], ...]


class WrittenConstraint(Shape):
    """An implication between facts that is true of the world, and why."""

    if_: When = Field(alias="if")
    then: When
    reason: Bilingual


class WrittenEvent(WrittenEntry):
    """A named bundle of facts.

    ``names`` are other names by which people call it, ``words`` those by which a document says it.
    """

    names: tuple[Name, ...] = ()
    words: tuple[Name, ...] = ()
    facts: dict[FactId, WrittenValue] = Field(min_length=1)


class WrittenCompetence(Shape):
    """A function to which an action belongs: since or until when (ISO days), and by which rule."""

    function: Identifier
    since: Name | None = None
    until: Name | None = None
    source: Bilingual


class WrittenAction(WrittenEntry):
    """An action.

    ``main`` marks the one that is asked about first. ``telling`` marks one that gives word, so
    that it matters who is told, ``moving`` one that takes the victim elsewhere, ``protecting`` one
    that keeps the victim safe, ``accessory`` one that goes with others: that a plan does not speak
    of it is no gap. ``needed`` is when it is needed at all, ``prepared`` when it is
    being prepared, ``done`` when it has been done. ``competence`` lists the functions to which it
    belongs: words such as "each by its function" are read with it. ``words`` are those by which a
    document says that it is to be done. ``clause`` says what is to be done in the sentence of a
    rule, after who does it; without it, the label does.
    """

    words: tuple[Name, ...] = ()
    main: Flag = False
    telling: Flag = False
    moving: Flag = False
    protecting: Flag = False
    accessory: Flag = False
    needed: When | None = None
    prepared: When | None = None
    done: When | None = None
    competence: tuple[WrittenCompetence, ...] = ()
    clause: Bilingual | None = None


class WrittenPhase(WrittenEntry):
    """A stage in time with its actions; ``standing`` marks work not tied to one case.

    ``urgent`` marks one of the first days: who acts for any victim matters there too.
    """

    standing: Flag = False
    urgent: Flag = False
    actions: dict[Identifier, WrittenAction] = Field(min_length=1)


class WrittenFunction(WrittenEntry):
    """A function of agencies.

    ``several`` marks one that stands for a group of bodies, ``outside`` one that no plan can give
    a duty, such as the family. ``words`` are those by which names of bodies show it.
    """

    words: tuple[Name, ...] = ()
    several: Flag = False
    outside: Flag = False


class WrittenLevel(WrittenEntry):
    """A level of agencies.

    ``unstated`` marks that of bodies whose level the text leaves open, ``outside`` one whose bodies
    belong to no place: those of the state as a whole, or abroad.

    ``words`` are those by which names of bodies show it.
    """

    words: tuple[Name, ...] = ()
    unstated: Flag = False
    outside: Flag = False


class WrittenSafeguard(Shape):
    """What no plan may make certain too soon.

    A duty with one of ``actions``, or one that gives word or the victim to a body with one of the
    functions in ``told``, must not hold where ``needs`` does not.
    """

    actions: tuple[Identifier, ...] = ()
    told: tuple[Identifier, ...] = ()
    needs: When
    reason: Bilingual


class WrittenCaution(Shape):
    """The mark of duties that tell somebody about the victim, or move the victim.

    It stands until it is certain that ``unless`` holds.
    """

    unless: When
    mark: Bilingual


class WrittenPlaces(Shape):
    """Which ``fact`` says where a case comes in, so that a plan can say which places it has.

    What a plan lacks counts in ``phases`` only, and raises no doubt where ``home`` holds: the
    victim is at home, wherever the way in was. ``local`` are facts that speak of the place where
    the victim was received, and say nothing to the plan of another place.
    """

    fact: FactId
    phases: tuple[Identifier, ...] = Field(min_length=1)
    home: When | None = None
    local: tuple[FactId, ...] = ()


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
    safeguards: tuple[WrittenSafeguard, ...] = ()
    caution: WrittenCaution | None = None
    places: WrittenPlaces | None = None
    numbers: dict[FactId, WrittenNumber] = Field(default_factory=dict)
    vague: tuple[WrittenVague, ...] = ()
