"""The parts of a zipped document, each unpacked within limits and only where it is asked for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from coordplan.reading.refused import RefusedError, damaged, encrypted, too_complex, too_large
from coordplan.text import Text

MOST_MEMBERS = 5_000
MOST_UNPACKED = 24 * 1024 * 1024
"""Bytes of all parts that are read; of pictures nothing is."""

_ENTRY = b"PK\x01\x02"
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError,
    NotImplementedError, RuntimeError, OverflowError, IndexError,
)  # fmt: skip


class Package:
    """A zip file in memory. What is wrong with it raises ``RefusedError``."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise too_complex(Text(en="packs too many files", vi="chứa quá nhiều tệp con"))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise _not_whole() from None
        self._left = MOST_UNPACKED

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._archive.namelist())

    def part(self, name: str) -> bytes | None:
        """A part, or None where there is none of this name."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & _LOCKED:
            raise encrypted()
        if info.compress_type not in _PLAIN:
            raise _not_whole()
        try:
            with self._archive.open(info) as packed:
                read = packed.read(self._left + 1)
        except _BROKEN:
            raise _not_whole() from None
        self._left -= len(read)
        if self._left < 0:
            raise too_large(Text(en="unpacks to more than 24 MiB", vi="giải nén ra lớn hơn 24 MiB"))
        return read

    def needed(self, name: str) -> bytes:
        """A part without which there is no document."""
        read = self.part(name)
        if read is None:
            raise _not_whole()
        return read


def _not_whole() -> RefusedError:
    return damaged(Text(en="is damaged: not all of it is there", vi="bị hỏng: tệp không toàn vẹn"))
