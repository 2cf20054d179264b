"""Why durable-rules cannot answer here, and what to do about it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence

from coordplan.diagnostics import Diagnostic, EngineError
from coordplan.text import Text, listing, quote

TOO_NEW = (3, 13)
"""The first Python on which durable-rules cannot be imported."""


def check_available() -> None:
    """Raise ``EngineError`` where durable-rules cannot be used, and say how it could be."""
    if sys.version_info >= TOO_NEW:
        raise _error(
            "engine-unavailable",
            Text(
                en="durable-rules does not run on Python "
                f"{sys.version_info.major}.{sys.version_info.minor}",
                vi="durable-rules không dùng được trên Python "
                f"{sys.version_info.major}.{sys.version_info.minor}",
            ),
            Text(
                en="use Python 3.11 or 3.12, or leave `--engine durable` out",
                vi="dùng Python 3.11 hoặc 3.12, hoặc bỏ `--engine durable`",
            ),
        )
    if importlib.util.find_spec("durable") is None:
        raise _error(
            "engine-unavailable",
            Text(en="durable-rules is not installed", vi="chưa cài durable-rules"),
            Text(
                en='pip install "coordplan[durable]"; it is compiled, so a C compiler is needed',
                vi='pip install "coordplan[durable]"; gói được biên dịch nên cần trình biên dịch C',
            ),
        )


def _error(rule: str, message: Text, help_: Text) -> EngineError:
    return EngineError([Diagnostic(rule, message, help=help_)])


def failed(reason: str) -> EngineError:
    """The error of a process that gave no answer, and why."""
    return _error(
        "engine-failed",
        Text(
            en=f"durable-rules gave no answer: {quote(reason)}",
            vi=f"durable-rules không trả lời: {quote(reason)}",
        ),
        Text(
            en="leave `--engine durable` out: the index answers the same question",
            vi="bỏ `--engine durable`: chỉ mục trả lời được cùng câu hỏi đó",
        ),
    )


def too_many(found: int, most: int, names: Sequence[str]) -> EngineError:
    """The error of a condition with more completions than durable-rules is asked for."""
    return _error(
        "engine-limit",
        Text(
            en=f"durable-rules would have to go through {found} combinations of "
            f"{listing(map(quote, names))}; {most} is the most",
            vi=f"durable-rules sẽ phải xét {found} tổ hợp của {listing(map(quote, names))}; "
            f"nhiều nhất là {most}",
        ),
        Text(
            en="state more facts, or leave `--engine durable` out",
            vi="nêu thêm dữ kiện, hoặc bỏ `--engine durable`",
        ),
    )
