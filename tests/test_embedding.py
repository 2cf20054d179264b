"""The how-to of embedding: its examples run, answer as the command does, and tell what is wrong."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

import coordplan
from tests.conftest import ROOT

EXAMPLES = ROOT / "docs" / "examples"
CASE = {"events": ["rescue"], "facts": {"minor": True}, "calls": {"V.8.-4": True}}
NO_EXAMPLES = "is not installed (extra examples)"


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def keeps_to(name: str, content: bytes) -> None:
    published = json.loads((ROOT / "docs/reference" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(content), published)


def test_a_fastapi_view() -> None:
    pytest.importorskip("fastapi", reason=f"fastapi {NO_EXAMPLES}")
    httpx = pytest.importorskip("httpx", reason=f"httpx {NO_EXAMPLES}")
    import asyncio

    app = loaded("fastapi_view").app

    async def posted(case: object) -> tuple[int, bytes]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            answered = await client.post("/who", json=case)
            return answered.status_code, answered.content

    code, content = asyncio.run(posted(CASE))
    assert code == 200
    keeps_to("answer", content)
    assert set(json.loads(content)["calls"].values()) == {True}
    code, content = asyncio.run(posted({"events": ["no-such-event"]}))
    assert code == 422
    keeps_to("error", content)
    assert asyncio.run(posted({"facts": {"minor": [1]}}))[0] == 422


def test_a_django_view() -> None:
    django = pytest.importorskip("django", reason=f"django {NO_EXAMPLES}")
    from django.conf import settings

    if not settings.configured:
        settings.configure(DEBUG=False, ALLOWED_HOSTS=["*"], USE_I18N=False)
        django.setup()
    from django.test import RequestFactory

    who = loaded("django_view").who

    def posted(body: bytes) -> tuple[int, bytes]:
        request = RequestFactory().post("/who", body, content_type="application/json")
        answered = who(request)
        return answered.status_code, answered.content

    code, content = posted(json.dumps(CASE).encode())
    assert code == 200
    keeps_to("answer", content)
    code, content = posted(b'{"facts": {"minor": "perhaps"}}')
    assert code == 422
    keeps_to("error", content)
    for body in (b"", b"[]", b"{", b"[" * 9999, b'{"events": 3}', b'{"facts": [1]}', b"\xff"):
        assert posted(body)[0] == 400, body[:20]
    assert who(RequestFactory().get("/who")).status_code == 405


@pytest.mark.slow
def test_a_pool_of_processes_started_anew() -> None:
    ran = _run("process_pool")
    assert "sea-border-return | City Border Guard Command" in ran
    assert len(ran.splitlines()) == len(coordplan.load_vocabulary().events)


def test_remembered_answers() -> None:
    assert _run("remembered") == "2 times out of 3 nothing was worked out\n"


def test_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    """Its cells run one after the other; a notebook is JSON, so nothing of Jupyter is needed."""
    cells = json.loads((EXAMPLES / "plans.ipynb").read_text("utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec("".join(cell["source"]), names)
    shown = capsys.readouterr().out
    assert "sea-border-return | haiphong | City Border Guard Command" in shown
    assert "('haiphong', " in shown


def _run(name: str) -> str:
    ran = subprocess.run(
        [sys.executable, str(Path(EXAMPLES, f"{name}.py"))],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
