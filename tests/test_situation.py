"""What can be said of a case, and what is refused."""

from __future__ import annotations

import pytest

import coordplan
from coordplan.situation import resolve


def refused(vocabulary: coordplan.Vocabulary, *events: str, **facts: str | bool) -> list[str]:
    with pytest.raises(coordplan.SituationError) as caught:
        resolve(coordplan.Situation(*events, **facts), vocabulary)
    return [f"{d.message.en} ({d.help.en if d.help else ''})" for d in caught.value.diagnostics]


def test_events_and_facts_combine_and_constraints_follow(vocabulary: coordplan.Vocabulary) -> None:
    resolved = resolve(coordplan.Situation("sea-border-return", under_16=True), vocabulary)
    assert resolved.facts == {
        "origin": "abroad", "route": "handover", "entry": "sea-border", "minor": True, "under_16": True,
    }  # fmt: skip
    assert resolved.implied == {"origin", "minor"}


def test_what_cannot_be_is_ruled_out(vocabulary: coordplan.Vocabulary) -> None:
    """An adult is no child; a rescued victim was not handed over with others."""
    facts = resolve(coordplan.Situation("rescue", minor=False), vocabulary).facts
    assert facts["under_16"] is False
    assert facts["unsupported_child"] is False
    assert facts["many"] is False


@pytest.mark.parametrize("value", ["true", "yes", "có", "CO", True])
def test_a_bool_is_said_in_many_ways(vocabulary: coordplan.Vocabulary, value: str | bool) -> None:
    assert resolve(coordplan.Situation(minor=value), vocabulary).facts["minor"] is True


def test_values_and_facts_are_found_by_label(vocabulary: coordplan.Vocabulary) -> None:
    situation = coordplan.Situation(**{"địa điểm": "Hải đảo"})
    assert resolve(situation, vocabulary).facts == {"entry": "island"}


def test_two_events_that_contradict_are_both_named(vocabulary: coordplan.Vocabulary) -> None:
    (first, second) = refused(vocabulary, "air-return", "sea-border-return")
    assert "`air-return` and `sea-border-return` contradict each other" in first
    assert "`route`" in first + second
    assert "`entry`" in first + second


def test_a_broken_constraint_gives_its_reason(vocabulary: coordplan.Vocabulary) -> None:
    (said,) = refused(vocabulary, "air-return", origin="domestic")
    assert said == (
        "`air-return` and `origin=domestic` cannot be true together: a handover, a diplomatic "
        "return and a self-return are all from abroad (leave one of them out)"
    )


def test_only_the_statements_to_blame_are_named(vocabulary: coordplan.Vocabulary) -> None:
    (said,) = refused(vocabulary, "child", "sea-rescue", minor=False, sex="female")
    assert "`child` and `minor=false`" in said
    assert "sex" not in said


def test_everything_wrong_is_said_at_once(vocabulary: coordplan.Vocabulary) -> None:
    said = refused(vocabulary, "sea-boarder-return", entri="island", sex="none", route="xyzzy")
    assert said == [
        "unknown event (did you mean `sea-border-return`?)",
        "unknown fact (number 1 of 3) (did you mean `entry`?)",
        "fact `sex` has no such value (known: female, male)",
        "fact `route` has no such value (known: handover, diplomatic, self-return, "
        "self-report, rescue, found, referral)",
    ]


def test_no_personal_data_can_enter(vocabulary: coordplan.Vocabulary) -> None:
    """Neither the name nor the value of an unknown fact gets any further than the refusal."""
    (said,) = refused(vocabulary, name="somebody")
    assert "somebody" not in said


def test_a_situation_cannot_be_changed() -> None:
    situation = coordplan.Situation("rescue", minor=True)
    with pytest.raises(TypeError):
        situation.facts["minor"] = False  # type: ignore[index]
    with pytest.raises(AttributeError):
        situation.events = ()  # type: ignore[misc]
    assert situation == coordplan.Situation("rescue", minor=True)
