"""Names of columns and literals, as every dialect of SQL takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
NAME = r"[A-Za-z_][A-Za-z0-9_]{0,62}"
"""What a name without quotation marks looks like in every dialect."""

_WORDS = """
    all and any as asc between by case cast check column constraint create cross default delete
    desc distinct else end exists false for foreign from full group having in inner insert into
    is join left like limit natural not null on or order outer primary references right select
    some table then to true union unique update user using values when where with
"""
RESERVED = frozenset(_WORDS.split())
"""Words that may not name a column."""


def columns(words: Iterable[str], prefix: str = "") -> tuple[str, ...]:
    """A name of a column for each word, no two alike: ``call V.8.-4#1`` is ``call_v_8_4_1``."""
    found: dict[str, None] = {}
    for word in words:
        name = prefix + _NOT_IN_A_NAME.sub("_", word.lower()).strip("_")
        if name in RESERVED or not re.fullmatch(NAME, name):
            name = f"x_{name}"[:60]
        fresh, number = name, 2
        while fresh in found:
            fresh, number = f"{name}_{number}", number + 1
        found[fresh] = None
    return tuple(found)


def literal(word: str) -> str:
    """A text in quotation marks."""
    doubled = word.replace("'", "''")
    return f"'{doubled}'"


def aliased(expressions: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Expressions, each under the name before it."""
    return (
        name if expression == name else f"{expression} AS {name}"
        for name, expression in expressions
    )


def comment(said: str) -> str:
    """A line that no engine reads."""
    return f"-- {' '.join(said.split())}"
