"""What commands print as JSON, for a program: what a value is written by follows from its type.

Types are known by their names, and what writes them is imported when one is written: whoever asks
for the JSON of an answer does not load what gaps, graphs and comparisons are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Literal, overload

from coordplan.frozen import dataclass

if TYPE_CHECKING:
    import datetime

    from coordplan.amending.lacking import Lacking
    from coordplan.amending.proof import Proof
    from coordplan.amending.terms import Amendments
    from coordplan.answer.explanation import Explanation
    from coordplan.answer.interview import Interview
    from coordplan.answer.items import Answer, Caveat
    from coordplan.casework.matrix import SeamMatrix
    from coordplan.casework.terms import Case
    from coordplan.compare.acknowledged import Review
    from coordplan.compare.baseline.terms import Deviations
    from coordplan.compare.behaviour import Behaviour
    from coordplan.compare.changes import Diff
    from coordplan.compare.gaps import GapReport
    from coordplan.compare.matrix import Comparison
    from coordplan.compiled import Plan
    from coordplan.contacts import Contacts
    from coordplan.contract import types as c
    from coordplan.diagnostics import CoordplanError, Diagnostic
    from coordplan.drafting import Revision, Skeleton
    from coordplan.graph.parts import Graph
    from coordplan.registry.terms import Registry
    from coordplan.reporting.deadlines import Clock
    from coordplan.reporting.due import Schedule
    from coordplan.reporting.ledger import Ledger
    from coordplan.scenarios.results import SuiteResult
    from coordplan.tracing import Trace
    from coordplan.validity.confirmations import Confirmation
    from coordplan.validity.impact import Impact
    from coordplan.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Form:
    """A schema in which values of a type are written, by a function of a module of ``contract``.

    With ``many`` it takes several values, and one as several of which there is one.
    """

    schema: str
    kind: str
    writer: str
    many: bool = False


FORMS = (
    Form("answer", "answer.items.Answer", "answer.answers", many=True),
    Form("answer", "answer.interview.Interview", "published.interviewed"),
    Form("case", "casework.terms.Case", "case.case_data"),
    Form("case-matrix", "casework.matrix.SeamMatrix", "case.matrix_data"),
    Form("mend", "amending.terms.Amendments", "mend.mend_data"),
    Form("mend-matrix", "amending.lacking.Lacking", "mend.lacking_data"),
    Form("why", "answer.explanation.Explanation", "why.explanations", many=True),
    Form("show", "compiled.Plan", "published.whole"),
    Form("plans", "compiled.Plan", "lists.plans", many=True),
    Form("agencies", "compiled.Plan", "published.all_agencies", many=True),
    Form("facts", "vocabulary.terms.Vocabulary", "lists.facts"),
    Form("events", "vocabulary.terms.Vocabulary", "lists.events"),
    Form("actions", "vocabulary.terms.Vocabulary", "lists.actions"),
    Form("compare", "compare.matrix.Comparison", "matrix.comparison_data"),
    Form("gaps", "compare.gaps.GapReport", "gaps.gaps_data"),
    Form("deviations", "compare.baseline.terms.Deviations", "published.deviating", many=True),
    Form("behaviour", "compare.behaviour.Behaviour", "behaviour.behaviour_data"),
    Form("diff", "compare.changes.Diff", "published.different"),
    Form("diff", "compare.acknowledged.Review", "published.reviewed"),
    Form("reports", "reporting.ledger.Ledger", "reports.reports_data", many=True),
    Form("graph", "graph.parts.Graph", "graph.graph_data"),
    Form("test", "scenarios.results.SuiteResult", "scenarios.result_data", many=True),
    Form("trace", "tracing.trace.Trace", "tracing.traced"),
    Form("draft", "drafting.skeleton.Skeleton", "drafts.drafted"),
    Form("draft", "drafting.revision.Revision", "drafts.updated"),
    Form("registry-list", "registry.terms.Registry", "published.whole_registry"),
    Form("impact", "validity.impact.Impact", "registry.impact", many=True),
    Form("registry-stale", "validity.confirmations.Confirmation", "registry.stale", many=True),
    Form("error", "diagnostics.CoordplanError", "lists.error"),
)
"""The first form of a type is the one in which it is written where no schema is named."""

CHECKED = Form("check", "", "lists.checked")
"""What is wrong with files, by file."""


# fmt: off
@overload
def to_json(
    value: Answer | Sequence[Answer], schema: Literal["answer"] | None = None, *,
    clock: Clock | None = None, contacts: Contacts | None = None,
) -> c.AnswerJson: ...
@overload
def to_json(
    value: Interview, schema: Literal["answer"] | None = None, *,
    clock: Clock | None = None, contacts: Contacts | None = None,
) -> c.AnswerJson: ...
@overload
def to_json(
    value: Explanation | Sequence[Explanation], schema: Literal["why"] | None = None
) -> c.WhyJson: ...
@overload
def to_json(value: Plan, schema: Literal["show"] | None = None) -> c.ShowJson: ...
@overload
def to_json(value: Plan, schema: Literal["plans"]) -> c.PlansJson: ...
@overload
def to_json(value: Sequence[Plan], schema: Literal["plans"] | None = None) -> c.PlansJson: ...
@overload
def to_json(value: Plan | Sequence[Plan], schema: Literal["agencies"]) -> c.AgenciesJson: ...
@overload
def to_json(value: Vocabulary, schema: Literal["facts"] | None = None) -> c.FactListJson: ...
@overload
def to_json(value: Vocabulary, schema: Literal["events"]) -> c.EventsJson: ...
@overload
def to_json(value: Vocabulary, schema: Literal["actions"]) -> c.ActionListJson: ...
@overload
def to_json(value: Comparison, schema: Literal["compare"] | None = None) -> c.ComparisonJson: ...
@overload
def to_json(value: GapReport, schema: Literal["gaps"] | None = None) -> c.GapsJson: ...
@overload
def to_json(
    value: Deviations | Sequence[Deviations], schema: Literal["deviations"] | None = None, *,
    caveats: Sequence[Sequence[Caveat]] | None = None,
) -> c.DeviationsJson: ...
@overload
def to_json(
    value: Case, schema: Literal["case"] | None = None, *, clock: Clock | None = None
) -> c.OneCaseJson: ...
@overload
def to_json(
    value: SeamMatrix, schema: Literal["case-matrix"] | None = None
) -> c.SeamMatrixJson: ...
@overload
def to_json(
    value: Amendments, schema: Literal["mend"] | None = None, *, proof: Proof
) -> c.MendJson: ...
@overload
def to_json(value: Lacking, schema: Literal["mend-matrix"] | None = None) -> c.LackingJson: ...
@overload
def to_json(value: Behaviour, schema: Literal["behaviour"] | None = None) -> c.BehaviourJson: ...
@overload
def to_json(value: Diff | Review, schema: Literal["diff"] | None = None) -> c.DiffJson: ...
@overload
def to_json(
    value: Ledger | Sequence[Ledger], schema: Literal["reports"] | None = None, *,
    due: Schedule | None = None,
) -> c.ReportsJson: ...
@overload
def to_json(value: Graph, schema: Literal["graph"] | None = None) -> c.GraphJson: ...
@overload
def to_json(
    value: SuiteResult | Sequence[SuiteResult], schema: Literal["test"] | None = None
) -> c.TestJson: ...
@overload
def to_json(
    value: Trace, schema: Literal["trace"] | None = None, *, file: str, sha256: str
) -> c.TraceJson: ...
@overload
def to_json(
    value: Skeleton | Revision, schema: Literal["draft"] | None = None, *,
    plan: str, file: str, sha256: str,
) -> c.DraftJson: ...
@overload
def to_json(
    value: Registry, schema: Literal["registry-list"] | None = None
) -> c.RegistryListJson: ...
@overload
def to_json(
    value: Impact | Sequence[Impact], schema: Literal["impact"] | None = None, *,
    registry: Registry,
) -> c.ImpactJson: ...
@overload
def to_json(
    value: Sequence[Confirmation], schema: Literal["registry-stale"] | None = None, *,
    registry: Registry, as_of: datetime.date,
) -> c.RegistryStaleJson: ...
@overload
def to_json(value: CoordplanError, schema: Literal["error"] | None = None) -> c.ErrorJson: ...
@overload
def to_json(
    value: Mapping[str, Sequence[Diagnostic]], schema: Literal["check"] | None = None
) -> c.CheckJson: ...
# fmt: on
def to_json(value: object, schema: str | None = None, **beside: object) -> object:
    """What the commands print of a value with ``--format json``, as dictionaries and lists.

    An answer, several, or whatever else commands print; each in the published schema of its
    command. Several answers are those to one question. ``schema`` chooses where a type has
    several: a plan is ``show``, ``plans`` or ``agencies``, a vocabulary ``facts``, ``events`` or
    ``actions``; it is needed where a sequence may be empty. What a command gets by options is
    given by name: ``clock`` (by when, on the calendar) and ``contacts`` with answers, the first
    with a case too, ``proof`` with amendments, ``due`` with reports, ``caveats`` with deviations,
    ``file`` and ``sha256`` of the text with a trace or a draft (and ``plan``, its id), ``registry``
    and ``as_of`` with what was found in a registry.

    Raises ``TypeError`` for a value that no command prints, and ``ValueError`` for an empty
    sequence of which nothing says what it is of.
    """
    several = isinstance(value, Sequence) and not isinstance(value, str)
    form = _form(value, schema, several=several)
    home, _, writer = form.writer.partition(".")
    write = getattr(import_module(f"coordplan.contract.{home}"), writer)
    return write([value] if form.many and not several else value, **beside)


def _form(value: object, schema: str | None, *, several: bool) -> Form:
    """The form in which a value is written. Raises ``TypeError`` or ``ValueError``."""
    if isinstance(value, Mapping):
        forms = [CHECKED]
    elif several and isinstance(value, Sequence):
        if not value and schema in (None, "answer", "why"):
            raise ValueError("an empty sequence says nothing of its schema; name one")
        forms = [form for form in FORMS if form.many]
        for one in value:
            forms = [form for form in forms if form.kind in _names(type(one))]
    else:
        forms = [form for form in FORMS if form.kind in _names(type(value))]
    for form in forms:
        if schema in (None, form.schema):
            return form
    as_ = "" if schema is None else f" as {schema!r}"
    raise TypeError(f"no command prints a value of type {type(value).__name__}{as_}")


def _names(kind: type) -> set[str]:
    """What a type and those it is derived from are called within the package."""
    return {
        f"{one.__module__}.{one.__qualname__}".removeprefix("coordplan.") for one in kind.__mro__
    }


def interviewed(
    value: Interview, clock: Clock | None = None, contacts: Contacts | None = None
) -> c.AnswerJson:
    """What is known at this point of an interview."""
    from coordplan.contract.answer import answers, following

    return {**answers([value.answer], clock, contacts), "next": following(value.question)}


def whole(plan: Plan) -> c.ShowJson:
    """A plan with every clause."""
    from coordplan.contract.lists import shown

    return shown(plan, plan.clauses.values())


def all_agencies(plans: Iterable[Plan]) -> c.AgenciesJson:
    """Every agency of plans, in the order of their names."""
    from coordplan.contract.lists import agency_list
    from coordplan.text import vietnamese_order

    return agency_list(
        (plan, agency)
        for plan in plans
        for agency in sorted(
            plan.agencies.values(), key=lambda agency: vietnamese_order(agency.name.vi)
        )
    )


def deviating(
    found: Sequence[Deviations], caveats: Sequence[Sequence[Caveat]] | None = None
) -> c.DeviationsJson:
    """The deviations of one plan from each of some baselines, each with its caveats."""
    from coordplan.contract.deviations import deviations_data

    said = caveats if caveats is not None else [()] * len(found)
    return deviations_data(found[0].plan, list(zip(found, said, strict=True)))


def different(diff: Diff) -> c.DiffJson:
    """A comparison with every change, none of them acknowledged."""
    from coordplan.compare.acknowledged import review

    return reviewed(review(diff))


def reviewed(review: Review) -> c.DiffJson:
    """A comparison with every change that is open."""
    from coordplan.contract.changes import compared

    return compared(review, review.open)


def whole_registry(registry: Registry) -> c.RegistryListJson:
    """A registry with all its lists."""
    from coordplan.contract.registry import listed

    return listed(registry, instruments=True, successions=True)
