"""Whether a plan says what a scenario expects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coordplan.answer.evaluate import who
from coordplan.answer.items import Act, Answer, Notice
from coordplan.compile import deadline_of
from coordplan.compiled import Duty, Plan, Role
from coordplan.diagnostics import Problem, SituationError, UnknownNameError
from coordplan.scenarios.written import ExpectedRoles, Scenario, ScenarioFile
from coordplan.situation import Situation
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that the plan does not meet; ``route`` leads to it from the scenario."""

    route: Route
    message: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario, the duties that certainly held in it, and what it expected in vain."""

    scenario: Scenario
    held: frozenset[str]
    failures: tuple[Failure, ...]


def situation_of(scenario: Scenario) -> Situation:
    """The situation of a scenario."""
    return Situation(*scenario.events, **scenario.facts)


def judge(plan: Plan, scenario: Scenario) -> Outcome:
    """The outcome of one scenario. A situation that cannot be is a failure, not an error."""
    try:
        answer = who(plan, situation_of(scenario), standing=scenario.standing, calls=scenario.calls)
    except (SituationError, UnknownNameError) as error:
        failures = tuple(Failure((), found.message) for found in error.diagnostics)
        return Outcome(scenario, frozenset(), failures)
    held = frozenset(duty.name for duty in _certain(answer))
    return Outcome(scenario, held, tuple(_Judge(answer).failures(scenario)))


def problems_in(file: ScenarioFile, plan: Plan) -> Iterator[Problem]:
    """Names in a scenario file that the plan or its vocabulary does not have, and empty tests."""
    names: set[str] = set()
    for number, scenario in enumerate(file.scenarios):
        route: Route = ("scenarios", number)
        if scenario.name in names:
            yield Problem(
                "duplicate-scenario",
                Text(
                    en=f"a scenario is called {quote(scenario.name)} already",
                    vi=f"đã có kịch bản tên {quote(scenario.name)}",
                ),
                (*route, "name"),
            )
        names.add(scenario.name)
        if not scenario.expect.model_fields_set:
            yield Problem(
                "empty-scenario",
                Text(en="this scenario expects nothing", vi="kịch bản này không mong đợi gì"),
                (*route, "expect"),
            )
        yield from _unknown_names(scenario, plan, (*route, "expect"))


_OF_DUTIES = ("partners", "before", "after", "within", "reports")
"""Expectations that say something of each of some duties."""


def _unknown_names(scenario: Scenario, plan: Plan, route: Route) -> Iterator[Problem]:
    expect = scenario.expect
    actions, facts = plan.vocabulary.actions, plan.vocabulary.facts
    duties = {duty.name: duty for duty in plan.duties}
    agency, duty = Text(en="agency", vi="cơ quan"), Text(en="duty", vi="nhiệm vụ")
    action, fact = Text(en="action", vi="hành động"), Text(en="fact", vi="dữ kiện")
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
        (("ask",), [expect.ask] if expect.ask else [], facts, fact),
    ]
    for key in ("leads", "acts", "not_acting", "aside"):
        by_action: dict[str, tuple[str, ...]] = getattr(expect, key)
        named.append(((key,), by_action, actions, action))
        named += [((key, a), agencies, plan.agencies, agency) for a, agencies in by_action.items()]
    for name, roles in expect.duties.items():
        named += [
            (("duties", name, role), agencies, plan.agencies, agency)
            for role, agencies in _roles(roles).items()
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
        for word in words:
            if word not in known:
                yield Problem(
                    f"unknown-{what.en}",
                    Text(
                        en=f"the plan has no {what.en} {quote(word)}",
                        vi=f"kế hoạch không có {what.vi} {quote(word)}",
                    ),
                    (*route, *step),
                    did_you_mean(word, known),
                )


def _certain(answer: Answer) -> list[Duty]:
    duties = {item.duty.number: item.duty for item in (*answer.act, *answer.oversee)}
    duties |= {report.duty.number: report.duty for report in answer.reports}
    return list(duties.values())


def _roles(roles: ExpectedRoles) -> dict[str, tuple[str, ...]]:
    return {role.value: getattr(roles, role.value) for role in Role if getattr(roles, role.value)}


class _Judge:
    """One answer held against expectations."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.certain = {duty.name: duty for duty in _certain(answer)}
        self.possible = {found.item.duty.name: found for found in answer.possible}

    def failures(self, scenario: Scenario) -> Iterator[Failure]:
        """Everything expected in vain."""
        yield from self.duties(scenario)
        yield from self.acting(scenario)
        yield from self.told(scenario)
        yield from self.moved(scenario)
        yield from self.timed(scenario)
        yield from self.overall(scenario)

    def state(self, name: str) -> str:
        """What the answer says of a duty."""
        if name in self.certain:
            return "certain"
        return "possible" if name in self.possible else "excluded"

    def duties(self, scenario: Scenario) -> Iterator[Failure]:
        expect = scenario.expect
        for name, roles in expect.duties.items():
            state = self.state(name)
            if state != "certain":
                yield _failed(("duties", name), f"duty {name}", "certain", state)
                continue
            found: dict[str, list[str]] = {}
            for posting in self.certain[name].postings:
                found.setdefault(posting.role.value, []).append(posting.agency.id)
            wanted = {role: sorted(agencies) for role, agencies in _roles(roles).items()}
            given = {role: sorted(agencies) for role, agencies in found.items()}
            if wanted != given:
                yield _failed(("duties", name), f"duty {name}", _listed(wanted), _listed(given))
        for number, name in enumerate(expect.excluded):
            if (state := self.state(name)) != "excluded":
                yield _failed(("excluded", number), f"duty {name}", "excluded", state)
        for name, facts in expect.possible.items():
            if (state := self.state(name)) != "possible":
                yield _failed(("possible", name), f"duty {name}", "possible", state)
                continue
            on = sorted(fact.id for fact in self.possible[name].depends_on)
            if on != sorted(facts):
                wanted_facts = ", ".join(sorted(facts))
                yield _failed(("possible", name), f"duty {name} on", wanted_facts, ", ".join(on))

    def acting(self, scenario: Scenario) -> Iterator[Failure]:
        expect = scenario.expect
        for action, agencies in expect.leads.items():
            leads = {i.agency.id for i in self.doing(action) if i.role is Role.LEAD}
            if leads != set(agencies):
                wanted, given = _or_nobody(agencies), _or_nobody(leads)
                yield _failed(("leads", action), f"{action} led by", wanted, given)
        for action, agencies in expect.acts.items():
            acting = {item.agency.id for item in self.doing(action)}
            for agency in agencies:
                if agency not in acting:
                    yield _failed(("acts", action), f"{action} by", agency, _or_nobody(acting))
        for action, agencies in expect.not_acting.items():
            maybe = {
                found.item.agency.id
                for found in self.answer.possible
                if isinstance(found.item, Act) and found.kind == "act"
                if found.item.competent is not False
                if action in {a.id for a in found.item.actions}
            }
            acting = {item.agency.id for item in self.doing(action)} | maybe
            for agency in agencies:
                if agency in acting:
                    yield _failed(("not_acting", action), f"{action}", f"not {agency}", agency)
        for action, agencies in expect.aside.items():
            aside = {i.agency.id for i in self.answer.act if i.aside and i.has(action)}
            if aside != set(agencies):
                wanted, given = _or_nobody(agencies), _or_nobody(aside)
                yield _failed(("aside", action), f"{action} not by the function of", wanted, given)

    def doing(self, action: str) -> list[Act]:
        """Who certainly acts in an action, and not only as written."""
        found = (item for item in self.answer.act if item.competent is not False)
        return [item for item in found if action in {a.id for a in item.actions}]

    def told(self, scenario: Scenario) -> Iterator[Failure]:
        expect = scenario.expect
        told = {notice.agency.id for notice in self.answer.notify}
        at_once = {
            notice.agency.id
            for notice in self.answer.notify
            if notice.within is not None and notice.within.immediately
        }
        maybe = {
            found.item.agency.id for found in self.answer.possible if isinstance(found.item, Notice)
        }
        for agency in expect.told:
            if agency not in told:
                yield _failed(("told",), "told", agency, _or_nobody(told))
        for agency in expect.told_at_once:
            if agency not in at_once:
                yield _failed(("told_at_once",), "told at once", agency, _or_nobody(at_once))
        for agency in expect.not_told:
            if agency in told | maybe:
                yield _failed(("not_told",), "told", f"not {agency}", agency)

    def moved(self, scenario: Scenario) -> Iterator[Failure]:
        """What must happen at once, and to whom the person is moved."""
        for number, name in enumerate(scenario.expect.at_once):
            within = self.certain[name].within if name in self.certain else None
            if within is None or not within.immediately:
                found = "no such deadline" if name in self.certain else self.state(name)
                yield _failed(("at_once", number), f"duty {name}", "at once", found)
        for name, agencies in scenario.expect.handed_over.items():
            duty = self.certain.get(name)
            to = {agency.id for agency in duty.hand_over_to} if duty is not None else set()
            if to != set(agencies):
                wanted, given = _or_nobody(agencies), _or_nobody(to)
                yield _failed(("handed_over", name), f"duty {name} to", wanted, given)

    def timed(self, scenario: Scenario) -> Iterator[Failure]:
        """When in the case, on whose call, by when, how often, and the mark of danger."""
        expect = scenario.expect
        for name, agencies in expect.partners.items():
            duty = self.certain.get(name)
            found = sorted(a.id for a in duty.partners) if duty is not None else [self.state(name)]
            yield from _unlike(("partners", name), f"duty {name} with", sorted(agencies), found)
        for key, wanted in (("before", expect.before), ("after", expect.after)):
            for name, actions in wanted.items():
                duty = self.certain.get(name) or self.may_hold(name)
                timed = getattr(duty, key) if duty is not None else ()
                found = sorted(action.id for action in timed)
                yield from _unlike((key, name), f"duty {name} {key}", sorted(actions), found)
        waiting = {c.duty.name for c in self.answer.calls if c.called is None}
        for number, name in enumerate(expect.on_call):
            if name not in waiting:
                found_state = "not on call" if name not in self.possible else "open"
                yield _failed(("on_call", number), f"duty {name}", "on call", found_state)
        for number, name in enumerate(expect.marked):
            duty = self.certain.get(name)
            if duty is None or not self.answer.cautious(duty):
                yield _failed(("marked", number), f"duty {name}", "marked", "not marked")
        for name, within in expect.within.items():
            duty = self.certain.get(name)
            if duty is None or duty.limit != deadline_of(within):
                yield _failed(("within", name), f"duty {name} within", f"{within}", "another")
        for name, rhythm in expect.reports.items():
            duty = self.certain.get(name)
            found = _rhythm(duty) if duty is not None else [self.state(name)]
            yield from _unlike(("reports", name), f"duty {name} every", sorted(rhythm), found)

    def may_hold(self, name: str) -> Duty | None:
        """A duty that may hold."""
        return self.possible[name].item.duty if name in self.possible else None

    def overall(self, scenario: Scenario) -> Iterator[Failure]:
        expect = scenario.expect
        wanted = [(("silent",), action, "silent") for action in expect.silent]
        wanted += [(("status",), action, status) for action, status in expect.status.items()]
        for route, action, status in wanted:
            found = self.answer.status.get(action)
            if found != status:
                yield _failed(route, f"status of {action}", status, found or "standing")
        if expect.doubts is not None:
            doubts = sorted(one.rule for one in self.answer.doubts)
            yield from _unlike(("doubts",), "doubts", sorted(expect.doubts), doubts)
        if expect.ask is not None:
            asked = self.answer.ask[0].fact.id if self.answer.ask else "nothing"
            if asked != expect.ask:
                yield _failed(("ask",), "next question", expect.ask, asked)


def _rhythm(duty: Duty) -> list[str]:
    """How often a duty reports, in the words of a scenario."""
    reporting = duty.reporting
    if reporting is None:
        return ["no report"]
    others = (("on-demand", reporting.on_demand), ("unspecified", reporting.unspecified))
    return sorted([*reporting.every, *(word for word, so in others if so)])


def _unlike(
    route: Route, what: str, wanted: Sequence[str], found: Sequence[str]
) -> Iterator[Failure]:
    """That two lists differ, where they do."""
    if list(wanted) != list(found):
        yield _failed(route, what, ", ".join(wanted) or "none", ", ".join(found) or "none")


def _failed(route: Route, what: str, wanted: str, found: str) -> Failure:
    return Failure(
        ("expect", *route),
        Text(
            en=f"{what}: expected {wanted}, found {found}",
            vi=f"{what}: mong đợi {wanted}, lại gặp {found}",
        ),
    )


def _listed(roles: dict[str, list[str]]) -> str:
    return (
        "; ".join(f"{role} {', '.join(agencies)}" for role, agencies in roles.items()) or "nobody"
    )


def _or_nobody(agencies: Collection[str]) -> str:
    return ", ".join(sorted(agencies)) or "nobody"
