"""What is behind the name of a file: a plain file, or a stream that is open already.

A pipe, a device or a socket is never waited for: it ends the command at once. What whoever called
has opened for the command, as ``/dev/stdin`` or ``<(...)``, is read to its end.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from typing import BinaryIO

from coordplan.text import Text

_STANDARD = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_NUMBERED = r"/(?:dev|proc/(?P<process>self|\d+))/fd/(?P<number>\d{1,9})"

_LINK = Text(
    en="is a link, and links are not followed here", vi="là liên kết; ở đây không theo liên kết"
)
_KINDS = (
    (stat.S_ISDIR, Text(en="is not a file", vi="không phải là tệp")),
    (stat.S_ISFIFO, Text(en="is a pipe, not a file", vi="là đường ống, không phải tệp")),
    (stat.S_ISSOCK, Text(en="is a socket, not a file", vi="là socket, không phải tệp")),
    (stat.S_ISLNK, _LINK),
)
_DEVICE = Text(en="is a device, not a file", vi="là thiết bị, không phải tệp")


class NotPlainError(Exception):
    """What has this name is no plain file; ``said`` is what it is."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def open_number(file: str) -> int | None:
    """The number of the open stream that a name stands for; None for any other name."""
    found = re.fullmatch(_NUMBERED, file)
    if found is None:
        return _STANDARD.get(file)
    own = found["process"] in {None, "self", str(os.getpid())}
    return int(found["number"]) if own else None


def read_plain(file: str, limit: int, *, links: bool = True) -> bytes:
    """The first bytes of a plain file, or of a stream that is open; opened once, then looked at.

    Without ``links`` a name that is a link is refused. Raises ``NotPlainError`` or ``OSError``.
    """
    with _opened(file, links=links) as stream:
        kind = os.fstat(stream.fileno()).st_mode
        if stat.S_ISREG(kind):
            return _all_at_once(stream, limit)
        if open_number(file) is None or stat.S_ISDIR(kind):
            raise _not_plain(kind)
        os.set_blocking(stream.fileno(), True)
        return read_stream(stream, limit)


def read_stream(stream: BinaryIO | io.FileIO, limit: int) -> bytes:
    """The first bytes of a stream, waited for until it ends, also where it is set not to wait."""
    parts: list[bytes] = []
    while limit > 0:
        part = stream.read(limit)
        if part is None:
            _wait(stream)
            continue
        parts.append(part)
        limit -= len(part)
        if not part:
            break
    return b"".join(parts)


def read_standard_input(limit: int) -> bytes:
    """The first bytes of standard input, which is not closed."""
    stream = sys.stdin.buffer
    try:
        waits = os.get_blocking(stream.fileno())
    except (OSError, ValueError, AttributeError):
        waits = True
    # where it waits, one call reads to the end, and a second would ask a terminal again
    return stream.read(limit) if waits else read_stream(stream, limit)


def _opened(file: str, *, links: bool) -> io.FileIO:
    more = getattr(os, "O_NONBLOCK", 0) | (0 if links else getattr(os, "O_NOFOLLOW", 0))
    try:
        return io.FileIO(file, "rb", opener=lambda name, flags: os.open(name, flags | more))
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise _not_plain(stat.S_IFSOCK) from None
        if error.errno == errno.ELOOP and not links:
            raise NotPlainError(_LINK) from None
        raise


def _all_at_once(stream: io.FileIO, limit: int) -> bytes:
    """The first bytes of what need not be waited for."""
    parts: list[bytes] = []
    while limit > 0 and (part := stream.read(limit)):
        parts.append(part)
        limit -= len(part)
    if limit > 0 and part is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return b"".join(parts)


def _not_plain(kind: int) -> NotPlainError:
    return NotPlainError(next((said for is_it, said in _KINDS if is_it(kind)), _DEVICE))


def _wait(stream: BinaryIO | io.FileIO) -> None:
    import select

    select.select([stream], [], [])
