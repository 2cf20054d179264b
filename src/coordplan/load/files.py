"""Files: read safely, and find the plans and the vocabulary that travel with the package."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, UnknownNameError, UnreadableFileError
from coordplan.load.streams import NotPlainError, read_plain, read_standard_input
from coordplan.source import Location
from coordplan.text import Text, did_you_mean, quote, visible
from coordplan.work import MAX_BYTES

if TYPE_CHECKING:
    from coordplan.load.cache import Cache

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent

PLANS = "COORDPLAN_PLANS"
"""The variable that names files and folders of plans, as ``PATH`` names folders of programs."""

STANDARD_INPUT = "-"

NATIONAL = "national"
"""The folder of the national rules: plans that are asked by name only."""

YAML = frozenset({".yaml", ".yml"})
"""How the names of YAML files end, in small letters."""


def read_bytes(file: str, most: int = MAX_BYTES) -> bytes:
    """The content of a file (``-`` is standard input), cut off just past the size limit.

    ``REV:path`` is the file as a git revision has it, where no file has that name.

    Raises ``UnreadableFileError``.
    """
    try:
        if file == STANDARD_INPUT:
            if sys.stdin is None:
                raise unreadable(file, Text(en="is closed", vi="đã đóng"))
            return read_standard_input(most + 1)
        if ":" in file:
            from coordplan.load.revisions import read_revision, revision

            wanted = revision(file)
            if wanted is not None:
                return read_revision(wanted, most + 1)
        return read_plain(file, most + 1)
    except NotPlainError as error:
        raise unreadable(file, error.said) from None
    except IsADirectoryError:
        raise unreadable(file, Text(en="is not a file", vi="không phải là tệp")) from None
    except FileNotFoundError:
        raise unreadable(file, Text(en="does not exist", vi="không tồn tại")) from None
    except PermissionError:
        raise unreadable(file, Text(en="may not be read", vi="không có quyền đọc")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(
            file, Text(en=f"cannot be read: {reason}", vi=f"không đọc được: {reason}")
        ) from None


def shown_name(file: str) -> str:
    """The name of a file as messages show it."""
    if file == STANDARD_INPUT:
        return "<stdin>"
    path = Path(file)
    try:
        shown = str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):
        shown = str(path)
    return visible(shown)


def shipped_plans() -> dict[str, str]:
    """The plans that ship with coordplan, local and national: id to file, by id."""
    return dict(sorted((default_plans() | national_plans()).items()))


def default_plans() -> dict[str, str]:
    """The plans that answer where none is named: the local ones, not the national rules."""
    return {path.stem: str(path) for path in sorted(plan_folder().glob("*.yaml"))}


def national_plans() -> dict[str, str]:
    """The national rules that ship with coordplan: id to file, by id."""
    files = sorted((plan_folder() / NATIONAL).glob("*.yaml"))
    return {path.stem: str(path) for path in files}


def shipped_scenarios() -> dict[str, str]:
    """The scenario files that ship with coordplan, those of the national rules last.

    Each with the name by which people see it: ``scenarios/haiphong.yaml``.
    """
    plans = plan_folder()
    folder = plans / "scenarios"
    files = (folder.glob("*.yaml"), (folder / NATIONAL).glob("*.yaml"))
    found = (path for some in files for path in sorted(some))
    return {str(path): path.relative_to(plans).as_posix() for path in found}


def shipped_vocabulary(id_: str = "human-trafficking") -> str:
    """The file of a vocabulary that ships with coordplan. Raises ``UnknownNameError``."""
    folder = _PACKAGE / "vocabulary"
    known = {path.stem: str(path) for path in folder.glob("*.yaml")}
    if id_ not in known:
        message = Text(en=f"no vocabulary {quote(id_)}", vi=f"không có bộ từ vựng {quote(id_)}")
        raise UnknownNameError(
            [Diagnostic("unknown-vocabulary", message, None, did_you_mean(id_, known))]
        )
    return known[id_]


def shipped_registry(id_: str) -> str | None:
    """The file of the registry that ships for a vocabulary, or None where none does."""
    file = _PACKAGE / "registry" / f"{id_}.yaml"
    return str(file) if file.is_file() else None


def own_paths() -> list[str]:
    """The files and folders in which people keep plans of their own."""
    return [path for path in os.environ.get(PLANS, "").split(os.pathsep) if path]


def plan_file(plan: str, cache: Cache | None = None) -> str:
    """The file of a plan given by id, by path (``-`` is standard input), or by name.

    An id goes before a file, and a file before a name; a plan of ``COORDPLAN_PLANS`` goes before a
    shipped one of its id. Names are looked for in a ``cache``. Raises ``UnknownNameError`` where it
    is none of them, or a name of several plans.
    """
    return found_plan(plan, cache)[0]


def _own_plan(id_: str, cache: Cache | None) -> str | None:
    """The file of the plan of one's own with an id."""
    from coordplan.load.catalogue import own_plans

    mine = own_plans(cache).with_id(id_)
    if len(mine) > 1:
        from coordplan.load.named import no_plan

        raise UnknownNameError([no_plan(id_, cache=cache)])
    return mine[0].file if mine else None


def found_plan(plan: str, cache: Cache | None = None) -> tuple[str, str]:
    """The file of a plan as ``plan_file`` has it, and the id of a shipped one."""
    if _surely_a_file(plan):
        return plan, ""
    own = _own_plan(plan, cache) if own_paths() else None
    if own is not None:
        return own, ""
    shipped = shipped_plans()
    if plan in shipped:
        return shipped[plan], plan
    if given_as_file(plan):
        return plan, ""
    from coordplan.load.named import brings_to_mind, by_name, no_plan

    named = by_name(plan, cache)
    if named is not None:
        return named.file, named.id if shipped.get(named.id) == named.file else ""
    if any(mark in plan for mark in "/\\") and not brings_to_mind(plan, cache):
        return plan, ""
    if ":" in plan:
        from coordplan.load.revisions import revision

        if revision(plan) is not None and " " not in plan:
            return plan, ""
    raise UnknownNameError([no_plan(plan, cache=cache)])


def given_as_file(plan: str) -> bool:
    """Whether a plan is given by path, or is standard input."""
    if _surely_a_file(plan):
        return True
    try:
        return bool(plan.strip()) and Path(plan).exists()
    except (OSError, ValueError):
        return False


def _surely_a_file(plan: str) -> bool:
    """Whether a plan cannot be given by id or name."""
    return plan == STANDARD_INPUT or plan.lower().endswith(tuple(YAML))


def is_folder(word: str) -> bool:
    """Whether a word is the path of a folder."""
    try:
        return bool(word.strip()) and Path(word).is_dir()
    except (OSError, ValueError):
        return False


def plan_folder() -> Path:
    """``plans/`` inside an installed package, else beside ``src/`` in a checkout."""
    installed = _PACKAGE / "plans"
    return installed if installed.is_dir() else _CHECKOUT / "plans"


def unreadable(file: str, said: Text, mend: Text | None = None) -> UnreadableFileError:
    """The error of a file that cannot be read or written, and why."""
    name = quote(shown_name(file))
    message = Text(en=f"{name} {said.en}", vi=f"{name} {said.vi}")
    where = Location(shown_name(file))
    return UnreadableFileError([Diagnostic("unreadable-file", message, where, mend)])
