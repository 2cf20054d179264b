"""Compiled plans and vocabularies kept in a folder, so that a file is worked out once.

An entry is found by everything that what it holds was made from: the content of the file, the
name by which messages show it, and coordplan itself, down to the time of change of its modules.
An entry is data with a checksum in front; one that is damaged in any way is not there. A folder
that anybody else may write, or could put another in the place of, is not used: a checksum tells
damage, not malice. Nothing that goes wrong with the folder is an error: the file is read instead.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from coordplan import version
from coordplan.codec import Data

try:
    # what hashlib offers under this name; hashlib itself loads OpenSSL, which takes longer
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

FORMAT = 1
MOST_ENTRIES = 8192
MOST_BYTES = 1024 * 1024 * 1024
"""How much a folder may hold, enough for a plan of every commune; the newest entries are kept."""

MOST_OF_OTHERS = 64
"""How many entries are kept of another coordplan, or of this one before its code changed."""

TIDY_EVERY = 64
"""After how many entries written by one process it is looked again at how many there are."""

LARGEST_ENTRY = 32 * 1024 * 1024

_PACKAGE = Path(__file__).resolve().parent.parent
_NO_PART = frozenset(
    {"__pycache__", "amending", "answer", "batch", "casework", "cli", "compare", "contacts"}
    | {"contract", "drafting", "engines", "export", "graph", "mapping", "page", "pages", "phrases"}
    | {"pictures", "print", "reading", "reporting", "serve", "suggest"}
)
"""What only asks and shows: no plan, vocabulary or registry is made by it."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_NO_LINK = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)
_CHECKSUM = 64
_OF_CODE = 12
_SUFFIX = ".coordplan"


class Cache:
    """Compiled plans and vocabularies in a folder, which need not exist."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._written = 0

    def key(self, kind: str, shown: str, content: bytes) -> str:
        """The name of an entry, from what it is made of; 64 hexadecimal digits.

        The first of them are those of all entries of this coordplan.
        """
        digest = blake2b(digest_size=32)
        for part in (self._code, kind.encode(), shown.encode(), content):
            digest.update(b"%d:%b" % (len(part), part))
        return self._own + digest.hexdigest()[_OF_CODE:]

    @cached_property
    def _own(self) -> str:
        return blake2b(self._code, digest_size=32).hexdigest()[:_OF_CODE]

    @cached_property
    def _code(self) -> bytes:
        """A stamp of coordplan itself: its version, and name, size and time of all its files."""
        files = sorted(_stamps(str(_PACKAGE)))
        return f"{FORMAT} {version.__version__} {files}".encode()

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
            if self._written % TIDY_EVERY == 0:
                self._tidy()
            self._written += 1

    @property
    def trusted(self) -> bool:
        """Whether nobody else can put an entry into the folder, as far as there is one."""
        try:
            return _path_of_ours(self.folder) is not None
        except FileNotFoundError:
            return True
        except (OSError, ValueError):
            return False

    def entries(self) -> list[Path]:
        """The files of the entries, the newest first; none in a folder that is not used."""
        return [Path(entry.path) for entry, _ in self._entries()]

    def size(self) -> int:
        """How many bytes the entries take."""
        return sum(found.st_size for _, found in self._entries())

    def _entries(self) -> list[tuple[os.DirEntry[str], os.stat_result]]:
        try:
            folder = _path_of_ours(self.folder)
            if folder is None:
                return []
            with os.scandir(folder) as found:
                entries = [
                    (entry, entry.stat(follow_symlinks=False))
                    for entry in found
                    if entry.name.endswith(_SUFFIX) and entry.is_file(follow_symlinks=False)
                ]
        except (OSError, ValueError):
            return []
        return sorted(entries, key=lambda one: (one[1].st_mtime_ns, one[0].name), reverse=True)

    def clear(self) -> int:
        """Delete every entry; how many there were."""
        gone = 0
        for file in self.entries():
            with contextlib.suppress(OSError):
                file.unlink()
                gone += 1
        return gone

    def _read(self, key: str) -> bytes | None:
        """The content of an entry that is there, ours and whole: opened once, then looked at."""
        folder = _path_of_ours(self.folder)
        if folder is None:
            return None
        handle = os.open(f"{folder}{os.sep}{key}{_SUFFIX}", _NO_LINK)
        with os.fdopen(handle, "rb") as stream:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_ENTRY:
                return None
            if not _only_ours(found):
                return None
            raw = stream.read(LARGEST_ENTRY + 1)
        checksum, content = raw[:_CHECKSUM], raw[_CHECKSUM:]
        return content if checksum == _checksum(key, content) else None

    def _write(self, key: str, content: bytes) -> None:
        """Write beside the entry, then put it in its place: a reader sees all of it or nothing."""
        import tempfile

        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = _path_of_ours(self.folder)
        if folder is None:
            return
        handle, made = tempfile.mkstemp(prefix=".", suffix=f".new{_SUFFIX}", dir=folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_checksum(key, content) + content)
            Path(made).replace(Path(folder, f"{key}{_SUFFIX}"))
        except BaseException:
            with contextlib.suppress(OSError):
                Path(made).unlink()
            raise

    def _tidy(self) -> None:
        """Let go of the oldest entries where there are too many, or they take too much room."""
        room, of_others = MOST_BYTES, 0
        for number, (entry, found) in enumerate(self._entries()):
            room -= found.st_size
            own = entry.name.startswith(self._own)
            of_others += not own
            if number >= MOST_ENTRIES or room < 0 or (of_others > MOST_OF_OTHERS and not own):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


def _path_of_ours(folder: Path) -> str | None:
    """The real path of a folder that only we can write, or put another in the place of.

    Links are followed once, here. None where somebody else may write the folder, or any that it
    lies in; of these one may be open to all, as ``/tmp`` is, where nobody can move what is not
    theirs. Raises ``OSError`` or ``ValueError`` where there is no such folder.
    """
    real = os.path.realpath(folder, strict=True)
    found = os.lstat(real)
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), real)
    if not _only_ours(found):
        return None
    return real if all(_keeps(os.lstat(above)) for above in _above(real)) else None


def _above(path: str) -> Iterator[str]:
    """The folders that one lies in, the nearest first."""
    while (above := os.path.dirname(path)) != path:  # noqa: PTH120  # pathlib takes much longer
        yield above
        path = above


def _only_ours(found: os.stat_result) -> bool:
    """Whether something belongs to us, and nobody else may write it."""
    if not hasattr(os, "getuid"):
        return True  # Windows keeps the folder of a user from others by other means
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE


def _keeps(found: os.stat_result) -> bool:
    """Whether nobody but us and the superuser can move what is ours out of a folder."""
    if not hasattr(os, "getuid"):
        return True
    if found.st_uid not in {0, os.getuid()}:
        return False
    return not found.st_mode & _OTHERS_WRITE or bool(found.st_mode & stat.S_ISVTX)


def _checksum(key: str, content: bytes) -> bytes:
    """The checksum of an entry, which holds for this entry only."""
    return blake2b(key.encode() + content, digest_size=32).hexdigest().encode()


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
