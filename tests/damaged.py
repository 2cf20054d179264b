"""Damaged tables and maps: no traceback, no word of a cell told, and no row lost.

``python -m tests.damaged --count 10000 --seed 1`` prints what was found; the tests run a slice.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb

from coordplan import load_plan
from coordplan.batch.answers import Asked
from coordplan.batch.run import Run, with_calls
from coordplan.batch.tables import opened
from coordplan.diagnostics import CoordplanError
from coordplan.export.decision import Decision, decision_of
from coordplan.load.maps import load_map

TOLD_EVERY = 500
SECRET = "Trần Văn Kín"
"""What stands in every table, and may stand in nothing that is told."""

MAP = """\
coordplan: 1
given: {nationality: vietnamese}
columns:
  - column: Sex
    fact: sex
    values: {Female: female, Male: male}
    unknown: [Unknown]
  - column: Age
    number: age
  - column: Route
    fact: route
  - column: Minor
    values: {"Yes": {minor: true}, "No": {minor: false}}
    leave_out: [none]
"""
HEAD = ["id", "Name", "Sex", "Age", "Route", "Minor"]
WORDS = [
    ["Female", "Male", "Unknown", ""],
    ["3", "17", "45", ""],
    ["handover", "rescue", "self-return", ""],
    ["Yes", "No", "", "none"],
]
JUNK = [
    "=1+1", "'; DROP TABLE cases; --", "NULL", "nan", "-1", "1e3", " ", "\t", "x" * 5000, "ФЫ", "\u202e",
    "\u0000", "{}", "[1]", "%", "\\", "true", "handover ", "0x10", "١٧", "999999999999", SECRET,
]  # fmt: skip


@dataclass
class Found:
    """How many cases of each end there were, and what should not have been."""

    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """A damaged table with its map; ``rows`` where the damage keeps lines apart."""

    name: str
    table: bytes
    map: bytes
    rows: int | None


@cache
def decisions() -> Sequence[Decision]:
    return [decision_of(load_plan("laichau"))]


def case(seed: object) -> Case:
    """A damaged case; the same seed gives the same."""
    chance = random.Random(f"damaged {seed}")
    rows = [_row(chance, number) for number in range(1, chance.randint(2, 25))]
    kept = True
    for _ in range(chance.randint(0, 6)):
        kept &= chance.choice(DAMAGES)(chance, rows)
    kind = chance.choice(["csv", "csv", "csv", "jsonl", "parquet"])
    table = WRITTEN[kind](chance, rows)
    if chance.random() < 0.3:
        table, kept = _bytes(chance, table), False
    map_ = MAP.encode()
    if chance.random() < 0.2:
        map_ = _bytes(chance, map_)
    return Case(f"cases.{kind}", table, map_, len(rows) if kept else None)


def run(one: Case, folder: Path, found: Found, seed: object) -> None:
    """Read and answer a case, and note how it ended."""
    file, map_file = folder / one.name, folder / "map.yaml"
    file.write_bytes(one.table)
    map_file.write_bytes(one.map)
    try:
        ended = _answered(file, map_file, one, found, seed)
    except CoordplanError as error:
        ended = error.diagnostics[0].rule
        said = " ".join(f"{d.message.en} {d.help.en if d.help else ''}" for d in error.diagnostics)
        if SECRET in said:
            found.wrong.append(f"{seed}: a cell is told: {ended}")
    except Exception as error:  # what must not be
        ended = "traceback"
        found.wrong.append(f"{seed}: {type(error).__name__}: {error}")
    found.ends[ended] += 1


def _answered(file: Path, map_file: Path, one: Case, found: Found, seed: object) -> str:
    plans = decisions()
    read = load_map(str(map_file), plans[0].plan.vocabulary)
    asked: Sequence[Asked] = with_calls(plans, read)
    wanted = [column.name for column in read.columns]
    key = "id" if len(one.table) % 2 else None
    with opened(str(file), wanted, query=None, key=key, memory="200MB", written=()) as (
        engine,
        source,
    ):
        going = Run(engine, asked, read, keyed=key is not None)
        going.read(source)
        going.situate()
        going.answer(0)
        going.say(statuses=False)
        tally = going.tally(summary=False)
        told = {row for row, _, _ in going.bad_rows()}
        answered = engine.one("SELECT count(*), count(DISTINCT row_number) FROM answered")
    if tally.read != tally.answered + tally.told or len(told) != tally.told:
        found.wrong.append(f"{seed}: rows are lost: {tally}")
    if answered != (tally.answered, tally.answered) or tally.plans[0].cases != tally.answered:
        found.wrong.append(f"{seed}: rows are answered twice or not: {tally}")
    if one.rows is not None and tally.read != one.rows and one.map == MAP.encode():
        found.wrong.append(f"{seed}: {one.rows} rows in, {tally.read} read")
    return "answered" if not tally.told else "answered, some told"


def _row(chance: random.Random, number: int) -> list[str]:
    return [str(number), SECRET, *(chance.choice(words) for words in WORDS)]


def _junk(chance: random.Random, rows: list[list[str]]) -> bool:
    """A cell is junk."""
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] = chance.choice(JUNK)
    return True


def _short(chance: random.Random, rows: list[list[str]]) -> bool:
    """A row ends too early, or goes on too long."""
    row = chance.choice(rows)
    if chance.random() < 0.5:
        row.extend(chance.choice([["x"], ["", "y"], [SECRET] * 3]))
    elif len(row) > 2:
        del row[2:]
    return True


def _twice(chance: random.Random, rows: list[list[str]]) -> bool:
    """A row stands there twice."""
    rows.insert(chance.randrange(len(rows)), list(chance.choice(rows)))
    return True


def _quote(chance: random.Random, rows: list[list[str]]) -> bool:
    """A quotation mark or the end of a line within a cell."""
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] += chance.choice(['"', '""', "\n", "\r", ",", ";"])
    return False


DAMAGES: Sequence[Callable[[random.Random, list[list[str]]], bool]] = (
    _junk, _junk, _junk, _short, _twice, _quote,
)  # fmt: skip


def _csv(chance: random.Random, rows: Sequence[Sequence[str]]) -> bytes:
    end = chance.choice(["\n", "\r\n"])
    mark = chance.choice(["", "\ufeff"])
    lines = [",".join(row) for row in [HEAD, *rows]]
    return (mark + end.join(lines) + chance.choice(["", end])).encode()


def _jsonl(chance: random.Random, rows: Sequence[Sequence[str]]) -> bytes:
    lines = []
    for row in rows:
        cells: dict[str, object] = dict(zip(HEAD, row, strict=False))
        if chance.random() < 0.1:
            cells[chance.choice(HEAD)] = chance.choice([1, True, None, {"a": 1}, [2]])
        line = json.dumps(cells, ensure_ascii=chance.random() < 0.5)
        lines.append(chance.choice(["[]", "7", line[:-1], "x"]) if chance.random() < 0.1 else line)
    return ("\n".join(lines) + "\n").encode()


def _parquet(chance: random.Random, rows: Sequence[Sequence[str]]) -> bytes:
    cells = [[*row, *[""] * len(HEAD)][: len(HEAD)] for row in rows]
    marks = ", ".join(["(" + ", ".join("?" * len(HEAD)) + ")"] * len(cells))
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        file = Path(folder) / "c.parquet"
        connection.execute(f"CREATE TABLE t ({', '.join(f'{n} VARCHAR' for n in HEAD)})")
        values = [cell.replace("\0", " ") for row in cells for cell in row]
        connection.execute(f"INSERT INTO t VALUES {marks}", values)
        connection.execute(f"COPY t TO '{file}' (FORMAT parquet)")
        return file.read_bytes()


WRITTEN: dict[str, Callable[[random.Random, Sequence[Sequence[str]]], bytes]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "parquet": _parquet,
}


def _bytes(chance: random.Random, data: bytes) -> bytes:
    """Bytes that are another, missing, or one too many."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not changed:
            break
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 40)]
            case 2:
                changed[at:at] = chance.choice([b'"', b"\n", b"\0", b"\xff", b"{", b": ", b"- "])
            case _:
                del changed[max(at, len(changed) // 2) :]
    return bytes(changed)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.damaged", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number to begin with")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found, started = Found(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.first, asked.first + asked.count):
            if number % TOLD_EVERY == 0:
                sys.stderr.write(f"{number:,} … {len(found.wrong):,} wrong\n")
            seed = f"{asked.seed} {number}"
            run(case(seed), Path(folder), found, seed)
    for wrong in found.wrong[:20]:
        sys.stdout.write(f"wrong: {wrong}\n")
    ends = ", ".join(f"{count:,} {end}" for end, count in found.ends.most_common())
    sys.stdout.write(
        f"{asked.count:,} damaged tables and maps, {len(found.wrong):,} wrong: {ends}; "
    )
    sys.stdout.write(f"{time.monotonic() - started:.0f} s\n")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
