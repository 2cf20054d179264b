"""A process behind a fence: whatever it does, its parent gets an answer or an error in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from coordplan.engines.process import Fenced, FencedError

ECHO = "import sys\nfor line in sys.stdin: sys.stdout.write(line); sys.stdout.flush()"


def fenced(code: str, seconds: float = 60) -> Fenced:
    return Fenced((sys.executable, "-c", code), seconds)


@pytest.fixture
def echo() -> Iterator[Fenced]:
    process = fenced(ECHO)
    yield process
    process.close()


def test_requests_are_answered_one_after_the_other(echo: Fenced) -> None:
    assert [echo.ask({"n": n, "đ": "ê"}) for n in range(3)] == [
        {"n": n, "đ": "ê"} for n in range(3)
    ]
    assert echo.close() == 0
    assert echo.close() == 0, "closing twice is quiet"


def test_after_its_end_a_new_process_answers(echo: Fenced) -> None:
    assert echo.ask({"n": 1}) == {"n": 1}
    echo.close()
    assert echo.ask({"n": 2}) == {"n": 2}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import time; time.sleep(600)", "no answer in 0.3 s"),
        ("while True: pass", "no answer in 0.3 s"),
    ],
)
def test_a_slow_process_is_killed(code: str, said: str) -> None:
    with pytest.raises(FencedError, match=said):
        fenced(code, 0.3).ask({})


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; sys.exit(3)", "ended with exit code 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended by signal 11"),
        ("import sys; sys.stdin.readline(); sys.stdout.write('{')", "ended with exit code 0"),
        ('import sys; sys.stdin.readline(); print(\'{"error": "no idea"}\')', "no idea"),
    ],
)
def test_a_process_that_fails_is_an_error_in_words(code: str, said: str) -> None:
    if "signal" in code and sys.platform == "win32":
        pytest.skip("this system has no signals")
    process = fenced(code)
    with pytest.raises(FencedError, match=said):
        process.ask({"much": "x" * 200_000})
    process.close()


def test_a_program_that_is_not_there_is_an_error_in_words() -> None:
    with pytest.raises(FencedError):
        Fenced(("no-such-program-here",), 1).ask({})


def test_a_process_that_does_not_want_to_end_is_killed() -> None:
    deaf = fenced(
        "import sys, time\nsys.stdout.write('{}\\n'); sys.stdout.flush(); time.sleep(600)"
    )
    assert deaf.ask({}) == {}
    assert deaf.close() != 0
