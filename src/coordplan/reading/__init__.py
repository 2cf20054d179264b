"""A document of any kind as plain text: paragraphs apart, lists numbered, tables as rows."""

from coordplan.reading.document import read_document
from coordplan.reading.kinds import Kind, kind_of
from coordplan.reading.refused import RefusedError, damaged, too_complex, too_large

__all__ = [
    "Kind",
    "RefusedError",
    "damaged",
    "kind_of",
    "read_document",
    "too_complex",
    "too_large",
]
