"""Which tests run which block, and how long each takes: the suite once, with probes in the code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.probes import Block, probed

READERS = ("tests/test_docs.py::test_every_kind_of_change_and_every_message_stands_on_its_page",)
"""Tests that read the source as a text, so that no block of it runs; every mutant meets them."""

_Seen = Mapping[str, tuple[float, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Covering:
    """The seconds of each test that passed, and which tests run each block of each module.

    ``sources`` are the files of the tests with what is written in them.
    """

    seconds: Mapping[str, float]
    blocks: Mapping[str, Mapping[Block, frozenset[str]]]
    sources: Mapping[str, str]

    def tests(self, module: str, line: int, within: float) -> list[tuple[str, float]]:
        """The tests for a mutant of a line, the fastest first, as many as the time allows.

        After those that run its block come those that read the source or name the module, and
        the others that run it: what is kept once it was worked out is only seen to run in the
        first test that needs it. A module of nothing but tables has no block; its neighbours
        stand for it.
        """
        blocks = self.blocks.get(module) or self._beside(module)
        around = [b for b in self.blocks.get(module, {}) if b.first <= line <= b.last]
        inner = min(around, key=lambda block: block.last - block.first, default=None)
        direct = blocks[inner] if inner else frozenset[str]()
        others = frozenset[str]().union(*blocks.values()) - direct
        named = self._naming(module) - direct
        chosen: list[tuple[str, float]] = []
        left = within
        for test in (*self._fastest(direct), *self._fastest(named), *self._fastest(others - named)):
            if self.seconds[test] <= left or not chosen or test in READERS:
                chosen.append((test, self.seconds[test]))
                left -= self.seconds[test]
        return chosen

    def _naming(self, module: str) -> frozenset[str]:
        """The tests that read the source, and those in whose file the module is named."""
        name = module.removeprefix("src/").removesuffix(".py").replace("/", ".")
        files = {file for file, source in self.sources.items() if f"{name} " in source}
        found = (test for test in self.seconds if test.partition("::")[0] in files)
        return frozenset(found) | self.seconds.keys() & READERS

    def _beside(self, module: str) -> dict[Block, frozenset[str]]:
        folder = Path(module).parent
        near = (blocks for other, blocks in self.blocks.items() if Path(other).parent == folder)
        return {block: tests for blocks in near for block, tests in blocks.items()}

    def _fastest(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))


def covered(project: Path, modules: list[str], tests: Sequence[str], jobs: int) -> Covering:
    """Run the tests that are not slow in a copy of the project, with probes in it."""
    blocks = probed(project, modules)
    folder = project / "mutants.witness"
    folder.mkdir()
    command = (
        *(sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "--no-cov"),
        *("-p", "tests.mutants.witness", "--witness", str(folder)),
        *("-m", "not slow", "-n", str(jobs), f"--basetemp={project}.tmp", *tests),
    )
    environment = {**os.environ, "PYTHONPATH": str(project / "src")}
    subprocess.run(command, cwd=project, env=environment, check=False)
    seen: dict[str, tuple[float, Sequence[int]]] = {}
    for file in folder.iterdir():
        seen |= json.loads(file.read_text("utf-8"))
    return _covering(project, blocks, seen)


def _covering(project: Path, blocks: Sequence[Block], seen: _Seen) -> Covering:
    tests: dict[int, set[str]] = defaultdict(set)
    for test, (_, numbers) in seen.items():
        for number in numbers:
            tests[number].add(test)
    by_module: dict[str, dict[Block, frozenset[str]]] = defaultdict(dict)
    for block in blocks:
        by_module[block.module][block] = frozenset(tests[block.number])
    files = {test.partition("::")[0] for test in seen}
    sources = {file: (project / file).read_text("utf-8") for file in files}
    return Covering({test: seconds for test, (seconds, _) in seen.items()}, by_module, sources)
