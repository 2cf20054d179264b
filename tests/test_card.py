"""The card for the wall: what stands on it, in which order, and that it is made to fit."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

import coordplan
from coordplan import Answer, Reach, Role, Situation
from coordplan.blocks import Block, Heading, Notice, Page, Question, Row, Rows, Table, plain
from coordplan.compare.matrix import common_events
from coordplan.load.files import default_plans
from coordplan.pages import card, own
from coordplan.pages.answer import answer_page
from coordplan.pages.card import card_pages
from coordplan.pages.deeds import SUCCEEDED
from coordplan.pages.detail import Detail
from coordplan.phrases.duties import ROLE
from coordplan.phrases.successions import CHANGED
from coordplan.print.card import COMFORTABLE, HEIGHT, SIZES, fitted, height
from coordplan.text import LANGUAGES, Language
from tests.conftest import Run
from tests.reading import citing, lines

pytestmark = pytest.mark.uncounted

THEN, NOW = datetime.date(2024, 6, 1), datetime.date(2026, 11, 29)
SEA = ("card", "-p", "haiphong", "-e", "sea-border-return", "--as-of", "2024-06-01")
POST = ("card", "--agency", "Đồn Biên phòng", "-p", "haiphong", "-e", "seaport-return")


def answered(plan: str, event: str, day: datetime.date = THEN) -> Answer:
    found = coordplan.who(coordplan.load_plan(plan), Situation(event), as_of=day)
    return coordplan.dated(found, coordplan.load_registry())


def cards(plan: str, event: str, *agencies: str, day: datetime.date = THEN) -> tuple[Page, ...]:
    answer = answered(plan, event, day)
    bodies = [answer.plan.agencies[id_] for id_ in agencies]
    happened = [answer.plan.vocabulary.events[event]]
    return card_pages(answer, events=happened, agencies=bodies, command="coordplan who")


def rows_of(blocks: Sequence[Block]) -> list[Row]:
    return [row for block in blocks if isinstance(block, Rows) for row in block.rows]


def body_of(html: str) -> str:
    """The words of the main part and of the foot."""
    text = re.sub(r"<[^>]+>", " ", "<main" + html.partition("<main")[2])
    return " ".join(text.split()).replace(" :", ":")


# that it fits


@pytest.mark.parametrize("day", [THEN, NOW], ids=str)
@pytest.mark.parametrize("plan", sorted(default_plans()))
@pytest.mark.slow
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
        assert rows_of(kept) == rows_of(page.blocks)[: -fit.left_out]
        said = [block for block in kept if not isinstance(block, Rows | Heading)]
        assert said == [block for block in page.blocks if not isinstance(block, Rows | Heading)]
        for block, after in pairwise(kept):
            assert not isinstance(block, Heading) or isinstance(after, Rows | Question)


def test_where_it_is_too_long_rows_go_one_by_one_and_that_is_told() -> None:
    whole, _ = cards("laichau", "rescue")
    row = next(block.rows[0] for block in whole.blocks if isinstance(block, Rows))
    fit = fitted([Page(whole.title, (*whole.blocks, Rows((row,) * 200)))])
    *kept, rows, told = fit.page.blocks
    assert tuple(kept) == whole.blocks
    assert isinstance(rows, Rows)
    assert isinstance(told, Notice)
    assert fit.left_out == 200 - len(rows.rows) > 50
    assert plain(told.said).en.startswith(f"{fit.left_out} more lines that have no room")
    assert height(fit.page.blocks, fit.size) <= HEIGHT
    assert height([*kept, Rows((*rows.rows, row)), told], fit.size) > HEIGHT


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
        assert page.title.vi == f"{card._TITLE.vi}: {child.label.vi}"
        assert page.title.en == f"{card._TITLE.en}: {child.label.en}"
        assert page.subject is not None
        assert page.subject.vi == "thành phố Hải Phòng [haiphong] · tính đến ngày 01/06/2024"
        assert page.subject.en == "Hải Phòng City [haiphong] · as of 2024-06-01"
        assert plain(page.foot[0]).en == "More: coordplan who -e child"
        assert page.titled


def test_the_card_of_the_border_post_names_the_leader_and_its_own_duties(run: Run) -> None:
    protect = coordplan.load_vocabulary().actions["protect"].label
    spoken: tuple[tuple[Language, str, str], ...] = (
        ("vi", "CHỦ TRÌ TIẾP NHẬN: Bộ Chỉ huy Bộ đội Biên phòng thành phố", own.OURS.vi),
        ("en", "WHO LEADS: RECEIVE: City Border Guard Command", own.OURS.en),
    )
    for language, leads, part in spoken:
        ran = run(*POST, "--as-of", NOW.isoformat(), "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        body = body_of(ran.out)
        assert body.startswith(f"{leads}{SUCCEEDED} [V.8.-1] {part}: ")
        said = body.partition(f"{part}: ")[2]
        assert said.startswith(f"{ROLE[Role.PERFORM][language]}: {protect[language]}")
        assert "[V.8.-2] [V.11.-2]" in said.partition(own.CALL[language])[0]
        assert "coordplan who -p haiphong -e seaport-return --agency" in body
    (page,) = cards("haiphong", "seaport-return", "border-posts", day=NOW)
    fit = fitted([page])
    assert (fit.page, fit.left_out) == (page, 0)
    assert fit.size >= COMFORTABLE


def test_a_card_of_one_body_says_nothing_of_others(run: Run) -> None:
    out = run(*SEA, "--agency", "BCH BDBP").out
    assert '<h1 id="title">What City Border Guard Command must do: ' in out
    assert f"{ROLE[Role.PERFORM].en}: City Border Guard Command [V.8.-3*]" in body_of(out)
    assert "District People&#39;s Committees" not in out
    court = body_of(run(*SEA, "--agency", "courts").out)
    assert f"{own.OURS.en}: {own.NOTHING.en}" in court


def test_who_has_succeeded_stands_on_the_card(run: Run) -> None:
    danger = ("card", "-p", "haiphong", "-e", "danger-at-shelter", "--agency", "labour-department")
    then, now = (body_of(run(*danger, "--as-of", day.isoformat()).out) for day in (THEN, NOW))
    assert CHANGED.en not in then
    assert CHANGED.en in now
    sea = ("card", "-p", "haiphong", "-e", "sea-border-return", "--as-of", NOW.isoformat())
    for of in ((), ("--agency", "health-department")):
        body = body_of(run(*sea, *of).out)
        gone, *_ = answered("haiphong", "sea-border-return", NOW).doubts
        assert f"IN DOUBT: {gone.message.en}" in body
        assert "Hải Dương" in body, "which has merged into the province"


def test_doubts_of_the_day_stand_first(run: Run) -> None:
    ran = run("card", "-p", "haiphong", "-e", "rescue", "--as-of", "2020-01-01")
    assert body_of(ran.out).startswith("IN DOUBT: this document is in force from 2023")


# languages and formats


def test_a_card_is_in_one_language(run: Run) -> None:
    vi, en = run(*SEA, "--lang", "vi").out, run(*SEA, "--lang", "en").out
    assert '<html lang="vi"' in vi
    assert '<html lang="en"' in en
    for said in (f"{card._TITLE.vi}: trao trả tại khu vực biên giới biển", "CHỦ TRÌ TIẾP NHẬN",
                 "coordplan who -p haiphong -e sea-border-return"):  # fmt: skip
        assert said in vi
    for said in ("WHO LEADS", "City Border Guard Command", "<script"):
        assert said not in vi
    assert "CHỦ TRÌ" not in en
    assert run(*SEA, "--lang", "vi").out == run(*SEA, env={"COORDPLAN_LANG": "vi"}).out


def test_both_languages_are_one_file_with_a_switch(run: Run) -> None:
    both = run(*SEA, "--lang", "both").out
    for said in (f"{card._TITLE.vi}: trao trả tại khu vực biên giới biển", "CHỦ TRÌ TIẾP NHẬN",
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
    assert f"{card._TITLE.en}: " in text
    assert "WHO LEADS: RECEIVE" in text
    assert "City Border Guard Command" in text
    assert json.loads(data.read_text("utf-8"))["plans"][0]["plan"] == "haiphong"
    ran = run(*SEA, "-o", str(tmp_path / "card.pdf"))
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "card.pdf").exists()


def test_as_text_a_card_has_its_title_and_everything(run: Run) -> None:
    ran = run(*SEA, "--format", "text")
    first = ran.out.splitlines()[0]
    assert first.startswith(f"{card._TITLE.en}: ")
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
