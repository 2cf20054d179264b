"""The exported statement says in every engine, row by row, what `who` says."""

from __future__ import annotations

import csv
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from coordplan import Plan, load_plan, load_registry
from coordplan.export.decision import decision_of
from coordplan.export.sql import TEXTS, FormName, Statement, statement
from tests.cases import DAY, Cases, asked, cases, differences
from tests.conftest import ROOT, Run, unmeasured

PLANS = ("dongnai", "haiphong", "laichau", "soctrang", "tanhong")
NATIONAL = ("luat-53-2024", "luat-66-2011", "nd-162-2025", "nd-56-2017", "nd-62-2012", "tt-43-2025")
FEW = 30
MANY = int(os.environ.get("COORDPLAN_ROWS", "20000")) // len(PLANS)
"""Rows a plan: so many over all five."""
PARTITIONS = 4

Said = list[dict[str, object]]
Engine = Callable[[Cases, Statement], Said]


def in_sqlite(table: Cases, asking: Statement) -> Said:
    marks = ", ".join("?" * (1 + len(table.columns)))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute(f"CREATE TABLE cases (id, {', '.join(table.columns)})")
        connection.executemany(f"INSERT INTO cases VALUES ({marks})", _numbered(table))
        return [dict(row) for row in connection.execute(f"{asking.text} ORDER BY id")]


def in_duckdb(table: Cases, asking: Statement) -> Said:
    duckdb = pytest.importorskip("duckdb", reason="no duckdb here: pip install 'coordplan[batch]'")
    connection = duckdb.connect()
    columns = ", ".join(f"{name} VARCHAR" for name in table.columns)
    connection.execute(f"CREATE TABLE cases (id BIGINT, {columns})")
    numbered = list(_numbered(table))
    for start in range(0, len(numbered), 500):
        rows = numbered[start : start + 500]
        mark = f"({', '.join('?' * len(rows[0]))})"
        values = [value for row in rows for value in row]
        connection.execute(f"INSERT INTO cases VALUES {', '.join([mark] * len(rows))}", values)
    return _named(connection.execute(f"{asking.text} ORDER BY id"))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip(
        "pyspark.sql", reason="no pyspark here: pip install 'coordplan[spark]'"
    )
    builder = sql.SparkSession.builder.master(f"local[{PARTITIONS}]").appName("coordplan")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "2g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # whatever keeps Java from starting
        pytest.skip(f"no Java 17 here: {type(error).__name__}")
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def in_spark(session: Any, folder: Path) -> Engine:
    """As the how-to has it, from a file for each partition."""
    duckdb = pytest.importorskip("duckdb", reason="no duckdb here: pip install 'coordplan[batch]'")

    def ask(table: Cases, asking: Statement) -> Said:
        there = folder / table.plan.id
        (there / "cases").mkdir(parents=True)
        rows = [("id", *table.columns), *_numbered(table)]
        for part in range(PARTITIONS):
            with (there / "part.csv").open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([rows[0], *rows[1 + part :: PARTITIONS]])
            read = f"FROM read_csv('{there}/part.csv', all_varchar=true)"
            duckdb.execute(f"COPY ({read}) TO '{there}/cases/{part}.parquet' (FORMAT parquet)")
        (there / "statement.sql").write_text(asking.text, "utf-8")
        answers = there / "answers"
        on_spark().answer(session, f"{there}/statement.sql", str(there / "cases"), str(answers))
        assert len(list(answers.glob("*.parquet"))) == PARTITIONS
        return _named(
            duckdb.execute(f"FROM read_parquet('{answers}/*.parquet') ORDER BY id::BIGINT")
        )

    return ask


def on_spark() -> ModuleType:
    """The example of the documentation."""
    spec = spec_from_file_location("on_spark", ROOT / "docs" / "examples" / "on_spark.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _named(found: Any) -> Said:
    """The rows that DuckDB gives, by the names of their columns."""
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _numbered(table: Cases) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(table.rows):
        yield number, *(row[name] for name in table.columns)


@cache
def made(plan: str, form: FormName) -> Statement:
    return statement(decision_of(load_plan(plan), load_registry(), DAY), form)


@cache
def expected(plan: str, count: int) -> tuple[Cases, Sequence[Mapping[str, object]]]:
    table = cases(load_plan(plan), count, 1)
    ask = asked(table, load_registry())
    return table, [ask(row) for row in table.rows]


def check(engine: Engine, plan: str, count: int, form: FormName) -> None:
    table, wanted = expected(plan, count)
    said = engine(table, made(plan, form))
    assert len(said) == len(wanted)
    wrong = {n: differences(*pair) for n, pair in enumerate(zip(said, wanted, strict=True))}
    assert {n: one for n, one in wrong.items() if one} == {}
    outcomes = {row["outcome"] for row in said}
    assert len(outcomes) > 2, "and not the same of every row"


@pytest.mark.parametrize(
    ("plan", "form"),
    [
        pytest.param("haiphong", FormName.PLAIN, marks=pytest.mark.slow),
        ("laichau", FormName.PLAIN),
        ("tanhong", FormName.PLAIN),
        ("dongnai", FormName.BITS),
        ("soctrang", FormName.BITS),
    ],
)
def test_sqlite_says_what_who_says(plan: str, form: FormName) -> None:
    check(in_sqlite, plan, FEW, form)


@pytest.mark.parametrize("plan", PLANS)
def test_duckdb_says_what_who_says(plan: str) -> None:
    check(in_duckdb, plan, FEW, FormName.BITS)


@pytest.mark.parametrize("plan", ["laichau", "tanhong"])
def test_both_forms_have_the_same_outcomes(plan: str) -> None:
    table, _ = expected(plan, FEW)
    one, other = (in_sqlite(table, made(plan, form)) for form in FormName)
    assert [row["outcome"] for row in one] == [row["outcome"] for row in other]


@pytest.mark.parametrize("plan", PLANS)
def test_batch_gives_the_outcomes_of_the_statement(plan: str, run: Run, tmp_path: Path) -> None:
    """It looks fields up in blocks where the statement looks up each: the same terms and numbers."""
    pytest.importorskip("duckdb", reason="no duckdb here: pip install 'coordplan[batch]'")
    table = cases(load_plan(plan), 500, "batch")
    with (tmp_path / "cases.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", *table.columns], *_numbered(table)])
    lines = [f"  - {{column: {column}, fact: {fact}}}" for fact, column in table.facts.items()]
    lines += [f"  - {{column: {column}, call: '{duty}'}}" for duty, column in table.calls.items()]
    map_ = "\n".join(["coordplan: 1", "columns:", *lines])
    (tmp_path / "map.yaml").write_text(map_ + "\n", "utf-8")
    files = [str(tmp_path / name) for name in ("cases.csv", "map.yaml", "rows.csv")]
    ran = run(
        "batch", files[0], "-m", files[1], "-p", plan, "--rows", files[2], "--as-of", str(DAY)
    )
    assert ran.code == 0, ran.err
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as stream:
        found = {int(row["row_number"]): row for row in csv.DictReader(stream)}
    said = in_duckdb(table, made(plan, FormName.BITS))
    answered = {n: row for n, row in enumerate(said, start=1) if row["consistent"]}
    assert found.keys() == answered.keys()
    assert 0 < len(found) < len(said), "and some cannot occur"
    for number, row in found.items():
        for column in ("outcome", *TEXTS):
            assert row[column] == answered[number][column], (number, column)


def test_a_word_that_the_vocabulary_has_not_is_not_taken_for_one_not_known() -> None:
    plan = load_plan("laichau")
    table = cases(plan, 1, 1)
    row = dict.fromkeys(table.columns) | {"sex": "male"}
    strange = row | {"route": "by-train"}
    for form in FormName:
        asking = made("laichau", form)
        found = in_sqlite(Cases(plan, table.facts, table.calls, [row, strange]), asking)
        assert [one["consistent"] for one in found] == [1, 0]
        assert found[1]["outcome"] is None
        assert found[1]["status_receive"] is None


def test_a_statement_is_the_same_bytes_every_time() -> None:
    """Whatever order the sets of a process have."""
    command = [sys.executable, "-m", "coordplan", "export", "dongnai", "--as-of", DAY.isoformat()]
    said = {
        subprocess.run(
            command, env={**unmeasured(), "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "123"
    }
    assert len(said) == 1


def test_an_outcome_names_the_version_of_its_plan() -> None:
    plan: Plan = load_plan("laichau")
    table, _ = expected("laichau", FEW)
    outcomes = [row["outcome"] for row in in_sqlite(table, made("laichau", FormName.BITS))]
    assert {str(one).rsplit(".", 3)[0] for one in outcomes if one is not None} == {
        f"laichau.{plan.fingerprint[:16]}"
    }


@pytest.mark.slow
@pytest.mark.parametrize("form", FormName)
@pytest.mark.parametrize("plan", PLANS)
def test_duckdb_and_sqlite_say_it_of_twenty_thousand_rows(plan: str, form: FormName) -> None:
    check(in_duckdb, plan, MANY, form)
    check(in_sqlite, plan, MANY if form is FormName.BITS else MANY // 10, form)


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_spark_says_it_of_twenty_thousand_rows(plan: str, spark: Any, tmp_path: Path) -> None:
    check(in_spark(spark, tmp_path), plan, MANY, FormName.BITS)


@pytest.mark.slow
@pytest.mark.parametrize("plan", ["dongnai", "laichau"])
def test_spark_says_it_in_the_plain_form(plan: str, spark: Any, tmp_path: Path) -> None:
    check(in_spark(spark, tmp_path), plan, FEW, FormName.PLAIN)


@pytest.mark.slow
@pytest.mark.parametrize("plan", NATIONAL)
def test_national_rules_too(plan: str) -> None:
    for form in FormName:
        check(in_sqlite, plan, FEW, form)
