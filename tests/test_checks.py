"""Every check: one module, one page, one folder with a bad plan and the same plan mended."""

from __future__ import annotations

from pathlib import Path

import pytest

import coordplan
from coordplan.checks import CHECKS
from tests.conftest import ROOT

FIXTURES = ROOT / "tests" / "checks"
PAGES = ROOT / "docs" / "reference" / "checks"
IDS = [check.id for check in CHECKS]


def test_module_fixture_and_page_share_a_stem() -> None:
    modules = ROOT / "src" / "coordplan" / "checks"
    stems = {p.stem.replace("_", "-") for p in modules.glob("*.py")} - {"check", "--init--"}
    assert stems == set(IDS) == {folder.name for folder in FIXTURES.iterdir()}
    assert {page.stem for page in PAGES.glob("*.md")} >= set(IDS)


def test_the_registry_is_in_order() -> None:
    assert sorted(IDS) == IDS


@pytest.mark.parametrize("id_", IDS)
def test_the_bad_plan_is_found_and_the_mended_one_is_clean(id_: str) -> None:
    bad = coordplan.check_plan(str(FIXTURES / id_ / "bad.yaml"))
    assert id_ in {found.rule for found in bad}
    for found in bad:
        assert found.where is not None
        assert found.where.position is not None
    assert coordplan.check_plan(str(FIXTURES / id_ / "good.yaml")) == ()


def test_one_run_shows_errors_of_every_kind(tmp_path: Path) -> None:
    """Shape and meaning at once: a part of the wrong shape does not hide the others."""
    text = (FIXTURES / "unknown-agency" / "good.yaml").read_text("utf-8")
    text = text.replace("level: unit", "level: units")
    text = text.replace("lead: [police]", "lead: [police]\n        supports: [school]")
    text = text.replace("en: Example plan", "eng: Example plan")
    text += (
        "  - at: I.3\n    print: a00000000003\n    gist: {vi: a, en: b}\n"
        "    duties: [{do: [fly], lead: [nobody]}]\n"
    )
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    found = {
        f"{d.rule}:{d.where.position.line}"
        for d in coordplan.check_plan(str(file))
        if d.where and d.where.position
    }
    assert found == {
        "missing-language:4",
        "unknown-key:4",
        "unknown-level:22",
        "unknown-key:31",
        "unknown-action:41",
        "unknown-agency:41",
    }


def test_nothing_is_told_of_what_stands_in_for_what_could_not_be_read(tmp_path: Path) -> None:
    text = (FIXTURES / "unknown-agency" / "good.yaml").read_text("utf-8")
    text = text.replace("  school:", "  Trường học:").replace("level: unit", "level: [unit]")
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    found = coordplan.check_plan(str(file))
    assert {d.rule for d in found} == {"bad-value", "unknown-agency"}
    assert not [d for d in found if "unread" in d.message.en or "`?`" in d.message.en]


def test_an_invalid_plan_cannot_be_loaded() -> None:
    with pytest.raises(coordplan.InvalidFileError) as caught:
        coordplan.load_plan(str(FIXTURES / "unknown-action" / "bad.yaml"))
    assert "did you mean" in str(caught.value.diagnostics[0].help)
    assert "unknown action `recieve`" in str(caught.value)


def test_a_plan_with_a_warning_can_be_loaded() -> None:
    assert coordplan.load_plan(str(FIXTURES / "unused-agency" / "bad.yaml")).id == "example"


SHAPES = [
    ("coordplan: 1", "coordplan: 2", "bad-value", "known: 1"),
    ("at: I.1", "at: I.1#2", "bad-value", "without spaces and without `#`"),
    ("id: example", "id: Ví dụ", "bad-value", "use small letters, digits and hyphens"),
    ('issued: "2024"', "issued: 2024", "bad-value", "put it in quotation marks"),
    ("print: a00000000001", "print: xyz", "bad-value", "the first 12 hex digits"),
    ("lead: [police]", "lead: police", "bad-value", "put it in [ ]"),
    ("do: [receive]", "do: []", "bad-value", None),
    ("    kind: principle", "    kind: principal", "bad-value", "known: 'duty'"),
    ("vi: Ủy ban nhân dân tỉnh", "vi: ''", "bad-value", None),
    ("level: unit", "level: [unit]", "bad-value", None),
    ("  school:", "  School_1:", "bad-value", "use small letters"),
    ("id: example", "idd: example", "missing-key", "add `id` here"),
    ("jurisdiction:", "jurisdicton:", "unknown-key", "did you mean `jurisdiction`?"),
    ("support: [school]", "suport: [school]", "unknown-key", "did you mean `support`?"),
    ("when: {route: rescue}", "when: {route: {a: b}}", "bad-value", None),
    ("when: {route: rescue}", "when: {any: {route: rescue}}", "bad-value", None),
    ("when: {route: rescue}", "within: {working_days: 0}", "bad-value", "the bound is 1"),
    ("when: {route: rescue}", "within: {working_days: P3D}", "bad-value", None),
    ("when: {route: rescue}", "within: {ahead: 3}", "bad-value", "put it in quotation marks"),
    ("when: {route: rescue}", "within: {ahead: soon}", "bad-duration", "write P3D"),
    ("when: {route: rescue}", "within: {ahead: immediately}", "bad-duration", "write P3D"),
    ("when: {route: rescue}", "within: {ahed: P3D}", "unknown-key", "did you mean `ahead`?"),
    (
        "when: {route: rescue}",
        "within: {ahead: P3D, working_days: 3}",
        "unknown-key",
        "known: ahead",
    ),
    ("when: {route: rescue}", "by_function: yes", "yaml-two-readings", None),
    ("    kind: principle", "    names: 3", "bad-value", None),
]


@pytest.mark.parametrize(("written", "instead", "rule", "mend"), SHAPES)
def test_shapes(written: str, instead: str, rule: str, mend: str | None, tmp_path: Path) -> None:
    text = (FIXTURES / "unknown-agency" / "good.yaml").read_text("utf-8")
    assert written in text
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace(written, instead, 1), "utf-8")
    found = [d for d in coordplan.check_plan(str(file)) if d.rule == rule]
    assert found, coordplan.check_plan(str(file))
    if mend is not None:
        assert any(d.help is not None and mend in d.help.en for d in found)
    for diagnostic in found:
        assert diagnostic.where is not None
        assert diagnostic.where.position is not None
        words = diagnostic.message.en.lower()
        assert not any(inner in words for inner in ("pydantic", "tuple", "dict_", "str_", "union"))


@pytest.mark.parametrize("within", ["{working_days: 0}", "{ahead: 3}", "{ahead: soon}", "3"])
def test_a_deadline_is_judged_as_one_form_only(within: str, tmp_path: Path) -> None:
    text = (FIXTURES / "bad-duration" / "good.yaml").read_text("utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace("within: P3D", f"within: {within}"), "utf-8")
    assert len(coordplan.check_plan(str(file))) == 1


@pytest.mark.parametrize(
    "text", ["[]", "plain", "12", "clauses: {}", "clauses: [1]", "agencies: []"]
)
def test_files_that_are_no_plan_at_all(text: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    assert coordplan.check_plan(str(file))


def test_an_unknown_vocabulary_has_a_place(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    text = (FIXTURES / "unknown-agency" / "good.yaml").read_text("utf-8")
    file.write_text(
        text.replace("id: example", "id: example\nvocabulary: human-traficking"), "utf-8"
    )
    (found,) = coordplan.check_plan(str(file))
    assert (found.rule, found.where and found.where.position and found.where.position.line) == (
        "unknown-vocabulary",
        4,
    )
    assert found.help is not None
    assert "human-trafficking" in found.help.en
