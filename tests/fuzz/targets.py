"""What is fuzzed: everything that reads a file, and everything that can be said of a situation.

A case is made from a seed and a number, so that any case can be made again. A case that ends
in anything but an answer or coordplan's own errors raises.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import coordplan
from coordplan.cli.given import the_situation
from coordplan.load.files import shipped_plans, shipped_registry, shipped_vocabulary
from coordplan.load.registry import check_registry, read_registry
from coordplan.situation import resolve
from tests.conftest import ROOT
from tests.fuzz import commands
from tests.fuzz.cases import Case, speaks
from tests.fuzz.mutations import mutated

Target = Callable[[random.Random], Case]


@lru_cache(maxsize=1)
def _haiphong() -> coordplan.Plan:
    return coordplan.load_plan("haiphong")


def _small() -> list[bytes]:
    files = [*sorted((ROOT / "tests" / "checks").rglob("*.yaml"))]
    files += [ROOT / f"tests/data/twins/{name}.yaml" for name in ("town", "county")] * 20
    return [path.read_bytes() for path in files]


SMALL = _small()
"""Plans of every check, good and bad, and two that have every key."""
SHIPPED = [Path(file).read_bytes() for file in shipped_plans().values()]
VOCABULARIES = [
    Path(shipped_vocabulary()).read_bytes(),
    *[(ROOT / "tests/data/disaster.yaml").read_bytes()] * 2,
]
NUMBERS = [
    (ROOT / "docs/examples/contacts.yaml").read_bytes(),
    (ROOT / "tests/data/twins/contacts.yaml").read_bytes(),
    b"coordplan: 1\ncontacts:\n- {agency: family, phone: A. B. 0912 000 000, name: C}\n",
]
REGISTRIES = [
    Path(shipped_registry("human-trafficking") or "").read_bytes(),
    *[(ROOT / "tests/data/registry-wrong.yaml").read_bytes()] * 2,
]
_BESIDE = {
    f"{name}.yaml": (ROOT / f"tests/data/twins/{name}.yaml").read_bytes()
    for name in ("town", "county")
} | {
    name: (ROOT / "tests/data/twins" / name).read_bytes()
    for name in ("town.md", "map.yaml", "cases.csv")
}


def plan(chance: random.Random) -> Case:
    """Bytes become a plan that answers, or diagnostics in both languages."""
    shipped = chance.random() < 0.1
    content = mutated(chance.choice(SHIPPED if shipped else SMALL), chance, SMALL)
    asked = commands.asked_of(chance, commands.OF_PLANS, "p.yaml")

    def run(folder: Path) -> bool:
        file = str(folder / "p.yaml")
        found = coordplan.check_plan(file)
        speaks(found)
        errors = [d for d in found if d.severity is coordplan.Severity.ERROR]
        try:
            loaded = coordplan.load_plan(file)
        except coordplan.InvalidFileError:
            assert errors, "refused without a reason"
            return False
        assert not errors, "loaded in spite of its errors"
        coordplan.who(loaded, standing=True)
        return True

    # what a command may take with a plan as large as the shipped ones is told by the benchmarks
    return Case(
        {"p.yaml": content, **_BESIDE}, run if shipped or chance.random() < 0.3 else asked.run
    )


def vocabulary(chance: random.Random) -> Case:
    """Bytes become a vocabulary, or diagnostics in both languages."""
    content = mutated(chance.choice(VOCABULARIES), chance, VOCABULARIES)
    asked = commands.asked_of(chance, commands.OF_VOCABULARIES, "v.yaml")

    def run(folder: Path) -> bool:
        file = str(folder / "v.yaml")
        found = coordplan.check_vocabulary(file)
        speaks(found)
        try:
            coordplan.load_vocabulary(file)
        except coordplan.InvalidFileError:
            assert found, "refused without a reason"
            return False
        assert not found, "loaded in spite of its errors"
        return True

    return Case({"v.yaml": content, **_BESIDE}, run if chance.random() < 0.5 else asked.run)


def registry(chance: random.Random) -> Case:
    """Bytes become a registry of laws and bodies, or diagnostics in both languages."""
    content = mutated(chance.choice(REGISTRIES), chance, REGISTRIES)

    def run(folder: Path) -> bool:
        file, words = str(folder / "r.yaml"), coordplan.load_vocabulary()
        found = check_registry(file, words)
        speaks(found)
        try:
            read_registry(file, words)
        except coordplan.InvalidFileError:
            assert found, "refused without a reason"
            return False
        return True

    return Case({"r.yaml": content}, run)


def contacts(chance: random.Random) -> Case:
    """Bytes become numbers, of which nothing but digits is kept, or diagnostics."""
    content = mutated(chance.choice(NUMBERS), chance, NUMBERS)
    lines = ("who -p town.yaml -e rescue --contacts FILE", "card -p town.yaml --contacts FILE")
    asked = commands.asked_of(chance, lines, "c.yaml")

    def run(folder: Path) -> bool:
        plans = [_haiphong()]
        try:
            read = coordplan.load_contacts(str(folder / "c.yaml"), plans)
        except coordplan.InvalidFileError as error:
            speaks(error.diagnostics)
            return False
        speaks(read.warnings)
        for (plan_, agency), numbers in read.numbers.items():
            assert agency in {one.id: one for one in plans}[plan_].agencies
            assert all(re.fullmatch(r"\+?[0-9]+( [0-9]+)*", one.phone) for one in numbers)
        return True

    return Case({"c.yaml": content, **_BESIDE}, run if chance.random() < 0.6 else asked.run)


def typed(chance: random.Random) -> Case:
    """Any strings after ``--event`` and ``--fact`` become a situation, or are refused in words."""
    words = coordplan.load_vocabulary()
    events = [_word(chance, [*words.events]) for _ in range(chance.choice([0, 1, 1, 2]))]
    facts = []
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        name = _word(chance, [*words.facts])
        values = words.facts[name].values if name in words.facts else ()
        value = _word(chance, [str(known.value).lower() for known in values] or ["true"])
        facts.append(f"{name}{chance.choice(['=', '=', '=', '', '==', ' = '])}{value}")

    def run(_folder: Path) -> bool:
        return _resolved(lambda: the_situation(events, facts), words)

    kept = repr((events, facts)).encode("utf-8", "backslashreplace")
    return Case({"words": kept}, run)


class Silent:
    """A value that cannot even be shown."""

    def __repr__(self) -> str:
        raise ValueError

    __str__ = __repr__


def said(chance: random.Random) -> Case:
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

    def run(_folder: Path) -> bool:
        return _resolved(lambda: coordplan.Situation(*events, **facts), words)

    shown = (
        [type(event).__name__ for event in events],
        {k: type(v).__name__ for k, v in facts.items()},
    )
    return Case({"values": repr(shown).encode("utf-8", "backslashreplace")}, run)


TARGETS: Mapping[str, Target] = {
    "plan": plan,
    "vocabulary": vocabulary,
    "scenarios": commands.scenarios,
    "sources": commands.sources,
    "documents": commands.documents,
    "tables": commands.tables,
    "answers": commands.answers,
    "holidays": commands.holidays,
    "contacts": contacts,
    "acknowledged": commands.acknowledged,
    "registry": registry,
    "arguments": commands.arguments,
    "typed": typed,
    "said": said,
}


def case_of(target: str, seed: int, number: int) -> Case:
    """A case by its name, made the same at any time."""
    return TARGETS[target](random.Random(f"{target}:{seed}:{number}"))


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


def _resolved(make: Callable[[], coordplan.Situation], words: coordplan.Vocabulary) -> bool:
    try:
        resolved = resolve(make(), words)
    except coordplan.SituationError as error:
        speaks(error.diagnostics)
        return False
    assert resolved.facts.keys() <= words.facts.keys()
    assert words.world.consistent(resolved.known)
    return True
