"""``python -m tests.twins``: every set of payloads × every command, format and language.

Whatever differs between twins is told, and what is counted; ``make twins`` runs it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from tests.test_hostile_twins import (
    TURNS,
    Twins,
    alike,
    from_,
    share,
    twins,
)
from tests.twins.commands import COMMANDS, LANGUAGES, cases
from tests.twins.payloads import SETS


def main() -> int:
    """Ask all, and print the count of pairs and of differences."""
    found = list(cases())
    formats = {format_ for _, format_, _ in found}
    sys.stdout.write(
        f"{len(SETS)} sets of payloads × {len(found)} (of {len(COMMANDS)} questions in "
        f"{len(formats)} formats and both languages): {len(SETS) * len(found):,} pairs\n"
    )
    sys.stdout.flush()
    asked, told = 0, []
    with ProcessPoolExecutor() as pool:
        for number, differences in pool.map(_turn, *zip(*product(SETS, range(TURNS)), strict=True)):
            asked += number
            told += differences
    sys.stdout.write("".join(f"{one}\n" for one in told))
    sys.stdout.write(f"{asked:,} pairs asked, {len(told):,} differ\n")
    return 1 if told else 0


def _turn(kind: str, turn: int) -> tuple[int, list[str]]:
    """The questions of one turn with one set: how many, and what differs."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        os.environ["COORDPLAN_CACHE"] = str(folder / "cache")
        ones = twins(folder, from_(SETS[kind], turn), LANGUAGES[turn % 2])
        asked = list(share(turn))
        told = [said for case in asked for said in _differences(ones, case)]
        return len(asked), [f"{kind} {turn} {said}" for said in told]


def _differences(ones: Twins, case: tuple[str, str, str]) -> Iterator[str]:
    """What differs in the answers to one question, cut short."""
    try:
        alike(ones, *case)
    except Exception:  # whatever it is, it is a difference
        yield f"{' '.join(case)}: {traceback.format_exc()[-400:]}"


if __name__ == "__main__":
    sys.exit(main())
