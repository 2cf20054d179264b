"""DuckDB, shut in: it reaches the files that it is given and nothing else, and loads nothing.

What DuckDB says of an error may repeat what stands in a cell, so only its words on a query are
passed on, which it says before it has read anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coordplan.batch.sources import unreadable
from coordplan.diagnostics import CoordplanError, Diagnostic, MissingExtraError
from coordplan.export.names import literal
from coordplan.text import Text, visible
from coordplan.work import too_complex

if TYPE_CHECKING:
    import duckdb

_CATALOG = "asked"
ASKED = "cases_asked"
"""The view of what a query gives."""


@contextmanager
def installed() -> Iterator[None]:
    """Raise ``MissingExtraError`` where DuckDB is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        message = Text(vi="chưa cài duckdb", en="duckdb is not installed")
        raise MissingExtraError.of("batch", message) from error


class Engine:
    """A database in memory that spills into a folder, over the files that it may reach."""

    def __init__(
        self,
        *,
        files: Sequence[str],
        folder: str,
        memory: str,
        shown: str,
        attached: str | None = None,
    ) -> None:
        with installed():
            import duckdb
        self._duckdb = duckdb
        self._file = shown
        self.connection: duckdb.DuckDBPyConnection = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "allow_community_extensions": "false",
                # joins are written in their order; where it guesses another, it is far off
                "disabled_optimizers": "join_order",
                "memory_limit": memory,
                "temp_directory": folder,
            },
        )
        if attached is not None:
            self.attach(attached)
        self.run("SET enable_progress_bar = false")
        paths = ", ".join(map(literal, files))
        self.run(f"SET allowed_paths = [{paths}]")
        self.run(f"SET allowed_directories = [{literal(folder)}]")
        self.run("SET enable_external_access = false")
        self.run("SET lock_configuration = true")

    def close(self) -> None:
        """Let go of everything."""
        self.connection.close()

    def attach(self, file: str) -> None:
        """Open a DuckDB file to be read. Raises ``UnreadableFileError``."""
        try:
            self.connection.execute(f"ATTACH {literal(file)} AS {_CATALOG} (READ_ONLY)")
        except self._duckdb.Error:
            raise unreadable(self._file, _NO_DATABASE) from None

    def run(self, statement: str) -> duckdb.DuckDBPyConnection:
        """What a statement of our own gives.

        Raises ``KeyboardInterrupt`` where somebody stops it, ``TooComplexError`` where memory and
        disk are not enough, and ``UnreadableFileError`` for everything else that goes wrong.
        """
        duckdb = self._duckdb
        try:
            return self.connection.execute(statement)
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except (duckdb.OutOfMemoryException, MemoryError):
            raise too_complex(_MEMORY, _MORE) from None
        except duckdb.Error as error:
            kind = type(error).__name__
            raise unreadable(self._file, _broken(kind)) from None

    def query(self, written: str) -> Sequence[str]:
        """Make the query of somebody a view of the attached file: the names of its columns.

        Raises ``CoordplanError`` for what is no single ``SELECT`` or is not understood.
        """
        duckdb = self._duckdb
        try:
            found = duckdb.extract_statements(written)
            if len(found) != 1 or found[0].type is not duckdb.StatementType.SELECT:
                raise _refused(_SELECT)
            self.connection.execute(f"USE {_CATALOG}")
            self.connection.execute(f"CREATE TEMP VIEW {ASKED} AS {found[0].query}")
            described = self.connection.execute(f"DESCRIBE {ASKED}").fetchall()
        except duckdb.Error as error:
            said = visible(str(error).splitlines()[0])
            raise _refused(Text(en=f"the query: {said}", vi=f"câu truy vấn: {said}")) from None
        return [str(row[0]) for row in described]

    def columns(self, relation: str) -> Sequence[str]:
        """The names of the columns of a relation."""
        return [str(row[0]) for row in self.run(f"DESCRIBE SELECT * FROM {relation}").fetchall()]

    def table(self, name: str, select: str) -> None:
        """Keep what a selection gives."""
        self.run(f"CREATE TEMP TABLE {name} AS {select}")

    def one(self, select: str) -> tuple[int, ...]:
        """The one row of whole numbers that a selection gives."""
        row = self.run(select).fetchone()
        return tuple(int(value or 0) for value in row or ())


def _refused(message: Text) -> CoordplanError:
    return CoordplanError([Diagnostic("bad-query", message, help=_ONE_SELECT)])


def _broken(kind: str) -> Text:
    return Text(
        en=f"is no whole table of the kind that its name says ({kind}); nothing was answered",
        vi=f"không phải là bảng nguyên vẹn thuộc loại mà tên tệp nêu ({kind}); chưa trả lời gì",
    )


_NO_DATABASE = Text(
    en="is no DuckDB file, or one that another program holds",
    vi="không phải tệp DuckDB, hoặc đang được chương trình khác giữ",
)
_SELECT = Text(
    en="the query must be one SELECT and nothing else",
    vi="câu truy vấn phải là một câu SELECT duy nhất",
)
_ONE_SELECT = Text(
    en='for example: --query "SELECT * FROM cases"', vi='ví dụ: --query "SELECT * FROM cases"'
)
_MEMORY = Text(
    en="this table needs more memory and temporary space than there is",
    vi="bảng này cần nhiều bộ nhớ và chỗ lưu tạm hơn mức có được",
)
_MORE = Text(
    en="allow more with --memory, or free space for temporary files",
    vi="cho phép nhiều hơn bằng --memory, hoặc dọn chỗ cho tệp tạm",
)
