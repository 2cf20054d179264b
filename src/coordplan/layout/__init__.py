"""The canonical layout of a plan file: one order of keys, one style, comments kept.

Pure: the loader hands in what a file says and where (``SourceMap``, ``Surface``); out comes the
text, or a diagnostic for each comment that has no place in it.
"""

from __future__ import annotations

from coordplan.diagnostics import Diagnostic
from coordplan.layout.notes import attached, lifted
from coordplan.layout.parts import Part, item_heads
from coordplan.layout.printing import printed
from coordplan.layout.surface import Comment, Surface
from coordplan.source import SourceMap, Tree

__all__ = ["Comment", "Surface", "laid_out"]


def laid_out(
    data: Tree, source: SourceMap, surface: Surface
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a plan in its layout; None, and why, where a comment would be lost.

    ``data`` must have the shape of a plan.
    """
    notes, refused = attached(source, surface)
    if refused:
        return None, refused
    plan = Part(data)
    return printed(plan, lifted(notes, item_heads(plan))), ()
