"""Files of acknowledged changes: read within the limits of every YAML file, and written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import InvalidFileError, Problem
from coordplan.load.files import read_bytes, replace_file, shown_name, unreadable
from coordplan.load.yaml_tree import read_yaml
from coordplan.source import SourceMap
from coordplan.text import Text, quote

if TYPE_CHECKING:
    from coordplan.compare.acknowledged import Acknowledgement
    from coordplan.model.acknowledged import AcknowledgedFile

_HEAD = """\
# Changes that were looked at and accepted: coordplan diff ... --acknowledged THIS-FILE
coordplan: 1
acknowledged:"""


def load_acknowledged(file: str) -> tuple[Acknowledgement, ...]:
    """What a file acknowledges, in its order.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with everything that is wrong in it.
    """
    from coordplan.model.acknowledged import AcknowledgedFile
    from coordplan.shape import validate

    document = read_yaml(read_bytes(file), shown_name(file))
    if document.faults:
        raise InvalidFileError(document.faults)
    written, problems = validate(AcknowledgedFile, document.data)
    if written is None:
        raise InvalidFileError([problem.locate(document.source) for problem in problems])
    twice = list(_twice(written))
    if twice:
        raise InvalidFileError([problem.locate(document.source) for problem in twice])
    return tuple(_read(written, document.source))


def write_acknowledged(file: str, acknowledgements: Iterable[Acknowledgement]) -> None:
    """Write a file of acknowledged changes, whole or not at all.

    Raises ``UnreadableFileError`` where that is not possible.
    """
    entries = list(acknowledgements)
    parts = [_HEAD if entries else f"{_HEAD} []"]
    for entry in entries:
        parts.append(f"  - change: {_quoted(entry.change)}")
        parts += [f"    what: {_quoted(entry.what)}"] if entry.what else []
        parts.append(f"    reason: {_quoted(entry.reason)}")
    content = "".join(f"{part}\n" for part in parts).encode()
    try:
        if not Path(file).exists():
            Path(file).write_bytes(content)
            return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        said = Text(en=f"cannot be written: {reason}", vi=f"không ghi được: {reason}")
        raise unreadable(file, said) from None
    replace_file(file, content)


def _quoted(text: str) -> str:
    """A text as YAML has it between double quotes, on one line."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return json.dumps(plain, ensure_ascii=False)


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
