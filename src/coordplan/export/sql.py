"""A plan as one SQL statement that answers for every row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from coordplan.compiled import Plan
from coordplan.export.decision import Decision
from coordplan.export.expressions import ALWAYS, every, none, number
from coordplan.export.forms import Bits, Form, Layout, Plain, layout_of
from coordplan.export.names import aliased, columns, comment, literal
from coordplan.export.statuses import Saying, listed
from coordplan.frozen import dataclass
from coordplan.version import __version__
from coordplan.vocabulary import Action

Column = tuple[str, str]
"""A name, and the expression that stands under it."""

TEXTS = ("leaders", "told", "open_questions", "by_case", "not_needed")
"""The columns that list names."""

_VERSION_DIGITS = 16


class FormName(StrEnum):
    """The forms of a statement."""

    BITS = "bits"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Tallied:
    """An action whose silence matters: the column of its status, and tests.

    Whether it is or may be needed, whether somebody certainly leads it, also of any victim, and
    whether somebody is certainly told under a duty with it.
    """

    action: Action
    status: str
    needed: str
    led: str
    told: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in steps, so that what runs it may keep what lies between them.

    ``steps`` are named selections, each of the one before it, the first of the table; ``key`` is
    the column that tells a row. ``said`` is what follows from the outcome alone, ``duties`` the
    verdict of every duty (plain form).
    """

    layout: Layout
    key: str
    table: str
    steps: tuple[tuple[str, tuple[Column, ...], bool], ...]
    said: tuple[Column, ...]
    duties: tuple[Column, ...]

    @property
    def outcome(self) -> tuple[str, ...]:
        """The columns of the numbers that together are the outcome."""
        return self.layout.columns

    @property
    def before(self) -> str:
        """The steps up to the numbers of the outcome, as ``WITH`` has them."""
        source, parts = self.table, []
        for name, some, keeping in self.steps:
            kept = "*" if keeping else self.key
            listed_ = ",\n    ".join([kept, *aliased(some)])
            parts.append(f"{name} AS (\n  SELECT\n    {listed_}\n  FROM {source}\n)")
            source = name
        return "WITH " + ",\n".join(parts)

    @property
    def text(self) -> str:
        """The whole statement."""
        answers = [(name, _if_consistent(written)) for name, written in (*self.said, *self.duties)]
        numbers = [(name, _if_consistent(name)) for name in self.outcome]
        wanted = [(self.key, self.key), *self._head, *answers, *numbers]
        listed_ = ",\n  ".join(aliased(wanted))
        last = self.steps[-1][0]
        return f"{self._comments}\n{self.before}\nSELECT\n  {listed_}\nFROM {last}\n"

    @property
    def _head(self) -> Iterator[Column]:
        plan = self.layout.decision.plan
        yield "plan", literal(plan.id)
        yield "plan_version", literal(version_of(plan))
        yield "consistent", "consistent"
        yield "outcome", _if_consistent(outcome_id(self.layout))

    @property
    def _comments(self) -> str:
        return "\n".join(map(comment, notes(self.layout.decision)))


def outcome_id(layout: Layout) -> str:
    """The expression of the id of an outcome: the plan, its version, and the numbers."""
    plan = layout.decision.plan
    texts = (f"CAST({name} AS VARCHAR(20))" for name in layout.columns)
    return " || '.' || ".join([literal(f"{plan.id}.{version_of(plan)}"), *texts])


def version_of(plan: Plan) -> str:
    """As much of the fingerprint of a plan as tells its versions apart."""
    return plan.fingerprint[:_VERSION_DIGITS]


def statement(
    decision: Decision,
    form: FormName,
    *,
    table: str = "cases",
    key: str = "id",
) -> Statement:
    """The statement of a plan. Raises ``TooComplexError``."""
    layout = layout_of(decision)
    of: Form = Bits(layout) if form is FormName.BITS else Plain(layout)
    return Statement(
        layout,
        key,
        table,
        tuple(_steps(of, decision)),
        tuple(said(layout)),
        tuple(_duties(layout)) if form is FormName.PLAIN else (),
    )


def _steps(form: Form, decision: Decision) -> Iterator[tuple[str, tuple[Column, ...], bool]]:
    yield "facts", tuple(form.facts()), False
    writer = form.writer
    given = writer.given()
    if given:
        entitled = ((name, given.get(n, name)) for n, name in enumerate(writer.columns))
        yield "entitled", tuple(entitled), False
    consistent = every((writer.known_words(), *map(writer.any_of, decision.consistent)))
    yield "checked", (("consistent", number(consistent)),), True
    for name, some in form.steps():
        yield name, tuple(some), True


def said(layout: Layout) -> Iterator[Column]:
    """What follows from an outcome: the status of each action, and the ``TEXTS``."""
    decision = layout.decision
    saying = Saying(decision.plan, layout)
    statuses = dict(saying.statuses())
    needs = zip(decision.needs, layout.needs, strict=True)
    wanted = {action.id: none(layout.left(at)) for (action, _), at in needs}
    yield from zip(columns(statuses, "status_"), statuses.values(), strict=True)
    asked = zip(decision.asks, layout.asks, strict=True)
    asks = {fact.id: layout.left(at) for (fact, _), at in asked}
    texts = (saying.leaders(), saying.told(), asks, _by_case(layout), wanted)
    yield from zip(TEXTS, map(listed, texts), strict=True)


def tallied(layout: Layout) -> Iterator[Tallied]:
    """The actions whose silence matters."""
    plan = layout.decision.plan
    saying = Saying(plan, layout)
    needs = zip(layout.decision.needs, layout.needs, strict=True)
    needed = {action.id: layout.left(at) for (action, _), at in needs}
    for id_, status in zip(saying.actions, columns(saying.actions, "status_"), strict=True):
        action = plan.vocabulary.actions[id_]
        if not action.accessory:
            need, led = needed.get(id_, ALWAYS), saying.led_of(id_)
            yield Tallied(action, status, need, led, saying.told_of(id_))


def _by_case(layout: Layout) -> dict[str, str]:
    """Who certainly acts in which action though no single duty says so."""
    joints = zip(layout.decision.by_case, layout.by_case, strict=True)
    return {
        f"{joint.agency.id}:{joint.action.id}": every(
            (none(layout.left(at)), none(layout.certain(joint.conditions)))
        )
        for joint, at in joints
    }


def _duties(layout: Layout) -> Iterator[Column]:
    duties = layout.decision.plan.duties
    for name, duty in zip(columns((d.key for d in duties), "duty_"), duties, strict=True):
        certain, possible = layout.certain([duty.condition]), layout.possible([duty.condition])
        said = f"CASE WHEN {certain} THEN 'certain' WHEN {possible} THEN 'possible'"
        yield name, f"{said} ELSE 'excluded' END"


def _if_consistent(expression: str) -> str:
    return f"CASE WHEN consistent = 1 THEN {expression} END"


def notes(decision: Decision) -> Sequence[str]:
    """What a reader of an exported plan must know, a line each."""
    plan = decision.plan
    return [
        f"Generated by coordplan {__version__} from plan {plan.id}, "
        f"version {version_of(plan)}. Do not edit: export the plan again.",
    ]
