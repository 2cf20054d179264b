"""Which plans speak for a place: its own, its province's; by old names too, and never by a guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import coordplan
from coordplan.diagnostics import UnknownNameError
from coordplan.load.files import PLANS, shipped_plans
from coordplan.load.places import plans_of_place
from tests.conftest import ROOT, Run
from tests.test_own_plans import written

COUNTRY = ROOT / "tests" / "data" / "country"
NOW, BEFORE = "2026-11-22", "2025-06-30"


@pytest.fixture(autouse=True)
def _country(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLANS, str(COUNTRY))


@pytest.fixture(scope="module")
def law() -> coordplan.Registry:
    registry = coordplan.load_registry()
    assert registry is not None
    return registry


def found(place: str, law: coordplan.Registry | None, day: str = NOW) -> list[str]:
    return [Path(one).stem for one in plans_of_place(place, day, registry=law).plans]


@pytest.mark.parametrize(
    ("place", "plans"),
    [
        ("Trần Đề", ["tran-de", "can-tho"]),
        ("xã trần đề", ["tran-de", "can-tho"]),
        ("TRAN DE, TP Can Tho", ["tran-de", "can-tho"]),
        ("Trần Đề, tỉnh Sóc Trăng", ["tran-de", "soctrang", "can-tho"]),
        ("An Bình, Đồng Tháp", ["an-binh-dong-thap"]),
        ("An Bình, Tiền Giang", ["an-binh-dong-thap"]),  # a part of Đồng Tháp now
        ("phường An Bình", ["an-binh", "can-tho"]),
        ("Cần Thơ", ["can-tho"]),
        ("Sóc Trăng", ["soctrang", "can-tho"]),
        ("Hậu Giang", ["can-tho"]),
        ("Mỹ Xuyên, Sóc Trăng", ["soctrang", "can-tho"]),
        ("Hải Phòng", ["haiphong"]),
        ("Hải Dương", ["haiphong"]),
        ("Tân Hồng", ["tanhong"]),
        ("Lai Châu", ["laichau"]),
    ],
)
def test_a_place_is_spoken_for(place: str, plans: list[str], law: coordplan.Registry) -> None:
    assert found(place, law) == plans


def test_before_a_merger_it_has_not_happened(law: coordplan.Registry) -> None:
    assert found("Sóc Trăng", law, BEFORE) == ["soctrang"]
    assert found("Mỹ Xuyên, Sóc Trăng", law, BEFORE) == ["soctrang"]
    assert found("Trần Đề, Cần Thơ", law, BEFORE) == ["tran-de", "can-tho"]
    with pytest.raises(UnknownNameError):
        found("Hậu Giang", law, BEFORE)
    with pytest.raises(UnknownNameError):
        found("Hậu Giang", None)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("An Bình", "xã An Bình, tỉnh Đồng Tháp"),  # which of the two is not guessed
        ("Trần Da", "xã Trần Đề, thành phố Cần Thơ"),
        ("Trần Đề, Hải Phòn", "Trần Đề"),
        ("Nơi Nào Đó", "--place"),
        ("", "--place"),
        (",", "coordplan plans"),
        (" , Cần", "coordplan plans"),
        ("x" * 5000, "--place"),
        ("cả nước", "--place"),
    ],
)
def test_what_no_plan_speaks_for_is_told(place: str, said: str, law: coordplan.Registry) -> None:
    with pytest.raises(UnknownNameError) as caught:
        found(place, law)
    (problem,) = caught.value.diagnostics
    assert problem.help is not None
    assert said in problem.help.vi


def test_a_place_that_others_became_part_of(
    monkeypatch: pytest.MonkeyPatch, law: coordplan.Registry
) -> None:
    """Which of them is meant is not known; that there are such plans is said."""
    monkeypatch.delenv(PLANS)
    with pytest.raises(UnknownNameError) as caught:
        found("Cần Thơ", law)
    assert "tỉnh Sóc Trăng" in str(caught.value.diagnostics[0].help)


def test_of_two_kinds_of_place_with_one_name_neither_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, law: coordplan.Registry
) -> None:
    """Also in one province; but a city is the same however it is written, and by old plans too."""
    monkeypatch.setenv(PLANS, str(tmp_path))
    commune = written(tmp_path, "a.yaml", "x", "xã Bình Nguyên, tỉnh Đồng Tháp")
    ward = written(tmp_path, "b.yaml", "p", "phường Bình Nguyên, tỉnh Đồng Tháp")
    city = written(tmp_path, "c.yaml", "c-1", "TP. Bình Sơn, tỉnh Đồng Tháp")
    again = written(tmp_path, "d.yaml", "c-2", "thành phố Bình Sơn, tỉnh Đồng Tháp")
    for place in ("Bình Nguyên", "binh nguyen, dong thap"):
        with pytest.raises(UnknownNameError) as caught:
            found(place, law)
        (problem,) = caught.value.diagnostics
        assert problem.rule == "ambiguous-word"
        for meant, file in (("xã Bình Nguyên, tỉnh Đồng Tháp", commune),
                            ("phường Bình Nguyên, tỉnh Đồng Tháp", ward)):  # fmt: skip
            assert f'"{meant}"' in str(problem.help)
            assert plans_of_place(meant, NOW, registry=law).plans == (str(file),)
    assert plans_of_place("Bình Sơn", NOW, registry=law).plans == (str(city), str(again))


def test_a_file_that_cannot_be_looked_at_keeps_no_other_from_answering(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, law: coordplan.Registry
) -> None:
    monkeypatch.setenv(PLANS, str(tmp_path))
    mine = written(tmp_path, "a.yaml", "x", "xã Bình Nguyên, tỉnh Đồng Tháp")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "again").symlink_to("again")
    answer = plans_of_place("Bình Nguyên", NOW, registry=law)
    assert answer.plans == (str(mine),)
    files = {Path(str(one.where.file)).name for one in answer.caveats if one.where is not None}
    assert files == {"loop.yaml", "gone.yaml"}
    assert coordplan.load_plan("x").id == "x"
    assert coordplan.load_plan("haiphong").id == "haiphong"
    with pytest.raises(coordplan.UnreadableFileError):
        coordplan.load_plans()


def test_of_many_files_that_cannot_be_read_some_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, law: coordplan.Registry
) -> None:
    monkeypatch.setenv(PLANS, str(tmp_path))
    written(tmp_path, "a.yaml", "x", "xã Bình Nguyên, tỉnh Đồng Tháp")
    for number in range(50):
        (tmp_path / f"broken-{number}.yaml").write_text("id: [", "utf-8")
    caveats = plans_of_place("Bình Nguyên", NOW, registry=law).caveats
    assert {one.rule for one in caveats} == {"nameless-plan"}
    assert len(caveats) < 12
    assert any("42 more files" in one.message.en for one in caveats)


def test_an_own_plan_goes_before_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, law: coordplan.Registry
) -> None:
    mine = written(tmp_path, "new.yaml", "haiphong", "thành phố Hải Phòng", "province")
    monkeypatch.setenv(PLANS, str(tmp_path))
    assert plans_of_place("Hải Phòng", NOW, registry=law).plans == (str(mine),)
    other = written(tmp_path, "new.yaml", "hp-2026", "thành phố Hải Phòng", "province")
    expected = (str(other), "haiphong")
    assert plans_of_place("Hải Phòng", NOW, registry=law).plans == expected


def test_national_rules_stand_beside_them(run: Run) -> None:
    asked = ["--place", "Trần Đề", "-e", "self-return", "--as-of", NOW, "--format", "json"]
    data = json.loads(run("who", *asked).out)
    assert [plan["plan"] for plan in data["plans"]] == ["tran-de", "can-tho"]
    (rules,) = {tuple(b["plan"] for b in plan["baselines"]) for plan in data["plans"]}
    assert {"nd-56-2017", "tt-43-2025"} <= set(rules)
    data = json.loads(run("who", *asked, "--baseline", "luat-53-2024").out)
    assert [b["plan"] for b in data["plans"][0]["baselines"]] == ["luat-53-2024"]


def test_what_may_be_missing_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("who", "--place", "Mỹ Xuyên, Sóc Trăng", "-e", "rescue")
    assert ran.code == 0
    assert "no plan of this place itself is known" in ran.err
    (tmp_path / "broken.yaml").write_text("id: [")
    monkeypatch.setenv(PLANS, str(tmp_path))
    ran = run("who", "--place", "Hải Phòng", "-e", "rescue")
    assert ran.code == 0
    assert "may speak for this place too" in ran.err
    assert "broken.yaml" in ran.err


def test_a_place_and_a_plan_are_not_both_given(run: Run) -> None:
    ran = run("who", "--place", "Trần Đề", "--plan", "haiphong")
    assert (ran.code, ran.out) == (2, "")


def test_every_shipped_local_plan_is_that_of_its_place(
    monkeypatch: pytest.MonkeyPatch, law: coordplan.Registry
) -> None:
    monkeypatch.delenv(PLANS)
    for plan in coordplan.load_plans(list(shipped_plans())):
        if plan.jurisdiction.level != "central":
            assert found(plan.jurisdiction.name.vi, law)[0] == plan.id


def test_of_a_province_without_a_plan_those_it_came_from_are_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PLANS)
    asked = ("who", "-e", "rescue", "--as-of", "2026-11-30", "--lang", "en", "--place")
    assert "tỉnh Sóc Trăng" in run(*asked, "Trần Đề, Cần Thơ").err
    assert "Trần Đề, Sóc Trăng" in run(*asked, "Trần Đề").err
    assert run(*asked, "Trần Đề, Sóc Trăng").code == 0
