"""How cost grows with the number of duties: the exponent of a power law, fitted."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.engines.own import BARE, index_again
from benchmarks.matching import SEED, whole_answers
from benchmarks.memory import memory_of
from benchmarks.situations import complete_situations
from benchmarks.synthetic import compile_written, written_plan
from benchmarks.timing import interleaved
from coordplan import model

SITUATIONS = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """What something costs at each size, and the exponent: 1 is in step with the duties.

    ``upper`` is the exponent over the larger half alone, where fixed costs weigh less.
    """

    what: str
    unit: str
    costs: Mapping[int, float]
    exponent: float
    upper: float


def grow(sizes: Sequence[int], rounds: int) -> tuple[Curve, ...]:
    """The curves of the bare match, the whole answer, compilation and memory."""
    times: dict[str, dict[int, float]] = {}
    memory: dict[str, dict[int, float]] = {}
    for size in sizes:
        written = written_plan(size)
        memory.setdefault("plan", {})[size] = memory_of(partial(compile_written, written)).kept
        index = partial(index_again, compile_written(written))
        memory.setdefault("index", {})[size] = memory_of(index).kept
        for name, seconds in _times(written, rounds).items():
            times.setdefault(name, {})[size] = seconds
    curves = [_curve(name, "seconds", costs) for name, costs in times.items()]
    curves += [_curve(f"memory of the {name}", "bytes", costs) for name, costs in memory.items()]
    return tuple(curves)


def _times(written: model.PlanFile, rounds: int) -> dict[str, float]:
    plan = compile_written(written)
    situations = complete_situations(plan.vocabulary, SITUATIONS, SEED)
    work: dict[str, Callable[[], object]] = {
        "bare match": BARE.build(plan)(situations),
        "whole answer": whole_answers(plan, SITUATIONS),
        "compile": partial(compile_written, written),
    }
    return {
        name: spread.median / (1 if name == "compile" else SITUATIONS)
        for name, spread in interleaved(work, rounds).items()
    }


def exponent(costs: Mapping[int, float]) -> float:
    """The slope of the straight line through the logarithms, by least squares."""
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items()]
    x_mean = math.fsum(x for x, _ in points) / len(points)
    y_mean = math.fsum(y for _, y in points) / len(points)
    above = math.fsum((x - x_mean) * (y - y_mean) for x, y in points)
    return above / math.fsum((x - x_mean) ** 2 for x, _ in points)


def _curve(what: str, unit: str, costs: Mapping[int, float]) -> Curve:
    larger = dict(list(costs.items())[-max(2, (len(costs) + 1) // 2) :])
    return Curve(what, unit, costs, exponent(costs), exponent(larger))
