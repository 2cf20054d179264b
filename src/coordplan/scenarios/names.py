"""Names in a scenario file that a plan does not have, and tests that test nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from coordplan.answer.items import DOUBTS
from coordplan.checks.bad_duration import bad_deadline, bad_period
from coordplan.compiled import Plan, Role
from coordplan.diagnostics import Problem
from coordplan.scenarios.written import ExpectedRoles, Scenario, ScenarioFile
from coordplan.source import Route
from coordplan.text import Text, did_you_mean


def problems_in(file: ScenarioFile, plan: Plan) -> Iterator[Problem]:
    """Names in a scenario file that the plan or its vocabulary does not have, and empty tests."""
    names: set[str] = set()
    for number, scenario in enumerate(file.scenarios):
        route: Route = ("scenarios", number)
        if scenario.name in names:
            yield Problem(
                "duplicate-scenario",
                Text(en="a scenario above is called so", vi="đã có kịch bản mang tên này"),
                (*route, "name"),
            )
        names.add(scenario.name)
        if scenario.expect.empty:
            yield Problem(
                "empty-scenario",
                Text(en="this scenario expects nothing", vi="kịch bản này không nêu yêu cầu nào"),
                (*route, "expect"),
            )
        yield from _unknown_names(scenario, plan, (*route, "expect"))
        yield from _unreadable(scenario, (*route, "expect"))


_RHYTHMS = frozenset({"on-demand", "unspecified", "no report"})
"""What may be expected of reports beside their periods."""


def _unreadable(scenario: Scenario, route: Route) -> Iterator[Problem]:
    """Deadlines and periods that are none: no plan could say so, and the report would repeat it."""
    for name, within in scenario.expect.within.items():
        yield from bad_deadline(within, (*route, "within", name))
    for name, rhythm in scenario.expect.reports.items():
        for number, word in enumerate(rhythm):
            if word not in _RHYTHMS:
                yield from bad_period(word, (*route, "reports", name, number))


_OF_DUTIES = ("partners", "before", "after", "within", "reports")
"""Expectations that say something of each of some duties."""


def _unknown_names(scenario: Scenario, plan: Plan, route: Route) -> Iterator[Problem]:
    expect = scenario.expect
    actions, facts = plan.vocabulary.actions, plan.vocabulary.facts
    duties = {name: duty for duty in plan.duties for name in (duty.name, duty.key)}
    agency, duty = Text(en="agency", vi="cơ quan"), Text(en="duty", vi="nhiệm vụ")
    action, fact = Text(en="action", vi="việc"), Text(en="fact", vi="dữ kiện")
    named: list[tuple[Route, Iterable[str], Collection[str], Text]] = [
        (("duties",), expect.duties, duties, duty),
        (("excluded",), expect.excluded, duties, duty),
        (("possible",), expect.possible, duties, duty),
        (("at_once",), expect.at_once, duties, duty),
        *(
            ((key,), getattr(expect, key), duties, duty)
            for key in (*_OF_DUTIES, "handed_over", "on_call", "marked")
        ),
        (("silent",), expect.silent, actions, action),
        (("status",), expect.status, actions, action),
        (("told",), expect.told, plan.agencies, agency),
        (("told_at_once",), expect.told_at_once, plan.agencies, agency),
        (("not_told",), expect.not_told, plan.agencies, agency),
        (("doubts",), expect.doubts or (), DOUBTS, Text(en="doubt", vi="điều nghi vấn")),
        (("ask",), [expect.ask] if expect.ask else [], facts, fact),
    ]
    for key in ("leads", "acts", "not_acting", "aside"):
        by_action: dict[str, tuple[str, ...]] = getattr(expect, key)
        named.append(((key,), by_action, actions, action))
        named += [((key, a), agencies, plan.agencies, agency) for a, agencies in by_action.items()]
    for name, roles in expect.duties.items():
        named += [
            (("duties", name, role), agencies, plan.agencies, agency)
            for role, agencies in roles_of(roles).items()
        ]
    named += [(("possible", name), f, facts, fact) for name, f in expect.possible.items()]
    of_duties: list[tuple[str, Mapping[str, Iterable[str]], Collection[str], Text]] = [
        ("handed_over", expect.handed_over, plan.agencies, agency),
        ("partners", expect.partners, plan.agencies, agency),
        ("before", expect.before, actions, action),
        ("after", expect.after, actions, action),
    ]
    for key, by_duty, known_words, kind in of_duties:
        named += [((key, name), words, known_words, kind) for name, words in by_duty.items()]
    for step, words, known, what in named:
        keys = isinstance(words, Mapping)
        for number, word in enumerate(words):
            if word not in known:
                yield Problem(
                    f"unknown-{what.en}",
                    Text(
                        en=f"the plan has no such {what.en}", vi=f"kế hoạch không có {what.vi} này"
                    ),
                    (*route, *step, word if keys else number),
                    did_you_mean(word, known),
                    at_key=keys,
                )


def roles_of(roles: ExpectedRoles) -> dict[str, tuple[str, ...]]:
    """The agencies expected in each role that is expected at all."""
    return {role.value: getattr(roles, role.value) for role in Role if getattr(roles, role.value)}
