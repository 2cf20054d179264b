"""A table opened: its engine, and what reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory

from coordplan.batch.engine import ASKED, Engine
from coordplan.batch.sources import (
    Kind,
    Source,
    csv_source,
    jsonl_source,
    kind_of,
    plainly_named,
    relation_source,
    unreadable,
)
from coordplan.export.names import literal
from coordplan.text import Text


@contextmanager
def opened(
    file: str,
    wanted: Sequence[str],
    *,
    query: str | None,
    key: str | None,
    memory: str,
    written: Sequence[str],
) -> Iterator[tuple[Engine, Source]]:
    """The engine over a table, and the selection of its wanted columns.

    Raises ``UnreadableFileError``, ``UnknownNameError`` for columns that the table has not, and
    ``CoordplanError`` for a query that is none.
    """
    kind = kind_of(file)
    if (query is None) is (kind is Kind.DUCKDB):
        raise unreadable(file, _QUERY if query is None else _NO_QUERY, _EITHER)
    with ExitStack() as stack:
        path = stack.enter_context(plainly_named(file))
        folder = stack.enter_context(TemporaryDirectory(prefix="coordplan-"))
        attached = path if kind is Kind.DUCKDB else None
        files = [*written] if attached is not None else [path, *written]
        engine = Engine(files=files, folder=folder, memory=memory, shown=file, attached=attached)
        stack.callback(engine.close)
        match kind:
            case Kind.CSV:
                source = csv_source(path, file, wanted, key)
            case Kind.JSONL:
                source = jsonl_source(path, wanted, key)
            case Kind.PARQUET:
                relation = f"read_parquet({literal(path)})"
                source = relation_source(relation, engine.columns(relation), wanted, key, file)
            case Kind.DUCKDB:
                names = engine.query(query or "")
                source = relation_source(ASKED, names, wanted, key, file)
        yield engine, source


_QUERY = Text(en="is a DuckDB file: say what to ask of it", vi="là tệp DuckDB: cần nêu truy vấn")
_NO_QUERY = Text(en="is no DuckDB file", vi="không phải là tệp DuckDB")
_EITHER = Text(
    en="--query goes with a .duckdb file, and with no other",
    vi="--query chỉ dùng với tệp .duckdb, và tệp .duckdb phải có --query",
)
