"""Where cases stand: CSV, Parquet, JSON lines, or what a query of a DuckDB file gives.

Only the columns that a map names are read. A table is never searched for names: what stands in the
first line of a file without a header may be a person's.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from coordplan.diagnostics import Diagnostic, UnknownNameError, UnreadableFileError
from coordplan.export.names import literal
from coordplan.frozen import dataclass
from coordplan.source import Location
from coordplan.text import Text, quote, visible

_DELIMITERS = (",", ";", "\t", "|")
_GLOBBING = frozenset("*?[]{}")
_LONGEST_HEADER = 1 << 20


class Kind(StrEnum):
    """The kinds of files that cases are read from."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    DUCKDB = "duckdb"


ENDINGS = {
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".txt": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".pq": Kind.PARQUET,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".duckdb": Kind.DUCKDB,
    ".db": Kind.DUCKDB,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A relation of SQL with the mapped columns as ``c0``, ``c1`` … and perhaps ``key``.

    ``no_row`` is whether what stands there is no row. ``header`` is how many lines come before the
    first row; None where there are no lines.
    """

    select: str
    header: int | None = None


@contextmanager
def plainly_named(file: str) -> Iterator[str]:
    """The file, or a copy of it where its own name could stand for several files."""
    path = Path(file).resolve()
    if not _GLOBBING.intersection(str(path)):
        yield str(path)
        return
    with TemporaryDirectory(prefix="coordplan-") as folder:
        copy = Path(folder) / f"cases{path.suffix.lower()}"
        if _GLOBBING.intersection(str(copy)):
            raise unreadable(file, _NAME, _RENAME)
        shutil.copyfile(path, copy)
        yield str(copy)


def kind_of(file: str) -> Kind:
    """The kind of a file, by its ending. Raises ``UnreadableFileError``."""
    path = Path(file)
    if not path.is_file():
        there = path.exists()
        raise unreadable(file, _NO_FILE if there else _MISSING)
    found = ENDINGS.get(path.suffix.lower())
    if found is None:
        raise unreadable(file, _KIND, _KINDS)
    return found


def csv_source(file: str, shown: str, wanted: Sequence[str], key: str | None) -> Source:
    """A CSV file: UTF-8, a header, any of the usual separators."""
    names, delimiter = _header(file, shown)
    positions = _positions(names, wanted, key, shown)
    columns = ", ".join(f"h{number}: 'VARCHAR'" for number, _ in enumerate(names))
    options = (
        "auto_detect=false, header=true, quote='\"', escape='\"', store_rejects=true, "
        f"rejects_limit=0, strict_mode=true, delim={literal(delimiter)}, columns={{{columns}}}"
    )
    chosen = _chosen([f"h{position}" for position in positions], keyed=key is not None)
    return Source(f"SELECT {chosen} FROM read_csv({literal(file)}, {options})", header=1)


def jsonl_source(file: str, wanted: Sequence[str], key: str | None) -> Source:
    """JSON lines: an object a line, read as text so that no line is lost."""
    options = (
        "auto_detect=false, header=false, delim='\x01', quote='', escape='', comment='', "
        "store_rejects=true, rejects_limit=0, columns={line: 'VARCHAR'}"
    )
    names = [*wanted, *([key] if key is not None else [])]
    cells = [f"json_extract_string(line, {literal(_pointer(name))})" for name in names]
    chosen = _chosen(cells, keyed=key is not None, no_row="no_row")
    # what is no object is kept as a row, so that it can be told
    is_object = "CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE FALSE END"
    lines = (
        f"SELECT CASE WHEN {is_object} THEN line END AS line, "
        f"NOT COALESCE({is_object}, FALSE) AS no_row FROM read_csv({literal(file)}, {options})"
    )
    return Source(f"SELECT {chosen} FROM ({lines})", header=0)


def relation_source(
    relation: str, names: Sequence[str], wanted: Sequence[str], key: str | None, shown: str
) -> Source:
    """A Parquet file or a query, of which the names of the columns are known."""
    positions = _positions(names, wanted, key, shown)
    cells = [f"CAST({quoted(names[position])} AS VARCHAR)" for position in positions]
    return Source(f"SELECT {_chosen(cells, keyed=key is not None)} FROM {relation}")


def quoted(name: str) -> str:
    """A name in quotation marks."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def unreadable(file: str, message: Text, mend: Text | None = None) -> UnreadableFileError:
    """The error of a table that cannot be read."""
    where = Location(visible(file))
    return UnreadableFileError([Diagnostic("unreadable-table", message, where, mend)])


def _chosen(cells: Sequence[str], *, keyed: bool, no_row: str = "FALSE") -> str:
    names = [f"c{number}" for number in range(len(cells) - keyed)] + ["key"] * keyed
    named = zip([*cells, no_row], [*names, "no_row"], strict=True)
    return ", ".join(f"{cell} AS {name}" for cell, name in named)


def _pointer(name: str) -> str:
    """A key as a JSON pointer."""
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _header(file: str, shown: str) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them."""
    try:
        with Path(file).open(encoding="utf-8-sig", newline="") as stream:
            first = stream.readline(_LONGEST_HEADER)
    except UnicodeDecodeError:
        raise unreadable(shown, _NOT_UTF8, _SAVE_UTF8) from None
    except OSError as error:
        raise unreadable(shown, _cannot(error.strerror or "")) from None
    if not first.strip():
        raise unreadable(shown, _EMPTY)
    if "\0" in first:
        raise unreadable(shown, _NOT_UTF8, _SAVE_UTF8)
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        names = next(csv.reader([first], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        raise unreadable(shown, _HEADER) from None
    return [name.strip() for name in names], delimiter


def _positions(
    names: Sequence[str], wanted: Sequence[str], key: str | None, shown: str
) -> list[int]:
    """Where the wanted columns stand. Raises ``UnknownNameError`` with every one that does not."""
    problems, found = [], []
    for name in [*wanted, *([key] if key is not None else [])]:
        here = [number for number, one in enumerate(names) if one == name]
        here = here or [n for n, one in enumerate(names) if one.casefold() == name.casefold()]
        if len(here) != 1:
            problems.append(_not_one(name, several=bool(here), shown=shown))
        found += here[:1]
    if problems:
        raise UnknownNameError(problems)
    return found


def _not_one(name: str, *, several: bool, shown: str) -> Diagnostic:
    said = quote(name)
    message = Text(
        en=f"the table has {'several columns' if several else 'no column'} {said}",
        vi=f"bảng {'có nhiều cột' if several else 'không có cột'} {said}",
    )
    mend = Text(
        en="the first line of a CSV file must name its columns, as the map has them",
        vi="dòng đầu của tệp CSV phải ghi tên cột, đúng như trong bảng ánh xạ",
    )
    return Diagnostic("unknown-column", message, Location(visible(shown)), mend)


def _cannot(reason: str) -> Text:
    return Text(en=f"cannot be read: {reason}", vi=f"không đọc được: {reason}")


_NO_FILE = Text(en="is not a file", vi="không phải là tệp")
_MISSING = Text(en="does not exist", vi="không tồn tại")
_KIND = Text(en="is of no kind that is read here", vi="không thuộc loại tệp đọc được")
_KINDS = Text(
    en="read are .csv, .tsv, .parquet, .jsonl, and .duckdb with --query",
    vi="đọc được: .csv, .tsv, .parquet, .jsonl, và .duckdb kèm --query",
)
_NAME = Text(en="has a name that could stand for several files", vi="tên có thể chỉ nhiều tệp")
_RENAME = Text(en="give it another name", vi="đổi tên tệp")
_NOT_UTF8 = Text(en="is not text in UTF-8", vi="không phải văn bản UTF-8")
_SAVE_UTF8 = Text(
    en="save it as CSV UTF-8; from Excel: Save As, CSV UTF-8",
    vi="lưu thành CSV UTF-8; trong Excel: Lưu thành, CSV UTF-8",
)
_EMPTY = Text(
    en="is empty: its first line must name the columns", vi="trống: dòng đầu phải ghi tên cột"
)
_HEADER = Text(en="has a first line that names no columns", vi="dòng đầu không ghi tên cột")
