"""As people say it: names of events, facts and values, vague words, numbers. Nothing is guessed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import coordplan
from coordplan.answer.interview import begin
from coordplan.answer.items import Question
from coordplan.answer.reply import Counted, Turn, read_reply
from coordplan.compare.matrix import by_event
from coordplan.diagnostics import Diagnostic
from coordplan.situation import by_ids, misses, resolve
from coordplan.vocabulary import FactValue
from coordplan.vocabulary.terms import ALONE
from tests.conftest import ROOT, Run

DATA = ROOT / "tests" / "data"


def alone(word: str) -> coordplan.Situation:
    """A word as ``--fact WORD`` gives it."""
    return coordplan.Situation(**{word: ALONE})


def may_mean(situation: coordplan.Situation, vocabulary: coordplan.Vocabulary) -> list[str]:
    (miss,) = misses(situation, vocabulary)
    return [one.id for one in miss.may_mean]


def said(vocabulary: coordplan.Vocabulary, *events: str, **facts: Any) -> str:
    with pytest.raises(coordplan.SituationError) as caught:
        resolve(coordplan.Situation(*events, **facts), vocabulary)
    found = caught.value.diagnostics
    return "\n".join(f"{d.message}{d.help}" for d in found)


STATED = [
    ("biên phòng", {"received_by": "border-guard"}),
    ("BIEN PHONG", {"received_by": "border-guard"}),
    ("nữ", {"sex": "female"}),
    ("nạn nhân là nữ", {"sex": "female"}),
    ("đảo", {"entry": "island"}),
    ("trong nước", {"origin": "domestic"}),
    ("học sinh", {"pupil": True}),
    ("vị thành niên", {"minor": True}),
    ("người lớn", {"minor": False}),
    ("entry=cảng biển", {"entry": "seaport"}),
    ("giới tính = nữ", {"sex": "female"}),
    ("15 tuổi", {"minor": True, "under_16": True}),
    ("tuổi: 17", {"minor": True, "under_16": False}),
    ("15-year-old", {"minor": True, "under_16": True}),
]


@pytest.mark.parametrize(("word", "facts"), STATED)
def test_a_word_states_what_it_names(
    vocabulary: coordplan.Vocabulary, word: str, facts: dict[str, str | bool]
) -> None:
    """In the place of an event, and alone in the place of a fact."""
    assert by_ids(coordplan.Situation(word), vocabulary).facts == facts
    if "=" not in word:
        assert by_ids(alone(word), vocabulary).facts == facts


@pytest.mark.parametrize(
    ("facts", "meant"),
    [
        ({"địa điểm": "cảng biển"}, {"entry": "seaport"}),
        ({"nơi nhập cảnh": "sân bay"}, {"entry": "airport"}),
        ({"giới tính": "nữ"}, {"sex": "female"}),
        ({"minor": "người lớn"}, {"minor": False}),
        ({"minor": "vị thành niên"}, {"minor": True}),
        ({"trẻ em": True}, {"under_16": True}),
        ({"origin": "nước ngoài"}, {"origin": "abroad"}),
        ({"nationality": "nước ngoài"}, {"nationality": "foreign"}),
    ],
)
def test_facts_and_values_by_any_name(
    vocabulary: coordplan.Vocabulary, facts: dict[str, Any], meant: dict[str, str | bool]
) -> None:
    """A vague word is exact where only one value of the fact fits it."""
    assert by_ids(coordplan.Situation(**facts), vocabulary).facts == meant


VAGUE = [
    ("tàu", "entry=seaport entry=sea-border entry=island entry=at-sea entry=land-gate"),
    ("đường biển", "entry=seaport entry=sea-border entry=island entry=at-sea"),
    ("by sea", "entry=seaport entry=sea-border entry=island entry=at-sea"),
    ("cơ sở hỗ trợ", "received_by=support-facility location=facility"),
    ("nước ngoài", "origin=abroad nationality=foreign location=host-country"),
]


@pytest.mark.parametrize(("word", "ids"), VAGUE)
def test_a_word_of_several_things_is_none_of_them(
    vocabulary: coordplan.Vocabulary, word: str, ids: str
) -> None:
    for situation in (coordplan.Situation(word), alone(word)):
        assert may_mean(situation, vocabulary) == ids.split()
    told = said(vocabulary, word)
    assert "may mean several things" in told
    assert all(f"`{one}`" in told for one in ids.split())


def test_an_event_is_an_event_and_a_fact_may_be_both(vocabulary: coordplan.Vocabulary) -> None:
    """``--event`` asks what happened, so a name of an event is that event; ``--fact`` does not."""
    assert by_ids(coordplan.Situation("cảng biển"), vocabulary).events == ("seaport-return",)
    assert may_mean(alone("cảng biển"), vocabulary) == ["seaport-return", "entry=seaport"]


def test_an_event_that_says_what_a_value_says_is_no_second_thing(
    vocabulary: coordplan.Vocabulary,
) -> None:
    assert resolve(alone("giải cứu"), vocabulary).facts["route"] == "rescue"


def test_words_that_need_their_fact_say_nothing_alone(vocabulary: coordplan.Vocabulary) -> None:
    for word, meant in (("chưa rõ", "nationality=undetermined"), ("none", "proceedings=none")):
        assert may_mean(coordplan.Situation(word), vocabulary)[0] == meant
    assert resolve(coordplan.Situation(proceedings="không có"), vocabulary).facts


def test_a_fact_alone_needs_a_value(vocabulary: coordplan.Vocabulary) -> None:
    assert may_mean(alone("sex"), vocabulary) == ["sex=female", "sex=male"]
    assert "needs a value" in said(vocabulary, **{"giới tính": ALONE})
    assert resolve(alone("minor"), vocabulary).facts == {"minor": True}


@pytest.mark.parametrize(
    ("situation", "first"),
    [
        (coordplan.Situation("bien phng"), "received_by=border-guard"),
        (coordplan.Situation("trở về qua cảng biển Đình Vũ"), "seaport-return"),
        (coordplan.Situation(entri="island"), "entry=island"),
        (coordplan.Situation(entry="hải đả"), "entry=island"),
        (coordplan.Situation("sea-boarder-return"), "sea-border-return"),
    ],
)
def test_a_slip_has_candidates(
    vocabulary: coordplan.Vocabulary, situation: coordplan.Situation, first: str
) -> None:
    assert may_mean(situation, vocabulary)[0] == first


def test_a_name_typed_by_mistake_goes_no_further(vocabulary: coordplan.Vocabulary) -> None:
    assert "Nguyen" not in said(vocabulary, "name=Nguyen", name="Nguyen")


AGES = [
    (0, True, True), (15, True, True), ("015", True, True), (16, True, False), (17, True, False),
    (18, False, False), (130, False, False), ("17 tuổi", True, False),
]  # fmt: skip


@pytest.mark.parametrize("name", ["age", "tuổi", "Số tuổi"])
@pytest.mark.parametrize(("age", "minor", "under_16"), AGES)
def test_an_age_sets_facts(
    vocabulary: coordplan.Vocabulary, name: str, age: int | str, minor: bool, under_16: bool
) -> None:
    resolved = resolve(coordplan.Situation(**{name: age}), vocabulary)
    assert (resolved.facts["minor"], resolved.facts["under_16"]) == (minor, under_16)
    assert set(resolved.facts) <= {"minor", "under_16", "unsupported_child"}


@pytest.mark.parametrize(
    "age",
    [
        -1,
        "-1",
        131,
        "1.5",
        "1e1",
        "mười lăm",
        "",
        True,
        "1" * 5000,
        pytest.param(10**5000, id="huge"),
        7.0,
        None,
    ],
)
def test_what_is_no_age_is_refused_and_not_repeated(
    vocabulary: coordplan.Vocabulary, age: object
) -> None:
    told = said(vocabulary, age=age)
    assert "a whole number from 0 to 130" in told
    assert set(re.findall(r"\d+", told)) == {"0", "130", "16"}, "the bounds and the example"


@pytest.mark.parametrize("word", ["-5 tuổi", "1.5 tuổi", "131 tuổi", "15 16 tuổi"])
def test_nor_in_words(vocabulary: coordplan.Vocabulary, word: str) -> None:
    assert "a whole number from 0 to 130" in said(vocabulary, word)


def test_an_age_contradicts_like_any_fact(vocabulary: coordplan.Vocabulary) -> None:
    told = said(vocabulary, age=47, minor=True)
    assert "`age` and `minor=true` contradict each other" in told
    assert "47" not in told
    assert "`child` and `age` cannot be true together" in said(vocabulary, "child", age=47)
    assert "`age` and `age` contradict each other" in said(vocabulary, age=15, tuổi=47)


def test_another_vocabulary_has_its_own_numbers_and_words(tmp_path: Path) -> None:
    file = tmp_path / "vocabulary.yaml"
    text = (
        (DATA / "disaster.yaml").read_text("utf-8").rstrip()
        + """
numbers:
  wind:
    label: {vi: cấp gió, en: wind force}
    about: {vi: Cấp Beaufort, en: On the Beaufort scale}
    most: 17
    bands: [{below: 8, facts: {at_night: false}}, {facts: {hazard: storm}}]
vague:
  - {words: [nước, water], may_mean: [{hazard: flood}, {hazard: drought}]}
"""
    )
    file.write_text(text, "utf-8")
    vocabulary = coordplan.load_vocabulary(str(file))
    assert resolve(coordplan.Situation("cấp gió 9"), vocabulary).facts["hazard"] == "storm"
    assert may_mean(coordplan.Situation(hazard="nước"), vocabulary) == [
        "hazard=flood",
        "hazard=drought",
    ]
    assert "from 0 to 17" in said(vocabulary, wind=18)
    assert "unknown fact" in said(vocabulary, age=15)


NUMBER = (
    "numbers:\n  wind:\n    label: {vi: gió, en: wind}\n    about: {vi: a, en: b}\n    most: 17\n"
)
FLOOD = "flood: {label: {vi: lũ lụt, en: flood},"
BROKEN = [
    (FLOOD, f"{FLOOD} names: [storm],", "ambiguous-name"),
    (FLOOD, f"{FLOOD} colour: red,", "unknown-key"),
    ("    values: bool", "    names: [hazard]\n    values: bool", "ambiguous-name"),
    ("    values: bool", "    opposites: [có]\n    values: bool", "ambiguous-name"),
    ("    values: bool", "    names: [x]\n    opposites: [x]\n    values: bool", "ambiguous-name"),
    ("    values:\n", "    opposites: [x]\n    values:\n", "bad-value"),
    ("phases:\n", "vague: [{words: [x], may_mean: [{hazard: flood}]}]\nphases:\n", "bad-value"),
    ("phases:\n", "vague: [{words: [x], may_mean: [{hazard: flood}, {hazard: fire}]}]\nphases:\n",
     "unknown-value"),
    ("phases:\n", "vague: [{words: [x], may_mean: [{hazrd: flood}, {hazard: storm}]}]\nphases:\n",
     "unknown-fact"),
    ("phases:\n", "vague: [{words: [lũ lụt], may_mean: [{hazard: storm}, {dam_open: true}]}]\n"
     "phases:\n", "ambiguous-name"),
    ("phases:\n", "vague:\n" + 2 * "  - {words: [x], may_mean: [{hazard: flood}, {hazard: storm}]}\n"
     + "phases:\n", "ambiguous-name"),
    ("phases:\n", f"{NUMBER}    bands: [{{below: 5, facts: {{at_night: true}}}}]\nphases:\n",
     "bad-bands"),
    ("phases:\n", f"{NUMBER}    bands: [{{facts: {{at_night: true}}}}, {{facts: {{at_night: false}}}}]\n"
     "phases:\n", "bad-bands"),
    ("phases:\n", f"{NUMBER}    bands: [{{facts: {{at_nigt: true}}}}]\nphases:\n", "unknown-fact"),
    ("phases:\n", f"{NUMBER}    bands: [{{facts: {{dam_open: true, hazard: storm}}}}]\nphases:\n",
     "impossible-condition"),
    ("phases:\n", f"{NUMBER}    names: [hazard]\n    bands: [{{facts: {{at_night: true}}}}]\nphases:\n",
     "ambiguous-name"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "rule"), BROKEN)
def test_names_and_numbers_are_checked(
    written: str, instead: str, rule: str, tmp_path: Path
) -> None:
    text = (DATA / "disaster.yaml").read_text("utf-8")
    assert written in text
    file = tmp_path / "vocabulary.yaml"
    file.write_text(text.replace(written, instead, 1), "utf-8")
    found = coordplan.check_vocabulary(str(file))
    assert rule in {d.rule for d in found}
    assert all(d.where is not None and d.where.position is not None for d in found)


def test_ids_stay_as_they_are(vocabulary: coordplan.Vocabulary) -> None:
    situation = coordplan.Situation("rescue", minor=True, entry="at-sea")
    assert by_ids(situation, vocabulary) is situation


def test_a_comparison_takes_a_value_in_the_place_of_an_event(haiphong: coordplan.Plan) -> None:
    actions = [haiphong.vocabulary.main_action]
    said_so = by_event([haiphong], actions, coordplan.Situation("trên biển", "giải cứu trên biển"))
    by_id = by_event([haiphong], actions, coordplan.Situation("sea-rescue", entry="at-sea"))
    assert said_so == by_id


def test_a_scenario_takes_an_age(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(
        "coordplan: 1\nplan: Hải Phòng\nscenarios:\n  - name: a child\n    events: [đường hàng không]\n"
        "    facts: {age: 15}\n    expect: {status: {certify: general}}\n",
        "utf-8",
    )
    assert run("test", str(file)).code in {0, 1}
    file.write_text(file.read_text("utf-8").replace("age: 15", "age: 15, minor: false"), "utf-8")
    assert "contradict" in run("test", str(file)).out


def question(vocabulary: coordplan.Vocabulary, fact: str) -> Question:
    asked = vocabulary.facts[fact]
    return Question(asked, tuple(v.value for v in asked.values), decides=1, left=0.0)


REPLIES = [
    ("minor", "đúng", True), ("minor", "ĐÚNG", True), ("minor", "phải", True), ("minor", "rồi", True),
    ("minor", "chưa", False), ("minor", "không phải", False), ("minor", "người lớn", False),
    ("minor", "vị thành niên", True), ("minor", "dừng", Turn.STOP), ("route", "dung", Turn.STOP),
    ("route", "trao trả", "handover"), ("entry", "cảng biển", "seaport"), ("sex", "phụ nữ", "female"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "written", "meant"), REPLIES)
def test_an_answer_by_any_name(
    vocabulary: coordplan.Vocabulary, fact: str, written: str, meant: str | bool
) -> None:
    """Without its marks "đúng" is spelled like "dừng": right never stops the dialogue."""
    found = read_reply(question(vocabulary, fact), written, vocabulary)
    assert (found.value if isinstance(found, FactValue) else found) == meant


@pytest.mark.parametrize(
    ("fact", "written", "rule"),
    [
        ("minor", "dung", "unknown-answer"),
        ("entry", "tàu", "ambiguous-word"),
        ("minor", "131 tuổi", "bad-number"),
        ("minor", "200", "bad-number"),
        ("minor", "3", "unknown-answer"),
        ("entry", "15 tuổi", "unknown-answer"),
    ],
)
def test_an_answer_that_is_not_clear(
    vocabulary: coordplan.Vocabulary, fact: str, written: str, rule: str
) -> None:
    found = read_reply(question(vocabulary, fact), written, vocabulary)
    assert isinstance(found, Diagnostic)
    assert found.rule == rule
    assert found.help is not None


def test_a_vague_answer_is_told_the_numbers_of_the_list(vocabulary: coordplan.Vocabulary) -> None:
    found = read_reply(question(vocabulary, "entry"), "cảng", vocabulary)
    assert isinstance(found, Diagnostic)
    assert found.help is not None
    assert found.help.en == "say which: 1  airport, 2  seaport"


@pytest.mark.parametrize("written", ["15", "15 tuổi", "tuổi 15"])
def test_an_age_answers_a_question_that_it_settles(haiphong: coordplan.Plan, written: str) -> None:
    found = read_reply(question(haiphong.vocabulary, "minor"), written, haiphong.vocabulary)
    assert isinstance(found, Counted)
    after = begin(haiphong, coordplan.Situation("rescue")).counted(found.number, found.digits)
    assert after.situation.facts == {"minor": True, "under_16": True}
    with pytest.raises(coordplan.SituationError, match="age"):
        after.counted(found.number, "47")


def test_on_a_command_line(run: Run) -> None:
    asked = ("--format", "json", "--as-of", "2024-06-01")
    plain = run(
        "who", "-p", "haiphong", "-e", "sea-rescue", "-f", "minor=true", "-f", "under_16=true",
        "-f", "sex=female", *asked,
    )  # fmt: skip
    people = run(
        "who",
        "-p",
        "TP. Hải Phòng",
        "-e",
        "Giải cứu trên biển",
        "-f",
        "tuổi=15",
        "-f",
        "nữ",
        *asked,
    )
    assert plain.code == 0
    assert people == plain


@pytest.mark.slow
def test_no_output_has_the_number(run: Run) -> None:
    for typed in (("-f", "age=47"), ("-f", "47 tuổi"), ("-e", "tuổi 47")):
        ran = run("card", "-p", "haiphong", "-e", "rescue", *typed)
        assert ran.code == 0
        assert "tuổi" not in ran.out.split("coordplan who")[1][:200]
        assert "age=" not in ran.out
    assert run("who", "-p", "haiphong", "-f", "age=47", "-f", "age=48").err.count("47") == 0


def test_over_a_pipe_every_word_is_told_at_once(run: Run) -> None:
    ran = run("who", "-p", "Hà Nội", "-p", "xx", "-e", "tàu", "-f", "bien phng", typed="1\n")
    assert (ran.code, ran.out) == (2, "")
    said = (
        "no such plan (number 1 of 2)",
        "no such plan (number 2 of 2)",
        "`tàu` may mean",
        "no fact and no value is called so",
    )
    for word in said:
        assert ran.err.count(word) == 1
    assert not re.search("Hà Nội`|xx|bien phng", ran.err)
