"""Plans, answers and errors are values: they hash, copy, pickle, and go from process to process."""

from __future__ import annotations

import copy
import datetime
import importlib
import multiprocessing
import pickle
import pkgutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import TypeVar

import pytest

import coordplan
from coordplan import Plan, Situation, who
from coordplan.answer.interview import begin
from coordplan.cli.usage import refused
from coordplan.compare import matrix
from coordplan.compare.acknowledged import review
from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compare.diff import diff
from coordplan.compare.gaps import find_gaps
from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.frozen import FrozenDict
from coordplan.graph.parts import View
from coordplan.graph.views import graph_of
from coordplan.load import load_calendar, load_suite
from coordplan.reporting.due import schedule
from coordplan.reporting.flows import flows
from coordplan.reporting.ledger import ledgers
from coordplan.scenarios.judge import judge
from coordplan.situation import resolve
from coordplan.source import Location, Position
from coordplan.text import Text
from coordplan.validity.impact import impact_of
from tests.conftest import ROOT

T = TypeVar("T")

HAPPENED = Situation("sea-border-return", minor=True)
DAY = datetime.date(2026, 11, 22)


@cache
def values() -> dict[str, object]:
    """What the package gives to whoever asks it, of every kind."""
    plan, rule, law = map(coordplan.load_plan, ("haiphong", "nd-62-2012", "luat-53-2024"))
    registry = coordplan.load_registry()
    assert registry is not None
    receive = [plan.vocabulary.actions["receive"]]
    suite = load_suite(str(ROOT / "docs" / "examples" / "first-scenarios.yaml"))
    calendar = load_calendar(str(ROOT / "docs" / "examples" / "holidays.yaml"))
    called = who(plan, Situation("danger-at-shelter"), calls={"V.1.-4": True})
    answer = who(plan, HAPPENED, as_of=DAY)
    interview = begin(plan, HAPPENED, as_of=DAY)
    assert interview.question is not None
    year = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    soctrang = coordplan.load_plan("soctrang")
    amendments = coordplan.mend(
        soctrang, as_of=DAY, others=[plan], registry=registry, actions=["receive"]
    )
    taken = list(amendments.taken)
    amended = coordplan.amended_plan(
        coordplan.amended_text("soctrang", taken), "amended.yaml", soctrang.vocabulary
    )
    return {
        "plan": plan,
        "vocabulary": plan.vocabulary,
        "registry": registry,
        "situation": HAPPENED,
        "resolved": resolve(HAPPENED, plan.vocabulary),
        "answer": answer,
        "answer, called": called,
        "answer, dated": coordplan.dated(answer, registry),
        "answer, supplemented": coordplan.supplemented(answer, [who(rule, HAPPENED)]),
        "why": coordplan.why(plan, Situation("air-return"), "V.7.-1#2"),
        "why not": coordplan.why_not(plan, HAPPENED, "border-guard-command"),
        "why not, no role": coordplan.why_not(plan, Situation("danger-at-shelter"), "Công an"),
        "answers": coordplan.answers([plan, rule], HAPPENED, as_of=DAY, registry=registry),
        "clock": coordplan.Clock(datetime.datetime(2026, 2, 13, 16), calendar),
        "calls": coordplan.all_called(plan),
        "match": coordplan.match(plan, HAPPENED),
        "contacts": coordplan.load_contacts(str(ROOT / "docs/examples/contacts.yaml"), [plan]),
        "interview": interview,
        "interview, later": interview.told(interview.question.values[0]),
        "effects": interview.effects(),
        "gaps": find_gaps(plan, actions=["receive"]),
        "behaviour": compare_behaviour(plan, rule, actions=["receive"]),
        "diff": diff(law, rule),
        "review": review(diff(law, rule)),
        "matrix": matrix.by_event((law, rule), receive, Situation()),
        "row": matrix.by_action((plan, rule), receive, HAPPENED),
        "deviations": find_deviations(plan, rule, actions=["receive"]),
        "suite": suite,
        "outcome": judge(plan, suite.written.scenarios[0]),
        "calendar": calendar,
        "known calendar": load_calendar(),
        "schedule": schedule(flows(plan), *year, calendar),
        "ledgers": ledgers([plan]),
        "impact": impact_of("nd-62-2012", registry, [plan]),
        "case": coordplan.case(plan, soctrang, HAPPENED, as_of=DAY, registry=registry),
        "amendments": amendments,
        "proof": coordplan.prove(soctrang, amended, taken),
        "by case": coordplan.ByCase(answer.act[0].agency, receive[0], (answer.act[0].duty,)),
        **{f"graph of {view}": graph_of(plan, view) for view in View},
    }


def pickled(value: T) -> T:
    """As it comes out of another process."""
    again: T = pickle.loads(pickle.dumps(value))
    return again


COPIES: list[Callable[[T], T]] = [copy.copy, copy.deepcopy, pickled]


def within(value: object, seen: set[int]) -> Iterator[object]:
    """A value and everything that it is made of."""
    if id(value) in seen:
        return
    seen.add(id(value))
    yield value
    parts: list[object] = []
    if isinstance(value, tuple | frozenset):
        parts += value
    elif isinstance(value, dict):
        parts += [*value, *value.values()]
    parts += [getattr(value, n) for n in getattr(value, "__dataclass_fields__", ())]
    for part in parts:
        yield from within(part, seen)


@cache
def one_each() -> dict[type, object]:
    """An instance of every class of the package of which a value is made."""
    found: dict[type, object] = {}
    seen: set[int] = set()
    for root in values().values():
        for one in within(root, seen):
            found.setdefault(type(one), one)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("copied", COPIES)
def test_a_copy_is_the_same(copied: Callable[[object], object]) -> None:
    for name, value in values().items():
        again = copied(value)
        assert again == value, name
        assert hash(again) == hash(value), name


@pytest.mark.slow
def test_so_is_a_copy_of_every_part() -> None:
    """Of one of each class: so many are not found by whoever only copies a whole."""
    parts = [one for cls, one in one_each().items() if cls.__module__.startswith("coordplan")]
    assert len(parts) > 90
    for one in parts:
        assert pickled(one) == copy.copy(one) == one
        assert hash(pickled(one)) == hash(one)


def test_every_class_of_the_package_is_among_them() -> None:
    """So that a class that is added is tried too."""
    offered = {name: getattr(coordplan, name) for name in coordplan.__all__}
    classes = {
        name: cls
        for name, cls in offered.items()
        if isinstance(cls, type) and not issubclass(cls, Exception)
    }
    tried = one_each().keys() | {Diagnostic, coordplan.Severity}  # of the errors below
    assert {name for name, cls in classes.items() if cls not in tried} == set()


def test_a_copy_of_a_plan_answers_as_the_plan(haiphong: Plan) -> None:
    """Nothing rests on two things being one thing in memory."""
    for plan in (haiphong, coordplan.load_plan("dongnai")):
        for copied in (copy.deepcopy, pickled):
            again = copied(plan)
            assert again is not plan
            for event in plan.vocabulary.events:
                assert who(again, Situation(event)) == who(plan, Situation(event))
    ready = pickled(coordplan.matcher(haiphong))
    resolved = resolve(HAPPENED, haiphong.vocabulary)
    assert ready(resolved) == ready(HAPPENED) == coordplan.match(haiphong, HAPPENED)


def test_plans_that_differ_are_told_apart() -> None:
    plans = coordplan.load_plans()
    assert len({*plans, *(copy.deepcopy(plan) for plan in plans)}) == len(plans)
    answers = [who(plan, Situation(event)) for plan in plans for event in ("rescue", "trial")]
    assert len({*answers}) == len(answers)


WHERE = Location("plans/x.yaml", Position(3, 7))
PROBLEMS = [
    Diagnostic("b", Text(vi="hai", en="two"), WHERE, Text(vi="sửa", en="mend")),
    Diagnostic("a", Text(vi="một", en="one")),
]


def errors() -> list[CoordplanError]:
    """Of every class of error that coordplan has."""
    for module in pkgutil.walk_packages(coordplan.__path__, "coordplan."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kinds, waiting = [], [CoordplanError]
    while waiting:
        kinds.append(waiting.pop())
        waiting += kinds[-1].__subclasses__()
    # the order in which they were made differs from process to process
    kinds.sort(key=lambda kind: (kind.__module__, kind.__qualname__))
    return [kind(problems) for kind in kinds for problems in (PROBLEMS, PROBLEMS[:1], [])]


def test_every_error_can_be_copied() -> None:
    found = errors()
    assert len({type(error) for error in found}) > 8
    for error in found:
        error.add_note("asked by the night shift")
        for copied in COPIES:
            again = copied(error)
            assert type(again) is type(error)
            assert again.diagnostics == error.diagnostics
            assert str(again) == str(error)
            assert again.__notes__ == error.__notes__
            assert {error: 1}[error] == 1


def test_an_error_of_a_command_line_too() -> None:
    error = refused(Text(vi="a", en="a"))
    assert pickled(error).diagnostics == error.diagnostics


def asked(event: str) -> coordplan.Answer:
    """What somebody runs in another process."""
    return who(coordplan.load_plan("haiphong"), Situation(event))


def asked_of(sent: tuple[Plan, Situation]) -> coordplan.Answer:
    """The same with a plan that was sent there."""
    return who(*sent)


def broken(kind: int) -> None:
    """Raises the error of this number."""
    raise errors()[kind]


@pytest.fixture(params=["fork", "spawn", "forkserver"])
def how(request: pytest.FixtureRequest) -> Iterator[multiprocessing.context.BaseContext]:
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip("this system starts no process so")
    with warnings.catch_warnings():
        # that this process has threads is what a test may risk
        warnings.simplefilter("ignore", DeprecationWarning)
        yield multiprocessing.get_context(request.param)


@pytest.mark.slow
def test_answers_and_errors_come_back(
    how: multiprocessing.context.BaseContext, haiphong: Plan
) -> None:
    """A pool waits for ever for what cannot be read again; nobody waits longer than a minute."""
    with ProcessPoolExecutor(1, mp_context=how) as executor:
        assert list(executor.map(asked, ["rescue"], timeout=60)) == [asked("rescue")]
        sent = [(haiphong, HAPPENED)]
        assert list(executor.map(asked_of, sent, timeout=60)) == [who(haiphong, HAPPENED)]
        with pytest.raises(coordplan.SituationError) as caught:
            list(executor.map(asked, ["no-such-event"], timeout=60))
        with pytest.raises(coordplan.SituationError) as here:
            asked("no-such-event")
        assert caught.value.diagnostics == here.value.diagnostics
        for number in range(0, len(errors()), 3):
            kind = type(errors()[number])
            with pytest.raises(kind) as raised:
                executor.submit(broken, number).result(60)
            assert type(raised.value) is kind
            assert raised.value.diagnostics == errors()[number].diagnostics


POOL = """
import multiprocessing, coordplan
from coordplan import Situation, who
def ask(event):
    return who(coordplan.load_plan("haiphong"), Situation(event))
if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(len(pool.map_async(ask, ["rescue", "trial"]).get(60)))
        try:
            pool.map_async(ask, ["rescue", "no-such-event"]).get(60)
        except coordplan.SituationError as error:
            print(error.diagnostics[0].rule)
"""


def test_a_pool_does_not_wait_for_ever() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", POOL], capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.stdout.split() == ["2", "unknown-event"], ran.stderr


def test_a_frozen_mapping_is_a_mapping_that_stays() -> None:
    one, same = FrozenDict({"a": 1, "b": 2}), FrozenDict({"b": 2, "a": 1})
    assert one == same == {"a": 1, "b": 2}
    assert hash(one) == hash(same)
    assert list(one) == ["a", "b"]
    assert list(copy.deepcopy(one)) == list(one)
    assert isinstance(copy.copy(one), FrozenDict)
    changes: list[Callable[[dict[str, int]], object]] = [
        lambda m: m.__setitem__("a", 3),
        lambda m: m.__delitem__("a"),
        lambda m: m.__ior__({"c": 3}),
        lambda m: m.update(c=3),
        lambda m: m.setdefault("c", 3),
        lambda m: m.pop("a"),
        lambda m: m.popitem(),
        lambda m: m.clear(),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="cannot be changed"):
            change(one)
    assert one == same
    with pytest.raises(TypeError, match="unhashable"):
        hash(FrozenDict({"a": [1]}))
