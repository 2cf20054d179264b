"""No personal data in any file: every text, key and number of it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.diagnostics import Problem
from coordplan.source import Route, Tree
from coordplan.text import Text
from coordplan.traces import Trace, traces

RULE = "personal-data"

_OF_FIXED_FORM = frozenset({"print", "sha256", "change", "phone"})
"""Keys of fingerprints, and of the numbers of offices: their values look like numbers of people."""

_SAID: Mapping[Trace, Text] = {
    Trace.EMAIL: Text(en="an e-mail address", vi="địa chỉ thư điện tử"),
    Trace.NUMBER: Text(en="a personal number", vi="số cá nhân"),
    Trace.BIRTH: Text(en="a date of birth", vi="ngày sinh"),
}
_HELP = Text(
    en="name the office, not a person's contact",
    vi="nêu cơ quan, không nêu thông tin liên hệ của cá nhân",
)


def personal_data(data: Tree, route: Route = ()) -> Iterator[Problem]:
    """Everything in some data that looks as if it were of a person."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _found(key, (*route, key), at_key=True)
            if key not in _OF_FIXED_FORM or isinstance(value, dict | list | tuple):
                yield from personal_data(value, (*route, key))
    elif isinstance(data, list | tuple):
        for number, value in enumerate(data):
            yield from personal_data(value, (*route, number))
    elif data is not None and not isinstance(data, bool):
        yield from _found(str(data), route)


def said_of(trace: Trace) -> tuple[Text, Text]:
    """What is wrong with a text that seems to hold something, and how to mend it."""
    what = _SAID[trace]
    message = Text(en=f"this text seems to hold {what.en}", vi=f"nội dung này có vẻ chứa {what.vi}")
    return message, _HELP


def _found(text: str, route: Route, *, at_key: bool = False) -> Iterator[Problem]:
    for trace in traces(text):
        message, help_ = said_of(trace)
        yield Problem(RULE, message, route, help_, at_key=at_key)
