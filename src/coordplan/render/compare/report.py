"""A comparison as a self-contained page, for readers who have never seen the tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordplan.compare.detail import detail
from coordplan.compare.matrix import Cell, Comparison, Leadership, Matrix, Row
from coordplan.compiled import Clause, Plan
from coordplan.render.compare import words
from coordplan.render.html import page
from coordplan.render.words import ROLE, WITH
from coordplan.text import Language, Text
from coordplan.vocabulary import Fact

_BESIDE_EACH_OTHER = 6
"""Plans for which a sheet of A4 has room side by side; more are printed as cards."""


@dataclass(frozen=True, slots=True)
class Column:
    """One plan in the page: its number, its heading, its clauses that the page cites."""

    number: int
    plan: Plan
    label: str
    caveats: tuple[Text, ...]
    sources: tuple[tuple[Clause, tuple[Text, ...]], ...]
    gaps: tuple[tuple[Matrix, tuple[Row, ...]], ...]
    open: tuple[tuple[Matrix, Row, tuple[Fact, ...]], ...]

    def anchor(self, clause: str) -> str:
        """Where in the page a clause of this plan stands."""
        place = next(n for n, (known, _) in enumerate(self.sources) if known.at == clause)
        return f"plan-{self.number}-clause-{place + 1}"


def report_page(comparison: Comparison, language: Language) -> str:
    """The whole page: the matrices, each event in full, what is not known, the clauses."""
    more = detail(comparison)
    tables = [*comparison.matrices, *([more.any_victim, *more.events] if more else [])]
    return page(
        "compare.html.j2",
        title=words.TITLE,
        language=language,
        comparison=comparison,
        detail=more,
        columns=list(_columns(comparison, tables)),
        wide=len(comparison.plans) > _BESIDE_EACH_OTHER,
        words=words,
        ROLE=ROLE,
        WITH=WITH,
        tone=_tone,
    )


def _columns(comparison: Comparison, tables: Iterable[Matrix]) -> Iterator[Column]:
    tables = list(tables)
    labels = words.labels(comparison.plans)
    for n, (plan, label) in enumerate(zip(comparison.plans, labels, strict=True)):
        caveats = comparison.caveats[n] if comparison.caveats else ()
        yield Column(
            n + 1,
            plan,
            label,
            tuple(caveat.message for caveat in caveats),
            _sources(plan, [row.cells[n] for table in tables for row in table.rows]),
            tuple(_gaps(comparison, n)),
            tuple(_open(comparison, n)),
        )


def _sources(plan: Plan, cells: Iterable[Cell]) -> tuple[tuple[Clause, tuple[Text, ...]], ...]:
    """The clauses cited in cells, in the order of the document, with what was read in."""
    cited: dict[str, dict[str, Text]] = {}
    for cell in cells:
        for act in (act for party in cell.everybody for act in party.acts):
            notes = cited.setdefault(act.clause, {})
            if act.duty.inferred is not None:
                notes[act.duty.inferred.vi] = act.duty.inferred
    return tuple(
        (clause, tuple(cited[at].values())) for at, clause in plan.clauses.items() if at in cited
    )


_NOBODY = frozenset({Leadership.NOBODY, Leadership.MENTIONED, Leadership.SILENT})


def _gaps(comparison: Comparison, number: int) -> Iterator[tuple[Matrix, tuple[Row, ...]]]:
    """Of each matrix the rows in which a plan gives the victim nobody who leads."""
    for matrix in comparison.matrices:
        found = tuple(row for row in matrix.rows if row.cells[number].leadership in _NOBODY)
        if found:
            yield matrix, found


def _open(comparison: Comparison, number: int) -> Iterator[tuple[Matrix, Row, tuple[Fact, ...]]]:
    """The rows in which it depends who leads, with the facts to ask for."""
    for matrix in comparison.matrices:
        for row in matrix.rows:
            cell = row.cells[number]
            if cell.leadership is Leadership.UNDECIDED:
                yield matrix, row, cell.depends_on


def _tone(cell: Cell) -> str:
    """The class of a cell: whether somebody answers for the action."""
    match cell.leadership:
        case Leadership.ONE | Leadership.SEVERAL | Leadership.ALONE:
            return "good"
        case Leadership.UNDECIDED:
            return "open"
        case Leadership.NOBODY | Leadership.MENTIONED | Leadership.SILENT:
            return "alert"
        case Leadership.OUTSIDE | Leadership.NOT_NEEDED:
            return "aside"
