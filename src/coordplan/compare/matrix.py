"""Who leads what, plan by plan: rows are situations or actions, columns are plans.

A cell says only what ``who`` says of one plan, one situation and one action.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from coordplan.answer.calls import all_called
from coordplan.answer.circumstances import lacking, verdict_of
from coordplan.answer.evaluate import who
from coordplan.answer.items import Act, Answer, Caveat, Status, Succeeded
from coordplan.compiled import Agency, Plan, Reach, Role
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.index import Verdict
from coordplan.situation import Resolved, Situation, by_ids, resolve
from coordplan.vocabulary import Action, Event, Fact, Value, Vocabulary

COMMON_EVENTS = 13


class Leadership(StrEnum):
    """Who leads an action in a situation.

    ``one``, ``several``: so many certainly lead. ``alone``: nobody is called leader, but the plan
    names one body that does it. ``undecided``: nobody certainly leads, somebody may.
    ``nobody``: others act, nobody leads. ``mentioned``: a clause speaks of the action and gives it
    to nobody, at most to one that supports. ``silent``: no clause that bears on it does even that.
    ``outside``: the jurisdiction has no such place of entry, so nothing is compared;
    ``not-needed``: nobody needs the action in this situation.
    """

    ONE = "one"
    SEVERAL = "several"
    ALONE = "alone"
    UNDECIDED = "undecided"
    NOBODY = "nobody"
    MENTIONED = "mentioned"
    SILENT = "silent"
    OUTSIDE = "outside"
    NOT_NEEDED = "not-needed"


_TO_NOBODY = {Status.SILENT: Leadership.SILENT, Status.MENTIONED: Leadership.MENTIONED}


@dataclass(frozen=True, slots=True)
class Party:
    """One agency in one role, with every duty of one reach that gives it the role."""

    agency: Agency
    role: Role
    reach: Reach
    acts: tuple[Act, ...]

    @property
    def partners(self) -> tuple[Agency, ...]:
        """With whom the duties say that it acts."""
        return tuple(dict.fromkeys(other for act in self.acts for other in act.duty.partners))

    @property
    def by_function(self) -> bool:
        """Whether a duty says: according to its function."""
        return any(act.posting.by_function for act in self.acts)

    @property
    def on_call(self) -> bool:
        """Whether only duties on call give it the role; they are taken as called."""
        return all(act.duty.on_call is not None for act in self.acts)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one plan says of one action in one situation.

    ``parties`` are those who lead: by a duty that speaks of the situation, else by one that
    holds for any victim. Where nobody certainly leads they are those who act. ``also`` leads
    for any victim, beside leaders whom the plan names for the situation. ``maybe`` may lead (or,
    where no more can be said, act), depending on the facts in ``depends_on``.
    """

    status: Status
    leadership: Leadership
    parties: tuple[Party, ...]
    also: tuple[Party, ...]
    maybe: tuple[Party, ...]
    depends_on: tuple[Fact, ...]

    @property
    def reach(self) -> Reach:
        """Whether the parties are named for the situation, or for any victim."""
        named = any(party.reach is Reach.NAMED for party in self.parties)
        return Reach.NAMED if named else Reach.GENERAL

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Everybody who leads or acts, or may."""
        return (*self.parties, *self.also, *self.maybe)

    @property
    def functions(self) -> frozenset[str]:
        """The functions of everybody in the cell."""
        return frozenset(party.agency.function for party in self.everybody)


@dataclass(frozen=True, slots=True)
class Case:
    """One situation as every plan answers it; ``event`` is None where no single one stands."""

    event: Event | None
    answers: tuple[Answer, ...]

    @property
    def situation(self) -> Resolved:
        """What is known."""
        return self.answers[0].situation


@dataclass(frozen=True, slots=True)
class Row:
    """One action in one situation: a cell for each plan."""

    case: Case
    action: Action
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of one action in several situations, or of several actions in one.

    Exactly one of ``action`` and ``case`` is None: what differs from row to row.
    """

    action: Action | None
    case: Case | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed since a plan: around it, and of its bodies in a comparison."""

    caveats: tuple[Caveat, ...]
    successions: tuple[Succeeded, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Matrices over the same plans, in the order of their columns.

    ``caveats`` holds, plan by plan, what to know before relying on its column. ``left_out`` are
    common events that cannot occur together with the facts that were given. ``changed`` holds,
    plan by plan, what a registry says of the day; it is empty where none was asked.
    """

    plans: tuple[Plan, ...]
    as_of: datetime.date | None
    caveats: tuple[tuple[Caveat, ...], ...]
    matrices: tuple[Matrix, ...]
    left_out: tuple[Event, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        for matrix in self.matrices:
            for row in matrix.rows:
                yield from row.cells


def common_events(vocabulary: Vocabulary) -> tuple[Event, ...]:
    """The events compared unless others are asked for: the first thirteen of the vocabulary.

    A vocabulary lists first how a case begins; what comes after are circumstances that may be
    added to any of these.
    """
    return tuple(islice(vocabulary.events.values(), COMMON_EVENTS))


def by_event(
    plans: Sequence[Plan],
    actions: Sequence[Action],
    situation: Situation,
    *,
    functions: Collection[str] = (),
    as_of: datetime.date | None = None,
) -> Comparison:
    """A matrix for each action: a row for each event of the situation, with its facts.

    Without events the common ones that the facts allow. ``functions`` keeps only the rows in
    which a body with one of these functions stands.

    Raises ``SituationError`` with everything that is wrong with the events and facts.
    """
    vocabulary = plans[0].vocabulary
    situation = by_ids(situation, vocabulary)
    known = situation.facts
    resolve(Situation(**known), vocabulary)
    left_out: tuple[Event, ...] = ()
    if situation.events:
        chosen = _found(situation.events, known, vocabulary)
    else:
        common = common_events(vocabulary)
        chosen = tuple(e for e in common if not _problems(e.id, known, vocabulary))
        left_out = tuple(e for e in common if e not in chosen)
    cases = [ask(plans, event, Situation(event.id, **known), as_of) for event in chosen]
    return Comparison(
        tuple(plans),
        as_of,
        _caveats(cases),
        tuple(
            Matrix(action, None, rows(((case, action) for case in cases), functions))
            for action in actions
        ),
        left_out,
    )


def by_action(
    plans: Sequence[Plan],
    actions: Sequence[Action],
    situation: Situation,
    *,
    functions: Collection[str] = (),
    as_of: datetime.date | None = None,
) -> Comparison:
    """One matrix: a row for each action in a situation. Raises as ``who`` does."""
    event = None
    if len(situation.events) == 1 and not situation.facts:
        event = plans[0].vocabulary.find_event(situation.events[0])
    case = ask(plans, event, situation, as_of)
    found = rows(((case, action) for action in actions), functions)
    return Comparison(tuple(plans), as_of, _caveats([case]), (Matrix(None, case, found),))


def ask(
    plans: Sequence[Plan],
    event: Event | None,
    situation: Situation,
    as_of: datetime.date | None = None,
) -> Case:
    """One situation put to every plan, duties on call taken as called.

    Raises ``SituationError`` as ``who`` does.
    """
    answers = (
        who(plan, situation, standing=True, calls=all_called(plan), as_of=as_of) for plan in plans
    )
    return Case(event, tuple(answers))


def _found(
    words: Sequence[str], known: Mapping[str, Value], vocabulary: Vocabulary
) -> tuple[Event, ...]:
    """The events that words name. Raises ``SituationError`` for those that cannot be."""
    problems = [problem for word in words for problem in _problems(word, known, vocabulary)]
    if problems:
        raise SituationError(problems)
    found = {event.id: event for word in words if (event := vocabulary.find_event(word))}
    return tuple(found.values())


def _problems(
    event: str, known: Mapping[str, Value], vocabulary: Vocabulary
) -> tuple[Diagnostic, ...]:
    """What is wrong with an event together with what is known; nothing where all is well."""
    try:
        resolve(Situation(event, **known), vocabulary)
    except SituationError as error:
        return tuple(error.diagnostics)
    return ()


def _caveats(cases: Sequence[Case]) -> tuple[tuple[Caveat, ...], ...]:
    """What is to be said against each plan whatever the row; what concerns one, its cells say."""
    columns = zip(*(case.answers for case in cases), strict=True)
    return tuple(
        tuple(one for one in answers[0].warnings if all(one in a.warnings for a in answers))
        for answers in columns
    )


def rows(asked: Iterable[tuple[Case, Action]], functions: Collection[str] = ()) -> tuple[Row, ...]:
    """A row for each action in a case, of those in which one of these functions stands."""
    found = (
        Row(case, action, tuple(cell(answer, action) for answer in case.answers))
        for case, action in asked
    )
    return tuple(
        row
        for row in found
        if not functions or any(not c.functions.isdisjoint(functions) for c in row.cells)
    )


def cell(answer: Answer, action: Action) -> Cell:
    """What an answer says of one action."""
    nothing = _beside_the_point(answer, action)
    if nothing is not None:
        return Cell(answer.status[action.id], nothing, (), (), (), ())
    acting = [item for item in answer.act if item.answers_for(action)]
    named, general = _leads(acting, Reach.NAMED), _leads(acting, Reach.GENERAL)
    leads = named or general
    leading = {party.agency for party in leads}
    status = answer.status[action.id]
    open_ = _open(answer, action, _open_roles(status, leads))
    news = [p for p in open_ if not _known(p.item.agency, leading, named=bool(named))]
    maybe = _parties(p.item for p in news)
    facts = {fact.number: fact for p in news for fact in p.depends_on}
    return Cell(
        status,
        _leadership(status, leads, open_=any(party.role is Role.LEAD for party in maybe)),
        parties=leads or _parties(_weightiest(acting)),
        also=tuple(party for party in general if named and party.agency not in leading),
        maybe=maybe,
        depends_on=tuple(facts[number] for number in sorted(facts)),
    )


def _beside_the_point(answer: Answer, action: Action) -> Leadership | None:
    """Why an action is not compared here: no such place, or nobody needs it; None where it is."""
    situation, places = answer.situation, answer.situation.vocabulary.places
    if action.needed is not None and verdict_of(action.needed, situation) is Verdict.EXCLUDED:
        return Leadership.NOT_NEEDED
    if places is None or action.phase.id not in places.phases:
        return None
    return None if lacking(answer.plan, situation) is None else Leadership.OUTSIDE


def _leadership(status: Status, leads: Sequence[Party], *, open_: bool) -> Leadership:
    if leads:
        single = len(leads) == 1 and not leads[0].agency.several
        return Leadership.ONE if single else Leadership.SEVERAL
    if status is Status.NAMED:
        return Leadership.ALONE
    if open_:
        return Leadership.UNDECIDED
    return _TO_NOBODY.get(status, Leadership.NOBODY)


def _leads(acting: Iterable[Act], reach: Reach) -> tuple[Party, ...]:
    return _parties(item for item in acting if item.role is Role.LEAD and item.reach is reach)


def _weightiest(acting: Sequence[Act]) -> list[Act]:
    """Those whom the plan names for the situation, else those who act for any victim."""
    named = [item for item in acting if item.reach is Reach.NAMED]
    return named or list(acting)


@dataclass(frozen=True, slots=True)
class _Open:
    """One agency that may act, and the facts on which it depends."""

    item: Act
    depends_on: tuple[Fact, ...]


def _open_roles(status: Status, leads: Sequence[Party]) -> frozenset[Role]:
    """The roles in which somebody who only may act still matters to who is in charge."""
    if leads or status is Status.NAMED:
        return frozenset({Role.LEAD})
    if status is Status.UNDECIDED:
        return frozenset({Role.LEAD, Role.PERFORM, Role.SUPPORT})
    return frozenset({Role.LEAD, Role.PERFORM})


def _open(answer: Answer, action: Action, roles: frozenset[Role]) -> list[_Open]:
    """Who may have one of these roles in an action."""
    return [
        _Open(possible.item, possible.depends_on)
        for possible in answer.possible
        if isinstance(possible.item, Act)
        if possible.item.role in roles and possible.item.answers_for(action)
    ]


def _known(agency: Agency, leading: set[Agency], *, named: bool) -> bool:
    """Whether it is no news that an agency may lead.

    It is news of one among several leaders for any victim that the plan may name it alone.
    """
    return agency in leading and (named or len(leading) == 1)


def _parties(items: Iterable[Act]) -> tuple[Party, ...]:
    groups: dict[tuple[Agency, Role, Reach], list[Act]] = {}
    for item in items:
        groups.setdefault((item.agency, item.role, item.reach), []).append(item)
    return tuple(Party(*key, tuple(acts)) for key, acts in groups.items())
