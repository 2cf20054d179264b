"""Compiled plans and vocabularies kept in a folder, so that a file is worked out once.

An entry is found by everything that what it holds was made from: the content of the file, the
name by which messages show it, and coordplan itself, down to the time of change of its modules.
An entry is data with a checksum in front; one that is damaged in any way is not there. Nothing
that goes wrong with the folder is an error: the file is read instead.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import coordplan
from coordplan.codec import Data

try:
    # what hashlib offers under this name; hashlib itself loads OpenSSL, which takes longer
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

FORMAT = 1
MOST_ENTRIES = 64
MOST_BYTES = 64 * 1024 * 1024
"""How much a folder may hold; what was written last is kept."""

LARGEST_ENTRY = 32 * 1024 * 1024

_PACKAGE = Path(__file__).resolve().parent.parent
_NO_PART = frozenset(
    {"__pycache__", "answer", "cli", "compare", "contacts", "contract", "engines", "graph"}
    | {"pages", "phrases", "pictures", "print", "reporting"}
)
"""What only asks and shows: no plan, vocabulary or registry is made by it."""

_CHECKSUM = 64
_SUFFIX = ".coordplan"


class Cache:
    """Compiled plans and vocabularies in a folder, which need not exist."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def key(self, kind: str, shown: str, content: bytes) -> str:
        """The name of an entry, from what it is made of; 64 hexadecimal digits."""
        digest = blake2b(digest_size=32)
        for part in (self._code, kind.encode(), shown.encode(), content):
            digest.update(b"%d:%b" % (len(part), part))
        return digest.hexdigest()

    @cached_property
    def _code(self) -> bytes:
        """A stamp of coordplan itself: its version, and name, size and time of all its files."""
        files = sorted(_stamps(str(_PACKAGE)))
        return f"{FORMAT} {coordplan.__version__} {files}".encode()

    def get(self, key: str) -> Data | None:
        """What an entry holds; None where there is none, or it is not whole."""
        try:
            content = self._read(key)
            return None if content is None else json.loads(content)
        except (OSError, ValueError, RecursionError, MemoryError):
            return None

    def put(self, key: str, data: Data) -> None:
        """Keep plain data, whole or not at all, and let go of the oldest where it is too much."""
        with contextlib.suppress(OSError, ValueError):
            content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
            self._write(key, content.encode())
            self._tidy()

    def entries(self) -> list[Path]:
        """The files of the entries, the newest first."""
        try:
            with os.scandir(self.folder) as found:
                files = [
                    (entry.stat(follow_symlinks=False).st_mtime_ns, entry.name)
                    for entry in found
                    if entry.name.endswith(_SUFFIX) and entry.is_file(follow_symlinks=False)
                ]
        except (OSError, ValueError):
            return []
        return [self.folder / name for _, name in sorted(files, reverse=True)]

    def size(self) -> int:
        """How many bytes the entries take."""
        return sum(map(_size, self.entries()))

    def clear(self) -> int:
        """Delete every entry; how many there were."""
        gone = 0
        for file in self.entries():
            with contextlib.suppress(OSError):
                file.unlink()
                gone += 1
        return gone

    def _read(self, key: str) -> bytes | None:
        """The content of an entry that is there and whole."""
        file = self.folder / f"{key}{_SUFFIX}"
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_ENTRY or _foreign(found):
            return None
        raw = file.read_bytes()
        checksum, content = raw[:_CHECKSUM], raw[_CHECKSUM:]
        return content if checksum == _checksum(key, content) else None

    def _write(self, key: str, content: bytes) -> None:
        """Write beside the entry, then put it in its place: a reader sees all of it or nothing."""
        import tempfile

        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=".", suffix=f".new{_SUFFIX}", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_checksum(key, content) + content)
            Path(made).replace(self.folder / f"{key}{_SUFFIX}")
        except BaseException:
            with contextlib.suppress(OSError):
                Path(made).unlink()
            raise

    def _tidy(self) -> None:
        """Let go of the oldest entries where there are too many, or they take too much room."""
        room = MOST_BYTES
        for number, file in enumerate(self.entries()):
            room -= _size(file)
            if number >= MOST_ENTRIES or room < 0:
                with contextlib.suppress(OSError):
                    file.unlink()


def _foreign(found: os.stat_result) -> bool:
    """Whether a file was put there by somebody else, as in a folder that all may write."""
    return hasattr(os, "getuid") and found.st_uid != os.getuid()


def _checksum(key: str, content: bytes) -> bytes:
    """The checksum of an entry, which holds for this entry only."""
    return blake2b(key.encode() + content, digest_size=32).hexdigest().encode()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of change of every file of the package that has a part in an entry."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name in _NO_PART:
                continue
            if entry.is_dir():
                yield from _stamps(entry.path)
            else:
                seen = entry.stat()
                yield entry.path, seen.st_size, seen.st_mtime_ns
