"""One scalar as it is written, with quotation marks only where some reader needs them.

Plans are read by YAML 1.2 and, in editors and scripts, by readers of YAML 1.1. Plain text is
what all of them read as that text.
"""

from __future__ import annotations

import re

from coordplan.source import Scalar

_WORDS = frozenset(
    ("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<")
)
"""Words that one of the two versions reads as null, as true or false, or as a sign."""

_NUMBERLIKE = re.compile(
    r"[-+]?(0x[0-9a-f_]+|0b[01_]+|0o[0-7_]+|[.0-9][-+.:_,0-9]*(e[-+]?[0-9]+)?|\.(inf|nan))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(t|[ ]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*",
    re.IGNORECASE,
)
"""Numbers, times and dates of either version, and what else is made of their signs only."""

_LEADING = tuple(",[]{}#&*!|>'\"%@`?:")
_DASHES = re.compile(r"-(\Z| |--)|\.\.\.")
_BREAKS_PLAIN = re.compile(r": |:\Z| #|\A | \Z")
_BREAKS_FLOW = re.compile(r"[][{},?:]")
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no quotation keeps as they are: controls, line separators, byte order marks."""


def scalar(value: Scalar, *, flow: bool) -> str:
    """A scalar as it is written, inside brackets (``flow``) or outside."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return value if _is_plain(value, flow=flow) else _quoted(value)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether every reader takes the bare text for this very text."""
    return not (
        text.lower() in _WORDS
        or text.startswith(_LEADING)
        or _DASHES.match(text)
        or _NUMBERLIKE.fullmatch(text)
        or _BREAKS_PLAIN.search(text)
        or _ESCAPED.search(text)
        or (flow and _BREAKS_FLOW.search(text))
    )


def _quoted(text: str) -> str:
    """The text in double quotation marks, or in single ones where that saves escapes."""
    if _ESCAPED.search(text):
        doubled = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + _ESCAPED.sub(_escape, doubled) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"
