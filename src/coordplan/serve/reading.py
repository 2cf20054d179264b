"""A request as a question: its body or its query, read within limits.

What is not understood is not repeated, whatever it was: it may be somebody's name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar
from urllib.parse import parse_qsl

from coordplan.diagnostics import Diagnostic, Problem
from coordplan.serve.refusals import BAD_REQUEST, NOT_ANSWERED, RequestError, refused
from coordplan.shape import Data, Shape, validate, written_keys
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote, which
from coordplan.work import MOST_WORDS

S = TypeVar("S", bound=Shape)

PLURAL = {
    "plan": "plans",
    "event": "events",
    "fact": "facts",
    "call": "calls",
    "no_call": "calls",
    "agency": "agencies",
    "action": "actions",
    "phase": "phases",
    "function": "functions",
    "baseline": "baselines",
}
"""Parameters that may be repeated, each with the key of a body that holds them all."""

REPEATED = {*PLURAL.values(), "unknown"}
"""The keys of a body that hold several."""
_SPOKEN = {"true": True, "false": False}


def body_as(shape: type[S], content: bytes) -> S:
    """The question that a body in JSON asks. Raises ``RequestError``."""
    try:
        data = json.loads(
            content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise refused(
            BAD_REQUEST,
            "bad-json",
            Text(
                en="the body is no JSON in UTF-8, or has a key twice",
                vi="phần thân không phải JSON (UTF-8), hoặc có khóa ghi hai lần",
            ),
        ) from None
    return _valid(shape, data)


def query_as(shape: type[S], query: bytes) -> S:
    """The question that the query of an address asks. Raises ``RequestError``."""
    try:
        pairs = parse_qsl(
            query.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=2 * MOST_WORDS,
        )
    except ValueError:
        raise refused(
            BAD_REQUEST,
            "bad-query",
            Text(
                en="the query is not encoded as UTF-8, or has too many parameters",
                vi="chuỗi truy vấn không mã hóa theo UTF-8, hoặc có quá nhiều tham số",
            ),
        ) from None
    return _valid(shape, _gathered(shape, pairs))


def parameters_of(shape: type[Shape]) -> list[str]:
    """The parameters of a query that a question takes."""
    keys = written_keys(shape)
    by_key: dict[str, list[str]] = {}
    for name, key in PLURAL.items():
        by_key.setdefault(key, []).append(name)
    return [name for key in keys for name in by_key.get(key, [key])]


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON. Raises ``ValueError`` for a key that stands in it twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(_: str) -> object:
    raise ValueError("no number of JSON")


def _gathered(shape: type[Shape], pairs: Iterable[tuple[str, str]]) -> Data:
    """A query as the body that asks the same. Raises ``RequestError``."""
    known = parameters_of(shape)
    found: dict[str, Data] = {}
    problems: list[Diagnostic] = []
    for number, (name, value) in enumerate(pairs, 1):
        if name not in known:
            problems.append(_unknown(name, number, known))
            continue
        key = name if name in written_keys(shape) else PLURAL[name]
        if key == "facts" and not _is_fact(value):
            problems.append(_NO_FACT)
        elif not _put(found, key, name, value):
            problems.append(_twice(name))
    if problems:
        raise RequestError(dict.fromkeys(problems), NOT_ANSWERED)
    return found


def _put(found: dict[str, Data], key: str, name: str, value: str) -> bool:
    """Put a parameter where it belongs; False where it was said before, and otherwise."""
    if key == "facts":
        fact, _, said = (part.strip() for part in value.partition("="))
        return bool(found.setdefault(key, {}).setdefault(fact, said) == said)
    if key == "calls":
        called = name == "call"
        return bool(found.setdefault(key, {}).setdefault(value, called) == called)
    if key in REPEATED:
        found.setdefault(key, []).append(value)
        return True
    given: Data = _SPOKEN.get(value, value) if key == "standing" else value
    return bool(found.setdefault(key, given) == given)


_NO_FACT = Diagnostic(
    "bad-fact",
    Text(en="a fact is not of the form NAME=VALUE", vi="có dữ kiện không có dạng TÊN=GIÁ-TRỊ"),
    None,
    Text(en="for example: fact=minor=true", vi="ví dụ: fact=minor=true"),
)


def _is_fact(value: str) -> bool:
    """Whether it is a name with a value, or a word that stands alone."""
    name, sign, given = (part.strip() for part in value.partition("="))
    return bool(name) and bool(given or not sign)


def _unknown(name: str, number: int, known: Iterable[str]) -> Diagnostic:
    message = Text(en="unknown parameter", vi="không có tham số") + which(number, MOST_WORDS)
    return Diagnostic("unknown-parameter", message, None, did_you_mean(name, known))


def _twice(name: str) -> Diagnostic:
    return Diagnostic(
        "contradiction",
        Text(
            en=f"{quote(name)} is said twice, and otherwise the second time",
            vi=f"{quote(name)} nêu hai lần với nội dung khác nhau",
        ),
        None,
        Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
    )


def _valid(shape: type[S], data: Data) -> S:
    """The question in its shape. Raises ``RequestError`` with everything that is wrong."""
    asked, problems = validate(shape, data)
    if asked is None:
        raise RequestError([_told(shape, one) for one in problems], NOT_ANSWERED)
    return asked


def _told(shape: type[Shape], problem: Problem) -> Diagnostic:
    """What is wrong, and at which key; what somebody made up is counted, not named."""
    place = "".join(_steps(shape, problem.route))
    said = problem.message
    if place:
        said = Text(vi=f"{quote(place)}: {said.vi}", en=f"{quote(place)}: {said.en}")
    return Diagnostic(problem.rule, said, None, problem.help)


def _steps(shape: type[Shape], route: Route) -> Iterator[str]:
    """The steps to a value, as far as they are known words or numbers."""
    if route and route[0] in written_keys(shape):
        yield str(route[0])
        if len(route) > 1 and isinstance(route[1], int):
            yield f"[{route[1]}]"
