"""Diagnostics as lines: what is wrong, where, and how to mend it; none is broken in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.blocks import Words, marked, words
from coordplan.diagnostics import Diagnostic
from coordplan.phrases.diagnostics import HELP, SEVERITY
from coordplan.print.lines import Line, spans
from coordplan.text import Language, Text


def diagnostic_lines(diagnostics: Iterable[Diagnostic], language: Language) -> list[Line]:
    """Every diagnostic: ``error[rule]: message``, its place, and help."""
    return [spans(said, language) for found in diagnostics for said in _said(found)]


def _said(found: Diagnostic) -> Iterator[Words]:
    head = SEVERITY[found.severity] + f"[{found.rule}]"
    yield words(marked("alert", head), ": ", found.message)
    if found.where is not None:
        yield marked("faint", f"  --> {found.where}")
    if found.help is not None:
        yield words(marked("strong", Text("  ", "  ") + HELP + ": "), found.help)
