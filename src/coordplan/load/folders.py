"""The YAML files in a folder and in those within it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from coordplan.diagnostics import Diagnostic, UnreadableFileError
from coordplan.load.files import YAML, unreadable
from coordplan.text import Text

_LEADS_OUT = Text(
    en="is a link that leads out of the folder, and is not followed",
    vi="là liên kết dẫn ra ngoài thư mục, không được theo",
)
_NAME_IT = Text(
    en="give what it leads to by its own path", vi="nêu đường dẫn của chính nơi mà nó dẫn đến"
)
_ENDINGS = tuple(YAML)

SCENARIOS = "scenarios"
"""The folder beside plans that holds no plans, but what is expected of them."""


class Stamped(NamedTuple):
    """A file, and what tells without opening it that it is no longer the same.

    Of what cannot be looked at, as of a link that leads nowhere, it is ``NOTHING``: one such file
    among thousands keeps no other from answering, and whoever reads it is told.
    """

    path: str
    size: int
    changed: int
    written: int


NOTHING = (-1, -1, -1)
"""The size and the times of what cannot be looked at."""


def yaml_below(folder: str, wanted: Callable[[str], bool] = bool) -> list[Stamped]:
    """The YAML files in a folder and in those within, by name; a link may not lead out of it.

    Folders and files whose names are not ``wanted`` are left out. Raises ``UnreadableFileError``
    for folders that cannot be looked into, and for links that lead out.
    """
    astray: list[Diagnostic] = []
    found: list[Stamped] = []
    folders = [folder]
    while folders:
        within = folders.pop()
        try:
            with os.scandir(within) as entries:
                for entry in entries:
                    name = entry.name
                    if not wanted(name):
                        continue
                    is_link = entry.is_symlink()
                    is_folder = _leads_to_folder(entry) if is_link else entry.is_dir()
                    if not is_folder and not name.lower().endswith(_ENDINGS):
                        continue
                    if is_link and not _lies_in(entry.path, folder):
                        astray += unreadable(entry.path, _LEADS_OUT, _NAME_IT).diagnostics
                    elif not is_folder:
                        found.append(_looked_at(entry))
                    elif not is_link:
                        folders.append(entry.path)
        except OSError as error:
            raise _not_looked_at(error.filename or within, error) from None
    if astray:
        raise UnreadableFileError(astray)
    found.sort()
    return found


def plans_below(folder: str) -> list[Stamped]:
    """The files of plans: whatever is not hidden, nor in a folder of scenarios."""
    return yaml_below(folder, _may_be_plan)


def _may_be_plan(name: str) -> bool:
    return name[0] != "." and name != SCENARIOS


def stamped(path: str) -> Stamped:
    """One file. Raises ``UnreadableFileError``."""
    try:
        return _stamp(path, os.stat(path))  # noqa: PTH116  # as below
    except (OSError, ValueError) as error:
        raise _not_looked_at(path, error) from None


def _leads_to_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:
        return False  # it leads back to itself


def _looked_at(entry: os.DirEntry[str]) -> Stamped:
    """A file of a folder."""
    try:
        return _stamp(entry.path, entry.stat())
    except OSError:
        return Stamped(entry.path, *NOTHING)


def _stamp(path: str, found: os.stat_result) -> Stamped:
    return Stamped(path, found.st_size, found.st_ctime_ns, found.st_mtime_ns)


def _lies_in(path: str, folder: str) -> bool:
    try:
        return Path(path).resolve().is_relative_to(Path(folder).resolve())
    except (OSError, RuntimeError):
        return True  # a link that leads back to itself leads nowhere, so not out either


def _not_looked_at(path: str, error: OSError | ValueError) -> UnreadableFileError:
    reason = getattr(error, "strerror", None) or str(error)
    return unreadable(path, Text(en=f"cannot be read: {reason}", vi=f"không đọc được: {reason}"))
