"""A country of plans: thousands in a folder, and what one question costs among them.

The shipped plans stand for those of communes, each with an id and a place of its own and some words
changed by a fixed seed, so that no two files are alike.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.process import QUESTION, resident_of, seconds_of
from benchmarks.timing import Spread, spread
from coordplan.load.files import default_plans

SEED = 3321
PROVINCES = 34

_HEAD = re.compile(r"^id: .*$|^jurisdiction:(?: \{.*\}|\n(?:  .*\n)*)", re.MULTILINE)


def place(number: int) -> str:
    """The commune of a plan, and the province that it lies in."""
    return f"xã Mẫu {number}, tỉnh Giả Định {number % PROVINCES}"


def written(count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """So many plans, each as the name of a file and its text."""
    rng = Random(seed)
    texts = [Path(file).read_text("utf-8") for file in default_plans().values()]
    for number in range(count):
        yield f"p{number % PROVINCES}/c{number}.yaml", _varied(rng.choice(texts), number, rng)


def write_country(folder: Path, count: int, seed: int = SEED) -> None:
    """Write so many plans, a folder for each province."""
    for name, text in written(count, seed):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _varied(text: str, number: int, rng: Random) -> str:
    """A plan as that of another place, some of its words changed."""
    named = f'{{vi: "{place(number)}", en: "Mẫu {number} Commune"}}'
    heads = iter((f"id: commune-{number}", f"jurisdiction: {{name: {named}, level: commune}}\n"))
    text = _HEAD.sub(lambda _: next(heads), text, count=2)
    return re.sub(r"\b(the|các)\b", lambda w: w[0] + " " * (rng.random() < 0.02), text)


@dataclass(frozen=True, slots=True)
class Among:
    """One question among so many plans: seconds, and its time to that of ``who --plan``.

    ``resident_kib`` is its largest resident size, ``bytes`` the length of what it prints.
    """

    question: str
    plans: int
    time: Spread
    ratio: float
    resident_kib: int | None
    bytes: int


def ask_among(sizes: Sequence[int], many: int, compared: int, rounds: int) -> tuple[Among, ...]:
    """What a place costs among more and more plans, and what all of some cost together."""
    found: list[Among] = []
    with TemporaryDirectory() as folder:
        for size in sizes:
            country = Path(folder, f"of-{size}")
            write_country(country, size)
            asked = ("who", "--place", place(size // 2), *EVENT)
            found.append(_asked(PLACE, size, asked, country, rounds))
        for name, size, arguments in (
            (ALL, many, ("who", *EVENT)),
            (COMPARED, compared, ("compare", "--format", "html")),
        ):
            if size:
                country = Path(folder, f"{name}-of-{size}")
                write_country(country, size)
                found.append(_asked(name, size, arguments, country, rounds))
    return tuple(found)


PLACE, ALL, COMPARED = "who --place", "who, all plans", "compare, as a page"
EVENT = ("--event", "sea-border-return")


def _asked(name: str, plans: int, arguments: Sequence[str], folder: Path, rounds: int) -> Among:
    """Ask again and again beside ``who --plan``; the first time fills the cache."""
    command = [sys.executable, "-m", "coordplan"]
    own = {"COORDPLAN_CACHE": f"{folder}.cache", "COORDPLAN_PLANS": str(folder)}
    alone = {"COORDPLAN_CACHE": f"{folder}.cache", "COORDPLAN_PLANS": ""}
    taken: list[float] = []
    yardstick: list[float] = []
    for number in range(rounds + 1):
        samples = [
            seconds_of([*command, *words], where)
            for words, where in ((QUESTION, alone), (arguments, own))
        ]
        if number:
            yardstick.append(samples[0])
            taken.append(samples[1])
    ratio = statistics.median(one / other for one, other in zip(taken, yardstick, strict=True))
    environment = {**os.environ, **own}
    ran = subprocess.run([*command, *arguments], env=environment, capture_output=True, check=True)
    return Among(name, plans, spread(taken), ratio, resident_of(arguments, own), len(ran.stdout))
