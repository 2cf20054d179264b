"""The rows that are written: for each case and plan its outcome, and what follows from that."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.batch.answers import Answers
from coordplan.batch.run import Run
from coordplan.export.names import literal
from coordplan.export.sql import TEXTS


def write(run: Run, file: str, format_: str, *, wide: bool) -> None:
    """Write a row for each case and plan."""
    labels = ", ".join(literal(one.plan.label) for one in run.answers)
    run.engine.run(f"CREATE TEMP TYPE plans AS ENUM ({labels})")
    selects = [_rows(run, one, one.statuses if wide else ()) for one in run.answers]
    options = "FORMAT csv, HEADER" if format_ == "csv" else "FORMAT parquet"
    select = " UNION ALL BY NAME ".join(selects)
    run.engine.run(f"COPY ({select}) TO {literal(file)} ({options}, USE_TMP_FILE false)")


def _rows(run: Run, answers: Answers, statuses: Sequence[str]) -> str:
    """The rows of one plan."""
    number = answers.number
    chosen = ", ".join(f"s.{name}" for name in ("outcome", *TEXTS, *statuses))
    plan = f"{literal(answers.plan.label)}::plans AS plan"
    key = "a.key, " if run.keyed else ""
    return (
        f"SELECT a.row_number AS row_number, {key}{plan}, {chosen} FROM answered a "
        f"JOIN having_{number} h ON h.id = a.id JOIN said_{number} s ON s.id = h.outcome"
    )
