"""Whatever an officer, the policy staff or an author needs stands in both languages, page by page.

Pages for developers stay in English alone.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCS = ROOT / "docs"
VIETNAMESE = sorted((DOCS / "vi").rglob("*.md"))
BOTH = [(ROOT / "README.md", ROOT / "README.vi.md")] + [
    (DOCS / page.relative_to(DOCS / "vi"), page) for page in VIETNAMESE
]
NAMES = [str(english.relative_to(ROOT)) for english, _ in BOTH]

ENGLISH_ALONE = {"embed", "in-a-repository", "other-engines", "python", "serve"}
"""How-tos for developers: they stay in English alone."""

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: Path) -> list[tuple[str, ...]]:
    """What a page shows, in order: commands without their language, code and files as they are.

    What a command or a dialogue says is in the language of the page.
    """
    found: list[tuple[str, ...]] = []
    for kind, text in BLOCK.findall(page.read_text("utf-8")):
        if kind == "console":
            commands = re.findall(r"^\$ (.*)$", text, re.MULTILINE)
            found.append((kind, *(re.sub(r" --lang (vi|en)\b", "", one) for one in commands)))
        else:
            found.append((kind,) if kind == "text" else (kind, text))
    return found


@pytest.mark.parametrize(("english", "vietnamese"), BOTH, ids=NAMES)
def test_both_pages_show_the_same_examples_in_the_same_order(
    english: Path, vietnamese: Path
) -> None:
    assert examples(vietnamese) == examples(english)


@pytest.mark.parametrize(("english", "vietnamese"), BOTH, ids=NAMES)
def test_each_page_names_the_other_below_its_title(english: Path, vietnamese: Path) -> None:
    for page, other, name in (
        (english, vietnamese, "Tiếng Việt"),
        (vietnamese, english, "English"),
    ):
        target = os.path.relpath(other, page.parent)
        _, _, below = page.read_text("utf-8").split("\n", 2)
        assert below.startswith(f"*[{name}]({target})"), page


@pytest.mark.parametrize(
    ("english", "vietnamese"), [pair for pair in BOTH if pair[0] != DOCS / "README.md"]
)
def test_both_pages_have_the_same_shape(english: Path, vietnamese: Path) -> None:
    """A section, a row or a paragraph that one language lacks is noticed; lists of pages differ."""
    assert shape(vietnamese) == shape(english)


def shape(page: Path) -> list[str]:
    """Headings, paragraphs, entries of lists and rows of tables, in order, by what begins them."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    begins = re.compile(r"(?:^|(?<=\n\n)|\n(?=#|- |\|)) *(#+ |- |\||(?=\S))")
    return begins.findall(text)


@pytest.mark.parametrize(("english", "vietnamese"), BOTH, ids=NAMES)
def test_both_pages_show_the_same_pictures_each_in_its_language(
    english: Path, vietnamese: Path
) -> None:
    shown = [
        [(page.parent / target).resolve() for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)]
        for page in (english, vietnamese)
        for text in (page.read_text("utf-8"),)
    ]
    assert [
        picture.with_name(picture.name.replace("-en.", "-vi.")) for picture in shown[0]
    ] == shown[1]


def test_every_how_to_is_in_both_languages_or_known_to_be_in_english_alone() -> None:
    english = {page.stem for page in (DOCS / "how-to").glob("*.md")}
    vietnamese = {page.stem for page in (DOCS / "vi" / "how-to").glob("*.md")}
    assert english - vietnamese == ENGLISH_ALONE


def test_commands_of_a_page_speak_its_language() -> None:
    for pair in BOTH:
        for page, language in zip(pair, ("en", "vi"), strict=True):
            spoken = re.findall(r"^\$ .* --lang (\w+)", page.read_text("utf-8"), re.MULTILINE)
            assert set(spoken) <= {language}, page
