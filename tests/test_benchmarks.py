"""The benchmark: its peers answer as we do, and its figures say what was measured."""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

import coordplan
from benchmarks import __main__ as command
from benchmarks import country, growth, matching, timing
from benchmarks.engines import OWN, PEERS, Engine
from benchmarks.engines.engine import Answers, Ask, Form, Prepare
from benchmarks.hostile import HOSTILE
from benchmarks.report import BEGIN, END, Results, tables, with_tables
from benchmarks.situations import Facts, complete_situations, partial_situations
from benchmarks.synthetic import plan_data, synthetic_plan
from coordplan.conditions import facts_of
from coordplan.load.files import shipped_vocabulary
from tests import reference
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

FORMS = [(engine, form) for engine in (OWN, *PEERS) for form in engine.forms]


def ids(answers: Answers) -> list[list[str]]:
    return [sorted(duty.id for duty in duties) for duties in answers]


@pytest.fixture(scope="module")
def plans() -> list[coordplan.Plan]:
    return [*coordplan.load_plans(), synthetic_plan(150)]


@pytest.mark.parametrize(("engine", "form"), FORMS, ids=lambda x: x.name)
def test_every_form_of_an_engine_names_the_duties_that_hold(
    engine: Engine, form: Form, plans: list[coordplan.Plan]
) -> None:
    if engine.missing is not None:
        pytest.skip(f"{engine.name}: {engine.missing} (extras bench and durable)")
    for plan in plans:
        situations = complete_situations(plan.vocabulary, 12, seed=7)
        assert ids(form.build(plan)(situations)()) == expected(plan, situations)


def expected(plan: coordplan.Plan, situations: Sequence[Facts]) -> list[list[str]]:
    """The duties that hold, by conditions as they are written."""
    if plan.id.startswith("synthetic"):
        data = plan_data(len(plan.duties))
    else:
        data = reference.read(f"plans/{plan.id}.yaml")
    words = reference.read(shipped_vocabulary())
    written = {
        f"{plan.id}:{clause['at']}#{ordinal}": reference.full_when(duty, words)
        for clause in data["clauses"]
        for ordinal, duty in enumerate(clause.get("duties", []), 1)
        if "on_call" not in duty
    }
    return [
        sorted(id_ for id_, when in written.items() if reference.holds(when, facts))
        for facts in situations
    ]


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_complete_situations_can_occur(vocabulary: coordplan.Vocabulary) -> None:
    _, constraints = reference.written_vocabulary(shipped_vocabulary())
    for facts in complete_situations(vocabulary, 200, seed=1):
        assert list(facts) == [fact.id for fact in vocabulary.fact_list]
        for if_, then in constraints:
            assert reference.holds(then, facts) or not reference.holds(if_, facts)


def test_partial_situations_can_be_asked(haiphong: coordplan.Plan) -> None:
    asked = partial_situations(haiphong.vocabulary, 50, seed=1)
    for facts in asked:
        coordplan.who(haiphong, coordplan.Situation(**facts))
    assert len({tuple(facts) for facts in asked}) > 1


def test_a_seed_decides_a_synthetic_plan() -> None:
    assert plan_data(40, seed=1) == plan_data(40, seed=1)
    assert plan_data(40, seed=1) != plan_data(40, seed=2)


def test_a_synthetic_plan_passes_every_check(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(yaml.safe_dump(plan_data(300), allow_unicode=True), "utf-8")
    errors = [d for d in coordplan.check_plan(str(file)) if d.severity is coordplan.Severity.ERROR]
    assert errors == []
    assert len(coordplan.load_plan(str(file)).duties) == 300


def test_a_synthetic_plan_has_the_proportions_of_the_shipped_ones() -> None:
    def share_of_general(plans: Sequence[coordplan.Plan]) -> float:
        named = Counter(bool(facts_of(p.conditions[d.condition])) for p in plans for d in p.duties)
        return named[False] / named.total()

    synthetic, shipped = synthetic_plan(2000), coordplan.load_plans()
    assert share_of_general([synthetic]) == pytest.approx(share_of_general(shipped), abs=0.05)
    kinds = {type(part).__name__ for part in synthetic.conditions}
    assert {"Among", "Every", "Some"} <= kinds
    assert "Negation" in str(synthetic.conditions)


def test_contestants_take_turns_and_no_collection_interrupts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timing, "LEAST_SECONDS", 0)
    calls: list[str] = []

    def contestant(name: str) -> timing.Work:
        return lambda: calls.append(f"{name}{'' if gc.isenabled() else '!'}")

    times = timing.interleaved({name: contestant(name) for name in "ABC"}, rounds=3)
    assert calls == ["A", "A", "B", "B", "C", "C", *["A!", "B!", "C!"] * 3]
    assert gc.isenabled()
    assert {name: taken.samples for name, taken in times.items()} == {"A": 3, "B": 3, "C": 3}


def test_a_spread_is_the_median_between_the_quartiles() -> None:
    assert timing.spread([5, 1, 2, 4, 3]) == timing.Spread(3, 2, 4, 5)
    assert timing.spread([7]) == timing.Spread(7, 7, 7, 1)


@pytest.mark.parametrize("power", [0, 0.5, 1, 2])
def test_the_exponent_of_a_power_law_is_found(power: float) -> None:
    sizes = random.Random(1).sample(range(10, 10_000), 6)
    assert growth.exponent({size: 3 * size**power for size in sizes}) == pytest.approx(power)


def answering(answers: Sequence[coordplan.Duty]) -> Form:
    def build(_: coordplan.Plan) -> Prepare:
        def prepare(situations: Sequence[Facts]) -> Ask:
            return lambda: [answers for _ in situations]

        return prepare

    return Form("constant", build)


def failing(_: coordplan.Plan) -> Prepare:
    message = "too many rules"
    raise MemoryError(message)


def test_who_answers_otherwise_is_named_and_not_timed(haiphong: coordplan.Plan) -> None:
    wrong = Engine("coordplan", "coordplan", (answering(haiphong.duties[:1]),), "")
    matched = matching.match(haiphong, situations=2, rounds=1, engines=[wrong])
    (row,) = matched.peers
    assert (row.equal, row.time) == (0, None)
    assert row.reason == "other answers in 2 of 2"
    assert list(matching.differing([matched])) == [
        "haiphong: coordplan, constant: other answers in 2 of 2"
    ]
    assert matched.fastest() is None


def test_who_is_absent_or_fails_has_a_row_with_the_reason(haiphong: coordplan.Plan) -> None:
    absent = Engine("no-such-engine", "no_such_engine", (answering(()),), "")
    broken = Engine("coordplan", "no_such_module", (answering(()),), "")
    failed = Engine("coordplan", "coordplan", (Form("all", failing),), "")
    engines = [absent, broken, failed]
    matched = matching.match(haiphong, situations=2, rounds=1, engines=engines)
    assert [row.reason for row in matched.peers] == [
        "not installed",
        "installed, but its import fails: No module named 'no_such_module'",
        "fails: too many rules",
    ]
    assert list(matching.differing([matched])) == []


def test_a_small_run_fills_every_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "LEAST_SECONDS", 0)
    effort = command.Effort(1, 2, (30,), (20, 40), 1, 1, ((5,), 0, 0), 20, ((), ()))
    shown = tables(command.measure(effort))
    for plan in [*coordplan.load_plans(), synthetic_plan(30)]:
        assert f"### Every engine on {plan.id}\n" in shown
    for engine in (OWN, *PEERS):
        assert f"| {engine.name} | " in shown
    assert "| bare match |" in shown
    assert "`coordplan who, no cache`" in shown
    assert "refused: " not in shown, "every plan is loaded"
    assert "| `who --place` | 5 |" in shown
    for file in HOSTILE:
        assert f"| {file} | " in shown


def test_tables_go_between_their_marks_only() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert with_tables(page, "new\\1\n") == f"before\n{BEGIN}\n\nnew\\1\n\n{END}\nafter\n"


def test_the_page_shows_the_figures_of_the_last_run() -> None:
    results = TypeAdapter(Results).validate_json(command.RESULTS.read_bytes())
    page = command.PAGE.read_text("utf-8")
    assert with_tables(page, tables(results)) == page


def test_a_country_of_plans_is_made_of_sound_ones(tmp_path: Path) -> None:
    """No two alike, from one seed, each of its place."""
    texts = dict(country.written(40))
    assert texts == dict(country.written(40))
    assert len(set(texts.values())) == 40
    country.write_country(tmp_path, 5)
    plans = coordplan.load_plans(str(tmp_path))
    assert sorted(plan.id for plan in plans) == [f"commune-{number}" for number in range(5)]
    assert {plan.jurisdiction.name.vi for plan in plans} == {country.place(n) for n in range(5)}
