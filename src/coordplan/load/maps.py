"""Maps from the columns of a table of cases to facts, read and checked like a plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, InvalidFileError, Severity
from coordplan.load.files import read_bytes, shown_name
from coordplan.load.yaml_tree import read_yaml
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.mapping import CaseMap
    from coordplan.vocabulary import Vocabulary

_FOLDER = Path(__file__).resolve().parent.parent / "mapping"


def shipped_maps() -> dict[str, str]:
    """The maps that ship with coordplan: name to file."""
    return {path.stem: str(path) for path in sorted(_FOLDER.glob("*.yaml"))}


def load_maps(names: Sequence[str], vocabulary: Vocabulary) -> CaseMap:
    """One map of some files, or of maps that ship with coordplan, by name.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with every error of a file.
    """
    from coordplan.mapping.terms import CaseMap

    shipped = shipped_maps()
    read = [load_map(shipped.get(name, name), vocabulary) for name in names]
    columns = [column for one in read for column in one.columns]
    _refuse_twice(names, read)
    return CaseMap(tuple(columns), {k: v for one in read for k, v in one.given.items()})


def load_map(file: str, vocabulary: Vocabulary) -> CaseMap:
    """The map in a file. Raises ``UnreadableFileError``, ``InvalidFileError``."""
    from coordplan.mapping.build import build
    from coordplan.mapping.written import MapFile
    from coordplan.shape import validate

    document = read_yaml(read_bytes(file), shown_name(file))
    if document.data is None:
        raise InvalidFileError(document.faults)
    written, problems = validate(MapFile, document.data)
    found = [*document.faults, *(problem.locate(document.source) for problem in problems)]
    if written is None:
        raise InvalidFileError(found)
    built, further = build(written, vocabulary)
    found += [problem.locate(document.source) for problem in further]
    if any(one.severity is Severity.ERROR for one in found):
        raise InvalidFileError(found)
    return built


def _refuse_twice(names: Sequence[str], read: Sequence[CaseMap]) -> None:
    """Refuse a column that two maps read, or facts that two give every row with another value."""
    seen: set[str] = set()
    given: dict[str, str] = {}
    for name, one in zip(names, read, strict=True):
        here = {column.name.casefold() for column in one.columns}
        other = any(given.get(fact, word) != word for fact, word in one.given.items())
        if here & seen or other:
            message = Text(
                en=f"map {shown_name(name)} speaks of what another map speaks of too",
                vi=f"bảng ánh xạ {shown_name(name)} nêu nội dung mà bảng khác cũng đã nêu",
            )
            mend = Text(en="leave one of the two out", vi="bỏ bớt một trong hai")
            raise InvalidFileError([Diagnostic("column-twice", message, help=mend)])
        seen |= here
        given |= one.given
