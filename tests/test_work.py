"""What may be spent: exactly so much, told in both languages, and a part of it for each."""

from __future__ import annotations

import copy
import pickle
import random

import pytest

import coordplan
from coordplan.answer.nearest import nearest
from coordplan.compare import regrouping
from coordplan.compare.alignment import align
from coordplan.conditions import Among, Condition, Every, Some
from coordplan.work import BEYOND, PART, TURNS, TooComplexError, Work, too_complex
from coordplan.world import Splits, split_of, world_of
from tests.conftest import Run
from tests.written_plans import compiled, random_plan


def test_the_last_turn_may_be_spent_and_none_after_it() -> None:
    for turns in (TURNS - 1, TURNS):
        Work().spend(turns)
    with pytest.raises(TooComplexError):
        Work().spend(TURNS + 1)
    work = Work(2)
    work.spend()
    work.spend()
    assert (work.spent, work.left) == (2, 0)
    with pytest.raises(TooComplexError):
        work.spend()
    assert work.spent == 2


def test_a_part_is_never_more_than_is_left() -> None:
    work = Work(10)
    assert [work.part(turns).left for turns in (9, 10, 11)] == [9, 10, 10]
    with pytest.raises(TooComplexError):
        work.spend(11)
    assert work.part(1).left == 0


def test_the_error_says_the_same_elsewhere() -> None:
    for error in (TooComplexError(), too_complex(*BEYOND)):
        for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
            assert again.diagnostics == error.diagnostics
            assert str(again) == str(error)
    (told,) = TooComplexError().diagnostics
    assert told.rule == "too-complex"
    assert told.message.vi != told.message.en
    assert told.help is not None


def ands_of_ors(pairs: int) -> Condition:
    return Every(tuple(Some((Among(2 * n, 1), Among(2 * n + 1, 1))) for n in range(pairs)))


def test_one_condition_does_not_take_what_others_need() -> None:
    splits = Splits(world_of((2,) * 40, []))
    with pytest.raises(TooComplexError):
        splits.of(ands_of_ors(20))
    assert splits.work.spent == PART
    assert splits.of(ands_of_ors(3)) == Splits(splits.world).of(ands_of_ors(3))
    spent = splits.work.spent
    with pytest.raises(TooComplexError):
        splits.of(ands_of_ors(20))
    assert splits.work.spent == spent, "what was refused is not tried again"


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_what_nobody_counted_gives_no_traceback_either(
    error: type[Exception], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(coordplan.load, "load_plans", fail)
    for lang, said in (("en", BEYOND[0].en), ("vi", BEYOND[0].vi)):
        ran = run("who", "-p", "haiphong", "--lang", lang)
        assert (ran.code, said in ran.err, ran.out) == (2, True, "")


def test_what_duties_say_counts_beside_how_many_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Duties that say more than may be taken apart are told as they are written."""
    whole = random_plan(random.Random(1), clauses=1)
    whole["clauses"][0]["duties"] = [{"do": ["verify"], "lead": ["a0"], "support": ["a1"]}]
    halves = copy.deepcopy(whole)
    halves["clauses"][0]["duties"] = [
        {"do": ["verify"], "lead": ["a0"]},
        {"do": ["verify"], "support": ["a1"]},
    ]
    before, after = compiled(whole), compiled(halves)

    def found() -> int:
        alignment = align(before, after)
        return len(regrouping.regroupings(alignment, before.duties, after.duties))

    assert found() == 1
    monkeypatch.setattr(regrouping, "_TURNS_A_STATEMENT", TURNS)
    assert found() == 0


def test_whatever_a_duty_says_costs_a_turn_for_each_of_its_bodies() -> None:
    written = random_plan(random.Random(1), clauses=1)
    duty = {"do": ["verify", "screen"], "lead": ["a0"], "support": ["a1"]}
    more = {
        "notify": {"to": ["a2", "a3"]},
        "reports": {"to": ["a2", "a3"], "every": ["P1M", "P3M", "P1Y"]},
        "submit_to": ["a2", "a3", "a4"],
        "hand_over_to": ["a2", "a3", "a4", "a5"],
    }
    for key in (None, *more):
        written["clauses"][0]["duties"] = [duty if key is None else {**duty, key: more[key]}]
        (found,) = compiled(written).duties
        said = {None: 0, "notify": 2, "reports": 6, "submit_to": 3, "hand_over_to": 4}[key]
        assert regrouping._statements_of(found) == 2 * (2 + said), key


def test_each_state_of_a_search_costs_what_is_looked_at(haiphong: coordplan.Plan) -> None:
    world = haiphong.vocabulary.world
    work, other = Work(), Work()
    condition = max(haiphong.conditions, key=lambda one: len(split_of(world, one, Work())[0]))
    split_of(world, condition, other)
    assert nearest(haiphong.vocabulary, condition, {}, work)
    holds, _ = split_of(world, condition, Work())
    assert work.spent - other.spent >= world.space.weight * len(world.space.fields) * len(holds)


def test_a_search_pays_for_what_it_searches(haiphong: coordplan.Plan) -> None:
    """Where a condition can never hold, taking it apart is all that there is to do."""
    never = Every((Among(0, 1), Among(0, 2)))
    work, other = Work(), Work()
    split_of(haiphong.vocabulary.world, never, other)
    assert nearest(haiphong.vocabulary, never, {}, work) == ()
    assert work.spent == other.spent > 0
