"""Where plans compared differ: who leads, who is told, by when; what is alike in all of them.

A plan whose jurisdiction has no such place, or where nobody needs the action, differs from none.
Bodies are compared by function, as those of two plans have nothing else in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordplan.answer.circumstances import lacking
from coordplan.answer.items import Act, Answer, Notice
from coordplan.compare.matrix import Cell, Comparison, Leadership, Matrix, Row
from coordplan.compiled import Deadline, Plan
from coordplan.deadlines import measure
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
    return Agreement.DIFFER if len(set(compared)) > 1 else Agreement.ALIKE


def _constant(stances: Sequence[Stance | None]) -> Stance | None:
    """The one stance of a plan in several groups; None where it has more, or there is one group."""
    own = {stance for stance in stances if stance is not None}
    return own.pop() if len(own) == 1 and len(stances) > 1 else None


# who is told, and by when

Subject = Action | Entry
"""An action, or a function whose bodies are told."""

Limits = Mapping[Deadline | None, Verdict]
"""By when something is to be done (None: no limit is given), and whether that is certain."""


@dataclass(frozen=True, slots=True)
class Provision:
    """What each plan provides of an action, or of telling bodies of one function.

    ``plans`` holds the limits of each; none where it certainly does not provide it in a case in
    which another does, and None where that cannot be compared.
    """

    subject: Subject
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
        return len({frozenset(map(measure, one)) for one in self.plans if one}) > 1


Key = tuple[bool, str]
"""A subject: whether it is about who is told, and the id of the action or the function."""


def provisions(comparison: Comparison) -> tuple[Provision, ...]:
    """What the plans provide in the cases compared, whatever the action; first the actions."""
    found: dict[Key, list[dict[Deadline | None, Verdict] | None]] = {}
    cases = {id(row.case): row.case for matrix in comparison.matrices for row in matrix.rows}
    for case in cases.values():
        said = [_provided(answer) for answer in case.answers]
        for subject in {subject for one in said for subject in one or ()}:
            plans = found.setdefault(subject, [None] * len(said))
            for number, one in enumerate(said):
                if one is not None:
                    own = plans[number] = plans[number] or {}
                    certain = {limit for limit in own if own[limit] is Verdict.CERTAIN}
                    own |= {k: v for k, v in one.get(subject, {}).items() if k not in certain}
    vocabulary = comparison.plans[0].vocabulary
    keyed: dict[Key, Subject] = {(False, id_): one for id_, one in vocabulary.actions.items()}
    keyed |= {(True, id_): one for id_, one in vocabulary.functions.items()}
    return tuple(Provision(one, tuple(found[key])) for key, one in keyed.items() if key in found)


def _provided(answer: Answer) -> dict[Key, dict[Deadline | None, Verdict]] | None:
    """By when an answer has what done; None where it lacks the place, so cannot be compared."""
    if lacking(answer.plan, answer.situation) is not None:
        return None
    of_duties = answer.plan.once(_keys_of_duties)
    found: dict[Key, dict[Deadline | None, Verdict]] = {}
    certain = ((item, Verdict.CERTAIN) for item in (*answer.act, *answer.notify))
    possible = ((one.item, Verdict.POSSIBLE) for one in answer.possible)
    for item, verdict in (*certain, *possible):
        if isinstance(item, Act | Notice):
            for key in _keys(item, of_duties[item.duty.number]):
                found.setdefault(key, {}).setdefault(item.within, verdict)
    return found


def _keys_of_duties(plan: Plan) -> tuple[tuple[Key, ...], ...]:
    """The actions of each duty that are tied to a case."""
    return tuple(_keys_of(duty.actions) for duty in plan.duties)


def _keys_of(actions: Iterable[Action]) -> tuple[Key, ...]:
    return tuple((False, action.id) for action in actions if not action.phase.standing)


def _keys(item: Act | Notice, of_duty: tuple[Key, ...]) -> tuple[Key, ...]:
    """Whom to tell, or the actions of whoever acts; nothing of what is tied to no case."""
    if not of_duty:
        return ()
    if isinstance(item, Notice):
        return ((True, item.agency.function),)
    if item.aside or not item.role.acts:
        return ()
    return _keys_of(item.actions) if item.posting.others else of_duty
