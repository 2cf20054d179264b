"""Where plans compared differ: who leads, who is told, by when; what is alike in all of them.

A plan whose jurisdiction has no such place, or where nobody needs the action, differs from none.
Bodies are compared by function, as those of two plans have nothing else in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordplan.answer.circumstances import lacking
from coordplan.answer.items import Act, Answer, Notice, Statement
from coordplan.compare.matrix import Case, Cell, Comparison, Leadership, Matrix, Row
from coordplan.compiled import Agency, Deadline
from coordplan.index import Verdict
from coordplan.vocabulary import Action, Entry, Fact


@dataclass(frozen=True, slots=True)
class Stance:
    """Who leads in one cell, as far as another plan's can be like it.

    ``leadership`` is ``one`` also where several lead, and ``nobody`` also where a plan only
    mentions the action, or is silent.
    """

    leadership: Leadership
    functions: frozenset[str] = frozenset()
    depends_on: tuple[Fact, ...] = ()


Stances = tuple[Stance | None, ...]
"""The stance of each plan, None where nothing is compared."""


class Agreement(StrEnum):
    """Whether plans agree on who leads in a row; ``single``: fewer than two are compared there."""

    DIFFER = "differ"
    ALIKE = "alike"
    NOBODY = "nobody"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows in which each plan takes the same stance."""

    rows: tuple[Row, ...]
    stances: Stances
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Leaders:
    """Who leads in the rows of a matrix.

    ``constant`` are the stances of plans that take the same one wherever they are compared; in
    the groups only the others differ from row to row.
    """

    matrix: Matrix
    groups: tuple[Group, ...]
    constant: Stances

    def rows(self, agreement: Agreement) -> tuple[Row, ...]:
        """The rows with one agreement, in the order of the matrix."""
        groups = (group for group in self.groups if group.agreement is agreement)
        found = {id(row) for group in groups for row in group.rows}
        return tuple(row for row in self.matrix.rows if id(row) in found)


def leaders(matrix: Matrix) -> Leaders:
    """Who leads in the rows of a matrix, equal rows together."""
    groups: dict[Stances, list[Row]] = {}
    for row in matrix.rows:
        groups.setdefault(tuple(map(_stance, row.cells)), []).append(row)
    found = tuple(Group(tuple(own), said, _agreement(said)) for said, own in groups.items())
    return Leaders(matrix, found, tuple(map(_constant, zip(*groups, strict=True))))


_LED = {Leadership.ONE, Leadership.SEVERAL, Leadership.ALONE}
_ASIDE = {Leadership.OUTSIDE, Leadership.NOT_NEEDED}


def _stance(cell: Cell) -> Stance | None:
    if cell.leadership in _ASIDE:
        return None
    if cell.leadership is Leadership.UNDECIDED:
        return Stance(cell.leadership, depends_on=cell.depends_on)
    if cell.leadership not in _LED:
        return Stance(Leadership.NOBODY)
    alone = cell.leadership is Leadership.ALONE
    functions = frozenset(party.agency.function for party in cell.parties)
    return Stance(Leadership.ALONE if alone else Leadership.ONE, functions)


def _agreement(stances: Stances) -> Agreement:
    compared = [stance for stance in stances if stance is not None]
    if len(compared) < 2:
        return Agreement.SINGLE
    if any(stance != compared[0] for stance in compared):
        return Agreement.DIFFER
    return Agreement.NOBODY if compared[0].leadership is Leadership.NOBODY else Agreement.ALIKE


def _constant(stances: Sequence[Stance | None]) -> Stance | None:
    """The one stance of a plan in several groups; None where it has more, or there is one group."""
    own = {stance for stance in stances if stance is not None}
    return own.pop() if len(own) == 1 and len(stances) > 1 else None


# who is told, and by when

Limits = Mapping[Deadline | None, Verdict]
"""By when something is to be done (None: no limit is given), and whether that is certain."""


@dataclass(frozen=True, slots=True)
class Provision:
    """What each plan provides of an action, or of telling bodies of one function.

    ``plans`` holds the limits of each; none where it certainly does not provide it in a case in
    which another does, and None where that cannot be compared. ``agencies`` are those told.
    """

    subject: Action | Entry
    agencies: tuple[Agency, ...]
    plans: tuple[Limits | None, ...]

    @property
    def told(self) -> bool:
        """Whether it is about who is told."""
        return isinstance(self.subject, Entry)

    @property
    def only_in_some(self) -> bool:
        """Whether some of the plans provide it, and others do not."""
        return any(self.plans) and any(one == {} for one in self.plans)

    @property
    def timed_otherwise(self) -> bool:
        """Whether plans that provide it do so by different times."""
        return len({frozenset(one) for one in self.plans if one}) > 1


def provisions(comparison: Comparison) -> tuple[Provision, ...]:
    """What the plans provide in the cases compared, whatever the action; first the actions."""
    found: dict[str, _Gathered] = {}
    for case in _cases(comparison):
        answers = [None if lacking(a.plan, a.situation) else a for a in case.answers]
        own = [{} if answer is None else _provided(answer) for answer in answers]
        for key in dict.fromkeys(key for one in own for key in one):
            gathered = found.setdefault(key, _Gathered(len(answers)))
            for number, (answer, said) in enumerate(zip(answers, own, strict=True)):
                if answer is not None:
                    gathered.add(number, said.get(key, ()))
    vocabulary = comparison.plans[0].vocabulary
    subjects: list[Action | Entry] = [*vocabulary.actions.values(), *vocabulary.functions.values()]
    keyed = ((subject, found.get(_key(subject))) for subject in subjects)
    return tuple(
        Provision(subject, tuple(one.agencies), tuple(one.plans))
        for subject, one in keyed
        if one is not None
    )


class _Gathered:
    """What is found of one subject, plan by plan, over all cases."""

    def __init__(self, plans: int) -> None:
        self.agencies: dict[Agency, None] = {}
        self.plans: list[dict[Deadline | None, Verdict] | None] = [None] * plans

    def add(self, plan: int, said: Iterable[tuple[Statement, Verdict]]) -> None:
        """What one plan says of it in one case."""
        limits = self.plans[plan] or {}
        for item, verdict in said:
            limit = item.within if isinstance(item, Act | Notice) else None
            if limits.get(limit) is not Verdict.CERTAIN:
                limits[limit] = verdict
            if isinstance(item, Notice):
                self.agencies[item.agency] = None
        self.plans[plan] = limits


def _cases(comparison: Comparison) -> Iterable[Case]:
    cases = {id(row.case): row.case for matrix in comparison.matrices for row in matrix.rows}
    return cases.values()


def _provided(answer: Answer) -> Mapping[str, list[tuple[Statement, Verdict]]]:
    """What an answer says of each subject; what is tied to no case is left out."""
    found: dict[str, list[tuple[Statement, Verdict]]] = {}
    for item, verdict in _items(answer):
        for key in _subjects(item):
            found.setdefault(key, []).append((item, verdict))
    return found


def _subjects(item: Statement) -> Iterable[str]:
    """Of what a statement speaks: of whom to tell, or of the actions of whoever acts."""
    if item.duty.standing:
        return ()
    if isinstance(item, Notice):
        return (f"told {item.agency.function}",)
    if not isinstance(item, Act) or item.aside or not item.role.acts:
        return ()
    return (action.id for action in item.actions if not action.phase.standing)


def _items(answer: Answer) -> Iterator[tuple[Statement, Verdict]]:
    yield from ((item, Verdict.CERTAIN) for item in answer.act)
    yield from ((item, Verdict.CERTAIN) for item in answer.notify)
    yield from ((possible.item, Verdict.POSSIBLE) for possible in answer.possible)


def _key(subject: Action | Entry) -> str:
    return subject.id if isinstance(subject, Action) else f"told {subject.id}"
