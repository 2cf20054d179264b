"""``coordplan serve``: what it answers, whom, and how it begins and ends; a process on loopback."""

from __future__ import annotations

import base64
import json
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import jsonschema
import pytest

from coordplan import version
from coordplan.serve.endpoints import ENDPOINTS, PATHS
from tests.conftest import ROOT, Run
from tests.hostile_requests import hostile_requests, sent
from tests.serving import DAY, Server, kept_to, rules, served

TOKEN = "x7-Zk29_qQ.long-enough"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served("--contacts", "docs/examples/contacts.yaml") as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


SAME: list[tuple[str, str, dict[str, Any]]] = [
    (
        "who -p haiphong -e sea-border-return",
        "who",
        {"plans": ["haiphong"], "events": ["sea-border-return"]},
    ),
    (
        "who -p 'Hải Phòng' -p tan hong".replace("tan hong", "'tan hong'")
        + " -e 'giải cứu' -f minor=true -f entry=island -f age=15",
        "who",
        {
            "plans": ["Hải Phòng", "tan hong"],
            "events": ["giải cứu"],
            "facts": {"minor": True, "entry": "island", "age": 15},
        },
    ),
    (
        "who -p haiphong -e rescue --call V.8.-4 --no-call haiphong:V.1.-4#2 --standing "
        "--phase reception --phase alert",
        "who",
        {
            "plans": ["haiphong"],
            "events": ["rescue"],
            "calls": {"V.8.-4": True, "haiphong:V.1.-4#2": False},
            "standing": True,
            "phases": ["reception", "alert"],
        },
    ),
    (
        "who -p haiphong -e rescue -b auto --received 2026-02-13T16:00 --agency 'Công an thành phố'",
        "who",
        {
            "plans": ["haiphong"],
            "events": ["rescue"],
            "baselines": ["auto"],
            "received": "2026-02-13T16:00",
            "agencies": ["Công an thành phố"],
        },
    ),
    (
        "who --place 'hai duong' -e seaport-return",
        "who",
        {"place": "hai duong", "events": ["seaport-return"]},
    ),
    (
        "ask -p haiphong -e rescue -f minor=true -b auto",
        "ask",
        {
            "plan": "haiphong",
            "events": ["rescue"],
            "facts": {"minor": True},
            "baselines": ["auto"],
        },
    ),
    (
        "why -p haiphong -p soctrang -e sea-border-return -a receive BCH BĐBP",
        "why",
        {
            "plans": ["haiphong", "soctrang"],
            "events": ["sea-border-return"],
            "actions": ["receive"],
            "words": "BCH BĐBP",
        },
    ),
    ("compare -e rescue", "compare", {"events": ["rescue"]}),
    (
        "compare haiphong dongnai --by action -e rescue --phase reception --function police",
        "compare",
        {
            "plans": ["haiphong", "dongnai"],
            "by": "action",
            "events": ["rescue"],
            "phases": ["reception"],
            "functions": ["police"],
        },
    ),
    ("plans", "plans", {}),
]


def query(asked: dict[str, Any]) -> str:
    """A question as the query that asks the same, in parameters of one each."""
    singular = {endings[0]: endings[1] for endings in (
        ("plans", "plan"), ("events", "event"), ("phases", "phase"), ("agencies", "agency"),
        ("actions", "action"), ("functions", "function"), ("baselines", "baseline"),
    )}  # fmt: skip
    pairs: list[tuple[str, str]] = []
    for key, value in asked.items():
        if key == "facts":
            pairs += [("fact", f"{name}={spelled(said)}") for name, said in value.items()]
        elif key == "calls":
            pairs += [("call" if said else "no_call", name) for name, said in value.items()]
        elif isinstance(value, list):
            pairs += [(singular[key], one) for one in value]
        else:
            pairs.append((key, spelled(value)))
    return urlencode(pairs)


def spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


QUICK = {
    "who -p haiphong -e sea-border-return",
    "compare haiphong dongnai --by action -e rescue --phase reception --function police",
    "who --place 'hai duong' -e seaport-return",
}
"""Those that are asked whenever tests run; the others are among the slow tests."""


@pytest.mark.parametrize(
    ("command", "name", "asked"),
    [
        pytest.param(*one, id=one[0], marks=() if one[0] in QUICK else pytest.mark.slow)
        for one in SAME
    ],
)
def test_an_answer_is_that_of_the_command(
    command: str, name: str, asked: dict[str, Any], client: httpx.Client, run: Run
) -> None:
    day = {} if name == "plans" else {"as_of": DAY}
    words = [*shlex.split(command), "--format", "json"]
    words += ["--as-of", DAY] if day else []
    words += ["--contacts", "docs/examples/contacts.yaml"] if name == "who" else []
    (schema,) = (one.schema for one in ENDPOINTS if one.path == f"/v1/{name}")
    expected = json.loads(run(*words, typed="").out)
    posted = client.post(f"/v1/{name}", json={**asked, **day})
    got = client.get(f"/v1/{name}?{query({**asked, **day})}")
    assert (posted.status_code, got.status_code) == (200, 200), posted.text
    assert kept_to(schema, posted) == got.json() == expected


@pytest.mark.parametrize("name", ["events", "facts", "actions"])
def test_a_list_is_that_of_the_command(name: str, client: httpx.Client, run: Run) -> None:
    got = kept_to(name, client.get(f"/v1/{name}"))
    assert got == json.loads(run(name, "--format", "json").out)


@pytest.mark.slow
def test_an_interview_goes_on_until_nothing_more_matters(client: httpx.Client) -> None:
    """Every question is answered with its first value, each second one with: nobody knows."""
    asked: dict[str, Any] = {"plan": "haiphong", "events": ["rescue"], "as_of": DAY}
    facts: dict[str, Any] = {}
    calls: dict[str, bool] = {}
    unknown: list[str] = []
    seen: list[str] = []
    for number in range(60):
        body = {**asked, "facts": facts, "calls": calls, "unknown": unknown}
        question = kept_to("answer", client.post("/v1/ask", json=body))["next"]
        if question is None:
            break
        name = question["fact"] or question["call"]
        assert name not in seen
        seen.append(name)
        if number % 2:
            unknown.append(name)
        elif question["call"]:
            calls[name] = True
        else:
            facts[name] = question["values"][0]
    else:
        raise AssertionError(seen)
    assert len(seen) > 3
    assert calls


@pytest.mark.slow
def test_the_page_is_that_of_the_command(server: Server, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    run("page", "--contacts", "docs/examples/contacts.yaml", "--lang", "en", "-o", str(file))
    with server.client() as client:
        got = client.get("/")
        assert got.text == file.read_text("utf-8")
        assert got.headers["content-type"] == "text/html; charset=utf-8"
        assert "default-src 'none'" in got.text
        assert got.headers["content-security-policy"] == "frame-ancestors 'none'"
        assert client.get("/").content == got.content


def test_the_description_is_valid_and_has_every_address(client: httpx.Client) -> None:
    from openapi_spec_validator import validate

    described = client.get("/openapi.json").json()
    validate(described)
    assert described["info"]["version"] == version.__version__
    assert set(described["paths"]) == set(PATHS)


@pytest.mark.slow
@pytest.mark.parametrize(("command", "name", "asked"), SAME, ids=[one[0] for one in SAME])
def test_the_description_allows_what_is_asked_and_answered(
    command: str, name: str, asked: dict[str, Any], client: httpx.Client
) -> None:
    described = client.get("/openapi.json").json()
    post = described["paths"][f"/v1/{name}"]["post"]
    parts = (post["requestBody"], post["responses"]["200"])
    question, answer = (part["content"]["application/json"]["schema"] for part in parts)
    whole = {"components": described["components"]}
    jsonschema.validate(asked, {**question, **whole})
    jsonschema.validate(client.post(f"/v1/{name}", json=asked).json(), {**answer, **whole})
    known = {one["name"] for one in described["paths"][f"/v1/{name}"]["get"]["parameters"]}
    assert (
        set(dict.fromkeys(pair.partition("=")[0] for pair in query(asked).split("&"))) - {""}
        <= known
    )


WRONG: list[tuple[str, str, dict[str, Any], int, list[str]]] = [
    ("GET", "/v1/nothing", {}, 404, ["not-found"]),
    ("GET", "/v1/who/", {}, 404, ["not-found"]),
    ("GET", "//v1/who", {}, 404, ["not-found"]),
    ("DELETE", "/v1/who", {}, 405, ["wrong-method"]),
    ("POST", "/v1/events", {"json": {}}, 405, ["wrong-method"]),
    ("OPTIONS", "/v1/who", {}, 405, ["wrong-method"]),
    ("GET", "/v1/who?plan=haifong", {}, 422, ["unknown-plan"]),
    ("GET", "/v1/who?plan=plans/haiphong.yaml", {}, 422, ["unknown-plan"]),
    ("GET", "/v1/who?plan=-", {}, 422, ["unknown-plan"]),
    ("GET", "/v1/who?plan=HEAD:plans/haiphong.yaml", {}, 422, ["unknown-plan"]),
    ("GET", "/v1/who?plan=haiphong&baseline=/etc/passwd", {}, 422, ["unknown-plan"]),
    ("GET", "/v1/who?plna=haiphong", {}, 422, ["unknown-parameter"]),
    ("GET", "/v1/who?plan=haiphong&fact=minor=", {}, 422, ["bad-fact"]),
    ("GET", "/v1/who?plan=haiphong&fact=minor=true&fact=minor=false", {}, 422, ["contradiction"]),
    ("GET", "/v1/who?plan=haiphong&call=V.8.-4&no_call=V.8.-4", {}, 422, ["contradiction"]),
    ("GET", "/v1/who?plan=haiphong&call=V.9", {}, 422, ["unknown-call"]),
    ("GET", "/v1/who?plan=haiphong&as_of=today", {}, 422, ["bad-value"]),
    ("GET", "/v1/who?plan=haiphong&received=1900-01-01T00:00", {}, 422, ["year-without-calendar"]),
    ("GET", "/v1/who?plan=haiphong&agency=nobody", {}, 422, ["unknown-agency-name"]),
    ("GET", "/v1/who?plan=haiphong&phase=recepton", {}, 422, ["unknown-phase"]),
    ("GET", "/v1/who?plan=haiphong&place=Hải+Phòng", {}, 422, ["usage"]),
    ("GET", "/v1/who?place=nowhere", {}, 422, ["unknown-place-name"]),
    ("GET", "/v1/who?event=%ff", {}, 400, ["bad-query"]),
    ("GET", "/v1/ask", {}, 422, ["missing-key"]),
    ("GET", "/v1/ask?plan=haiphong&plan=tanhong", {}, 422, ["contradiction"]),
    ("GET", "/v1/ask?plan=haiphong&unknown=danget&unknown=danger", {}, 422, ["unknown-fact"]),
    ("GET", "/v1/why?plan=haiphong&words=nobody", {}, 422, ["unknown-subject"]),
    ("GET", "/v1/compare?by=nothing", {}, 422, ["bad-value"]),
    ("GET", "/v1/compare?action=recieve", {}, 422, ["unknown-action"]),
    (
        "GET",
        "/v1/who?plan=haifong&event=rescu&fact=colour=red",
        {},
        422,
        ["unknown-plan", "unknown-event", "unknown-fact"],
    ),
    ("POST", "/v1/who", {"content": b"{}"}, 415, ["wrong-type"]),
    ("POST", "/v1/who?plan=haiphong", {"json": {}}, 415, ["two-questions"]),
    ("POST", "/v1/who", {"json": []}, 422, ["bad-value"]),
    ("POST", "/v1/who", {"json": {"plan": ["haiphong"]}}, 422, ["unknown-key"]),
    ("POST", "/v1/who", {"json": {"events": "rescue", "as_of": 3}}, 422, ["bad-value"] * 2),
    ("POST", "/v1/who", {"json": {"facts": {"minor": [True]}}}, 422, ["bad-value"]),
    ("POST", "/v1/who", {"json": {"facts": {"a": None, "b": 1.5}}}, 422, ["bad-value"] * 2),
    ("POST", "/v1/who", {"json": {"plans": ["haiphong"] * 501}}, 422, ["bad-value"]),
    ("POST", "/v1/who", {"json": {"events": ["x" * 70_000]}}, 413, ["body-too-large"]),
]


@pytest.mark.parametrize(("method", "path", "more", "code", "wrong"), WRONG)
def test_what_is_wrong_is_told_by_the_schema_of_errors(
    method: str, path: str, more: dict[str, Any], code: int, wrong: list[str], client: httpx.Client
) -> None:
    answered = client.request(method, path, **more)
    assert (answered.status_code, rules(answered)) == (code, wrong), answered.text
    assert answered.headers["cache-control"] == "no-store"


JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe{}", b"[" * 60_000, b'{"plans": [], "plans": []}', b'{"facts": {"a": NaN}}',
     b'{"facts": {"age": ' + b"9" * 5_000 + b"}}", b"\xef\xbb\xbf{}", b"null null"],
)  # fmt: skip
def test_a_body_that_is_no_json_is_not_guessed_at(body: bytes, client: httpx.Client) -> None:
    answered = client.post("/v1/who", content=body, headers=JSON)
    assert (answered.status_code, rules(answered)) == (400, ["bad-json"])


def test_nothing_that_is_not_understood_is_repeated(client: httpx.Client) -> None:
    secret = "Nguyễn-Thị-Secret-0912345678"
    for asked in (
        {"plans": [secret]},
        {"place": secret},
        {"events": [secret]},
        {"facts": {secret: True}},
        {"facts": {"minor": secret}},
        {"calls": {secret: True}},
        {"agencies": [secret]},
        {"phases": [secret]},
        {"baselines": [secret]},
        {"as_of": secret},
        {secret: 1},
        {"facts": {secret: [1]}},
    ):
        for answered in (
            client.post("/v1/who", json={"plans": ["haiphong"], **asked}),
            client.get(f"/v1/{secret}"),
            client.get("/v1/who", params={secret: secret}),
        ):
            assert 400 <= answered.status_code < 500
            assert "Secret" not in answered.text, asked
            assert "0912" not in answered.text, asked
            assert "Secret" not in str(answered.headers)


def test_head_says_what_get_would(client: httpx.Client) -> None:
    answered = client.head("/v1/events")
    assert (answered.status_code, answered.content) == (200, b"")
    assert client.get("/health").status_code == 204


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("localhost", 200),
        ("LOCALHOST:80", 200),
        ("127.0.0.1", 200),
        ("[::1]:8750", 200),
        ("10.1.2.3:8750", 200),
        ("rebound.example", 403),
        ("rebound.example:8750", 403),
        ("localhost.rebound.example", 403),
        ("127.0.0.1.rebound.example", 403),
        ("rebound.example@127.0.0.1", 403),
        ("127.0.0.1/rebound", 403),
        ("[::1", 403),
        ("127.0.0.1:x", 403),
        ("", 403),
    ],
)
def test_a_name_that_is_not_the_servers_leads_nowhere(
    host: str, code: int, client: httpx.Client
) -> None:
    answered = client.get("/v1/events", headers={"host": host})
    assert answered.status_code == code
    assert code == 200 or rules(answered) == ["wrong-host"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "//["])
def test_pages_of_other_sites_may_not_ask(origin: str, client: httpx.Client) -> None:
    answered = client.post("/v1/who", json={}, headers={"origin": origin})
    assert (answered.status_code, rules(answered)) == (403, ["wrong-origin"])


def test_its_own_page_may_ask(server: Server, client: httpx.Client) -> None:
    own = server.url.rstrip("/")
    assert client.get("/v1/events", headers={"origin": own}).status_code == 200


def test_the_program_of_the_how_to_asks(server: Server) -> None:
    ran = subprocess.run(
        [sys.executable, "docs/examples/ask_over_http.py", server.url],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    first, _, asked = ran.stdout.splitlines()
    assert first.startswith("haiphong | ")
    assert asked.startswith("next | ")


def basic(token: str) -> str:
    return "Basic " + base64.b64encode(f"anybody:{token}".encode()).decode()


@pytest.mark.slow
def test_a_token_is_asked_for_wherever_there_is_one(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", "utf-8")
    with (
        served(
            "--token-file", str(file), "--host", "0.0.0.0", "--name", "plans.example"
        ) as running,
        httpx.Client(
            base_url=running.url.replace("0.0.0.0", "127.0.0.1"), trust_env=False
        ) as client,
    ):
        for path in ("/", "/v1/events", "/health", "/openapi.json", "/nothing"):
            for given in (
                None,
                "Bearer wrong",
                f"Bearer {TOKEN}x",
                "Basic !",
                basic("wrong"),
                TOKEN,
            ):
                headers = {} if given is None else {"authorization": given}
                answered = client.get(path, headers=headers)
                assert (answered.status_code, rules(answered)) == (401, ["no-token"])
                assert answered.headers.get_list("www-authenticate")
                assert TOKEN not in answered.text
        for given in (f"Bearer {TOKEN}", basic(TOKEN)):
            headers = {"authorization": given, "host": "plans.example"}
            assert client.get("/health", headers=headers).status_code == 204
        assert Path(f"/proc/{running.process.pid}/cmdline").read_text("utf-8").find(TOKEN) < 0
        assert running.end() == (0, "")


REFUSED = [
    (["--host", "0.0.0.0"], {}, 2, "needs a token"),
    (["--host", "no-such-host.invalid"], {}, 2, "needs a token"),
    ([], {"COORDPLAN_TOKEN": "short"}, 2, "the token is not 16 to 1024"),
    ([], {"COORDPLAN_TOKEN": "many words, and a space"}, 2, "the token is not 16 to 1024"),
    (["--token-file", "no/such/file"], {}, 4, "does not exist"),
    (["--port", "70000"], {}, 2, "out of range"),
    (["-p", "-"], {}, 2, "standard input"),
    (["-p", "haifong"], {}, 2, "did you mean `haiphong`?"),
    (["-p", "tests/checks/unknown-action/bad.yaml"], {}, 3, "unknown action"),
    (["--contacts", "no/such/file.yaml"], {}, 4, "does not exist"),
    (["--lang", "both"], {}, 2, "both languages"),
]


@pytest.mark.parametrize(("options", "env", "code", "said"), REFUSED)
def test_it_does_not_begin_where_something_is_wrong(
    options: list[str], env: dict[str, str], code: int, said: str, run: Run
) -> None:
    ran = run("serve", "--port", "0", *options, env=env)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_port_that_is_taken_is_told(run: Run, server: Server) -> None:
    port = urlsplit(server.url).port
    ran = run("serve", "--port", str(port))
    assert ran.code == 4
    assert "cannot listen at this address" in ran.err


def test_what_is_missing_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coordplan.cli.serve.find_spec", lambda _: None)
    ran = run("serve")
    assert ran.code == 2
    assert "pip install 'coordplan[serve]'" in ran.err


@pytest.mark.parametrize(
    "sign", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.slow)]
)
def test_it_ends_when_it_is_told_to_and_answers_who_has_asked(sign: signal.Signals) -> None:
    with served("-p", "haiphong") as running:
        host, port = urlsplit(running.url).hostname, urlsplit(running.url).port
        assert port is not None
        with socket.create_connection((host, port)) as asking:
            body = json.dumps({"events": ["rescue"]}).encode()
            head = (
                f"POST /v1/who HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            ).encode()
            asking.sendall(head + body[:5])
            time.sleep(0.3)
            running.process.send_signal(sign)
            time.sleep(0.3)
            asking.sendall(body[5:])
            answered = b"".join(iter(lambda: asking.recv(65536), b""))
        assert answered.startswith(b"HTTP/1.1 200 ")
        assert json.loads(answered.partition(b"\r\n\r\n")[2])["plans"][0]["plan"] == "haiphong"
        assert running.ended() == (0 if sign is signal.SIGTERM else 130, "")


@pytest.mark.slow
def test_a_plan_that_changes_answers_anew(tmp_path: Path) -> None:
    text = (ROOT / "plans/laichau.yaml").read_text("utf-8")
    file = tmp_path / "own.yaml"
    file.write_text(text.replace("id: laichau", "id: own"), "utf-8")
    with served("-p", str(tmp_path)) as running, running.client() as client:
        asked = {"plans": ["own"], "events": ["rescue"]}
        before = client.post("/v1/who", json=asked).json()
        file.write_text("no plan", "utf-8")
        broken = client.post("/v1/who", json=asked)
        assert (broken.status_code, bool(rules(broken))) == (503, True)
        changed = text.replace("id: laichau", "id: own").replace(
            "level: district", "level: commune"
        )
        file.write_text(changed, "utf-8")
        after = client.post("/v1/who", json=asked).json()
        assert client.get("/").status_code == 200
        file.unlink()
        gone = client.post("/v1/who", json=asked)
        assert (gone.status_code, rules(gone)) == (503, ["unreadable-file"])
        assert before["plans"][0]["plan"] == after["plans"][0]["plan"] == "own"
        assert before["plans"][0]["plan_version"] != after["plans"][0]["plan_version"]
        assert running.end() == (0, "")


def test_a_slice_of_hostile_requests() -> None:
    """All of them are among the slow tests."""
    with served("-p", "haiphong") as running:
        for request in hostile_requests(40, seed=19):
            sent(running, request)
        with running.client() as client:
            assert client.get("/health").status_code == 204
        assert running.end() == (0, "")


def test_the_reference_has_every_address_key_and_limit() -> None:
    """What is written in it by hand."""
    from coordplan.serve import app, connection, guard, shelf, workers
    from coordplan.serve.reading import PLURAL

    text = (ROOT / "docs/reference/http.md").read_text("utf-8")
    for path in PATHS:
        assert f"`{path}`" in text, path
    for endpoint in ENDPOINTS:
        name = endpoint.path.rpartition("/")[2]
        for key in endpoint.shape.model_fields:
            (row,) = (x for x in text.splitlines() if x.startswith(f"| `{key}` |") and name in x)
            parameters = [one for one, of in PLURAL.items() if of == key] or [key]
            assert all(f"`{one}" in row for one in parameters), row
    for said in (
        f"{app.MOST_BODY // 1024} KiB; {connection.MOST_HEAD // 1024} KiB",
        f"| plans of one question, and of the page | {shelf.MOST_PLANS} |",
        f"| {guard.SECONDS} s |",
        f"| {connection.HEAD_SECONDS} s |",
        f"| {connection.MOST_CONNECTIONS}; {workers.MOST_WAITING}; {workers.AT_ONCE} |",
    ):
        assert said in text, said
