"""A page as HTML: what it may load, where it leads, and in which language."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from coordplan.blocks import (
    Heading,
    Notice,
    Page,
    Picture,
    Row,
    Rows,
    clauses,
    code,
    table,
    words,
)
from coordplan.print import html
from coordplan.text import Text, alike
from tests.nasty import PLAIN, made

VI_EN = Text(vi="Công an", en="Police")


def test_one_language_has_nothing_of_the_other() -> None:
    page = Page(
        VI_EN, (Heading(words(VI_EN)), Picture(Text("<svg>a</svg>", "<svg>b</svg>"), VI_EN))
    )
    printed = html.print_page(page, "vi")
    assert '<html lang="vi">' in printed
    assert "Police" not in printed
    assert "<script" not in printed
    assert "radio" not in printed


def test_both_languages_stand_in_one_file_each_marked() -> None:
    page = Page(VI_EN, (Notice(words(VI_EN, " ", "haiphong")),), subject=Text(vi="x", en="x"))
    printed = html.print_page(page, "en", both=True)
    assert '<html lang="en" data-vi="Công an" data-en="Police">' in printed
    assert '<p><span lang="vi">Công an</span><span lang="en">Police</span> haiphong</p>' in printed
    assert '<p class="of">x</p>' in printed


@pytest.mark.parametrize("both", [False, True])
def test_a_policy_lets_nothing_through_but_what_stands_in_the_page(*, both: bool) -> None:
    printed = html.print_page(made(*PLAIN), "vi", both=both)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', printed)
    allowed = {"default-src &#39;none&#39;", "img-src data:"}
    for kind, tag in (("style", "style"), ("script", "script")):
        for content in re.findall(rf"<{tag}>(.*?)</{tag}>", printed, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            allowed.add(f"{kind}-src &#39;sha256-{digest}&#39;")
    assert set(policy.split("; ")) == allowed
    assert not re.search(r"<(link|iframe|object|base)|\b(src|href)=\"(?!#|data:)", printed)


def test_contents_are_told_of_pages_with_more_than_three_parts() -> None:
    parts = [Heading(words(f"part {number}"), anchor=f"p{number}") for number in range(4)]
    few, many = (html.print_page(Page(alike("t"), tuple(parts[:n])), "en") for n in (3, 4))
    assert "<nav" not in few
    assert re.findall(r'<a href="#(p\d)">', many) == ["p0", "p1", "p2", "p3"]


def test_a_link_leads_to_a_place_that_there_is_once() -> None:
    to = [clauses("[V.1]", to="V.1"), clauses("[V.2]", to="V.2"), clauses("[m]", to="main")]
    rows = [Row(code("V.1"), words("one"), anchor="V.1"), Row(words("again"), anchor="V.1")]
    more = Row(words("x"), under=(Row(words("y"), anchor="main"),))
    page = Page(
        alike("t"), (Notice(words(*to)), Rows((*rows, more)), Heading(words("z"), anchor="a b"))
    )
    printed = html.print_page(page, "en")
    ids = re.findall(r' id="([^"]*)"', printed)
    assert len(ids) == len(set(ids))
    assert {"V.1", "main-2", "a-b"} <= set(ids)
    assert re.findall(r'<a href="#([^"]*)"><span', printed) == ["V.1", "main-2"]


def test_a_picture_stands_where_no_script_of_it_would_run() -> None:
    picture = Picture(
        Text("<svg><script>x</script></svg>", "<svg/>"), Text(vi="hai ô", en="two boxes")
    )
    printed = html.print_page(Page(alike("t"), (picture,)), "vi")
    (source, alternative) = re.findall(r'<img lang="vi" src="([^"]*)" alt="([^"]*)">', printed)[0]
    assert (
        base64.b64decode(source.removeprefix("data:image/svg+xml;base64,")).decode()
        == picture.svg.vi
    )
    assert alternative == "hai ô"
    assert "<svg" not in printed


def test_a_page_with_a_wide_table_is_printed_across() -> None:
    for columns, paper in ((4, "portrait"), (5, "landscape")):
        page = Page(alike("t"), (table(["c"] * columns, [["x"] * columns]),))
        assert f"@page {{ size: A4 {paper}" in html.print_page(page, "en")
