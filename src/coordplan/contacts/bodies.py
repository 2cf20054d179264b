"""Whose number it is: the agency that an entry names, looked up in the plans."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coordplan.diagnostics import Problem, Severity
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote

if TYPE_CHECKING:
    from coordplan.compiled import Agency, Plan

MOST_NEAR = 3
"""How many agencies that bear a name are worth telling."""

MOST_GUESSES = 200
"""For how many unknown words it is worth guessing what was meant."""


@dataclass(slots=True)
class Plans:
    """Where agencies are looked up: the plans asked, then others that are known by id.

    Others are only loaded where the file names one of them, or an agency that none asked has.
    """

    asked: Sequence[Plan]
    others: Collection[str]
    load: Callable[[str], Plan]
    loaded: dict[str, Plan] = field(default_factory=dict)
    guesses: int = 0

    def named(self, id_: str) -> Plan | None:
        """A plan by its id, or None where none is known."""
        if self.of_id(id_) or id_ not in self.others:
            return next(iter(self.of_id(id_)), None)
        if id_ not in self.loaded:
            self.loaded[id_] = self.load(id_)
        return self.loaded[id_]

    def of_id(self, id_: str) -> list[Plan]:
        """The plans asked that have an id, which several files may share."""
        return [plan for plan in self.asked if plan.id == id_]

    def with_agency(self, id_: str) -> list[Plan]:
        """The plans asked that have an agency, or the others where none of these has."""
        own = [plan for plan in self.asked if id_ in plan.agencies]
        others = () if own else filter(None, map(self.named, self.others))
        return own or [plan for plan in others if id_ in plan.agencies]

    def guess(self, meant: Callable[[], Text]) -> Text | None:
        """What was meant by an unknown word, unless there are too many of them."""
        self.guesses += 1
        return meant() if self.guesses <= MOST_GUESSES else None


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be read of an entry, whatever else is wrong in it; ``phone`` is one that fits."""

    number: int
    plan: str | None
    agency: str
    phone: str | None

    @property
    def route(self) -> Route:
        """Where it stands."""
        return ("contacts", self.number)


def holders(entry: Entry, plans: Plans) -> list[Plan] | Problem:
    """The plans asked whose agency has the number of an entry, or why it is nobody's."""
    if entry.plan is None:
        having = plans.with_agency(entry.agency)
    else:
        plan = plans.named(entry.plan)
        if plan is None:
            return _unknown_plan(entry, plans)
        own = plans.of_id(entry.plan) or [plan]
        having = [one for one in own if entry.agency in one.agencies]
    if not having:
        return _unknown_agency(entry, plans)
    if any(_outside(plan, plan.agencies[entry.agency]) for plan in having):
        return Problem(
            "no-office",
            Text(
                en=f"{quote(entry.agency)} is no office to which a plan gives duties",
                vi=f"{quote(entry.agency)} không phải là cơ quan được kế hoạch giao nhiệm vụ",
            ),
            (*entry.route, "agency"),
            Text(
                en="leave this entry out; there are no numbers of victims or families here",
                vi="bỏ mục này; ở đây không có số của nạn nhân hay gia đình",
            ),
        )
    asked = [plan for plan in having if plans.of_id(plan.id)]
    places = {plan.jurisdiction.name.vi for plan in asked if _of_place(plan, entry.agency)}
    return _whose(entry, asked) if len(places) > 1 else asked


def _outside(plan: Plan, agency: Agency) -> bool:
    """Whether no plan can give an agency a duty: the family, the victim, another state."""
    return plan.vocabulary.functions[agency.function].outside


def _of_place(plan: Plan, agency: str) -> bool:
    """Whether an agency is one of the place of the plan.

    It is not where it stands above every place, such as a ministry, or the plan is for all.
    """
    highest, *lower = plan.vocabulary.levels
    return not lower or highest not in {plan.jurisdiction.level, plan.agencies[agency].level}


def _whose(entry: Entry, having: Iterable[Plan]) -> Problem:
    ids = ", ".join(quote(plan.id) for plan in having)
    return Problem(
        "several-bodies",
        Text(
            en=f"plans {ids} each have {quote(entry.agency)}, of different places: "
            "the number is shown beside none",
            vi=f"các kế hoạch {ids} đều có {quote(entry.agency)}, ở những nơi khác nhau: "
            "không ghi số này",
        ),
        (*entry.route, "agency"),
        Text(en="say whose number it is by `plan`", vi="ghi rõ số của kế hoạch nào ở `plan`"),
        Severity.WARNING,
    )


def _unknown_plan(entry: Entry, plans: Plans) -> Problem:
    asked = dict.fromkeys(plan.id for plan in plans.asked)
    known = [*asked, *(id_ for id_ in plans.others if id_ not in asked)]
    return Problem(
        "unknown-plan",
        Text(
            en="no such plan is known here: the number is not shown",
            vi="không có kế hoạch này: không ghi số này",
        ),
        (*entry.route, "plan"),
        plans.guess(lambda: did_you_mean(entry.plan or "", known)),
        Severity.WARNING,
    )


def _unknown_agency(entry: Entry, plans: Plans) -> Problem:
    message = Text(en="no plan has such an agency", vi="không kế hoạch nào có cơ quan này")
    among: Iterable[Plan] = plans.asked or filter(None, map(plans.named, plans.others))
    if entry.plan is not None:
        named, of = plans.named(entry.plan), quote(entry.plan)
        among = [named] if named is not None else []
        message = Text(en=f"plan {of} has no such agency", vi=f"kế hoạch {of} không có cơ quan này")
    help_ = plans.guess(lambda: _meant(entry.agency, among))
    return Problem("unknown-agency", message, (*entry.route, "agency"), help_)


def _meant(word: str, plans: Iterable[Plan]) -> Text:
    """Help for an unknown agency: the ids of those that bear the name, else the nearest id."""
    found: dict[str, None] = {}
    ids: dict[str, None] = {}
    for plan in plans:
        ids |= dict.fromkeys(plan.agencies)
        found |= dict.fromkeys(agency.id for agency in plan.find_agencies(word))
    if not 0 < len(found) <= MOST_NEAR:
        return did_you_mean(word, ids)
    said = ", ".join(map(quote, found))
    return Text(en=f"did you mean {said}?", vi=f"có phải là {said}?")
