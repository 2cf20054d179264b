"""A server from its start to its end: it listens, answers, and ends when it is told to."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from coordplan.diagnostics import Diagnostic, UnreadableFileError
from coordplan.serve.connection import MOST_HEAD, Connection
from coordplan.serve.guard import SECONDS
from coordplan.text import Text

LAST_SECONDS = SECONDS + 5
"""How long those who asked before the end may wait for their answers."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises ``UnreadableFileError`` where it cannot."""
    try:
        (family, kind, protocol, _, address), *_ = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        return _bound(socket.socket(family, kind, protocol), address)
    except (OSError, UnicodeError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        message = Text(
            en=f"cannot listen at this address: {reason}",
            vi=f"không mở được địa chỉ này: {reason}",
        )
        mend = Text(en="choose another --port or --host", vi="chọn --port hoặc --host khác")
        raise UnreadableFileError([Diagnostic("cannot-listen", message, help=mend)]) from None


def _bound(found: socket.socket, address: Any) -> socket.socket:
    """A socket that listens at an address, or is closed."""
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen()
    except BaseException:
        found.close()
        raise
    return found


def address_of(listener: socket.socket) -> str:
    """The address at which a browser finds a socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: ASGIApp, listener: socket.socket, began: Callable[[], None]) -> None:
    """Answer until a signal ends it; those who have asked by then are answered.

    Raises ``KeyboardInterrupt`` where it was that of Ctrl-C.
    """
    # what is told to end ends well; uvicorn sends itself the signal once more
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        log_level=logging.CRITICAL + 1,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=MOST_HEAD,
        timeout_graceful_shutdown=LAST_SECONDS,
    )
    try:
        began()
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        signal.signal(signal.SIGTERM, before)
