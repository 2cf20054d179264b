"""What a server answers where it does not answer the question: a status, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coordplan.diagnostics import (
    CoordplanError,
    Diagnostic,
    EngineError,
    InvalidFileError,
    MissingExtraError,
    UnreadableFileError,
)
from coordplan.text import Text

BAD_REQUEST, NO_TOKEN, FORBIDDEN, NOT_FOUND, WRONG_METHOD = 400, 401, 403, 404, 405
TOO_LARGE, WRONG_TYPE, NOT_ANSWERED, UNAVAILABLE = 413, 415, 422, 503

_OF_THE_SERVER = (EngineError, InvalidFileError, MissingExtraError, UnreadableFileError)
"""Whoever asks can mend none of these."""


class RequestError(CoordplanError):
    """A request that is not answered, with the status that says so."""

    def __init__(self, diagnostics: Iterable[Diagnostic], status: int = BAD_REQUEST) -> None:
        super().__init__(diagnostics)
        self.status = status


def refused(status: int, rule: str, message: Text, mend: Text | None = None) -> RequestError:
    """The error of a request with one thing wrong with it."""
    return RequestError([Diagnostic(rule, message, help=mend)], status)


def status_of(error: CoordplanError) -> int:
    """The status that goes with an error: of the question, or of a file of the server."""
    if isinstance(error, RequestError):
        return error.status
    return UNAVAILABLE if isinstance(error, _OF_THE_SERVER) else NOT_ANSWERED


def not_found(paths: Iterable[str]) -> RequestError:
    """There is nothing at this address."""
    known = ", ".join(paths)
    return refused(
        NOT_FOUND,
        "not-found",
        Text(en="there is nothing at this address", vi="không có gì ở địa chỉ này"),
        Text(en=f"there is: {known}", vi=f"có: {known}"),
    )


def wrong_method(allowed: str) -> RequestError:
    """An address that takes other methods."""
    return refused(
        WRONG_METHOD,
        "wrong-method",
        Text(
            en="this address does not take this method", vi="địa chỉ này không nhận phương thức này"
        ),
        Text(en=f"it takes: {allowed}", vi=f"phương thức nhận được: {allowed}"),
    )


def not_understood() -> RequestError:
    """What came is no request in HTTP, or its head is too large."""
    return refused(
        BAD_REQUEST,
        "bad-request",
        Text(
            en="this is no request in HTTP, or its head is too large",
            vi="không phải yêu cầu HTTP, hoặc phần đầu quá lớn",
        ),
        Text(
            en="send a long question as the body of a POST",
            vi="câu hỏi dài thì gửi trong phần thân của POST",
        ),
    )


def busy() -> RequestError:
    """So many questions are waiting that one more is not taken."""
    return refused(
        UNAVAILABLE,
        "busy",
        Text(en="too many questions are waiting", vi="đang có quá nhiều câu hỏi chờ trả lời"),
        Text(en="ask again in a second", vi="hỏi lại sau một giây"),
    )


def too_slow() -> RequestError:
    """The question did not come, or was not answered, in the time that there is."""
    return refused(
        UNAVAILABLE,
        "too-slow",
        Text(en="this was not answered in time", vi="chưa trả lời được trong thời hạn"),
        Text(en="ask again, or of fewer plans", vi="hỏi lại, hoặc hỏi ít kế hoạch hơn"),
    )


def unforeseen() -> RequestError:
    """Something that nobody thought of; what it was is not told outside."""
    return refused(
        UNAVAILABLE,
        "unforeseen",
        Text(
            en="this cannot be answered: a fault of coordplan",
            vi="không trả lời được: lỗi của coordplan",
        ),
        Text(
            en="report it; standard error says where it is",
            vi="báo lỗi; vị trí lỗi có ở đầu ra lỗi chuẩn",
        ),
    )


HEADERS: Mapping[int, tuple[tuple[str, str], ...]] = {
    NO_TOKEN: (
        ("www-authenticate", 'Basic realm="coordplan", charset="UTF-8"'),
        ("www-authenticate", "Bearer"),
    ),
    TOO_LARGE: (("connection", "close"),),
    UNAVAILABLE: (("retry-after", "1"),),
}
"""What is said in the head beside a status."""
