"""What came of the mutants, as the page shows it; needs no tool."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

BEGIN = "<!-- Figures: made by `make mutants`; do not edit. -->"
END = "<!-- End of figures. -->"

_AROUND = 24
"""How much is shown around what differs."""

_SURE = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """A mutant by what it writes where: ``text`` is the line it stands on, whose number may move."""

    module: str
    text: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no test saw, on the line where it stood."""

    slip: Slip
    line: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The mutants of one package: how many there are, were tried, and were seen.

    ``typed`` of those that were seen passed every test that was asked; mypy refuses them.
    """

    package: str
    all: int
    tried: int
    killed: int
    typed: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one run found."""

    tool: str
    python: str
    seed: int
    tests: int
    seconds: float
    tallies: tuple[Tally, ...]
    survivors: tuple[Survivor, ...]


def argued(file: Path) -> dict[Slip, str]:
    """The mutants that change no behaviour, each with the reason."""
    entries = tomllib.loads(file.read_text("utf-8")).get("mutant", [])
    return {Slip(one["module"], one["text"], one["was"], one["now"]): one["why"] for one in entries}


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for the share of all mutants that would be killed."""
    if not tried:
        return 0.0, 1.0
    share, square = killed / tried, _SURE**2
    middle = share + square / (2 * tried)
    reach = _SURE * math.sqrt(share * (1 - share) / tried + square / (4 * tried**2))
    low, high = ((middle + side) / (1 + square / tried) for side in (-reach, reach))
    return max(0.0, low), min(1.0, high)


def with_figures(page: str, shown: str) -> str:
    """A page with what stands between its marks replaced."""
    return re.sub(
        f"{re.escape(BEGIN)}.*{re.escape(END)}",
        lambda _: f"{BEGIN}\n\n{shown}\n{END}",
        page,
        flags=re.DOTALL,
    )


def figures(results: Results, reasons: Mapping[Slip, str]) -> str:
    """The scores, the survivors that remain, and those that are argued."""
    found = sorted(results.survivors, key=lambda one: (one.slip.module, one.line, one.slip))
    open_ones = [one for one in found if one.slip not in reasons]
    equal_ones = [one for one in found if one.slip in reasons]
    parts = [
        f"Seed {results.seed}, {results.tool}, Python {results.python}, {results.tests:,} tests.\n",
        _scores(results, equal_ones),
        f"### Survivors\n\n{_table(('where', 'was', 'is'), map(_place, open_ones))}",
        "### Argued: no test can tell them\n\n"
        + _table(
            ("where", "was", "is", "why"),
            ((*_place(one), reasons[one.slip]) for one in equal_ones),
        ),
    ]
    return "\n".join(parts)


def _scores(results: Results, equal: Sequence[Survivor]) -> str:
    head = ("package", "mutants", "tried", "killed", "by types", "argued", "score", "95 % interval")
    rows = [
        (tally, sum(package_of(one.slip.module) == tally.package for one in equal))
        for tally in results.tallies
    ]
    whole = Tally(
        "all",
        *(
            sum(getattr(t, name) for t in results.tallies)
            for name in ("all", "tried", "killed", "typed")
        ),
    )
    return _table(head, (_score(*row) for row in (*rows, (whole, len(equal)))))


def _score(tally: Tally, equal: int) -> tuple[str, ...]:
    """The score counts what was killed of what was tried and can be told."""
    counted = tally.tried - equal
    low, high = interval(tally.killed, counted)
    return (
        f"`{tally.package}`" if tally.package != "all" else "all",
        *(f"{number:,}" for number in (tally.all, tally.tried, tally.killed, tally.typed, equal)),
        f"{tally.killed / counted:.1%}" if counted else "",
        f"{low:.1%} to {high:.1%}",
    )


def package_of(module: str) -> str:
    """The package, or the module of the top, that a file of the source belongs to."""
    return Path(module).relative_to("src/coordplan").parts[0].removesuffix(".py")


def _place(survivor: Survivor) -> tuple[str, str, str]:
    slip = survivor.slip
    where = f"{slip.module.removeprefix('src/coordplan/')}:{survivor.line}"
    was, now = _differing(slip.was, slip.now)
    return where, _code(was), _code(now)


def _differing(was: str, now: str) -> tuple[str, str]:
    """Where two pieces of code differ, with a little around it on either side."""
    was, now = (re.sub(r"\s+", " ", text) for text in (was, now))
    before = max(0, _alike(was, now) - _AROUND)
    after = max(0, _alike(was[:before:-1], now[:before:-1]) - _AROUND)
    return _cut(was, before, after), _cut(now, before, after)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(line: str, before: int, after: int) -> str:
    kept = line[before : len(line) - after]
    return f"{'…' if before else ''}{kept}{'…' if after else ''}"


def _code(line: str) -> str:
    """Code in a cell of a table, its fence longer than any within."""
    line = line.replace("|", "\\|")
    return f"`` {line} ``" if "`" in line else f"`{line}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
