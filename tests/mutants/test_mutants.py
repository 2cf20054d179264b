"""The mutants' own parts: what is written where, who is asked, what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from tests.conftest import ROOT
from tests.mutants import report
from tests.mutants.covering import Covering
from tests.mutants.probes import Block, probed
from tests.mutants.report import Results, Slip, Survivor, Tally
from tests.mutants.trials import Bench, Trial

MODULE = "src/coordplan/one.py"
CODE = '''"""One."""

from __future__ import annotations


def least(a: int, b: int) -> int:
    """The smaller."""
    if a < b:
        return a
    return b
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one function and one test of it."""
    (tmp_path / "src" / "coordplan").mkdir(parents=True)
    (tmp_path / "src" / "coordplan" / "__init__.py").touch()
    (tmp_path / MODULE).write_text(CODE, "utf-8")
    (tmp_path / "test_one.py").write_text(
        "from coordplan.one import least\n\n\ndef test_least():\n    assert least(2, 1) == 1\n",
        "utf-8",
    )
    return tmp_path


def test_every_block_has_a_probe_and_knows_its_lines(project: Path) -> None:
    blocks = probed(project, [MODULE])
    assert [(block.first, block.last) for block in blocks] == [(7, 10), (9, 9)]
    assert (project / MODULE).read_text("utf-8").splitlines() == [
        '"""One."""',
        "from __future__ import annotations",
        "from coordplan._ran import hits as __hits__",
        "",
        "def least(a: int, b: int) -> int:",
        '    """The smaller."""',
        "    __hits__.add(0)",
        "    if a < b:",
        "        __hits__.add(1)",
        "        return a",
        "    return b",
    ]


def test_the_fastest_tests_of_the_inner_block_are_asked_first() -> None:
    seconds = {"slow": 3.0, "quick": 1.0, "elsewhere": 0.5, "long": 9.0, "b.py::naming": 0.75}
    inner, outer = Block("src/a.py", 3, 4, 0), Block("src/a.py", 1, 9, 1)
    blocks = {
        "src/a.py": {
            outer: frozenset({"slow", "quick", "elsewhere", "long"}),
            inner: frozenset({"slow", "quick"}),
        }
    }
    covering = Covering(seconds, blocks, {"b.py": "from a import x\nfrom c import table\n"})

    def asked(module: str, line: int, within: float) -> list[str]:
        tests = covering.tests(module, line, within)
        assert all(seconds[test] == taken for test, taken in tests)
        return [test for test, _ in tests]

    assert asked("src/a.py", 4, 6) == ["quick", "slow", "b.py::naming", "elsewhere"]
    assert asked("src/a.py", 2, 6) == ["elsewhere", "quick", "slow", "b.py::naming"]
    assert asked("src/a.py", 3, 0.1) == ["quick"], "one test is always asked"
    assert asked("src/c.py", 3, 1.3) == ["b.py::naming", "elsewhere"], "a table, as its neighbours"


@pytest.mark.slow
def test_a_mutant_is_killed_or_survives_and_leaves_nothing(project: Path) -> None:
    bench = Bench(project, seed=1)
    tests = [("test_one.py::test_least", 0.1)]
    assert bench.tries(MODULE, CODE.replace("<", ">"), tests) == Trial(True, tests[0][0], 1)
    assert bench.tries(MODULE, CODE.replace("<", "<="), tests) == Trial(False, "", 1)
    assert bench.tries(MODULE, CODE.replace("return", "retrun"), tests).killed
    other = CODE.replace("return a", "return None")
    assert bench.tries(MODULE, other, tests) == Trial(True, "mypy", 1, typed=True)
    assert bench.tries(MODULE, CODE, []) == Trial(False, "", 0)
    assert (project / MODULE).read_text("utf-8") == CODE


@pytest.mark.parametrize(("killed", "tried"), [(0, 7), (115, 130), (570, 600), (600, 600)])
def test_the_ends_of_the_interval_lie_as_far_off_as_they_may(killed: int, tried: int) -> None:
    """Wilson: at each end, the share found is 1.96 standard deviations away."""
    share = killed / tried
    for end in report.interval(killed, tried):
        deviation = (end * (1 - end) / tried) ** 0.5
        assert abs(share - end) == pytest.approx(1.96 * deviation, rel=1e-3, abs=1e-7)


def test_an_argued_mutant_is_not_counted() -> None:
    slips = [
        Slip("src/coordplan/index.py", "x = 1", was, "b | c") for was in ("a", "a\n    or `b`")
    ]
    tally = Tally("index", all=900, tried=100, killed=97, typed=4)
    survivors = (*(Survivor(slip, 3) for slip in slips),)
    results = Results("mutmut 3", "3.13", 1, 2000, 60, (tally,), survivors)
    shown = report.figures(results, {slips[0]: "they are one"})
    assert "| `index` | 900 | 100 | 97 | 4 | 1 | 98.0% | 92.9% to 99.4% |\n" in shown
    assert "| index.py:3 | `` a or `b` `` | `b \\| c` |\n" in shown
    assert "| index.py:3 | `a` | `b \\| c` | they are one |\n" in shown


def test_of_long_code_what_differs_is_shown() -> None:
    long = ", ".join(f"argument_{number}" for number in range(20))
    slip = Slip("src/coordplan/load/a.py", "f(", f"f({long})", f"f({long.replace('10', '9')})")
    results = Results("", "", 1, 1, 1, (), (Survivor(slip, 3),))
    shown = report.figures(results, {})
    assert (
        "| `…8, argument_9, argument_10, argument_11, argument_…` | `…8, argument_9, argument_9, argument_11, argument_…` |"
        in shown
    )


def test_the_page_shows_the_figures_of_the_last_run() -> None:
    folder = ROOT / "tests" / "mutants"
    results = TypeAdapter(Results).validate_json((folder / "results.json").read_bytes())
    page = (ROOT / "docs" / "explanation" / "mutants.md").read_text("utf-8")
    shown = report.figures(results, report.argued(folder / "argued.toml"))
    assert report.with_figures(page, shown) == page


def test_what_is_argued_still_stands_in_the_source() -> None:
    for slip, why in report.argued(ROOT / "tests" / "mutants" / "argued.toml").items():
        source = (ROOT / slip.module).read_text("utf-8")
        assert slip.text in map(str.strip, source.splitlines()), slip
        assert slip.was in source, slip
        assert why


def test_a_seed_decides_the_sample() -> None:
    pytest.importorskip("mutmut", reason="the extra `mutants` is not installed")
    from tests.mutants.sites import drawn, modules_of, sites

    modules = list(modules_of(ROOT, ["once"]))
    found = list(sites(ROOT, modules))
    one, again, other = (drawn(found, 5, seed) for seed in (1, 1, 2))
    assert one == again != other
    assert len(drawn(found, len(found) + 1, 1)) == len(found)
    for mutant in one:
        assert mutant.code != (ROOT / mutant.module).read_text("utf-8")


@pytest.mark.slow
def test_the_operators_reach_what_has_gone_unseen_before() -> None:
    pytest.importorskip("mutmut", reason="the extra `mutants` is not installed")
    from tests.mutants.sites import drawn, modules_of, sites

    modules = [m for m in modules_of(ROOT, ["answer"]) if m.endswith("/evaluate.py")]
    found = list(sites(ROOT, modules))
    slips = {(mutant.was, mutant.now) for mutant in drawn(found, len(found), 1)}
    assert ("guard & settled.undecided", "guard | settled.undecided") in slips
    assert ("_check_phases(plan, phases)", "pass") in slips
