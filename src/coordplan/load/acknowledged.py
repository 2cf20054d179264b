"""Files of acknowledged changes: read within the limits of every YAML file, and added to."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, InvalidFileError, Problem
from coordplan.load.appending import appended
from coordplan.load.files import read_bytes, shown_name
from coordplan.load.writing import create_file, replace_file
from coordplan.load.yaml_tree import Document, read_yaml
from coordplan.source import Location, SourceMap, Tree
from coordplan.text import Text, quote, visible

if TYPE_CHECKING:
    from coordplan.compare.acknowledged import Acknowledgement
    from coordplan.model.acknowledged import AcknowledgedFile

_HEAD = """\
# Changes that were looked at and accepted: coordplan diff ... --acknowledged THIS-FILE
coordplan: 1
acknowledged:"""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A file of acknowledged changes: its bytes, and what it says; None where there is no file."""

    file: str
    raw: bytes | None
    entries: tuple[Acknowledgement, ...]


def load_acknowledged(file: str) -> Acknowledged:
    """What a file acknowledges, in its order.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with everything that is wrong in it.
    """
    from coordplan.model.acknowledged import AcknowledgedFile
    from coordplan.shape import validate

    raw = read_bytes(file)
    document = read_yaml(raw, shown_name(file))
    if document.faults:
        raise InvalidFileError(document.faults)
    written, problems = validate(AcknowledgedFile, document.data)
    if written is None:
        raise InvalidFileError([problem.locate(document.source) for problem in problems])
    twice = list(_twice(written))
    if twice:
        raise InvalidFileError([problem.locate(document.source) for problem in twice])
    return Acknowledged(file, raw, tuple(_read(written, document.source)))


def acknowledged_or_new(file: str) -> Acknowledged:
    """What a file acknowledges, which need not exist. Raises as ``load_acknowledged`` does."""
    return load_acknowledged(file) if Path(file).exists() else Acknowledged(file, None, ())


def add_acknowledged(there: Acknowledged, added: Sequence[Acknowledgement]) -> None:
    """Add entries to the end of a file, every other letter of which stays; or write a new file.

    Raises ``UnreadableFileError`` where it cannot be written, or was changed after it was read,
    and ``InvalidFileError`` where its list is written so that nothing can be added.
    """
    entries = [list(_lines(one)) for one in added]
    if there.raw is None:
        create_file(there.file, _new(entries).encode())
    elif entries:
        replace_file(there.file, _longer(there, entries), read=there.raw)


def _new(entries: Sequence[Sequence[str]]) -> str:
    """A file with these entries."""
    empty = f"{_HEAD} []\n"
    return (appended(empty, "acknowledged", entries) or empty) if entries else empty


def _longer(there: Acknowledged, entries: Sequence[Sequence[str]]) -> bytes:
    """The file with more entries, read again. Raises ``InvalidFileError``."""
    assert there.raw is not None
    name = shown_name(there.file)
    mark = codecs.BOM_UTF8 if there.raw.startswith(codecs.BOM_UTF8) else b""
    before = there.raw.removeprefix(mark).decode()
    after = appended(before, "acknowledged", entries)
    if after is None or not _says(before, after, entries, name):
        raise InvalidFileError([_not_added(name)])
    return mark + after.encode()


def _says(before: str, after: str, entries: Sequence[Sequence[str]], name: str) -> bool:
    """Whether a text says what another said and the entries, and has the same comments."""
    from coordplan.load.surface import comments_in

    old, new, more = (read_yaml(text.encode(), name) for text in (before, after, _new(entries)))
    if new.faults or not all(isinstance(one.data, dict) for one in (old, new, more)):
        return False
    wanted = {**_mapping(old), "acknowledged": [*_listed(old), *_listed(more)]}
    return new.data == wanted and comments_in(before) == comments_in(after)


def _mapping(document: Document) -> dict[str, Tree]:
    return document.data if isinstance(document.data, dict) else {}


def _listed(document: Document) -> list[Tree]:
    found = _mapping(document).get("acknowledged")
    return found if isinstance(found, list) else []


def _not_added(name: str) -> Diagnostic:
    return Diagnostic(
        "entry-not-added",
        Text(
            en="no entry can be added to this list without changing more; nothing was written",
            vi="không thêm được mục nào vào danh sách này mà không sửa chỗ khác; chưa ghi gì",
        ),
        Location(name),
        Text(
            en="write the entries one below the other, each after a dash",
            vi="viết mỗi mục một dòng, bắt đầu bằng dấu gạch ngang",
        ),
    )


def _lines(entry: Acknowledgement) -> Iterable[str]:
    """An entry as YAML, a key a line."""
    yield f"change: {_quoted(entry.change)}"
    if entry.what:
        yield f"what: {_quoted(entry.what)}"
    yield f"reason: {_quoted(entry.reason)}"


def _quoted(text: str) -> str:
    """A text as YAML has it between double quotes, on one line."""
    return json.dumps(visible(text), ensure_ascii=False)


def _read(written: AcknowledgedFile, source: SourceMap) -> Iterable[Acknowledgement]:
    from coordplan.compare.acknowledged import Acknowledgement

    for number, entry in enumerate(written.acknowledged):
        where = source.locate(("acknowledged", number))
        yield Acknowledgement(entry.change, entry.what or "", entry.reason, where)


def _twice(written: AcknowledgedFile) -> Iterable[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(written.acknowledged):
        if entry.change in seen:
            said = quote(entry.change)
            yield Problem(
                "acknowledged-twice",
                Text(en=f"change {said} stands twice", vi=f"thay đổi {said} được ghi hai lần"),
                ("acknowledged", number, "change"),
                Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
            )
        seen.add(entry.change)
