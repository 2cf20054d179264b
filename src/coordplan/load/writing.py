"""Files written: whole or not at all, and what is somebody's stays as they made it.

What takes the place of a file keeps its owner, group, permissions and links. Where that cannot
be, nothing is written, and it is said.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coordplan.load.files import read_bytes, unreadable
from coordplan.load.streams import open_number
from coordplan.text import Text

_PRIVATE, _AS_THE_USER_HAS_IT = 0o600, 0o666
_ANY_MAY_WRITE = 0o222

_READ_ONLY = Text(en="may not be written", vi="không có quyền ghi")
_FOLDER = Text(en="is a folder", vi="là thư mục")
_DISK = Text(en="is a disk, not a file", vi="là ổ đĩa, không phải tệp")
_CHANGED = Text(
    en="was changed by somebody else in the meantime; nothing was written",
    vi="vừa được người khác sửa; chưa ghi gì",
)
_AGAIN = Text(en="run the command again", vi="chạy lại lệnh")
_OTHER_NAMES = Text(
    en="has other names (hard links), from which it would be parted; nothing was written",
    vi="còn có tên khác (liên kết cứng) và sẽ bị tách khỏi chúng; chưa ghi gì",
)
_COPY = Text(
    en="put a copy in its place first, or write to another file",
    vi="thay bằng một bản sao trước, hoặc ghi ra tệp khác",
)
_OWNER = Text(
    en="would not keep its owner, group and permissions; nothing was written",
    vi="sẽ không giữ được chủ sở hữu, nhóm và quyền; chưa ghi gì",
)
_ASK_OWNER = Text(
    en="let its owner run the command, or write to another file",
    vi="để chủ sở hữu của tệp chạy lệnh, hoặc ghi ra tệp khác",
)


def replace_file(file: str, content: bytes, *, read: bytes | None = None) -> None:
    """Put new content in the place of a file.

    ``read`` is what the new content was made from: where the file holds something else by now,
    it is left alone. A link stays a link: the file that it points at is replaced. Raises
    ``UnreadableFileError``.
    """
    with _told(file):
        path = Path(file).resolve(strict=True)
        found = path.stat()
        _look_at(file, path, found)
        with _written_beside(path, content, _PRIVATE) as made:
            _give_what_it_has(file, found, path, made)
            if read is not None and read_bytes(str(path)) != read:
                raise unreadable(file, _CHANGED, _AGAIN)
            made.replace(path)


def create_file(file: str, content: bytes) -> None:
    """Write a file that there is not yet. Raises ``UnreadableFileError``."""
    with _told(file):
        path = Path(file).resolve()
        with _written_beside(path, content, _AS_THE_USER_HAS_IT) as made:
            try:
                os.link(made, path)
            except FileExistsError:
                raise unreadable(file, _CHANGED, _AGAIN) from None
            except (OSError, AttributeError):  # some disks know no hard links
                made.rename(path)


def write_file(file: str, content: bytes) -> None:
    """Write a file whether or not there is one; else as ``replace_file``.

    What is no plain file, such as a pipe, is written to as it is. Raises ``UnreadableFileError``.
    """
    with _told(file):
        number = open_number(file)
        if number is not None:
            _write_all(os.dup(number), content)
            return
        path = Path(file)
        if path.is_file():
            replace_file(file, content)
        elif path.exists():
            _write_into(file, path, content)
        else:
            path = path.resolve()
            with _written_beside(path, content, _AS_THE_USER_HAS_IT) as made:
                made.replace(path)


class Made:
    """A file in the making, by the ``name`` that it has until then; ``wanted`` until refused."""

    def __init__(self, name: str) -> None:
        self.name, self.wanted = name, True


@contextmanager
def put_in_place(file: str) -> Iterator[Made]:
    """A name beside a file, for another program to write what takes its place when all is well.

    Where something goes wrong, also where somebody stops it, nothing is left of it. Raises
    ``UnreadableFileError``.
    """
    with contextlib.ExitStack() as stack:
        with _told(file):
            path = Path(file).resolve()
            found = path.stat() if path.exists() else None
            if found is not None:
                _look_at(file, path, found)
            mode = _PRIVATE if found is not None else _AS_THE_USER_HAS_IT
            made = stack.enter_context(_written_beside(path, b"", mode))
        asked = Made(str(made))
        yield asked
        if asked.wanted:
            with _told(file):
                if found is not None:
                    _give_what_it_has(file, found, path, made)
                made.replace(path)


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Every way in which a file cannot be written, as the error that says so."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(
            file, Text(en=f"cannot be written: {reason}", vi=f"không ghi được: {reason}")
        ) from None


def _look_at(file: str, path: Path, found: os.stat_result) -> None:
    """Refuse a file that nobody may write, or that has other names."""
    if not stat.S_ISREG(found.st_mode):
        raise unreadable(file, _FOLDER if stat.S_ISDIR(found.st_mode) else _READ_ONLY)
    if not found.st_mode & _ANY_MAY_WRITE or not os.access(path, os.W_OK):
        raise unreadable(file, _READ_ONLY)
    if found.st_nlink > 1:
        raise unreadable(file, _OTHER_NAMES, _COPY)


@contextmanager
def _written_beside(path: Path, content: bytes, mode: int) -> Iterator[Path]:
    """A file with this content in the same folder, which is gone afterwards."""
    made = path.with_name(f".{path.name[:40]}.{os.urandom(6).hex()}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(made, flags, mode)
    try:
        _write_all(handle, content, lasting=True)
        yield made
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def _write_all(handle: int, content: bytes, *, lasting: bool = False) -> None:
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        if lasting:
            os.fsync(handle)


def _write_into(file: str, path: Path, content: bytes) -> None:
    """Write to a pipe or a device; a pipe that nobody reads is not waited for."""
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise unreadable(file, _FOLDER)
    if stat.S_ISBLK(kind):
        raise unreadable(file, _DISK)
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    os.set_blocking(handle, True)
    _write_all(handle, content)


def _give_what_it_has(file: str, found: os.stat_result, path: Path, made: Path) -> None:
    """Give what takes the place of a file its owner, group, permissions and attributes."""
    import shutil

    own = made.stat()
    try:
        if (own.st_uid, own.st_gid) != (found.st_uid, found.st_gid):
            os.chown(made, found.st_uid, found.st_gid)
        shutil.copystat(path, made)
        os.utime(made)
    except OSError as error:
        if error.errno in {errno.EPERM, errno.EACCES, errno.EINVAL}:
            raise unreadable(file, _OWNER, _ASK_OWNER) from None
        raise
    own = made.stat()
    kept = (own.st_uid, own.st_gid, own.st_mode) == (found.st_uid, found.st_gid, found.st_mode)
    if not kept:
        raise unreadable(file, _OWNER, _ASK_OWNER)
