"""Requests that nobody sends who means well, by a seed; and what may come back of them."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from urllib.parse import urlsplit

import jsonschema

from tests.serving import SECONDS, Server, published

ALLOWED = {200, 204, 400, 401, 403, 404, 405, 408, 413, 415, 422, 503}
_PATHS = [
    "/v1/who",
    "/v1/ask",
    "/v1/why",
    "/v1/compare",
    "/v1/plans",
    "/v1/events",
    "/",
    "/health",
    "/v2",
]
_WORDS = [
    "haiphong", "rescue", "minor", "true", "V.8.-4", "", "\x00", "../../etc/passwd", "-", "a" * 300,
    "%s%n", "${jndi:ldap://x}", "<script>", "' OR 1=1", "\u202e", "Nguyễn Văn A", "9" * 40,
    "haiphong:V.8.-1#1", "#2", "NaN", "é", "\U0001f480", "auto", "2026-02-30",
]  # fmt: skip


@dataclass(frozen=True)
class Hostile:
    """The bytes of one connection, and whether the client stays to hear the answer."""

    content: bytes
    stays: bool = True


def hostile_requests(count: int, seed: int) -> Iterator[Hostile]:
    """So many of them."""
    rng = Random(seed)
    kinds = [_odd_json, _odd_json, _odd_query, _odd_query, _broken_json, _odd_head, _odd_length]
    kinds += [_chunked, _no_http, _two_at_once, _half]
    for _ in range(count):
        yield rng.choice(kinds)(rng)


def sent(server: Server, hostile: Hostile) -> list[int]:
    """Send one, and judge what comes back: whole answers in order, none of them a fault."""
    host, port = urlsplit(server.url).hostname, urlsplit(server.url).port
    assert port is not None
    with socket.create_connection((host, port), timeout=SECONDS) as connection:
        try:
            connection.sendall(hostile.content)
            if not hostile.stays:
                return []
            connection.shutdown(socket.SHUT_WR)
            heard = b"".join(iter(lambda: connection.recv(65536), b""))
        except (ConnectionResetError, BrokenPipeError):
            return []  # it was refused before all of it was sent
    return _judged(heard)


def _judged(heard: bytes) -> list[int]:
    found = []
    while heard:
        head, end, rest = heard.partition(b"\r\n\r\n")
        assert end, heard[:200]
        first, *lines = head.decode("ascii").split("\r\n")
        code = int(first.split()[1])
        headers = {
            name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
        }
        assert code in ALLOWED, heard[:500]
        found.append(code)
        length = int(headers.get("content-length", "0"))
        body, heard = rest[:length], rest[length:]
        if code >= 400 and body:
            told = json.loads(body)
            jsonschema.validate(told, published("error"))
            assert not {"unforeseen"} & {one["rule"] for one in told["diagnostics"]}, told
        if not body and rest and headers.get("content-length", "0") != "0":
            break  # of a HEAD
    return found


def _request(method: str, target: str, body: bytes = b"", *head: str) -> bytes:
    lines = [f"{method} {target} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *head]
    if body and not any(one.lower().startswith(("content-length", "transfer")) for one in head):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + body


_JSON = "Content-Type: application/json"


def _value(rng: Random, depth: int = 3) -> object:
    kind = rng.randrange(9 if depth else 6)
    if kind < 3:
        return rng.choice(_WORDS)
    if kind < 6:
        return rng.choice([None, True, False, 0, -1, 1e308, 10**30, 15])
    if kind == 6:
        return [_value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return {rng.choice(_WORDS): _value(rng, depth - 1) for _ in range(rng.randrange(4))}


def _odd_json(rng: Random) -> Hostile:
    keys = ["plans", "plan", "events", "facts", "calls", "as_of", "place", "agencies", "phases"]
    keys += ["standing", "baselines", "received", "unknown", "words", "actions", "by", "functions"]
    body = {key: _value(rng) for key in rng.sample(keys, rng.randrange(5))}
    if rng.random() < 0.5:
        body["plans"] = ["haiphong"]
    written = json.dumps(body, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return Hostile(_request("POST", rng.choice(_PATHS), written, _JSON))


def _broken_json(rng: Random) -> Hostile:
    whole = json.dumps({"plans": ["haiphong"], "events": ["rescue"], "facts": {"minor": True}})
    content = bytearray(whole.encode())
    for _ in range(rng.randrange(1, 6)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    if rng.random() < 0.2:
        content = bytearray(rng.choice([b"[", b'{"a":'])) * rng.randrange(1, 10_000)
    return Hostile(_request("POST", rng.choice(_PATHS), bytes(content), _JSON))


def _odd_query(rng: Random) -> Hostile:
    names = ["plan", "event", "fact", "call", "no_call", "as_of", "place", "phase", "standing", "x"]
    safe = [
        "%00",
        "%ff",
        "%C3%A9",
        "haiphong",
        "rescue",
        "minor=true",
        "minor=",
        "=",
        "&&&",
        "%26",
        "+",
        ";",
        "2026-11-22",
        "true",
    ]
    pairs = [f"{rng.choice(names)}={rng.choice(safe)}" for _ in range(rng.randrange(6))]
    if rng.random() < 0.1:
        pairs = ["event=rescue"] * 2_000
    target = f"{rng.choice(_PATHS)}?{'&'.join(pairs)}".replace(" ", "")
    return Hostile(_request(rng.choice(["GET", "GET", "POST", "PUT"]), target))


def _odd_head(rng: Random) -> Hostile:
    head = rng.choice(
        [
            "Host: evil.example", "Origin: http://evil.example", "Content-Type: text/xml",
            "X: " + "y" * rng.randrange(40_000), "Authorization: Basic \u00e9", "Expect: 100-continue",
            "Upgrade: websocket", "Content-Encoding: gzip", "Content-Length: -5", "Content-Length: 9" * 2,
            "Transfer-Encoding: gzip", "Cookie: " + "a=b; " * 100, "Accept: \x7f", "Range: bytes=0-1",
            "X-Forwarded-Host: evil.example", "Connection: Upgrade",
        ]
    )  # fmt: skip
    return Hostile(_request(rng.choice(["GET", "POST", "HEAD"]), rng.choice(_PATHS), b"", head))


def _odd_length(rng: Random) -> Hostile:
    length = rng.choice(["0", "1", "99999999999", "9" * 400, "0x10", "1e3", "+5", "65537"])
    return Hostile(
        _request("POST", "/v1/who", b"{}" * rng.randrange(3), _JSON, f"Content-Length: {length}")
    )


def _chunked(rng: Random) -> Hostile:
    parts = rng.choice(
        [
            b"2\r\n{}\r\n0\r\n\r\n",
            b"zz\r\n",
            b"ffffffffffffffff\r\n",
            b"0\r\n\r\n",
            b"2;x=y\r\n{}\r\n",
            b"1000\r\n" + b"x" * 4096 + b"\r\n",
        ]
    )
    return Hostile(
        _request(
            "POST", "/v1/who", parts * rng.randrange(1, 30), _JSON, "Transfer-Encoding: chunked"
        )
    )


def _no_http(rng: Random) -> Hostile:
    return Hostile(
        rng.choice(
            [
                rng.randbytes(rng.randrange(1, 400)), b"\x16\x03\x01\x02\x00\x01", b"\r\n" * 50,
                b"GET / HTTP/9.9\r\n\r\n", b"GET /\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                b"GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                b"GET / HTTP/1.1\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"A" * 70_000,
                b"GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n",
            ]
        )
    )  # fmt: skip


def _two_at_once(rng: Random) -> Hostile:
    """Pipelined: a question, and behind it another, or rubbish."""
    first = _request("GET", "/v1/who?plan=haiphong&event=rescue").replace(
        b"Connection: close\r\n", b""
    )
    return Hostile(first + rng.choice([first, b"rubbish\r\n\r\n", rng.randbytes(50), b"GET"]))


def _half(rng: Random) -> Hostile:
    """A client that leaves before it hears anything, or before it has asked."""
    whole = _request("POST", "/v1/who", b'{"plans": ["haiphong"], "events": ["rescue"]}', _JSON)
    return Hostile(whole[: rng.randrange(1, len(whole) + 1)], stays=False)
