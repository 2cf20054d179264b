"""What one plan says in one cell of a comparison: briefly for a grid, and whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coordplan import blocks
from coordplan.blocks import Words, clauses, together, words
from coordplan.compare.matrix import Cell, Leadership, Party
from coordplan.compiled import Plan, Reach, Role
from coordplan.pages.signs import LEADING, LED, brief, full_head, tone
from coordplan.phrases.duties import ANY_VICTIM, ROLE, WITH, names, topics
from coordplan.text import Text, fold, join

_CLAUSES_SHOWN = 2

_ALSO = Text(
    vi="cơ quan chủ trì khác, đối với mọi nạn nhân",
    en="for any victim, the plan also names as leader",
)
_ALSO_BRIEFLY = Text(vi="+ {who} (mọi nạn nhân)", en="+ {who} (any victim)")
DEPENDS_ON = Text(vi="tùy theo", en="depends on")
_ON_CALL = Text(vi="chỉ khi được yêu cầu", en="only on call")
_MAY: dict[Role, Text] = {
    Role.LEAD: Text(vi="có thể chủ trì", en="may lead"),
    Role.PERFORM: Text(vi="có thể thực hiện", en="may act"),
    Role.SUPPORT: Text(vi="có thể phối hợp", en="may support"),
    Role.DIRECT: Text(vi="có thể chỉ đạo", en="may direct"),
    Role.ADVISE: Text(vi="có thể tham mưu", en="may advise"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One plan of a comparison; ``anchors`` are the places in the page of clauses it cites."""

    plan: Plan
    label: str
    anchors: Mapping[str, str]

    def short(self, cell: Cell) -> blocks.Cell:
        """A cell of a grid: whether somebody leads, by function, the first clauses."""
        sign, first = brief(cell)
        said: Words = ()
        if cell.leadership in LEADING:
            said = words(self._functions(cell.parties))
            if all(party.on_call for party in cell.parties):
                said = words(said, ", ", _ON_CALL)
        elif cell.leadership is Leadership.UNDECIDED:
            first, said = DEPENDS_ON, words(topics(cell.depends_on))
        also = words(_ALSO_BRIEFLY.format(who=self._functions(cell.also))) if cell.also else ()
        cited = self.cited(_speaking(cell), few=True)
        lines = (words(sign, " ", first), together((said, cited), " "), also)
        return blocks.Cell(tuple(line for line in lines if line), tone(cell))

    def whole(self, cell: Cell) -> Words:
        """A whole cell: who leads, who else does, who may, and on what it depends."""
        first = words(brief(cell)[0], " ", full_head(cell))
        if cell.parties:
            general = cell.reach is Reach.GENERAL and cell.leadership not in LED
            for_any = words("; ", ANY_VICTIM) if general else ()
            first = words(first, for_any, ": ", together(self._told(cell)))
        parts = [first]
        if cell.also:
            parts.append(words(_ALSO, ": ", self._parties(cell.also)))
        if cell.maybe:
            may = together(
                words(_MAY[role], ": ", self._parties(parties))
                for role, parties in _by_role(cell.maybe).items()
            )
            parts.append(words(may, " (", DEPENDS_ON, ": ", topics(cell.depends_on), ")"))
        return together(parts)

    def cited(self, parties: Iterable[Party], *, few: bool = False) -> Words:
        """The clauses of parties; an asterisk where something was read in."""
        read_in: dict[str, bool] = {}
        for act in (act for party in parties for act in party.acts):
            read_in[act.clause] = act.duty.inferred is not None or read_in.get(act.clause, False)
        found = [(at, f"[{at}{'*' if partly else ''}]") for at, partly in read_in.items()]
        shown = found[:_CLAUSES_SHOWN] if few else found
        runs = [clauses(said, to=self.anchors.get(at, "")) for at, said in shown]
        return together([*runs, *(["…"] if len(shown) < len(found) else [])], " ")

    def _told(self, cell: Cell) -> Iterator[Words]:
        """The parties of a cell, by role; the head of the cell says some roles already."""
        led, alone = cell.leadership in LED, cell.leadership is Leadership.ALONE
        for role, parties in _by_role(cell.parties).items():
            told = self._parties(parties, partners=not led)
            said = role is Role.LEAD or (alone and role is Role.PERFORM)
            yield told if said else words(ROLE[role], ": ", told)

    def _parties(self, parties: Iterable[Party], *, partners: bool = False) -> Words:
        """Agencies by the plan's own names, each with its clauses."""
        return together(
            (
                words(self._named(party, partners=partners), " ", self.cited([party]))
                for party in parties
            ),
            ", ",
        )

    def _named(self, party: Party, *, partners: bool) -> Text:
        """An agency by its own name, with its function where the name does not say it."""
        name, label = party.agency.name, self._function(party)
        if not party.agency.several:
            name = Text(_with_function(name.vi, label.vi), _with_function(name.en, label.en))
        if partners and party.partners:
            name = name + " " + WITH.format(names=names(party.partners))
        return name + " (" + _ON_CALL + ")" if party.on_call else name

    def _functions(self, parties: Iterable[Party]) -> Text:
        return join(dict.fromkeys(map(self._function, parties)))

    def _function(self, party: Party) -> Text:
        """The function by which an agency can be compared with those of other plans."""
        return self.plan.vocabulary.functions[party.agency.function].label


def _with_function(name: str, label: str) -> str:
    return name if fold(label) in fold(name) else f"{name} ({label})"


def _speaking(cell: Cell) -> tuple[Party, ...]:
    """Those whose clauses speak for a cell."""
    return cell.maybe if cell.leadership is Leadership.UNDECIDED else cell.parties or cell.maybe


def _by_role(parties: Iterable[Party]) -> dict[Role, list[Party]]:
    groups: dict[Role, list[Party]] = {}
    for party in parties:
        groups.setdefault(party.role, []).append(party)
    return groups
