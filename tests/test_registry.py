"""Law and time: the registry as data, who has succeeded whom, and what a day says of a plan."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import coordplan
from coordplan import codec
from coordplan.diagnostics import InvalidFileError, UnreadableFileError
from coordplan.load import check_registry, load_registry, read_registry
from coordplan.load import registry as registry_loading
from coordplan.load.cache import Cache
from coordplan.load.files import default_plans, shipped_registry
from coordplan.registry.terms import (
    Abolition,
    Body,
    Confidence,
    Grounds,
    Merger,
    Registry,
    Succession,
    Successor,
)
from coordplan.text import Text
from coordplan.validity.agencies import findings
from coordplan.validity.findings import cited, misnamed
from coordplan.validity.impact import impact_of
from coordplan.validity.succession import age, heirs, steps_of
from tests import reference
from tests.conftest import ROOT, SHARED, Run

WRONG = "tests/data/registry-wrong.yaml"
NOW = "2026-11-22"
SEA = ["who", "-p", "haiphong", "-e", "sea-border-return"]


@pytest.fixture(scope="module")
def registry() -> Registry:
    found = load_registry()
    assert found is not None
    return found


def moved(
    id_: str,
    of: tuple[str | None, str],
    on: str,
    to: list[tuple[str, str, str]],
    *actions: str,
) -> Succession:
    """A succession under no instrument; heirs as function, level and name."""
    successors = tuple(Successor(f, level, Text(name, name)) for f, level, name in to)
    grounds = Grounds((), Confidence.HIGH, ("made up",), None)
    return Succession(id_, Body(*of), on, successors, None, actions, grounds)


def with_(registry: Registry, *successions: Succession) -> Registry:
    return replace(registry, successions=successions, mergers=())


def written(day: str) -> str:
    """A day as Vietnamese documents have it: 29/5/2025."""
    year, month, number = day.split("-")
    return f"{int(number)}/{int(month)}/{year}"


# the data


def test_the_shipped_registry_keeps_to_its_schema() -> None:
    file = shipped_registry("human-trafficking")
    assert file is not None
    schema = json.loads((ROOT / "docs/reference/registry.schema.json").read_text("utf-8"))
    jsonschema.validate(reference.read(file), schema)


def test_the_registry_is_kept_and_comes_back(registry: Registry) -> None:
    assert codec.decode(codec.encode(registry), Registry)[0] == registry


def test_no_registry_ships_for_another_vocabulary() -> None:
    assert load_registry("flood") is None


def test_every_fact_is_of_the_reference(registry: Registry) -> None:
    files = [SHARED / "reference" / name for name in ("legal.yaml", "legal-2026.yaml")]
    if not all(file.exists() for file in files):
        pytest.skip("the reference of public legal facts is not beside the project")
    text = "\n".join(file.read_text("utf-8") for file in files)
    for one in registry.instruments.values():
        assert one.number.removesuffix("/NĐ-CP") in text, one.id
        for day in (one.issued, one.from_):
            assert day is None or day in text or written(day) in text, one.id
    facts: list[Succession | Abolition | Merger] = [*registry.successions, *registry.mergers]
    for fact in [*facts, *registry.abolished.values()]:
        assert fact.on in text
        for source in fact.grounds.sources:
            assert source.partition(",")[0] in text
    for merger in registry.mergers:
        assert merger.name in text
        assert merger.into in text


def test_every_instrument_of_high_or_medium_confidence_names_a_source(registry: Registry) -> None:
    assert all(one.grounds.sources for one in registry.instruments.values())


def test_every_error_of_a_registry_at_once(vocabulary: coordplan.Vocabulary) -> None:
    found = check_registry(str(ROOT / WRONG), vocabulary)
    assert [d.rule for d in found] == [
        "bad-date", "bad-date", "instrument-cycle", "instrument-cycle", "unknown-instrument",
        "unknown-function", "unknown-level", "bad-date", "unknown-instrument", "unknown-level",
        "unknown-action", "unknown-level",
    ]  # fmt: skip
    assert all(d.where is not None and d.where.position is not None for d in found)
    assert {"did you mean `police`?", "did you mean `province`?", "did you mean `receive`?"} <= {
        d.help.en for d in found if d.help is not None
    }
    with pytest.raises(InvalidFileError):
        read_registry(str(ROOT / WRONG), vocabulary)


def test_a_registry_that_is_no_registry(
    vocabulary: coordplan.Vocabulary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("registry") / "broken.yaml"
    file.write_text("a: [1", "utf-8")
    assert check_registry(str(file), vocabulary)
    file.write_text("coordplan: 1\nlaws: []\n", "utf-8")
    assert "unknown-key" in {d.rule for d in check_registry(str(file), vocabulary)}
    with pytest.raises(UnreadableFileError):
        read_registry(str(file.parent / "nowhere.yaml"), vocabulary)


# who has succeeded whom


def test_the_successors_in_hai_phong(haiphong: coordplan.Plan, registry: Registry) -> None:
    def now(id_: str, day: str = NOW) -> list[str]:
        agency = haiphong.agencies[id_]
        return [heir.name.en for heir in heirs(steps_of(haiphong, agency, registry, day))]

    assert now("labour-department") == ["Department of Health"]
    assert now("labour-department", "2025-02-28") == []
    assert now("border-guard-command") == [
        "Border Guard Board under the provincial Military Command"
    ]
    assert now("labour-ministry") == ["Ministry of Health", "Ministry of Home Affairs"]
    assert now("district-labour-office") == ["Provincial health agency"], "for those who report"
    for id_ in ("district-police", "district-committee"):
        (step,) = steps_of(haiphong, haiphong.agencies[id_], registry, NOW)
        assert step.to == ()
    for id_ in ("city-police", "health-department", "commune-police", "border-posts"):
        assert steps_of(haiphong, haiphong.agencies[id_], registry, NOW) == ()


def test_a_successor_that_the_plan_names(haiphong: coordplan.Plan, registry: Registry) -> None:
    (step,) = steps_of(haiphong, haiphong.agencies["labour-department"], registry, NOW)
    (heir,) = step.to
    assert [agency.id for agency in heir.agencies] == ["health-department"]
    assert [one.number for one in step.under] == ["42/2025/NĐ-CP"]


def test_a_chain_goes_on_in_the_province_that_took_over(registry: Registry) -> None:
    plan = coordplan.load_plan("soctrang")
    steps = steps_of(plan, plan.agencies["labour-department"], registry, NOW)
    assert [step.on for step in steps] == ["2025-03-01", "2025-07-01"]
    assert steps[1].merger is not None
    assert [heir.name.en for heir in heirs(steps)] == ["Department of Health (Cần Thơ)"]
    assert steps_of(plan, plan.agencies["departments"], registry, NOW) == ()


def test_chains_splits_and_circles(haiphong: coordplan.Plan, registry: Registry) -> None:
    health, police = ("health", "province", "H"), ("police", "province", "P")
    labour = ("labour-social", "province", "L")
    agency = haiphong.agencies["labour-department"]
    round_ = with_(
        registry,
        moved("a", labour[:2], "2024-01-01", [health, police]),
        moved("b", health[:2], "2024-01-01", [labour]),
        moved("c", labour[:2], "2025-01-01", []),
        moved("d", (None, "province"), "2020-01-01", []),
    )
    steps = steps_of(haiphong, agency, round_, NOW)
    assert [(s.name.en, [h.name.en for h in s.to]) for s in steps[1:]] == [("H", ["L"]), ("L", [])]
    assert [heir.name.en for heir in heirs(steps)] == ["P"]
    assert [s.on for s in steps_of(haiphong, agency, round_, "2024-12-31")] == ["2024-01-01"] * 2


def test_a_task_split_by_action(haiphong: coordplan.Plan, registry: Registry) -> None:
    labour = ("labour-social", "province")
    split = with_(
        registry,
        moved("a", labour, "2024-01-01", [("education", "province", "E")], "vocational"),
        moved("b", labour, "2025-01-01", [("health", "province", "H")]),
    )
    agency = haiphong.agencies["labour-department"]

    def now(*actions: str) -> list[str]:
        return [h.name.en for h in heirs(steps_of(haiphong, agency, split, NOW, actions))]

    assert now("vocational") == ["E", "H"]
    assert now("receive") == ["H"]


def test_a_plan_after_a_change_is_not_affected(registry: Registry) -> None:
    plan = coordplan.load_plan("dongnai")
    assert findings(plan, registry, NOW) == ()
    assert all(steps_of(plan, a, registry, NOW) == () for a in plan.agencies.values())


def test_a_plan_without_a_date_is_no_older_than_its_instruments(registry: Registry) -> None:
    assert age(coordplan.load_plan("soctrang"), registry) == "2022-07-18"
    assert age(coordplan.load_plan("laichau"), registry) == "2024-03"


# what a day says


def rules(plan: str, registry: Registry, day: str = NOW) -> set[str]:
    return {one.rule for one in findings(coordplan.load_plan(plan), registry, day)}


def test_what_today_says_of_the_five_plans(registry: Registry) -> None:
    assert {"legal-basis-rests-on-replaced", "province-merged", "agency-dissolved"} <= rules(
        "haiphong", registry
    )
    assert {"legal-basis-replaced", "legal-basis-unclear", "province-merged"} <= rules(
        "soctrang", registry
    )
    assert {"no-longer-in-force", "level-abolished", "agency-succeeded"} <= rules(
        "tanhong", registry
    )
    assert {"no-longer-in-force", "level-abolished", "instrument-misnamed"} <= rules(
        "laichau", registry
    )
    assert rules("dongnai", registry) == set()


def test_nothing_is_said_on_a_day_within_its_time(registry: Registry) -> None:
    assert rules("haiphong", registry, "2024-01-01") == set()
    assert rules("tanhong", registry, "2019-06-01") == set()
    assert rules("laichau", registry, "2024-06-01") == {"instrument-misnamed"}
    assert rules("haiphong", registry, "2020-01-01") == {"not-yet-in-force"}


def test_a_day_before_the_law_ends_and_the_day_after(registry: Registry) -> None:
    assert "legal-basis-replaced" not in rules("soctrang", registry, "2025-06-30")
    assert "legal-basis-replaced" in rules("soctrang", registry, "2025-07-01")


def test_reports_to_a_body_that_is_gone(haiphong: coordplan.Plan, registry: Registry) -> None:
    found = [f for f in findings(haiphong, registry, NOW) if f.rule == "report-to-former-agency"]
    assert any("District police" in f.message.en and "V.10.-6#3" in f.message.en for f in found)


def test_a_wrong_number_is_found(haiphong: coordplan.Plan, registry: Registry) -> None:
    clause = haiphong.clauses["V.1.-4"]
    wrong = replace(clause, cites=(replace(clause.cites[0], number="26/2012/NĐ-CP"),))
    plan = replace(haiphong, clauses={"V.1.-4": wrong})
    (found,) = misnamed(plan, registry)
    assert found.message.en == "V.1.-4 cites 62/2012/NĐ-CP as `26/2012/NĐ-CP`"
    unknown = replace(clause, cites=(replace(clause.cites[0], instrument="nd-0-2000"),))
    assert list(misnamed(replace(plan, clauses={"V.1.-4": unknown}), registry)) == []


def test_without_a_registry_only_the_period_counts() -> None:
    plan = coordplan.load_plan("tanhong")
    assert [one.rule for one in findings(plan, None, NOW)] == ["no-longer-in-force"]


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_what_clauses_cite_stands_in_the_head(plan: str) -> None:
    loaded = coordplan.load_plan(plan)
    assert cited(loaded) == (*loaded.document.carries_out, *loaded.document.cites)


def test_impact_goes_down_the_instruments(registry: Registry) -> None:
    plans = coordplan.load_plans()
    found = {one.instrument: one for one in impact_of("luat-66-2011", registry, plans)}
    assert list(found) == ["luat-66-2011", "nd-62-2012", "nd-09-2013", "tt-84-2019"]
    assert [r.plan.id for r in found["nd-62-2012"].plans] == ["haiphong", "soctrang"]
    (clause,) = found["nd-62-2012"].plans[0].clauses
    assert [duty.id for duty in clause.duties] == [f"haiphong:V.1.-4#{n}" for n in (1, 2, 3)]
    assert [r.plan.id for r in impact_of("cv-314-2024", registry, plans)[0].plans] == ["laichau"]


# the commands


def test_an_answer_differs_only_in_warnings_doubts_and_successors(run: Run) -> None:
    before, after = (
        json.loads(run(*SEA, "--as-of", day, "--format", "json").out)["plans"][0]
        for day in ("2024-01-01", NOW)
    )
    differing = {key for key in before if before[key] != after[key]}
    assert differing == {"warnings", "successions", "doubts"}
    assert before["warnings"] == before["successions"] == before["doubts"] == []
    steps = {one["agency"]["id"]: one["steps"] for one in after["successions"]}
    assert steps["labour-department"][0]["under"][0]["number"] == "42/2025/NĐ-CP"
    assert steps["district-committee"][0]["to"] == []
    assert all(step["sources"] for own in steps.values() for step in own)


def test_check_on_a_day(run: Run) -> None:
    files = [f"plans/{plan}.yaml" for plan in sorted(default_plans())]
    assert run("check", *files).code == 0
    ran = run("check", *files, "--as-of", NOW, "--format", "json")
    assert ran.code == 1
    clean = {one["file"]: one["clean"] for one in json.loads(ran.out)["files"]}
    assert [file for file in files if clean[file]] == ["plans/dongnai.yaml"]
    assert run("check", "dongnai", "--as-of", NOW).code == 0


def test_a_plan_with_errors_has_only_these(run: Run) -> None:
    ran = run("check", "tests/checks/unknown-value/bad.yaml", "--as-of", NOW)
    assert ran.code == 3
    assert "error[unknown-value]" in ran.out
    assert run("check", "haiphong", "--as-of", "soon").code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["registry"], 0, "SUCCESSIONS"),
        (["registry", "instruments"], 0, "62/2012/NĐ-CP"),
        (["registry", "impact"], 2, "no instrument is named"),
        (["registry", "impact", "nd-62-2021"], 2, "did you mean `nd-62-2012`?"),
        (["registry", "instruments", "nd-62-2012"], 2, "is for impact"),
        (["registry", "laws"], 2, "known: instruments"),
        (["registry", "impact", "nq-30-2026"], 0, "no plan rests on it"),
        (["registry", "impact", "kh-90-2019", "-p", "tanhong"], 0, "not in the registry"),
    ],
)
def test_the_registry_command(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert said in ran.out + ran.err


def test_a_part_that_is_not_asked_for_is_empty(run: Run) -> None:
    laws = json.loads(run("registry", "instruments", "--format", "json").out)
    assert laws["instruments"]
    assert laws["successions"] == laws["abolished"] == laws["mergers"] == []
    others = json.loads(run("registry", "successions", "--format", "json").out)
    assert others["instruments"] == []
    assert others["mergers"]


def test_an_interview_ends_with_the_successors(run: Run) -> None:
    ran = run("ask", "-p", "laichau", "--format", "json", "--as-of", NOW, typed="q\n")
    assert json.loads(ran.out)["plans"][0]["successions"]


def test_an_answer_without_a_date_is_left_as_it_is(
    haiphong: coordplan.Plan, registry: Registry
) -> None:
    answer = coordplan.who(haiphong)
    assert coordplan.dated(answer, registry) is answer
    day = coordplan.who(haiphong, as_of=datetime.date(2026, 11, 22))
    assert coordplan.dated(day, None) is day


def test_a_registry_that_is_kept_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    first = load_registry(cache=cache)
    registry_loading._shipped.cache_clear()
    monkeypatch.setattr(registry_loading, "read_registry", None)
    assert load_registry(cache=cache) == first
    registry_loading._shipped.cache_clear()
