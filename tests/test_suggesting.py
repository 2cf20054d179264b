"""Suggestions: each kind a module, a page and a folder; what they may and may never do."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordplan.drafting import Knowledge, read_skeleton
from coordplan.load import load_registry, load_vocabulary
from coordplan.load.drafts import knowledge
from coordplan.suggest import KINDS, Kind, suggest
from tests.conftest import ROOT

FIXTURES = ROOT / "tests" / "suggest"
PAGES = ROOT / "docs" / "reference" / "suggestions"
IDS = [kind.id for kind in KINDS]


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(load_vocabulary(), load_registry())


def hints_in(kind: Kind, known: Knowledge | None = None) -> str:
    """What a kind sees in its own document: clause, key, value, by which words, how sure."""
    known = known or knowledge(load_vocabulary(), load_registry())
    skeleton = read_skeleton((FIXTURES / kind.id / "document.txt").read_text("utf-8"), known)
    _, suggested = suggest(skeleton, known.vocabulary, (kind,))
    lines = []
    for at, hints in suggested.hints.items():
        for hint in hints:
            by = f"{hint.seen!r}" if hint.by is None else f"under {hint.by}"
            told = f"{at} {hint.key} = {hint.value} by {by}, {hint.sure}"
            lines.append(told + (", not in the language" if hint.unwritten else ""))
    return "".join(f"{line}\n" for line in lines)


def test_module_fixture_and_page_share_a_stem() -> None:
    modules = ROOT / "src" / "coordplan" / "suggest" / "kinds"
    stems = {p.stem.replace("_", "-") for p in modules.glob("*.py")} - {"--init--"}
    assert stems == set(IDS) == {folder.name for folder in FIXTURES.iterdir()}
    assert {page.stem for page in PAGES.glob("*.md")} == {*IDS, "README"}
    assert sorted(IDS) == IDS


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_a_kind_sees_what_it_should_and_nothing_else(kind: Kind, known: Knowledge) -> None:
    expected = (FIXTURES / kind.id / "suggested.txt").read_text("utf-8")
    assert hints_in(kind, known) == expected
    assert expected
