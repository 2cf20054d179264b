"""``python -m tests.fuzz --seconds 600 --seed 1``: as many hostile inputs as the time allows.

A case that fails is kept in a file, with the words that make it again.
"""

from __future__ import annotations

import argparse
import faulthandler
import itertools
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.targets import TARGETS, case_of

STANDARD_ERROR = 2
HANGING = 120
"""Seconds after which a case counts as hanging: the process then ends with a traceback."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="TARGET:NUMBER", help="make and run this one case again")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), metavar="FOLDER")
    asked = parser.parse_args()
    cases: Iterator[tuple[str, int]]
    if asked.only:
        target, _, number = asked.only.partition(":")
        cases = iter([(target, int(number))])
    else:
        cases = ((target, number) for number in itertools.count() for target in TARGETS)
    ends = time.monotonic() + asked.seconds
    ran = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for target, number in cases:
            if time.monotonic() > ends:
                break
            ran += 1
            failed += not passed(target, asked.seed, number, Path(folder), asked.keep)
    sys.stdout.write(f"{ran:,} cases (seed {asked.seed}): {failed:,} failed\n")
    return 1 if failed else 0


def passed(target: str, seed: int, number: int, folder: Path, keep: Path) -> bool:
    """Run one case; where it fails, keep its input and say how to make it again."""
    case = case_of(target, seed, number, folder)
    (folder / "current").write_bytes(case.content)
    faulthandler.dump_traceback_later(HANGING, exit=True, file=STANDARD_ERROR)
    try:
        case.run()
    except Exception:  # whatever it is, it is what is looked for
        keep.mkdir(exist_ok=True)
        file = keep / f"{target}-{seed}-{number}"
        file.write_bytes(case.content)
        sys.stdout.write(f"{traceback.format_exc()}input: {file}\n")
        sys.stdout.write(f"again: python -m tests.fuzz --seed {seed} --only {target}:{number}\n")
        return False
    else:
        return True
    finally:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    sys.exit(main())
