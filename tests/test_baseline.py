"""Beside the national rules: what they say where a plan is silent, and where a plan departs."""

from __future__ import annotations

import csv
import datetime
import io
import json
import random
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan.answer.items import Answer, Lack, Supplement
from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.baseline.terms import Aspect, Deviation, Way
from coordplan.compare.survey import Harm
from coordplan.load import AUTO, default_plans, load_baselines, load_registry
from coordplan.load.cache import Cache
from coordplan.pages.answer import DOUBTFUL, answer_page
from coordplan.pages.detail import Detail
from coordplan.phrases.duties import ROLE
from coordplan.print.lines import plain
from coordplan.print.text import page_lines
from coordplan.text import LANGUAGES, Language
from coordplan.validity.foundations import foundations
from tests import synthetic
from tests.conftest import Run
from tests.reading import lines

pytestmark = pytest.mark.uncounted

CIRCULAR = coordplan.load_plan("ttlt-01-2014")
NUMBER = "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG"
DECREE = coordplan.load_plan("nd-62-2012")
NEW_LAW = coordplan.load_plan("luat-53-2024")
AS_OF = datetime.date(2026, 11, 22)


def beside(plan: coordplan.Plan, rule: coordplan.Plan, *events: str, **facts: Any) -> Answer:
    situation = coordplan.Situation(*events, **facts)
    return coordplan.supplemented(coordplan.who(plan, situation), [coordplan.who(rule, situation)])


def supplement(answer: Answer, action: str) -> Supplement | None:
    found = {one.action.id: one for one in answer.baselines[0].supplements}
    return found.get(action)


# what the issue must show


def test_the_circular_says_who_leads_at_a_land_gate(haiphong: coordplan.Plan) -> None:
    answer = beside(haiphong, CIRCULAR, "land-border-return")
    assert answer.status["receive"] is coordplan.Status.SHARED, "the plan's own word stays"
    assert not answer.leads
    found = supplement(answer, "receive")
    assert found is not None
    assert found.lack is Lack.LEADER
    assert [(i.agency.id, i.role.value, i.clause) for i in found.acts] == [
        ("gate-border-post", "lead", "4.4.c")
    ]


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_circular_is_marked_as_its_own(
    haiphong: coordplan.Plan, language: Language, detail: Detail
) -> None:
    answer = beside(haiphong, CIRCULAR, "land-border-return")
    found = lines(answer_page([answer], detail), language)
    its = [line for line in found if NUMBER in line.under and line.cited]
    assert any("ttlt-01-2014 4.4.c" in line.cited for line in its)
    for line in found:
        own = {at.startswith(f"{CIRCULAR.id} ") for at in line.cited}
        assert own <= {line in its}, line
    assert max(len(rows) for rows in printed(answer, detail, language, 60)) <= 60
    without = coordplan.who(haiphong, coordplan.Situation("land-border-return"))
    assert CIRCULAR.id not in " ".join(printed(without, detail, language, 100))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_circulars_leader_stands_right_below_the_plans_own(
    haiphong: coordplan.Plan, language: Language
) -> None:
    answer = beside(haiphong, CIRCULAR, "land-border-return")
    gate = CIRCULAR.agencies["gate-border-post"].name[language]
    leads = f"{ROLE[coordplan.Role.LEAD][language]}: {gate}"
    for detail in (Detail.LEAST, Detail.SCREEN, Detail.FULL):
        doubt, first, second, *_ = lines(answer_page([answer], detail), language)
        assert doubt.who == DOUBTFUL[language]
        assert first.who.endswith(haiphong.vocabulary.main_action.label[language].upper())
        assert NUMBER in second.under
        assert second.what.startswith(leads)
    block = lines(answer_page([answer], Detail.BLOCK), language)
    at = [n for n, line in enumerate(block) if line.what.startswith(leads)]
    own = [n for n, line in enumerate(block) if line.under == "" and line.cited]
    assert min(at) > max(own), "below all that is the plan's own, which has no heading there"


def printed(answer: Answer, detail: Detail, language: Language, width: int) -> list[str]:
    return plain(page_lines(answer_page([answer], detail), language, width)).splitlines()


def test_the_two_deviations_of_hai_phong(haiphong: coordplan.Plan) -> None:
    air = one_of(haiphong, CIRCULAR, "contradicts-body:receive+city-police")
    assert air.harm is Harm.HIGH
    assert (air.own.clauses, [a.id for a in air.own.agencies]) == (("V.7.-1",), ["city-police"])
    assert [a.id for a in air.higher.agencies] == ["immigration-department"]
    assert set(air.higher.clauses) <= {"4.3.a.-1", "4.3.a.-2"}
    assert [e.id for e in air.extent.events] == ["air-return"]
    assert dict(air.extent.cases[0].situation.facts) == {
        "route": "diplomatic",
        "entry": "airport",
    }
    labour = one_of(haiphong, DECREE, "contradicts-body:protect+labour-department")
    assert labour.own.clauses == ("V.1.-4",)
    assert "8.2.g" in labour.higher.clauses
    assert "district-labour-office" in [a.id for a in labour.higher.agencies]
    assert labour.extent.cases[0].situation.facts["received_by"] == "labour-social"


@pytest.mark.parametrize("id_", sorted(default_plans()))
def test_no_plan_of_the_five_repeats_a_single_deadline(id_: str) -> None:
    plan = coordplan.load_plan(id_)
    held = {"laichau": 38, "soctrang": 39, "tanhong": 39}.get(id_, 40)
    for rule in {one.id: one for one in (*load_baselines(plan, [AUTO]), CIRCULAR)}.values():
        limits = find_deviations(plan, rule).limits
        assert limits.repeated == 0
        assert limits.total == held or rule is not CIRCULAR, "at places that there are"


def one_of(plan: coordplan.Plan, rule: coordplan.Plan, id_: str) -> Deviation:
    found = {one.id: one for one in find_deviations(plan, rule).found}
    assert id_ in found, sorted(found)
    return found[id_]


# what stands behind a plan


@pytest.mark.parametrize(
    ("plan", "then", "now"),
    [
        (
            "haiphong",
            ["luat-66-2011", "nd-56-2017", "nd-62-2012", "ttlt-01-2014"],
            [
                "luat-53-2024",
                "nd-56-2017",
                "tt-43-2025",
                "nd-162-2025",
                "nd-62-2012",
                "ttlt-01-2014",
            ],
        ),
        (
            "dongnai",
            ["luat-53-2024", "nd-56-2017", "tt-43-2025", "nd-162-2025"],
            ["luat-53-2024", "nd-56-2017", "tt-43-2025", "nd-162-2025"],
        ),
        (
            "tanhong",
            ["luat-66-2011", "nd-56-2017", "nd-62-2012", "ttlt-01-2014"],
            [
                "luat-53-2024",
                "nd-56-2017",
                "tt-43-2025",
                "nd-162-2025",
                "nd-62-2012",
                "ttlt-01-2014",
            ],
        ),
        (
            "ttlt-01-2014",
            ["luat-66-2011", "nd-62-2012"],
            ["luat-53-2024", "nd-162-2025", "nd-62-2012"],
        ),
        ("luat-66-2011", [], []),
        ("nd-62-2012", ["luat-66-2011"], ["luat-53-2024", "nd-162-2025"]),
    ],
)
def test_what_a_plan_rests_on(plan: str, then: list[str], now: list[str]) -> None:
    own = coordplan.load_plan(plan)
    assert [rule.id for rule in load_baselines(own, [AUTO])] == then
    assert [rule.id for rule in load_baselines(own, [AUTO], "2026-11-22")] == now
    assert [rule.id for rule in load_baselines(own, [AUTO], "2012-06-01")] == [
        id_ for id_ in then if id_ == "luat-66-2011"
    ], "what is not yet in force is no rule"


def test_without_a_registry_only_what_the_plans_say_counts(haiphong: coordplan.Plan) -> None:
    rules = [CIRCULAR, DECREE, NEW_LAW]
    assert foundations(haiphong, rules, None, "2023") == (DECREE, CIRCULAR)
    laichau = coordplan.load_plan("laichau")
    assert foundations(laichau, rules, None, "2024") == (), "only the registry leads to the law"
    assert foundations(laichau, rules, load_registry(), "2024") == (DECREE, CIRCULAR)


def test_names_and_auto_give_each_rule_once(haiphong: coordplan.Plan) -> None:
    found = load_baselines(haiphong, ["ttlt-01-2014", AUTO, "plans/national/ttlt-01-2014.yaml"])
    assert [rule.id for rule in found] == [
        "ttlt-01-2014",
        "luat-66-2011",
        "nd-56-2017",
        "nd-62-2012",
    ]


def test_an_unknown_vocabulary_has_no_rules_behind_it() -> None:
    assert load_baselines(_plan([{"lead": ["one"]}]), [AUTO]) == ()


# small plans


def _words() -> coordplan.Vocabulary:
    """Two facts, two actions; bodies one, two, three, and a group."""

    def entry(name: str) -> dict[str, Any]:
        return {"label": {"vi": name, "en": name}, "about": {"vi": "?", "en": "?"}}

    words = synthetic.written_vocabulary(random.Random(1), facts=2, actions=2)
    words["constraints"] = []
    question = {"question": {"vi": "?", "en": "?"}, "values": "bool"}
    words["facts"] = {name: {**entry(name), **question} for name in ("a", "b")}
    words["functions"] = {name: entry(name) for name in ("one", "two", "three", "many")}
    words["functions"]["many"]["several"] = True
    words["phases"]["case"]["actions"] = {name: entry(name) for name in ("act", "help")}
    found = synthetic.vocabulary(words)
    assert found is not None
    return found


WORDS = _words()


def _plan(
    duties: list[dict[str, Any]], *, members: tuple[str, ...] = (), covers: tuple[str, ...] = ()
) -> coordplan.Plan:
    """A plan of these duties, each in a clause of its own, ``C.1`` onwards; all do ``act``."""
    text = {"vi": "?", "en": "?"}
    agencies: dict[str, Any] = {
        name: {"name": {"vi": name, "en": name}, "function": name, "level": "l"}
        for name in WORDS.functions
    }
    agencies["many"]["members"] = list(members)
    written = {
        "coordplan": 1,
        "id": "small",
        "vocabulary": WORDS.id,
        "title": text,
        "jurisdiction": {"name": text, "level": "l"},
        "document": {"kind": "plan", "number": None, "issuer": "one", "issued": None},
        "effective": {"from": None, "to": None},
        "covers": list(covers),
        "agencies": agencies,
        "clauses": [
            {"at": f"C.{n}", "print": f"{n:012x}", "gist": text, "duties": [{"do": ["act"], **d}]}
            for n, d in enumerate(duties, 1)
        ],
    }
    return synthetic.plan(written, WORDS)


def lacks(own: list[dict[str, Any]], rule: list[dict[str, Any]], **facts: Any) -> dict[str, Lack]:
    answer = beside(_plan(own), _plan(rule), **facts)
    return {one.action.id: one.lack for one in answer.baselines[0].supplements}


def test_a_plan_that_may_speak_is_not_silent() -> None:
    rule = [{"lead": ["two"]}]
    assert lacks([{"perform": ["one", "two"]}], rule) == {"act": Lack.LEADER}
    assert lacks([{"perform": ["one"]}], rule) == {}
    assert lacks([{"lead": ["one"], "when": {"a": True}}], rule) == {}
    assert lacks([{"lead": ["one"], "when": {"a": True}}], rule, a=False) == {"act": Lack.NOBODY}
    may: list[dict[str, Any]] = [
        {"support": ["one", "two"]},
        {"perform": ["one"], "when": {"a": True}},
    ]
    assert lacks(may, rule) == {"act": Lack.LEADER}, "it may be done by one; nobody leads"
    assert lacks(may, [{"perform": ["two"]}]) == {}
    own: list[dict[str, Any]] = [
        {"perform": ["one", "two"]},
        {"lead": ["one"], "when": {"a": True}},
    ]
    assert lacks(own, rule) == {}
    assert lacks(own, rule, a=False) == {"act": Lack.LEADER}


def test_the_one_body_named_for_a_situation_goes_before_several_for_any_victim() -> None:
    own: list[dict[str, Any]] = [
        {"perform": ["one"], "when": {"a": True}},
        {"perform": ["two", "three"]},
    ]
    rule: list[dict[str, Any]] = [{"lead": ["one"]}]
    assert lacks(own, rule, a=True) == {}
    assert lacks(own, rule, a=False) == {"act": Lack.LEADER}
    assert "omits-leader:act" not in ways(own, [{"lead": ["one"], "when": {"a": True}}])
    assert "omits-leader:act" in ways(own, [{"lead": ["one"], "when": {"a": False}}])


def test_a_baseline_without_a_leader_gives_none() -> None:
    own = [{"perform": ["one", "two"]}]
    assert lacks(own, [{"perform": ["one", "two"]}]) == {}
    assert lacks(own, [{"support": ["one"]}]) == {}
    assert lacks(own, [{"perform": ["many"]}]) == {}, "a group is nobody in particular"


def test_deadlines_and_notices_where_the_plan_has_none() -> None:
    own = [{"lead": ["one"]}]
    assert lacks(own, [{"lead": ["one"], "within": "P3D"}]) == {"act": Lack.DEADLINE}
    assert lacks([{"lead": ["one"], "within": "P9D"}], [{"lead": ["one"], "within": "P3D"}]) == {}
    told = [{"lead": ["one"], "notify": {"to": ["two"]}}]
    assert lacks(own, told) == {"act": Lack.NOTICE}
    assert lacks(told, told) == {}
    either = [{"lead": ["one"], "notify": {"to": ["two", "three"], "any": True}}]
    assert lacks(told, either) == {}
    assert lacks(told, [{"lead": ["one"], "notify": {"to": ["two", "three"]}}]) == {
        "act": Lack.NOTICE
    }


def test_another_question_is_refused(haiphong: coordplan.Plan) -> None:
    plan = _plan([{"lead": ["one"]}])
    answer = coordplan.who(plan)
    with pytest.raises(ValueError, match="the same question"):
        coordplan.supplemented(answer, [coordplan.who(plan, coordplan.Situation(a=True))])
    with pytest.raises(ValueError, match="the same question"):
        coordplan.supplemented(
            coordplan.who(haiphong), [coordplan.who(CIRCULAR, phases=["reception"])]
        )


def test_another_vocabulary_is_refused(haiphong: coordplan.Plan) -> None:
    other = coordplan.who(_plan([{"lead": ["one"]}]))
    with pytest.raises(coordplan.VocabularyMismatchError):
        coordplan.supplemented(coordplan.who(haiphong), [other])
    with pytest.raises(coordplan.VocabularyMismatchError):
        find_deviations(haiphong, _plan([{"lead": ["one"]}]))


def test_nothing_to_set_beside_is_said() -> None:
    answer = coordplan.supplemented(coordplan.who(_plan([{"lead": ["one"]}])), [])
    assert [warning.rule for warning in answer.warnings] == ["no-baseline"]


def ways(own: list[dict[str, Any]], rule: list[dict[str, Any]], **of_rule: Any) -> set[str]:
    report = find_deviations(_plan(own), _plan(rule, **of_rule))
    return {one.id for one in report.found}


def test_who_is_given_the_action() -> None:
    one, two = [{"lead": ["one"]}], [{"lead": ["two"]}]
    assert ways(one, one) == set()
    assert ways(one, two) == {"contradicts-body:act+one"}
    assert ways([{**one[0], "by_function": True}], two) == {
        "adds-body:act+one",
        "omits-body:act+two",
    }
    assert ways([{"lead": ["one", "two"]}], two) == {"adds-body:act+one"}
    assert ways(two, [{"lead": ["one", "two"]}]) == {"omits-body:act+one"}
    assert ways([{"support": ["two"]}], one) == {"omits-leader:act"}
    assert ways([{"perform": ["one", "two"]}], one) == {"omits-leader:act"}
    assert ways([{"perform": ["one"]}], one) == set(), "the one body that does it answers for it"
    assert ways([{"lead": ["one"], "when": {"a": True}}], one) == {"omits-action:act"}
    assert ways(one, [{"lead": ["one"], "when": {"a": True}}]) == {"adds-action:act"}


def test_what_is_said_of_any_victim_contradicts_nothing() -> None:
    rule = [{"perform": ["two"], "when": {"a": True}}, {"perform": ["one"], "when": {"a": False}}]
    assert ways([{"perform": ["one"]}], rule) == {"adds-body:act+one", "omits-body:act+two"}
    named = [{"perform": ["one"], "when": {"a": True}}, {"perform": ["one"], "when": {"a": False}}]
    assert ways(named, rule) == {"contradicts-body:act+one"}


def test_a_group_may_be_anybody_and_names_its_members() -> None:
    one, many = [{"lead": ["one"]}], [{"lead": ["many"]}]
    assert ways(one, many) == set(), "the group may hold the body"
    assert ways(many, one) == {"omits-body:act+one"}, "the plan does not name the body"
    members = ("two", "three")
    assert ways(one, many, members=members) == {"adds-body:act+one"}
    assert ways([{"lead": ["two"]}], many, members=members) == set()


def test_deadlines_that_differ() -> None:
    long, short = [{"lead": ["one"], "within": "P9D"}], [{"lead": ["one"], "within": "P3D"}]
    none = [{"lead": ["one"]}]
    assert ways(long, short) == {"loosens-deadline:act+C.1#1+C.1#1"}
    assert ways(short, long) == {"tightens-deadline:act+C.1#1+C.1#1"}
    assert ways(none, short) == {"omits-deadline:act+C.1#1"}
    assert ways(short, none) == {"adds-deadline:act+C.1#1"}
    working = [{"lead": ["one"], "within": {"working_days": 2}}]
    assert ways(working, short) == {"contradicts-deadline:act+C.1#1+C.1#1"}


def test_word_to_another_body_is_another_duty() -> None:
    def tell(to: str, within: str) -> list[dict[str, Any]]:
        return [{"lead": ["one"], "notify": {"to": [to], "within": within}}]

    assert ways(tell("two", "P3D"), tell("two", "P3D")) == set()
    assert ways(tell("two", "P9D"), tell("two", "P3D")) == {"loosens-deadline:act+C.1#1+C.1#1"}
    assert ways(tell("three", "P9D"), tell("two", "P3D")) == {
        "omits-notice:act+two",
        "adds-notice:act+three",
    }


def test_of_a_partial_baseline_silence_says_nothing() -> None:
    own = [{"lead": ["one"], "within": "P3D", "notify": {"to": ["two"]}}]
    rule = [{"lead": ["one"], "when": {"a": True}}]
    assert ways(own, rule) == {
        "adds-action:act",
        "adds-deadline:act+C.1#1",
        "adds-notice:act+two",
    }
    assert ways(own, rule, covers=("C",)) == set()


def test_what_no_body_of_the_plan_could_do_weighs_little() -> None:
    found = find_deviations(_plan([{"lead": ["one"]}]), _plan([{"lead": ["one", "two"]}]))
    assert [one.harm for one in found.found] == [Harm.LOW]
    own = _plan([{"lead": ["one"]}, {"do": ["help"], "lead": ["two"]}])
    found = find_deviations(own, _plan([{"lead": ["one", "two"]}]), actions=["act"])
    assert [one.harm for one in found.found] == [Harm.MEDIUM]
    assert {(one.way, one.aspect) for one in found.found} == {(Way.OMITS, Aspect.BODY)}


# the commands


def test_who_beside_what_the_plan_rests_on(run: Run) -> None:
    ran = run(
        "who", "-p", "haiphong", "-e", "land-border-return", "-b", "auto", "--as-of", "2024-06-01",
        "--format", "json",
    )  # fmt: skip
    (answer,) = json.loads(ran.out)["plans"]
    assert [one["plan"] for one in answer["baselines"]] == [
        "luat-66-2011",
        "nd-56-2017",
        "nd-62-2012",
        "ttlt-01-2014",
    ]
    assert answer["baselines"][0]["warnings"][0]["rule"] == "partial"
    schema = json.loads(run("schema", "answer").out)
    jsonschema.validate(json.loads(ran.out), schema)


def test_the_successors_of_a_baseline_stand_by_it(run: Run) -> None:
    ran = run(
        "who", "-p", "haiphong", "-e", "land-border-return", "-f", "wish=support",
        "-b", "ttlt-01-2014", "--as-of", AS_OF.isoformat(), "--format", "json",
    )  # fmt: skip
    (baseline,) = json.loads(ran.out)["plans"][0]["baselines"]
    agencies = {one["agency"]["id"] for one in baseline["successions"]}
    assert "labour-department" in agencies
    assert {one["rule"] for one in baseline["warnings"]} >= {"legal-basis-replaced"}


def test_several_plans_beside_a_baseline(run: Run) -> None:
    ran = run("who", "-e", "sea-border-return", "-b", "ttlt-01-2014", "--as-of", "2024-06-01")
    assert ran.code == 0


def test_deviations_is_by_its_schema(run: Run) -> None:
    ran = run("deviations", "haiphong", "--format", "json", "--as-of", "2024-06-01")
    assert ran.code == 0
    told = json.loads(ran.out)
    jsonschema.validate(told, json.loads(run("schema", "deviations").out))
    assert [one["baseline"] for one in told["baselines"]] == [
        "luat-66-2011",
        "nd-56-2017",
        "nd-62-2012",
        "ttlt-01-2014",
    ]
    ids = {one["id"] for baseline in told["baselines"] for one in baseline["deviations"]}
    assert "contradicts-body:receive+city-police" in ids
    assert "contradicts-body:protect+labour-department" in ids


def test_exit_codes(run: Run, tmp_path: Path) -> None:
    only = ("--action", "receive", "-b", "ttlt-01-2014")
    assert run("deviations", "haiphong", *only).code == 0
    assert run("deviations", "haiphong", *only, "--exit-code").code == 1
    assert run("deviations", "ttlt-01-2014", *only, "--exit-code").code == 0
    ran = run("deviations", "haiphong", "--action", "recieve", "-b", "ttlt-01-2015")
    assert ran.code == 2
    assert "did you mean `ttlt-01-2014`?" in ran.err
    ran = run("deviations", "luat-66-2011")
    assert ran.code == 2
    assert "name one with --baseline" in ran.err
    ran = run("who", "-p", "haiphong", "-b", str(tmp_path / "none.yaml"))
    assert ran.code == 4


@pytest.mark.parametrize("command", ["deviations - -b -", "who -p - -b -", "gaps - --baseline -"])
def test_standard_input_is_read_once(run: Run, command: str) -> None:
    ran = run(*command.split())
    assert ran.code == 2
    assert "only one of the plans can be standard input" in ran.err


@pytest.mark.parametrize(
    "command",
    [
        "check - -", "compare - haiphong -", "diff - -", "fmt - -", "trace - --source -",
        "show - -s -", "who -p - --vocabulary -", "who -p - --contacts -",
        "card -p haiphong --contacts - --vocabulary -", "diff haiphong - --source haiphong=-",
        "reports - --holidays -",
    ],
)  # fmt: skip
def test_no_command_reads_it_twice(run: Run, command: str) -> None:
    """The second to read would find nothing there."""
    ran = run(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert "can be standard input" in ran.err


def test_a_name_that_is_empty_is_told(run: Run) -> None:
    ran = run("who", "-p", "haiphong", "-b", "")
    assert ran.code == 2
    assert "the name of a plan is empty" in ran.err


def test_a_short_answer_says_that_a_baseline_says_more(run: Run) -> None:
    facts = ("-e", "self-return", "-f", "status=identified", "--as-of", "2024-06-01")
    beside_it = ("who", "-p", "haiphong", *facts, "-b", "ttlt-01-2014")
    more = f"{NUMBER} says more where the plan is silent: shown with `--full`"
    silent = f"WHERE THE PLAN IS SILENT, {NUMBER} SAYS"
    for short in (beside_it, (*beside_it, "--brief"), (*beside_it, "-p", "soctrang")):
        ran = run(*short)
        assert more in ran.out
        assert silent not in ran.out
    full = run(*beside_it, "--full")
    assert more not in full.out
    assert silent in full.out


def test_every_silence_of_one_action_is_told() -> None:
    own: list[dict[str, Any]] = [{"perform": ["one", "two"]}]
    rule: list[dict[str, Any]] = [
        {"lead": ["one"], "within": "P3D"},
        {"lead": ["one"], "notify": {"to": ["three"]}},
    ]
    answer = beside(_plan(own), _plan(rule))
    assert [one.lack for one in answer.baselines[0].supplements] == [
        Lack.LEADER,
        Lack.NOTICE,
        Lack.DEADLINE,
    ]


def test_a_deadline_of_another_body_is_none_of_the_plan() -> None:
    assert lacks([{"perform": ["one"]}], [{"lead": ["two"], "within": "P3D"}]) == {}
    own, rule = [{"lead": ["one"], "within": "P9D"}], [{"lead": ["two"], "within": "P3D"}]
    assert ways(own, rule) == {"contradicts-body:act+one"}


def test_a_deadline_ahead_of_entry_is_like_no_other() -> None:
    own, rule = (
        [{"lead": ["one"], "within": "P3D"}],
        [{"lead": ["one"], "within": {"ahead": "P3D"}}],
    )
    assert ways(own, rule) == {"omits-deadline:act+C.1#1", "adds-deadline:act+C.1#1"}


def test_a_plan_of_another_vocabulary_is_no_baseline(run: Run) -> None:
    flood = ("tests/data/disaster-plan.yaml", "--vocabulary", "tests/data/disaster.yaml")
    ran = run("deviations", *flood, "-b", "ttlt-01-2014")
    assert ran.code == 3
    assert "unknown-vocabulary" in ran.err
    ran = run("deviations", *flood)
    assert ran.code == 2
    assert "no-baseline" in ran.err
    ran = run("who", "-p", *flood, "-b", "auto")
    assert ran.code == 0
    assert "no national rule is known" in ran.out


def test_nothing_is_left_to_chance(haiphong: coordplan.Plan) -> None:
    one, other = (find_deviations(haiphong, CIRCULAR, actions=["receive"]) for _ in range(2))
    assert one.found == other.found


def test_deviations_in_a_table_and_in_words(run: Run) -> None:
    asked = ("deviations", "haiphong", "--as-of", "2024-06-01")
    told = json.loads(run(*asked, "--format", "json").out)
    ids = [one["id"] for baseline in told["baselines"] for one in baseline["deviations"]]
    rows = list(
        csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out.removeprefix("\ufeff")))
    )
    assert [row["Id"] for row in rows] == ids
    assert {row["Higher rule"] for row in rows} == {b["baseline"] for b in told["baselines"]}
    short, full = run(*asked).out, run(*asked, "--full").out
    assert run(*asked, "--all").out == full
    assert "more of little harm; see --full" in short
    assert all(id_ in "".join(full.split()) for id_ in ids), "an id may be wider than a line"
    for shown in (short, full):
        assert "BESIDE luat-66-2011" in shown
        assert not re.search(r"\d,\d{3},", shown), "numbers of situations stand in JSON only"


@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_deviations_in_a_document(run: Run, format_: str, language: str) -> None:
    asked = ("deviations", "haiphong", "-b", "ttlt-01-2014", "--phase", "reception")
    out = run(*asked, "--format", format_, "--lang", language).out
    assert {"vi": "Sai khác với quy định chung", "en": "departs from higher rules"}[language] in out
    assert {"vi": "trái quy định", "en": "contradicts"}[language] in out


def test_the_rules_behind_a_plan_are_kept_as_it_is(
    haiphong: coordplan.Plan, tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    rules = load_baselines(haiphong, [AUTO], "2026-11-29", cache=Cache(folder))
    assert len(rules) > 1
    assert len(list(folder.iterdir())) >= len(rules)
