"""What the tests share: the shipped plan, the shipped vocabulary, and a way to run the command."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

import coordplan
from coordplan.cli import main
from coordplan.diagnostics import EngineError
from coordplan.engines.refusals import check_available

# a busy machine fails no law
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def unmeasured() -> dict[str, str]:
    """The environment of a process that coverage does not follow, nor slow down."""
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


@dataclass(frozen=True)
class Ran:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def pytest_configure() -> None:
    """Heed Ctrl-C even where whoever runs the tests in the background has it ignored.

    What is ignored stays so in every process that a test starts, and some must be interrupted.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Laws and fuzz run what other tests count the branches of."""
    for item in items:
        if item.path.parent.name in ("property", "fuzz"):
            item.add_marker("uncounted")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where nothing may be skipped (CI), a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("COORDPLAN_NO_SKIPS") and skipped and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def cache_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COORDPLAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def haiphong() -> coordplan.Plan:
    return coordplan.load_plan("haiphong")


@pytest.fixture(scope="session")
def vocabulary() -> coordplan.Vocabulary:
    return coordplan.load_vocabulary()


@pytest.fixture(scope="session")
def durable() -> None:
    """Skip what needs durable-rules where that cannot be used, and say why."""
    try:
        check_available()
    except EngineError as error:
        pytest.skip(error.diagnostics[0].message.en)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process, from the root of the project, in English.

    ``typed`` is what standard input holds, where the command reads it; ``env`` is set for the
    one run.
    """
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COORDPLAN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")

    def runner(
        *arguments: str, typed: str | bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Ran:
        if typed is not None:
            held = typed.encode() if isinstance(typed, str) else typed
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(held)))
        with pytest.MonkeyPatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return runner


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of source documents, which a plain clone does not have."""
    folder = SHARED / "sources"
    if not folder.is_dir():
        pytest.skip("the source documents are not beside the project")
    return folder
