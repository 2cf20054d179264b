"""Values of a command line: what a typed word becomes, and what is wrong with it.

typer converts every value with pydantic, whose import takes longer than an answer. A text, a
word of a closed list, a number and what has a parser of its own need none of that.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from coordplan import dates
from coordplan.cli.usage import CommandLineError, unexpected
from coordplan.diagnostics import Diagnostic
from coordplan.text import Text, did_you_mean, quote
from coordplan.work import MOST_WORDS

Parameter = TyperOption | TyperArgument

PROBLEMS = "coordplan.problems"
"""Where a context keeps what is wrong with the values of its command."""


class NotAValueError(Exception):
    """A word that is no value: what is wrong with it, and how to write one; not the word."""

    def __init__(self, wrong: Text, help_: Text) -> None:
        super().__init__(wrong, help_)
        self.wrong, self.help = wrong, help_


def date_of(written: str) -> datetime.date:
    """A day as it is typed. Raises ``NotAValueError``."""
    found = dates.day_of(written)
    if found is None:
        raise NotAValueError(
            Text(en="is not a date", vi="không phải ngày"),
            Text(en="write YYYY-MM-DD: 2026-11-22", vi="viết YYYY-MM-DD: 2026-11-22"),
        )
    return found


def moment_of(written: str) -> datetime.datetime:
    """A moment as it is typed, in the time of Viet Nam where it names no other.

    Raises ``NotAValueError``.
    """
    found = dates.moment_of(written)
    if found is None:
        raise NotAValueError(
            Text(en="is not a moment", vi="không phải thời điểm"),
            Text(
                en="write YYYY-MM-DDTHH:MM: 2026-02-13T16:00",
                vi="viết YYYY-MM-DDTHH:MM: 2026-02-13T16:00",
            ),
        )
    return found


def take_as_typed(parameters: Iterable[object]) -> None:
    """Let the parameters of a command take their values without typer's conversion."""
    for parameter in parameters:
        if isinstance(parameter, Parameter):
            light = _Values(parameter)
            setattr(parameter, "get_runtime_param", lambda light=light: light)  # noqa: B010


def check_values(context: typer.Context) -> None:
    """Raise ``CommandLineError`` with everything that is wrong with the values of a command."""
    problems = [
        *context.meta.get(PROBLEMS, ()),
        *([unexpected(context.args)] if context.args else ()),
    ]
    if problems:
        raise CommandLineError(problems)


class _Values:
    """In the place of typer's conversion of one parameter."""

    def __init__(self, parameter: Parameter) -> None:
        self._described = parameter.type_descriptor

    def coerce(self, value: Any, param: Parameter, ctx: typer.Context) -> Any:
        """The value that the command gets; what is wrong with it is kept for ``check_values``."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        try:
            return self._taken(value, param)
        except NotAValueError as error:
            from coordplan.cli.metavars import in_vietnamese

            name = quote(next((o for o in param.opts if o.startswith("--")), param.metavar))
            problem = Diagnostic(
                "bad-value",
                Text(
                    en=f"the value of {name} {error.wrong.en}",
                    vi=f"giá trị của {in_vietnamese(name)} {error.wrong.vi}",
                ),
                help=error.help,
            )
            ctx.meta.setdefault(PROBLEMS, []).append(problem)
            return None

    def _taken(self, value: Any, parameter: Parameter) -> Any:
        parser: Callable[[str], Any] | None = self._described.parameter_info.parser
        kind = self._described.annotation
        if parser is not None:
            return parser(value) if isinstance(value, str) else value
        if isinstance(value, list | tuple):
            if isinstance(parameter, TyperOption) and len(value) > MOST_WORDS:
                raise NotAValueError(
                    Text(
                        en=f"comes after {MOST_WORDS} others",
                        vi=f"đứng sau {MOST_WORDS} giá trị khác",
                    ),
                    Text(en="give fewer", vi="nêu ít hơn"),
                )
            (kind,) = kind.__args__
            return [_one(each, kind) for each in value]
        found = _one(value, kind)
        if isinstance(found, int | float) and not isinstance(found, bool):
            _within(found, parameter)
        return found


def _one(value: Any, kind: Any) -> Any:
    """One word as a value of its kind. Raises ``NotAValueError``."""
    if isinstance(value, kind):
        return value
    if issubclass(kind, Enum):
        known = {str(one.value): one for one in kind}
        if value not in known:
            what = Text(en="is none of the values", vi="không có trong danh sách giá trị")
            raise NotAValueError(what, did_you_mean(value, known))
        return known[value]
    try:
        return kind(value)
    except ValueError:
        raise NotAValueError(
            Text(en="is not a number", vi="không phải số"),
            Text(en="write digits", vi="hãy viết bằng chữ số"),
        ) from None


def _within(number: float, parameter: Parameter) -> None:
    """Check that a number lies in the range of its parameter. Raises ``NotAValueError``."""
    low, high = parameter.min, parameter.max
    if (low is not None and not number >= low) or (high is not None and not number <= high):
        raise NotAValueError(
            Text(en="is out of range", vi="nằm ngoài khoảng cho phép"),
            Text(en=f"from {low} to {high}", vi=f"từ {low} đến {high}"),
        )
