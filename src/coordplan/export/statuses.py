"""What certain duties amount to, as SQL: the status of an action, who leads, who is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.answer.items import Act, Notice, Status
from coordplan.answer.sheet import Line, Matter, Sheet
from coordplan.answer.status import Bodies, Deeds
from coordplan.compiled import Plan
from coordplan.export.expressions import added, every, none, number, some
from coordplan.export.forms import Layout
from coordplan.export.names import literal


class Saying:
    """What a plan says, over the numbers of a layout."""

    def __init__(self, plan: Plan, layout: Layout) -> None:
        self._layout = layout
        self._sheet = plan.once(Sheet)
        self._scope = self._sheet.scope(Matter())
        self._numbers = {guard: number for number, guard in enumerate(plan.index.guards)}
        self._items = tuple(self._in_answer())
        self._leading = [
            (line, item)
            for line, item in self._items
            if line.kind == "act" and isinstance(item, Act) and item.leads
        ]

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions that have a status, by their ids."""
        return tuple(action for action, _ in self._scope.actions)

    def statuses(self) -> Iterator[tuple[str, str]]:
        """Each action, by its id, with its status."""
        for action, deeds in self._scope.actions:
            yield action, self._status(deeds)

    def leaders(self) -> dict[str, str]:
        """Each agency that may lead, with whether it certainly does."""
        return self._by_agency(self._leading)

    def told(self) -> dict[str, str]:
        """Each agency that may be told, with whether it certainly is."""
        notices = ((line, item) for line, item in self._items if isinstance(item, Notice))
        return self._by_agency(notices)

    def led_of(self, action: str) -> str:
        """Whether somebody certainly leads an action, also of any victim."""
        return self._layout.certain(
            line.condition for line, item in self._leading if item.has(action)
        )

    def told_of(self, action: str) -> str:
        """Whether somebody is certainly told under a duty with an action."""
        return self._layout.certain(
            line.condition
            for line, _ in self._items
            if line.kind == "notify" and any(one.id == action for one in line.duty.actions)
        )

    def _by_agency(self, items: Iterable[tuple[Line, Act | Notice]]) -> dict[str, str]:
        """The agencies of some items, each with whether one of its items is certain."""
        found: dict[str, list[int]] = {}
        for line, item in items:
            found.setdefault(item.agency.id, []).append(line.condition)
        return {agency: self._layout.certain(numbers) for agency, numbers in found.items()}

    def _in_answer(self) -> Iterator[tuple[Line, object]]:
        """The lines in scope of the answer, each with its item."""
        wanted = {condition for condition, _ in self._scope.conditions}
        for line in self._sheet.lines:
            if line.condition in wanted and self._in_scope(line):
                yield line, self._sheet.outlooks.makes[line.condition][line.place][1]({})

    def _in_scope(self, line: Line) -> bool:
        standing = all(action.phase.standing for action in line.duty.actions)
        return line.kind == "reports" or not standing

    def _of(self, guards: int) -> list[int]:
        return [number for guard, number in self._numbers.items() if guard & guards]

    def _status(self, deeds: Deeds) -> str:
        """The tests of ``Deeds.status``, in their order."""
        certain, possible = self._layout.certain, self._layout.possible
        named, general, having = map(self._of, (deeds.named, deeds.general, deeds.having))
        performs = [(deed.performs, self._of(deed.guard)) for deed in deeds.deeds]
        takes_part = [(deed.takes_part, self._of(deed.guard)) for deed in deeds.deeds]
        speaks = every((certain(named), none(self._one(takes_part))))
        last = Status.MENTIONED if deeds.spoken_of else Status.SILENT
        had = some((certain(having), possible(having)))
        whens = [
            (certain(self._of(deeds.leading)), Status.NAMED),
            (self._one(performs), Status.NAMED),
            (speaks, Status.SHARED),
            (certain(general), Status.GENERAL),
            (possible([*named, *general]), Status.UNDECIDED),
            (had, Status.MENTIONED),
        ]
        return chosen(((test, str(status)) for test, status in whens), str(last))

    def _one(self, deeds: Iterable[tuple[Bodies, list[int]]]) -> str:
        """Whether the certain deeds have one body among them, and that no group."""
        by_body: dict[tuple[str, bool], list[int]] = {}
        for bodies, conditions in deeds:
            for body in sorted(bodies):
                by_body.setdefault(body, []).extend(conditions)
        certain = self._layout.certain
        one = added(number(certain(conditions)) for conditions in by_body.values())
        groups = [certain(numbers) for (_, several), numbers in sorted(by_body.items()) if several]
        if not by_body:
            return some(())
        return every((f"({one}) = 1", none(some(groups))))


def chosen(whens: Iterable[tuple[str, str]], last: str) -> str:
    """The word of the first test that holds, else the last."""
    cases = [(test, word) for test, word in whens if test != some(())]
    if not cases:
        return literal(last)
    said = " ".join(f"WHEN {test} THEN {literal(word)}" for test, word in cases)
    return f"CASE {said} ELSE {literal(last)} END"


def listed(named: dict[str, str]) -> str:
    """The names of which the test holds, with a space between them."""
    parts = [
        f"CASE WHEN {test} THEN {literal(f'{name} ')} ELSE '' END" for name, test in named.items()
    ]
    return f"TRIM({' || '.join(parts)})" if parts else "''"
