"""The summary of a comparison: where plans differ in who leads, who is told, and by when."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from coordplan.blocks import (
    Block,
    Heading,
    Row,
    Rows,
    Words,
    code,
    marked,
    section,
    together,
    words,
)
from coordplan.compare.matrix import Case, Comparison, Leadership, Matrix
from coordplan.compare.matrix import Row as Line
from coordplan.compare.stances import (
    Agreement,
    Group,
    Leaders,
    Limits,
    Provision,
    Stance,
    leaders,
    provisions,
)
from coordplan.compiled import Deadline
from coordplan.index import Verdict
from coordplan.pages.cells import DEPENDS_ON
from coordplan.phrases.duties import topics
from coordplan.phrases.plans import labels as plan_labels
from coordplan.phrases.situations import fact_words
from coordplan.phrases.time import deadline
from coordplan.text import Text, counted, forms, join
from coordplan.vocabulary import Entry, Vocabulary

_SUMMARY = Text(vi="Tóm tắt", en="In brief")
LEADS = Text(vi="Cơ quan chủ trì: {what}", en="Who leads: {what}")
_ANY_VICTIM = Text(vi="mọi nạn nhân", en="any victim")
_DIFFER_SITUATIONS = Text(
    vi="khác nhau ở {n}/{all} tình huống", en="differs in {n} of {all} situations"
)
_DIFFER_ACTIONS = Text(vi="khác nhau ở {n}/{all} việc", en="differs in {n} of {all} actions")
_THE_ONE = Text(vi="khác nhau", en="differs")
_NOT_AT_ALL = Text(vi="không khác nhau", en="does not differ")
_EVERY_SITUATION = Text(vi="mọi tình huống so sánh được", en="in every situation compared")
_EVERY_ACTION = Text(vi="mọi việc so sánh được", en="every action compared")
_ALIKE = Text(vi="giống nhau ({who})", en="alike ({who})")
_SINGLE = Text(vi="chỉ so sánh được ở một kế hoạch", en="compared under one plan at most")
_NOT_GIVEN = Text(vi="chưa phân công", en="nobody leads")
_NOT_CALLED = Text(vi="{who} (không nêu là chủ trì)", en="{who} (not named as lead)")
_MORE_ROWS = forms(
    vi="còn {n} nhóm nữa, xem bảng dưới",
    one="{n} group more, in the table below",
    many="{n} groups more, in the table below",
)
_MORE = forms(vi="còn {n} dòng", one="{n} row more", many="{n} rows more")
_TOLD = Text(
    vi="Chỉ một số kế hoạch quy định thông báo", en="Told under some plans, not under others"
)
_TIMED = Text(vi="Thời hạn khác nhau", en="Deadlines that differ")
_ONLY = Text(vi="chỉ", en="only")
_ASIDE = Text(vi="không so sánh được", en="not compared")
_MAY = (" ", Text(vi="(tùy trường hợp)", en="(depends)"))
_GROUPS = Text(
    vi="nhóm cơ quan (không nêu rõ từng cơ quan)", en="groups whose members are not named"
)
_TELLING = Text(vi="thông báo cho {who}", en="telling {who}")
_NO_LIMIT = Text(vi="không nêu thời hạn", en="no deadline")

_ROOM = 9
_PROVISIONS_SHOWN = 6


def case_name(case: Case) -> Text:
    """What happened, in words: the event, else the known facts, else any victim."""
    if case.event is not None:
        return case.event.label
    known = case.situation.known
    facts = [fact for fact in case.situation.vocabulary.fact_list if fact.number in known]
    said = [fact_words(fact, fact.values[known[fact.number]]) for fact in facts]
    return join(said, " · ") if said else _ANY_VICTIM


def row_name(matrix: Matrix, row: Line) -> Text:
    """What differs from row to row: the situation, or the action."""
    return case_name(row.case) if matrix.case is None else row.action.label


def matrix_name(matrix: Matrix) -> Text:
    """What a matrix compares: an action, or a situation."""
    if matrix.action is not None:
        return matrix.action.label
    assert matrix.case is not None
    return case_name(matrix.case)


def summary(comparison: Comparison, *, full: bool = False) -> Iterator[Block]:
    """Where the plans differ; without ``full`` at most a screen. Nothing of a single plan."""
    if len(comparison.plans) < 2 or not any(matrix.rows for matrix in comparison.matrices):
        return
    said = _Summary(comparison, full=full)
    yield Heading(words(_SUMMARY))
    yield from said.leaders()
    found = provisions(comparison)
    told = _together(
        (one for one in found if one.told and one.only_in_some),
        lambda limits: (bool(limits), Verdict.CERTAIN in limits.values()),
    )
    yield from said.section(_TOLD, [said.told(group) for group in told])
    timed = _together(
        (one for one in found if one.timed_otherwise), lambda limits: frozenset(limits.items())
    )
    yield from said.section(_TIMED, [said.timed(group) for group in timed])


class _Summary:
    """The plans of a comparison by their names, and how much there is room for."""

    def __init__(self, comparison: Comparison, *, full: bool) -> None:
        self.comparison = comparison
        self.names = plan_labels(comparison.plans)
        self.vocabulary: Vocabulary = comparison.plans[0].vocabulary
        self.full = full

    def leaders(self) -> Iterator[Block]:
        """Who leads, matrix by matrix; where there are many, how often that differs."""
        found = [leaders(matrix) for matrix in self.comparison.matrices if matrix.rows]
        room = _ROOM // len(found)
        if room < 2 and not self.full:
            rows = [Row(words(matrix_name(one.matrix)), words(_tally(one))) for one in found]
            yield Rows(tuple(rows))
            return
        for one in found:
            said = words(LEADS.format(what=matrix_name(one.matrix)))
            yield Heading(said, 3, note=words(_tally(one)))
            yield Rows(tuple(self._rows(one, None if self.full else room)))

    def _rows(self, one: Leaders, room: int | None) -> Iterator[Row]:
        """The plans that stay alike, then rows in which the others differ, then all others."""
        if any(one.constant):
            every = _EVERY_SITUATION if one.matrix.case is None else _EVERY_ACTION
            yield Row(marked("faint", every), self._stances(one.constant))
        found: dict[Agreement, dict[Words, list[Line]]] = {which: {} for which in Agreement}
        for group in one.groups:
            if said := self._said(one, group):
                found[group.agreement].setdefault(said, []).extend(group.rows)
        for agreement, rows in found.items():
            shown = list(rows.items())[: room if agreement is Agreement.DIFFER else None]
            for said, lines in shown:
                named = _named(one.matrix, lines)
                differ = agreement is Agreement.DIFFER
                yield Row(named, said) if differ else Row((), words(said, ": ", named))
            if len(shown) < len(rows):
                yield Row(marked("faint", counted(_MORE_ROWS, len(rows) - len(shown))))

    def _said(self, one: Leaders, group: Group) -> Words:
        """Who leads, as far as it differs from row to row, or is alike."""
        if group.agreement is Agreement.SINGLE:
            return words(_SINGLE)
        if group.agreement is Agreement.ALIKE:
            leading = next(stance for stance in group.stances if stance is not None)
            return words(_ALIKE.format(who=self._stance(leading)))
        pairs = zip(group.stances, one.constant, strict=True)
        return self._stances([None if constant else said for said, constant in pairs])

    def _stances(self, stances: Sequence[Stance | None]) -> Words:
        """Who leads under which plans, those of one stance together."""
        by: dict[Stance, list[str]] = {}
        for name, stance in zip(self.names, stances, strict=True):
            if stance is not None:
                by.setdefault(stance, []).append(name)
        return together(
            words(_listed(plans), ": ", self._stance(said)) for said, plans in by.items()
        )

    def _stance(self, stance: Stance) -> Text:
        functions = self.vocabulary.functions.values()
        who = join(one.label for one in functions if one.id in stance.functions)
        if stance.leadership is Leadership.ONE:
            return who
        if stance.leadership is Leadership.ALONE:
            return _NOT_CALLED.format(who=who)
        if stance.leadership is Leadership.UNDECIDED:
            return DEPENDS_ON + " " + topics(stance.depends_on)
        return _NOT_GIVEN

    def section(self, heading: Text, rows: Sequence[Row]) -> Iterator[Block]:
        """A heading with rows under it, as many as there is room for."""
        shown = rows if self.full else rows[:_PROVISIONS_SHOWN]
        left = len(rows) - len(shown)
        more = [Row(marked("faint", counted(_MORE, left)))] if left else []
        yield from section(heading, [*shown, *more], level=3)

    def told(self, group: Sequence[Provision]) -> Row:
        """Under which plans alone bodies of some functions are told."""
        plans = list(zip(map(code, self.names), group[0].plans, strict=True))
        given = [
            words(name, *(() if Verdict.CERTAIN in limits.values() else _MAY))
            for name, limits in plans
            if limits
        ]
        aside = together((name for name, limits in plans if limits is None), ", ")
        only = words(_ONLY, " ", together(given, ", "))
        without = words(_ASIDE, ": ", aside) if aside else ()
        return Row(words(join(map(self._subject, group))), together([only, without]))

    def timed(self, group: Sequence[Provision]) -> Row:
        """By when, plan by plan, of the plans that provide it."""
        by: dict[tuple[Deadline, Verdict], list[str]] = {}
        without: list[str] = []
        may = Verdict.POSSIBLE
        for name, limits in zip(self.names, group[0].plans, strict=True):
            given = [(limit, verdict) for limit, verdict in (limits or {}).items() if limit]
            for pair in given:
                by.setdefault(pair, []).append(name)
            without += [name] if limits and not given else []
        said = [
            words(_listed(plans), ": ", deadline(limit), *(_MAY if verdict is may else ()))
            for (limit, verdict), plans in by.items()
        ]
        none = [words(_listed(without), ": ", _NO_LIMIT)] if without else []
        who = [_TELLING.format(who=self._subject(x)) if x.told else self._subject(x) for x in group]
        return Row(words(join(who)), together([*said, *none]))

    def _subject(self, one: Provision) -> Text:
        """An action, or whom to tell, by function; groups have none to compare."""
        group = isinstance(one.subject, Entry) and one.subject.several
        return _GROUPS if group else one.subject.label


def _named(matrix: Matrix, rows: Iterable[Line]) -> Words:
    return words(join(row_name(matrix, row) for row in rows))


def _listed(names: Iterable[str]) -> Words:
    return together(map(code, names), ", ")


def _tally(found: Leaders) -> Text:
    """In how many rows plans differ in who leads."""
    differing = sum(len(g.rows) for g in found.groups if g.agreement is Agreement.DIFFER)
    said = _DIFFER_SITUATIONS if found.matrix.case is None else _DIFFER_ACTIONS
    if len(found.matrix.rows) == 1:
        return _THE_ONE if differing else _NOT_AT_ALL
    return said.format(n=differing, all=len(found.matrix.rows))


def _together(
    found: Iterable[Provision], key: Callable[[Limits], Hashable]
) -> list[list[Provision]]:
    """Provisions of which each plan says the same, as far as the key tells."""
    groups: dict[Hashable, list[Provision]] = {}
    for one in found:
        said = tuple(None if limits is None else key(limits) for limits in one.plans)
        groups.setdefault((one.told, said), []).append(one)
    return list(groups.values())
