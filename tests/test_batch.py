"""`coordplan batch`: what it reads, what it writes, and what it never says."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from coordplan import Answer, Situation, load_plan, load_plans, load_registry, who
from coordplan.batch.coding import Coding
from coordplan.batch.lookups import Lookups
from coordplan.export.decision import decision_of
from coordplan.export.forms import layout_of
from coordplan.export.sql import said
from coordplan.load.maps import load_map
from coordplan.validity.entitlements import entitled
from tests.cases import DAY
from tests.conftest import Ran, Run

duckdb = pytest.importorskip("duckdb", reason="no duckdb here: pip install 'coordplan[batch]'")

MAP = """
coordplan: 1
given: {nationality: vietnamese}
columns:
  - column: Received by
    fact: received_by
    values: {Police: police, Border: border-guard}
  - column: Sex
    fact: sex
    values: {Female: female, Male: male}
    unknown: [Unknown]
  - column: Age
    number: age
  - column: Route
    fact: route
    leave_out: [no case]
  - column: Under 16
    values: {"Yes": {under_16: true, minor: true}, "No": {under_16: false}}
  - column: Called
    call: haiphong:V.8.-4
"""
HEAD = "id,Name,Received by,Sex,Age,Route,Under 16,Called"
NOBODY = {"undecided", "mentioned", "silent"}
GOOD = [
    "1,Nguyen Van A,Police,Female,34,handover,No,true",
    "2,Tran Thi B,,Unknown,,,,",
    "3,Le C,Border,Male,15,self-return,Yes,false",
    "4,Le C,Border,Male,17,,,",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text(MAP, "utf-8")
    return tmp_path


def table(folder: Path, *rows: str, head: str = HEAD) -> str:
    (folder / "cases.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return "cases.csv"


Batch = Callable[..., Ran]


@pytest.fixture
def batch(run: Run) -> Batch:
    def asked(*arguments: str) -> Ran:
        day = ["--as-of", DAY.isoformat(), "--lang", "en"]
        return run("batch", *arguments, "--map", "map.yaml", *day)

    return asked


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_row_has_what_who_says(batch: Batch, folder: Path) -> None:
    ran = batch(table(folder, *GOOD), "-p", "haiphong", "--rows", "rows.csv", "--wide")
    assert ran.code == 0, ran.err
    said = {row["row_number"]: row for row in rows(folder / "rows.csv")}
    for number, answer in enumerate(answers(), 1):
        row = said[str(number)]
        assert set(row["leaders"].split()) == {item.agency.id for item in answer.leads}
        assert set(row["told"].split()) == {item.agency.id for item in answer.notify}
        assert set(row["open_questions"].split()) == {one.fact.id for one in answer.ask}
        assert row["status_receive"] == answer.status["receive"]


def answers() -> list[Answer]:
    """What `who` says of the good rows."""
    plan, laws = load_plan("haiphong"), load_registry()
    facts: list[tuple[Mapping[str, object], Mapping[str, bool]]] = [
        (
            {"received_by": "police", "sex": "female", "age": 34, "route": "handover"}
            | {"under_16": False},
            {"V.8.-4": True},
        ),
        ({}, {}),
        (
            {"received_by": "border-guard", "sex": "male", "age": 15, "route": "self-return"},
            {"V.8.-4": False},
        ),
        ({"received_by": "border-guard", "sex": "male", "age": 17}, {}),
    ]
    found = []
    for known, calls in facts:
        situation = Situation(nationality="vietnamese", **known)  # type: ignore[arg-type]
        found.append(who(plan, entitled(situation, laws, DAY), calls=calls))
    return found


def test_every_kind_of_table_says_the_same(batch: Batch, folder: Path) -> None:
    file = table(folder, *GOOD)
    connection = duckdb.connect("cases.duckdb")
    connection.execute(f"CREATE TABLE t AS FROM read_csv('{file}', all_varchar=true)")
    connection.execute("COPY t TO 'cases.parquet' (FORMAT parquet)")
    connection.execute("COPY t TO 'cases.jsonl' (FORMAT json)")
    connection.close()
    (folder / "semicolons.csv").write_text(
        "\ufeff" + (folder / file).read_text("utf-8").replace(",", ";"), "utf-8"
    )
    found = []
    for name in ("cases.csv", "cases.parquet", "cases.jsonl", "cases.duckdb", "semicolons.csv"):
        query = ["--query", "SELECT * FROM t"] if name.endswith("duckdb") else []
        ran = batch(name, *query, "-p", "haiphong", "--rows", "out.csv")
        assert ran.code == 0, ran.err
        found.append(sorted(map(str, rows(folder / "out.csv"))))
    assert all(one == found[0] for one in found)
    assert len(found[0]) == len(GOOD)


@pytest.mark.parametrize("name", ["rows.csv", "rows.parquet"])
def test_rows_are_the_same_whether_texts_are_listed_or_not(
    batch: Batch, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for few in (0, 2, 100_000):
        monkeypatch.setattr("coordplan.batch.answers.FEW_TEXTS", few)
        ran = batch(table(folder, *GOOD), "--rows", name, "--wide", "--outcomes", "o.jsonl")
        assert ran.code == 0, ran.err
        said = duckdb.sql(f"FROM '{name}' ORDER BY plan, row_number")
        found.append(
            (said.columns, said.types, said.fetchall(), Path("o.jsonl").read_text("utf-8"))
        )
    assert found[0] == found[1] == found[2]
    assert len(found[0][2]) == 5 * len(GOOD)


BAD = {
    "5,x,Polise,Female,,,,": ("unknown-value", "Received by"),
    "6,x,,Female,two,,,": ("unknown-value", "Age"),
    "7,x,,Female,131,,,": ("unknown-value", "Age"),
    "8,x,,,,no case,,": ("left-out", "Route"),
    "9,x,,,34,,Yes,": ("two-values", "Age, Under 16"),
    "10,x,,,": ("bad-line", ""),
    "11,x,,,,,,,,9": ("bad-line", ""),
    "Nguyen Van An,x,,,,,,": ("bad-key", ""),
    "012345678901,x,,,,,,": ("bad-key", ""),
    "1,x,,,,,,": ("key-twice", ""),
}


def test_what_is_wrong_is_told_by_number_column_and_reason(batch: Batch, folder: Path) -> None:
    lines = [*GOOD, *BAD, "12,x,,,,,,"]
    ran = batch(table(folder, *lines), "--key", "id", "--rows", "r.csv", "--bad", "bad.csv")
    assert ran.code == 0, ran.err
    told: dict[int, list[tuple[str, str]]] = {}
    for one in rows(folder / "bad.csv"):
        told.setdefault(int(one["row"]), []).append((one["reason"], one["columns"]))
    assert list(told) == list(range(5, 15))
    assert [some[0] for some in told.values()] == list(BAD.values())
    answered = {int(row["row_number"]) for row in rows(folder / "r.csv")}
    assert answered == {1, 2, 3, 4, 15}
    everything = ran.out + ran.err + (folder / "bad.csv").read_text("utf-8")
    for secret in ("Nguyen", "Polise", "012345678901", "131"):
        assert secret not in everything


def test_a_line_that_is_no_object_is_told(batch: Batch, folder: Path) -> None:
    lines = ['{"Sex": "Male"}', "x", "[]", '{"Sex": 1}', '{"Sex": {"a": "Male"}}', "{", ""]
    (folder / "c.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    ran = batch("c.jsonl", "-p", "haiphong", "--bad", "bad.csv", "--format", "json")
    found = json.loads(ran.out)
    assert found["answered"] == 1
    told = {int(one["row"]): one["reason"] for one in rows(folder / "bad.csv")}
    expected = {2: "bad-line", 3: "bad-line", 4: "unknown-value", 5: "unknown-value", 6: "bad-line"}
    assert expected.items() <= told.items()


def test_a_table_with_a_stray_quotation_mark_is_refused_whole(batch: Batch, folder: Path) -> None:
    """What stands within quotation marks may be many lines: none of them is lost unseen."""
    ran = batch(table(folder, GOOD[0], '2,"x"y,,Unknown,,,,', GOOD[2]), "--rows", "r.csv")
    assert ran.code in {0, 4}
    if ran.code == 0:
        assert "2 answered" in ran.out


def test_what_is_being_done_is_said_on_a_terminal_in_the_language_asked_for(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = table(folder, *GOOD)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    asked = ["batch", file, "--map", "map.yaml", "-p", "haiphong"]
    assert "reading the table" in run(*asked, "--lang", "en").err
    assert "đọc bảng" in run(*asked, "--lang", "vi").err


def test_nothing_is_written_where_bad_rows_may_not_be(batch: Batch, folder: Path) -> None:
    (folder / "r.csv").write_text("as it was", "utf-8")
    ran = batch(table(folder, *GOOD, *BAD), "--rows", "r.csv", "--bad", "bad.csv", "--fail-on-bad")
    assert ran.code == 1
    assert "nothing was written" in ran.out
    assert (folder / "r.csv").read_text("utf-8") == "as it was"
    assert rows(folder / "bad.csv")
    assert {one.name for one in folder.iterdir()} == {"map.yaml", "cases.csv", "r.csv", "bad.csv"}


@pytest.mark.parametrize(
    "options",
    [
        ("--rows", "cases.csv"),
        ("--rows", "./cases.csv"),
        ("--rows", "a.csv", "--bad", "./a.csv"),
        ("--bad", "a.csv", "-o", "a.csv"),
    ],
)
def test_one_file_is_not_two_things(batch: Batch, folder: Path, options: Sequence[str]) -> None:
    before = (folder / table(folder, *GOOD)).read_bytes()
    ran = batch("cases.csv", "-p", "haiphong", *options)
    assert ran.code == 2
    assert "one file for two things" in ran.err
    assert (folder / "cases.csv").read_bytes() == before
    assert {one.name for one in folder.iterdir()} == {"map.yaml", "cases.csv"}


def test_each_whole_answer_stands_once(batch: Batch, folder: Path) -> None:
    lines = [f"{n}{GOOD[n % 2][1:]}" for n in range(1, 9)]
    ran = batch(table(folder, *lines), "-p", "haiphong", "--outcomes", "o.jsonl", "--rows", "r.csv")
    assert ran.code == 0, ran.err
    whole = [json.loads(line) for line in (folder / "o.jsonl").read_text("utf-8").splitlines()]
    assert [one["cases"] for one in whole] == [4, 4]
    by_row = {row["outcome"] for row in rows(folder / "r.csv")}
    assert {one["outcome"] for one in whole} == by_row
    assert all("because" not in item for one in whole for item in one["act"])


def test_a_summary_counts_who_was_left(batch: Batch, folder: Path) -> None:
    ran = batch(table(folder, *GOOD), "-p", "haiphong", "--summary", "--format", "json")
    (plan,) = json.loads(ran.out)["plans"]
    left = {one["action"]: one for one in plan["left"]}
    assert left["request-protection"]["cases"] == 4, "danger is not excluded"
    found = answers()
    for action, one in left.items():
        status = [answer.status[action] for answer in found]
        led = [any(item.has(action) for item in answer.leads) for answer in found]
        told = [
            any(action in {a.id for a in notice.duty.actions} for notice in answer.notify)
            for answer in found
        ]
        if one["cases"] == 4:
            leaderless = [s != "named" and not has for s, has in zip(status, led, strict=True)]
            assert one["no_leader"] == sum(leaderless), action
            assert one["nobody"] == sum(s in NOBODY for s in status), action
            assert one["nobody_told"] == 4 - sum(told), action


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * FROM t; DROP TABLE t", 2),
        ("DROP TABLE t", 2),
        ("COPY t TO 'stolen.csv'", 2),
        ("SELECT * FROM read_text('map.yaml')", 2),
        ("SELECT * FROM read_csv('cases.csv')", 2),
        ("SELECT * FROM no_such_table", 2),
        ("this is no SQL", 2),
    ],
)
def test_a_query_reads_its_own_file_and_nothing_else(
    batch: Batch, folder: Path, query: str, code: int
) -> None:
    table(folder, *GOOD)
    connection = duckdb.connect("c.duckdb")
    connection.execute("CREATE TABLE t AS FROM read_csv('cases.csv', all_varchar=true)")
    connection.close()
    ran = batch("c.duckdb", "--query", query)
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err
    assert not (folder / "stolen.csv").exists()
    assert batch("c.duckdb", "--query", "SELECT * FROM t").code == 0, "and it is as it was"


def test_a_name_that_could_stand_for_several_files_stands_for_one(
    batch: Batch, folder: Path
) -> None:
    table(folder, *GOOD, *BAD)
    (folder / "c*.csv").write_text("\n".join([HEAD, GOOD[0]]) + "\n", "utf-8")
    (folder / "it's.csv").write_text("\n".join([HEAD, GOOD[0]]) + "\n", "utf-8")
    for name in ("c*.csv", "it's.csv"):
        ran = batch(name, "-p", "haiphong", "--format", "json")
        assert json.loads(ran.out)["read"] == 1


def test_a_file_or_a_column_may_be_called_anything(batch: Batch, folder: Path) -> None:
    (folder / "no_row.csv").write_text("no_row\nmale\n,x\n", "utf-8")
    duckdb.sql("COPY (SELECT 'male' AS no_row) TO 'no_row.parquet'")
    (folder / "map.yaml").write_text("coordplan: 1\ncolumns: [{column: no_row, fact: sex}]\n")
    for name, told in (("no_row.csv", [2]), ("no_row.parquet", [])):
        found = json.loads(batch(name, "-p", "laichau", "--format", "json").out)
        assert found["answered"] == 1
        assert [row for one in found["bad"] for row in one["first"]] == told


def test_a_column_that_is_not_there_is_told_without_the_others(batch: Batch, folder: Path) -> None:
    ran = batch(table(folder, *GOOD, head="Nguyen Van A,b,Sex,Age,Route,Under 16,Called,x"))
    assert ran.code == 2
    assert "Received by" in ran.err
    assert "Nguyen" not in ran.err


MAP_FAULTS = {
    "columns: [{column: a, fact: roote}]": ("unknown-fact", "did you mean `route`"),
    "columns: [{column: a, fact: route, values: {x: hand-over}}]": ("unknown-value", "`handover`"),
    "columns: [{column: a}]": ("no-meaning", "`fact:`"),
    "columns: [{column: a, fact: sex, number: age}]": ("several-meanings", "leave one"),
    "columns: [{column: a, fact: sex}, {column: A, number: age}]": ("column-twice", "leave one"),
    "columns: [{column: a, number: agee}]": ("unknown-number", "did you mean `age`"),
    "columns: [{column: a, values: {x: female}}]": ("no-fact", "`fact:`"),
    "columns: [{colunm: a, fact: sex}]": ("unknown-key", "did you mean `column`"),
    "given: {sexx: male}\ncolumns: [{column: a, fact: sex}]": ("unknown-fact", "`sex`"),
    "columns: [{column: a, fact: sex, values: {x: male}, unknown: [x]}]": ("cell-twice", "leave"),
}


@pytest.mark.parametrize("written", MAP_FAULTS)
def test_a_map_is_checked_like_a_plan(batch: Batch, folder: Path, written: str) -> None:
    (folder / "map.yaml").write_text(f"coordplan: 1\n{written}\n", "utf-8")
    ran = batch(table(folder, *GOOD))
    rule, help_ = MAP_FAULTS[written]
    assert ran.code == 3
    assert f"error[{rule}]" in ran.err
    assert help_ in ran.err
    assert "map.yaml:" in ran.err


def test_a_number_of_a_person_in_a_map_is_told_once(batch: Batch, folder: Path) -> None:
    (folder / "map.yaml").write_text(MAP.replace("Police:", '"Call 0912345678":'), "utf-8")
    ran = batch(table(folder, *GOOD))
    assert ran.code == 3
    assert ran.err.count("error[personal-data]") == 1


def test_a_call_of_no_plan_is_told(batch: Batch, folder: Path) -> None:
    (folder / "map.yaml").write_text("coordplan: 1\ncolumns: [{column: Called, call: V.99}]\n")
    ran = batch(table(folder, *GOOD))
    assert ran.code == 2
    assert "no duty on call" in ran.err


def test_htcds_is_built_in(run: Run, folder: Path) -> None:
    (folder / "h.csv").write_text(
        "TraffickingStatus\nActual victim of trafficking\nNot a victim of trafficking\nx\n"
    )
    ran = run("batch", "h.csv", "--map", "htcds-2.0", "-p", "laichau", "--format", "json")
    found = json.loads(ran.out)
    assert (found["answered"], found["told"]) == (1, 2)
    assert [one["reason"] for one in found["bad"]] == ["left-out", "unknown-value"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_stopped_it_leaves_no_half_file(folder: Path) -> None:
    lines = [f"{n}{GOOD[n % 4][1:]}" for n in range(200_000)]
    table(folder, *lines)
    command = [sys.executable, "-m", "coordplan", "batch", "cases.csv", "-m", "map.yaml"]
    process = subprocess.Popen(
        [*command, "--rows", "r.csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while process.poll() is None and not list(folder.glob(".r.csv.*")):
        pass
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == b""
    assert {one.name for one in folder.iterdir()} == {"map.yaml", "cases.csv"}


def test_damaged_tables_and_maps_lose_no_row_and_tell_no_cell(tmp_path: Path) -> None:
    from tests.damaged import Found, case
    from tests.damaged import run as answer

    found = Found()
    for number in range(12):
        answer(case(f"slice {number}"), tmp_path, found, number)
    assert found.wrong == []
    assert found.ends["answered"] + found.ends["answered, some told"]


def test_every_bit_that_a_text_depends_on_is_looked_at() -> None:
    """A text is shared by outcomes that agree in these bits: no number may be read otherwise."""
    from coordplan.batch.answers import looks_at
    from coordplan.export.sql import TEXTS

    for plan in load_plans():
        layout = layout_of(decision_of(plan))
        for name, written in said(layout):
            if name in TEXTS:
                seen = looks_at(written)
                for column, bits in seen.items():
                    assert column in layout.columns
                    assert bits > 0
                read = re.sub(r"\(\w+ & \d+\) <> 0", "", written)
                assert not re.search(r"(certain|possible|more)_\d", read), (plan.id, name)


def test_fields_are_looked_up_in_blocks_of_bounded_size(folder: Path) -> None:
    """However many facts a map has, no table of states is larger than its bound."""
    from coordplan.batch.lookups import STATES

    for plan in load_plans():
        decision = decision_of(plan, load_registry(), DAY)
        facts = plan.vocabulary.fact_list
        columns = "\n".join(f"  - {{column: {f.id}, fact: {f.id}}}" for f in facts)
        (folder / "all.yaml").write_text(f"coordplan: 1\ncolumns:\n{columns}\n", "utf-8")
        read = load_map("all.yaml", plan.vocabulary)
        fields = {f.id: tuple(str(one.value) for one in f.values) for f in facts}
        coding = Coding(read, fields, keyed=False)
        said_ = [field.name for field in decision.fields]
        lookups = Lookups(layout_of(decision), coding, said_, "block")
        sizes = [int(n) for _, one in lookups.tables() for n in re.findall(r"range\((\d+)\)", one)]
        assert len(sizes) > 1
        assert max(sizes) <= STATES


@pytest.mark.parametrize(
    "other",
    [
        "given: {nationality: foreign}\ncolumns: [{column: b, fact: minor}]",
        "columns: [{column: SEX, fact: minor}]",
    ],
)
def test_two_maps_that_speak_of_one_thing_are_refused(
    batch: Batch, folder: Path, other: str
) -> None:
    (folder / "other.yaml").write_text(f"coordplan: 1\n{other}\n", "utf-8")
    ran = batch(table(folder, *GOOD), "--map", "other.yaml")
    assert ran.code == 3
    assert "column-twice" in ran.err
    assert "of what another map speaks of too" in ran.err
