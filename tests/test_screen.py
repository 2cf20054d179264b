"""An answer on one screen: what stands first, what is never cut, and that it says when it grows."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pytest

import coordplan
from coordplan import Act, Answer, Duty, Notice, Reach, Report, Role, Situation, Status
from coordplan.blocks import Block, Heading, Page, Question, Rows, plain
from coordplan.cli.who import SCREEN
from coordplan.compiled import Agency
from coordplan.load import load_plans
from coordplan.load.files import default_plans
from coordplan.pages import answer as screen_page
from coordplan.pages import deeds, leading
from coordplan.pages.answer import DOUBTFUL, LONGER, answer_page
from coordplan.pages.certain import GENERAL
from coordplan.pages.detail import Detail
from coordplan.pages.open import DEPENDS, ON_CALL
from coordplan.phrases.columns import REPORTS
from coordplan.phrases.duties import ROLE, timed
from coordplan.phrases.time import deadline
from coordplan.print.lines import plain as printed
from coordplan.print.text import page_lines
from coordplan.text import LANGUAGES, Language
from coordplan.vocabulary import Action, Fact
from tests.conftest import Run
from tests.reading import Line, citing, lines

pytestmark = pytest.mark.uncounted

DAYS = (datetime.date(2024, 6, 1), datetime.date(2026, 11, 29))
PLANS = sorted(default_plans())
EVENTS = tuple(coordplan.load_vocabulary().events)

LEADS: dict[Language, str] = {"vi": "CHỦ TRÌ TIẾP NHẬN", "en": "WHO LEADS: RECEIVE"}
NO_LEADER = (leading.NOBODY_LEADS, leading.SHARED, leading.ALONE)
MARK = "⚠"

SOON = {("haiphong", DAYS[1]), ("laichau", DAYS[0])}
"""What is looked at in every run; ``slow`` looks at everything."""
every_answer = pytest.mark.parametrize(
    ("plan", "day"),
    [
        pytest.param(*one, marks=() if one in SOON else pytest.mark.slow)
        for one in itertools.product(PLANS, DAYS)
    ],
    ids=str,
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass(frozen=True)
class Screen:
    """An answer as ``who`` shows it on a screen."""

    answer: Answer
    page: Page
    text: list[str]
    lines: list[Line]

    def under(self, *headings: str) -> list[Line]:
        """The rows under some headings."""
        return [line for line in self.lines if line.under in headings]

    def labelled(self, label: str) -> str:
        """What the one remark with a label says."""
        (said,) = [line.what for line in self.lines if line.who == label]
        return said


@cache
def answered(plan: str, event: str, day: datetime.date) -> Answer:
    found = coordplan.who(coordplan.load_plan(plan), Situation(event), as_of=day)
    return coordplan.dated(found, coordplan.load_registry())


def screen(answer: Answer, language: Language) -> Screen:
    """The screen; where that is too long, only what cannot be left out."""
    page = answer_page([answer], Detail.SCREEN)
    text = rows(page, language)
    if len(text) > SCREEN:
        page = answer_page([answer], Detail.LEAST)
        text = rows(page, language)
    return Screen(answer, page, text, lines(page, language))


@cache
def screens(plan: str, day: datetime.date, language: Language) -> tuple[Screen, ...]:
    """The screens of all events."""
    return tuple(screen(answered(plan, event, day), language) for event in EVENTS)


def rows(page: Page, language: Language, width: int = 100) -> list[str]:
    return printed(page_lines(page, language, width)).splitlines()


def certain_of(shown: Screen, language: Language) -> list[Line]:
    """What stands under the phases."""
    phases = shown.answer.plan.vocabulary.phases.values()
    return shown.under(*(phase.label[language] for phase in phases))


# what fits


@pytest.mark.parametrize(
    ("language", "day"), list(zip(LANGUAGES, DAYS, strict=True)), ids=LANGUAGES
)
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.slow
def test_the_command_shows_a_screen_or_what_cannot_be_left_out_and_says_so(
    run: Run, plan: str, day: datetime.date, language: Language
) -> None:
    for event, shown in zip(EVENTS, screens(plan, day, language), strict=True):
        asked = ("-p", plan, "-e", event, "--as-of", day.isoformat(), "--lang", language)
        ran = run("who", *asked)
        assert (ran.code, ran.err) == (0, "")
        text = ran.out.splitlines()
        assert len(max(text, key=len)) <= 100
        if len(text) > SCREEN:
            assert text == [*shown.text, plain(LONGER.said)[language]]
            assert shown.page == answer_page([shown.answer], Detail.LEAST)
        else:
            assert text == shown.text


def test_brief_is_the_screen_and_full_is_more(run: Run) -> None:
    asked = ("who", "-p", "laichau", "-e", "rescue", "--as-of", "2024-06-01")
    whole, full = run(*asked).out, run(*asked, "--full").out
    assert run(*asked, "--brief").out == run(*asked, "--full", "--brief").out == whole
    assert len(full.splitlines()) > SCREEN >= len(whole.splitlines())


@pytest.mark.slow
@each_language
def test_some_answers_fit_as_they_are_some_shortened_and_some_not(language: Language) -> None:
    found = [shown for plan in PLANS for shown in screens(plan, DAYS[0], language)]
    whole = [answer_page([one.answer], Detail.SCREEN) == one.page for one in found]
    fits = [len(one.text) <= SCREEN for one in found]
    assert {(True, True), (False, True), (False, False)} == set(zip(whole, fits, strict=True))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@each_language
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    for plan in PLANS:
        for event in EVENTS[::5]:
            for detail in Detail:
                page = answer_page([answered(plan, event, DAYS[1])], detail)
                assert max(map(len, rows(page, language, width))) <= width


# what stands first


@every_answer
@each_language
def test_who_leads_reception_stands_in_the_first_five_lines(
    plan: str, day: datetime.date, language: Language
) -> None:
    for shown in screens(plan, day, language):
        (at,) = [n for n, row in enumerate(shown.text) if row.startswith(LEADS[language])]
        assert at < 5
        assert shown.text[0].startswith(DOUBTFUL[language]) is bool(shown.answer.doubts) is (at > 0)


@every_answer
@each_language
def test_that_line_names_who_leads_and_under_which_clause(
    plan: str, day: datetime.date, language: Language
) -> None:
    for shown in screens(plan, day, language):
        action = shown.answer.plan.vocabulary.main_action
        (line,) = [line for line in shown.lines if line.who == LEADS[language]]
        leads = [item for item in shown.answer.leads if item.answers_for(action)]
        leads = [item for item in leads if item.reach is Reach.NAMED] or leads
        assert all(name(item.agency, shown.answer, language) in line.what for item in leads)
        if leads:
            assert line.cited == {item.clause for item in leads}
            assert not any(said[language] in line.what for said in NO_LEADER)
        else:
            facts = on_which_it_depends(shown.answer, action)
            assert any(said[language] in line.what for said in NO_LEADER) is not bool(facts)
            assert all(fact in line.what for fact in labels_of(facts, language))


def on_which_it_depends(answer: Answer, action: Action) -> set[Fact]:
    """The facts that may give an action a leader."""
    return {
        fact
        for found in answer.possible
        if isinstance(found.item, Act) and found.item.leads and found.item.answers_for(action)
        for fact in found.depends_on
    }


def labels_of(facts: set[Fact], language: Language) -> list[str]:
    return [fact.label[language] for fact in facts]


def test_where_the_leader_is_unknown_those_who_act_in_every_case_stand_beside_it() -> None:
    said = screen(answered("haiphong", "mass-handover", DAYS[0]), "en").labelled(LEADS["en"])
    place = leading.UNKNOWN.format(facts="place")
    assert said.startswith((place + leading.IN_EVERY_CASE).en)
    assert "District police (for any victim)" in said


def test_what_is_in_doubt_stands_above() -> None:
    """At the end of 2026 the border guard command of Hải Phòng is another body."""
    then, now = (screen(answered("haiphong", "seaport-return", day), "en") for day in DAYS)
    assert [line.who for line in then.lines[:1]] == [LEADS["en"]]
    assert [line.who for line in now.lines[:2]] == [DOUBTFUL.en, LEADS["en"]]
    gone, *_ = now.answer.doubts
    assert gone.rule == "leader-gone"
    assert now.lines[0].what.startswith(gone.message.en)


@pytest.mark.parametrize("plan", PLANS)
@each_language
def test_every_doubt_stands_on_the_screen(plan: str, language: Language) -> None:
    for shown in screens(plan, DAYS[1], language):
        doubts = " ".join(line.what for line in shown.lines if line.who == DOUBTFUL[language])
        assert all(one.message[language] in doubts for one in shown.answer.doubts)


# what is never cut


@every_answer
@each_language
def test_nothing_certain_that_names_the_situation_is_cut(
    plan: str, day: datetime.date, language: Language
) -> None:
    for shown in screens(plan, day, language):
        found = certain_of(shown, language)
        for item in (*shown.answer.act, *shown.answer.oversee):
            if item.reach is Reach.NAMED:
                said = (*part(item, shown.answer, language),
                        *whatever(item.duty, shown.answer, language))  # fmt: skip
                assert citing(found, item.clause, *said), item.duty.id
        for notice in shown.answer.notify:
            if notice.duty.reach is Reach.NAMED:
                said = (*of_notice(notice, shown.answer, language),
                        *whatever(notice.duty, shown.answer, language))  # fmt: skip
                assert citing(found, notice.duty.clause, *said), notice.duty.id


def name(agency: Agency, answer: Answer, language: Language) -> str:
    """The name of a body, with a sign where it is another by now."""
    succeeded = any(one.agency.id == agency.id for one in answer.successions)
    return agency.name[language] + (deeds.SUCCEEDED if succeeded else "")


def part(item: Act, answer: Answer, language: Language) -> tuple[str, ...]:
    """Who takes part, and how; what belongs to others by function has no part."""
    role = () if item.aside else (f"{ROLE[item.role][language]}: ",)
    return (*role, name(item.agency, answer, language))


def of_notice(notice: Notice, answer: Answer, language: Language) -> tuple[str, ...]:
    """Who is told, and by when."""
    within = () if notice.within is None else (deadline(notice.within)[language],)
    return (deeds.TELLS[language], name(notice.agency, answer, language), *within)


def whatever(duty: Duty, answer: Answer, language: Language) -> tuple[str, ...]:
    """What must stand beside a duty: when and by when, to whom the victim goes, the mark."""
    said = [text[language] for text in timed(duty)]
    said += [name(one, answer, language) for one in (*duty.hand_over_to, *duty.partners)]
    said += [] if duty.within is None else [deadline(duty.within)[language]]
    return (*said, *([MARK] if answer.cautious(duty) else []))


@every_answer
@each_language
def test_what_may_be_due_at_once_or_protect_is_never_cut(
    plan: str, day: datetime.date, language: Language
) -> None:
    seen = 0
    for shown in screens(plan, day, language):
        for one in shown.answer.possible:
            duty = one.item.duty
            if isinstance(one.item, Report) or not urgent(duty):
                continue
            seen += 1
            waits = duty in shown.answer.waiting
            there = shown.under((ON_CALL if waits else DEPENDS)[language])
            said = [fact.label[language] for fact in one.depends_on]
            said += [name(over, shown.answer, language) for over in duty.hand_over_to]
            said += [MARK] if shown.answer.cautious(duty) else []
            if isinstance(one.item, Notice) or one.item.agency in duty.acting:
                said.append(name(one.item.agency, shown.answer, language))
            assert citing(there, duty.clause, *said), duty.id
    assert seen or plan == "laichau", "which gives nothing that is due at once"


def urgent(duty: Duty) -> bool:
    """Whether a duty is due at once, or protects the victim."""
    limits = [duty.within]
    limits += [duty.notification.within] if duty.notification is not None else []
    at_once = any(limit is not None and limit.immediately for limit in limits)
    return at_once or any(action.protecting for action in duty.actions)


@every_answer
@each_language
def test_what_depends_besides_is_counted_and_the_best_question_asked(
    plan: str, day: datetime.date, language: Language
) -> None:
    for shown in screens(plan, day, language):
        waiting = shown.answer.waiting
        open_ = [one for one in shown.answer.possible if one.item.duty not in waiting]
        left = {one.item.duty.number for one in open_ if not urgent(one.item.duty)}
        counts = [line.who for line in shown.under(DEPENDS[language]) if line.who[:2] == "+ "]
        assert [said.split()[1] for said in counts] == ([str(len(left))] if left else [])
        asked = [block.fact for block in shown.page.blocks if isinstance(block, Question)]
        assert asked == [one.fact.id for one in shown.answer.ask[:1] if open_]


@every_answer
@each_language
def test_the_first_days_are_somebodys_where_they_are_anybodys(
    plan: str, day: datetime.date, language: Language
) -> None:
    """From alert to referral: who leads for any victim, else who does it."""
    for shown in screens(plan, day, language):
        answer, general = shown.answer, shown.under(GENERAL[language])
        least = shown.page != answer_page([answer], Detail.SCREEN)
        for action in answer.plan.vocabulary.actions.values():
            if not action.phase.urgent or action.main:
                continue
            own = doers(answer, action, Reach.GENERAL)
            if doers(answer, action, Reach.NAMED):
                own = []
            leads = [item for item in own if item.leads]
            bodies = list(dict.fromkeys(item.agency for item in leads or own))
            found = [line for line in general if listed(line.who, action.label[language])]
            assert len(found) == bool(bodies), action.id
            for line in found:
                there = [name(body, answer, language) in line.what for body in bodies]
                counted = least and not leads and f" {len(bodies) - 1} " in line.what
                assert there[0]
                assert all(there) or counted
                assert line.what.startswith(f"{ROLE[Role.LEAD][language]}: ") is bool(leads)
                assert line.cited >= {i.clause for i in leads or own if i.agency is bodies[0]}
                assert (MARK in line.what) >= any(answer.cautious(i.duty) for i in leads or own)


def doers(answer: Answer, action: Action, reach: Reach) -> list[Act]:
    """Who leads an action or does it, by duties of a reach."""
    doing = {Role.LEAD, Role.PERFORM}
    own = [item for item in answer.act if item.reach is reach and item.role in doing]
    return [item for item in own if item.answers_for(action)]


def listed(labels_: str, label: str) -> bool:
    """Whether a label is one of those listed; labels may have commas of their own."""
    return f", {label}, " in f", {labels_}, "


# nothing else


@every_answer
@each_language
def test_nothing_that_depends_stands_among_the_certain(
    plan: str, day: datetime.date, language: Language
) -> None:
    for shown in screens(plan, day, language):
        answer = shown.answer
        certain = {item.clause for item in (*answer.act, *answer.oversee)}
        certain |= {notice.duty.clause for notice in answer.notify}
        certain |= {duty.clause for found in answer.by_cases for duty in found.duties}
        open_ = {DEPENDS[language], ON_CALL[language]}
        for line in shown.lines:
            assert line.under in open_ or line.cited <= certain, line


@pytest.mark.slow
@each_language
def test_the_rest_is_counted_and_the_way_to_it_is_told(language: Language) -> None:
    for plan in PLANS:
        for shown in screens(plan, DAYS[0], language):
            besides = shown.labelled(screen_page.BESIDES[language])
            assert besides.endswith("--full")
            items: tuple[Act | Notice, ...] = (
                *shown.answer.act,
                *shown.answer.oversee,
                *shown.answer.notify,
            )
            general = {one.duty.number for one in items if one.duty.reach is Reach.GENERAL}
            assert not general or f"{len(general)} " in besides
            assert not shown.answer.reports or f"{len(shown.answer.reports)} " in besides


@each_language
def test_what_the_mark_and_the_asterisk_mean_stands_where_they_do(language: Language) -> None:
    marks, asterisks = set(), set()
    for plan in (*PLANS, "luat-53-2024"):
        for shown in screens(plan, DAYS[0], language):
            text = "\n".join(rows(shown.page, language, 1000))
            caution = shown.answer.caution
            meant = caution is not None and f"{MARK} {caution[language]}" in text
            marks.add((text.count(MARK) > meant, meant))
            asterisks.add(("*]" in text, f"`coordplan show {plan}`" in text))
    assert marks >= {(True, True)}
    assert (True, False) not in marks
    assert asterisks == {(True, True), (False, False)}


@each_language
def test_no_body_that_is_as_it_was_bears_the_sign_and_what_it_means_stands_below(
    language: Language,
) -> None:
    for day in DAYS:
        for plan in PLANS:
            for shown in screens(plan, day, language):
                text = " ".join(f"{line.who} {line.what}" for line in shown.lines)
                changed = {one.agency.name[language] for one in shown.answer.successions}
                for agency in shown.answer.plan.agencies.values():
                    signed = f"{agency.name[language]}{deeds.SUCCEEDED}" in text
                    assert not signed or any(one.endswith(agency.name[language]) for one in changed)
                meant = screen_page.CHANGED_SINCE[language] in text
                assert meant is (text.count(deeds.SUCCEEDED.strip()) > meant)


# everything


@pytest.mark.parametrize("plan", PLANS)
@each_language
def test_everything_stands_in_full(plan: str, language: Language) -> None:
    for event in EVENTS[::2]:
        answer = answered(plan, event, DAYS[1])
        page = answer_page([answer], Detail.FULL)
        found = lines(page, language)
        for item in (*answer.act, *answer.oversee):
            said = (*part(item, answer, language), *whatever(item.duty, answer, language),
                    *(name(one, answer, language) for one in item.duty.submit_to),
                    *(entry.label[language] for entry in item.duty.beneficiaries))  # fmt: skip
            assert citing(found, item.clause, *said), item.duty.id
        for told in answer.notify:
            assert citing(found, told.duty.clause, *of_notice(told, answer, language)), told.duty.id
        for sent in answer.reports:
            assert citing(found, sent.duty.clause, *ends(sent, answer, language)), sent.duty.id
        apart = [line for line in found if line.under in {DEPENDS[language], ON_CALL[language]}]
        for one in answer.possible:
            said = tuple(fact.label[language] for fact in one.depends_on)
            body = ends(one.item, answer, language) if isinstance(one.item, Report) else (
                name(one.item.agency, answer, language),)  # fmt: skip
            assert citing(apart, one.item.duty.clause, *said, *body), one.item.duty.id
        asked = [block.fact for block in page.blocks if isinstance(block, Question)]
        assert asked == [one.fact.id for one in answer.ask]
        text = " ".join(f"{line.who} {line.what}" for line in found)
        for id_, status in answer.status.items():
            if status in {Status.MENTIONED, Status.SILENT}:
                assert answer.plan.vocabulary.actions[id_].label[language] in text
        assert all(warning.message[language] in text for warning in answer.warnings)


def ends(sent: Report, answer: Answer, language: Language) -> tuple[str, ...]:
    """Who reports to whom."""
    to = () if sent.to is None else (name(sent.to, answer, language),)
    return (name(sent.sender, answer, language), *to)


def test_full_has_its_parts_in_order() -> None:
    page = answer_page([answered("haiphong", "seaport-return", DAYS[0])], Detail.FULL)
    assert [plain(block.said).en for block in page.blocks if isinstance(block, Heading)] == [
        "reception",
        "verification",
        DEPENDS.en,
        ON_CALL.en,
        GENERAL.en,
        REPORTS.en,
        screen_page.MENTIONED.en,
        screen_page.SILENT.en,
    ]


# before and after


@pytest.mark.parametrize("event", ["minor", "air-return"])
def test_what_comes_before_a_moment_stands_under_it(event: str) -> None:
    answer = coordplan.who(coordplan.load_plan("soctrang"), Situation(event, return_planned=True))
    before = [i for i in answer.act if i.duty.before and i.reach is Reach.NAMED]
    page = answer_page([answer], Detail.LEAST)
    tops = [row for block in page.blocks if isinstance(block, Rows) for row in block.rows]
    under = {plain(row.who).en: row.under for row in tops if row.under}
    assert before
    for item in before:
        for moment in item.duty.before:
            assert any(item.clause in plain(row.clauses).en for row in under[moment.label.en])


# several plans


@each_language
def test_of_several_plans_each_has_its_leader_and_its_best_question(language: Language) -> None:
    answers = [answered(plan, "mass-handover", DAYS[1]) for plan in PLANS]
    for answer, blocks in zip(answers, by_plan(answer_page(answers)), strict=True):
        found = lines(blocks, language)
        assert [line.who for line in found].count(LEADS[language]) == 1
        asked = [block.fact for block in blocks if isinstance(block, Question)]
        assert asked == [one.fact.id for one in answer.ask[:1]]
        for item in (*answer.act, *answer.oversee):
            if item.reach is Reach.NAMED:
                assert citing(found, item.clause, *part(item, answer, language)), item.duty.id
        for notice in answer.notify:
            if notice.duty.reach is Reach.NAMED:
                assert citing(found, notice.duty.clause, *of_notice(notice, answer, language))
        for one in answer.possible:
            if urgent(one.item.duty) and one.item.duty not in answer.waiting:
                assert citing(found, one.item.duty.clause), one.item.duty.id
        (besides,) = [line.what for line in found if line.who == screen_page.BESIDES[language]]
        assert besides.endswith(f"--plan {answer.plan.id}")


def by_plan(page: Page) -> Iterator[Sequence[Block]]:
    """The blocks of each plan, without its heading."""
    at = [n for n, block in enumerate(page.blocks) if is_plan(block)]
    for start, end in zip(at, [*at[1:], len(page.blocks)], strict=True):
        yield page.blocks[start + 1 : end]


def is_plan(block: Block) -> bool:
    return isinstance(block, Heading) and block.said[0].mark == "code"


def test_every_plan_answers_where_none_is_named(run: Run) -> None:
    ran = run("who", "-e", "seaport-return", "--as-of", "2024-06-01")
    plans = load_plans(None)
    headings = [f"{plan.id}  {plan.jurisdiction.name.en}" for plan in plans]
    assert [row for row in ran.out.splitlines() if row in headings] == headings
    assert ran.out.count("\nWHO LEADS: RECEIVE") == len(plans)


# as a table


@pytest.mark.parametrize("plan", PLANS)
def test_the_table_has_a_line_for_every_duty(plan: str) -> None:
    answer = answered(plan, "seaport-return", DAYS[0])
    (table,) = answer_page([answer], Detail.SCREEN, sheets=True).sheets
    lines_ = [[plain(cell.lines[0]).en if cell.lines else "" for cell in row] for row in table.rows]
    assert {line[0] for line in lines_} == {plan}
    certain: tuple[Act | Notice, ...] = (*answer.act, *answer.oversee, *answer.notify)
    open_ = [one.item for one in answer.possible if not isinstance(one.item, Report)]
    parts = {
        "certain": [one for one in certain if one.duty.reach is Reach.NAMED],
        "certain, for any victim": [one for one in certain if one.duty.reach is Reach.GENERAL],
        "depends": [one for one in open_ if one.duty not in answer.waiting],
        "on call": [one for one in open_ if one.duty in answer.waiting],
    }
    for certainty, items in parts.items():
        own = [line for line in lines_ if line[1] == certainty]
        assert bool(own) is bool(items)
        for one in items:
            found = [line for line in own if f"[{one.duty.clause}" in line[5]]
            assert any(one.agency.name.en in line[4] for line in found), one.duty.id


@pytest.mark.parametrize("plan", ["ttlt-01-2014", "luat-66-2011", "luat-53-2024", "nd-62-2012"])
def test_national_rules_say_who_leads_first_too(plan: str) -> None:
    shown = screen(answered(plan, "land-border-return", DAYS[1]), "vi")
    assert any(row.startswith(LEADS["vi"]) for row in shown.text[:5])
