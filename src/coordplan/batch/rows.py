"""The rows that are written: for each case and plan its outcome, and what follows from that.

Texts of which there are few are numbers with a list (``ENUM``) while they are written: each is
then worked on once and not row by row, and the files say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.batch.run import Run
from coordplan.export.names import literal

FEW_TEXTS = 20_000
"""How many texts a list may have."""

_ALWAYS = ("outcome", "leaders", "told", "open_questions", "by_case", "not_needed")


def write(run: Run, file: str, format_: str, *, wide: bool) -> None:
    """Write a row for each case and plan."""
    columns = {number: list(_columns(run, number, wide)) for number, _ in enumerate(run.asked)}
    types = dict(_types(run, columns))
    labels = ", ".join(literal(one.plan.label) for one in run.asked)
    run.engine.run(f"CREATE TEMP TYPE plans AS ENUM ({labels})")
    selects = [_rows(run, number, names, types) for number, names in columns.items()]
    options = "FORMAT csv, HEADER" if format_ == "csv" else "FORMAT parquet"
    select = " UNION ALL BY NAME ".join(selects)
    run.engine.run(f"COPY ({select}) TO {literal(file)} ({options}, USE_TMP_FILE false)")


def _columns(run: Run, number: int, wide: bool) -> Iterator[str]:
    yield from _ALWAYS
    if wide:
        described = run.engine.columns(f"said_{number}")
        yield from (name for name in described if name.startswith("status_"))


def _types(run: Run, columns: Mapping[int, list[str]]) -> Iterator[tuple[str, str]]:
    """The columns with few texts, each with the type that has them listed."""
    names = dict.fromkeys(name for some in columns.values() for name in some)
    for name in names:
        having = [f"SELECT {name} FROM said_{n}" for n, some in columns.items() if name in some]
        texts = f"SELECT DISTINCT {name} FROM ({' UNION ALL '.join(having)})"
        if run.engine.one(f"SELECT count(*) FROM ({texts})")[0] <= FEW_TEXTS:
            run.engine.run(f"CREATE TEMP TYPE texts_{name} AS ENUM ({texts} ORDER BY 1)")
            yield name, f"texts_{name}"


def _rows(run: Run, number: int, names: list[str], types: Mapping[str, str]) -> str:
    """The rows of one plan; what follows from an outcome is put in its type once."""
    typed = [f"{name}::{types.get(name, 'VARCHAR')} AS {name}" for name in names]
    plan = f"{literal(run.asked[number].plan.label)}::plans AS plan"
    run.engine.table(
        f"written_{number}", f"SELECT id AS outcome_id, {', '.join(typed)} FROM said_{number}"
    )
    key = "a.key, " if run.keyed else ""
    return (
        f"SELECT a.row_number AS row_number, {key}{plan}, w.* EXCLUDE outcome_id FROM answered a "
        f"JOIN having_{number} h ON h.id = a.id JOIN written_{number} w ON w.outcome_id = h.outcome"
    )
