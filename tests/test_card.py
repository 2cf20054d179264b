"""The card for the wall: what stands on it, in which order, and that it is made to fit."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import coordplan
from coordplan import Answer, Reach, Situation
from coordplan.compare.matrix import common_events
from coordplan.load.files import default_plans
from coordplan.page import Block, Notice, Page, Rows, Table, plain, words
from coordplan.pages.answer import answer_page
from coordplan.pages.card import card_pages
from coordplan.pages.detail import Detail
from coordplan.print.card import COMFORTABLE, HEIGHT, SIZES, fitted, height
from coordplan.text import LANGUAGES, Language
from tests.conftest import Run
from tests.reading import citing, lines

THEN, NOW = datetime.date(2024, 6, 1), datetime.date(2026, 11, 29)
SEA = ("card", "-p", "haiphong", "-e", "sea-border-return", "--as-of", "2024-06-01")
POST = ("card", "--agency", "Đồn Biên phòng", "-p", "haiphong", "-e", "seaport-return")
LEFT_OUT = "have no room: see the command below"


def answered(plan: str, event: str, day: datetime.date = THEN) -> Answer:
    found = coordplan.who(coordplan.load_plan(plan), Situation(event), as_of=day)
    return coordplan.dated(found, coordplan.load_registry())


def cards(plan: str, event: str, *agencies: str, day: datetime.date = THEN) -> tuple[Page, ...]:
    answer = answered(plan, event, day)
    bodies = [answer.plan.agencies[id_] for id_ in agencies]
    happened = [answer.plan.vocabulary.events[event]]
    return card_pages(answer, events=happened, agencies=bodies, command="coordplan who")


def row_count(blocks: Sequence[Block]) -> int:
    return sum(len(block.rows) for block in blocks if isinstance(block, Rows))


def body_of(html: str) -> str:
    """The words of the main part."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


# that it fits


@pytest.mark.parametrize("day", [THEN, NOW], ids=str)
@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_cards_fit(plan: str, day: datetime.date) -> None:
    for event in common_events(coordplan.load_vocabulary()):
        pages = cards(plan, event.id, day=day)
        fit = fitted(pages)
        assert height(fit.page.blocks, fit.size) <= HEIGHT
        assert fit.size in SIZES
        assert (fit.size >= COMFORTABLE) or fit.page.blocks != pages[0].blocks


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_cards_of_each_body_fit_and_what_has_no_room_is_left_out_from_the_end(plan: str) -> None:
    answer = answered(plan, "danger-at-shelter")
    for body in answer.plan.agencies.values():
        (page,) = card_pages(answer, agencies=[body], command="coordplan who")
        fit = fitted([page])
        assert height(fit.page.blocks, fit.size) <= HEIGHT
        *kept, last = fit.page.blocks
        if not fit.left_out:
            assert fit.page.blocks == page.blocks
            continue
        assert fit.size == SIZES[-1]
        assert isinstance(last, Notice)
        assert str(fit.left_out) in plain(last.said).vi
        assert row_count(page.blocks) == row_count(kept) + fit.left_out
        assert_cut_from_the_end(page.blocks, kept)


def assert_cut_from_the_end(before: Sequence[Block], after: Sequence[Block]) -> None:
    """Once rows are left out, no row comes after."""
    cut = False
    for whole, kept in zip(before, after, strict=True):
        if isinstance(whole, Rows) and isinstance(kept, Rows):
            assert kept.rows == whole.rows[: len(kept.rows)]
            assert not (cut and kept.rows)
            cut = cut or kept != whole
        else:
            assert kept == whole


def test_where_it_is_too_long_rows_go_one_by_one_and_that_is_told() -> None:
    pages = cards("haiphong", "seaport-return")
    (long,) = [block for block in pages[0].blocks if isinstance(block, Rows)][:1]
    many = (*pages[0].blocks, Rows(long.rows * 100))
    page = Page(pages[0].title, many)
    fit = fitted([page])
    assert fit.left_out > 50
    assert fit.page.blocks[: len(pages[0].blocks)] == pages[0].blocks
    assert plain(words(*(b.said for b in fit.page.blocks[-1:] if isinstance(b, Notice)))).en == (
        f"{fit.left_out} more lines that {LEFT_OUT}"
    )
    assert height(fit.page.blocks, fit.size) <= HEIGHT
    less = [*fit.page.blocks]
    less[-2] = Rows(long.rows * 100)
    assert height(less, fit.size) > HEIGHT


def test_the_largest_type_that_fits_is_taken() -> None:
    pages = cards("tanhong", "minor")
    fit = fitted(pages)
    assert fit.page.blocks == pages[0].blocks
    assert COMFORTABLE <= fit.size < SIZES[0]
    assert all(height(pages[0].blocks, size) > HEIGHT for size in SIZES if size > fit.size)


def test_what_can_be_left_out_is_before_the_type_gets_too_small() -> None:
    whole, least = cards("haiphong", "seaport-return")
    fit = fitted([whole, least])
    assert fit.page.blocks == least.blocks
    assert height(whole.blocks, COMFORTABLE) > HEIGHT
    assert fit.size == max(size for size in SIZES if height(least.blocks, size) <= HEIGHT)


def test_a_card_of_what_has_no_height_is_refused() -> None:
    with pytest.raises(TypeError, match="no Table on a card"):
        height([Table((), ())], 10)


# what stands on it


@pytest.mark.parametrize("plan", sorted(default_plans()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leader_and_all_that_is_certain_stand_on_the_card(
    plan: str, language: Language
) -> None:
    for event in common_events(coordplan.load_vocabulary())[::3]:
        answer = answered(plan, event.id, NOW)
        fit = fitted(cards(plan, event.id, day=NOW))
        found = lines(fit.page, language)
        labels = [line.who for line in found[:2]]
        assert {"vi": "CHỦ TRÌ TIẾP NHẬN", "en": "WHO LEADS: RECEIVE"}[language] in labels
        certain = [one for one in answer.certain if one.duty.reach is Reach.NAMED]
        for item in certain:
            if isinstance(item, coordplan.Act | coordplan.Notice):
                assert citing(found, item.duty.clause, item.agency.name[language]), item.duty.id


def test_a_card_is_the_screen_with_a_head_and_a_foot() -> None:
    answer = answered("haiphong", "child")
    child = answer.plan.vocabulary.events["child"]
    whole, least = card_pages(answer, events=[child], command="coordplan who -e child")
    assert whole.blocks == answer_page([answer], Detail.SCREEN).blocks
    assert least.blocks == answer_page([answer], Detail.LEAST).blocks
    for page in (whole, least):
        assert page.title.vi == f"Ai làm gì: {child.label.vi}"
        assert page.title.en == f"Who does what: {child.label.en}"
        assert page.subject is not None
        assert page.subject.vi == "thành phố Hải Phòng [haiphong] · tại ngày 01/06/2024"
        assert page.subject.en == "Hải Phòng City [haiphong] · as of 2024-06-01"
        assert plain(page.foot[0]).en == "More: coordplan who -e child"
        assert page.titled


def test_the_card_of_the_border_post_names_the_leader_and_its_own_duties(run: Run) -> None:
    for language, leads, protects in (
        ("vi", "CHỦ TRÌ TIẾP NHẬN Bộ Chỉ huy Bộ đội Biên phòng thành phố [V.8.-1]",
         "NHIỆM VỤ CỦA ĐƠN VỊ thực hiện : bảo vệ an toàn [V.8.-2] [V.11.-2]"),
        ("en", "WHO LEADS: RECEIVE City Border Guard Command [V.8.-1]",
         "OUR PART does it : protect [V.8.-2] [V.11.-2]"),
    ):  # fmt: skip
        ran = run(*POST, "--as-of", NOW.isoformat(), "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        body = body_of(ran.out)
        assert body.index(leads) < body.index(protects)
        assert "coordplan who -p haiphong -e seaport-return --agency" in body
    (page,) = cards("haiphong", "seaport-return", "border-posts", day=NOW)
    fit = fitted([page])
    assert (fit.page, fit.left_out) == (page, 0)
    assert fit.size >= COMFORTABLE


def test_a_card_of_one_body_says_nothing_of_others(run: Run) -> None:
    body = body_of(run(*SEA, "--agency", "BCH BDBP").out)
    assert "What City Border Guard Command must do" in run(*SEA, "--agency", "BCH BDBP").out
    assert "does it: City Border Guard Command" in body
    assert "District police" not in body
    other = body_of(run(*SEA, "--agency", "prosecutors-office").out)
    assert other == ""
    court = body_of(run(*SEA, "--agency", "courts").out)
    assert "the plan gives us nothing certain in this situation" in court


def test_who_has_succeeded_stands_on_the_card(run: Run) -> None:
    card = ("card", "-p", "laichau", "-e", "rescue", "--as-of")
    then, now = (body_of(run(*card, day.isoformat()).out) for day in (THEN, NOW))
    assert "Agencies changed since the plan" not in then
    assert "Agencies changed since the plan" in now
    sea = ("card", "-p", "haiphong", "-e", "sea-border-return", "--as-of", NOW.isoformat())
    for of in ((), ("--agency", "health-department")):
        body = body_of(run(*sea, *of).out)
        assert "leader gone: City Border Guard Command" in body
        assert "Hải Dương is part of Hải Phòng since 2025-07-01" in body


def test_doubts_of_the_day_stand_on_the_card(run: Run) -> None:
    ran = run("card", "-p", "haiphong", "-e", "rescue", "--as-of", "2020-01-01")
    assert body_of(ran.out).startswith(
        'id="main" tabindex="-1"> IN DOUBT this document is in force from 2023'
    ) or "IN DOUBT this document is in force from 2023" in body_of(ran.out)


# languages and formats


def test_a_card_is_in_one_language(run: Run) -> None:
    vi, en = run(*SEA, "--lang", "vi").out, run(*SEA, "--lang", "en").out
    assert '<html lang="vi"' in vi
    assert '<html lang="en"' in en
    for said in ("Ai làm gì: trao trả tại khu vực biên giới biển", "CHỦ TRÌ TIẾP NHẬN",
                 "coordplan who -p haiphong -e sea-border-return"):  # fmt: skip
        assert said in vi
    for said in ("WHO LEADS", "City Border Guard Command", "<script"):
        assert said not in vi
    assert "CHỦ TRÌ" not in en
    assert run(*SEA, "--lang", "vi").out == run(*SEA, env={"COORDPLAN_LANG": "vi"}).out


def test_both_languages_are_one_file_with_a_switch(run: Run) -> None:
    both = run(*SEA, "--lang", "both").out
    for said in ("Ai làm gì: trao trả tại khu vực biên giới biển", "CHỦ TRÌ TIẾP NHẬN",
                 "WHO LEADS: RECEIVE", "City Border Guard Command", 'id="show-vi"', 'id="show-en"'):  # fmt: skip
        assert said in both


@pytest.mark.parametrize("lang", ["vi", "en", "both"])
@pytest.mark.parametrize("of", [(), ("--agency", "BCH BDBP")], ids=["everybody", "one-body"])
def test_nothing_but_the_page_is_needed(run: Run, lang: str, of: tuple[str, ...]) -> None:
    out = run(*SEA, *of, "--lang", lang).out
    assert not re.search(r"(src|href)=\"(?!#)", out)
    assert "style=" not in out
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', out)
    allowed = dict(part.split(" ", 1) for part in policy.replace("&#39;", "'").split("; "))
    assert allowed.pop("default-src") == "'none'"
    assert allowed.pop("img-src") == "data:"
    assert allowed.pop("style-src").startswith("'sha256-")
    script = allowed.pop("script-src", "")
    assert script.startswith("'sha256-") is (lang == "both")
    assert allowed == {}


def test_a_card_is_written_to_a_file_by_its_ending(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="the extra `office` is absent")
    page, document, data = (tmp_path / f"card.{end}" for end in ("html", "docx", "json"))
    for file in (page, document, data):
        ran = run(*SEA, "-o", str(file))
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert page.read_text("utf-8") == run(*SEA).out
    with zipfile.ZipFile(io.BytesIO(document.read_bytes())) as parts:
        text = re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    assert "Who does what: handed over in the sea border area" in text or "Who does what: " in text
    assert "WHO LEADS: RECEIVE" in text
    assert "City Border Guard Command" in text
    assert json.loads(data.read_text("utf-8"))["plans"][0]["plan"] == "haiphong"
    ran = run(*SEA, "-o", str(tmp_path / "card.pdf"))
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "card.pdf").exists()


def test_as_text_a_card_has_its_title_and_everything(run: Run) -> None:
    ran = run(*SEA, "--format", "text")
    first = ran.out.splitlines()[0]
    assert first.startswith("Who does what: ")
    assert "Hải Phòng City [haiphong] · as of 2024-06-01" in ran.out
    assert "WHO LEADS: RECEIVE  City Border Guard Command  [V.8.-1]" in ran.out


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
