"""Whether a plan says what a scenario expects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coordplan.answer.evaluate import who
from coordplan.answer.items import Act, Answer, Notice
from coordplan.compile import deadline_of
from coordplan.compiled import Duty, Plan, Role
from coordplan.deadlines import measure
from coordplan.diagnostics import SituationError, UnknownNameError
from coordplan.scenarios.names import roles_of
from coordplan.scenarios.written import Scenario
from coordplan.situation import Situation
from coordplan.source import Route
from coordplan.text import Text
from coordplan.work import SUITE, Work

_AN_ANSWER, _TURNS_A_DUTY = 10_000, 5
"""What an answer costs, and what each duty of the plan adds to it."""


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


def judge_all(plan: Plan, scenarios: Iterable[Scenario]) -> tuple[Outcome, ...]:
    """The outcomes of scenarios. Raises ``TooComplexError`` where they are more than may be."""
    work = Work(SUITE)
    outcomes = []
    for scenario in scenarios:
        work.spend(_AN_ANSWER + _TURNS_A_DUTY * len(plan.duties))
        outcomes.append(judge(plan, scenario))
    return tuple(outcomes)


def _certain(answer: Answer) -> list[Duty]:
    return list({item.duty.number: item.duty for item in answer.certain}.values())


class _Judge:
    """One answer held against expectations."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.certain = {n: duty for duty in _certain(answer) for n in (duty.name, duty.key)}
        held = ((found, found.item.duty) for found in answer.possible)
        self.possible = {n: found for found, duty in held for n in (duty.name, duty.key)}

    def failures(self, scenario: Scenario) -> Iterator[Failure]:
        """Everything expected in vain."""
        yield from self.duties(scenario)
        yield from self.acting(scenario)
        yield from self.told(scenario)
        yield from self.moved(scenario)
        yield from self.timed(scenario)
        yield from self.detailed(scenario)
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
            wanted = {role: sorted(agencies) for role, agencies in roles_of(roles).items()}
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
            yield from _unlike_bodies(("leads", action), f"{action} led by", agencies, leads)
        for action, agencies in expect.acts.items():
            acting = {item.agency.id for item in self.doing(action)}
            for agency in agencies:
                if agency not in acting:
                    yield _failed(("acts", action), f"{action} by", agency, _or_nobody(acting))
        for action, agencies in expect.not_acting.items():
            acting = {item.agency.id for item in self.doing(action)} | self.may_do(action)
            for agency in agencies:
                if agency in acting:
                    yield _failed(("not_acting", action), f"{action}", f"not {agency}", agency)
        for action, agencies in expect.aside.items():
            aside = {i.agency.id for i in self.answer.act if i.aside and i.has(action)}
            said = f"{action} not by the function of"
            yield from _unlike_bodies(("aside", action), said, agencies, aside)

    def may_do(self, action: str) -> set[str]:
        """Who only may act in an action."""
        return {
            found.item.agency.id
            for found in self.answer.possible
            if isinstance(found.item, Act) and found.kind == "act"
            if not found.item.aside and found.item.has(action)
        }

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
            within = self.certain[name].limit if name in self.certain else None
            if within is None or not within.immediately:
                found = "no such deadline" if name in self.certain else self.state(name)
                yield _failed(("at_once", number), f"duty {name}", "at once", found)
        for name, agencies in scenario.expect.handed_over.items():
            duty = self.certain.get(name)
            to = {a.id for a in duty.hand_over_to} if duty is not None else {self.state(name)}
            yield from _unlike_bodies(("handed_over", name), f"duty {name} to", agencies, to)

    def timed(self, scenario: Scenario) -> Iterator[Failure]:
        """When in the case, on whose call, and the mark of danger."""
        expect = scenario.expect
        for key, wanted in (("before", expect.before), ("after", expect.after)):
            for name, actions in wanted.items():
                duty = self.certain.get(name) or self.may_hold(name)
                timed = getattr(duty, key) if duty is not None else None
                found = [self.state(name)] if timed is None else sorted(a.id for a in timed)
                yield from _unlike((key, name), f"duty {name} {key}", sorted(actions), found)
        waiting = {n for duty in self.answer.waiting for n in (duty.name, duty.key)}
        for number, name in enumerate(expect.on_call):
            if name not in waiting:
                yield _failed(("on_call", number), f"duty {name}", "on call", self.state(name))
        for number, name in enumerate(expect.marked):
            duty = self.certain.get(name)
            if duty is None or not self.answer.cautious(duty):
                yield _failed(("marked", number), f"duty {name}", "marked", "not marked")

    def detailed(self, scenario: Scenario) -> Iterator[Failure]:
        """With whom, by when, and how often a report is due."""
        expect = scenario.expect
        for name, agencies in expect.partners.items():
            duty = self.certain.get(name)
            found = sorted(a.id for a in duty.partners) if duty is not None else [self.state(name)]
            yield from _unlike(("partners", name), f"duty {name} with", sorted(agencies), found)
        for name, within in expect.within.items():
            duty = self.certain.get(name)
            if duty is None or measure(duty.limit) != measure(deadline_of(within)):
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


def _unlike_bodies(
    route: Route, what: str, wanted: Collection[str], found: Collection[str]
) -> Iterator[Failure]:
    """That two sets of agencies differ, where they do."""
    if set(wanted) != set(found):
        yield _failed(route, what, _or_nobody(wanted), _or_nobody(found))


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
            vi=f"{what}: yêu cầu {wanted}, kết quả là {found}",
        ),
    )


def _listed(roles: dict[str, list[str]]) -> str:
    return (
        "; ".join(f"{role} {', '.join(agencies)}" for role, agencies in roles.items()) or "nobody"
    )


def _or_nobody(agencies: Collection[str]) -> str:
    return ", ".join(sorted(agencies)) or "nobody"
