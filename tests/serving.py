"""A server as people start it: a process of its own on the loopback address."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from tests.conftest import ROOT

DAY = "2026-11-22"
SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A server that runs, and where it is."""

    process: subprocess.Popen[str]
    url: str

    def client(self, **settings: Any) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=SECONDS, trust_env=False, **settings)

    def end(self) -> tuple[int, str]:
        """Tell it to end; its exit code, and what it wrote on standard error."""
        self.process.terminate()
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait for its end."""
        _, err = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, err

    def resident_kib(self) -> int:
        """How much memory it has in use."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1])


@contextmanager
def served(*arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server for the length of a block; it is killed at the end where it still runs."""
    pytest.importorskip("uvicorn", reason="uvicorn is not installed (extra serve)")
    process = subprocess.Popen(
        [sys.executable, "-m", "coordplan", "serve", "--port", "0", *arguments],
        cwd=ROOT,
        env={**os.environ, "COORDPLAN_LANG": "en", **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url.startswith("http://"), process.communicate(timeout=SECONDS)
        yield Server(process, url)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@cache
def published(name: str) -> Any:
    """The schema of an output as it is published."""
    return json.loads((ROOT / "docs" / "reference" / f"{name}.schema.json").read_text("utf-8"))


def kept_to(name: str, answered: httpx.Response) -> Any:
    """What an answer says, which keeps to a published schema."""
    assert answered.headers["content-type"] == "application/json"
    data = answered.json()
    jsonschema.validate(data, published(name))
    return data


def rules(answered: httpx.Response) -> list[str]:
    """The rules of what is wrong with a request, by the published schema of errors."""
    return [one["rule"] for one in kept_to("error", answered)["diagnostics"]]
