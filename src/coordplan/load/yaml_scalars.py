"""What a plain scalar of YAML says: only where versions 1.1 and 1.2 read it alike."""

from __future__ import annotations

import re

from coordplan.glyphs import usual
from coordplan.source import Scalar

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_SWITCHES = frozenset(("y", "n", "yes", "no", "on", "off", "=", "<<"))
"""Of version 1.1: true and false in other words, and two signs. Case does not count."""
_NUMBERS = re.compile(
    r"""[-+]?(
      0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-f_]+     # of another base
    | [0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)? # base 60, as times are
    | ([0-9][0-9_]*(\.[0-9_]*)? | \.[0-9][0-9_]*)(e[-+]?[0-9]+)?
    | \.inf | \.nan
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_FINGERPRINT = re.compile(r"(?=.{12}\Z)[0-9]+e[0-9]+")
"""The print of a clause that has no letter but one ``e``: never meant as a number."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}((t|[ \t]+)[0-9].*)?", re.IGNORECASE)


def read_scalar(written: str, *, plain: bool) -> Scalar:
    """A scalar; what is not written plainly is a text, in normal form C, without lookalikes."""
    if plain:
        if written in _WORDS:
            return _WORDS[written]
        if _INTEGER.fullmatch(written):
            return int(written)
        if _DECIMAL.fullmatch(written):
            return float(written)
    return usual(written)


def has_two_readings(written: str) -> bool:
    """Whether some reader of a plain scalar, of version 1.1 or 1.2, sees another value in it."""
    alike = (_INTEGER, _DECIMAL, _FINGERPRINT)
    if written in _WORDS or any(form.fullmatch(written) for form in alike):
        return False
    return (
        written.lower() in _SWITCHES
        or _NUMBERS.fullmatch(written) is not None
        or _DATE.fullmatch(written) is not None
    )
