"""The card for the wall: what stands on it, in which order, and that it is made to fit."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

import pytest

import coordplan
from coordplan.answer.focus import focused
from coordplan.compare.matrix import common_events
from coordplan.load.files import default_plans
from coordplan.render.card.content import Section, sections
from coordplan.render.card.fit import HEIGHT, SIZES, fitted, height
from tests.conftest import Run

SEA = ("card", "-p", "haiphong", "-e", "sea-border-return", "--as-of", "2024-06-01")


def _sections(plan: str, *events: str) -> tuple[Section, ...]:
    answer = coordplan.who(coordplan.load_plan(plan), coordplan.Situation(*events))
    return sections(answer, one_body=False)


def _by_id(plan: str, *events: str) -> dict[str, Section]:
    return {section.id: section for section in _sections(plan, *events)}


def test_leaders_come_first_and_what_depends_last() -> None:
    ids = [section.id for section in _sections("haiphong", "sea-border-return")]
    assert ids == ["leads", "named", "told", "ask", "general", "on-call", "depends"]


def test_the_leader_at_the_sea_border_stands_in_the_first_line() -> None:
    first, second = _by_id("haiphong", "sea-border-return")["leads"].rows
    assert first.who is not None
    assert first.who.vi == "Bộ Chỉ huy Bộ đội Biên phòng thành phố"
    assert (first.what.vi, first.clauses) == ("tiếp nhận", "[V.8.-1]")
    assert second.what.en == "verify: several act, none is named leader"


def test_by_when_stands_beside_who_is_told() -> None:
    told = _by_id("haiphong", "danger-at-shelter")["told"].rows
    assert any("at once" in row.what.en and "[V.13.-5*]" in row.clauses for row in told)


def test_nobody_who_leads_is_said() -> None:
    (row,) = _by_id("laichau", "sea-border-return")["leads"].rows[:1]
    assert row.who is None or row.who.en == "NOBODY LEADS"


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_cards_fit_and_the_least_needed_is_left_out_first(plan: str) -> None:
    for event in common_events(coordplan.load_vocabulary())[::4]:
        whole = _sections(plan, event.id)
        fit = fitted(whole)
        assert height(fit.sections, fit.size) <= HEIGHT
        assert fit.size in SIZES
        for before, after in zip(whole, fit.sections, strict=True):
            assert after.rows == before.rows[: len(after.rows)]
            assert len(after.rows) + after.left_out == len(before.rows)
        rows = {section.id: section.rows for section in fit.sections}
        cut = {section.id for section in fit.sections if section.left_out}
        for less, more in pairwise(("depends", "general", "named", "told", "leads")):
            assert more not in cut or not rows.get(less)
        assert "ask" not in cut


def test_the_largest_type_that_fits_is_taken() -> None:
    whole = _sections("laichau", "minor")
    fit = fitted(whole)
    assert fit.sections == whole
    assert all(height(whole, size) > HEIGHT for size in SIZES if size > fit.size)


def test_a_card_is_in_both_languages(run: Run) -> None:
    ran = run(*SEA, "--lang", "vi")
    assert ran.code == 0
    assert '<html lang="vi"' in ran.out
    for said in ("Ai làm gì: trao trả tại khu vực biên giới biển", "CHỦ TRÌ", "LEADS", "PHẢI BÁO",
                 "City Border Guard Command", "HỎI TRƯỚC", "ASK FIRST",
                 "coordplan who -p haiphong -e sea-border-return"):  # fmt: skip
        assert said in ran.out
    assert '<html lang="en"' in run(*SEA, "--lang", "en").out


def test_a_card_of_one_agency_says_what_it_does_and_no_more(run: Run) -> None:
    ran = run(*SEA, "--agency", "BCH BDBP")
    body = ran.out.partition("<main")[2]
    assert "City Border Guard Command" in body
    assert "does it: certify" in body
    assert "District police" not in body
    other = run(*SEA, "--agency", "health-department").out
    assert "not this body; see the general card" in other


def test_an_answer_narrowed_to_everybody_is_the_answer() -> None:
    plan = coordplan.load_plan("haiphong")
    answer = coordplan.who(plan, coordplan.Situation("sea-border-return"))
    assert focused(answer, tuple(plan.agencies.values())) == answer


def test_a_narrowed_answer_is_the_part_that_names_the_agency() -> None:
    plan = coordplan.load_plan("haiphong")
    answer = coordplan.who(plan, coordplan.Situation("danger-at-shelter"))
    police = plan.agencies["city-police"]
    part = focused(answer, [police])
    assert part.act == tuple(item for item in answer.act if item.agency == police)
    assert all(police == n.agency or police in n.by for n in part.notify)
    assert all(police in {r.sender, r.to} for r in part.reports)


def test_who_has_succeeded_the_bodies_of_the_card_stands_below_the_leaders(run: Run) -> None:
    card = ("card", "-p", "haiphong", "-e", "sea-border-return", "--as-of")
    then, now = run(*card, "2024-06-01").out, run(*card, "2026-11-22").out
    assert "AGENCIES CHANGED" not in then
    leads, changed, named = (now.index(f'id="{id_}"') for id_ in ("leads", "changed", "named"))
    assert leads < changed < named
    assert "Border Guard Board under the provincial Military Command" in now[changed:named]
    assert "Hải Dương" in now, "what the day says against the plan"
    one = run(*card, "2026-11-22", "--agency", "health-department").out
    doubts, _, rest = one.partition('id="ask"')
    assert "leader gone: City Border Guard Command" in doubts, "who leads is gone for every body"
    assert "Military Command" not in rest, "only bodies of the card"


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_a_card_of_today_fits(plan: str) -> None:
    registry = coordplan.load_registry()
    for event in common_events(coordplan.load_vocabulary())[::4]:
        asked = coordplan.who(
            coordplan.load_plan(plan),
            coordplan.Situation(event.id),
            as_of=datetime.date(2026, 11, 22),
        )
        fit = fitted(sections(coordplan.dated(asked, registry), one_body=False))
        assert height(fit.sections, fit.size) <= HEIGHT
        assert all(s.left_out == 0 for s in fit.sections if s.id in {"changed", "notes", "leads"})


def test_warnings_stand_on_the_card(run: Run) -> None:
    ran = run("card", "-p", "haiphong", "-e", "rescue", "--as-of", "2020-01-01")
    assert "this document is in force from 2023" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("card", "-e", "rescue"), "questions are about one plan"),
        (("card", "-p", "haiphong", "-p", "laichau"), "questions are about one plan"),
        (("card", "-p", "haiphong", "-e", "sea-boarder-return"), "unknown event"),
        (("card", "-p", "haiphong", "--agency", "city-polise"), "did you mean `city-police`?"),
    ],
)
def test_what_is_wrong_is_told(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_nothing_but_the_page_is_needed(run: Run) -> None:
    out = run(*SEA).out
    assert not re.search(r"(src|href)=\"(?!#)", out)
    assert "style=" not in out
