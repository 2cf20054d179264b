"""One case over two plans: which speaks when, what the seam loses, and how the command tells it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest

import coordplan
from coordplan.casework.case import case
from coordplan.casework.journey import Stage, arrived, homecoming, homeward
from coordplan.casework.kinship import Kinship
from coordplan.casework.matrix import on_the_way, seam_matrix
from coordplan.casework.over import province_of, stands_over
from coordplan.casework.terms import Case, Crossing, Kind, Match, Place
from tests.conftest import ROOT, Run
from tests.shipped import law, plan_of

DAY = datetime.date(2026, 11, 29)
EARLY = datetime.date(2024, 6, 1)
SEA = coordplan.Situation("sea-border-return", wish="home", return_planned=True)
ASKED = (
    "case --at haiphong --home soctrang -e sea-border-return -f wish=home -f return_planned=true"
)


def asked(
    at: str = "haiphong",
    home: str = "soctrang",
    situation: coordplan.Situation = SEA,
    *,
    over: tuple[str, ...] = (),
    day: datetime.date = DAY,
) -> Case:
    rules = [plan_of(one) for one in over]
    return case(plan_of(at), plan_of(home), situation, as_of=day, registry=law(), over=rules)


def part(found: Case, place: Place, stage: Stage) -> coordplan.Answer:
    (one,) = [p for p in found.parts if (p.place, p.stage) == (place, stage)]
    return one.answer


def crossing(found: Case, kind: Kind, clause: str | None) -> Crossing:
    (one,) = [
        c for c in found.seam if c.kind is kind and (c.duty.clause if c.duty else None) == clause
    ]
    return one


class TestInTime:
    def test_the_place_of_reception_speaks_until_referral(self) -> None:
        before = part(asked(), Place.AT, Stage.BEFORE)
        assert [(i.agency.id, i.clause) for i in before.leads] == [
            ("border-guard-command", "V.8.-1")
        ]
        assert "return-home" not in before.status
        assert "medical" not in before.status

    def test_both_speak_of_the_return(self) -> None:
        found = asked()
        there, back = (part(found, place, Stage.RETURN) for place in (Place.AT, Place.HOME))
        assert [*there.status] == [*back.status] == ["return-home"]
        assert {item.clause for item in there.act} == {"V.13.-8"}
        assert {item.clause for item in back.act} == {"II.6.-1"}

    def test_the_home_place_speaks_after_it_of_one_who_is_back(self) -> None:
        after = part(asked(home="laichau"), Place.HOME, Stage.AFTER)
        assert after.situation.facts["returned"] is True
        assert "entry" not in after.situation.facts
        assert "medical" in {a.id for item in after.act for a in item.actions}
        assert "receive" not in {a.id for item in after.act for a in item.actions}

    def test_support_until_the_return_is_told_apart(self) -> None:
        assert part(asked(), Place.AT, Stage.MEANWHILE).act
        back = asked(situation=coordplan.Situation("reintegration"))
        assert Stage.MEANWHILE not in {p.stage for p in back.parts}

    def test_facts_of_the_place_of_reception_say_nothing_at_home(self) -> None:
        words = plan_of("haiphong").vocabulary
        stated = coordplan.Situation("sea-border-return", received_by="border-guard", minor=True)
        assert dict(homeward(stated, words).facts) == {"route": "handover", "minor": True}
        home = homecoming(words)
        assert home is not None
        assert home.id == "return-home"
        known = coordplan.Situation("sea-border-return", return_planned=True)
        assert dict(arrived(known, words).facts) == {"route": "handover", "returned": True}

    def test_each_step_says_which_plan_speaks(self) -> None:
        steps = {(s.part.stage, s.action.id): s.part.answer.plan.id for s in asked().steps}
        assert steps[Stage.BEFORE, "receive"] == "haiphong"
        assert steps[Stage.AFTER, "reintegrate"] == "soctrang"


class TestSeam:
    def test_the_return_home_is_matched_with_both_clauses(self) -> None:
        one = crossing(asked(day=EARLY), Kind.RETURN, "V.13.-8")
        assert one.match is Match.MATCHED
        assert one.certain
        assert [r.standing.agency.id for r in one.receivers] == ["social-protection-centre"]
        assert "II.6.-1" in {duty.clause for duty in one.receivers[0].duties}

    def test_what_is_not_known_is_no_match(self) -> None:
        """Sóc Trăng is now part of another province, and nobody has said who stands in."""
        one = crossing(asked(), Kind.RETURN, "V.13.-8")
        assert one.match is Match.GONE
        assert one.lost
        assert [r.standing.agency.id for r in one.receivers] == ["social-protection-centre"]
        for home in ("soctrang", "tanhong", "dongnai", "laichau"):
            for crossed in asked(home=home).seam:
                if crossed.match is Match.MATCHED:
                    assert all(step.to for r in crossed.receivers for step in r.standing.steps)

    def test_nobody_tells_the_home_place(self) -> None:
        found = asked(day=EARLY)
        assert crossing(found, Kind.NOTICE, None).match is Match.HOLE
        assert [one.kind for one in found.holes] == [Kind.NOTICE]

    def test_successors_stand_on_both_sides(self) -> None:
        found = asked()
        one = crossing(found, Kind.HAND_OVER, "V.10.-2")
        assert all(giver.gone for giver in one.givers), "the district police are gone"
        assert one.receivers[0].standing.steps, "the province has become part of another"
        early = asked(day=EARLY)
        assert not any(giver.steps for giver in crossing(early, Kind.HAND_OVER, "V.10.-2").givers)

    def test_a_group_may_be_anybody(self) -> None:
        one = crossing(asked(), Kind.NOTICE, "V.13.-7")
        assert one.match is Match.AMBIGUOUS
        assert len(one.receivers) > 1

    def test_who_is_not_named_to_receive_is_a_hole(self) -> None:
        found = asked(home="dongnai")
        (one,) = [c for c in found.seam if c.kind is Kind.RETURN and c.certain]
        assert one.match in {Match.HOLE, Match.OPEN, Match.AMBIGUOUS}
        assert any(c.kind is Kind.RETURN for c in asked(at="dongnai").holes), "nobody brings home"

    def test_nothing_crosses_once_the_victim_is_home(self) -> None:
        found = asked(situation=coordplan.Situation("reintegration"))
        assert not [one for one in found.seam if one.kind is Kind.RETURN]

    def test_bodies_are_alike_by_what_they_are_now(self) -> None:
        here, there = plan_of("soctrang"), plan_of("dongnai")
        labour = here.agencies["labour-department"]
        health = there.agencies["health-department"]
        now = Kinship(law(), DAY)
        assert now.alike((here, labour), (there, health))
        assert not Kinship(None, None).alike((here, labour), (there, health))
        assert not now.alike((here, here.agencies["relevant-departments"]), (there, health))


class TestOver:
    def test_higher_rules_speak_where_the_lower_is_silent(self) -> None:
        found = asked(over=("tt-43-2025",))
        steps = {s.action.id: s for s in found.steps if s.part.stage is Stage.BEFORE}
        assert [one.answer.plan.id for one in steps["screen"].over] == ["tt-43-2025"]
        assert not steps["receive"].over

    def test_what_is_not_in_force_is_left_out(self) -> None:
        found = asked(over=("luat-66-2011", "luat-53-2024"))
        assert [plan.id for plan in found.left_out] == ["luat-66-2011"]
        early = asked(over=("luat-66-2011", "luat-53-2024"), day=datetime.date(2024, 6, 1))
        assert [plan.id for plan in early.left_out] == ["luat-53-2024"]

    def test_a_province_stands_over_its_district(self, tmp_path: Path) -> None:
        province = self.written(tmp_path)
        assert province_of(province) == "dong thap"
        assert stands_over(province, plan_of("tanhong"))
        assert not stands_over(province, plan_of("soctrang"))
        assert not stands_over(plan_of("tanhong"), province)

    def test_two_leaders_of_one_place_contradict_each_other(self, tmp_path: Path) -> None:
        province = self.written(tmp_path)
        situation = coordplan.Situation("land-border-return")
        plan = plan_of("tanhong")
        found = case(plan, plan, situation, as_of=datetime.date(2019, 6, 1), over=[province])
        assert found.one_place
        assert "receive" not in {one.action.id for one in found.conflicts}, "several lead there"
        found = case(
            plan_of("haiphong"), plan, situation, as_of=datetime.date(2019, 6, 1), over=[province]
        )
        assert all(one.place is Place.HOME for one in found.conflicts)

    def written(self, folder: Path) -> coordplan.Plan:
        text = (ROOT / "plans/haiphong.yaml").read_text("utf-8")
        text = text.replace("id: haiphong", "id: dongthap", 1)
        text = text.replace(
            "thành phố Hải Phòng, en: Hải Phòng City", "tỉnh Đồng Tháp, en: Đồng Tháp", 1
        )
        file = folder / "dongthap.yaml"
        file.write_text(text, "utf-8")
        return coordplan.load_plan(str(file))


class TestCommand:
    def test_one_place_is_who(self, run: Run) -> None:
        asked = ["-e", "sea-border-return", "--as-of", "2026-11-29", "--lang", "vi"]
        for more in ([], ["--full"], ["--format", "markdown"]):
            one = run("case", "--at", "haiphong", "--home", "haiphong", *asked, *more)
            assert one.code == 0
            assert one.out == run("who", "-p", "haiphong", *asked, *more).out

    def test_it_says_it_all(self, run: Run) -> None:
        out = run(*ASKED.split(), "--as-of", "2026-11-29", "--lang", "en").out
        assert "City Border Guard Command" in out
        assert "tells the home place of the return" in " ".join(out.split())

    def test_json_keeps_to_its_schema(self, run: Run) -> None:
        data = json.loads(run(*ASKED.split(), "--as-of", "2026-11-29", "--format", "json").out)
        schema = json.loads((ROOT / "docs/reference/case.schema.json").read_text("utf-8"))
        jsonschema.validate(data, schema)
        assert [(one["place"], one["stage"]) for one in data["parts"]] == [
            ("at", "before"),
            ("at", "meanwhile"),
            ("at", "return"),
            ("home", "return"),
            ("home", "after"),
        ]

    def test_what_a_body_does(self, run: Run) -> None:
        out = run(
            *ASKED.split(), "--agency", "biên phòng", "--as-of", "2026-11-29", "--lang", "vi"
        ).out
        assert "Bộ Chỉ huy Bộ đội Biên phòng tỉnh" in out
        assert run(*ASKED.split(), "--agency", "không có cơ quan này").code == 2

    @pytest.mark.parametrize(
        "command",
        [
            "case --at haiphong",
            "case --home haiphong",
            "case --matrix --at haiphong",
            "case --at haiphong --home soctrang --over dongnai",
            "case --at haiphong --home nowhere",
            "case --at haiphong --home soctrang -e minor -f minor=false",
        ],
    )
    def test_what_is_refused(self, run: Run, command: str) -> None:
        assert run(*command.split()).code == 2


class TestMatrix:
    def test_every_pair_and_event(self) -> None:
        plans = [plan_of("laichau"), plan_of("tanhong")]
        found = seam_matrix(plans, as_of=DAY, registry=law())
        assert [(line.at.id, line.home.id) for line in found.lines] == [
            ("laichau", "tanhong"),
            ("tanhong", "laichau"),
        ]
        words = plans[0].vocabulary
        assert [cell.event.id for cell in found.lines[0].cells] == [*words.events]
        cell = found.lines[0].cells[[*words.events].index("self-return")]
        situation = on_the_way(words.events["self-return"], words)
        assert cell.holes == asked("laichau", "tanhong", situation).holes

    def test_an_event_at_home_is_asked_as_it_is(self) -> None:
        words = plan_of("haiphong").vocabulary
        assert not on_the_way(words.events["reintegration"], words).facts
