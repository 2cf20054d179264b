"""What is hostile in a free field changes nothing but the words: in every command and format.

A world of files stands twice: with plain words, and with a payload in every free field. Both
answers are read by foreign readers, and have the same structure, and say the same but for it.
What no file may hold is refused, wherever it stands.
"""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import coordplan
from coordplan import cli
from coordplan.text import visible
from tests.captured import captured
from tests.conftest import ROOT
from tests.readers import spaced
from tests.twins.commands import COMMANDS, LANGUAGES, ONLY, answer, cases
from tests.twins.payloads import HIDING, SETS, one_of_each, plain
from tests.twins.structure import COLOUR, READERS, Structure
from tests.twins.world import World, written

pytestmark = pytest.mark.uncounted

Twins = tuple[World, World]
TURNS = 4
"""In how many ways the payloads of a set are said: each begins with another of them."""
FEW = 12
"""One of so many questions is asked in a quick run, besides one of each command and format."""


def twins(folder: Path, payloads: Sequence[str], first: str) -> Twins:
    """The hostile and the plain world of some payloads, but for those that no file may hold."""
    unheld = [one for one in payloads if one in SETS[HIDING] and refused(one, folder / "tried")]
    held = [one for one in payloads if one not in unheld]
    hostile = written(folder / "hostile", held, first=first, unheld=unheld)
    return hostile, written(folder / "plain", held, first=first, unheld=unheld, shown=plain)


def from_(payloads: Sequence[str], turn: int) -> Sequence[str]:
    """The same, of which another is the first at each turn."""
    turn %= max(len(payloads), 1)
    return (*payloads[turn:], *payloads[:turn])


def alike(ones: Twins, name: str, format_: str, language: str) -> None:
    """That a command answers both twins in the same way."""
    hostile, as_plain = (answer(world, name, format_, language) for world in ones)
    assert hostile.code == as_plain.code, hostile.err or as_plain.err
    assert hostile.out, hostile.err
    same_lines(hostile.err, as_plain.err)
    same_but_for(READERS[format_], hostile.out, as_plain.out)


def same_but_for(read: Callable[[bytes], Structure], hostile: bytes, as_plain: bytes) -> None:
    """That two files are made of the same, and say the same but for what is said."""
    found, expected = read(hostile), read(as_plain)
    assert found.shape == expected.shape
    for text, other in zip(found.texts, expected.texts, strict=True):
        assert in_place(spaced(visible(text)), spaced(other)), text


def same_lines(one: bytes, other: bytes) -> None:
    """That two texts for a person have as many lines, in which nothing is hidden."""
    assert one.count(b"\n") == other.count(b"\n"), (one, other)
    assert all(line.isprintable() for line in COLOUR.sub("", one.decode("utf-8")).split("\n"))


MADE_OF_WORDS = (
    re.compile(r"\b(?:[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64})\b"),
    re.compile(r"(?<=/)(?:any|central|province|district|commune|unit)/[\w ]*"),
)
"""What other words give another of: fingerprints, and the folded name by which a body is known."""


def in_place(said: str, as_plain: str) -> bool:
    """Whether two texts differ only where the plain one has its letter."""
    for made in MADE_OF_WORDS:
        said, as_plain = (made.sub("made of words", one) for one in (said, as_plain))
    return len(said) == len(as_plain) and all(
        a == b or b in "xX" for a, b in zip(said, as_plain, strict=True)
    )


def share(turn: int) -> Iterator[tuple[str, str, str]]:
    """The commands of one turn, in every format and language; all turns together have each."""
    names = list(COMMANDS)[turn::TURNS]
    return (case for case in cases() if case[0] in names)


def few(turn: int) -> Iterator[tuple[str, str, str]]:
    """Some questions of one turn: of each command and of each format at least one."""
    seen: set[str] = set()
    for number, (name, format_, language) in enumerate(share(turn)):
        if not {name, format_} <= seen or number % FEW == turn:
            yield name, format_, language
        seen |= {name, format_}


@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.slow
def test_a_payload_of_each_set_breaks_out_of_no_format(turn: int, tmp_path: Path) -> None:
    """Some formats of every command, and some commands in every format."""
    ones = twins(tmp_path, from_(one_of_each(turn), turn), LANGUAGES[turn % 2])
    for name, format_, language in few(turn):
        alike(ones, name, format_, language)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SETS)
def test_no_payload_breaks_out_of_any_format(kind: str, tmp_path: Path) -> None:
    """For each set a quarter of the commands, in every format and language."""
    turn = list(SETS).index(kind) % TURNS
    ones = twins(tmp_path, from_(SETS[kind], turn), LANGUAGES[turn % 2])
    for case in share(turn):
        alike(ones, *case)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(SETS[HIDING])))
def test_what_a_file_may_not_hold_is_refused_by_every_command(number: int, tmp_path: Path) -> None:
    """In words that hide nothing, and in one of the languages."""
    payload = SETS[HIDING][number]
    if not refused(payload, tmp_path / "tried"):
        return
    world = written(tmp_path / "world", [payload], first="vi")
    for language, name in zip(itertools.cycle(LANGUAGES), COMMANDS, strict=False):
        format_ = next(one for one in ("text", "lines", "yaml", "json", "page") if has(name, one))
        ran = answer(world, name, format_, language)
        same_lines(ran.err, ran.err)
        if name not in READS_NONE:
            assert ran.code == INVALID, (name, ran.err)


READS_NONE = ("plans", "cache", "registry")
"""Commands that read no file of a world."""
INVALID = 3


def has(name: str, format_: str) -> bool:
    """Whether a command is asked in a format."""
    return (name, format_) in {case[:2] for case in cases()}


def refused(payload: str, folder: Path) -> bool:
    """Whether a plan that says something is refused."""
    shutil.rmtree(folder, ignore_errors=True)
    world = written(folder, [payload], first="vi")
    found = coordplan.check_plan(str(folder / world.names["town"]))
    return any(one.severity is coordplan.Severity.ERROR for one in found)


def test_every_command_is_asked_in_every_format() -> None:
    asked: dict[str, set[str]] = {}
    for name, format_, _ in cases():
        asked.setdefault(COMMANDS[name].split()[0], set()).add(format_)
    # a server prints nothing; what it answers is what these print
    assert asked.keys() == set(cli.COMMANDS) - {"serve"}
    for command, formats in asked.items():
        assert command in ONLY or formats_of(command) <= formats, command


def formats_of(command: str) -> set[str]:
    """The formats that the help of a command names."""
    help_ = captured([command, "-h"], ROOT).out.decode()
    found = re.search(r"--format\s+<([^>]*)>", help_)
    assert found, command
    return set(re.sub(r"\s", "", found[1]).split("|"))


TYPED_WRONG = (
    "who -p haiphong -e WORD", "who -p haiphong -f WORD", "who -p haiphong -f minor=WORD",
    "who -p WORD", "who -p haiphong --agency WORD", "who -p haiphong --phase WORD",
    "who -p haiphong --call WORD", "who --as-of WORD", "who --received WORD", "who --format WORD",
    "why -p haiphong -e rescue WORD", "show haiphong WORD", "compare WORD", "diff WORD haiphong",
    "gaps haiphong -a WORD", "reports haiphong --agency WORD", "reports --from WORD", "test -k WORD",
    "graph haiphong --view WORD", "schema WORD", "registry impact WORD", "trace haiphong -s WORD",
    "plans --WORD", "plans -o WORD", "WORD", "agencies WORD", "events WORD",
)  # fmt: skip


A_DIAGNOSTIC = re.compile(r"(error|warning)\[[a-z-]+\]: .+(\n  --> .+)?(\n  help: .+)?\n")


def said_in_form(typed: str, folder: Path, lines: Sequence[str] = TYPED_WRONG) -> None:
    """That a word in any place of a command line begins no line, and hides nothing."""
    for line in lines:
        words = [word.replace("WORD", typed) for word in line.split()]
        told = captured([*words, "--lang", "en"], folder).err.decode("utf-8")
        assert not A_DIAGNOSTIC.sub("", told), (line, typed, told)
        same_lines(told.encode(), told.encode())


def test_a_word_of_each_set_breaks_out_of_no_message(tmp_path: Path) -> None:
    for turn, payload in enumerate(one_of_each(1)):
        said_in_form(payload, tmp_path, TYPED_WRONG[turn % 9 :: 9])


@pytest.mark.slow
@pytest.mark.parametrize("kind", SETS)
def test_what_is_typed_breaks_out_of_no_message(kind: str, tmp_path: Path) -> None:
    """Alone, or among other words, one after the other."""
    for payload, said in zip(SETS[kind], itertools.cycle(("{}", "x {} y"))):
        said_in_form(said.format(payload), tmp_path)
