"""A pytest plugin: which blocks each passing test ran, and how many seconds of work it was."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--witness", metavar="FOLDER", type=Path)


def pytest_configure(config: pytest.Config) -> None:
    folder: Path | None = config.getoption("--witness")
    if folder:
        config.pluginmanager.register(_Witness(folder))


class _Witness:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # only the copy with probes has it
        self._hits: set[int] = importlib.import_module("coordplan._ran").hits
        self._seen: dict[str, tuple[float, list[int]]] = {}
        self._failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._hits.clear()
        began = _work()
        outcome = yield
        self._seen[item.nodeid] = _work() - began, sorted(self._hits)
        return outcome

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        passed = {test: seen for test, seen in self._seen.items() if test not in self._failed}
        file = self._folder / f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.json"
        file.write_text(json.dumps(passed), "utf-8")


def _work() -> float:
    """Seconds of this process and of those it waited for, however busy the machine is."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
