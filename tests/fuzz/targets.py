"""What is fuzzed: the loader, and everything that can be said of a situation.

A case is made from a seed and a number, so that any case can be made again. A case that ends
in anything but an answer or coordplan's own errors raises.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import coordplan
from coordplan.cli.given import the_situation
from coordplan.load.files import shipped_plans, shipped_vocabulary
from coordplan.situation import resolve
from tests.conftest import ROOT
from tests.fuzz.mutations import mutated

MOST_SECONDS = 20
"""Processor time that no file of ours may need, however it was damaged."""


@dataclass(frozen=True)
class Case:
    """One input: what it was, in bytes to be kept, and what to do with it."""

    content: bytes
    run: Callable[[], None]


Target = Callable[[random.Random, Path], Case]


@lru_cache(maxsize=1)
def _haiphong() -> coordplan.Plan:
    return coordplan.load_plan("haiphong")


def _bases() -> list[bytes]:
    small = sorted((ROOT / "tests" / "checks").rglob("*.yaml"))
    shipped = [Path(file) for file in shipped_plans().values()]
    return [path.read_bytes() for path in [*small, *shipped]]


BASES = _bases()
VOCABULARIES = [
    Path(shipped_vocabulary()).read_bytes(),
    (ROOT / "tests/data/disaster.yaml").read_bytes(),
]
NUMBERS = [
    (ROOT / "docs/examples/contacts.yaml").read_bytes(),
    b"coordplan: 1\ncontacts:\n- {agency: family, phone: A. B. 0912 000 000, name: C}\n",
]


def plan(chance: random.Random, folder: Path) -> Case:
    """Bytes become a plan that answers, or diagnostics in both languages."""
    content = mutated(chance.choice(BASES), chance, BASES)
    file = folder / "plan.yaml"

    def run() -> None:
        file.write_bytes(content)
        started = time.process_time()
        found = coordplan.check_plan(str(file))
        _speaks(found)
        errors = [d for d in found if d.severity is coordplan.Severity.ERROR]
        try:
            loaded = coordplan.load_plan(str(file))
        except coordplan.InvalidFileError:
            assert errors, "refused without a reason"
        else:
            assert not errors, "loaded in spite of its errors"
            coordplan.who(loaded, standing=True)
        assert time.process_time() - started < MOST_SECONDS, "takes too long"

    return Case(content, run)


def vocabulary(chance: random.Random, folder: Path) -> Case:
    """Bytes become a vocabulary, or diagnostics in both languages."""
    content = mutated(chance.choice(VOCABULARIES), chance, VOCABULARIES)
    file = folder / "vocabulary.yaml"

    def run() -> None:
        file.write_bytes(content)
        started = time.process_time()
        found = coordplan.check_vocabulary(str(file))
        _speaks(found)
        try:
            coordplan.load_vocabulary(str(file))
        except coordplan.InvalidFileError:
            assert found, "refused without a reason"
        else:
            assert not found, "loaded in spite of its errors"
        assert time.process_time() - started < MOST_SECONDS, "takes too long"

    return Case(content, run)


def contacts(chance: random.Random, folder: Path) -> Case:
    """Bytes become numbers, of which nothing but digits is kept, or diagnostics."""
    content = mutated(chance.choice(NUMBERS), chance, NUMBERS)
    file = folder / "contacts.yaml"
    plans = [_haiphong()]

    def run() -> None:
        file.write_bytes(content)
        started = time.process_time()
        try:
            read = coordplan.load_contacts(str(file), plans)
        except coordplan.InvalidFileError as error:
            _speaks(error.diagnostics)
        else:
            _speaks(read.warnings)
            for (plan, agency), numbers in read.numbers.items():
                assert agency in {one.id: one for one in plans}[plan].agencies
                assert all(re.fullmatch(r"\+?[0-9]+( [0-9]+)*", one.phone) for one in numbers)
        assert time.process_time() - started < MOST_SECONDS, "takes too long"

    return Case(content, run)


def typed(chance: random.Random, _folder: Path) -> Case:
    """Any strings after ``--event`` and ``--fact`` become a situation, or are refused in words."""
    words = coordplan.load_vocabulary()
    events = [_word(chance, [*words.events]) for _ in range(chance.choice([0, 1, 1, 2]))]
    facts = []
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        name = _word(chance, [*words.facts])
        values = words.facts[name].values if name in words.facts else ()
        value = _word(chance, [str(known.value).lower() for known in values] or ["true"])
        facts.append(f"{name}{chance.choice(['=', '=', '=', '', '==', ' = '])}{value}")

    def run() -> None:
        _refused_or_resolved(lambda: the_situation(events, facts), words)

    return Case(repr((events, facts)).encode("utf-8", "backslashreplace"), run)


class Silent:
    """A value that cannot even be shown."""

    def __repr__(self) -> str:
        raise ValueError

    __str__ = __repr__


def said(chance: random.Random, _folder: Path) -> Case:
    """Any Python values given as events and facts become a situation, or are refused in words."""
    words = coordplan.load_vocabulary()
    odd: list[Any] = [None, 0, 1, 1.0, float("nan"), 10**5000, b"true", [], ["true"], {}, {"a": 1},
                      ("true",), object(), Silent(), True, False, ...]  # fmt: skip
    events = [
        chance.choice([*odd, _word(chance, [*words.events])]) for _ in range(chance.choice([0, 1]))
    ]
    facts: Mapping[str, Any] = {
        _word(chance, [*words.facts]): chance.choice([*odd, _word(chance, ["true", "airport"])])
        for _ in range(chance.choice([0, 1, 2]))
    }

    def run() -> None:
        _refused_or_resolved(lambda: coordplan.Situation(*events, **facts), words)

    shown = (
        [type(event).__name__ for event in events],
        {k: type(v).__name__ for k, v in facts.items()},
    )
    return Case(repr(shown).encode("utf-8", "backslashreplace"), run)


TARGETS: Mapping[str, Target] = {
    "plan": plan, "vocabulary": vocabulary, "contacts": contacts, "typed": typed, "said": said
}  # fmt: skip


def case_of(target: str, seed: int, number: int, folder: Path) -> Case:
    """A case by its name, made the same at any time."""
    return TARGETS[target](random.Random(f"{target}:{seed}:{number}"), folder)


def _word(chance: random.Random, known: list[str]) -> str:
    """A known word, a damaged one, or none at all."""
    word = chance.choice(known)
    match chance.randrange(6):
        case 0:
            at = chance.randint(0, len(word))
            return (
                word[:at]
                + chance.choice(["\x00", "=", "đ", "\ud800", " ", "\n", "'", "\u0301"])
                + word[at:]
            )
        case 1:
            return word[: chance.randint(0, len(word))]
        case 2:
            return chance.choice(["", " ", "x" * 100_000, "=" * 50, "\u202e", "-1", "None", "[]"])
        case _:
            return word


def _refused_or_resolved(
    make: Callable[[], coordplan.Situation], words: coordplan.Vocabulary
) -> None:
    try:
        resolved = resolve(make(), words)
    except coordplan.SituationError as error:
        _speaks(error.diagnostics)
    else:
        assert resolved.facts.keys() <= words.facts.keys()
        assert words.world.consistent(resolved.known)


def _speaks(found: tuple[coordplan.Diagnostic, ...]) -> None:
    """Every diagnostic says something in both languages, at a sensible length."""
    for diagnostic in found:
        for said_ in (diagnostic.message.vi, diagnostic.message.en):
            assert said_
            assert len(said_) < 5000
