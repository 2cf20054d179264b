"""Diagnostics as people read them: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.diagnostics import Diagnostic, Severity
from coordplan.render.lines import Line, Span, line
from coordplan.text import Language, Text

_SEVERITY: dict[Severity, Text] = {
    Severity.ERROR: Text(vi="lỗi", en="error"),
    Severity.WARNING: Text(vi="cảnh báo", en="warning"),
}
_HELP = Text(vi="cách sửa", en="help")


def diagnostic_lines(diagnostics: Iterable[Diagnostic], language: Language) -> list[Line]:
    """Every diagnostic: ``error[rule]: message``, its place, and help."""
    lines: list[Line] = []
    for found in diagnostics:
        head = f"{_SEVERITY[found.severity][language]}[{found.rule}]"
        lines.append(line(Span(head, "alert"), f": {found.message[language]}"))
        if found.where is not None:
            lines.append(line(Span(f"  --> {found.where}", "faint")))
        if found.help is not None:
            lines.append(line(Span(f"  {_HELP[language]}: ", "strong"), found.help[language]))
    return lines
