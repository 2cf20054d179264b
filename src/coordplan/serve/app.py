"""The application: addresses, and what is done with a request that comes to one."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from coordplan.diagnostics import CoordplanError
from coordplan.serve.desk import Desk, Page
from coordplan.serve.endpoints import ENDPOINTS, HEALTH, OPENAPI, PAGE, PATHS, Endpoint
from coordplan.serve.guard import Access, Guard
from coordplan.serve.reading import body_as, query_as
from coordplan.serve.refusals import (
    NOT_FOUND,
    TOO_LARGE,
    WRONG_TYPE,
    RequestError,
    not_found,
    refused,
    wrong_method,
)
from coordplan.serve.responses import HTML, JSON, encoded, failed
from coordplan.serve.workers import Workers
from coordplan.shape import Shape
from coordplan.text import Text
from coordplan.work import BEYOND, too_complex

MOST_BODY = 64 * 1024
"""The largest body that is read: far more than every fact and event together."""

Handler = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, access: Access, today: Callable[[], datetime.date]) -> ASGIApp:
    """The application that answers from a desk those who have access; ``today`` is the clock."""
    workers, page = Workers(), Page(desk)

    def on_page() -> bytes:
        return page.on(today())

    def handler(endpoint: Endpoint) -> Handler:
        async def handle(request: Request) -> Response:
            asked = await _question(request, endpoint.shape)
            return await answered(JSON, lambda: encoded(endpoint.answer(desk, asked, today())))

        return handle

    async def answered(kind: str, work: Callable[[], bytes]) -> Response:
        return Response(await workers.run(partial(_within_memory, work)), media_type=kind)

    async def officers(_: Request) -> Response:
        return await answered(HTML, on_page)

    async def described(_: Request) -> Response:
        return await answered(JSON, _openapi)

    async def health(_: Request) -> Response:
        return Response(status_code=204)

    handlers: list[tuple[str, Handler, list[str]]] = [
        (PAGE, officers, ["GET"]),
        (OPENAPI, described, ["GET"]),
        (HEALTH, health, ["GET"]),
        *((o.path, handler(o), ["GET", "POST"] if o.takes else ["GET"]) for o in ENDPOINTS),
    ]
    routes = [Route(path, _told(handle), methods=methods) for path, handle, methods in handlers]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _astray})
    app.router.redirect_slashes = False
    return Guard(app, access)


def _told(handle: Handler) -> Handler:
    """A handler whose refusals are told to whoever asked."""

    async def telling(request: Request) -> Response:
        try:
            return await handle(request)
        except CoordplanError as error:
            return failed(error)

    return telling


def _within_memory(work: Callable[[], bytes]) -> bytes:
    """What work gives. Raises ``TooComplexError`` where memory runs out, as commands do."""
    try:
        return work()
    except (MemoryError, RecursionError):
        raise too_complex(*BEYOND) from None


async def _question(request: Request, shape: type[Shape]) -> Shape:
    """The question that a request asks. Raises ``RequestError``."""
    if request.method != "POST":
        return query_as(shape, request.scope["query_string"])
    if request.scope["query_string"]:
        raise refused(
            WRONG_TYPE,
            "two-questions",
            Text(
                en="a question stands in the body or in the address, not in both",
                vi="câu hỏi nằm ở phần thân hoặc ở địa chỉ, không ở cả hai",
            ),
        )
    kind, _, charset = request.headers.get("content-type", "").lower().partition(";")
    encoding = request.headers.get("content-encoding", "identity").lower()
    plain = charset.replace('"', "").strip() in ("", "charset=utf-8")
    if kind.strip() != JSON or not plain or encoding != "identity":
        raise refused(
            WRONG_TYPE,
            "wrong-type",
            Text(en="the body is not said to be JSON", vi="phần thân không khai là JSON"),
            Text(
                en=f"send it as `Content-Type: {JSON}`, not compressed",
                vi=f"gửi với `Content-Type: {JSON}`, không nén",
            ),
        )
    return body_as(shape, await _body(request))


async def _body(request: Request) -> bytes:
    """The body, as long as it is not too large. Raises ``RequestError``."""
    if _length(request) > MOST_BODY:
        raise _too_large()
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > MOST_BODY:
            raise _too_large()
    return bytes(read)


def _length(request: Request) -> int:
    """The length that is said of a body; 0 where none is said."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else 0


def _too_large() -> RequestError:
    most = MOST_BODY // 1024
    return refused(
        TOO_LARGE,
        "body-too-large",
        Text(en=f"the body is larger than {most} KiB", vi=f"phần thân lớn hơn {most} KiB"),
    )


def _astray(_: Request, error: Exception) -> Response:
    """What the router says of an address or a method that there is not."""
    if not isinstance(error, HTTPException) or error.status_code == NOT_FOUND:
        return failed(not_found(PATHS))
    response = failed(wrong_method((error.headers or {}).get("Allow", "")))
    response.headers.update(error.headers or {})
    return response


@lru_cache(maxsize=1)
def _openapi() -> bytes:
    """The description of the server, made when it is first asked for."""
    from coordplan.serve.openapi import openapi

    return encoded(openapi())
