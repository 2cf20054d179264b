"""Every mutant of a module: mutmut's operators, put to each place in it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst import matchers
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

_LEFT_WHOLE = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
_LEFT_ALONE = matchers.Call(
    func=matchers.Name("len") | matchers.Name("isinstance") | matchers.Name("cast")
) | matchers.If(test=matchers.Name("TYPE_CHECKING"))
"""What mutmut leaves alone too, and what only a type checker reads."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one slip in it; ``was`` and ``now`` are the code that differs.

    ``text`` is the whole line that it begins on.
    """

    module: str
    line: int
    text: str
    was: str
    now: str
    code: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a module, and what an operator would write there."""

    module: str
    tree: cst.Module
    line: int
    node: cst.CSTNode
    instead: cst.CSTNode


def sites(project: Path, modules: Iterable[str]) -> Iterator[Site]:
    """Every place of some modules where an operator writes something else."""
    for module in modules:
        wrapper = MetadataWrapper(cst.parse_module((project / module).read_text("utf-8")))
        places = wrapper.resolve(PositionProvider)
        line = 1
        for node in _walked(wrapper.module):
            line = places[node].start.line if node in places else line
            for kind, operator in _OPERATORS:
                for instead in operator(node) if isinstance(node, kind) else ():
                    yield Site(module, wrapper.module, line, node, instead)


def drawn(found: Sequence[Site], size: int, seed: int) -> list[Mutant]:
    """A seeded sample of the mutants; all of them where they are fewer."""
    return [_mutant(site) for site in random.Random(seed).sample(found, min(size, len(found)))]


def modules_of(project: Path, packages: Iterable[str]) -> Iterator[str]:
    """The files of some packages, or of single modules."""
    for package in packages:
        place = project / "src" / "coordplan" / package
        files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
        yield from (file.relative_to(project).as_posix() for file in files)


def _mutant(site: Site) -> Mutant:
    was, now = (site.tree.code_for_node(node).strip() for node in (site.node, site.instead))
    changed = cst.ensure_type(site.tree.deep_replace(site.node, site.instead), cst.Module)
    text = site.tree.code.splitlines()[site.line - 1].strip()
    return Mutant(site.module, site.line, text, was, now, changed.code)


def _walked(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and what stands in it, in the order in which it is written."""
    if isinstance(node, _LEFT_WHOLE) or matchers.matches(node, _LEFT_ALONE):
        return
    yield node
    for child in node.children:
        yield from _walked(child)


def _call_dropped(node: cst.Expr) -> Iterator[cst.CSTNode]:
    """``f()`` as a statement becomes ``pass``: mutmut has no such operator."""
    if isinstance(node.value, cst.Call):
        yield cst.Pass()


_OPERATORS = (*mutation_operators, (cst.Expr, _call_dropped))
