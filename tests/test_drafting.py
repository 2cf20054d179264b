"""Drafting a plan from its document: what is exact in it, what is guessed, and what it never holds."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.drafting import Knowledge, Skeleton, read_skeleton
from coordplan.drafting.citations import Citations
from coordplan.drafting.names import Names, words_of
from coordplan.drafting.place import place_in_head, place_in_title
from coordplan.drafting.skeleton import MOST_CLAUSES
from coordplan.load import load_registry, load_vocabulary
from coordplan.load.drafts import draft_plan, knowledge
from coordplan.load.formatting import formatted
from coordplan.load.plans import Opened, read_checked
from coordplan.tracing import cut, trace
from tests.conftest import ROOT, Run

EXAMPLES = ROOT / "docs" / "examples"
DOCUMENT, DRAFTED = EXAMPLES / "draft.txt", EXAMPLES / "drafted.yaml"
SOURCES = ("haiphong", "soctrang", "tanhong", "dongnai", "laichau")
DRAFTING = ("dongnai-182-2025-drugs", "hcm-2853-2025-disaster", "daklak-0130-2025-afterflood", "phutho-102-2025", "caobang-2022-2025")  # fmt: skip


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return knowledge(load_vocabulary(), load_registry())


def skeleton(known: Knowledge, text: str) -> Skeleton:
    return read_skeleton(text, known)


def without(known: Knowledge, plan: str) -> Knowledge:
    """What is known without a plan, so that it is not drafted from itself."""
    plans = tuple(one for one in known.plans if one.id != plan)
    return Knowledge(plans, known.registry, known.vocabulary)


# --- the laws of a draft


def keeps_the_laws(file: Path, known: Knowledge) -> None:
    """It loads, is in layout, traces to its document, and copies no sentence and no signer."""
    drafted = draft_plan(str(file), "draft", known)
    checked = read_checked(Opened(drafted.text.encode(), "draft.yaml"), known.vocabulary)
    assert {found.rule for found in checked.diagnostics} == {"open-review"}
    assert checked.compiled is not None
    assert checked.compiled.is_draft
    assert formatted(drafted.text.encode(), "draft.yaml") == drafted.text
    found = trace(checked.compiled, drafted.source.text, sha256=drafted.source.sha256)
    assert found.clean
    assert found.same_file
    assert len(found.clauses) == found.leaves
    names = {" ".join(name.split()) for a in checked.compiled.agencies.values() for name in a.names}
    for clause in cut(drafted.source.text):
        if clause.at.startswith("S.") or len(clause.text) >= 40:
            assert clause.text not in drafted.text or clause.text in names, clause.at


def test_a_draft_keeps_its_laws(known: Knowledge) -> None:
    keeps_the_laws(DOCUMENT, known)


@pytest.mark.parametrize("name", SOURCES)
def test_a_draft_of_a_source_keeps_its_laws(name: str, known: Knowledge, sources: Path) -> None:
    keeps_the_laws(sources / f"{name}.txt", without(known, name))


@pytest.mark.uncounted
@pytest.mark.parametrize("name", DRAFTING)
def test_a_draft_of_another_document_keeps_its_laws(
    name: str, known: Knowledge, sources: Path
) -> None:
    keeps_the_laws(sources / "drafting" / f"{name}.txt", known)


@pytest.mark.uncounted
@pytest.mark.parametrize("name", DRAFTING)
def test_what_was_drafted_of_another_document_is_said(
    name: str, run: Run, sources: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.yaml"
    ran = run("draft", str(sources / "drafting" / f"{name}.txt"), "-o", str(file), "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("A plan drafted from its document")
    found = json.loads(run("check", str(file), "--format", "json").out)["files"][0]["diagnostics"]
    assert [one["rule"] for one in found] == ["open-review"]


LINES = ["ỦY BAN NHÂN DÂN", "XÃ VEN ĐỒI", "Số: 1/KH-UBND", "KẾ HOẠCH", "Căn cứ lệ làng;", "I. BẾP", "1. Sở Y tế", "- Nấu cơm.", "| a | b |", "Phân công thực hiện:", "- Cơ quan chủ trì: Công an tỉnh", "Nơi nhận:", "- Sở Y tế;", "TM. XÃ", "Điều 1. Nấu.", "A. SÂN", "", ""]  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(lines=st.lists(st.sampled_from(LINES), max_size=25))
def test_whatever_is_cut_can_be_drafted(
    lines: list[str], known: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("drafts") / "document.txt"
    file.write_text("\n".join(["- Nấu cơm.", *lines]), "utf-8")
    drafted = draft_plan(str(file), "draft", known)
    assert formatted(drafted.text.encode(), "draft.yaml") == drafted.text


# --- what is exact, on the five plans, each drafted with what the others know


@pytest.mark.parametrize("name", SOURCES)
def test_the_head_of_a_source_is_as_it_was_encoded(
    name: str, known: Knowledge, sources: Path
) -> None:
    plan = coordplan.load_plan(name)
    found = skeleton(without(known, name), (sources / f"{name}.txt").read_text("utf-8"))
    head, document = found.head, plan.document
    assert (head.kind, head.number) == (document.kind, document.number)
    assert found.level == plan.jurisdiction.level
    assert head.place is not None
    assert plan.jurisdiction.name.vi.startswith(head.place.title.vi)
    if name != "tanhong":  # its text has no head
        assert (head.issued, head.from_) == (document.issued, document.effective_from)
    assert head.to == document.effective_to
    assert found.bodies.issuer.function == document.issuer.function


@pytest.mark.parametrize("name", SOURCES)
def test_no_citation_of_a_source_is_made_up(name: str, known: Knowledge, sources: Path) -> None:
    plan = coordplan.load_plan(name)
    found = skeleton(without(known, name), (sources / f"{name}.txt").read_text("utf-8"))
    for one in found.clauses:
        cited = {cited.instrument for cited in plan.clauses[one.clause.at].cites}
        assert set(one.cited.ids) <= cited, one.clause.at
        assert known.registry is not None
        laws = known.registry.instruments
        assert all(id_ not in laws or id_.startswith("luat") for id_ in cited - set(one.cited.ids))


def test_most_kinds_are_guessed_as_they_were_encoded(known: Knowledge, sources: Path) -> None:
    right = total = 0
    for name in SOURCES:
        plan = coordplan.load_plan(name)
        text = (sources / f"{name}.txt").read_text("utf-8")
        for one in skeleton(without(known, name), text).clauses:
            total += 1
            right += plan.clauses[one.clause.at].kind == one.guess.kind
            if one.guess.sure == "high" and name != "soctrang":
                assert plan.clauses[one.clause.at].kind == one.guess.kind, (name, one.clause.at)
    assert right / total > 0.93


# --- its parts


def test_the_longest_name_that_is_known_is_found() -> None:
    names = Names.of({words_of(one): one for one in ("Sở Y tế", "Y tế", "Công an", "Công an tỉnh", "BYT", "UBND")})  # fmt: skip
    said = "SỞ Y TẾ và Sở Y - tế, công an, Công  an tỉnh; Công an xã; ubnd UBND BYT"
    found = [(name, text) for name, text in names.found(said)]
    assert found == [
        ("Sở Y tế", "SỞ Y TẾ"), ("Sở Y tế", "Sở Y - tế"), ("Công an tỉnh", "Công  an tỉnh"),
        ("Công an", "Công an"), ("UBND", "UBND"), ("BYT", "BYT"),
    ]  # fmt: skip
    assert list(names.found("")) == []


@pytest.mark.parametrize(
    ("lines", "said", "level"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"], "tỉnh Đắk Lắk", "province"),
        (["ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"], "thành phố Hải Phòng", "province"),
        (["UBND TỈNH LAI CHÂU", "UBND THÀNH PHỐ LAI CHÂU"], "thành phố Lai Châu", "district"),
        (["HUYỆN TÂN HỒNG", "XÃ HỘI CHỦ NGHĨA"], "huyện Tân Hồng", "district"),
        (["ỦY BAN NHÂN DÂN XÃ BÌNH PHÚ"], "xã Bình Phú", "commune"),
    ],
)
def test_a_place_is_read_from_the_head(lines: list[str], said: str, level: str) -> None:
    place = place_in_head(lines)
    assert place is not None
    assert (place.title.vi, place.level(districts=True)) == (said, level)
    assert place.kind != "thành phố" or place.level(districts=False) == "province"
    assert place_in_head(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập"]) is None


def test_a_place_is_read_from_the_title() -> None:
    for title, said in (
        ("Đón người trên địa bàn tỉnh Sóc Trăng năm 2022", "tỉnh Sóc Trăng"),
        ("Đón người trên địa bàn huyện năm 2019", "huyện"),
        ("ĐÓN NGƯỜI TRÊN ĐỊA BÀN THÀNH PHỐ HUẾ", "thành phố Huế"),
    ):
        place = place_in_title(title)
        assert place is not None
        assert place.title.vi == said
    assert place_in_title("Đón người") is None


def test_instruments_are_found_by_number_and_laws_by_title_and_year() -> None:
    citations = Citations(load_registry())
    found = citations.of("Nghị định 62 / 2012/NĐ-CP, Luật Phòng, chống mua bán người năm 2011; Kế hoạch số 7/KH-ABC ngày 12/4/2019")  # fmt: skip
    assert found.ids == ("nd-62-2012", "luat-66-2011")
    assert found.unknown == ("7/KH-ABC",)
    assert citations.of("Luật Phòng, chống mua bán người và 24/7").ids == ()


def test_what_is_not_known_of_the_head_is_said_and_never_made_up(
    known: Knowledge, tmp_path: Path
) -> None:
    file = tmp_path / "x.txt"
    file.write_text("1. Sở Y tế\n\n- Nấu cơm.\n", "utf-8")
    drafted = draft_plan(str(file), "x", known)
    assert "number: null, issuer: issuer, issued: null" in drafted.text
    assert "Not found in the document: kind of document, number, date of issue, issuer, place" in (
        drafted.text
    )


def test_another_vocabulary_takes_only_bodies_that_it_knows(tmp_path: Path) -> None:
    vocabulary = load_vocabulary(str(ROOT / "tests" / "data" / "disaster.yaml"))
    drafted = draft_plan(str(DOCUMENT), "x", knowledge(vocabulary, None))
    plan = read_checked(Opened(drafted.text.encode(), "x"), vocabulary).compiled
    assert plan is not None
    assert {agency.function for agency in plan.agencies.values()} <= set(vocabulary.functions)


def test_a_draft_beside_the_shipped_plans_vouches_for_no_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {"decided": str(EXAMPLES / "decided.yaml"), "drafted": str(DRAFTED)}
    monkeypatch.setattr("coordplan.load.drafts.shipped_plans", files.values)
    (plan,) = knowledge(load_vocabulary(), load_registry()).plans
    assert plan.clauses
    assert not plan.is_draft


# --- the command


def test_the_example_is_what_the_command_drafts(run: Run) -> None:
    ran = run("draft", str(DOCUMENT.relative_to(ROOT)), "--id", "ven-song")
    assert (ran.code, ran.out, ran.err) == (0, DRAFTED.read_text("utf-8"), "")


def test_a_plan_that_exists_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "my province.yaml"
    ran = run("draft", str(DOCUMENT), "-o", str(file))
    assert ran.code == 0
    assert "13 clauses; nobody has reviewed it" in ran.out
    assert "id: my-province" in (first := file.read_text("utf-8"))
    again = run("draft", str(DOCUMENT), "-o", str(file))
    assert (again.code, file.read_text("utf-8")) == (4, first)
    assert "exists already" in again.err


def test_what_was_drafted_as_json(run: Run) -> None:
    found = json.loads(run("draft", str(DOCUMENT), "--id", "x", "--format", "json").out)
    assert found["drafted"]["kinds"]["duty"] == 4
    assert found["drafted"]["unknown"] == [{"number": "7/QĐ-ABC", "at": ["0.¶1"]}]
    assert found["update"] is None


def test_a_number_cited_in_several_clauses_is_shown_with_each(run: Run, tmp_path: Path) -> None:
    text = DOCUMENT.read_text("utf-8")
    file = tmp_path / "twice.txt"
    file.write_text(text.replace("24 giờ.", "24 giờ theo 7/QĐ-ABC."), "utf-8")
    assert "7/QĐ-ABC  [0.¶1] [II.1.-2]" in run("draft", str(file), "--check").out


def test_check_writes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    assert run("draft", str(DOCUMENT), "-o", str(file), "--check").code == 0
    assert not file.exists()


@pytest.mark.parametrize(
    ("text", "code", "said"), [("...\n\n12", 3, "no clause"), ("", 4, "holds no text")]
)
def test_a_document_without_clauses_is_refused(
    text: str, code: int, said: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "x.txt"
    file.write_text(text, "utf-8")
    ran = run("draft", str(file))
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_document_of_more_clauses_than_a_plan_may_have_is_refused(
    run: Run, tmp_path: Path, known: Knowledge
) -> None:
    file = tmp_path / "x.txt"
    file.write_text("I. VIỆC\n\n" + "- Nấu cơm.\n\n" * (MOST_CLAUSES + 1), "utf-8")
    ran = run("draft", str(file), "--check")
    assert ran.code == 2
    assert "more than 1,500 clauses" in ran.err
    file.write_text("I. VIỆC\n\n" + "- Nấu cơm.\n\n" * MOST_CLAUSES, "utf-8")
    assert len(draft_plan(str(file), "x", known).skeleton.clauses) == MOST_CLAUSES


# --- a draft wherever it answers

SAID = {"en": "a draft: 13 of 13 clauses have not been reviewed", "vi": "bản dự thảo, còn 13 trên 13"}  # fmt: skip
ANSWERS = (
    "who -p FILE -e rescue --as-of 2030-04-01", "who -p FILE -e rescue --full --as-of 2030-04-01",
    "who -p FILE -e rescue --agency 'Sở Y tế' --as-of 2030-04-01", "card -p FILE -e rescue --as-of 2030-04-01",
    "why -p FILE -e rescue provincial-police", "compare FILE haiphong --as-of 2030-04-01", "gaps FILE",
    "diff FILE haiphong", "diff FILE haiphong --behaviour -a receive", "deviations FILE -b ttlt-01-2014 --as-of 2030-04-01",
    "reports FILE", "reports FILE --from 2030-01-01 --to 2030-02-01", "agencies -p FILE", "show FILE", "show FILE II.1",
)  # fmt: skip


def asked(command: str, format_: str, language: str, run: Run) -> str:
    """What a command says of the drafted example, on one line."""
    words = shlex.split(command.replace("FILE", str(DRAFTED.relative_to(ROOT))))
    said = run(*words, "--lang", language, "--format", format_).out
    return " ".join(re.sub(r"<[^>]*>", " ", said).split())


@pytest.mark.uncounted
@pytest.mark.parametrize("command", ANSWERS)
def test_every_answer_from_a_draft_says_so_first(command: str, run: Run) -> None:
    assert SAID["en"] in asked(command, "text", "en", run)[:900]
    assert SAID["vi"] in asked(command, "html", "vi", run)
    if command.startswith(("gaps", "who")):
        assert SAID["vi"] in asked(command, "markdown", "vi", run)


def test_a_graph_of_a_draft_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    reviewed = (EXAMPLES / "reviewed.yaml").read_text("utf-8")
    file.write_text(reviewed.replace("id: ven-song\n", "id: ven-song\ndraft: true\n"), "utf-8")
    assert "a draft: 0 of 13 clauses" in run("graph", str(file), "--format", "html").out


def test_a_draft_says_so_in_json(run: Run) -> None:
    found = json.loads(run("who", "-p", str(DRAFTED), "-e", "rescue", "--as-of", "2030-04-01", "--format", "json").out)  # fmt: skip
    assert [one["rule"] for one in found["plans"][0]["doubts"]][:1] == ["draft"]
    shown = json.loads(run("show", str(DRAFTED), "--format", "json").out)
    assert shown["document"]["draft"] is True
    assert not any(clause["reviewed"] for clause in shown["clauses"])


def test_a_clause_is_reviewed_by_removing_its_review(tmp_path: Path) -> None:
    """The count goes down clause by clause; with the last and ``draft`` gone, nothing is said."""
    text, file = DRAFTED.read_text("utf-8"), tmp_path / "x.yaml"
    file.write_text(re.sub(r"    review: .*\n", "", text, count=1), "utf-8")
    assert [found.rule for found in coordplan.check_plan(str(file))] == [
        "open-review",
        "missing-gist",
    ]
    file.write_text(
        re.sub(r"    review: .*\n", "    gist: {vi: a, en: b}\n", text, count=1), "utf-8"
    )
    assert "12 clauses of 13 are to be reviewed" in coordplan.check_plan(str(file))[0].message.en
    reviewed = (EXAMPLES / "reviewed.yaml").read_text("utf-8")
    file.write_text(reviewed.replace("id: ven-song\n", "id: ven-song\ndraft: true\n"), "utf-8")
    (left,) = coordplan.check_plan(str(file))
    assert "still calls itself a draft" in left.message.en
    assert coordplan.check_plan(str(EXAMPLES / "reviewed.yaml")) == ()


@pytest.mark.parametrize("command", [one for one in ANSWERS if one.startswith(("gaps", "diff", "reports", "why", "deviations"))])  # fmt: skip
def test_whatever_compares_or_explains_names_drafts_in_json(command: str, run: Run) -> None:
    words = shlex.split(command.replace("FILE", str(DRAFTED)))
    assert json.loads(run(*words, "--format", "json").out)["drafts"] == ["ven-song"]
