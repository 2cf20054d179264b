"""A subprocess behind a fence: lines of JSON, a time limit, and an end that never hangs."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Mapping, Sequence
from typing import Any


class FencedError(Exception):
    """The subprocess did not answer: it could not start, took too long, ended, or refused."""


class Fenced:
    """A subprocess that answers requests one after the other; started by the first.

    Every request has ``seconds``; a process that takes longer is killed. After a failure the
    next request starts a new process. Not to be shared between threads.
    """

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self.command = tuple(command)
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Mapping[str, object]) -> Mapping[str, Any]:
        """The reply to a request. Raises ``FencedError``."""
        process = self._running()
        late = threading.Event()

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            line = _exchange(process, json.dumps(request).encode() + b"\n")
        finally:
            timer.cancel()
        if late.is_set():
            self.close()
            raise FencedError(f"no answer in {self.seconds:g} s")
        if not line.endswith(b"\n"):
            raise FencedError(_ending(self.close()))
        reply: Mapping[str, Any] = json.loads(line)
        if "error" in reply:
            raise FencedError(reply["error"])
        return reply

    def close(self) -> int:
        """End the process, if one runs; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        try:
            return process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    self.command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise FencedError(error.strerror or str(error)) from None
        return self._process


def _exchange(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    """Write a line and read one; without its end where the process has gone."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(line)
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return b""


def _ending(code: int) -> str:
    return f"ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
