"""The taxonomy of changes has no holes: every field of a compiled plan is covered, every kind has
its opposite, and every kind is found by something."""

from __future__ import annotations

import dataclasses
import inspect
import re

import pytest

import coordplan
from coordplan import compare, compiled
from coordplan.compare.areas import AREAS, Area
from coordplan.compare.kind_rows import OPPOSITES, ROWS
from coordplan.compare.kinds import KINDS, Kind
from coordplan.compare.severity import LABELS, MEANINGS, Severity
from coordplan.frozen import replaced

SAYS_NOTHING = {
    "Plan.vocabulary": "plans of two vocabularies are refused",
    "Plan.index": "made from the conditions",
    "Plan.joints": "made from the duties",
    "Plan.joint_index": "made from the conditions",
    "Plan.apart": "whether another plan of its id is asked beside it",
    "Plan.fingerprint": "of the file, whatever it says",
    "Plan.where": "a place in a file",
    "Plan.jurisdiction": "its fields are covered",
    "Plan.document": "its fields are covered",
    "Agency.where": "a place in a file",
    "Duty.where": "a place in a file",
    "Duty.ordinal": "which of its clause's duties it is",
    "Heading.where": "a place in a file",
    "Clause.where": "a place in a file",
}

PARTS = (
    compiled.Plan,
    compiled.Document,
    compiled.Jurisdiction,
    compiled.Agency,
    compiled.Clause,
    compiled.Citation,
    compiled.Duty,
    compiled.Heading,
    compiled.OnCall,
    compiled.Posting,
    compiled.Notification,
    compiled.Reporting,
    compiled.Deadline,
)


def fields() -> set[str]:
    return {f"{part.__name__}.{field.name}" for part in PARTS for field in dataclasses.fields(part)}


def test_every_dataclass_of_a_compiled_plan_is_looked_at() -> None:
    own = {
        thing
        for _, thing in inspect.getmembers(compiled, dataclasses.is_dataclass)
        if thing.__module__ == compiled.__name__
    }
    assert own == {*PARTS, compiled.Joint}, "a joint is made from duties"


def test_every_field_is_covered_by_a_kind() -> None:
    covered = {field for kind in KINDS.values() for field in kind.covers}
    assert covered <= fields(), "a kind covers a field that there is not"
    assert not covered & set(SAYS_NOTHING)
    assert fields() == covered | set(SAYS_NOTHING)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_opposites_are_opposite(kind: Kind) -> None:
    other = KINDS[kind.opposite]
    assert other.opposite == kind.id
    assert (other.area, other.covers, other.of_versions) == (
        kind.area,
        kind.covers,
        kind.of_versions,
    )
    if kind.opposite == kind.id:
        assert kind.severity in {Severity.SHIFT, Severity.NOTE}
    if kind.severity is Severity.LOSS:
        assert other.severity is Severity.GAIN
    if kind.severity is Severity.NOTE:
        assert other.severity is Severity.NOTE


def test_kinds_are_said_in_words_of_their_own() -> None:
    for language in ("vi", "en"):
        labels = [kind.label.vi if language == "vi" else kind.label.en for kind in KINDS.values()]
        assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]+", id_) for id_ in KINDS)


def test_no_row_hides_another() -> None:
    shapes = {"one": 1, "changed": 1, "moved": 1, "present": 2, "listed": 3, "due": 5}
    assert len(KINDS) == sum(shapes[row.shape] for row in ROWS) + 2 * len(OPPOSITES)


def test_every_area_and_severity_has_words() -> None:
    assert set(AREAS) == set(Area) == {kind.area for kind in KINDS.values()}
    assert set(LABELS) == set(MEANINGS) == set(Severity)
    assert [s for s in Severity if s.at_least(Severity.SHIFT)] == [Severity.LOSS, Severity.SHIFT]


def test_importing_the_package_imports_no_part_of_it() -> None:
    assert not compare.__dict__.get("__all__")


def test_another_part_of_a_document_that_is_encoded_is_a_change() -> None:
    plan = coordplan.load_plan("luat-66-2011")
    less = replaced(plan, document=replaced(plan.document, covers=plan.document.covers[:-1]))
    there, back = coordplan.diff(less, plan).all, coordplan.diff(plan, less).all
    assert [change.kind.id for change in there] == ["covers-added"]
    assert [change.kind.id for change in back] == ["covers-removed"]
    assert [change.swapped.kind.id for change in back] == ["covers-added"]
