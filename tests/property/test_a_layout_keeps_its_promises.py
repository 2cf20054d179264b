"""Laws of the layered layout: every edge goes to the right, layers never overlap, equal graphs alike."""

from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from coordplan.pictures.layout import crossings, heights, layered, neighbours, spread

pytestmark = pytest.mark.slow


@st.composite
def arcs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    """A graph of some nodes: any edges, circles and doubles among them, but none to itself."""
    count = draw(st.integers(2, 12))
    node = st.integers(0, count - 1)
    pairs = st.tuples(node, node).filter(lambda pair: pair[0] != pair[1])
    return count, draw(st.lists(pairs, max_size=25))


@given(arcs())
def test_every_edge_goes_layer_by_layer_to_the_right(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, edges = graph
    found = layered(count, edges)
    layer_of = {item: n for n, layer in enumerate(found.layers) for item in layer}
    assert sum(map(len, found.layers)) == len(layer_of)
    assert set(range(count)) <= set(layer_of)
    for number, ((start, end), chain) in enumerate(zip(edges, found.chains, strict=True)):
        ends = (end, start) if number in found.turned else (start, end)
        assert (chain[0], chain[-1]) == ends
        assert found.labels[number] == chain[1]
        assert all(layer_of[b] == layer_of[a] + 1 for a, b in pairwise(chain))
    assert layered(count, edges) == found


@given(arcs())
def test_a_graph_without_circles_has_no_edge_turned(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, edges = graph
    forward = [(min(pair), max(pair)) for pair in edges]
    assert not layered(count, forward).turned


@given(arcs(), st.floats(0, 20))
def test_items_of_a_layer_keep_their_distance(
    graph: tuple[int, list[tuple[int, int]]], gap: float
) -> None:
    count, edges = graph
    found = layered(count, edges)
    items = [item for layer in found.layers for item in layer]
    size = {item: 5.0 + item % 7 for item in items}
    middle = heights(found.layers, found.chains, size, gap)
    for layer in found.layers:
        for above, below in pairwise(layer):
            assert middle[below] - middle[above] >= (size[above] + size[below]) / 2 + gap - 1e-6


@given(arcs())
def test_crossings_are_the_pairs_of_lines_that_cross(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    found = layered(*graph)
    _, after = neighbours(found.chains)
    slow = 0
    for layer, beside in pairwise(found.layers):
        lines = [(layer.index(a), beside.index(b)) for a in layer for b in after.get(a, ())]
        slow += sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(lines) for c, d in lines[:n])
    assert crossings(found.layers, after) == slow


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8), st.floats(0, 9))
def test_places_are_the_least_squares(wanted: list[float], gap: float) -> None:
    """Compared with the max-min formula of isotonic regression, which looks at every run."""
    sizes = [4.0] * len(wanted)
    offsets = [n * (4.0 + gap) for n in range(len(wanted))]
    free = [want - offset for want, offset in zip(wanted, offsets, strict=True)]

    def mean(start: int, stop: int) -> float:
        return sum(free[start : stop + 1]) / (stop + 1 - start)

    count = range(len(free))
    slow = [
        max(min(mean(a, b) for b in count if b >= n) for a in count if a <= n) + offsets[n]
        for n in count
    ]
    assert all(
        abs(one - other) < 1e-6 for one, other in zip(spread(wanted, sizes, gap), slow, strict=True)
    )
