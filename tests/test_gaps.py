"""Gaps: what the shipped plans must show, the definitions, and the command."""

from __future__ import annotations

import dataclasses
import json
import random
from pathlib import Path
from typing import Any

import pytest

import coordplan
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compare.gaps import GapReport, find_gaps
from coordplan.compare.survey import Gap, GapKind, Harm
from coordplan.contract.gaps import gaps_data
from coordplan.diagnostics import VocabularyMismatchError
from coordplan.frozen import replaced
from coordplan.load import plan_file
from coordplan.pages.gaps import gap_page
from coordplan.print import markdown
from coordplan.print.lines import plain
from coordplan.print.text import page_lines
from coordplan.text import Language
from coordplan.work import Work
from tests import synthetic
from tests.conftest import Run

ONE = "one"


def gap(plan: coordplan.Plan, id_: str, **options: Any) -> Gap:
    found = {one.id: one for one in find_gaps(plan, **options).gaps}
    assert id_ in found, sorted(found)
    return found[id_]


def shown(report: GapReport, *, full: bool = True, language: Language = "en") -> str:
    return plain(page_lines(gap_page(report, full=full), language, 100))


def test_haiphong_leaves_reception_without_leader(haiphong: coordplan.Plan) -> None:
    found = gap(haiphong, "nobody-leads:receive")
    events = {event.id for event in found.extent.events}
    assert {"self-return", "rescue", "sea-rescue"} <= events
    assert events.isdisjoint({"air-return", "sea-border-return", "sea-handover"})
    assert "land-border-return" not in events, "Hải Phòng has no land border"
    terms = [{r.fact.id: r.values for r in case.term} for case in found.extent.cases]
    assert {"entry": ("inland",)} in terms
    tried = [case.situation.facts["entry"] for case in found.extent.cases]
    assert "land-gate" not in tried
    by_air = {"entry": "airport", "route": "handover"}
    assert any(
        all(value in term.get(name, (value,)) for name, value in by_air.items()) for term in terms
    )
    assert {"V.7.-1", "V.8.-1"} == set(found.clauses[:2]), "who leads elsewhere is nearest"


def test_soctrang_leaves_all_reception_without_leader() -> None:
    plan = coordplan.load_plan("soctrang")
    found = gap(plan, "nobody-leads:receive")
    every = find_gaps(plan, actions=["receive"]).situations
    assert found.extent.count == found.extent.of < every, "wherever the province has the place"


def test_a_baseline_takes_the_silence_that_it_fills(haiphong: coordplan.Plan) -> None:
    tanhong = coordplan.load_plan("tanhong")
    before = gap(haiphong, "nobody-leads:receive")
    left = gap(haiphong, "nobody-leads:receive@tanhong", baselines=[tanhong])
    report = find_gaps(haiphong, baselines=[tanhong])
    own = sum(one.extent.count for one in report.gaps if one.id == "nobody-leads:receive")
    assert left.extent.count + own == before.extent.count
    assert left.harm is Harm.LOW


def test_of_several_baselines_the_first_that_leads_takes_the_silence(
    haiphong: coordplan.Plan,
) -> None:
    """The parts add up, whatever the order; nothing is left to two."""
    rules = [coordplan.load_plan(id_) for id_ in ("ttlt-01-2014", "tanhong")]
    whole = gap(haiphong, "nobody-leads:receive").extent.count
    for baselines in (rules, rules[::-1]):
        report = find_gaps(haiphong, actions=["receive"], baselines=baselines)
        assert report.baselines == tuple(baselines)
        counts = {
            one.left_to: one.extent.count for one in report.gaps if one.kind is GapKind.NOBODY_LEADS
        }
        assert sum(counts.values()) == whole
        first = baselines[0]
        alone = gap(haiphong, f"nobody-leads:receive@{first.id}", baselines=[first])
        assert counts[first.id] == alone.extent.count


def test_auto_stands_for_what_the_plan_rests_on(run: Run) -> None:
    asked = ["gaps", "haiphong", "-a", "receive", "--format", "json", "--baseline"]
    by_auto = json.loads(run(*asked, "auto").out)
    named = [word for id_ in by_auto["baselines"] for word in ("-b", id_)]
    assert by_auto["baseline"] == by_auto["baselines"][0]
    assert by_auto["baselines"] == ["luat-66-2011", "nd-56-2017", "nd-62-2012", "ttlt-01-2014"]
    assert json.loads(run(*asked[:-1], *named).out) == by_auto
    assert {one["left_to"] for one in by_auto["gaps"]} == {None, "ttlt-01-2014"}
    assert json.loads(run(*asked, "auto", "-b", "auto").out) == by_auto


def test_two_baselines_of_one_id_are_refused(run: Run, tmp_path: Path) -> None:
    """What one of them fills would be said to come from the other."""
    shipped = Path(plan_file("ttlt-01-2014"))
    draft = tmp_path / "draft.yaml"
    draft.write_text(shipped.read_text("utf-8").replace("lead:", "perform:"), "utf-8")
    asked = ["-p", "haiphong"]
    for names in (["ttlt-01-2014", str(draft)], [str(draft), "ttlt-01-2014"], ["auto", str(draft)]):
        given = [word for name in names for word in ("-b", name)]
        for command in (["gaps", "haiphong"], ["who", *asked], ["ask", *asked]):
            ran = run(*command, *given, typed="q\n")
            assert (ran.code, ran.out) == (2, "")
            assert "two different baselines have the id `ttlt-01-2014`" in ran.err
    assert (
        run("gaps", "haiphong", "-a", "receive", "-b", "ttlt-01-2014", "-b", "ttlt-01-2014").code
        == 0
    )


def _plan(
    duties: list[dict[str, Any]],
    *,
    functions: tuple[str, ...] = ("fn0",) * 4,
    action: dict[str, Any] | None = None,
    places: dict[str, Any] | None = None,
    vocabulary_: dict[str, Any] | None = None,
) -> coordplan.Plan:
    """A plan of one action over two facts, with agencies g0 to g3.

    ``action`` and ``vocabulary_`` say more of the action and of the vocabulary, ``places`` of the
    plan.
    """
    words = synthetic.written_vocabulary(random.Random(1), facts=2, actions=1)
    words["constraints"] = []
    for name in ("f0", "f1"):
        words["facts"][name]["values"] = "bool"
    words["functions"]["outside"] = {**words["functions"]["fn0"], "outside": True}
    words["functions"]["group"] = {**words["functions"]["fn0"], "several": True}
    words["phases"]["case"]["actions"]["a0"] |= action or {}
    words |= vocabulary_ or {}
    vocabulary = synthetic.vocabulary(words)
    assert vocabulary is not None
    written = synthetic.written_plan(random.Random(1), ONE, words, len(duties)) | (places or {})
    for clause, duty in zip(written["clauses"], duties, strict=True):
        clause["duties"] = [{"do": ["a0"], **duty}]
    for number, function in enumerate(functions):
        written["agencies"][f"g{number}"]["function"] = function
    return synthetic.plan(written, vocabulary)


FUNCTIONS = ("fn0", "fn1", "fn2", "fn3")


def _ids(plan: coordplan.Plan) -> set[str]:
    return {one.id for one in find_gaps(plan).gaps}


def test_a_hand_over_in_a_circle_is_found_where_its_duties_meet() -> None:
    plan = _plan(
        [
            {"lead": ["g0"], "hand_over_to": ["g1"]},
            {"lead": ["g1"], "hand_over_to": ["g2"], "when": {"f0": True}},
            {"lead": ["g2"], "hand_over_to": ["g0"], "when": {"f1": True}},
        ],
        functions=FUNCTIONS,
    )
    found = [one for one in find_gaps(plan).gaps if one.kind is GapKind.HANDOVER_CIRCLE]
    assert [(one.extent.count, one.harm) for one in found] == [(1, Harm.HIGH)]
    assert dict(found[0].extent.cases[0].situation.facts) == {"f0": True, "f1": True}


def test_every_circle_is_found_not_the_first_alone() -> None:
    plan = _plan(
        [
            {"lead": ["g0"], "hand_over_to": ["g1"]},
            {"lead": ["g1"], "hand_over_to": ["g0"]},
            {"lead": ["g2"], "hand_over_to": ["g3"]},
            {"lead": ["g3"], "hand_over_to": ["g2"]},
        ],
        functions=FUNCTIONS,
    )
    circles = [one for one in find_gaps(plan).gaps if one.kind is GapKind.HANDOVER_CIRCLE]
    assert [{agency.id for agency in one.agencies} for one in circles] == [
        {"g0", "g1"},
        {"g2", "g3"},
    ]


def test_whoever_is_under_a_body_may_act_for_it() -> None:
    duties: list[dict[str, Any]] = [
        {"lead": ["g0"], "hand_over_to": ["g1"]},
        {"perform": ["g2"]},
    ]
    alone = _plan(duties, functions=FUNCTIONS)
    assert any(id_.startswith("handover-nowhere") for id_ in _ids(alone))
    agencies = {
        id_: replaced(one, under="g1" if id_ == "g2" else None)
        for id_, one in alone.agencies.items()
    }
    under = replaced(alone, agencies=agencies)
    assert not any(id_.startswith("handover-nowhere") for id_ in _ids(under))


def test_whoever_is_under_one_that_is_under_a_body_may_act_for_it() -> None:
    plan = _plan(
        [{"lead": ["g0"], "hand_over_to": ["g1"]}, {"perform": ["g3"]}], functions=FUNCTIONS
    )
    above = {"g2": "g1", "g3": "g2"}
    agencies = {id_: replaced(one, under=above.get(id_)) for id_, one in plan.agencies.items()}
    found = _ids(replaced(plan, agencies=agencies))
    assert not any(id_.startswith("handover-nowhere") for id_ in found)


def test_the_way_round_a_circle_is_counted_in_whole_turns() -> None:
    plan = _plan(
        [
            {"lead": ["g0"], "hand_over_to": ["g1"]},
            {"lead": ["g1"], "hand_over_to": ["g2", "g3"]},
            {"lead": ["g2"], "hand_over_to": ["g0"]},
        ],
        functions=FUNCTIONS,
    )
    with pytest.MonkeyPatch.context() as patched:
        spent = []
        spend = Work.spend

        def counted(work: Work, turns: int = 1) -> None:
            spent.append(turns)
            spend(work, turns)

        patched.setattr(Work, "spend", counted)
        assert "handover-circle" in " ".join(_ids(plan))
    assert all(type(turns) is int and turns >= 0 for turns in spent)
    assert 2 in spent, "a way of one step, and two ways on"


def test_no_circle_where_its_duties_never_meet() -> None:
    plan = _plan(
        [
            {"lead": ["g0"], "hand_over_to": ["g1"], "when": {"f0": True}},
            {"lead": ["g1"], "hand_over_to": ["g0"], "when": {"f0": False}},
        ],
        functions=FUNCTIONS,
    )
    assert not any(id_.startswith("handover-circle") for id_ in _ids(plan))


@pytest.mark.parametrize(
    ("functions", "lost", "harm"),
    [
        (FUNCTIONS, True, Harm.MEDIUM),
        (("fn0", "fn0", "fn2", "fn3"), False, None),
        (("fn0", "outside", "fn2", "fn3"), False, None),
        (("fn0", "group", "fn2", "fn3"), True, Harm.LOW),
    ],
    ids=["body", "same-function-and-level", "outside", "group"],
)
def test_a_notice_needs_somebody_with_a_duty(
    functions: tuple[str, ...], lost: bool, harm: Harm | None
) -> None:
    duties: list[dict[str, Any]] = [{"lead": ["g0"], "notify": {"to": ["g1"]}}, {"lead": ["g0"]}]
    report = find_gaps(_plan(duties, functions=functions))
    found = [one for one in report.gaps if one.kind is GapKind.NOTICE_NOWHERE]
    assert [one.harm for one in found] == ([harm] if lost else [])


def test_telling_one_of_several_is_enough() -> None:
    told = {"to": ["g1", "g2"], "any": True}
    plan = _plan([{"lead": ["g0"], "notify": told}, {"lead": ["g2"]}], functions=FUNCTIONS)
    assert not any(id_.startswith("notice-nowhere") for id_ in _ids(plan))


def test_a_duty_that_another_covers() -> None:
    plan = _plan([{"lead": ["g0"], "support": ["g1"]}, {"lead": ["g0"], "when": {"f0": True}}])
    assert "covered-duty:C.1#1+C.0#1" in _ids(plan)


def test_a_duty_that_says_more_is_not_covered() -> None:
    more = {"lead": ["g0"], "when": {"f0": True}, "within": "immediately"}
    assert not any(id_.startswith("covered") for id_ in _ids(_plan([{"lead": ["g0"]}, more])))


def test_of_two_equal_duties_the_second_is_covered() -> None:
    ids = _ids(_plan([{"lead": ["g0"]}, {"lead": ["g0"]}]))
    assert {id_ for id_ in ids if id_.startswith("covered")} == {"covered-duty:C.1#1+C.0#1"}


def test_an_alternative_that_changes_nothing() -> None:
    when = {"any": [{"f0": True}, {"f0": True, "f1": True}]}
    plan = _plan([{"lead": ["g0"], "when": when}])
    found = [one for one in find_gaps(plan).gaps if one.kind is GapKind.NEVER_HOLDS]
    assert [one.idle is not None for one in found] == [True]


def test_leaders_by_function_are_no_rivals() -> None:
    both = {"lead": ["g0", "g1"]}
    assert "rival-leaders:a0" in _ids(_plan([both], functions=FUNCTIONS))
    plan = _plan([{**both, "by_function": True}], functions=FUNCTIONS)
    assert "rival-leaders:a0" not in _ids(plan)


def test_who_acts_only_on_call_is_told_apart() -> None:
    on_call = {"lead": ["g0"], "on_call": {"necessary": True}}
    for others, count in (([], 4), ([{"support": ["g1"], "when": {"f0": True}}], 2)):
        plan = _plan([on_call, *others], functions=FUNCTIONS)
        found = gap(plan, "only-on-call:a0")
        assert (found.harm, found.extent.count, found.extent.of) == (Harm.LOW, count, 4)
        assert [duty.name for duty in found.on_call] == ["C.0#1"]
        assert found.clauses == ("C.0",)
        assert "nobody-acts:a0" not in _ids(plan), "it is given"
        text = shown(find_gaps(plan))
        assert "somebody acts only where it is called" in text
        for case in found.extent.cases:
            answer = coordplan.who(plan, case.situation)
            assert not answer.act
            assert [one.item.duty.name for one in answer.possible] == ["C.0#1"]
    assert _ids(_plan([on_call, {"lead": ["g1"]}])).isdisjoint(
        {"only-on-call:a0", "nobody-acts:a0"}
    )
    assert "only-on-call:a0" not in _ids(_plan([{"lead": ["g0"]}]))


@pytest.mark.parametrize("on_call", [True, False])
def test_what_is_taken_as_called_is_said(on_call: bool) -> None:
    duty: dict[str, Any] = {"support": ["g0"], "on_call": {"necessary": True}}
    plan = _plan([duty] if on_call else [{"support": ["g0"]}])
    text = shown(find_gaps(plan))
    (found,) = (one for one in gaps_data(find_gaps(plan))["gaps"] if one["kind"] == "nobody-leads")
    assert ("taken as called" in text) == on_call
    assert found["on_call"] == (["one:C.0#1"] if on_call else [])


def test_what_is_taken_as_called_is_said_where_a_rule_fills_the_gap_too() -> None:
    """The rule leads in half of the situations: both halves of the gap rest on the call."""
    support: dict[str, Any] = {"support": ["g0"], "on_call": {"necessary": True}}
    rule = dataclasses.replace(_plan([{"lead": ["g1"], "when": {"f0": True}}]), id="rule")
    report = find_gaps(_plan([support]), baselines=[rule])
    found = [one for one in report.gaps if one.kind is GapKind.NOBODY_LEADS]
    assert [(one.left_to, one.extent.count) for one in found] == [(None, 2), ("rule", 2)]
    assert [[duty.name for duty in one.on_call] for one in found] == [["C.0#1"], ["C.0#1"]]
    assert [one.harm for one in found] == [Harm.LOW, Harm.LOW]


def test_a_duty_on_call_covers_none() -> None:
    """It may not be called; what always holds covers it."""
    duty = {"lead": ["g0"]}
    on_call = {**duty, "on_call": {"asked_by": []}}
    covered = {id_ for id_ in _ids(_plan([on_call, duty])) if id_.startswith("covered")}
    assert covered == {"covered-duty:C.0#1+C.1#1"}


BY_PLACE: dict[str, Any] = {"places": {"fact": "f0", "phases": ["case"]}}


def test_a_place_that_the_plan_does_not_have_is_no_gap() -> None:
    here: list[dict[str, Any]] = [{"lead": ["g0"], "when": {"f0": True}}]
    for places in ({}, {"places": [True, False]}):
        plan = _plan(here, vocabulary_=BY_PLACE, places=places)
        found = gap(plan, "nobody-acts:a0")
        assert (found.extent.count, found.extent.of) == (2, 4)
    assert _ids(_plan(here, vocabulary_=BY_PLACE, places={"places": [True]})) == set()
    there = [{"lead": ["g0"], "when": {"f0": True, "f1": True}}]
    found = gap(_plan(there, vocabulary_=BY_PLACE, places={"places": [True]}), "nobody-acts:a0")
    assert (found.extent.count, found.extent.of) == (1, 2)


def test_word_from_a_place_that_the_plan_does_not_have_is_not_lost() -> None:
    told = {"lead": ["g0"], "notify": {"to": ["g1"]}, "hand_over_to": ["g2"], "when": {"f0": False}}
    back = {"lead": ["g2"], "hand_over_to": ["g0"], "when": {"f0": False}}
    ends = {"notice-nowhere:C.0#1+g1", "handover-circle:C.0#1+C.1#1+g0+g2"}
    duties = [told, back, {"lead": ["g3"], "when": {"f0": True}}]
    plan = _plan(duties, functions=FUNCTIONS, vocabulary_=BY_PLACE)
    assert ends <= _ids(plan)
    plan = _plan(duties, functions=FUNCTIONS, vocabulary_=BY_PLACE, places={"places": [True]})
    assert _ids(plan) == set()


def test_where_an_action_is_not_needed_its_silence_is_no_gap() -> None:
    duties: list[dict[str, Any]] = [{"lead": ["g0"], "when": {"f1": True}}]
    assert gap(_plan(duties), "nobody-acts:a0").extent.count == 2
    assert _ids(_plan(duties, action={"needed": {"f1": True}})) == set()
    assert gap(_plan(duties, action={"needed": {"f1": False}}), "nobody-acts:a0").extent.of == 2


def test_silence_on_what_goes_with_other_work_is_no_gap() -> None:
    duties: list[dict[str, Any]] = [{"lead": ["g0"], "when": {"f1": True}}]
    assert "nobody-acts:a0" in _ids(_plan(duties, action={"accessory": False}))
    assert "nobody-acts:a0" not in _ids(_plan(duties, action={"accessory": True}))


def _at_sea(when: dict[str, Any]) -> coordplan.Plan:
    """A plan where an isle lies in the sea, and isle and land go with f1 only."""
    text = {"vi": "?", "en": "?"}
    values: dict[str, Any] = {
        name: {"label": {"vi": name, "en": name}, "about": text} for name in ("sea", "isle", "land")
    }
    values["isle"]["within"] = ["sea"]
    fact = {"label": text, "about": text, "question": text}
    more = {
        "facts": {
            "f0": {**fact, "label": {"vi": "f0", "en": "f0"}, "values": values},
            "f1": {**fact, "label": {"vi": "f1", "en": "f1"}, "values": "bool"},
        },
        "constraints": [{"if": {"f0": ["isle", "land"]}, "then": {"f1": True}, "reason": text}],
    }
    return _plan([{"lead": ["g0"], "when": when}], vocabulary_=more)


def test_what_lies_within_a_value_is_no_alternative_of_it() -> None:
    """Who writes the sea has written neither the isle nor anything else in it."""
    idle = "never-holds:C.0#1"
    assert idle in _ids(_at_sea({"f0": ["sea", "land"], "f1": False}))
    assert idle not in _ids(_at_sea({"f0": "sea", "f1": False}))
    assert idle not in _ids(_at_sea({"f0": ["sea", "land"]}))


def test_the_time_of_a_duty_is_no_alternative_of_its_plan() -> None:
    twice = {"any": [{"f0": True}, {"f0": True, "f1": True}]}
    idle = "never-holds:C.0#1"
    assert idle in _ids(_plan([{"lead": ["g0"], "when": twice}]))
    after = [{"lead": ["g0"], "after": ["a0"]}]
    assert idle not in _ids(_plan(after, action={"done": twice}))
    both = [{"lead": ["g0"], "after": ["a0"], "when": twice}]
    assert idle in _ids(_plan(both, action={"done": {"f1": True}}))
    never = [{"lead": ["g0"], "after": ["a0"], "when": {"f0": True}}]
    assert idle in _ids(_plan(never, action={"done": {"f0": False}}))


def test_two_idle_parts_of_one_duty_have_two_names() -> None:
    plan = _plan([{"lead": ["g0"], "when": {"any": [{"f0": True}, {"f0": True}]}}])
    found = [one.id for one in find_gaps(plan).gaps if one.kind is GapKind.NEVER_HOLDS]
    assert found == ["never-holds:C.0#1", "never-holds:C.0#1~2"]


def test_plans_in_different_vocabularies_have_no_situation_in_common(
    haiphong: coordplan.Plan,
) -> None:
    other = _plan([{"lead": ["g0"]}])
    with pytest.raises(VocabularyMismatchError):
        compare_behaviour(haiphong, other)
    with pytest.raises(VocabularyMismatchError):
        find_gaps(haiphong, baselines=[other])


def test_equal_vocabularies_are_one() -> None:
    assert not compare_behaviour(_plan([{"lead": ["g0"]}]), _plan([{"lead": ["g0"]}])).differs


def test_nothing_found_is_said(run: Run) -> None:
    assert "nothing found in any situation" in run("gaps", "tanhong", "--action", "verify").out


def test_a_circle_is_said_with_its_way_back() -> None:
    plan = _plan(
        [{"lead": ["g0"], "hand_over_to": ["g1"]}, {"lead": ["g1"], "hand_over_to": ["g0"]}],
        functions=FUNCTIONS,
    )
    text = shown(find_gaps(plan), full=False)
    assert "handed over in a circle: ? → ? → ?" in text
    assert "**HIGH**" in markdown.print_page(gap_page(find_gaps(plan)), "en")


def test_an_idle_alternative_is_said() -> None:
    when = {"any": [{"f0": True}, {"f0": True, "f1": True}]}
    report = find_gaps(_plan([{"lead": ["g0"], "when": when}]))
    assert "f0=true and f1=true" in shown(report, language="vi")
    (idle,) = [one["idle"] for one in gaps_data(report)["gaps"] if one["kind"] == "never-holds"]
    assert idle == "f0=true and f1=true"


def test_exit_codes(run: Run) -> None:
    assert run("gaps", "haiphong", "--action", "receive").code == 0
    assert run("gaps", "haiphong", "--action", "receive", "--exit-code").code == 1
    assert run("gaps", "tanhong", "--action", "verify", "--exit-code").code == 0
    ran = run("gaps", "haiphong", "--action", "recieve", "--phase", "recepton")
    assert ran.code == 2
    assert "did you mean `receive`?" in ran.err
    assert "did you mean `reception`?" in ran.err


def test_json_is_by_its_schema(run: Run) -> None:
    import jsonschema

    ran = run("gaps", "haiphong", "--format", "json", "--baseline", "tanhong")
    schema = json.loads(run("schema", "gaps").out)
    jsonschema.validate(json.loads(ran.out), schema)
    assert json.loads(ran.out)["baseline"] == "tanhong"


def test_nothing_is_left_to_chance(haiphong: coordplan.Plan) -> None:
    """Two runs say the same, word for word."""
    assert find_gaps(haiphong) == find_gaps(haiphong)


def test_who_only_advises_does_not_hide_who_leads_after_it() -> None:
    leads = {"lead": ["g1"], "when": {"f0": True}}
    plan = _plan([{"advise": ["g0"]}, leads], functions=FUNCTIONS)
    said = coordplan.who(plan, coordplan.Situation(f0=True))
    assert said.status["a0"] is coordplan.Status.NAMED
