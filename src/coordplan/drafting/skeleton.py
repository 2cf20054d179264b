"""A document as a plan that nobody has reviewed: head, bodies, headings and clauses.

No sentence of the document is in it, and nobody who signs: locators, fingerprints, names of bodies
and numbers of instruments are facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coordplan.compiled import Plan
from coordplan.drafting.bodies import UNKNOWN, Bodies, Body, bodies_of
from coordplan.drafting.citations import Citations, Cited, carried_out
from coordplan.drafting.head import KINDS, Head, read_head
from coordplan.drafting.kinds import Guess, guess_kind, last_of
from coordplan.model.plan import KINDS_WITH_DUTIES
from coordplan.registry.terms import Registry
from coordplan.source import Tree
from coordplan.text import Text, count, fold
from coordplan.tracing import Clause, cut
from coordplan.vocabulary import Vocabulary
from coordplan.work import too_complex

_DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before a document is read: plans, the registry, the vocabulary."""

    plans: tuple[Plan, ...]
    registry: Registry | None
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Under:
    """A heading that names bodies."""

    heading: Clause
    names: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A clause of the document, drafted: its kind, the bodies it names, what it cites.

    An assignment gives its roles to the clauses in ``of``. ``under`` is the nearest heading over it
    that names bodies, and they; ``above`` are all headings over it, the nearest first, of the row
    of a table also the one that names its columns. ``notes`` are what its words suggest, and
    ``others`` the bodies that those name beside ``names``.
    """

    clause: Clause
    guess: Guess
    names: tuple[Body, ...]
    cited: Cited
    of: tuple[str, ...]
    under: Under | None
    above: tuple[Clause, ...] = ()
    notes: tuple[dict[str, Tree], ...] = ()
    others: tuple[Body, ...] = ()

    @property
    def charged(self) -> tuple[Body, ...]:
        """The bodies that the heading over it names, where it may be theirs to do."""
        duties = self.guess.kind in KINDS_WITH_DUTIES
        return self.under.names if self.under is not None and duties else ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A whole document, drafted."""

    head: Head
    level: str
    bodies: Bodies
    clauses: tuple[Drafted, ...]

    @property
    def headings(self) -> tuple[Clause, ...]:
        """The headings over its clauses that name a body, each where its first clause stands."""
        found = {one.under.heading.at: one.under.heading for one in self.clauses if one.under}
        return tuple(found.values())

    @property
    def agencies(self) -> tuple[Body, ...]:
        """The bodies that it names, the issuer first."""
        named = (b for one in self.clauses for b in (*one.charged, *one.names, *one.others))
        return tuple(dict.fromkeys((self.bodies.issuer, *named)))

    @property
    def cites(self) -> tuple[str, ...]:
        """The instruments of the registry that it cites."""
        return tuple(dict.fromkeys(id_ for one in self.clauses for id_ in one.cited.ids))

    @property
    def unknown(self) -> Mapping[str, tuple[str, ...]]:
        """The numbers that the registry has not, each with the clauses that cite it."""
        found: dict[str, list[str]] = {}
        for one in self.clauses:
            for number in one.cited.unknown:
                if number != self.head.number:
                    found.setdefault(number, []).append(one.clause.at)
        return {number: tuple(places) for number, places in found.items()}

    @property
    def missing(self) -> tuple[Text, ...]:
        """What of the head was not found."""
        asked = (
            (_KIND, self.head.kind), (_NUMBER, self.head.number), (_ISSUED, self.head.issued),
            (_ISSUER, None if self.bodies.issuer.id == UNKNOWN else ""), (_PLACE, self.head.place),
        )  # fmt: skip
        return tuple(said for said, found in asked if found is None)


_KIND = Text(vi="loại văn bản", en="kind of document")
_NUMBER = Text(vi="số văn bản", en="number")
_ISSUED = Text(vi="ngày ban hành", en="date of issue")
_ISSUER = Text(vi="cơ quan ban hành", en="issuer")
_PLACE = Text(vi="địa bàn", en="place")

MOST_CLAUSES = 1_500
"""Ten times those of a long plan; more would take longer than anybody waits."""
_TOO_MANY = Text(
    en="the document has more than {n} clauses, which is more than one plan is drafted from",
    vi="văn bản có hơn {n} điều khoản, nhiều hơn mức được dự thảo thành một kế hoạch",
)
_IN_PARTS = Text(
    en="draft its parts, each as a plan of its own",
    vi="dự thảo từng phần, mỗi phần là một kế hoạch",
)


def read_skeleton(text: str, known: Knowledge) -> Skeleton:
    """A document drafted. Raises ``TooComplexError`` as ``cut`` does."""
    clauses = cut(text)
    head = read_head(clauses)
    level = _level(head, known)
    bodies = bodies_of(known.plans, known.registry, known.vocabulary, head.place, level, head.lines)
    return Skeleton(head, level, bodies, draft_clauses(clauses, bodies, Citations(known.registry)))


def draft_clauses(
    clauses: Sequence[Clause], bodies: Bodies, citations: Citations
) -> tuple[Drafted, ...]:
    """Every leaf of a document, drafted. Raises ``TooComplexError``."""
    leaves = [clause for clause in clauses if not clause.heading]
    if len(leaves) > MOST_CLAUSES:
        raise too_complex(_TOO_MANY.format(n=count(MOST_CLAUSES)), _IN_PARTS)
    by_at = {clause.at: clause for clause in clauses}
    acting = {c.at: Under(c, bodies.named_in(c.text)) for c in clauses if _may_charge(c)}
    places = [clause.at for clause in leaves]
    captions = _captions(clauses)
    found = []
    for leaf in leaves:
        above = [by_at[at] for at in places_over(leaf.at) if at in by_at]
        guess, of = guess_kind(leaf, [one.text for one in above]), _of(leaf.at, places)
        if guess.kind == "assignment" and not of:
            guess = Guess("duty", "low")
        charged = (acting[one.at] for one in above if one.at in acting)
        under = next((one for one in charged if one.names), None)
        names = bodies.named_in(leaf.text)
        caption = captions.get(leaf.at)
        over = (*(() if caption is None else (caption,)), *above)
        found.append(Drafted(leaf, guess, names, citations.of(leaf.text), of, under, over))
    return tuple(found)


def _captions(clauses: Sequence[Clause]) -> Mapping[str, Clause]:
    """For each row of a table the row above it that names its columns."""
    found: dict[str, Clause] = {}
    latest: dict[str, Clause] = {}
    for clause in clauses:
        table, _, step = clause.at.rpartition(".")
        if not step.startswith("row"):
            continue
        if clause.heading:
            latest[table] = clause
        elif table in latest:
            found[clause.at] = latest[table]
    return found


def _may_charge(clause: Clause) -> bool:
    """Whether a clause is a heading of the body, which may name who acts below it."""
    return clause.heading and in_body(clause)


def in_body(clause: Clause) -> bool:
    """Whether a clause stands in the body: not above it, nor among signatures and recipients."""
    return clause.at[0] not in "HTR0S"


def places_over(at: str) -> Iterator[str]:
    """The locators over one, the nearest first."""
    while at := at.rpartition(".")[0]:
        yield at


def _of(at: str, places: Sequence[str]) -> tuple[str, ...]:
    """The clauses that a list of who leads and who supports gives its roles to."""
    steps = at.split(".")
    named = [last_of(step) for step in steps]
    if "assign" in named:
        target = ".".join(steps[: named.index("assign")])
    elif named[-1] in {"lead", "support"}:
        target = ".".join(steps[:-2])
    else:
        return ()
    own = ".".join(steps[:-1])
    below = (one for one in places if one == target or one.startswith(f"{target}."))
    return (
        tuple(one for one in below if not one.startswith((f"{own}.", f"{target}.assign")))
        if target
        else ()
    )


def _level(head: Head, known: Knowledge) -> str:
    """The level of the place that a document is for; the highest where that is not known."""
    levels = known.vocabulary.levels
    level = _level_of_place(head, known)
    return level if level in levels else next(iter(levels))


def _level_of_place(head: Head, known: Knowledge) -> str:
    """The level of the place; a city has its own by whether there were districts on the day."""
    if head.place is None:
        return ""
    ended = known.registry.abolished.get(_DISTRICT) if known.registry is not None else None
    districts = ended is None or head.issued is None or head.issued < ended.on
    return head.place.level(districts=districts)


def plan_data(skeleton: Skeleton, id_: str, source: Mapping[str, str], vocabulary: str) -> Tree:
    """The plan that a skeleton is, as a file has it."""
    head, bodies = skeleton.head, skeleton.bodies
    clauses: list[Tree] = [clause_data(one) for one in skeleton.clauses]
    place = head.place.title if head.place is not None else _NOWHERE
    lead_up = [(o.clause.text, o.cited) for o in skeleton.clauses if o.guess.kind == "legal-basis"]
    carries_out = carried_out(lead_up)
    return {
        "coordplan": 1,
        "id": id_,
        "draft": True,
        "vocabulary": vocabulary,
        "title": _both(_title(skeleton)),
        "jurisdiction": {"name": _both(place), "level": skeleton.level},
        "document": {
            "kind": head.kind or "plan",
            "number": head.number,
            "issuer": bodies.issuer.id,
            "issued": head.issued,
        },
        "effective": {"from": head.from_, "to": head.to},
        **_listed("carries_out", carries_out),
        **_listed("cites", [one for one in skeleton.cites if one not in carries_out]),
        "source": dict(source),
        **_listed("headings", [{"at": h.at, "print": h.fingerprint} for h in skeleton.headings]),
        "agencies": agencies_data(skeleton.agencies),
        "clauses": clauses,
    }


_NOWHERE = Text(vi="chưa xác định", en="not found")


def clause_data(one: Drafted) -> dict[str, Tree]:
    """A drafted clause, as a file has it."""
    review: list[Tree] = [
        {"what": "kind", "sure": one.guess.sure, **_listed("seen", one.guess.seen)}
    ]
    if one.under is not None and one.charged:
        names: list[Tree] = [body.id for body in one.charged]
        review.append({"what": "heading", "by": one.under.heading.at, "names": names})
    review += one.notes
    return {
        "at": one.clause.at,
        "print": one.clause.fingerprint,
        "kind": one.guess.kind,
        **(_listed("of", one.of) if one.guess.kind == "assignment" else {}),
        **_listed("names", [body.id for body in one.names]),
        **_listed("cites", one.cited.ids),
        "review": review,
    }


def agencies_data(bodies: Sequence[Body], taken: Iterable[str] = ()) -> dict[str, Tree]:
    """Bodies, as a file has them; no two have one name, whichever of their names is looked at."""
    names = {fold(name) for name in (*taken, *(body.id for body in bodies))}
    found: dict[str, Tree] = {}
    for body in bodies:
        same = fold(body.name.en) in names and fold(body.name.en) != fold(body.id)
        name = Text(body.name.vi, f"{body.name.en} ({body.name.vi})" if same else body.name.en)
        names |= {fold(name.vi), fold(name.en)}
        found[body.id] = _agency(body, name)
    return found


def _agency(body: Body, name: Text) -> dict[str, Tree]:
    """A body under the names that the document has."""
    others = [one for one in body.said.values() if one != body.name.vi]
    return {
        "name": _both(name),
        "function": body.function,
        "level": body.level,
        **_listed("aliases", others),
    }


def _title(skeleton: Skeleton) -> Text:
    """What a document is called by its kind, number and issuer; never by its own words."""
    head = skeleton.head
    kind = KINDS[head.kind or "plan"]
    number = Text(f" số {head.number}", f" {head.number}") if head.number else Text("", "")
    year = (head.issued or "")[:4]
    when = Text(f" năm {year}", f" of {year}") if year else Text("", "")
    by = skeleton.bodies.issuer.name
    return kind + number + when + Text(f" của {by.vi}", f", {by.en}")


def _both(text: Text) -> dict[str, Tree]:
    return {"vi": text.vi, "en": text.en}


def _listed(key: str, values: Sequence[Tree]) -> dict[str, Tree]:
    """A key with a list; nothing where it is empty."""
    return {key: list(values)} if values else {}
