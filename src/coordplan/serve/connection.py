"""One connection of a client: it says something in time, or it ends."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from coordplan.contract.lists import error as error_data
from coordplan.serve.refusals import not_understood
from coordplan.serve.responses import JSON, encoded

HEAD_SECONDS = 10
"""How long a client may take to say what it wants, from the start or after an answer."""

MOST_CONNECTIONS = 256
"""How many connections there may be; one more is ended at once."""

MOST_HEAD = 16 * 1024
"""The longest head of a request, its address in it."""


class Connection(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, within limits, and with errors in JSON."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Take what came; a request that is whole is not waited for."""
        super().handle_events()
        cycle = self.cycle
        if cycle is not None and not cycle.response_complete:  # type: ignore[redundant-expr]
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._wait()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Say that what came is no request; nothing where an answer is on its way."""
        if self.conn.our_state is h11.IDLE:
            content = encoded(error_data(not_understood()))
            headers = [("content-type", JSON), ("connection", "close")]
            length = ("content-length", str(len(content)))
            for event in (
                h11.Response(status_code=400, headers=[*headers, length]),
                h11.Data(data=content),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait(self) -> None:
        self._stop_waiting()
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._end)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _end(self) -> None:
        self.transport.abort()
