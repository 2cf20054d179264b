"""Bodies that plans before this one named, by all their names, as far as this place has them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from coordplan.compiled import Agency, Plan
from coordplan.drafting.names import Names, Words, words_of
from coordplan.drafting.place import Place
from coordplan.registry.terms import Registry
from coordplan.text import Text, as_id
from coordplan.vocabulary import Vocabulary

_CITY = ("thanh", "pho")
_ENGLISH = {"tỉnh": ("Provincial", "City"), "thành phố": ("City", "Provincial")}
"""What names of bodies of a kind of place begin with, and those of the other kind."""
UNKNOWN = "issuer"
"""The id of an issuer that was not found."""


@dataclass(slots=True, eq=False)
class Body:
    """A body, and every name it is known by; ``said`` are those that the document has."""

    id: str
    name: Text
    function: str
    level: str
    names: dict[Words, str] = field(default_factory=dict)
    said: dict[Words, str] = field(default_factory=dict)

    def note(self, words: Words) -> None:
        """Note that the document has one of its names."""
        self.said[words] = self.names[words]


@dataclass(slots=True)
class Bodies:
    """The bodies that a document may name; the issuer first.

    ``names`` has each name with the body that it stands for.
    """

    known: list[Body]
    issuer: Body
    names: Names[Body] = field(init=False)

    def named_in(self, text: str) -> tuple[Body, ...]:
        """The bodies that a text names, each once; the names are noted."""
        found: dict[str, Body] = {}
        for body, words in self.names.found(text):
            body.note(words_of(words))
            found[body.id] = body
        return tuple(found.values())

    def __post_init__(self) -> None:
        named: dict[Words, Body] = {}
        for body in self.known:
            for words in body.names:
                named.setdefault(words, body)
        self.names = Names.of(named)


def bodies_of(
    plans: Sequence[Plan],
    registry: Registry | None,
    vocabulary: Vocabulary,
    place: Place | None,
    level: str,
    head: Iterable[str],
) -> Bodies:
    """The bodies that plans and the registry know, and the one that issues a document.

    Where a name means different bodies in different plans, the plan of a place like this one is
    right. ``head`` are the lines above the title.
    """
    pool = _Pool(place)
    committee = _committee(place, level)
    if committee is not None:
        pool.add(committee)
    for plan in sorted(plans, key=lambda one: _unlike(one, place, level)):
        for agency in plan.agencies.values():
            pool.add_agency(agency, plan)
    for body in _successors(registry):
        pool.add(body)
    known = _in_words(pool.bodies, vocabulary)
    return _with_issuer(known, committee, head, vocabulary)


def bodies_of_plan(
    plan: Plan, others: Sequence[Plan], registry: Registry | None, vocabulary: Vocabulary
) -> Bodies:
    """The bodies of a plan, under all their names, and what other plans and the registry know."""
    pool = _Pool(None)
    for agency in plan.agencies.values():
        names = {words_of(name): name for name in (agency.name.vi, *agency.aliases)}
        pool.add(Body(agency.id, agency.name, agency.function, agency.level, names))
    known = [other for other in others if other.id != plan.id]
    for other in sorted(known, key=lambda one: one.jurisdiction.level != plan.jurisdiction.level):
        for agency in other.agencies.values():
            pool.add_agency(agency, other)
    for body in _successors(registry):
        pool.add(body)
    issuer = next(body for body in pool.bodies if body.id == plan.document.issuer.id)
    return Bodies(_in_words(pool.bodies, vocabulary), issuer)


def _in_words(bodies: Iterable[Body], vocabulary: Vocabulary) -> list[Body]:
    """The bodies of which a vocabulary has the function and the level."""
    return [
        body
        for body in bodies
        if body.function in vocabulary.functions and body.level in vocabulary.levels
    ]


def _with_issuer(
    known: list[Body], committee: Body | None, head: Iterable[str], vocabulary: Vocabulary
) -> Bodies:
    """The bodies, with the one that issues the document: a committee, or who stands in its head."""
    if committee is not None and committee in known:
        return Bodies(known, committee)
    names = Bodies(known, _unknown(vocabulary)).names
    named = (body for line in head for body, _ in names.found(line))
    issuer = next(named, None)
    if issuer is None:
        issuer = _unknown(vocabulary)
        known = [issuer, *known]
    return Bodies(known, issuer)


def _unknown(vocabulary: Vocabulary) -> Body:
    """What stands for an issuer that was not found: nobody in particular."""
    several = [id_ for id_, function in vocabulary.functions.items() if function.several]
    levels = [id_ for id_, level in vocabulary.levels.items() if level.unstated]
    function = next(iter(several), next(iter(vocabulary.functions)))
    level = next(iter(levels), next(iter(vocabulary.levels)))
    name = Text(vi="Cơ quan ban hành (chưa xác định)", en="Issuing body (not found)")
    return Body(UNKNOWN, name, function, level)


def _committee(place: Place | None, level: str) -> Body | None:
    """The People's Committee of a place, by the names that it has there."""
    if place is None:
        return None
    kind = {"province": "provincial", "district": "district", "commune": "commune"}.get(level)
    id_ = "city-committee" if place.kind == "thành phố" else f"{kind}-committee"
    title = place.title
    name = Text(
        vi=f"Ủy ban nhân dân {title.vi}",
        en=f"People's Committee of {title.en}" if place.name else f"{title.en} People's Committee",
    )
    own = (name.vi, f"UBND {title.vi}", f"Ủy ban nhân dân {place.kind}", f"UBND {place.kind}")
    return Body(id_, name, "people-committee", level, {words_of(one): one for one in own})


def _unlike(plan: Plan, place: Place | None, level: str) -> tuple[bool, bool]:
    """How unlike the place of a plan is to a place: of another level, of another kind."""
    kind = place.kind if place is not None else ""
    return (plan.jurisdiction.level != level, not plan.jurisdiction.name.vi.startswith(kind))


def _successors(registry: Registry | None) -> Iterator[Body]:
    """The bodies to which the registry says that tasks passed."""
    for succession in registry.successions if registry is not None else ():
        for one in succession.to:
            names = {words_of(one.name.vi): one.name.vi}
            yield Body(as_id(one.name.en), one.name, one.function, one.level, names)


class _Pool:
    """Bodies, those that share a name, a function and a level as one."""

    def __init__(self, place: Place | None) -> None:
        self.bodies: list[Body] = []
        self._place = place
        self._by_name: dict[Words, Body] = {}
        self._ids: set[str] = set()

    def add_agency(self, agency: Agency, plan: Plan) -> None:
        """A body of another plan, without the names that only that place has."""
        own = words_of(_proper(plan.jurisdiction.name.vi))
        written = {words_of(name): name for name in (agency.name.vi, *agency.aliases)}
        names = {w: name for w, name in written.items() if _is_general(w, name, own)}
        if self._place is not None and self._place.kind == "tỉnh" and agency.level == "province":
            names = {words: name for words, name in names.items() if not _within(_CITY, words)}
        if names:
            first = next(iter(names.values()))
            said = Text(
                vi=agency.name.vi if agency.name.vi in names.values() else first,
                en=self._here(agency, _general(agency.name.en, plan.jurisdiction.name.en)),
            )
            self.add(Body(agency.id, said, agency.function, agency.level, names))

    def _here(self, agency: Agency, name: str) -> str:
        """A name in English, of a province where this place is one: no "City Police"."""
        kinds = _ENGLISH.get(self._place.kind if self._place is not None else "")
        if kinds is None or agency.level != "province":
            return name
        here, elsewhere = kinds
        return re.sub(rf"\b{elsewhere}\b", here, name)

    def add(self, body: Body) -> None:
        """A body, or what else one is called that is known by one of these names."""
        same = (self._by_name.get(words) for words in body.names)
        known = next((o for o in same if o is not None and _is(o, body)), None)
        free = {w: name for w, name in body.names.items() if w not in self._by_name}
        if known is not None:
            known.names |= free
        elif free:
            known, body.names = body, free
            if words_of(body.name.vi) not in free:
                body.name = Text(vi=next(iter(free.values())), en=body.name.en)
            body.id = free_id(body.id, self._ids)
            self._ids.add(body.id)
            self.bodies.append(body)
        if known is not None:
            self._by_name |= dict.fromkeys(free, known)


def free_id(id_: str, taken: Container[str]) -> str:
    """An id that no body has: this one, or with the first number that makes it so."""
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{id_}-{number}"
    return free


def _is(one: Body, other: Body) -> bool:
    return (one.function, one.level) == (other.function, other.level)


def _proper(place: str) -> str:
    """The name of a place without its kind and without what it lies in."""
    return re.sub(r"^[a-zà-ỹđ ]+(?=[A-ZÀ-ỸĐ])", "", place.partition(",")[0])


def _general(name: str, place: str) -> str:
    """A name in English without the place it is in."""
    for part in place.split(", "):
        name = name.replace(f" of {part}", "").replace(f"{part} ", "")
    return name


def _is_general(words: Words, name: str, own: Words) -> bool:
    """Whether a name may be that of a body elsewhere; one word must be an abbreviation."""
    return (len(words) > 1 or name.isupper()) and not _within(own, words)


def _within(part: Words, words: Words) -> bool:
    """Whether some words stand in others, one after the other."""
    size = len(part)
    return size > 0 and any(words[n : n + size] == part for n in range(len(words) - size + 1))
