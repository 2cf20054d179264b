"""The plan as asked: frozen, ids resolved, assignments inherited, conditions indexed.

Everything that does not depend on a situation is worked out once, here: the order of an
answer, the reach of a duty, who reports to whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain, islice

from coordplan.conditions import Condition
from coordplan.diagnostics import Diagnostic, VocabularyMismatchError
from coordplan.frozen import dataclass, replaced
from coordplan.index import Index
from coordplan.once import Once
from coordplan.source import Location
from coordplan.text import Text, fold, quote
from coordplan.vocabulary import Action, Entry, Phase, Value, Vocabulary
from coordplan.vocabulary.terms import spelled


class Role(StrEnum):
    """How an agency takes part in a duty."""

    LEAD = "lead"
    PERFORM = "perform"
    SUPPORT = "support"
    DIRECT = "direct"
    ADVISE = "advise"

    @property
    def acts(self) -> bool:
        """Whether the agency acts itself; otherwise it oversees."""
        return self in {Role.LEAD, Role.PERFORM, Role.SUPPORT}


class Reach(StrEnum):
    """Whether a duty speaks of the situation, or holds for any victim."""

    NAMED = "named"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that the plan names; a group stands for ``several``.

    Bodies of two plans are compared by function and level; ``any_level`` says that the text
    states none.
    """

    id: str
    name: Text
    function: str
    level: str
    under: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    several: bool = False
    any_level: bool = False
    where: Location | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything by which the agency can be found."""
        return (self.id, self.name.vi, self.name.en, *self.aliases)

    def is_as(self, other: Agency) -> bool:
        """Whether a body of another plan is the same kind of body; no group is."""
        if self.several or other.several:
            return False
        same_level = self.level == other.level or self.any_level or other.any_level
        return self.function == other.function and same_level

    def may_be(self, other: Agency) -> bool:
        """Whether word to this body may be word to that of another plan.

        Whom a group holds is not known: any group may be any other.
        """
        return (self.several and other.several) or self.is_as(other)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: at once, within an ISO 8601 duration, or within working days.

    Or ``ahead``: no later than this long (ISO 8601) before the victim enters the country.
    """

    immediately: bool = False
    duration: str | None = None
    working_days: int | None = None
    ahead: str | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """Who must be told; with ``any`` one of them is enough."""

    to: tuple[Agency, ...]
    any: bool
    within: Deadline | None


@dataclass(frozen=True, slots=True)
class Reporting:
    """To whom a duty reports, through whom and how often.

    ``to`` is empty where the clause names no addressee; ``every`` holds ISO 8601 durations;
    ``unspecified`` says that the words give no period.
    """

    to: tuple[Agency, ...]
    via: Agency | None
    every: tuple[str, ...]
    on_demand: bool
    unspecified: bool


@dataclass(frozen=True, slots=True)
class OnCall:
    """What sets a duty in motion beside the facts of a case; only an officer can state it.

    ``necessary``: somebody judges it necessary; ``asked_by``: one of these asks for it, empty
    where the words name nobody, None where they speak of no request. With both, both must be.
    """

    necessary: bool
    asked_by: tuple[Agency, ...] | None


@dataclass(frozen=True, slots=True)
class Posting:
    """One agency in one duty: its role, whether it can only be asked, and who assigned it.

    ``by_function`` where the words of its line say: each by its function; ``others`` are then the
    actions of the duty (ids) that belong to other bodies of that line.
    """

    agency: Agency
    role: Role
    requested: bool
    assigned_by: str | None
    by_function: bool = False
    others: tuple[str, ...] = ()

    def answers_for(self, action: Action) -> bool:
        """Whether an action of the duty is this body's, and not another's by its function."""
        return action.id not in self.others


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that agencies do under a clause.

    ``id`` has the plan and the key of the duty, else its clause and ``ordinal``. ``condition`` is
    the number of what must be so: the facts, and when in the case. A duty on call has a condition
    of its own, and holds only where it is called too. ``before`` and ``after`` are the actions
    that it comes before or after; ``taken_from`` are the clauses that a role or an addressee
    stands in, where that is not its own.
    """

    id: str
    ordinal: int
    number: int
    clause: str
    actions: tuple[Action, ...]
    condition: int
    reach: Reach
    gist: Text
    postings: tuple[Posting, ...]
    partners: tuple[Agency, ...]
    beneficiaries: tuple[Entry, ...]
    within: Deadline | None
    notification: Notification | None
    hand_over_to: tuple[Agency, ...]
    submit_to: tuple[Agency, ...]
    reporting: Reporting | None
    before: tuple[Action, ...]
    after: tuple[Action, ...]
    on_call: OnCall | None
    taken_from: tuple[str, ...]
    inferred: Text | None
    where: Location | None

    @property
    def name(self) -> str:
        """The duty within its plan: clause and ordinal, such as ``V.8.-1#1``."""
        return f"{self.clause}#{self.ordinal}"

    @property
    def key(self) -> str:
        """What its id has after the plan: its own key, else clause and ordinal."""
        return self.id.partition(":")[2]

    @property
    def phase(self) -> Phase:
        """The first phase, in time, of the duty's actions, or of those that it comes beside."""
        timed = (*self.before, *self.after) or self.actions
        return min((action.phase for action in timed), key=lambda phase: phase.number)

    @property
    def by_function(self) -> bool:
        """Whether the words say of some of its bodies: each by its function."""
        return any(posting.by_function for posting in self.postings)

    def acting_in(self, action: Action) -> tuple[Posting, ...]:
        """Those who act in an action, each by what belongs to its function."""
        if action not in self.actions:
            return ()
        return tuple(p for p in self.postings if p.role.acts and p.answers_for(action))

    @property
    def tells_or_moves(self) -> bool:
        """Whether it tells somebody about the victim, or takes the victim elsewhere."""
        moves = bool(self.hand_over_to) or any(action.moving for action in self.actions)
        return moves or self.notification is not None or any(a.telling for a in self.actions)

    @property
    def standing(self) -> bool:
        """Whether none of the actions is tied to a case."""
        return all(action.phase.standing for action in self.actions)

    @property
    def agencies(self) -> frozenset[Agency]:
        """Every agency that the duty names, each once."""
        return frozenset(self.named)

    @property
    def named(self) -> tuple[Agency, ...]:
        """Who acts, with whom, who is told or receives; an agency may stand there twice."""
        named = [p.agency for p in self.postings]
        named += [*self.partners, *self.hand_over_to, *self.submit_to]
        if self.notification is not None:
            named += self.notification.to
        if self.reporting is not None:
            named += self.reporting.to
            named += [self.reporting.via] if self.reporting.via is not None else []
        if self.on_call is not None:
            named += self.on_call.asked_by or ()
        return tuple(named)

    @property
    def acting(self) -> tuple[Agency, ...]:
        """Who does it: those who lead or perform, else those who support, else who oversees."""
        for roles in ((Role.LEAD, Role.PERFORM), (Role.SUPPORT,), (Role.DIRECT, Role.ADVISE)):
            found = tuple(p.agency for p in self.postings if p.role in roles)
            if found:
                return found
        return ()

    @property
    def limit(self) -> Deadline | None:
        """By when it must be done; where that is not said, by when word must be given."""
        told = self.notification
        return self.within if self.within is not None or told is None else told.within

    @property
    def word_to(self) -> tuple[Agency, ...]:
        """Whom it gives word: who is told; where an action gives word, also to whom papers go."""
        told = self.notification.to if self.notification is not None else ()
        return (*told, *self._papers_to)

    def enough(self, body: Agency) -> tuple[Agency, ...]:
        """The bodies to whom it gives word of which one is enough in the place of this one."""
        told = self.notification
        return told.to if told is not None and told.any and body in told.to else (body,)

    def tells(self, bodies: Collection[Agency]) -> bool:
        """Whether it surely gives word to what may be one of some bodies of another plan."""

        def meant(agency: Agency) -> bool:
            return any(agency.may_be(body) for body in bodies)

        told = self.notification
        surely = told is not None and (all if told.any else any)(map(meant, told.to))
        return surely or any(map(meant, self._papers_to))

    @property
    def _papers_to(self) -> tuple[Agency, ...]:
        return self.submit_to if any(action.telling for action in self.actions) else ()


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument that a clause cites; ``number`` and ``issuer`` where the text has its own."""

    instrument: str
    number: str | None = None
    issuer: str | None = None

    @property
    def words(self) -> str:
        """The instrument, and what the text has of its own, on one line."""
        own = ", ".join(word for word in (self.number, self.issuer) if word is not None)
        return f"{self.instrument} ({own})" if own else self.instrument


@dataclass(frozen=True, slots=True)
class Clause:
    """A leaf of the document.

    ``fingerprint`` identifies its text, which is not kept here; it is empty where no source text
    was at hand. An assignment ``assigns`` roles to the duties of the clauses in ``of``. It is
    ``about`` actions that it speaks of and gives to nobody. Nobody has ``reviewed`` what was only
    drafted, or not since its words changed.
    """

    at: str
    kind: str
    gist: Text
    fingerprint: str
    duties: tuple[Duty, ...]
    of: tuple[str, ...]
    assigns: tuple[Posting, ...]
    names: tuple[Agency, ...]
    inferred: Text | None
    where: Location | None
    cites: tuple[Citation, ...] = ()
    about: tuple[Action, ...] = ()
    reviewed: bool = True

    def speaks_of(self, action: Action) -> bool:
        """Whether it speaks of an action, also where it gives it to nobody."""
        return action in self.about or any(action in duty.actions for duty in self.duties)

    @property
    def agencies(self) -> frozenset[Agency]:
        """Every agency that the clause names, in a duty or without one."""
        own = {*self.names, *(posting.agency for posting in self.assigns)}
        return frozenset(own).union(*(duty.agencies for duty in self.duties))


@dataclass(frozen=True, slots=True)
class Document:
    """What the document says of itself; dates are as precise as the source.

    ``covers`` holds the locators that a partial plan encodes, and is empty where it encodes the
    whole document; ``pages`` are where a plan without a source text was read. A ``draft`` is not
    ready.
    """

    kind: str
    number: str | None
    issuer: Agency
    issued: str | None
    effective_from: str | None
    effective_to: str | None
    carries_out: tuple[str, ...]
    cites: tuple[str, ...]
    source_file: str | None
    source_sha256: str | None
    covers: tuple[str, ...]
    pages: tuple[str, ...]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that names who acts in the clauses below it."""

    at: str
    fingerprint: str
    where: Location | None

    def stands_over(self, at: str) -> bool:
        """Whether a clause stands below it."""
        return at.startswith(f"{self.at}.")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The place a plan is for."""

    name: Text
    level: str


@dataclass(frozen=True, slots=True)
class Joint:
    """One agency that acts in one action under several duties, each with a condition of its own.

    ``condition`` is their disjunction in the index of joints: where it is certain the agency
    acts, even while it is open which of the duties binds it.
    """

    agency: Agency
    action: Action
    duties: tuple[Duty, ...]
    condition: int


@dataclass(frozen=True, slots=True)
class Plan(Once):
    """A plan ready to be asked. Immutable, so any number of threads may share it.

    ``postings`` lists every agency in every duty in the order of an answer: by phase, then
    what names the situation before what holds for any victim, then by role. ``places`` are the
    values of the fact of places that the jurisdiction had, None where every one counts.
    ``fingerprint`` is that of all that its file says, layout and comments apart. ``apart``
    says that another plan of this id stands beside it, from which its file tells it.
    """

    id: str
    title: Text
    jurisdiction: Jurisdiction
    places: tuple[str, ...] | None
    places_source: Text | None
    document: Document
    vocabulary: Vocabulary
    agencies: Mapping[str, Agency]
    headings: tuple[Heading, ...]
    clauses: Mapping[str, Clause]
    duties: tuple[Duty, ...]
    conditions: tuple[Condition, ...]
    index: Index
    postings: tuple[tuple[Duty, Posting], ...]
    joints: tuple[Joint, ...]
    joint_index: Index
    fingerprint: str
    where: Location | None
    apart: bool = False

    @property
    def unreviewed(self) -> tuple[Clause, ...]:
        """The clauses that somebody has still to review."""
        return tuple(clause for clause in self.clauses.values() if not clause.reviewed)

    @property
    def is_draft(self) -> bool:
        """Whether it is not ready, by its own word or because a clause is not reviewed."""
        return self.document.draft or bool(self.unreviewed)

    @property
    def asked_as(self) -> str:
        """The file that it was read from, as messages show it; its id where it was asked so."""
        return self.id if self.where is None else self.where.named

    @property
    def label(self) -> str:
        """What people see of it: its id, and its file where another plan beside it has this id."""
        told = self.apart and self.asked_as != self.id
        return f"{self.id} ({self.asked_as})" if told else self.id

    def __hash__(self) -> int:
        """By what tells plans apart: all of a plan would take as long as a thousand look-ups."""
        return hash((self.id, self.document, self.conditions))

    def find_agencies(self, words: str) -> tuple[Agency, ...]:
        """Agencies whose id, name or alias is these words, else those that contain them.

        Case, diacritics and punctuation do not count.
        """
        folded = fold(words)
        exact = [a for a in self.agencies.values() if folded in map(fold, a.names)]
        if exact or not folded:
            return tuple(exact)
        return tuple(
            a for a in self.agencies.values() if any(folded in fold(name) for name in a.names)
        )

    @property
    def duties_on_call(self) -> tuple[Duty, ...]:
        """The duties that only an officer sets in motion, in the order of the plan."""
        return tuple(duty for duty in self.duties if duty.on_call is not None)

    @property
    def levels_above(self) -> tuple[str, ...]:
        """The levels above that of the jurisdiction, the highest first."""
        levels = tuple(self.vocabulary.levels)
        return levels[: levels.index(self.jurisdiction.level)]

    def duties_with(self, action: Action) -> tuple[Duty, ...]:
        """The duties in which an action is to be done, in the order of the plan."""
        return self.once(_by_action).get(action.id, ())

    def has_place(self, value: Value) -> bool:
        """Whether the jurisdiction had a place of entry, as far as the plan says."""
        return self.places is None or spelled(value) in self.places

    def duty(self, id_: str) -> Duty | None:
        """A duty by its id, or by plan, clause and ordinal, such as ``haiphong:V.8.-1#1``."""
        name = id_.removeprefix(f"{self.id}:")
        return next((duty for duty in self.duties if name in {duty.key, duty.name}), None)


def told_apart(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """The same plans, those that share an id with another one labelled with their files."""
    plans = tuple(plans)
    files = {(plan.id, plan.asked_as) for plan in plans}
    often = Counter(id_ for id_, _ in files)
    return tuple(
        plan if plan.apart or often[plan.id] == 1 else replaced(plan, apart=True) for plan in plans
    )


def beside(
    plans: Sequence[Plan], rules: Sequence[Sequence[Plan]]
) -> tuple[tuple[Plan, ...], list[tuple[Plan, ...]]]:
    """Plans, and the higher instruments beside each; those that share an id are told apart."""
    every = iter(told_apart([*plans, *chain(*rules)]))
    own = tuple(islice(every, len(plans)))
    return own, [tuple(islice(every, len(some))) for some in rules]


def _by_action(plan: Plan) -> dict[str, tuple[Duty, ...]]:
    found: dict[str, list[Duty]] = {}
    for duty in plan.duties:
        for action in duty.actions:
            found.setdefault(action.id, []).append(duty)
    return {id_: tuple(duties) for id_, duties in found.items()}


def require_one_vocabulary(a: Plan, b: Plan) -> None:
    """Raise ``VocabularyMismatchError`` unless two plans share their facts and constraints."""
    if a.vocabulary is b.vocabulary or a.vocabulary == b.vocabulary:
        return
    names = f"{quote(a.id)}, {quote(b.id)}"
    raise VocabularyMismatchError(
        [
            Diagnostic(
                "vocabulary-mismatch",
                Text(
                    en=f"plans {names} are written in different vocabularies",
                    vi=f"các kế hoạch {names} dùng bộ từ vựng khác nhau",
                ),
                help=Text(
                    en="compare plans that use one vocabulary",
                    vi="so sánh các kế hoạch dùng chung một bộ từ vựng",
                ),
            )
        ]
    )
