"""Docs cannot drift: generated pages are in step, shown outputs come out so, code in pages runs."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from coordplan.checks import CHECKS
from coordplan.vocabulary.when import When
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(ROOT / "docs")
    for name, value in {
        "COLUMNS": "88",
        "COORDPLAN_LANG": "en",
        "NO_COLOR": "1",
        "COORDPLAN_CACHE": "off",
    }.items():
        monkeypatch.setenv(name, value)
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.uncounted
def test_every_generated_page_and_shown_output_is_in_step(generate: ModuleType) -> None:
    """``make docs`` would change nothing."""
    for path, content in generate.pages():
        assert path.read_text("utf-8") == content, f"{path.name}: run `make docs`"


def test_every_kind_of_change_and_every_message_stands_on_its_page(generate: ModuleType) -> None:
    """The same of two pages, by themselves: no label and no message changes unseen."""
    changes, messages = (ROOT / "docs" / "reference" / f"{n}.md" for n in ("changes", "messages"))
    assert generate.changes_page() == changes.read_text("utf-8"), "run `make docs`"
    said = generate.messages_page(ROOT / "src" / "coordplan")
    assert generate.MADE + said == messages.read_text("utf-8"), "run `make docs`"


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "contributing"])
def test_python_in_pages_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    whole = [block for block in _blocks(page, "python") if not block.startswith("# docs/")]
    for block in whole:
        exec(compile(block, str(page), "exec"), names)
    assert bool(capsys.readouterr().out) == bool(whole)


def test_the_readme_example_says_who(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = _blocks(ROOT / "README.md", "python")
    exec(block, {})
    out = capsys.readouterr().out
    assert (
        "perform Commune People's Committees ['receive', 'essential-needs', 'protect'] V.14.-1"
        in out
    )
    assert "ask: " in out


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_yaml_in_pages_can_be_read(page: Path) -> None:
    for block in _blocks(page, "yaml"):
        if block.startswith("when:"):
            for line in block.splitlines():
                When.model_validate(yaml.safe_load(line)["when"])
        elif page.parent.name != "checks" and not block.startswith("  - at"):
            yaml.safe_load(block)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_shown_parts_of_files_stand_in_them(page: Path) -> None:
    for block in _blocks(page, "yaml"):
        head, _, shown = block.partition("\n")
        if head.startswith("# docs/"):
            assert shown in (ROOT / head.removeprefix("# ")).read_text("utf-8")
    for block in _blocks(page, "python"):
        head, _, shown = block.partition("\n")
        if head.startswith("# docs/"):
            file = (ROOT / head.removeprefix("# ")).read_text("utf-8")
            assert _flat(shown) in _flat(file), head


def _flat(code: str) -> str:
    """Code without its layout: a page may show a part of a function by itself."""
    return re.sub(r",?(?=[)])|\s+", "", code)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_pictures_are_there_small_and_said_in_words(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)
    assert text.count("![") == len(shown)
    for words, target in shown:
        assert len(words) > 10, target
        assert 0 < (page.parent / target).stat().st_size < 150_000, target


def _anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_anchors_lead_to_headings(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert anchor in _anchors((page.parent / target) if target else page), (target, anchor)


def test_every_page_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        waiting += [(page.parent / t).resolve() for t in targets if not t.startswith("http")]
    assert set(PAGES) <= seen


def test_the_changelog_counts_the_checks() -> None:
    assert f"{len(CHECKS)} checks" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_key_stands_in_an_example() -> None:
    from coordplan.model import Clause, Duty, Notify, Reports

    text = (ROOT / "docs" / "reference" / "plan-language-examples.md").read_text("utf-8")
    for shape in (Duty, Clause, Notify, Reports):
        for name, field in shape.model_fields.items():
            assert re.search(rf"[ {{]{field.alias or name}:", text), name


def test_every_duty_key_is_in_the_reference() -> None:
    from coordplan.model import Clause, Duty

    text = (ROOT / "docs" / "reference" / "plan-language.md").read_text("utf-8")
    for shape in (Duty, Clause):
        for name, field in shape.model_fields.items():
            assert f"`{field.alias or name}" in text, name
