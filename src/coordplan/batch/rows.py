"""The rows that are written: for each case and plan its outcome, and what follows from that.

Texts of which there are few become numbers with a list (``ENUM``) before they are written: each is
then worked on once and not row by row, and the files say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.batch.run import Run
from coordplan.export.names import literal

FEW_TEXTS = 100_000
"""How many texts a list may have."""

_ALWAYS = ("outcome", "leaders", "told", "open_questions", "by_case", "not_needed")


def write(run: Run, file: str, format_: str, *, wide: bool) -> None:
    """Write a row for each case and plan."""
    columns = {number: list(_columns(run, number, wide)) for number, _ in enumerate(run.asked)}
    _list_texts(run, columns)
    selects = [_rows(run, number, names) for number, names in columns.items()]
    options = "FORMAT csv, HEADER" if format_ == "csv" else "FORMAT parquet"
    select = " UNION ALL BY NAME ".join(selects)
    run.engine.run(f"COPY ({select}) TO {literal(file)} ({options}, USE_TMP_FILE false)")


def _columns(run: Run, number: int, wide: bool) -> Iterator[str]:
    yield from _ALWAYS
    if wide:
        described = run.engine.columns(f"said_{number}")
        yield from (name for name in described if name.startswith("status_"))


def _list_texts(run: Run, columns: Mapping[int, Sequence[str]]) -> None:
    """Make lists of the texts of a column where there are few, the same for all plans."""
    labels = ", ".join(literal(one.plan.label) for one in run.asked)
    run.engine.run(f"CREATE TEMP TYPE plans AS ENUM ({labels})")
    listed = set(_listed(run, columns))
    for number, names in columns.items():
        typed = [f"{name}::texts_{name} AS {name}" for name in names if name in listed]
        select = f"SELECT * REPLACE ({', '.join(typed)}) FROM said_{number}"
        if typed:
            run.engine.run(f"CREATE OR REPLACE TEMP TABLE said_{number} AS {select}")


def _listed(run: Run, columns: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """The columns with few texts, of which a list is made."""
    for name in dict.fromkeys(name for some in columns.values() for name in some):
        having = [f"SELECT {name} FROM said_{n}" for n, some in columns.items() if name in some]
        select = f"FROM ({' UNION ALL '.join(having)})"
        (about,) = run.engine.one(f"SELECT approx_count_distinct({name}) {select}")
        if about <= FEW_TEXTS:
            texts = f"SELECT DISTINCT {name} {select} ORDER BY 1"
            run.engine.run(f"CREATE TEMP TYPE texts_{name} AS ENUM ({texts})")
            yield name


def _rows(run: Run, number: int, names: Sequence[str]) -> str:
    """The rows of one plan."""
    chosen = ", ".join(f"s.{name}" for name in names)
    plan = f"{literal(run.asked[number].plan.label)}::plans AS plan"
    key = "a.key, " if run.keyed else ""
    return (
        f"SELECT a.row_number AS row_number, {key}{plan}, {chosen} FROM answered a "
        f"JOIN having_{number} h ON h.id = a.id JOIN said_{number} s ON s.id = h.outcome"
    )
