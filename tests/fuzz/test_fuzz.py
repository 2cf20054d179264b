"""A fixed number of hostile inputs; ``make fuzz`` runs as many as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import targets
from tests.fuzz.__main__ import passed
from tests.fuzz.targets import Case, case_of

CASES = {"plan": 150, "vocabulary": 40, "contacts": 150, "typed": 1500, "said": 1500}
SEED = 0


@pytest.mark.parametrize("target", CASES)
def test_hostile_inputs_end_in_an_answer_or_in_words(target: str, tmp_path: Path) -> None:
    for number in range(CASES[target]):
        case = case_of(target, SEED, number, tmp_path)
        try:
            case.run()
        except Exception as error:
            pytest.fail(f"python -m tests.fuzz --seed {SEED} --only {target}:{number}: {error!r}")


def test_a_case_is_made_again_from_its_name(tmp_path: Path) -> None:
    for target in CASES:
        one, two = (case_of(target, 7, 3, tmp_path).content for _ in range(2))
        assert one == two
        assert len({case_of(target, 7, n, tmp_path).content for n in range(20)}) > 5


def test_a_case_that_fails_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("as if")

    monkeypatch.setitem(targets.TARGETS, "plan", lambda *_: Case(b"bytes", broken))
    assert not passed("plan", 1, 2, tmp_path, tmp_path / "kept")
    assert (tmp_path / "kept" / "plan-1-2").read_bytes() == b"bytes"
    assert "--seed 1 --only plan:2" in capsys.readouterr().out
