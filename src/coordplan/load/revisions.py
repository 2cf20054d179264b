"""A file as a git revision has it: ``REV:path``, such as ``HEAD~1:plans/haiphong.yaml``.

git is asked for one object, in a bounded subprocess: no shell, no pager, no filters, no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from coordplan.diagnostics import Diagnostic, UnreadableFileError
from coordplan.source import Location
from coordplan.text import Text, quote

SECONDS = 20
"""How long git may take; one object of a plan's size takes milliseconds."""

_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of git, and a path in it: from the top of the repository, or ``./`` from here."""

    commit: str
    path: str

    def __str__(self) -> str:
        return f"{self.commit}:{self.path}"


def revision(file: str) -> Revision | None:
    r"""What ``REV:path`` names; None for anything else.

    A file of that very name is that file, and ``C:\plans`` or ``C:/plans`` is a path: a revision
    has two letters or more.
    """
    commit, colon, path = file.partition(":")
    if not colon or len(commit) < 2 or not path or commit.startswith("-"):
        return None
    if not file.isprintable() or "\\" in commit or " " in commit or path.startswith(("/", ":")):
        return None
    try:
        return None if Path(file).exists() else Revision(commit, path)
    except (OSError, ValueError):
        return None


def read_revision(wanted: Revision, limit: int) -> bytes:
    """The content of a file in a revision, at most ``limit`` bytes.

    Raises ``UnreadableFileError``: there is no git, no repository, no such revision or path.
    """
    git = shutil.which("git")
    if git is None:
        raise _unreadable(
            wanted,
            Text(
                en="needs git, which is not installed", vi="cần có git, nhưng máy tính này chưa cài"
            ),
        )
    if not _asked(git, "rev-parse", "--git-dir"):
        raise _unreadable(
            wanted,
            Text(
                en="names a git revision, and this is no git repository",
                vi="nêu một phiên bản git, mà đây không phải kho git",
            ),
        )
    if not _asked(git, "rev-parse", "--verify", "--end-of-options", f"{wanted.commit}^{{tree}}"):
        raise _unreadable(
            wanted,
            Text(
                en=f"there is no revision {quote(wanted.commit)}",
                vi=f"không có phiên bản {quote(wanted.commit)}",
            ),
            Text(en="see `git log`", vi="xem `git log`"),
        )
    if _asked(git, "cat-file", "-t", str(wanted)).strip() != b"blob":
        raise _unreadable(
            wanted,
            Text(
                en=f"revision {quote(wanted.commit)} has no file {quote(wanted.path)}",
                vi=f"phiên bản {quote(wanted.commit)} không có tệp {quote(wanted.path)}",
            ),
            Text(
                en="give the path from the top of the repository, or from here with `./`",
                vi="ghi đường dẫn từ gốc của kho, hoặc từ thư mục này với `./`",
            ),
        )
    return _content(git, wanted, limit)


def _asked(git: str, *arguments: str) -> bytes:
    """What git answers to a short question; nothing where it fails."""
    try:
        ran = subprocess.run(
            [git, "--no-pager", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_QUIET},
            timeout=SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return b""
    return ran.stdout if ran.returncode == 0 else b""


def _content(git: str, wanted: Revision, limit: int) -> bytes:
    """The first bytes of an object that is there; what is larger is not read to its end."""
    size = _asked(git, "cat-file", "-s", str(wanted)).strip()
    if size.isdigit() and int(size) >= limit:
        return b" " * limit  # too large: the loader says so without git sending it
    return _asked(git, "cat-file", "blob", str(wanted))


def _unreadable(wanted: Revision, said: Text, mend: Text | None = None) -> UnreadableFileError:
    name = str(wanted)
    message = Text(en=f"{quote(name)}: {said.en}", vi=f"{quote(name)}: {said.vi}")
    return UnreadableFileError([Diagnostic("unreadable-file", message, Location(name), mend)])
