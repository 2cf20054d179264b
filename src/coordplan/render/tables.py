"""Lists that people look things up in: plans, events, facts, agencies, clauses."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.compiled import Agency, Clause, Duty, Plan, Role
from coordplan.render import words
from coordplan.render.conditions import condition_labels, condition_words
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, labelled, line, paragraph
from coordplan.text import Language, Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import spelled

_FROM = Text(vi="từ", en="from")
_PARTIAL = Text(vi="mới mã hóa một phần", en="only in part")
_COUNTS = Text(
    vi="{clauses} điều khoản, {duties} nhiệm vụ, {agencies} cơ quan",
    en="{clauses} clauses, {duties} duties, {agencies} agencies",
)
_CONSTRAINTS = Text(vi="RÀNG BUỘC", en="CONSTRAINTS")
_ALSO = Text(vi="tên khác", en="also")
_TELLS = Text(vi="báo", en="tell")
_REPORTS_TO = Text(vi="báo cáo", en="report to")
_INFERRED = Text(vi="suy luận", en="read in")
_NAMES = Text(vi="nêu tên", en="names")
_GIVES_ROLES_TO = Text(vi="phân công cho", en="assigns")
_UNDER = Text(vi="thuộc", en="under")
_MEMBERS = Text(vi="gồm", en="members")
_NO_DUTY = Text(vi="không có nhiệm vụ", en="no duty")
_ON_CALL = Text(vi="chỉ làm khi được gọi", en="on call")
_FOR_OTHERS = Text(vi="theo chức năng, việc của cơ quan khác", en="by function for others")
_TAKEN_FROM = Text(vi="lấy từ", en="taken from")
_ABOUT = Text(vi="nói đến, không giao cho ai", en="speaks of, gives to nobody")
_PLACES = Text(vi="có địa điểm", en="has the places")
_RETIRED = Text(vi="chỉ đọc cho kế hoạch cũ", en="only read for older plans")
_LIES_IN = Text(vi="nằm trong", en="lies in")
_ENCODED_AT = Text(vi="mã hóa tại", en="encoded at")
_CLAUSES = Text(vi="ĐIỀU KHOẢN", en="CLAUSES")
_ISSUED = Text(vi="ban hành", en="issued")
_CARRIES_OUT = Text(vi="thực hiện", en="carries out")
_CITES = Text(vi="viện dẫn", en="cites")

KINDS: dict[str, Text] = {
    "duty": Text(vi="nhiệm vụ", en="duty"),
    "principle": Text(vi="nguyên tắc", en="principle"),
    "objective": Text(vi="mục đích, yêu cầu", en="objective"),
    "coordination-form": Text(vi="hình thức phối hợp", en="form of coordination"),
    "coordination-scope": Text(vi="nội dung phối hợp", en="scope of coordination"),
    "assignment": Text(vi="phân công", en="assignment"),
    "budget": Text(vi="kinh phí", en="budget"),
    "reporting": Text(vi="báo cáo", en="reporting"),
    "legal-basis": Text(vi="căn cứ", en="legal basis"),
    "issuing": Text(vi="ban hành", en="issuing"),
    "recipient": Text(vi="nơi nhận", en="recipient"),
    "signature": Text(vi="chữ ký", en="signature"),
}


def plan_lines(plans: Iterable[Plan], language: Language, width: int) -> list[Line]:
    """Plans: id, title, since when, and their size."""
    lines: list[Line] = []
    for plan in plans:
        counts = _COUNTS[language].format(
            clauses=len(plan.clauses), duties=len(plan.duties), agencies=len(plan.agencies)
        )
        since = plan.document.effective_from
        said = f"{_FROM[language]} {since}; {counts}" if since else counts
        if plan.document.covers:
            said += f"; {_PARTIAL[language]}: {', '.join(plan.document.covers)}"
        lines += [
            line(Span(plan.id, "strong")),
            *paragraph(plan.title[language], width, indent=2),
            *paragraph(said, width, indent=2, style="faint"),
        ]
    return lines


def event_lines(vocabulary: Vocabulary, language: Language, width: int) -> list[Line]:
    """Events: id, what they mean, other names, and the facts they stand for."""
    rows = []
    for event in vocabulary.events.values():
        facts = ", ".join(f"{name}={spelled(value)}" for name, value in event.facts.items())
        said = event.label[language]
        if event.names:
            said += f" ({_ALSO[language]}: {', '.join(event.names)})"
        rows.append(Entry(event.id, said, f"[{facts}]", strong=True))
    return entries(rows, width, indent=0)


def fact_lines(vocabulary: Vocabulary, language: Language, width: int) -> list[Line]:
    """Facts: id, the question, each value with its label; then the constraints."""
    lines: list[Line] = []
    for fact in vocabulary.fact_list:
        lines += labelled(Span(fact.id, "strong"), fact.question[language], width)
        if fact.retired is not None:
            said = f"{_RETIRED[language]}: {fact.retired[language]}"
            lines += paragraph(said, width, indent=2)
        rows = []
        for value in fact.values:
            wider = ", ".join(value.within)
            within = f" ({_LIES_IN[language]} {wider})" if wider else ""
            rows.append(Entry(spelled(value.value), value.label[language] + within, ""))
        lines += entries(rows, width)
    if vocabulary.constraints:
        lines += [BLANK, line(Span(_CONSTRAINTS[language], "heading"))]
        for constraint in vocabulary.constraints:
            lines += paragraph(constraint.reason[language], width, indent=2)
    return lines


def agency_lines(
    found: Iterable[tuple[Plan, Agency]], language: Language, width: int, *, full: bool
) -> list[Line]:
    """Agencies: name, function and level; with ``full`` also aliases, superior and duties."""
    by_plan: dict[str, tuple[Plan, list[Agency]]] = {}
    for plan, agency in found:
        by_plan.setdefault(plan.id, (plan, []))[1].append(agency)
    lines: list[Line] = []
    for plan, agencies in by_plan.values():
        lines += [*([BLANK] if lines else []), line(Span(plan.id, "heading"))]
        if full:
            for agency in agencies:
                lines += entries([_kind(plan, agency, language)], width)
                lines += _agency(plan, agency, language, width)
        else:
            lines += entries([_kind(plan, agency, language) for agency in agencies], width)
    return lines


def _kind(plan: Plan, agency: Agency, language: Language) -> Entry:
    """One agency in one row."""
    vocabulary = plan.vocabulary
    function = vocabulary.functions[agency.function].label[language]
    level = vocabulary.levels[agency.level].label[language]
    return Entry(agency.name[language], f"{function}, {level}", f"[{agency.id}]", strong=True)


def _agency(plan: Plan, agency: Agency, language: Language, width: int) -> list[Line]:
    """What else is known of an agency: other names, superior, members, duties by role."""
    lines: list[Line] = []
    if agency.aliases:
        lines += paragraph(f"{_ALSO[language]}: {', '.join(agency.aliases)}", width, indent=4)
    if agency.under is not None:
        superior = plan.agencies[agency.under].name[language]
        lines += paragraph(f"{_UNDER[language]}: {superior}", width, indent=4)
    if agency.members:
        members = words.names((plan.agencies[m] for m in agency.members), language)
        lines += paragraph(f"{_MEMBERS[language]}: {members}", width, indent=4)
    by_role: dict[Role, list[str]] = {}
    for duty in plan.duties:
        for posting in duty.postings:
            if posting.agency.id == agency.id:
                by_role.setdefault(posting.role, []).append(duty.name)
    for role, duties in sorted(by_role.items(), key=lambda pair: list(Role).index(pair[0])):
        label = Span(f"    {words.ROLE[role][language]}")
        lines += labelled(label, ", ".join(duties), width)
    return lines


def show_lines(plan: Plan, language: Language, width: int) -> list[Line]:
    """A plan: what the document is, then every clause in one row."""
    document = plan.document
    lines = [
        line(Span(plan.id, "strong")),
        *paragraph(plan.title[language], width, indent=2),
    ]
    issued = f"{document.issuer.name[language]}" + (
        f", {document.issued}" if document.issued else ""
    )
    lines += labelled(Span(f"  {_ISSUED[language]}", "faint"), issued, width)
    for label, cited in ((_CARRIES_OUT, document.carries_out), (_CITES, document.cites)):
        if cited:
            lines += labelled(Span(f"  {label[language]}", "faint"), ", ".join(cited), width)
    lines += _places(plan, language, width)
    rows = [
        Entry(clause.at, clause.gist[language], f"[{KINDS[clause.kind][language]}]", strong=True)
        for clause in plan.clauses.values()
    ]
    return [
        *lines,
        BLANK,
        line(Span(_CLAUSES[language], "heading")),
        *entries(rows, width),
    ]


def _places(plan: Plan, language: Language, width: int) -> list[Line]:
    """The places of entry that the jurisdiction had, and where that is from."""
    places = plan.vocabulary.places
    if plan.places is None or places is None:
        return []
    fact = plan.vocabulary.facts[places.fact]
    labels = ", ".join(v.label[language] for v in fact.values if plan.has_place(v.value))
    source = plan.places_source
    said = f"{labels} ({source[language]})" if source is not None else labels
    return labelled(Span(f"  {_PLACES[language]}", "faint"), said, width)


def clause_lines(plan: Plan, clause: Clause, language: Language, width: int) -> list[Line]:
    """One clause with everything that is encoded of it."""
    lines = [
        *labelled(Span(f"{plan.id} {clause.at}", "strong"), KINDS[clause.kind][language], width),
        *paragraph(clause.gist[language], width, indent=2),
    ]
    if clause.of:
        lines += labelled(
            Span(f"  {_GIVES_ROLES_TO[language]}", "faint"), ", ".join(clause.of), width
        )
    for role in Role:
        given = words.names((p.agency for p in clause.assigns if p.role is role), language)
        if given:
            lines += labelled(Span(f"  {words.ROLE[role][language]}", "faint"), given, width)
    for label, said in (
        (f"* {_INFERRED[language]}", clause.inferred[language] if clause.inferred else ""),
        (_NAMES[language], words.names(clause.names, language)),
        (_ABOUT[language], ", ".join(action.label[language] for action in clause.about)),
        (_CITES[language], ", ".join(citation.instrument for citation in clause.cites)),
    ):
        if said:
            lines += labelled(Span(f"  {label}", "faint"), said, width)
    for duty in clause.duties:
        lines += _duty(plan, duty, language, width)
    if not clause.duties and not clause.of:
        lines.append(line(Span(f"  {_NO_DUTY[language]}", "faint")))
    if clause.where is not None:
        said = f"{_ENCODED_AT[language]} {clause.where}"
        lines += paragraph(said, width, indent=2, style="faint")
    return lines


def _duty(plan: Plan, duty: Duty, language: Language, width: int) -> list[Line]:
    condition = plan.conditions[duty.condition]
    said = condition_labels(condition, plan.vocabulary, language)
    ids = condition_words(condition, plan.vocabulary)
    always = words.NO_CASE if duty.standing else words.ANY_VICTIM
    when = f"{words.WHEN[language]} {said} [{ids}]" if said else always[language]
    when = "; ".join([when, *words.timed(duty, language)])
    if duty.on_call is not None:
        when += f"; {_ON_CALL[language]}: {words.trigger(duty.on_call, language)}"
    rows = []
    for posting in duty.postings:
        more = words.details(duty, posting, language)
        what = words.ROLE[posting.role][language] + (f"; {more}" if more else "")
        by = posting.assigned_by
        assigned = f"{words.ASSIGNED_BY[language]} {by}" if by is not None else ""
        others = [a.label[language] for a in duty.actions if not posting.answers_for(a)]
        if others:
            what += f"; {_FOR_OTHERS[language]}: {', '.join(others)}"
        rows.append(Entry(posting.agency.name[language], what, assigned))
    lines = [
        BLANK,
        *labelled(Span(f"  {duty.id}", "strong"), words.actions(duty, language), width),
        *paragraph(duty.gist[language], width, indent=4),
        *paragraph(when, width, indent=4),
        *entries(rows, width, indent=4),
    ]
    if duty.notification is not None:
        joiner = words.OR[language] if duty.notification.any else ", "
        told = words.names(duty.notification.to, language, joiner)
        by_when = words.deadline(duty.notification.within, language)
        label = f"    {_TELLS[language]} {by_when}".rstrip()
        lines += labelled(Span(label), told, width)
    if duty.reporting is not None:
        to = words.names(duty.reporting.to, language) or words.NO_ADDRESSEE[language]
        via = duty.reporting.via
        through = f" ({words.VIA[language]} {via.name[language]})" if via is not None else ""
        rhythm = words.rhythm(duty.reporting, language)
        label = f"    {_REPORTS_TO[language]}"
        lines += labelled(Span(label), f"{to}{through}: {rhythm}", width)
    if duty.taken_from:
        taken = ", ".join(duty.taken_from)
        lines += labelled(Span(f"    {_TAKEN_FROM[language]}", "faint"), taken, width)
    if duty.inferred is not None:
        label = f"    * {_INFERRED[language]}"
        lines += labelled(Span(label, "faint"), duty.inferred[language], width)
    return lines
