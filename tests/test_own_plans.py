"""Plans of one's own: a folder of them, and ``COORDPLAN_PLANS``."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import coordplan
from coordplan.diagnostics import UnknownNameError, UnreadableFileError
from coordplan.load import Cache, shipped_plans
from coordplan.load import called as names
from coordplan.load import catalogue as catalogues
from coordplan.load.catalogue import own_plans
from coordplan.load.files import PLANS, plan_file
from coordplan.load.named import labels, plans_named
from tests.conftest import ROOT, Run


def written(folder: Path, name: str, id_: str, place: str, level: str = "commune") -> Path:
    """A small plan of a place."""
    text = (ROOT / "docs" / "examples" / "first-plan.yaml").read_text("utf-8")
    jurisdiction = f'jurisdiction: {{name: {{vi: "{place}", en: "{place}"}}, level: {level}}}'
    text = re.sub(r"^id: .*$", f"id: {id_}", text, flags=re.MULTILINE)
    text = re.sub(r"^jurisdiction: .*$", jurisdiction, text, flags=re.MULTILINE)
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans of its own, one below it, and what is no plan."""
    folder = tmp_path / "own"
    written(folder, "a.yaml", "an-binh", "xã An Bình, thành phố Cần Thơ")
    written(folder / "deeper", "b.yml", "tran-de", "xã Trần Đề, thành phố Cần Thơ")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "a.yaml").write_text("scenarios: []\n")
    (folder / ".hidden.yaml").write_text("no plan\n")
    (folder / "notes.txt").write_text("no plan\n")
    monkeypatch.setenv(PLANS, str(folder))
    return folder


def ids(plans: tuple[coordplan.Plan, ...]) -> list[str]:
    return [plan.id for plan in plans]


def test_a_folder_is_all_its_plans(own: Path) -> None:
    assert ids(coordplan.load_plans(str(own))) == ["an-binh", "tran-de"]
    assert ids(coordplan.load_plans(["haiphong", str(own)])) == ["haiphong", "an-binh", "tran-de"]
    assert ids(coordplan.load_plans(str(own / "a.yaml"))) == ["an-binh"]


def test_own_plans_answer_where_none_is_named(own: Path, run: Run) -> None:
    assert ids(coordplan.load_plans()) == ["an-binh", "tran-de"]
    data = json.loads(run("who", "--format", "json").out)
    assert [plan["plan"] for plan in data["plans"]] == ["an-binh", "tran-de"]
    assert run("check").code == run("check", str(own)).code == 0


def test_own_plans_are_found_by_id_and_by_name_beside_shipped_ones(own: Path) -> None:
    for word in ("tran-de", "Trần Đề", "xã trần đề", "TRAN DE"):
        assert Path(plan_file(word)) == own / "deeper" / "b.yml", word
    assert plan_file("Hải Phòng") == shipped_plans()["haiphong"]
    assert {"an-binh", "tran-de", "haiphong"} <= labels().keys()
    with pytest.raises(UnknownNameError, match="no such plan") as caught:
        plan_file("Trần Đì")
    assert "`tran-de`" in str(caught.value.diagnostics[0].help)


def test_an_own_plan_goes_before_a_shipped_one_of_its_id(own: Path) -> None:
    mine = written(own, "c.yaml", "haiphong", "thành phố Hải Phòng", "province")
    assert Path(plan_file("haiphong")) == mine
    assert Path(plan_file("TP Hải Phòng")) == mine
    found = coordplan.load_plan("haiphong")
    assert found.asked_as != "haiphong"  # its file is told, as of any plan that does not ship


def test_two_own_plans_of_one_id_are_told_apart(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own)
    twin = written(own, "z.yaml", "tran-de", "xã Trần Đề, thành phố Cần Thơ")
    with pytest.raises(UnknownNameError, match="several plans") as caught:
        coordplan.load_plan("tran-de")
    assert f"`{twin.name}`" in str(caught.value.diagnostics[0].help)
    assert len({plan.label for plan in coordplan.load_plans()}) == 3


def test_several_paths_each_file_once(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = written(tmp_path, "other.yaml", "other", "xã Khác, tỉnh Khác")
    monkeypatch.setenv(PLANS, os.pathsep.join(map(str, (other, own, own / "a.yaml", ""))))
    assert ids(coordplan.load_plans()) == ["other", "an-binh", "tran-de"]


@pytest.mark.parametrize("word", ["nowhere", "empty"])
def test_a_folder_without_plans_is_told(own: Path, run: Run, word: str) -> None:
    (own / "empty").mkdir()
    ran = run("who", "--plan", f"{own / word}{os.sep}")
    assert (ran.code, ran.out) in {(4, ""), (2, "")}
    with pytest.raises((UnreadableFileError, UnknownNameError)):
        coordplan.load_plans(f"{own / word}{os.sep}")


def test_a_path_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv(PLANS, "nowhere")
    ran = run("who")
    assert (ran.code, ran.out) == (4, "")
    assert "nowhere" in ran.err


def test_without_own_plans_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLANS, "")
    assert ids(coordplan.load_plans()) == sorted(ids(coordplan.load_plans()))
    assert not own_plans()


def test_a_broken_plan_is_told_and_never_left_out(own: Path, run: Run) -> None:
    (own / "broken.yaml").write_text("coordplan: 1\nid: x\n")
    ran = run("who")
    assert (ran.code, ran.out) == (3, "")
    assert plans_named("tran-de")[0].id == "tran-de"


def test_heads_are_read_once_and_again_where_a_file_changed(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def called(file: str) -> names.NamedPlan:
        opened.append(Path(file).name)
        return names.called(file)

    monkeypatch.setattr(catalogues, "called", called)
    cache = Cache(tmp_path / "cache")
    first = list(own_plans(cache).all())
    assert opened == ["a.yaml", "b.yml"]
    catalogues._read.cache_clear()  # as in another process
    assert list(own_plans(cache).all()) == first == list(own_plans().all())
    assert opened == ["a.yaml", "b.yml"] * 2  # the second time for want of a cache
    opened.clear()
    written(own, "a.yaml", "an-hoa", "xã An Hòa, thành phố Cần Thơ")
    assert [plan.id for plan in own_plans(cache).all()] == ["an-hoa", "tran-de"]
    assert opened == ["a.yaml"]
    shutil.rmtree(own / "deeper")
    assert [plan.id for plan in own_plans(cache).all()] == ["an-hoa"]
    assert opened == ["a.yaml"]


@pytest.mark.parametrize(
    "spoil",
    [
        {"paths": 3},
        {"sizes": ["a", "b"]},
        {"ids": ["a"]},
        {"place": "||~"},
        {"place": None},
        {"stamp": 3},
        {"more": ""},
        {name: [] for name in catalogues._LISTS},
    ],
)
def test_a_catalogue_that_is_none_is_not_believed(
    own: Path, tmp_path: Path, spoil: dict[str, object]
) -> None:
    cache = Cache(tmp_path / "cache")
    found = own_plans(cache)
    assert [plan.id for plan in found.all()] == ["an-binh", "tran-de"]
    key = found._key("catalogue")
    cache.put(key, {**(cache.get(key) or {}), **spoil})
    assert [plan.id for plan in own_plans(cache).all()] == ["an-binh", "tran-de"]
    entry: object
    for entry in (3, [], {}, None):
        cache.put(key, entry)
        assert [plan.id for plan in own_plans(cache).all()] == ["an-binh", "tran-de"]


@pytest.mark.parametrize("spoil", [{"names": "||~"}, {"parts": None}, {"stamp": "x"}, {"more": ""}])
def test_names_that_are_none_are_not_believed(
    own: Path, tmp_path: Path, spoil: dict[str, object]
) -> None:
    cache = Cache(tmp_path / "cache")
    plain = list(own_plans(cache).all())
    key = own_plans(cache)._key("names")
    cache.put(key, {**(cache.get(key) or {}), **spoil})
    assert list(own_plans(cache).all()) == plain
    cache.put(key, [])
    assert list(own_plans(cache).all()) == plain
    (own / "more.yaml").write_bytes((own / "deeper/b.yml").read_bytes())
    assert len(list(own_plans(cache).all())) == len(plain) + 1


def test_plans_are_found_as_if_each_was_looked_at(own: Path) -> None:
    """The search in joined names, against the plain way."""
    for number in range(12):
        place = f"xã Bình {number % 5}, tỉnh Số {number % 3}"
        written(own, f"n{number:02}.yaml", f"n-{number}", place)
    known = own_plans()
    plans = list(known.all())
    for form in ("binh 1", "xa binh 1", "binh", "so 1", "n 3", "an binh", ""):
        assert known.called([form]) == [one for one in plans if form in one.names], form
        of_place = [one.file for one in plans if form in one.place]
        assert [one.file for one in known.of_places([form, "x"])] == of_place, form
    for plan in plans:
        assert [(one.id, one.file) for one in known.with_id(plan.id)] == [(plan.id, plan.file)]


def test_links_lead_nowhere_else(own: Path) -> None:
    (own / "again.yaml").symlink_to("a.yaml")
    (own / "loop").symlink_to(".")
    assert len(coordplan.load_plans()) == 3
    (own / "out.yaml").symlink_to(ROOT / "plans" / "haiphong.yaml")
    with pytest.raises(UnreadableFileError, match="leads out"):
        coordplan.load_plans()


@pytest.mark.slow
def test_many_who_ask_at_once_while_files_change_get_whole_answers(own: Path) -> None:
    """Processes that fill one cache together, with names and columns of different moments."""
    for number in range(30):
        written(own, f"n{number}.yaml", f"n-{number}", f"xã Bình {number}, tỉnh Số {number}")
    command = [sys.executable, "-m", "coordplan", "who", "--format", "json", "-e", "rescue"]
    with TemporaryDirectory() as cache:
        env = {**os.environ, PLANS: str(own), "COORDPLAN_CACHE": cache}
        asked = [["--place", "Bình 7"], ["-p", "n-7"], ["-p", "Bình 7"]] * 4
        some = []
        for turn, words in enumerate(asked):
            written(own, f"more{turn}.yaml", f"m-{turn}", f"xã Mới {turn}, tỉnh Số {turn}")
            some.append(subprocess.Popen([*command, *words], env=env, stdout=subprocess.PIPE))
        for one in some:
            out, _ = one.communicate(timeout=300)
            assert one.returncode == 0
            assert [plan["plan"] for plan in json.loads(out)["plans"]] == ["n-7"]
        known = own_plans(Cache(cache))
        assert list(known.all()) == list(own_plans().all())


def test_what_is_kept_of_a_plan_is_not_read_again(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    plain = list(own_plans(cache).all())

    def read(file: object) -> object:
        raise AssertionError(f"{file} is read again")

    monkeypatch.setattr(catalogues, "_read", read)
    assert list(own_plans(cache).all()) == plain


def test_a_folder_that_cannot_be_looked_at_is_named(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refused(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("deeper"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(UnreadableFileError, match="Permission denied") as caught:
        list(own_plans().all())
    (found,) = caught.value.diagnostics
    assert found.where is not None
    assert found.where.file.endswith("deeper")


@pytest.mark.parametrize(
    "kind", ["city", "province", "district", "town", "commune", "ward", "township"]
)
def test_a_place_is_called_by_its_kind_before_and_after_it(own: Path, kind: str) -> None:
    file = written(own, "c.yaml", "hoa-binh-1", f"Long Thanh {kind}")
    for name in (f"Long Thanh {kind}", f"the {kind} of Long Thanh", "long thanh"):
        assert plan_file(name) == str(file)
