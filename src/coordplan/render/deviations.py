"""Deviations of a plan from higher instruments: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Caveat
from coordplan.compare.baseline.terms import Aspect, Deviation, Deviations, Site, Way
from coordplan.compiled import Duty, Plan, Role
from coordplan.render import data, words
from coordplan.render.findings import Findings, cases_data, clause_words
from coordplan.render.lines import Line, Span, labelled, paragraph
from coordplan.render.situations import how_many
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.render import contract as c

_BESIDE = Text(vi="so với", en="beside")
_SAID: dict[tuple[Way, Aspect], Text] = {
    (Way.CONTRADICTS, Aspect.BODY): Text(
        vi="trái: giao {own}; {baseline} giao {higher}",
        en="contradicts: given to {own}; {baseline} gives it to {higher}",
    ),
    (Way.CONTRADICTS, Aspect.DEADLINE): Text(
        vi="trái: {limit}; {baseline}: {higher_limit}",
        en="contradicts: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.OMITS, Aspect.ACTION): Text(
        vi="thiếu: không giao cho ai; {baseline} giao {higher}",
        en="omits: given to nobody; {baseline} gives it to {higher}",
    ),
    (Way.OMITS, Aspect.LEADER): Text(
        vi="thiếu: không ai chủ trì; {baseline}: {higher} chủ trì",
        en="omits: nobody leads; {baseline} has {higher} lead",
    ),
    (Way.OMITS, Aspect.BODY): Text(
        vi="thiếu: không giao {higher} như {baseline}, mà giao {own}",
        en="omits: not given to {higher}, as {baseline} does, but to {own}",
    ),
    (Way.OMITS, Aspect.NOTICE): Text(
        vi="thiếu: {higher} không được báo, {baseline} thì có",
        en="omits: {higher} is not told; by {baseline} it is",
    ),
    (Way.OMITS, Aspect.DEADLINE): Text(
        vi="thiếu: không nêu thời hạn; {baseline}: {higher_limit} ({higher})",
        en="omits: no deadline; {baseline}: {higher_limit} ({higher})",
    ),
    (Way.LOOSENS, Aspect.DEADLINE): Text(
        vi="nới: {limit}; {baseline}: {higher_limit}",
        en="loosens: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.TIGHTENS, Aspect.DEADLINE): Text(
        vi="siết: {limit}; {baseline}: {higher_limit}",
        en="tightens: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.ADDS, Aspect.ACTION): Text(
        vi="thêm: giao {own}; {baseline} không giao cho ai",
        en="adds: given to {own}; {baseline} gives it to nobody",
    ),
    (Way.ADDS, Aspect.BODY): Text(
        vi="thêm: giao cả {own}; {baseline} giao {higher}",
        en="adds: also given to {own}; {baseline} gives it to {higher}",
    ),
    (Way.ADDS, Aspect.NOTICE): Text(
        vi="thêm: {own} được báo, {baseline} thì không",
        en="adds: {own} is told; by {baseline} it is not",
    ),
    (Way.ADDS, Aspect.DEADLINE): Text(
        vi="thêm: {limit}; {baseline} không nêu thời hạn",
        en="adds: {limit}; {baseline} sets no deadline",
    ),
}
_FOUND = (
    Text(vi="{n} sai khác", en="{n} deviation"),
    Text(vi="{n} sai khác", en="{n} deviations"),
)
_NONE = Text(vi="không có sai khác trong {situations}", en="no deviation in any of {situations}")
_LIMITS = Text(
    vi="nêu lại {repeated} trong {total} thời hạn của {baseline}",
    en="repeats {repeated} of the {total} deadlines of {baseline}",
)
_PARTIAL = Text(
    vi="{baseline} mới mã hóa một phần: không xét những gì kế hoạch nói thêm",
    en="{baseline} is encoded in part only: what the plan adds is not looked at",
)
_LEADS = Text(vi=" (chủ trì)", en=" (leads)")
_AGENCIES_SHOWN = 4


def deviation_lines(
    report: Deviations,
    caveats: Sequence[Caveat],
    language: Language,
    width: int,
    *,
    full: bool = False,
) -> list[Line]:
    """Deviations by phase and action, the gravest first; ``caveats`` are those of the baseline.

    Without ``full``, those of little harm are only counted and long lists are cut.
    """
    plan, baseline, told = report.plan, report.baseline, _Deviations(report, language)
    beside = Span(f"{_BESIDE[language]} {baseline.id}", "strong")
    warning = Span(f"{words.WARNING[language]} ({baseline.id})", "alert")
    lines = [
        *labelled(Span(plan.id, "strong"), plan.title[language], width),
        *labelled(beside, baseline.title[language], width),
    ]
    for caveat in caveats:
        lines += labelled(warning, caveat.message[language], width)
    for said in told.head():
        lines += paragraph(said, width)
    return [*lines, *told.lines(width, full=full)]


def deviation_markdown(report: Deviations, caveats: Sequence[Caveat], language: Language) -> str:
    """The same as Markdown, whole: one heading a phase, one item a deviation."""
    plan, baseline, told = report.plan, report.baseline, _Deviations(report, language)
    notes = [f"> {words.WARNING[language]}: {one.message[language]}\n" for one in caveats]
    return "".join(
        [
            f"# {plan.id} {_BESIDE[language]} {baseline.id}\n\n",
            f"{plan.title[language]}  \n{baseline.title[language]}\n\n",
            ">\n".join(notes) + ("\n" if notes else ""),
            "\n\n".join(told.head()) + "\n",
            told.markdown(),
        ]
    )


class _Deviations(Findings[Deviation]):
    """The deviations of a report in one language."""

    def __init__(self, report: Deviations, language: Language) -> None:
        super().__init__(report.found, report.plan.vocabulary, report.situations, language)
        self.report = report

    def head(self) -> Iterator[str]:
        """What was found on the whole."""
        language, baseline, limits = self.language, self.report.baseline, self.report.limits
        if self.found:
            yield self.tallied(_FOUND)
        else:
            yield _NONE[language].format(situations=how_many(self.situations, language))
        if limits.total:
            yield _LIMITS[language].format(
                repeated=limits.repeated, total=limits.total, baseline=baseline.id
            )
        if baseline.document.covers:
            yield _PARTIAL[language].format(baseline=baseline.id)

    def said(self, one: Deviation, *, full: bool) -> str:
        """What is otherwise."""
        language, limits = self.language, (one.own.within, one.higher.within)
        limit, higher_limit = (words.deadline(w, language) if w else "" for w in limits)
        return _SAID[one.way, one.aspect][language].format(
            own=self._bodies(one, one.own, full=full),
            higher=self._bodies(one, one.higher, full=full),
            baseline=self.report.baseline.id,
            limit=limit,
            higher_limit=higher_limit,
        )

    def clauses(self, one: Deviation, *, full: bool) -> Iterator[tuple[str, str]]:
        """The clauses of both sides; of a single duty also what it says."""
        for plan, site in ((self.report.plan, one.own), (self.report.baseline, one.higher)):
            said = clause_words(site.clauses, full=full)
            if len(site.duties) == 1:
                said += f": {site.duties[0].gist[self.language]}"
            if said:
                yield plan.id, said

    def _bodies(self, one: Deviation, site: Site, *, full: bool) -> str:
        """The bodies of a side; those that lead are marked where it matters who leads."""
        shown = site.agencies if full else site.agencies[:_AGENCIES_SHOWN]
        marked = one.aspect in {Aspect.ACTION, Aspect.BODY}
        leading = {p.agency for d in site.duties for p in d.postings if p.role is Role.LEAD}
        names = [
            agency.name[self.language]
            + (_LEADS[self.language] if marked and agency in leading else "")
            for agency in shown
        ]
        return ", ".join([*names, *(["…"] if len(shown) < len(site.agencies) else [])])


def deviations_data(
    plan: Plan, reports: Sequence[tuple[Deviations, Sequence[Caveat]]]
) -> c.DeviationsJson:
    """The deviations of a plan from each baseline as JSON."""
    return {
        "coordplan": 1,
        "plan": plan.id,
        "baselines": [_report(report, caveats) for report, caveats in reports],
    }


def _report(report: Deviations, caveats: Sequence[Caveat]) -> c.DeviationsFromJson:
    return {
        "baseline": report.baseline.id,
        "title": data.text(report.baseline.title),
        "partial": bool(report.baseline.document.covers),
        "warnings": data.warnings(caveats),
        "situations": report.situations,
        "actions": [action.id for action in report.actions],
        "deadlines": {"total": report.limits.total, "repeated": report.limits.repeated},
        "deviations": [_deviation(one) for one in report.found],
    }


def _deviation(one: Deviation) -> c.DeviationJson:
    return {
        "id": one.id,
        "way": one.way.value,
        "aspect": one.aspect.value,
        "severity": one.harm.value,
        "phase": one.action.phase.id,
        "action": one.action.id,
        "count": one.extent.count,
        "cases": cases_data(one.extent.cases),
        "events": [event.id for event in one.extent.events],
        "own": _site(one.own),
        "higher": _site(one.higher),
    }


def _site(site: Site) -> c.DeviationSideJson:
    return {
        "clauses": list(site.clauses),
        "duties": [_duty(duty) for duty in site.duties],
        "agencies": data.agencies(site.agencies),
        "within": data.within(site.within),
    }


def _duty(duty: Duty) -> c.DeviationDutyJson:
    return {"duty": duty.id, "clause": duty.clause, "gist": data.text(duty.gist)}
