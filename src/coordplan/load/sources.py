"""The text of a source document, which a person gives: of any kind, read within limits."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from coordplan.diagnostics import Diagnostic, UnreadableFileError
from coordplan.load.files import read_bytes, shown_name
from coordplan.source import Location
from coordplan.text import Text, quote
from coordplan.work import MAX_BYTES, MAX_DOCUMENT


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source document as text: the name to show, the text, and the SHA-256 of the file."""

    name: str
    text: str
    sha256: str


def load_source(file: str) -> SourceText:
    """A source document from a file (``-`` is standard input): Word, OpenDocument, HTML, text, PDF.

    Raises ``UnreadableFileError`` where there is no such file, or its text cannot be told for
    certain, and ``MissingExtraError`` for a PDF where nothing is installed that reads it.
    """
    from coordplan.reading import RefusedError

    data = read_bytes(file, MAX_DOCUMENT)
    try:
        text = _text(data)
    except RefusedError as error:
        name = quote(shown_name(file))
        message = Text(en=f"{name} {error.said.en}", vi=f"{name} {error.said.vi}")
        found = Diagnostic(error.rule, message, Location(shown_name(file)), error.mend)
        raise UnreadableFileError([found]) from None
    return SourceText(shown_name(file), text, hashlib.sha256(data).hexdigest())


def _text(data: bytes) -> str:
    from coordplan.reading import Kind, kind_of, read_document, too_large

    if len(data) > MAX_DOCUMENT:
        raise too_large(Text(en="is larger than 32 MiB", vi="lớn hơn 32 MiB"))
    kind = kind_of(data)
    if kind in {Kind.TEXT, Kind.HTML} and len(data) > MAX_BYTES:
        raise too_large(Text(en="is larger than 2 MiB", vi="lớn hơn 2 MiB"))
    if kind is Kind.PDF:
        from coordplan.load.apart import read_apart

        return read_apart(data)
    return read_document(kind, data)
