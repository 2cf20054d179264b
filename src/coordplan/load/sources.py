"""The text of a source document, which a person gives: read within limits, as UTF-8."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from coordplan.diagnostics import Diagnostic, UnreadableFileError
from coordplan.load.files import read_bytes, shown_name
from coordplan.source import Location
from coordplan.text import Text, quote
from coordplan.work import MAX_BYTES

_CONVERT = Text(
    en="give the document as text: a .txt or .md file in UTF-8",
    vi="cần văn bản thuần: tệp .txt hoặc .md, mã UTF-8",
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source document as text: the name to show, the text, and the SHA-256 of the file."""

    name: str
    text: str
    sha256: str


def load_source(file: str) -> SourceText:
    """A source document from a file (``-`` is standard input).

    Raises ``UnreadableFileError`` where there is no such file, or it is too large, not UTF-8
    or without text.
    """
    data = read_bytes(file)
    if len(data) > MAX_BYTES:
        raise _refused(
            "source-too-large",
            file,
            Text(en="is larger than 2 MiB", vi="lớn hơn 2 MiB"),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # UTF-16 may be UTF-8 too, with a NUL for every second letter
        raise _refused(
            "source-encoding", file, Text(en="is not UTF-8 text", vi="không phải văn bản UTF-8")
        )
    if not any(c.isalnum() for c in text):
        raise _refused("source-empty", file, Text(en="holds no text", vi="không có chữ nào"))
    return SourceText(shown_name(file), text, hashlib.sha256(data).hexdigest())


def _refused(rule: str, file: str, said: Text) -> UnreadableFileError:
    name = quote(shown_name(file))
    message = Text(en=f"{name} {said.en}", vi=f"{name} {said.vi}")
    where = Location(shown_name(file))
    return UnreadableFileError([Diagnostic(rule, message, where, _CONVERT)])
