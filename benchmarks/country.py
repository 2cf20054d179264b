"""A country of plans: thousands in a folder, and what one question costs among them.

The shipped plans stand for those of communes, each with an id and a place of its own and some words
changed by a fixed seed, so that no two files are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

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
