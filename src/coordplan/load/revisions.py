"""A file as a git revision has it: ``REV:path``, such as ``HEAD~1:plans/haiphong.yaml``.

git is asked for one object, in a bounded subprocess: no shell, no pager, no filters, no hooks, and
no network, whatever the configuration of the repository says. A link is followed as far as it stays
in the revision.
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
    "GIT_ALLOW_PROTOCOL": "none",  # goes before the configuration, unlike protocol.allow
    "GIT_ASKPASS": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_HARMLESS = (
    "protocol.allow=never",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.sshCommand=false",
    "credential.helper=",
)
"""What the configuration of a repository cannot say otherwise."""

_GIT = Text(en="needs git, which is not installed", vi="cần có git, nhưng máy tính này chưa cài")
_SLOW = Text(
    en=f"git did not answer within {SECONDS} seconds",
    vi=f"git không trả lời trong {SECONDS} giây",
)
_NO_REPOSITORY = Text(
    en="names a git revision, and this is no git repository",
    vi="nêu một phiên bản git, mà đây không phải kho git",
)
_FOREIGN = Text(
    en="names a git revision, and git does not trust this repository: it is somebody else's",
    vi="nêu một phiên bản git, mà git không tin kho này: kho thuộc về người khác",
)
_TRUST = Text(
    en="see `git help config`, `safe.directory`", vi="xem `git help config`, mục `safe.directory`"
)
_LOG = Text(en="see `git log`", vi="xem `git log`")
_PATH = Text(
    en="give the path from the top of the repository, or from here with `./`",
    vi="ghi đường dẫn từ gốc của kho, hoặc từ thư mục này với `./`",
)
_TARGET = Text(
    en="give the path of what it leads to", vi="ghi đường dẫn của tệp mà liên kết dẫn đến"
)
_ABSENT = Text(
    en="this clone does not hold its content, and nothing is fetched from here",
    vi="kho này không có sẵn nội dung, và lệnh này không tải gì về",
)
_FETCH = Text(en="fetch it with git first", vi="dùng git tải về trước")
_LINKS = frozenset({b"symlink", b"dangling", b"loop"})
"""What git calls a link that it cannot follow within a revision."""


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
    of one letter is that of a drive. What stands in braces may hold anything, as in
    ``HEAD^{/a word: or two}:path``.
    """
    colon = _colon(file)
    commit, path = file[:colon], file[colon + 1 :]
    if colon < 1 or not path or path.startswith(("/", ":")) or not file.isprintable():
        return None
    if commit.startswith("-") or (len(commit) == 1 and commit.isalpha()):
        return None
    if any(mark in _outside_braces(commit) for mark in "\\ "):
        return None
    try:
        return None if Path(file).exists() else Revision(commit, path)
    except (OSError, ValueError):
        return None


def _colon(file: str) -> int:
    """Where the path of ``REV:path`` begins: behind the first colon outside braces; -1: nowhere."""
    deep = 0
    for number, char in enumerate(file):
        deep += (char == "{") - (char == "}")
        if char == ":" and deep <= 0:
            return number
    return -1


def _outside_braces(commit: str) -> str:
    opened, closed = commit.find("{"), commit.rfind("}")
    return commit[:opened] + commit[closed:] if 0 <= opened < closed else commit


def read_revision(wanted: Revision, limit: int) -> bytes:
    """The content of a file in a revision, at most ``limit`` bytes.

    Raises ``UnreadableFileError``: there is no git, no repository, no such revision or path.
    """
    asked = f"{wanted.commit}^{{tree}}\n{wanted}\n"
    answered = _asked(wanted, "cat-file", "--follow-symlinks", "--batch-check", typed=asked)
    tree, _, file = answered.partition(b"\n")
    found = _object(file)
    if found is not None:
        return _content(wanted, *found, limit)
    raise _not_there(wanted, tree, file)


def _object(file: bytes) -> tuple[str, int] | None:
    """The name and the size of a file of which git tells; None for anything else."""
    match file.split(b"\n")[0].split(b" "):
        case [name, b"blob", size] if name.isalnum() and size.isdigit():
            return name.decode(), int(size)
    return None


def _content(wanted: Revision, name: str, size: int, limit: int) -> bytes:
    """An object that is there; what is too large is not sent, and the loader says so."""
    if size >= limit:
        return b" " * limit
    content = _asked(wanted, "cat-file", "blob", name)
    if len(content) != size:
        raise _unreadable(wanted, _ABSENT, _FETCH)
    return content


def _not_there(wanted: Revision, tree: bytes, file: bytes) -> UnreadableFileError:
    commit, path = quote(wanted.commit), quote(wanted.path)
    if b" tree " not in tree:
        said = Text(en=f"there is no revision {commit}", vi=f"không có phiên bản {commit}")
        return _unreadable(wanted, said, _LOG)
    if file.split(b" ")[0] in _LINKS:
        said = Text(
            en=f"in revision {commit}, {path} is a link that leads to no file there",
            vi=f"trong phiên bản {commit}, {path} là liên kết không dẫn đến tệp nào ở đó",
        )
        return _unreadable(wanted, said, _TARGET)
    said = Text(
        en=f"revision {commit} has no file {path}", vi=f"phiên bản {commit} không có tệp {path}"
    )
    return _unreadable(wanted, said, _PATH)


def _asked(wanted: Revision, *arguments: str, typed: str = "") -> bytes:
    """What git answers. Raises ``UnreadableFileError`` where it cannot be asked."""
    git = shutil.which("git")
    if git is None:
        raise _unreadable(wanted, _GIT)
    settings = [part for one in _HARMLESS for part in ("-c", one)]
    try:
        ran = subprocess.run(
            [git, "--no-pager", *settings, *arguments],
            input=os.fsencode(typed),
            capture_output=True,
            env={**os.environ, **_QUIET},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unreadable(wanted, _SLOW) from None
    except (OSError, ValueError):
        raise _unreadable(wanted, _GIT) from None
    if ran.returncode != 0 and b"dubious ownership" in ran.stderr:
        raise _unreadable(wanted, _FOREIGN, _TRUST)
    if ran.returncode != 0 and b"not a git repository" in ran.stderr:
        raise _unreadable(wanted, _NO_REPOSITORY)
    return ran.stdout


def _unreadable(wanted: Revision, said: Text, mend: Text | None = None) -> UnreadableFileError:
    name = str(wanted)
    message = Text(en=f"{quote(name)}: {said.en}", vi=f"{quote(name)}: {said.vi}")
    return UnreadableFileError([Diagnostic("unreadable-file", message, Location(name), mend)])
