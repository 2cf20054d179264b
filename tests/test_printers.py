"""Every format says what a page says, whatever its words are, and nothing else.

The pages are made up; each file is read back by a reader that somebody else wrote.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordplan.blocks import (
    Heading,
    Notice,
    Page,
    Picture,
    Question,
    Row,
    Rows,
    Run,
    Words,
    clauses,
    code,
    marked,
    table,
    words,
)
from coordplan.cli.output import Format
from coordplan.frozen import replaced
from coordplan.print import markdown, text
from coordplan.text import HIDDEN, Language, alike, visible
from tests import readers
from tests.nasty import (
    DOCUMENTS,
    LANGUAGE,
    NASTY,
    PLACES,
    PLAIN,
    VISIBLE,
    document_of,
    made,
    read,
    said_by,
)

pytestmark = pytest.mark.uncounted
EACH = [pytest.param(one, marks=pytest.mark.slow) if one == "docx" else one for one in DOCUMENTS]


@pytest.mark.parametrize("format_", EACH)
@given(said=st.lists(NASTY, min_size=PLACES, max_size=PLACES), language=LANGUAGE)
def test_a_document_says_what_its_page_says(
    format_: str, said: list[str], language: Language
) -> None:
    found = document_of(format_, made(*said), language)
    texts = found.texts[:-1] if format_ == "html" else found.texts  # its own last remark
    assert texts == said_by(*said)


MADE_BY_SAID = {"strong", "code", "a href", "a class href"}
"""What may differ in GitHub's reading: it makes a link of an address of mail, however written."""


@pytest.mark.parametrize("format_", EACH)
@given(said=st.lists(VISIBLE, min_size=PLACES, max_size=PLACES))
def test_what_is_said_changes_nothing_in_the_make_of_a_document(
    format_: str, said: list[str]
) -> None:
    shapes = [document_of(format_, made(*said), "en").shape, shape_of_plain(format_)]
    if format_ == "github":
        shapes = [[part for part in shape if part not in MADE_BY_SAID] for shape in shapes]
    assert shapes[0] == shapes[1]


@lru_cache
def shape_of_plain(format_: str) -> list[str]:
    return document_of(format_, made(*PLAIN), "en").shape


@pytest.mark.parametrize("format_", DOCUMENTS)
def test_headings_and_tables_are_headings_and_tables(format_: str) -> None:
    found = document_of(format_, made(*PLAIN), "vi")
    assert found.headings == [(1, "word0"), (2, "Word1"), (3, "Word13")]
    assert found.tables == [[["word5", "word6"], ["word7\nword8", "word9"]]]


def test_every_format_that_is_a_document_is_read_here() -> None:
    """Text, tables and JSON have readers of their own."""
    assert {*Format} - {*DOCUMENTS} == {"text", "json", "csv", "xlsx"}


# safety, the same in every format


@pytest.mark.parametrize(
    "ends", ["\n", "\r", "\r\n", "\t", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]
)
def test_what_ends_a_line_is_a_space(ends: str) -> None:
    assert visible(f"Công an{ends}LEADS     Evil") == "Công an LEADS     Evil"


@pytest.mark.parametrize("space", ["\u00a0", "\u1680", "\u2003", "\u202f", "\u205f", "\u3000"])
def test_every_space_is_a_space(space: str) -> None:
    assert visible(f"Công{space}an") == "Công an"


def test_whatever_cannot_be_seen_is_shown() -> None:
    for number in (*range(0x2FFFF), *range(0xE0000, 0xE0FFF)):
        character = chr(number)
        shown = visible(f"a{character}b")
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cf", "Cs", "Co", "Cn"):
            assert shown in ("a b", f"a{HIDDEN}b"), hex(number)
        assert shown.isprintable()


HIDING = (
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180e", "\u200b", "\u200e", "\u202e"),
    *("\u2060", "\u2066", "\u2800", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\U000e0041"),
    *("\U000e0100", "\ud800"),
)


@pytest.mark.parametrize("hidden", HIDING)
def test_two_names_that_look_alike_are_told_apart(hidden: str) -> None:
    assert visible(f"Công{hidden} an") == f"Công{HIDDEN} an"


@given(NASTY)
def test_making_visible_twice_changes_nothing(said: str) -> None:
    shown = visible(said)
    assert visible(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    assert shown.encode().decode() == shown


LETTERS = st.characters(max_codepoint=0x24F, categories=("L", "N", "P"))
VIETNAMESE = st.characters(min_codepoint=0x1EA0, max_codepoint=0x1EF9)


@given(st.text(LETTERS | VIETNAMESE))
def test_letters_digits_and_signs_stay(said: str) -> None:
    assert visible(said) == visible(unicodedata.normalize("NFD", said)) == said


@given(said=st.lists(NASTY, min_size=PLACES, max_size=PLACES), language=LANGUAGE)
def test_a_text_file_has_no_line_that_a_name_made(said: list[str], language: Language) -> None:
    printed = text.print_page(made(*said), language)
    assert all(line.isprintable() for line in printed.split("\n"))
    assert "".join(read(said[-1]).split()) in "".join(printed.split())


# Markdown


def line(*said: str | Run | Words) -> str:
    """Words as a paragraph of Markdown."""
    printed = markdown.print_page(Page(alike("t"), (Notice(words(*said)),)), "en")
    return printed.removeprefix("# t\n\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("V.8.-1 and II.4", "V.8.-1 and II.4"),
        ("a_b *c* [d] `e` <f> g|h", r"a\_b \*c\* \[d\] \`e\` \<f\> g\|h"),
        ("1. one", r"1\. one"),
        ("1.10 is a clause", "1.10 is a clause"),
        ("12) two", r"12\) two"),
        ("- dash", r"\- dash"),
        ("+ plus", r"\+ plus"),
        ("= under", r"\= under"),
        ("# head", r"\# head"),
        ("> quote", r"\> quote"),
        ("https://x.vn", r"https\://x.vn"),
        ("HTTP://X", r"HTTP\://X"),
        ("see www.x.vn", r"see www\.x.vn"),
        ("a@b.vn", r"a\@b.vn"),
        ("at 10:30", "at 10:30"),
        ("&lt; C:\\x", r"\&lt; C:\\x"),
        ("wow! ![a]", r"wow! \!\[a\]"),
    ],
)
def test_only_what_could_be_markup_is_escaped(said: str, written: str) -> None:
    assert line(said) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("a", "`a`"),
        ("--call V.1", "`--call V.1`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("a``", "``` a`` ```"),
        ("<b>&amp;", "`<b>&amp;`"),
    ],
)
def test_code_stands_between_enough_backticks(said: str, written: str) -> None:
    assert line(code(said)) == written


def test_strong_words_are_strong_where_they_can_be() -> None:
    strong = Run(alike(" Công an "), "strong")
    assert line("a", strong, "b") == "a **Công an** b"
    assert line(marked("strong", "a"), marked("alert", "b")) == "**ab**"
    assert line("a", marked("strong", "(b)"), "c") == "a(b)c"
    assert line("a ", marked("strong", "(b)"), ", c") == "a **(b)**, c"


NEIGHBOURS = st.sampled_from(["", "a", " ", "(", ")", ".", "*", "`", "●", "\\"])


@given(before=NEIGHBOURS, said=VISIBLE, after=NEIGHBOURS)
def test_no_sign_of_strength_is_read_as_text(before: str, said: str, after: str) -> None:
    printed = line(before, marked("strong", said), after)
    for reader in (readers.read_markdown, readers.read_github):
        assert reader(printed).texts == [read(f"{before}{said}{after}")]


def test_strokes_and_backslashes_of_a_cell_stay_in_it() -> None:
    said = ["".join(signs) for n in range(1, 5) for signs in product("\\|`a", repeat=n)]
    page = Page(
        alike("t"), (table(["c"] * 3, [(one, code(one), marked("strong", one)) for one in said]),)
    )
    printed = markdown.print_page(page, "en")
    for reader in (readers.read_markdown, readers.read_github):
        (found,) = reader(printed).tables
        assert found[1:] == [[one] * 3 for one in said]


def test_questions_are_one_list_and_figures_stand_to_the_right() -> None:
    asked = Question(
        alike("Minor?"),
        ((alike("yes"), "true"), (alike("no"), "false")),
        "minor",
        alike("decides 3"),
    )
    page = Page(alike("t"), (asked, asked, table(["a", "b"], [["x", "1"]], figures=[1])))
    assert markdown.print_page(page, "en") == (
        "# t\n\n"
        "- **Minor?** `minor`: yes (`true`), no (`false`) — decides 3\n"
        "- **Minor?** `minor`: yes (`true`), no (`false`) — decides 3\n\n"
        "| a | b |\n| --- | --: |\n| x | 1 |\n"
    )


ASKED = Question(
    alike("Is it a child?"), ((alike("yes"), "true"), (alike("no"), "false")), "minor", alike("3")
)
TITLE = ["Title", "of it"]
EVERY_BLOCK = Page(
    alike("Title"),
    (
        Heading(words("part"), note=words("note")),
        Notice(words("said"), words("label")),
        Notice(words("only a label ends so:")),
        Notice(words("again"), words("so:")),
        ASKED,
        Picture(alike("<svg/>"), alike("what a picture shows")),
        Rows((Row(words("who"), words("what"), clauses("[V.8.-1]"), tone="alert"),)),
        Rows((Row(words("across"), clauses=clauses("[2]"), under=(Row(words("x"), words("y")),)),)),
        table(["a"], [], title=alike("caption")),
        Heading(code("an-id"), 7),
    ),
    subject=alike("of it"),
)
BESIDE = ["label: said", "only a label ends so:", "so: again"]
ASKED_SAID = "Is it a child? minor: yes (true), no (false) — 3"


@pytest.mark.parametrize("format_", ["markdown", "github"])
def test_every_kind_of_block_in_markdown(format_: str) -> None:
    found = document_of(format_, EVERY_BLOCK, "en")
    assert found.headings == [(1, "Title"), (2, "Part — note"), (6, "an-id")]
    rows = ["who: what [V.8.-1]", "across: [2]", "x: y"]
    assert found.texts == [
        *TITLE,
        "Part — note",
        *BESIDE,
        ASKED_SAID,
        "what a picture shows",
        *rows,
        "caption",
        "a",
        "an-id",
    ]


def test_every_kind_of_block_in_word_and_html() -> None:
    rows = ["who", "what [V.8.-1]", "across", "[2]", "x: y"]
    after = [*rows, "caption", "a", "an-id"]
    shown = document_of("html", EVERY_BLOCK, "en")
    assert shown.texts[:-1] == [*TITLE, "Part note", *BESIDE, ASKED_SAID, *after]
    assert [level for level, _ in shown.headings] == [1, 2, 6]
    picture = "what a picture shows"
    written = document_of("docx", EVERY_BLOCK, "en")
    assert written.texts == [*TITLE, "Part — note", *BESIDE, ASKED_SAID, picture, *after]
    assert [level for level, _ in written.headings] == [1, 2, 4]


def test_every_kind_of_block_in_a_text_file() -> None:
    page = replaced(EVERY_BLOCK, foot=(words("at the foot"),))
    printed = text.print_page(page, "en")
    for said in ("Title  of it", "PART  note", "label  said", "what  [V.8.-1]", "x  y"):
        assert said in printed
    assert "Is it a child? [minor: yes, no] — 3" in printed
    assert printed.endswith("\nat the foot\n")
