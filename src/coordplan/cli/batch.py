"""``coordplan batch``: a table of cases, answered row by row."""

from __future__ import annotations

import datetime
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.frozen import dataclass
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.batch.run import Run
    from coordplan.batch.terms import Tally
    from coordplan.compiled import Plan
    from coordplan.mapping import CaseMap
    from coordplan.registry.terms import Registry

FINDINGS = 1
_MEMORY = re.compile(r"[1-9][0-9]{0,5}(MB|GB)")
_TABLES = {".parquet": "parquet", ".csv": "csv"}
_LINES = {".jsonl": "jsonl"}
_BAD = {".csv": "csv"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "batch",
        short_help="A table of cases, row by row · Trả lời cho cả bảng vụ việc",
        epilog="Example: coordplan batch cases.csv --map map.yaml --rows answers.parquet",
    )(batch)


def batch(
    *,
    cases: Annotated[
        str,
        typer.Argument(
            metavar="CASES",
            help="The table: .csv, .parquet, .jsonl, or .duckdb with --query. · "
            "Bảng vụ việc: .csv, .parquet, .jsonl, hoặc .duckdb kèm --query.",
        ),
    ],
    map_: Annotated[
        list[str],
        typer.Option(
            "--map",
            "-m",
            metavar="FILE",
            help="Which column is which fact, and what its values mean (YAML), or htcds-2.0; "
            "repeatable. · Cột nào là dữ kiện nào, giá trị nghĩa là gì (YAML), hoặc htcds-2.0; "
            "có thể nêu nhiều lần.",
            autocompletion=o.completed("files"),
        ),
    ],
    plan: o.PlanOption = None,
    query: Annotated[
        str | None,
        typer.Option(
            "--query",
            metavar="SQL",
            show_default=False,
            help="One SELECT over a DuckDB file, which is opened to be read. · "
            "Một câu SELECT trên tệp DuckDB, tệp chỉ được mở để đọc.",
        ),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            metavar="COLUMN",
            show_default=False,
            help="A column of numbers or short ids (12345, HP-204) that tells rows apart; never a "
            "name or the number of a paper. · Cột số thứ tự hoặc mã ngắn (12345, HP-204) để phân "
            "biệt các dòng; không dùng tên hay số giấy tờ.",
        ),
    ] = None,
    rows: Annotated[
        str | None,
        typer.Option(
            "--rows",
            metavar="FILE",
            show_default=False,
            help="Write a row for each case and plan: .parquet or .csv. · "
            "Ghi mỗi vụ việc và kế hoạch một dòng: .parquet hoặc .csv.",
        ),
    ] = None,
    wide: Annotated[
        bool,
        typer.Option(
            "--wide",
            help="With --rows: also the status of every action, a column each. · "
            "Dùng với --rows: thêm tình trạng của từng việc, mỗi việc một cột.",
        ),
    ] = False,
    outcomes: Annotated[
        str | None,
        typer.Option(
            "--outcomes",
            metavar="FILE",
            show_default=False,
            help="Write each whole answer once, by the id of its outcome: .jsonl. · "
            "Ghi mỗi câu trả lời đầy đủ một lần, theo mã kết quả: .jsonl.",
        ),
    ] = None,
    bad: Annotated[
        str | None,
        typer.Option(
            "--bad",
            metavar="FILE",
            show_default=False,
            help="Write the number, columns and reason of every row that is not answered: .csv. · "
            "Ghi số thứ tự, cột và lý do của mọi dòng không trả lời được: .csv.",
        ),
    ] = None,
    fail_on_bad: Annotated[
        bool,
        typer.Option(
            "--fail-on-bad",
            help="Write nothing and exit with 1 where a row is not answered. · "
            "Không ghi gì, mã thoát 1 nếu có dòng không trả lời được.",
        ),
    ] = False,
    summary: Annotated[
        bool,
        typer.Option(
            "--summary",
            help="Where cases were left without a leader or with nobody told, by plan and action. "
            "· Những việc còn vụ việc chưa có cơ quan chủ trì hoặc không có ai được thông báo, "
            "theo kế hoạch và việc.",
        ),
    ] = False,
    memory: Annotated[
        str,
        typer.Option(
            "--memory",
            metavar="SIZE",
            help="What the table may take of memory; the rest goes to temporary files. · "
            "Bộ nhớ tối đa cho bảng; phần còn lại lưu ở tệp tạm.",
        ),
    ] = "1GB",
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Answer for every row of a table of cases: who leads, who is told, what to ask.

    Only the columns of the map are read. A row with a value that the map has not, or with facts
    that no case can have together, is not answered but told, by its number, never by what it says.

    Exit code 0: answered; 1: with --fail-on-bad, some rows cannot be answered.

    · Trả lời cho từng dòng của bảng vụ việc: cơ quan nào chủ trì, cơ quan nào được thông báo, cần
    hỏi gì.

    Chỉ đọc các cột có trong bảng ánh xạ. Dòng có giá trị không có trong bảng ánh xạ, hoặc có các dữ
    kiện không thể cùng đúng, thì không được trả lời mà được nêu ra theo số thứ tự, không nêu nội
    dung.
    """
    from coordplan.batch.rows import write
    from coordplan.contract.batch import batch_data
    from coordplan.load.files import STANDARD_INPUT
    from coordplan.load.writing import put_in_place
    from coordplan.pages.batch import batch_page

    out = Output(format_, output, lang)
    _check_files(rows, outcomes, bad, memory)
    written = [one for one in (rows, outcomes, bad, output) if one is not None]
    _check_apart(written, [one for one in (cases, *map_) if one != STANDARD_INPUT])
    cache = given.the_cache(wanted=not no_cache)
    plans = given.the_plans(plan, given.the_vocabulary(vocabulary), cache)
    day = as_of or now.today()
    laws = given.the_registry(registry, plans[0].vocabulary, cache)
    read = _map(map_, plans)
    with ExitStack() as stack:
        made = {n: stack.enter_context(put_in_place(n)) for n in (rows, outcomes, bad) if n}
        table = Table(cases, query, key, memory, wide, tuple(one.name for one in made.values()))
        progress = _progress(out.language)
        ran = _ran(table, read, plans, laws, day, progress, summary=summary)
        run, found = stack.enter_context(ran)
        failed = fail_on_bad and found.told > 0
        for name in (rows, outcomes):
            if name is not None:
                made[name].wanted = not failed
        if rows is not None and not failed:
            write(run, made[rows].name, _TABLES[_ending(rows)], wide=wide)
        if outcomes is not None and not failed:
            _write_outcomes(run, made[outcomes].name, plans, laws, day)
        if bad is not None:
            _write_bad(run, made[bad].name)
    out.show(
        lambda: batch_page(found, failed=failed, bad_file=bad is not None),
        lambda: batch_data(found),
    )
    if failed:
        raise typer.Exit(FINDINGS)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cases as it is asked for, and the files that may be written."""

    file: str
    query: str | None
    key: str | None
    memory: str
    wide: bool
    written: tuple[str, ...]


@contextmanager
def _ran(
    table: Table,
    read: CaseMap,
    plans: Sequence[Plan],
    laws: Registry | None,
    day: datetime.date,
    progress: Callable[[Text], None],
    *,
    summary: bool,
) -> Iterator[tuple[Run, Tally]]:
    """A run that is over, while its tables are still there."""
    from coordplan.batch.engine import installed
    from coordplan.batch.run import Run, with_calls
    from coordplan.batch.tables import opened
    from coordplan.export.decision import decision_of

    with installed():
        import duckdb  # noqa: F401  # before any work
    asked = with_calls([decision_of(one, laws, day) for one in plans], read)
    progress(Text(vi="đọc bảng", en="reading the table"))
    with opened(
        table.file,
        [column.name for column in read.columns],
        query=table.query,
        key=table.key,
        memory=table.memory,
        written=table.written,
    ) as (engine, source):
        run = Run(engine, asked, read, keyed=table.key is not None)
        run.read(source)
        run.situate()
        for number, one in enumerate(plans):
            progress(Text(vi=f"kế hoạch {one.label}", en=f"plan {one.label}"))
            run.answer(number)
        progress(Text(vi="ghi kết quả", en="writing"))
        run.say(statuses=summary or table.wide)
        yield run, run.tally(summary=summary)


def _progress(language: Language) -> Callable[[Text], None]:
    """Says on a terminal what is being done."""
    if sys.stderr is None or not sys.stderr.isatty():
        return lambda _: None
    return lambda said: typer.echo(f"coordplan: {said[language]} …", err=True)


def _map(names: Sequence[str], plans: Sequence[Plan]) -> CaseMap:
    """The map, for plans of one vocabulary."""
    from coordplan.compiled import require_one_vocabulary
    from coordplan.load.maps import load_maps

    for one in plans[1:]:
        require_one_vocabulary(plans[0], one)
    return load_maps(names, plans[0].vocabulary)


def _ending(file: str) -> str:
    return PurePath(file).suffix.lower()


def _check_files(rows: str | None, outcomes: str | None, bad: str | None, memory: str) -> None:
    """Refuse endings that say another format, and other sizes."""
    wanted = ((rows, "--rows", _TABLES), (outcomes, "--outcomes", _LINES), (bad, "--bad", _BAD))
    for file, option, endings in wanted:
        if file is not None and _ending(file) not in endings:
            known = ", ".join(endings)
            message = Text(
                en=f"{option} does not write files with this ending",
                vi=f"{option} không ghi tệp có đuôi này",
            )
            raise refused(message, Text(en=f"use {known}", vi=f"dùng {known}"))
    if not _MEMORY.fullmatch(memory):
        message = Text(en="--memory is no size", vi="--memory không phải là dung lượng")
        raise refused(message, Text(en="write 500MB or 2GB", vi="viết 500MB hoặc 2GB"))


def _check_apart(written: Sequence[str], read: Sequence[str]) -> None:
    """Refuse one file for two things, however it is named: what is read, too, stays as it is."""
    places = list(map(os.path.abspath, written))
    if len(set(places)) < len(places) or not set(places).isdisjoint(map(os.path.abspath, read)):
        message = Text(en="one file for two things", vi="một tệp dùng cho hai việc")
        raise refused(message, Text(en="name two files", vi="nêu hai tệp"))


def _write_outcomes(
    run: Run, file: str, plans: Sequence[Plan], laws: Registry | None, day: datetime.date
) -> None:
    """Each whole answer once, as the engine gives it for one situation that has it."""
    from coordplan.answer.calls import of_plan
    from coordplan.answer.evaluate import who
    from coordplan.contract.batch import outcome_data
    from coordplan.validity.entitlements import entitled

    with Path(file).open("w", encoding="utf-8", newline="\n") as stream:
        for number, plan in enumerate(plans):
            for id_, cases, situation, calls in run.outcomes(number):
                said = of_plan(plan, calls)
                answer = who(plan, entitled(situation, laws, day), calls=said, as_of=day)
                data = outcome_data(id_, cases, answer)
                stream.write(json.dumps(data, ensure_ascii=False) + "\n")


def _write_bad(run: Run, file: str) -> None:
    """Every row that is not answered: number, columns, reason."""
    from coordplan.print.csv import write_rows

    rows = ((row, columns, str(reason)) for row, columns, reason in run.bad_rows())
    with Path(file).open("w", encoding="utf-8", newline="") as stream:
        write_rows(stream, chain([("row", "columns", "reason")], rows))
