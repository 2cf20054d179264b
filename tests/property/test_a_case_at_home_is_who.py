"""A case of one place is what ``who`` answers; one of two is what every completion says of each."""

from __future__ import annotations

import datetime
import functools
import random
from typing import Any

import pytest

import coordplan
from coordplan.casework.case import case
from coordplan.casework.journey import Stage
from coordplan.casework.terms import Case
from coordplan.contract.answer import answers as answered
from coordplan.contract.case import case_data
from coordplan.diagnostics import SituationError
from tests.reference_case import Crossed, Slow
from tests.shipped import law, plan_of

DAY = datetime.date(2026, 11, 29)
PLANS = ("haiphong", "soctrang", "tanhong", "dongnai", "laichau")


@functools.cache
def slow() -> Slow:
    return Slow({id_: plan_of(id_) for id_ in ("haiphong", "soctrang")})


def situations(seed: int) -> Any:
    """Random situations, without end: some facts, each with one of its values."""
    words, chosen = plan_of("haiphong").vocabulary, random.Random(seed)
    while True:
        facts = chosen.sample(words.fact_list, chosen.randint(0, 7))
        stated = {fact.id: chosen.choice(fact.values).value for fact in facts}
        try:
            coordplan.resolve(coordplan.Situation(**stated), words)
        except SituationError:
            continue
        yield coordplan.Situation(**stated)


def is_who(count: int, seed: int) -> None:
    for number, situation in zip(range(count), situations(seed), strict=False):
        plan = plan_of(PLANS[number % len(PLANS)])
        found = case(plan, plan, situation, as_of=DAY, registry=law())
        (asked,) = coordplan.answers([plan], situation, as_of=DAY, registry=law())
        (part,) = found.parts
        assert part.answer == asked
        assert part.stage is Stage.WHOLE
        assert found.one_place
        assert not found.seam
        assert not found.conflicts
        if number % 50 == 0:
            data = case_data(found)
            assert [one["answer"] for one in data["parts"]] == answered([asked])["plans"]


def test_one_place_is_who() -> None:
    is_who(100, 1)


@pytest.mark.slow
def test_one_place_is_who_in_5000_situations() -> None:
    is_who(5000, 2)


def said(found: Case, place: str) -> set[tuple[str, str, str, str, str]]:
    """What a case says at one place, in the form of the reference."""
    lines = set()
    for part in found.parts:
        if part.place.value != place:
            continue
        answer = part.answer
        certain = [(one, "certain") for one in answer.act]
        possible = [(one.item, "possible") for one in answer.possible if one.kind == "act"]
        for item, how in (*certain, *possible):
            assert isinstance(item, coordplan.Act)
            for action in item.duty.actions:
                if item.answers_for(action):
                    stage = part.stage.value
                    lines.add((stage, action.id, item.duty.id, item.agency.id, how))
    return lines


def crossed(found: Case) -> set[Crossed]:
    return {
        Crossed(
            one.kind.value,
            one.giving.id,
            None if one.duty is None else one.duty.id,
            None,
            one.certain,
            one.match.value,
            frozenset((r.standing.agency.id, r.certain) for r in one.receivers),
        )
        for one in found.seam
        if one.addressee is None
    }


def is_exact(count: int, seed: int) -> None:
    for number, situation in zip(range(count), situations(seed), strict=False):
        at, home = ("haiphong", "soctrang") if number % 2 else ("soctrang", "haiphong")
        found = case(plan_of(at), plan_of(home), situation, as_of=DAY)
        known = dict(situation.facts)
        assert said(found, "at") == slow().given(at, "at", known), known
        assert said(found, "home") == slow().given(home, "home", known), known
        closed = dict(found.situation.facts)
        assert crossed(found) == slow().returning(at, home, closed), known
        leaving = {
            (one.duty.id, one.kind.value, one.addressee.agency.id)
            for one in found.seam
            if one.giving.id == at and one.duty is not None and one.addressee is not None
        }
        assert leaving == {
            (duty.id, kind, agency.id)
            for duty in plan_of(at).duties
            if not duty.standing
            if not (
                closed.get("returned") is True
                and all(slow().stage(a.id, "at") == "meanwhile" for a in duty.actions)
            )
            if slow().verdict(at, duty, known) != "excluded"
            for kind, agency in slow().leaving(at, duty)
        }


@pytest.mark.slow
def test_two_places_are_exact() -> None:
    is_exact(2, 3)


@pytest.mark.slow
def test_two_places_are_exact_in_many_situations() -> None:
    is_exact(100, 4)
