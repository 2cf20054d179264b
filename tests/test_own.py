"""What do we do: the answer of one body, what stands first in it, and that nothing of ours lacks."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

import coordplan
from coordplan import Act, Answer, ByCase, Plan, Report, Role, Situation
from coordplan.answer.focus import focused
from coordplan.answer.items import Statement
from coordplan.blocks import Page, Question
from coordplan.compiled import Agency
from coordplan.load.files import default_plans
from coordplan.pages import own
from coordplan.pages.certain import BY_CASES
from coordplan.pages.deeds import SUCCEEDED
from coordplan.pages.open import DEPENDS, ON_CALL
from coordplan.pages.own import own_page
from coordplan.phrases.duties import HAND_OVER, ROLE, topics
from coordplan.phrases.time import IMMEDIATELY
from coordplan.print.lines import plain as printed
from coordplan.print.text import page_lines
from coordplan.text import LANGUAGES, Language, join
from tests.conftest import Run
from tests.reading import citing, lines

pytestmark = pytest.mark.uncounted

PLANS = sorted(default_plans())
DAYS = ("2024-06-01", "2026-11-29")
POST = ("who", "--agency", "Đồn Biên phòng", "-p", "haiphong", "-e", "seaport-return")

OURS, CALL, WE, NOTHING = own.OURS, own.CALL, own.WE, own.NOTHING
TOLD, HANDED, LED = own.TOLD, own.HANDED, own.LEAD
LEADS: dict[Language, str] = {"vi": "CHỦ TRÌ TIẾP NHẬN", "en": "WHO LEADS: RECEIVE"}
PROTECT = coordplan.load_vocabulary().actions["protect"].label
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def answered(plan: str, event: str) -> Answer:
    loaded = coordplan.load_plan(plan)
    found = coordplan.who(loaded, Situation(event), as_of=datetime.date(2024, 6, 1))
    return coordplan.dated(found, coordplan.load_registry())


def bodies(plan: str) -> Iterable[Agency]:
    """Everybody in a plan."""
    return coordplan.load_plan(plan).agencies.values()


def page_of(answer: Answer, *agencies: str) -> Page:
    return own_page([(answer, [answer.plan.agencies[id_] for id_ in agencies])])


def said(page: Page, label: str, language: Language = "en") -> str:
    """What the one remark with a label says."""
    (found,) = [line.what for line in lines(page, language) if line.who == label]
    return found


def ours(answer: Answer, agency: Agency) -> frozenset[Agency]:
    """The body, and the groups of which it is a member."""
    groups = [one for one in answer.plan.agencies.values() if agency.id in one.members]
    return frozenset([agency, *groups])


# the first lines


@pytest.mark.parametrize("day", DAYS)
@each_language
def test_for_the_border_post_at_a_seaport_the_first_three_lines_say_it_all(
    run: Run, day: str, language: Language
) -> None:
    ran = run(*POST, "--as-of", day, "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    leads, part, call = ran.out.splitlines()[:3]
    names = {"vi": "Bộ Chỉ huy Bộ đội Biên phòng thành phố", "en": "City Border Guard Command"}
    command = names[language] + ("" if day == DAYS[0] else SUCCEEDED)
    why = join((own.LEADER, own.SUPERIOR))
    assert leads == f"{LEADS[language]}  {command}  [V.8.-1]"
    assert part.startswith(f"{OURS[language]}  {ROLE[Role.PERFORM][language]}: {PROTECT[language]}")
    assert "  [V.8.-2] [V.11.-2]" in part
    assert call == f"{CALL[language]}  {command} — {why[language]}"


def test_what_is_in_doubt_comes_after_what_to_do(run: Run) -> None:
    then, now = (run(*POST, "--as-of", day).out.splitlines() for day in DAYS)
    assert then[:3] == [row.replace(SUCCEEDED, "") for row in now[:3]]
    assert now[3].startswith("IN DOUBT  ")
    assert "City Border Guard Command (since 2025-07-01)" in now[3]
    assert then[3] == "We are  Border posts  haiphong"


@pytest.mark.parametrize("plan", PLANS)
@each_language
def test_every_body_is_told_who_leads_what_it_does_and_whom_to_call(
    plan: str, language: Language
) -> None:
    answer = answered(plan, "seaport-return")
    for body in bodies(plan):
        labels = [line.who for line in lines(page_of(answer, body.id), language)]
        assert labels[:3] == [LEADS[language], OURS[language], CALL[language]]


def test_whom_to_call_gives_each_body_once_with_every_reason() -> None:
    school = page_of(answered("haiphong", "danger-at-shelter"), "social-school")
    assert said(school, CALL.en).split("; ") == [
        "Police — we tell it, acts with us",
        "City Border Guard Command — we tell it, acts with us",
        "Functional agencies — we tell it",
        "Department of Labour, Invalids and Social Affairs — our superior",
    ]


# everything of ours


@pytest.mark.parametrize("plan", PLANS)
@each_language
def test_every_certain_item_of_a_body_stands_in_its_page(plan: str, language: Language) -> None:
    for answer in (answered(plan, "seaport-return"), answered(plan, "danger-at-shelter")):
        for body in bodies(plan):
            us = ours(answer, body)
            found = lines(page_of(answer, body.id), language)
            open_ = {DEPENDS[language], ON_CALL[language]}
            certain = [line for line in found if line.under not in open_]
            for item in answer.certain:
                if concerns(item, us):
                    assert citing(certain, item.duty.clause, *said_of(item, language))


def said_of(item: Statement, language: Language) -> tuple[str, ...]:
    """Who acts in which part, who is told, or who reports."""
    if isinstance(item, Report):
        return (item.sender.name[language],)
    name = item.agency.name[language]
    if isinstance(item, Act) and not item.aside:
        return (f"{ROLE[item.role][language]}: ", name)
    return (name,)


@pytest.mark.parametrize("plan", PLANS)
@each_language
def test_what_may_be_ours_stands_there_with_its_facts(plan: str, language: Language) -> None:
    for answer in (answered(plan, "seaport-return"), answered(plan, "danger-at-shelter")):
        for body in bodies(plan):
            found = lines(page_of(answer, body.id), language)
            for one in answer.possible:
                if concerns(one.item, ours(answer, body)):
                    facts = [fact.label[language] for fact in one.depends_on]
                    under = (ON_CALL if one.item.duty in answer.waiting else DEPENDS)[language]
                    there = [line for line in found if line.under == under]
                    assert citing(there, one.item.duty.clause, *facts), one.item.duty.id


def concerns(item: Statement, us: frozenset[Agency]) -> bool:
    """Whether something is done, told or sent by some bodies, or to them."""
    if isinstance(item, Act):
        return item.agency in us
    if isinstance(item, Report):
        return bool(us & {item.sender, item.to})
    return item.agency in us or bool(us.intersection(item.by))


@pytest.mark.parametrize("plan", PLANS)
@each_language
def test_nothing_certain_that_does_not_concern_a_body_stands_in_its_page(
    plan: str, language: Language
) -> None:
    for event in ("seaport-return", "danger-at-shelter"):
        answer = answered(plan, event)
        for body in bodies(plan):
            us = ours(answer, body)
            duties = [one.duty for one in answer.certain if concerns(one, us)]
            handed = [one.duty for one in answer.act if us.intersection(one.duty.hand_over_to)]
            open_ = [one.item.duty for one in answer.possible if concerns(one.item, us)]
            clauses = {duty.clause for duty in (*duties, *handed, *open_)}
            beside = {LEADS[language], CALL[language]}
            for line in lines(page_of(answer, body.id), language):
                if line.who not in beside and line.under != LED[language]:
                    assert line.cited <= clauses, (body.id, line)


def test_our_duties_come_in_time_each_with_those_who_do_it_with_us() -> None:
    found = lines(page_of(answered("haiphong", "seaport-return"), "border-posts"), "en")
    (first, second) = [line for line in found if line.under == "protection"]
    assert first.what.startswith(
        f"{ROLE[Role.PERFORM].en}: Border posts, Port Border Guard Commands; directs: "
    )
    assert [*first.cited, *second.cited] == ["V.8.-2", "V.11.-2"]
    answer = answered("haiphong", "danger-at-shelter")
    phases = [phase.label.en for phase in answer.plan.vocabulary.phases.values()]
    school = lines(page_of(answer, "social-school"), "en")
    order = [phases.index(line.under) for line in school if line.under in phases]
    assert order == sorted(order)
    assert len(set(order)) > 4


@each_language
def test_who_tells_us(language: Language) -> None:
    answer = answered("haiphong", "danger-at-shelter")
    found = lines(page_of(answer, "border-guard-command"), language)
    (row,) = [line for line in found if line.under == TOLD[language] and line.who]
    assert answer.plan.agencies["social-school"].name[language] in row.what
    assert IMMEDIATELY[language] in row.what
    assert "⚠" in row.what
    assert row.cited == {"V.13.-5"}


@each_language
def test_who_hands_the_victim_over_to_us(language: Language) -> None:
    answer = answered("haiphong", "self-return")
    found = lines(page_of(answer, "sea-border-commune-committee"), language)
    (row,) = [line for line in found if line.under == HANDED[language] and line.who]
    assert answer.plan.agencies["border-guard-command"].name[language] in row.what
    assert row.cited == {"V.8.-3.¶2"}
    from_us = lines(page_of(answer, "border-guard-command"), language)
    assert not [line for line in from_us if line.under == HANDED[language]]
    assert citing(from_us, "V.8.-3.¶2", HAND_OVER[language], "⚠")


@each_language
def test_who_leads_where_we_do_not(language: Language) -> None:
    """A supporter at whose duty nobody leads is told who leads by another."""
    seen = 0
    for plan in PLANS:
        answer = answered(plan, "seaport-return")
        led = {item.duty.number for item in answer.leads}
        for body in bodies(plan):
            us = ours(answer, body)
            mine = [i for i in answer.act if i.agency in us and i.duty.number not in led]
            taking_part = {action.label[language] for item in mine for action in item.actions}
            found = lines(page_of(answer, body.id), language)
            for line in [line for line in found if line.under == LED[language] and line.who]:
                seen += 1
                assert line.who in taking_part
                leaders = [
                    item
                    for item in answer.leads
                    if line.who in {action.label[language] for action in item.actions}
                ]
                assert not us.intersection(item.agency for item in leaders)
                assert any(item.agency.name[language] in line.what for item in leaders)
                assert line.cited <= {item.clause for item in leaders}
    assert seen


def test_who_acts_in_every_case_is_told_so() -> None:
    """That the clause depends does not make it less certain."""
    answer = answered("haiphong", "seaport-return")
    duties = tuple(duty for duty in answer.plan.duties if duty.clause in {"V.7.-1", "V.8.-1"})
    court, receive = answer.plan.agencies["courts"], answer.plan.vocabulary.actions["receive"]
    answer = dataclasses.replace(answer, by_cases=(ByCase(court, receive, duties),))
    page = page_of(answer, "courts")
    part = said(page, OURS.en)
    assert part.startswith(f"receive: {BY_CASES.en}  [V.7.-1*] [V.8.-1]")
    (row,) = [line for line in lines(page, "en") if line.under == receive.phase.label.en]
    assert court.name.en in row.what
    assert BY_CASES.en in row.what
    assert BY_CASES.en not in said(page_of(answer, "health-department"), OURS.en)


# nothing of ours


@each_language
def test_a_body_that_has_nothing_certain_is_told_so(language: Language) -> None:
    nothing = 0
    for plan in PLANS:
        answer = answered(plan, "danger-at-shelter")
        for body in bodies(plan):
            us = ours(answer, body)
            page = page_of(answer, body.id)
            acts = [item for item in (*answer.act, *answer.oversee) if item.agency in us]
            part = said(page, OURS[language], language)
            assert (NOTHING[language] in part) is not bool([i for i in acts if not i.aside])
            nothing += not acts
            asked = [block for block in page.blocks if isinstance(block, Question)]
            open_ = any(concerns(one.item, us) and one.item.duty not in answer.waiting
                        for one in answer.possible)  # fmt: skip
            assert len(asked) == (1 if open_ and answer.ask else 0)
    assert nothing


def test_what_may_be_ours_is_told_where_nothing_is_certain() -> None:
    answer = answered("haiphong", "danger-at-shelter")
    court = page_of(answer, "courts")
    facts = answer.plan.vocabulary.facts
    more = own.MORE_DEPENDS.format(
        facts=topics([facts["proceedings"], facts["legal_aid_eligible"]])
    ).en
    assert said(court, OURS.en) == (f"{NOTHING.en}; {more}")
    assert said(court, CALL.en) == "the plan names nobody"


# groups


@each_language
def test_a_body_answers_for_the_groups_of_which_it_is_a_member(language: Language) -> None:
    seen = 0
    for plan in (*PLANS, "nd-62-2012"):
        answer = answered(plan, "danger-at-shelter")
        for group in bodies(plan):
            for id_ in group.members:
                seen += 1
                page = page_of(answer, id_)
                we = said(page, WE[language], language)
                assert own.COUNTED.format(name="", groups="")[language] in we
                assert group.name[language] in we
    assert seen


# the command


@pytest.mark.parametrize("agency", ["city-polise", "Đồn Biên phong cửa khẩu"])
def test_unknown_names_are_refused(run: Run, agency: str) -> None:
    ran = run("who", "-p", "haiphong", "-e", "rescue", "--agency", agency)
    assert (ran.code, ran.out) == (2, "")
    assert "no agency of plan `haiphong` is called so" in ran.err
    assert "did you mean `" in ran.err


def test_a_name_that_no_plan_has_is_refused_of_several_plans(run: Run) -> None:
    ran = run("who", "-e", "rescue", "--agency", "city-polise")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `city-police`?" in ran.err
    assert "city-polise" not in ran.err


def test_of_several_plans_those_that_have_the_body_answer(run: Run) -> None:
    asked = ("who", "-e", "seaport-return", "--as-of", "2024-06-01", "--agency")
    ran = run(*asked, "health-department")
    having = [
        plan for plan in PLANS if coordplan.load_plan(plan).find_agencies("health-department")
    ]
    assert 1 < len(having) < len(PLANS)
    names = {id_: coordplan.load_plan(id_).jurisdiction.name.en for id_ in PLANS}
    headings = [row for row in ran.out.splitlines() if row.split("  ")[0] in PLANS]
    assert headings == [f"{plan}  {names[plan]}" for plan in having]
    for label in (LEADS["en"], OURS.en, CALL.en):
        assert ran.out.count(f"\n{label}  ") == len(having)
    alone = run(*asked, "Đồn Biên phòng")
    assert alone.code == 0
    assert alone.out == run(*asked, "Đồn Biên phòng", "-p", "haiphong").out


def test_several_bodies_are_one(run: Run) -> None:
    asked = ("who", "-p", "haiphong", "-e", "seaport-return", "--as-of", "2024-06-01")
    ran = run(*asked, "--agency", "city-police", "--agency", "border-guard-command")
    assert "We are  City Police, City Border Guard Command  haiphong" in ran.out
    part = ran.out.partition("OUR PART  ")[2].partition("WHOM TO CALL")[0]
    assert "leads: receive [V.8.-1]" in " ".join(part.split())


def test_json_is_the_answer_narrowed_to_the_body(run: Run, haiphong: Plan) -> None:
    asked = (*POST[3:], "--as-of", "2024-06-01", "--format", "json")
    whole: Any = json.loads(run("who", *asked).out)
    narrowed: Any = json.loads(run("who", "--agency", "Đồn Biên phòng", *asked).out)
    part = focused(answered("haiphong", "seaport-return"), [haiphong.agencies["border-posts"]])
    (before,), (after,) = whole["plans"], narrowed["plans"]
    assert set(before) == set(after)
    assert [i["duty"] for i in after["act"]] == [i.duty.id for i in part.act]
    assert {i["agency"]["id"] for i in after["act"]} == {"border-posts"}
    for kind in ("act", "oversee", "notify", "reports", "possible"):
        assert [i for i in before[kind] if i in after[kind]] == after[kind]
    assert after["ask"] == before["ask"]
    assert after["status"] == before["status"]


def test_an_answer_narrowed_to_everybody_is_the_answer(haiphong: Plan) -> None:
    answer = coordplan.who(haiphong, Situation("sea-border-return"))
    assert focused(answer, tuple(haiphong.agencies.values())) == answer


def test_a_narrowed_answer_is_the_part_that_names_the_body(haiphong: Plan) -> None:
    answer = coordplan.who(haiphong, Situation("danger-at-shelter"))
    police = haiphong.agencies["city-police"]
    part = focused(answer, [police])
    assert part.act == tuple(item for item in answer.act if item.agency == police)
    assert all(police == n.agency or police in n.by for n in part.notify)
    assert all(police in {r.sender, r.to} for r in part.reports)


@pytest.mark.parametrize("command", ["who", "card"])
@each_language
def test_numbers_stand_beside_the_names(run: Run, command: str, language: Language) -> None:
    asked = (command, *POST[3:], "--as-of", "2024-06-01", "--lang", language)
    contacts = ("--contacts", "docs/examples/contacts.yaml")
    for of in ((), ("--agency", "Đồn Biên phòng")):
        without, beside = run(*asked, *of), run(*asked, *of, *contacts)
        assert beside.code == 0, beside.err
        assert "0225 0000 111" not in without.out
        assert "0225 0000 111" in beside.out
    if command == "who":
        (call,) = [row for row in beside.out.splitlines() if row.startswith(CALL[language])]
        assert "0225 0000 111" in call


def test_what_a_higher_instrument_says_stands_there_too(run: Run) -> None:
    asked = ("who", "--agency", "Đồn Biên phòng", "-p", "haiphong", "-e", "land-border-return")
    ran = run(*asked, "--as-of", "2024-06-01", "-b", "ttlt-01-2014")
    assert ran.out.index("WHOM TO CALL") < ran.out.index("WHO LEADS BY 01/2014/TTLT")
    assert "leads: Border post at the gate; with Foreign authorities" in ran.out
    assert "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG says more where the plan is silent" in ran.out
    full = run(*asked, "--as-of", "2024-06-01", "-b", "ttlt-01-2014", "--full").out
    assert "WHERE THE PLAN IS SILENT, 01/2014/TTLT" in full


def test_what_was_stated_and_has_no_effect_is_told(run: Run) -> None:
    ran = run(*POST, "--as-of", "2024-06-01", "-f", "sex=male", "--call", "V.1.-4")
    assert "No bearing  sex [sex]: changes nothing in this plan's answer" in ran.out
    assert "Called  [V.1.-4#2]" in ran.out


def test_successions_of_our_own_bodies_are_told(run: Run) -> None:
    asked = ("who", "-p", "haiphong", "-e", "danger-at-shelter", "--agency", "labour-department")
    then, now = (run(*asked, "--as-of", day).out for day in DAYS)
    assert "AGENCIES CHANGED" not in then
    changed = now.partition("AGENCIES CHANGED SINCE THE PLAN")[2]
    assert "Department of Labour, Invalids and Social Affairs" in changed.partition("\n\n")[0]


def test_full_says_what_the_plan_is_silent_on(run: Run) -> None:
    full = run(*POST, "--as-of", "2024-06-01", "--full").out
    assert "THE PLAN IS SILENT ON" in full
    assert "THE PLAN IS SILENT ON" not in run(*POST, "--as-of", "2024-06-01").out


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@each_language
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    for plan in PLANS:
        answer = answered(plan, "danger-at-shelter")
        for body in bodies(plan):
            text = printed(page_lines(page_of(answer, body.id), language, width))
            assert max(map(len, text.splitlines())) <= width
