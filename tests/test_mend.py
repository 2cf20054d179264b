"""Amendments: every proposal for every shipped plan is applied and held against the plan."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from coordplan.amending.fewest import fewest
from coordplan.amending.mend import mend
from coordplan.amending.proof import Proof, prove
from coordplan.amending.terms import Amendments, Force, Kind, Proposal
from coordplan.amending.written import when_data
from coordplan.compare.cases import Cases, Restriction
from coordplan.compare.diagram import Diagrams
from coordplan.compare.survey import Harm
from coordplan.compiled import Role
from coordplan.conditions import Among
from coordplan.load.amending import amended_plan, amended_text, with_duties
from coordplan.load.files import default_plans, national_plans
from coordplan.load.plans import load_shipped_plan
from coordplan.phrases.amendments import sentence
from coordplan.validity.succession import steps_of
from coordplan.vocabulary.when import When, condition_of
from tests.conftest import Run
from tests.shipped import law

DAY = datetime.date(2026, 11, 29)
PLANS = sorted(default_plans())
SMALL = ("laichau", "tanhong")
"""The plans that take a second each."""


@functools.cache
def amendments(id_: str, day: datetime.date = DAY, *, smallest: bool = False) -> Amendments:
    return mend(
        load_shipped_plan(id_, None),
        as_of=day,
        rules=[load_shipped_plan(one, None) for one in national_plans()],
        others=[load_shipped_plan(one, None) for one in PLANS],
        registry=law(),
        smallest=smallest,
    )


def proved(id_: str, proposals: Sequence[Proposal]) -> Proof:
    plan = load_shipped_plan(id_, None)
    amended = amended_plan(amended_text(id_, proposals), id_, plan.vocabulary)
    return prove(plan, amended, proposals)


def names_who_is_there(id_: str, day: datetime.date, one: Proposal) -> bool:
    """Whether a proposal names a body that is there, at a level that the place has."""
    plan, levels = load_shipped_plan(id_, None), [*load_shipped_plan(id_, None).vocabulary.levels]
    if levels.index(one.body.level) < levels.index(plan.jurisdiction.level):
        return False
    ended = law().abolished.get(one.body.level)
    if ended is not None and ended.on <= day.isoformat():
        return False
    if one.body.agency is not None:
        steps = steps_of(plan, one.body.agency, law(), day.isoformat(), [one.action.id])
        return all(step.merger is not None and step.to for step in steps)
    steps = steps_of(plan, one.body.former[0], law(), day.isoformat(), [one.action.id])
    return any(heir.name == one.body.name for step in steps for heir in step.to)


@pytest.mark.parametrize(
    "id_", [pytest.param(one, marks=() if one in SMALL else pytest.mark.slow) for one in PLANS]
)
def test_what_is_taken_closes_what_it_says_and_changes_nothing_else(id_: str) -> None:
    found = amendments(id_)
    taken = [*found.taken]
    proof = proved(id_, taken)
    assert proof.holds
    assert not proof.stray
    assert all(gap.harm is Harm.LOW for gap in proof.new)
    after = {gap.id: gap.extent.count for gap in proof.after}
    for one in found.mendings:
        if one.want.kind is Kind.NOBODY_ACTS:
            assert after.get(one.want.id, 0) == (0 if one.left is None else one.left.count)
    assert all(names_who_is_there(id_, DAY, one) for one in taken)
    assert all(sentence(one).vi.endswith(".") and sentence(one).en.endswith(".") for one in taken)


@pytest.mark.slow
@pytest.mark.parametrize("day", [datetime.date(2024, 6, 1), DAY])
@pytest.mark.parametrize("id_", PLANS)
def test_every_candidate_is_proved_by_itself(id_: str, day: datetime.date) -> None:
    for mending in amendments(id_, day).mendings:
        for one in mending.candidates:
            assert names_who_is_there(id_, day, one), one.id
            proof = proved(id_, [one])
            assert not proof.stray, one.id
            after = {gap.id: gap.extent.count for gap in proof.after}
            if mending.want.kind in {Kind.NOBODY_ACTS, Kind.NOBODY_LEADS}:
                left = mending.want.extent.count - one.extent.count
                assert after.get(mending.want.id, 0) == left, one.id


@pytest.mark.slow
@pytest.mark.parametrize("id_", PLANS)
def test_the_fewest_close_as_much(id_: str) -> None:
    every, few = amendments(id_), amendments(id_, smallest=True)
    assert few.fewest is not None
    assert few.fewest <= len([*few.taken]) <= len([*every.taken])
    for one, other in zip(every.mendings, few.mendings, strict=True):
        assert (one.left is None) == (other.left is None)
        if one.left is not None and other.left is not None:
            assert one.left.count == other.left.count
    assert proved(id_, [*few.taken]).holds


def test_soc_trang_gets_a_leader_at_the_sea_border_and_at_a_seaport() -> None:
    (one,) = [m for m in amendments("soctrang").mendings if m.want.id == "nobody-leads:receive"]
    assert one.left is None
    best = one.taken[0]
    assert (best.role, best.body.function, best.body.level) == (
        Role.LEAD,
        "border-guard",
        "province",
    )
    assert best.body.agency is None, "the command is gone; its heir is named"
    assert [f"{p.source.plan.id} {p.duty.clause}" for p in best.precedents if p.alike] == [
        "haiphong V.8.-1"
    ]
    (past,) = [p for p in best.precedents if not p.alike]
    assert (past.source.plan.id, past.duty.clause) == ("ttlt-01-2014", "4.4.c")
    assert past.source.force is Force.UNCLEAR
    assert best.at == "II.4.-3"
    assert sentence(best).vi == (
        "Đối với nạn nhân do nước ngoài trao trả hoặc được tiếp nhận qua đường ngoại giao và được "
        "tiếp nhận ban đầu ở cửa khẩu cảng biển, khu vực biên giới biển, hải đảo hoặc trên biển, "
        "Ban Chỉ huy Bộ đội Biên phòng thuộc Bộ Chỉ huy Quân sự cấp tỉnh chủ trì, phối hợp với các "
        "cơ quan, đơn vị có liên quan tiếp nhận nạn nhân."
    )


def test_sentences_are_those_of_a_clause() -> None:
    said = {one.id: sentence(one) for one in amendments("laichau").taken}
    case = said["nobody-acts:temporary-lodging=perform:commune-committee"]
    other = said["nobody-acts:share-information=perform:commune-committee"]
    several = said["nobody-acts:notify=perform:commune-police"]
    assert case.vi == (
        "Đối với nạn nhân là người dưới 16 tuổi và đang được tạm thời cách ly, Ủy ban nhân dân các "
        "xã, phường có trách nhiệm bố trí chỗ ở tạm thời cho nạn nhân."
    )
    assert other.en == "Commune and Ward People's Committees shall share information on the case."
    assert several.vi == (
        "Công an xã, phường có trách nhiệm thông báo về vụ việc khi nạn nhân do cơ quan Công an "
        "tiếp nhận, đủ 16 tuổi trở lên và thuộc một trong các trường hợp sau đây: a) không thuộc "
        "trường hợp tự trở về hoặc tự đến trình báo; b) tự đến trình báo và đang ở nước ngoài."
    )
    assert several.en == (
        "Commune and ward police shall give notice of the case where the victim is one who was "
        "received by the police, who is 16 or older, and a) who is not one that returned unaided "
        "or came forward unaided; or b) who came forward unaided and who is at present abroad."
    )


def test_a_new_clause_has_a_locator_of_its_own() -> None:
    """Also where a clause of an earlier amendment was taken out again."""
    new = [one for one in amendments("laichau").taken if one.at is None]
    amended: Any = with_duties({"agencies": {}, "clauses": [{"at": "BS.2"}]}, new[:2])
    assert [one["at"] for one in amended["clauses"]] == ["BS.2", "BS.1", "BS.3"]


def test_what_no_source_answers_is_a_question() -> None:
    found = {one.want.id: one for one in amendments("soctrang").mendings}
    screen = found["nobody-acts:screen"]
    assert not screen.candidates
    assert screen.left is not None
    assert screen.left.count == screen.want.extent.count


@pytest.mark.slow
def test_a_new_plan_is_written_with_its_scenarios(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    command = ["mend", "soctrang", "--action", "receive", "--as-of", "2026-11-29"]
    before = Path(default_plans()["soctrang"]).read_bytes()
    ran = run(*command, "--apply", str(file), "--format", "json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["written"] == [str(file), str(tmp_path / "new-scenarios.yaml")]
    assert run("test", str(tmp_path / "new-scenarios.yaml")).code == 0
    assert run("check", str(file)).code == 0
    assert run("gaps", str(file), "--action", "receive", "--exit-code").code == 0
    assert run(*command, "--apply", str(file)).code == 4, "nothing is written in place"
    assert Path(default_plans()["soctrang"]).read_bytes() == before


def test_a_plan_is_needed_or_the_matrix(run: Run) -> None:
    assert run("mend").code == 2
    assert run("mend", "soctrang", "--matrix").code == 2


def test_conditions_say_what_they_mean_in_nested_places() -> None:
    """What is written for a set of values is read as that set, though values lie in others."""
    vocabulary = load_shipped_plan("soctrang", None).vocabulary
    fact = vocabulary.facts["entry"]
    diagrams = Cases(vocabulary, ()).diagrams
    for mask in range(1, 2 ** len(fact.values) - 1):
        values = tuple(v.value for n, v in enumerate(fact.values) if mask >> n & 1)
        barred = tuple(v.value for n, v in enumerate(fact.values) if not mask >> n & 1)
        written = TypeAdapter(When).validate_python(
            when_data(((Restriction(fact, values, barred),),))
        )
        read = diagrams.of(condition_of(written, vocabulary.facts))
        assert read == diagrams.of(Among(fact.number, mask)), (values, written)


class TestFewest:
    """Set covers of numbers as sets of one fact."""

    def sets(self, *masks: int) -> tuple[Diagrams, list[int]]:
        diagrams = Diagrams([20], [0])
        return diagrams, [diagrams.among(0, mask) for mask in masks]

    def test_nothing(self) -> None:
        assert fewest(*self.sets()) == ((), 0)

    def test_one_that_covers_all(self) -> None:
        assert fewest(*self.sets(0b0011, 0b1100, 0b1111)) == ((2,), 1)

    def test_better_than_greedy(self) -> None:
        chosen, bound = fewest(
            *self.sets(0b111100, 0b111000 >> 3 | 0b001000, 0b110011, 0b000111 << 3)
        )
        assert len(chosen) == bound == 2

    def test_of_many_there_is_a_bound(self) -> None:
        rings = [0b11 << n for n in range(18)] + [1 << 19 | 1 << 0]
        diagrams, nodes = self.sets(*rings)
        chosen, bound = fewest(diagrams, nodes)
        assert diagrams.some(nodes[n] for n in chosen) == diagrams.some(nodes)
        assert 1 <= bound <= len(chosen)
