"""Cases that do what no case may do, to see that it is noticed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.fuzz.cases import Case


def _raises(_folder: Path) -> bool:
    raise RuntimeError("as if")


def _computes(_folder: Path) -> bool:
    while pow(7, 10**6):
        pass
    return True


def _grows(_folder: Path) -> bool:
    return bool([bytes(1 << 20) for _ in range(2000)])


def _made(run: Callable[[Path], bool]) -> Callable[[Random], Case]:
    return lambda _: Case({"file": b"bytes"}, run)


TARGETS: Mapping[str, Callable[[Random], Case]] = {
    "fine": _made(lambda folder: (folder / "file").read_bytes() == b"bytes"),
    "raises": _made(_raises),
    "computes": _made(_computes),
    "grows": _made(_grows),
}
