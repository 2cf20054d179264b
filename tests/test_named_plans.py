"""Shipped plans by the names that people use, and those that a word may have meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import coordplan
from coordplan.cli import completions
from coordplan.load import load_plans, shipped_plans
from coordplan.load.files import plan_file
from coordplan.load.named import labels, plans_like, plans_named
from coordplan.text import LANGUAGES
from tests.conftest import Run

NAMES = {
    "haiphong": "Hải Phòng · hai phong · HAI PHONG · TP Hải Phòng · TP.Hải Phòng · thành phố Hải Phòng · "
    "Hải Phòng City · Haiphong City · the city of Hải Phòng · HaiPhong",
    "soctrang": "Sóc Trăng · Soc Trang · SocTrang · tỉnh Sóc Trăng · Sóc Trăng Province",
    "tanhong": "huyện Tân Hồng · Tân Hồng · huyện Tân Hồng, tỉnh Đồng Tháp · Tan Hong District",
    "dongnai": "Dong Nai · Đồng Nai · thành phố Đồng Nai · tp đồng nai",
    "laichau": "Lai Châu · thành phố Lai Châu · lai chau city",
    "luat-53-2024": "53/2024/QH15 · Luật 53/2024 · luật số 53/2024/QH15 · Law 53/2024",
    "nd-62-2012": "NĐ 62/2012 · nđ62/2012 · Nghị định 62/2012/NĐ-CP · 62/2012/NĐ-CP · Decree 62/2012",
    "ttlt-01-2014": "TTLT 01/2014 · ttlt 1/2014 · Thông tư liên tịch 01/2014",
}


@pytest.mark.parametrize(
    ("word", "id_"), [(word, id_) for id_, names in NAMES.items() for word in names.split(" · ")]
)
def test_a_plan_by_name(word: str, id_: str) -> None:
    assert Path(plan_file(word)).stem == id_


def test_a_plan_loaded_by_name_is_the_same(haiphong: coordplan.Plan) -> None:
    assert coordplan.load_plan("TP Hải Phòng") == haiphong


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("tỉnh Lai Châu", "laichau"),  # the province is another place than the city
        ("tỉnh Đồng Nai", "dongnai"),
        ("Đồng Tháp", "tanhong"),
        ("62/2012", "nd-62-2012"),
        ("kế hoạch Hải Phòng", "haiphong"),
        ("luật 66", "luat-66-2011"),
        ("Hai Phogn", "haiphong"),
    ],
)
def test_what_only_comes_near_is_never_taken(word: str, near: str) -> None:
    with pytest.raises(coordplan.UnknownNameError, match="no such plan") as caught:
        plan_file(word)
    assert plans_like(word)[0].id == near
    (problem,) = caught.value.diagnostics
    assert problem.help is not None
    assert f"`{near}`" in problem.help.vi


def test_a_name_of_several_is_none_of_them() -> None:
    with pytest.raises(coordplan.UnknownNameError, match="is that of several plans") as caught:
        plan_file("Việt Nam")
    (problem,) = caught.value.diagnostics
    assert problem.help is not None
    several = plans_named("cả nước")
    for language in LANGUAGES:
        listed = ", ".join(f"`{plan.id}` ({plan.label[language]})" for plan in several)
        assert problem.help[language].endswith(f": {listed}")


def test_a_name_may_have_a_colon() -> None:
    """What has a blank as well, and no ending of a file, is no revision of git."""
    with pytest.raises(coordplan.UnknownNameError, match="no such plan"):
        plan_file("thôn: xóm trên")
    assert plan_file("HEAD:thôn") == "HEAD:thôn"


def test_a_file_goes_before_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Hải Phòng").write_text("", "utf-8")
    assert plan_file("Hải Phòng") == "Hải Phòng"
    assert plan_file("haiphong") == shipped_plans()["haiphong"]


@pytest.mark.parametrize("path", ["plans/nothing.yaml", "plans/nothing", "53/2024/QH16"])
def test_what_looks_like_a_path_stays_one(path: str) -> None:
    with pytest.raises(coordplan.UnreadableFileError):
        coordplan.load_plan(path)


@pytest.mark.parametrize("word", ["", " ", "\n"])
def test_an_empty_name(word: str) -> None:
    with pytest.raises(coordplan.UnknownNameError, match="empty"):
        plan_file(word)


def test_ids_need_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start-up has a budget: no head of a plan is read where ids and files are given."""

    def refuse(*_: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr("coordplan.load.named._shipped", refuse)
    assert plan_file("haiphong")
    assert plan_file("-") == "-"
    assert plan_file("plans/haiphong.yaml")


def test_the_names_are_those_of_the_plans() -> None:
    """Only heads are read; they say what the whole files say."""
    known = labels()
    for plan in load_plans(list(shipped_plans())):
        national = plan.jurisdiction.level == "central"
        assert known[plan.id] == (plan.title if national else plan.jurisdiction.name)


def test_every_unknown_plan_is_told_at_once() -> None:
    with pytest.raises(coordplan.UnknownNameError) as caught:
        load_plans(["Hà Nội", "haiphong", "Cà Mau"])
    assert len(caught.value.diagnostics) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "Lai Châu"], ["compare", "Hải Phòng", "Sóc Trăng", "-e", "rescue"],
        ["gaps", "Lai Châu"], ["who", "-p", "Lai Châu", "-b", "TTLT 01/2014", "-e", "rescue"],
        ["agencies", "Lai Châu"], ["reports", "Lai Châu"], ["card", "-p", "Lai Châu", "-e", "rescue"],
    ],
)  # fmt: skip
def test_anywhere_that_a_plan_is_given(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")


def test_completions_have_the_places() -> None:
    assert completions.plans("hai") == [("haiphong", labels()["haiphong"].vi)]
    assert completions.baselines("au") == ["auto"]


INSTRUMENTS = {
    "plan": "Kế hoạch · KH · Plan",
    "official-letter": "Công văn · CV · Official letter",
    "circular": "Thông tư · TT · Circular",
    "joint-circular": "Thông tư liên tịch · TTLT · Joint circular",
    "decision": "Quyết định · QĐ · Decision",
    "regulation": "Quy chế · QC · Regulation",
    "decree": "Nghị định · NĐ · Decree",
    "law": "Luật · Law",
}


@pytest.mark.parametrize("kind", INSTRUMENTS)
def test_every_kind_of_instrument_is_found_by_what_it_is_called(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its kind and its number, whole or short; a number of another kind is another paper."""
    file = tmp_path / "paper.yaml"
    file.write_text(
        "id: paper\ntitle: {vi: Giấy, en: Paper}\n"
        "jurisdiction: {name: {vi: Cả nước, en: Nation}, level: central}\n"
        f"document: {{kind: {kind}, number: 7/2030/X, issuer: y, issued: null}}\n",
        "utf-8",
    )
    monkeypatch.setenv("COORDPLAN_PLANS", str(file))
    own = INSTRUMENTS[kind].split(" · ")
    for called in own:
        for number in ("7/2030/X", "7/2030", "số 7/2030", "no 07/2030"):
            assert [plan.id for plan in plans_named(f"{called} {number}")] == ["paper"], called
    for other in " · ".join(INSTRUMENTS.values()).split(" · "):
        assert bool(plans_named(f"{other} 7/2030")) == (other in own), other


@pytest.mark.parametrize(("level", "found"), [("province", True), ("central", False)])
def test_only_a_plan_of_a_place_is_found_by_the_place_in_short(
    level: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A national instrument is not meant by the name of a place, whatever it is about."""
    file = tmp_path / "paper.yaml"
    file.write_text(
        "id: paper\ntitle: {vi: Quy ước, en: Custom}\n"
        f"jurisdiction: {{name: {{vi: Tỉnh Ven Đồi, en: Ven Doi Province}}, level: {level}}}\n"
        "document: {kind: plan, number: null, issuer: y, issued: null}\n",
        "utf-8",
    )
    monkeypatch.setenv("COORDPLAN_PLANS", str(file))
    for word in ("Ven Đồi", "Ven Doi", "the province of Ven Doi", "VenDoi"):
        assert bool(plans_named(word)) is found, word
    for word in ("tỉnh Ven Đồi", "Quy ước", "custom"):
        assert plans_named(word), word
