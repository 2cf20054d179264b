"""The walks of ``docs/contributing`` as steps: files and changes to make, commands to give.

A page says what is to be done in front of a block of code: ``New: `path`:`` the block is the file;
``Below: `path`:`` it comes at the end of the file; ``In `path`:`` the block is a diff without
numbers, whose lines that stay stand in the file once. A block ``sh`` is given to a shell's reader,
and a block ``text`` after it has lines of what is printed. ``Forgotten: `test` `` names the test
that fails where the changes of a section are left out.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PAGES = ROOT / "docs" / "contributing"
WALKS = tuple(sorted(page.stem for page in PAGES.glob("*.md")))

_SECTION = re.compile(r"^## ", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TODO = re.compile(r"^(New|Below|In) `([^`]+)`[^`\n]*:$", re.MULTILINE)
_FORGOTTEN = re.compile(r"^Forgotten: `([^`]+)`", re.MULTILINE)
_HUNK = "@@\n"
_COPIED = ("src", "plans", "docs", "tests", "benchmarks", "pyproject.toml", "README.md")
_UNNEEDED = shutil.ignore_patterns("node_modules", "*.png", ".hypothesis")


@dataclass(frozen=True)
class Change:
    """What becomes of one file: a new one, more at its end, or hunks of old and new text."""

    path: str
    how: str
    text: str

    def applied(self, before: str | None) -> str:
        """The file as it is then; what the page takes for granted must be so."""
        if self.how == "New":
            assert before is None, f"{self.path} is there already"
            return self.text
        assert before is not None, f"{self.path} is not there"
        if self.how == "Below":
            return before + self.text
        for hunk in self.text.split(_HUNK):
            old, new = (_lines(hunk, sign) for sign in "-+")
            assert before.count(old) == 1, f"{self.path} has {before.count(old)} times: {old}"
            before = before.replace(old, new)
        return before


def _lines(hunk: str, sign: str) -> str:
    """The lines of a hunk that stay, and those with a sign."""
    kept = (line for line in hunk.splitlines(keepends=True) if line[0] in (" ", sign))
    return "".join(line[1:] for line in kept)


@dataclass(frozen=True)
class Command:
    """A line for a shell, with lines of what it prints, in their order."""

    line: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """What a section asks for, and the test that tells where it was forgotten."""

    title: str
    changes: tuple[Change, ...]
    commands: tuple[Command, ...]
    forgotten: str | None


def sections(walk: str) -> tuple[Section, ...]:
    """The sections of a page, those with nothing to do among them."""
    _, *parts = _SECTION.split((PAGES / f"{walk}.md").read_text("utf-8"))
    return tuple(map(_section, parts))


def _section(part: str) -> Section:
    changes: list[Change] = []
    commands: list[Command] = []
    before = 0
    for block in _BLOCK.finditer(part):
        todo = _TODO.findall(part, before, block.start())
        before = block.end()
        language, text = block[1], block[2]
        if todo:
            ((how, path),) = todo
            changes.append(Change(path, how, text))
        elif language == "sh":
            commands += map(Command, text.splitlines())
        elif language == "text":
            commands[-1] = Command(commands[-1].line, tuple(text.splitlines()))
        else:
            raise AssertionError(f"nobody is told where this goes:\n{text}")
    title, _, rest = part.partition("\n")
    forgotten = _FORGOTTEN.search(rest)
    return Section(title, tuple(changes), tuple(commands), forgotten[1] if forgotten else None)


def made_in(folder: Path, changes: tuple[Change, ...]) -> None:
    """Make changes in a copy of the project."""
    for change in changes:
        file = folder / change.path
        before = file.read_text("utf-8") if file.exists() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(change.applied(before), "utf-8")


def copy_into(folder: Path) -> Path:
    """A copy of the project that may be changed."""
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_UNNEEDED)
        else:
            shutil.copy2(ROOT / name, folder / name)
    return folder
