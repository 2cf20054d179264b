"""What stands before every answer: who may ask, for how long, and what no browser may do with it.

A page of another site can make a browser ask a server on this machine. So a request must name a
host that is this server (a name that leads here by a trick of DNS is none), and where it comes from
a page, that page must be this server's own.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import ipaddress
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coordplan.serve.refusals import (
    FORBIDDEN,
    NO_TOKEN,
    RequestError,
    refused,
    too_slow,
    unforeseen,
)
from coordplan.serve.responses import failed
from coordplan.text import Text

SECONDS = 30
"""How long a request may take, from its head to the end of its answer."""

_SAID = {
    "cache-control": "no-store",
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""What every answer tells a browser: keep nothing, show it nowhere else, guess nothing."""


@dataclass(frozen=True, slots=True)
class Access:
    """By which names the server is reached, beside addresses; and the token that it wants."""

    names: frozenset[str] = frozenset()
    token: str | None = None

    def refusal(self, headers: Headers) -> RequestError | None:
        """Why a request with this head is not let in; None where it is."""
        if not self._is_this(headers.getlist("host")):
            return refused(
                FORBIDDEN,
                "wrong-host",
                Text(en="this server is not called so", vi="máy chủ này không mang tên đó"),
                Text(
                    en="use its address, or name it at the start with --name",
                    vi="dùng địa chỉ, hoặc khai tên khi khởi động bằng --name",
                ),
            )
        origins = headers.getlist("origin")
        if any(_host_of(one) != headers["host"].lower() for one in origins):
            return refused(
                FORBIDDEN,
                "wrong-origin",
                Text(
                    en="pages of other sites may not ask here",
                    vi="trang của nơi khác không được hỏi ở đây",
                ),
            )
        if self.token is not None and not _carries(headers.getlist("authorization"), self.token):
            return refused(
                NO_TOKEN,
                "no-token",
                Text(en="the token of this server is needed", vi="cần mã truy cập của máy chủ"),
                Text(
                    en="send it as `Authorization: Bearer ...`, or as the password",
                    vi="gửi trong `Authorization: Bearer ...`, hoặc làm mật khẩu",
                ),
            )
        return None

    def _is_this(self, hosts: list[str]) -> bool:
        """Whether what a request calls the server is an address, or one of its names."""
        if len(hosts) != 1:
            return False
        host = _name_of(hosts[0])
        return host in self.names or _is_address(host)


def _host_of(origin: str) -> str:
    """The host and the port of an origin; empty where there are none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _name_of(host: str) -> str:
    """The host of a ``Host`` header without its port; empty where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018  # raises where it is none
    except ValueError:
        return ""
    plain = parts.netloc == host and parts.username is None
    return (parts.hostname or "").rstrip(".") if plain else ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _carries(authorizations: list[str], token: str) -> bool:
    """Whether a request has the token: as a bearer, or as the password that a browser asks for."""
    if len(authorizations) != 1:
        return False
    scheme, _, given = authorizations[0].partition(" ")
    if scheme.lower() == "basic":
        try:
            _, _, given = base64.b64decode(given, validate=True).decode("utf-8").partition(":")
        except ValueError:
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.strip().encode(), token.encode())


class Guard:
    """An application behind its guard. Whatever happens, something orderly is answered."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(_SAID)
            await send(message)

        refusal: RequestError | None = None
        try:
            async with asyncio.timeout(SECONDS):
                refusal = self._access.refusal(Headers(scope=scope))
                if refusal is None:
                    await self._app(scope, receive, sending)
        except ClientDisconnect:
            return
        except TimeoutError:
            refusal = too_slow()
        except Exception as error:
            tell(error)
            refusal = unforeseen()
        if refusal is not None and begun:
            raise ConnectionAbortedError  # the half that went out is not taken for the whole
        if refusal is not None:
            await failed(refusal)(scope, receive, sending)


def tell(error: BaseException, write: Callable[[str], object] | None = None) -> None:
    """Say on standard error what kind of error it was, and where; not of what it speaks."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    (write or sys.stderr.write)(f"coordplan: {type(error).__name__}{place}\n")
