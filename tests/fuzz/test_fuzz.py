"""A fixed number of hostile inputs; ``make fuzz`` runs as many as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import __main__ as fuzz
from tests.fuzz.targets import TARGETS, case_of
from tests.fuzz.worker import Result, Worker

CASES = {
    "plan": 120, "vocabulary": 30, "scenarios": 40, "sources": 60, "documents": 60, "tables": 60, "answers": 60, "holidays": 60,
    "contacts": 60, "acknowledged": 60, "registry": 30, "arguments": 80, "typed": 1500, "said": 1500,
}  # fmt: skip
SEED = 0


@pytest.mark.parametrize("target", CASES)
@pytest.mark.slow
def test_hostile_inputs_end_in_an_answer_or_in_words(target: str, tmp_path: Path) -> None:
    for number in range(CASES[target]):
        case = case_of(target, SEED, number)
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in case.files.items():
            (folder / name).write_bytes(content)
        try:
            case.run(folder)
        except Exception as error:
            pytest.fail(f"python -m tests.fuzz --seed {SEED} --only {target}:{number}: {error!r}")


def test_every_kind_of_input_is_tried() -> None:
    assert CASES.keys() == TARGETS.keys()


@pytest.mark.parametrize("target", TARGETS)
def test_a_case_is_made_again_from_its_name(target: str) -> None:
    one, two = (case_of(target, 7, 3).files for _ in range(2))
    assert one == two
    assert len({str(case_of(target, 7, n).files) for n in range(20)}) > 5


FAULTS = {"raises": "RuntimeError: as if", "computes": "more than 2 s", "grows": "MemoryError"}


def test_what_takes_too_long_or_too_much_is_a_failure_and_the_next_case_runs() -> None:
    with Worker("tests.fuzz.faults") as worker:
        assert worker.run("fine", 1, 1).answered
        for name, failure in FAULTS.items():
            assert failure in worker.run(name, 1, 1).failure
            assert worker.run("fine", 1, 1).failure == ""


def test_a_case_that_fails_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fuzz.keep("plan", 1, 2, Result(failure="as if"), tmp_path / "kept")
    kept = tmp_path / "kept" / "plan-1-2"
    assert {one.name: one.read_bytes() for one in kept.iterdir() if one.suffix == ".yaml"} == {
        name: content for name, content in case_of("plan", 1, 2).files.items() if "yaml" in name
    }
    assert "--seed 1 --only plan:2" in capsys.readouterr().out
    assert "as if" in (kept / "failure.txt").read_text("utf-8")
