"""The lines of standard input, one at a time as they come, in UTF-8 whatever the locale."""

from __future__ import annotations

import codecs
import io
import select
import sys
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from coordplan.load.files import STANDARD_INPUT, shown_name
from coordplan.source import Location, Position
from coordplan.text import Text

LONGEST_LINE = 4096
"""What goes beyond counts as a line of its own."""
MOST_LEFT = 10_000
"""How many lines that say nothing are read beyond the last answer."""

_NOT_UTF_8 = Text(en="this line is not UTF-8", vi="dòng này không phải UTF-8")
_TOO_LONG = Text(
    en=f"this line is longer than {LONGEST_LINE} characters",
    vi=f"dòng này dài hơn {LONGEST_LINE} ký tự",
)
_HIDDEN = Text(
    en="this line holds a character that cannot be seen", vi="dòng này có ký tự không nhìn thấy"
)


class TypedLines:
    """Lines that end in LF, CR LF or CR; a byte order mark at the beginning is encoding.

    ``number`` counts those that were read.
    """

    def __init__(self) -> None:
        utf_8 = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        self._decoder = io.IncrementalNewlineDecoder(utf_8, translate=True)
        self._stream: BinaryIO | None = None if sys.stdin is None else sys.stdin.buffer
        self._read = ""
        self.number = 0

    def next(self) -> str | None:
        """The next line without its end; None where there is none."""
        while "\n" not in self._read and len(self._read) <= LONGEST_LINE and self._more():
            pass
        if not self._read:
            return None
        self.number += 1
        line, _, left = self._read.partition("\n")
        if len(line) > LONGEST_LINE:
            line, left = self._read[: LONGEST_LINE + 1], self._read[LONGEST_LINE + 1 :]
        self._read = left
        return line

    def after(self, prompt: str, stream: TextIO, *, person: bool) -> str | None:
        """The next line after a prompt; None where there is none.

        Nobody sees what comes over a pipe: the line of the prompt ends here.
        """
        stream.write(prompt)
        stream.flush()
        try:
            written = self.next()
        except KeyboardInterrupt:
            stream.write("\n")
            raise
        if not person or written is None:
            stream.write("\n")
        return written

    def left(self) -> Iterator[str]:
        """The lines that are there already, up to a bound; nobody is waited for."""
        last = self.number + MOST_LEFT
        while self.number < last and self.waiting() and (written := self.next()) is not None:
            yield written

    def place(self) -> Location:
        """Where the last line stands."""
        return Location(shown_name(STANDARD_INPUT), Position(self.number, 1))

    def waiting(self) -> bool:
        """Whether the next line, or the end, is there without waiting for anybody."""
        if self._read or self._stream is None:
            return True
        try:
            return bool(select.select([self._stream], [], [], 0)[0])
        except (OSError, ValueError):  # no file of the system: all of it is there
            return True

    def _more(self) -> bool:
        """Read what there is; False at the end."""
        if self._stream is None:
            return False
        some: bytes = self._stream.read1()  # type: ignore[attr-defined]  # standard input has it
        self._read += self._decoder.decode(some, final=not some)
        return bool(some)


def fault_of(line: str) -> Text | None:
    """Why a line cannot be what somebody typed as an answer, or None where it can."""
    if len(line) > LONGEST_LINE:
        return _TOO_LONG
    if any("\udc80" <= sign <= "\udcff" for sign in line):
        return _NOT_UTF_8
    hidden = any(unicodedata.category(sign)[0] == "C" for sign in line.strip())
    return _HIDDEN if hidden else None
