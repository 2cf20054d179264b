"""The shape of a file: which keys it has and what kind of value each takes.

pydantic judges; this module turns its findings into problems that name routes and keys in the
words of the plan language, never the types inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, StrictBool, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from coordplan.diagnostics import Problem
from coordplan.frozen import FrozenDict
from coordplan.source import Route
from coordplan.text import LANGUAGES, Text, did_you_mean, quote

Data = Any
"""A document as the loader read it: mappings, lists and scalars."""

IDENTIFIER = r"^[a-z0-9][a-z0-9-]*$"
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
Flag = StrictBool
Name = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"\S")]


class Shape(BaseModel):
    """A mapping with a fixed set of keys; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    def __hash__(self) -> int:
        """As of any frozen value; pydantic's own refuses where a key takes a mapping."""
        values = vars(self).values()
        return hash(tuple(FrozenDict(v) if isinstance(v, dict) else v for v in values))


class Bilingual(Shape):
    """A text in Vietnamese (``vi``) and in English (``en``)."""

    vi: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
    en: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]

    @property
    def text(self) -> Text:
        """The same text as a plain value."""
        return Text(vi=self.vi, en=self.en)


S = TypeVar("S", bound=Shape)


def validate(shape: type[S], data: Data) -> tuple[S | None, list[Problem]]:
    """The data in its shape, or every problem that keeps it from having that shape."""
    try:
        return shape.model_validate(data, by_alias=True, by_name=False), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, _distinct(_problem(shape, data, detail) for detail in details)


def refused(rule: str, message: Text, help_: Text) -> PydanticCustomError:
    """What the validator of a field raises, so that the problem is told in its own words."""
    return PydanticCustomError(rule, "refused", {"said": (message, help_)})


def _distinct(problems: Iterator[Problem]) -> list[Problem]:
    """One problem for each place, and none that only says that something further in is wrong.

    A union reports once for every branch it tried.
    """
    by_place: dict[tuple[Route, bool], Problem] = {}
    for problem in problems:
        by_place.setdefault((problem.route, problem.at_key), problem)
    outer = {problem.route[:n] for problem in by_place.values() for n in range(len(problem.route))}
    return [problem for problem in by_place.values() if problem.route not in outer]


def _problem(shape: type[Shape], data: Data, detail: ErrorDetails) -> Problem:
    """One finding of pydantic as a problem in the words of the plan language."""
    route = _route_in(data, detail["loc"])
    missing = detail["type"] == "missing"
    if missing:
        route = (*_route_in(data, detail["loc"][:-1]), detail["loc"][-1])
    name = str(route[-1]) if route else ""
    known = _keys_at(shape, route[:-1])
    if missing and name in LANGUAGES:
        return Problem(
            "missing-language",
            Text(en=f"text without {quote(name)}", vi=f"văn bản thiếu {quote(name)}"),
            route,
            Text(en="write it in both languages", vi="viết bằng cả hai ngôn ngữ"),
        )
    if missing:
        return Problem(
            "missing-key",
            Text(en=f"{quote(name)} is missing", vi=f"thiếu {quote(name)}"),
            route,
            Text(en=f"add {quote(name)} here", vi=f"thêm {quote(name)} vào đây"),
        )
    if detail["type"] == "extra_forbidden":
        return Problem(
            "unknown-key",
            Text(en="unknown key", vi="không có khóa này"),
            route,
            # the key of another form is known, and yet wrong here
            did_you_mean(name, [key for key in known if key != name]),
            at_key=True,
        )
    if "said" in detail.get("ctx", {}):
        return Problem(detail["type"], detail["ctx"]["said"][0], route, detail["ctx"]["said"][1])
    at_key = "[key]" in detail["loc"]
    message, mend = _said(detail)
    return Problem("bad-value", message, route, mend, at_key=at_key)


_PATTERNS: Mapping[str, Text] = {
    IDENTIFIER: Text(
        en="use small letters, digits and hyphens", vi="dùng chữ thường không dấu, số và gạch nối"
    ),
    r"^[a-z][a-z0-9_]*$": Text(
        en="use small letters, digits and underscores",
        vi="dùng chữ thường không dấu, số và gạch dưới",
    ),
    r"^[0-9a-f]{12}$": Text(
        en="the first 12 hex digits of the SHA-256 of the clause's text",
        vi="12 chữ số hex đầu của SHA-256 của văn bản điều khoản",
    ),
    r"^([0-9a-f]{12})$": Text(
        en="the 12 hex digits that `coordplan diff` shows in brackets",
        vi="12 chữ số hex mà `coordplan diff` ghi trong ngoặc vuông",
    ),
    r"^[0-9a-f]{64}$": Text(en="64 hex digits", vi="64 chữ số hex"),
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": Text(
        en="write YYYY-MM-DD: 2026-11-22", vi="ghi dạng YYYY-MM-DD: 2026-11-22"
    ),
    r"^https?://\S+$": Text(
        en="write the whole address: https://…", vi="ghi đủ địa chỉ: https://…"
    ),
    r"^[^\s#]+$": Text(
        en="write it without spaces and without `#`", vi="viết liền, không có dấu cách và dấu `#`"
    ),
    r"\S": Text(en="write something", vi="cần có nội dung"),
}

_KINDS: Mapping[str, Text] = {
    "string_type": Text(en="a text", vi="một văn bản"),
    "bool_type": Text(en="true or false", vi="true hoặc false"),
    "int_type": Text(en="a whole number", vi="một số nguyên"),
    "tuple_type": Text(en="a list", vi="một danh sách"),
    "list_type": Text(en="a list", vi="một danh sách"),
    "dict_type": Text(en="a mapping", vi="một ánh xạ khóa: giá trị"),
    "model_type": Text(en="a mapping", vi="một ánh xạ khóa: giá trị"),
    "model_attributes_type": Text(en="a mapping", vi="một ánh xạ khóa: giá trị"),
}


def _said(detail: ErrorDetails) -> tuple[Text, Text | None]:
    """What is wrong with a value, and how to mend it; its place is told, not its words."""
    kind, context, found = detail["type"], detail.get("ctx", {}), _shown(detail["input"])
    if kind in _KINDS:
        wanted = _KINDS[kind]
        return (
            Text(
                en=f"expected {wanted.en}, found {found.en}",
                vi=f"cần {wanted.vi}, nhưng ghi {found.vi}",
            ),
            _quoting_help(kind, detail["input"]),
        )
    if kind == "literal_error":
        known = context["expected"].replace("True", "true").replace("False", "false")
        if str(detail["input"]) in {context["expected"], known}:
            return (
                Text(en="this is a text here", vi="ở đây là văn bản"),
                Text(en="write it without quotation marks", vi="viết không có dấu ngoặc kép"),
            )
        return (
            Text(en="this is not one of the known words", vi="không thuộc các từ cho phép"),
            Text(en=f"known: {known}", vi=f"có thể dùng: {known}"),
        )
    if kind == "string_pattern_mismatch":
        return (
            Text(en="this does not have the right form", vi="không đúng dạng"),
            _PATTERNS.get(context["pattern"]),
        )
    if kind in {"string_too_short", "too_short"}:
        return Text(en="this must not be empty", vi="không được để trống"), None
    if kind in {"string_too_long", "too_long"}:
        limit = context["max_length"]
        return Text(en=f"this is longer than {limit}", vi=f"dài hơn {limit}"), None
    if kind in {"greater_than", "greater_than_equal", "less_than_equal"}:
        bound = next(iter(context.values()))
        return (
            Text(en="this is out of range", vi="giá trị nằm ngoài giới hạn"),
            Text(en=f"the bound is {bound}", vi=f"giới hạn là {bound}"),
        )
    return (
        Text(en="this does not fit here", vi="giá trị không hợp ở đây"),
        Text(en="see the page on the plan language", vi="xem trang về ngôn ngữ kế hoạch"),
    )


def _quoting_help(kind: str, given: object) -> Text | None:
    """Help for the commonest slip: a text that YAML reads as something else."""
    if kind == "string_type" and isinstance(given, bool | int | float):
        return Text(en="put it in quotation marks", vi="đặt trong dấu ngoặc kép")
    if kind in {"tuple_type", "list_type"} and isinstance(given, str):
        return Text(en="put it in [ ]", vi="đặt trong [ ]")
    return None


def _shown(given: object) -> Text:
    """What kind of value stands somewhere; its words may be a person's."""
    match given:
        case None:
            return Text(en="nothing", vi="chỗ trống")
        case bool():
            word = quote("true" if given else "false")
            return Text(en=word, vi=word)
        case str():
            return Text(en="a text", vi="một văn bản")
        case int() | float():
            return Text(en="a number", vi="một số")
        case list() | tuple():
            return Text(en="a list", vi="một danh sách")
        case _:
            return Text(en="a mapping", vi="một ánh xạ")


def _route_in(data: Data, loc: tuple[int | str, ...]) -> Route:
    """The steps of a pydantic location that are really in the data.

    pydantic adds steps of its own (names of union branches, ``[key]``); those are left out.
    """
    route: list[str | int] = []
    here: Data = data
    for step in loc:
        match here, step:
            case dict(), _ if step in here:
                here = here[step]
            case list(), int() if step < len(here):
                here = here[step]
            case _:
                continue
        route.append(step)
    return tuple(route)


def _keys_at(shape: type[Shape], route: Route) -> list[str]:
    """The keys that the mapping at a route may have."""
    candidates: list[Any] = [shape]
    for step in route:
        following: list[Any] = []
        for candidate in candidates:
            following += kinds_within(candidate, step)
        candidates = following
    return [key for candidate in candidates for key in written_keys(candidate)]


def written_keys(candidate: Any) -> list[str]:
    """The names of the keys of a shape as a file has them, in the order of the shape."""
    if isinstance(candidate, type) and issubclass(candidate, Shape):
        return [field.alias or name for name, field in candidate.model_fields.items()]
    return []


def kinds_within(candidate: Any, step: str | int) -> list[Any]:
    """The types that a value one step further down may have."""
    if isinstance(candidate, type) and issubclass(candidate, Shape):
        for name, field in candidate.model_fields.items():
            if (field.alias or name) == step:
                return _alternatives(field.annotation)
        return []
    arguments = [argument for argument in get_args(candidate) if argument is not ...]
    return _alternatives(arguments[-1]) if arguments else []


def _alternatives(annotation: Any) -> list[Any]:
    """The members of a union, or the annotation alone; the metadata of each is left out."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _alternatives(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return [kind for argument in get_args(annotation) for kind in _alternatives(argument)]
    return [annotation]
