"""``coordplan serve`` with many clients, slow ones, hostile ones, and ones that are killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.hostile_requests import hostile_requests, sent
from tests.serving import DAY, Server, kept_to, rules, served

pytestmark = pytest.mark.slow

EVENTS = ["rescue", "sea-border-return", "self-return", "trial", "no-lodging", "reintegration"]


@pytest.fixture
def server() -> Iterator[Server]:
    with served("-p", "haiphong", "-p", "tanhong") as running:
        yield running


def connected(server: Server) -> socket.socket:
    host, port = urlsplit(server.url).hostname, urlsplit(server.url).port
    assert port is not None
    return socket.create_connection((host, port), timeout=60)


def question(number: int) -> dict[str, Any]:
    return {"events": [EVENTS[number % len(EVENTS)]], "as_of": DAY}


def test_eight_clients_get_the_answers_that_one_gets(server: Server) -> None:
    with server.client() as client:
        alone = [client.post("/v1/who", json=question(n)).content for n in range(len(EVENTS))]
        before = server.resident_kib()

    def ask(start: int) -> list[bool]:
        with server.client() as client:
            found = [client.post("/v1/who", json=question(n)) for n in range(start, start + 50)]
        return [
            one.status_code == 200 and one.content == alone[n % len(EVENTS)]
            for n, one in enumerate(found, start)
        ]

    with ThreadPoolExecutor(8) as pool:
        assert all(all(some) for some in pool.map(ask, range(8)))
    assert server.resident_kib() < before * 1.5
    assert server.end() == (0, "")


def test_two_thousand_hostile_requests_bring_no_fault() -> None:
    with served("-p", "haiphong") as running:
        requests = list(hostile_requests(2_000, seed=2_019))

        def send(some: list[Any]) -> Counter[int]:
            return Counter(code for one in some for code in sent(running, one))

        with ThreadPoolExecutor(4) as pool:
            parts = pool.map(send, [requests[n::4] for n in range(4)])
            codes = sum(parts, Counter[int]())
        assert {200, 400, 403, 404, 405, 413, 415, 422} <= set(codes), codes
        with running.client() as client:
            kept_to("answer", client.get("/v1/who", params={"event": "rescue"}))
        assert running.end() == (0, "")


def test_clients_that_are_killed_in_the_middle_disturb_nobody(server: Server) -> None:
    asking = (
        "import sys, httpx\n"
        "with httpx.Client(base_url=sys.argv[1], trust_env=False) as client:\n"
        "    while True: client.post('/v1/who', json={'events': ['rescue']})\n"
    )
    for _ in range(3):
        some = [
            subprocess.Popen([sys.executable, "-c", asking, server.url], stderr=subprocess.DEVNULL)
            for _ in range(3)
        ]
        time.sleep(1.5)
        for one in some:
            one.kill()
            one.wait()
        with server.client() as client:
            kept_to("answer", client.post("/v1/who", json=question(0)))
    assert server.end() == (0, "")


def test_a_server_that_is_killed_begins_again_at_its_port() -> None:
    with served("-p", "haiphong") as running:
        port = urlsplit(running.url).port
        failed = threading.Event()

        def ask() -> None:
            with running.client() as client:
                try:
                    while True:
                        client.post("/v1/who", json=question(0))
                except httpx.HTTPError:
                    failed.set()

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(1)
        os.kill(running.process.pid, signal.SIGKILL)
        asking.join(timeout=60)
        assert failed.is_set()
        running.process.wait()
        with served("-p", "haiphong", "--port", str(port)) as again, again.client() as client:
            kept_to("answer", client.post("/v1/who", json=question(0)))
            assert again.end() == (0, "")


def test_many_who_ask_at_its_end_are_answered_or_refused_whole(server: Server) -> None:
    """What was asked before the signal is answered; nobody gets half an answer."""
    found: list[httpx.Response] = []
    lost: list[httpx.HTTPError] = []

    def ask(number: int) -> None:
        with server.client() as client:
            for at in range(1_000):
                try:
                    found.append(client.post("/v1/who", json=question(number + at)))
                except httpx.HTTPError as error:
                    lost.append(error)
                    return

    with ThreadPoolExecutor(6) as pool:
        asking = [pool.submit(ask, n) for n in range(6)]
        time.sleep(1.5)
        assert server.end() == (0, "")
        for one in asking:
            one.result()
    assert found
    assert len(lost) == 6
    for answered in {one.content: one for one in found}.values():
        kept_to("answer", answered)
    refused = (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)
    assert all(isinstance(one, refused) for one in lost), lost
    assert not [one for one in lost if "incomplete" in str(one)], lost


def test_clients_that_say_nothing_in_time_are_left(server: Server) -> None:
    with connected(server) as silent, connected(server) as slow, connected(server) as kept:
        slow.sendall(b"GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        kept.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        began = time.monotonic()
        while time.monotonic() - began < 6:
            slow.sendall(b"X: y\r\n")
            time.sleep(1)
        assert kept.recv(100).startswith(b"HTTP/1.1 204 ")
        for left in (silent, slow, kept):
            left.settimeout(30)
            try:
                while left.recv(65536):
                    pass
            except ConnectionResetError:
                pass
        assert time.monotonic() - began < 40
    assert server.end() == (0, "")


def test_a_body_that_does_not_come_ends_in_time(server: Server) -> None:
    with connected(server) as slow:
        slow.sendall(
            b"POST /v1/who HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            b"Content-Length: 100\r\n\r\n{"
        )
        heard = slow.recv(65536)
    assert heard.startswith(b"HTTP/1.1 503 ")
    assert server.end() == (0, "")


def test_more_connections_than_there_may_be_are_refused(server: Server) -> None:
    many = [connected(server) for _ in range(300)]
    try:
        time.sleep(1)
        with server.client() as client, pytest.raises(httpx.HTTPError):
            client.get("/health")
    finally:
        for one in many:
            one.close()
    time.sleep(1)
    with server.client() as client:
        assert client.get("/health").status_code == 204
    assert server.end() == (0, "")


def test_more_questions_than_may_wait_are_told_to_come_back(server: Server) -> None:
    def ask(_: int) -> httpx.Response:
        with server.client() as client:
            return client.post("/v1/compare", json={"by": "action", "events": ["rescue"]})

    with ThreadPoolExecutor(120) as pool:
        found = list(pool.map(ask, range(120)))
    codes = Counter(one.status_code for one in found)
    assert set(codes) == {200, 503}
    for one in found:
        assert one.status_code == 200 or rules(one) in (["busy"], ["too-slow"])
        assert one.status_code == 200 or one.headers["retry-after"] == "1"
    assert server.end() == (0, "")


def test_nothing_of_a_question_is_written_anywhere(tmp_path: Any) -> None:
    secret = "so-secret-a-word"
    with served("-p", "haiphong", env={"COORDPLAN_CACHE": str(tmp_path)}) as running:
        with running.client() as client:
            client.get("/v1/who", params={"event": secret, secret: secret})
            client.post("/v1/who", json={"events": [secret], "facts": {"minor": True}})
            client.get(f"/{secret}", headers={"x-secret": secret})
        with connected(running) as odd:
            odd.sendall(f"{secret} {secret}\r\n\r\n".encode())
            odd.recv(65536)
        running.process.terminate()
        out, err = running.process.communicate(timeout=60)
        assert (out, err) == ("", "")
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or not re.search(secret.encode(), file.read_bytes())
