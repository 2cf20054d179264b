"""A comparison as CSV, one line a cell, and as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compare.matrix import Cell, Comparison, Matrix, Party, Row
from coordplan.compiled import Plan
from coordplan.render.compare import words
from coordplan.render.spreadsheet import csv_table
from coordplan.text import Language
from coordplan.vocabulary.terms import spelled

_COLUMNS = (
    "event",
    "situation",
    "phase",
    "action",
    "plan",
    "jurisdiction",
    "leadership",
    "status",
    "reach",
    "agencies",
    "functions",
    "roles",
    "clauses",
    "also",
    "may",
    "depends_on",
    "text",
)


def csv_text(comparison: Comparison, language: Language) -> str:
    """One line a cell, with a header; ids as they are typed, names in the language."""
    names = words.labels(comparison.plans)
    rows = (
        _values(row, cell, plan, name, language)
        for matrix in comparison.matrices
        for row in matrix.rows
        for cell, plan, name in zip(row.cells, comparison.plans, names, strict=True)
    )
    return csv_table(_COLUMNS, rows)


def _values(row: Row, cell: Cell, plan: Plan, name: str, language: Language) -> Iterator[str]:
    """The columns of one cell."""
    facts = row.case.situation.facts
    yield row.case.event.id if row.case.event is not None else ""
    yield "; ".join(f"{fact}={spelled(value)}" for fact, value in facts.items())
    yield row.action.phase.id
    yield row.action.id
    yield name
    yield plan.jurisdiction.name[language]
    yield cell.leadership.value
    yield cell.status.value
    yield cell.reach.value if cell.parties else ""
    yield _names(cell.parties, language)
    yield "; ".join(party.agency.function for party in cell.parties)
    yield "; ".join(party.role.value for party in cell.parties)
    yield words.cited(cell.parties)
    yield _names(cell.also, language)
    yield _names(cell.maybe, language)
    yield "; ".join(fact.id for fact in cell.depends_on)
    yield words.said(cell, plan, language)


def _names(parties: Iterable[Party], language: Language) -> str:
    return "; ".join(party.agency.name[language] for party in parties)


def markdown_text(comparison: Comparison, language: Language) -> str:
    """A table for each matrix, then what the signs mean and what to note."""
    title = f"# {words.TITLE[language]}\n\n"
    if comparison.as_of is not None:
        title += f"{words.AS_OF[language]}: {comparison.as_of.isoformat()}\n\n"
    parts = [title]
    for matrix in comparison.matrices:
        parts.append(f"## {_safe(_capital(words.heading(matrix)[language]))}\n\n")
        parts.append(
            _table(matrix, comparison.plans, language)
            if matrix.rows
            else f"{words.NO_ROWS[language]}\n\n"
        )
    parts.append(f"## {_capital(words.SIGNS[language].lower())}\n\n")
    parts += [f"- {sign} {name[language]}: {text[language]}\n" for sign, name, text in words.LEGEND]
    notes = [note[language] for note in words.notes(comparison)]
    parts += [*(["\n"] if notes else []), *(f"{_safe(note)}\n\n" for note in notes)]
    changes = list(words.changes(comparison))
    if changes:
        parts.append(f"\n## {_capital(words.CHANGED[language].lower())}\n\n")
    parts += [f"- **{name}** {_safe(one[language])}\n" for name, said in changes for one in said]
    return "".join(parts)


def _table(matrix: Matrix, plans: Sequence[Plan], language: Language) -> str:
    first = words.EVENT if matrix.case is None else words.ACTION
    head = [first[language], *words.labels(plans)]
    rows = [
        [
            words.row_name(matrix, row)[language],
            *(words.said(c, plan, language) for c, plan in zip(row.cells, plans, strict=True)),
        ]
        for row in matrix.rows
    ]
    ruled = [head, ["---"] * len(head), *rows]
    lines = ["| " + " | ".join(_safe(text) for text in row) + " |\n" for row in ruled]
    return "".join(lines) + "\n"


def _safe(text: str) -> str:
    """Text of a plan that can end no cell, and start no markup."""
    text = " ".join(text.split()).replace("\\", "\\\\").replace("<", "&lt;")
    for mark in "|*_`[]":
        text = text.replace(mark, f"\\{mark}")
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
