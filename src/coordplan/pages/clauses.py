"""The pages of a plan and of its clauses, with everything that is encoded of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Words,
    code,
    labelled,
    marked,
    table,
    words,
)
from coordplan.blocks import clauses as cited
from coordplan.compiled import Clause, Duty, Plan, Posting, Role
from coordplan.pages.drafts import with_drafts
from coordplan.pages.sources import source_row
from coordplan.phrases import columns as c
from coordplan.phrases import duties as say
from coordplan.phrases import time
from coordplan.phrases.clauses import KINDS, READ_IN
from coordplan.phrases.conditions import condition_labels, condition_words
from coordplan.phrases.places import place_words
from coordplan.text import Said, Text, alike, join
from coordplan.tracing import Traced

_ISSUED = Text(vi="ban hành", en="issued")
_NUMBER = Text(vi="số", en="number")
_IN_FORCE = Text(vi="hiệu lực", en="in force")
_CARRIES_OUT = Text(vi="thực hiện", en="carries out")
_CITES = Text(vi="viện dẫn", en="cites")
_PARTIAL = Text(vi="mới nhập một phần", en="only in part")
_FROM = Text(vi="từ {day}", en="from {day}")
_TO = Text(vi="đến hết {day}", en="to {day}")
_READ_AT = Text(vi="Văn bản được đọc tại: {pages}", en="Read at: {pages}")
_PLACES = Text(vi="địa bàn có", en="has the places")
_CLAUSES = Text(vi="Các điều khoản", en="Clauses")
_GIVES_ROLES_TO = Text(vi="phân công cho", en="assigns")
_NAMES = Text(vi="nêu tên", en="names")
_ABOUT = Text(vi="có đề cập, không giao cơ quan nào", en="mentions, gives to nobody")
_NO_DUTY = Text(vi="không giao nhiệm vụ nào", en="no duty")
_PLACE_IN_FILE = Text(vi="vị trí trong tệp", en="encoded at")
_WHEN = Text(vi="khi {said}", en="when {said}")
_ON_CALL = Text(vi="chỉ thực hiện {trigger}", en="on call: {trigger}")
_ASSIGNED_BY = Text(vi="phân công tại {at}", en="assigned by {at}")
_FOR_OTHERS = Text(
    vi="theo chức năng, việc của cơ quan khác: {actions}", en="by function for others: {actions}"
)
_TELLS = Text(vi="thông báo cho", en="tells")
_REPORTS_TO = Text(vi="báo cáo", en="reports to")
_TAKEN_FROM = Text(vi="dẫn từ", en="taken from")
_READ_IN = alike("* ") + READ_IN
_COLUMNS = (
    c.CLAUSE,
    Text(vi="Loại", en="Kind"),
    Text(vi="Nội dung điều khoản", en="Gist of the clause"),
    Text(vi="Mã nhiệm vụ", en="Duty"),
    Text(vi="Việc", en="Actions"),
    Text(vi="Nội dung nhiệm vụ", en="Gist of the duty"),
    c.WHEN,
    *(say.ROLE[role].capital for role in Role),
    Text(vi="Thời hạn, cách thực hiện", en="By when, and how"),
    Text(vi="Phải thông báo", en="Tells"),
    c.REPORTS,
    Text(vi="Cách hiểu", en="Inferred"),
)
_SOURCE = Text(vi="Nguyên văn", en="Source text")

Cells = list[Said | Words]


def plan_page(plan: Plan) -> Page:
    """A plan: what the document is, then every clause in one row."""
    rows = tuple(
        Row(
            marked("strong", one.at),
            words(one.gist),
            marked("faint", alike("[") + KINDS[one.kind] + "]"),
        )
        for one in plan.clauses.values()
    )
    blocks = (Rows(tuple(_document(plan))), Heading(words(_CLAUSES)), Rows(rows))
    sheet = table(_COLUMNS, _lines(plan, plan.clauses.values(), {}))
    pages = plan.document.pages
    foot = (words(_READ_AT.format(pages=", ".join(pages))),) if pages else ()
    page = Page(plan.title, blocks, subject=alike(plan.id), sheets=(sheet,), foot=foot)
    return with_drafts(page, [plan])


def clauses_page(plan: Plan, clauses: Iterable[Clause], traced: Mapping[str, Traced]) -> Page:
    """Clauses with everything that is encoded of them, and what the source says of each."""
    shown = tuple(clauses)
    blocks = [block for one in shown for block in _clause(plan, one, traced.get(one.at))]
    columns = (*_COLUMNS, _SOURCE) if traced else _COLUMNS
    sheet = table(columns, _lines(plan, shown, traced))
    subject = alike(plan.id)
    page = Page(plan.title, tuple(blocks), subject=subject, sheets=(sheet,), titled=False)
    return with_drafts(page, [plan])


def _document(plan: Plan) -> list[Row]:
    """What the document says of itself."""
    document = plan.document
    issued = [document.issuer.name, *([time.dated(document.issued)] if document.issued else [])]
    spans = ((_FROM, document.effective_from), (_TO, document.effective_to))
    return labelled(
        (_NUMBER, document.number or ""),
        (_ISSUED, join(issued)),
        (_IN_FORCE, join((form.format(day=time.dated(at)) for form, at in spans if at), " ")),
        (_CARRIES_OUT, ", ".join(document.carries_out)),
        (_CITES, ", ".join(document.cites)),
        (_PARTIAL, ", ".join(document.covers)),
        (_PLACES, _places(plan)),
    )


def _places(plan: Plan) -> Said:
    """The places of entry that the jurisdiction had, and where that is from."""
    places = plan.vocabulary.places
    if plan.places is None or places is None:
        return ""
    fact = plan.vocabulary.facts[places.fact]
    labels = join(v.label for v in fact.values if plan.has_place(v.value))
    return labels if plan.places_source is None else labels + " (" + plan.places_source + ")"


def _clause(plan: Plan, clause: Clause, traced: Traced | None) -> Iterator[Block]:
    """One clause: what it says, in the source too, then each of its duties."""
    heading = words(code(plan.id), " ", code(clause.at))
    yield Heading(heading, note=words(KINDS[clause.kind]))
    yield Notice(words(clause.gist))
    rows = [source_row(traced)] if traced is not None else []
    rows += _of_clause(clause)
    rows += [
        Row(marked("strong", duty.id), words(say.labels(duty.actions)), under=_duty(plan, duty))
        for duty in clause.duties
    ]
    rows += labelled((_PLACE_IN_FILE, code(place_words(clause.where))))
    yield Rows(tuple(rows))


def _of_clause(clause: Clause) -> list[Row]:
    """What a clause says beside its duties."""
    nothing = [] if clause.duties or clause.of else [Row(marked("faint", _NO_DUTY))]
    said = labelled(
        (_GIVES_ROLES_TO, ", ".join(clause.of)),
        *((say.ROLE[role], _named(clause.assigns, role)) for role in Role),
        (_READ_IN, clause.inferred or ""),
        (_NAMES, say.names(clause.names)),
        (_ABOUT, say.labels(clause.about)),
        (_CITES, ", ".join(citation.words for citation in clause.cites)),
    )
    return said + nothing


def _duty(plan: Plan, duty: Duty) -> tuple[Row, ...]:
    """What a duty is, when it holds, who does it, and who hears of it."""
    ids = condition_words(plan.conditions[duty.condition], plan.vocabulary)
    when = words(_when(plan, duty), *(marked("faint", f" [{ids}]") if ids else ()))
    gist = () if duty.gist == plan.clauses[duty.clause].gist else words(duty.gist)
    rows = [Row(said) for said in (gist, when, words(join(say.manner(duty), "; "))) if said]
    for posting in duty.postings:
        by = posting.assigned_by
        assigned = marked("faint", _ASSIGNED_BY.format(at=by)) if by is not None else ()
        rows.append(
            Row(marked("strong", posting.agency.name), words(_part(duty, posting)), assigned)
        )
    notice = duty.notification
    within = [] if notice is None or notice.within is None else [time.deadline(notice.within)]
    said = labelled(
        (_TELLS, join([_told(duty), *within], "; ")),
        (_REPORTS_TO, _reports(duty)),
        (_TAKEN_FROM, ", ".join(duty.taken_from)),
        (_READ_IN, duty.inferred or ""),
    )
    return (*rows, *said)


def _when(plan: Plan, duty: Duty) -> Text:
    """When a duty holds: in which situations, when in the case, on whose call."""
    condition = condition_labels(plan.conditions[duty.condition], plan.vocabulary)
    always = say.NO_CASE if duty.standing else say.ANY_VICTIM
    said = [_WHEN.format(said=condition) if condition.vi else always, *say.timed(duty)]
    if duty.on_call is not None:
        said.append(_ON_CALL.format(trigger=say.trigger(duty.on_call)))
    return join(said, "; ")


def _part(duty: Duty, posting: Posting) -> Text:
    """The part of one agency in a duty."""
    said = [say.ROLE[posting.role]]
    said += [say.BY_REQUEST] if posting.requested else []
    said += [say.BY_FUNCTION] if posting.by_function else []
    others = [action for action in duty.actions if not posting.answers_for(action)]
    said += [_FOR_OTHERS.format(actions=say.labels(others))] if others else []
    return join(said, "; ")


def _told(duty: Duty) -> Said:
    told = duty.notification
    return "" if told is None else say.names(told.to, say.OR if told.any else ", ")


def _reports(duty: Duty) -> Said:
    found = duty.reporting
    if found is None:
        return ""
    return say.addressees(found.to, found.via) + ": " + time.rhythm(found)


def _named(postings: Iterable[Posting], role: Role) -> Text:
    return say.names(posting.agency for posting in postings if posting.role is role)


def _lines(plan: Plan, clauses: Iterable[Clause], traced: Mapping[str, Traced]) -> Iterator[Cells]:
    """The clauses as lines of a table: one a duty, or one for a clause without any."""
    for clause in clauses:
        found = traced.get(clause.at)
        source = found.source.text if found is not None and found.source is not None else ""
        for duty in clause.duties or (None,):
            yield [
                cited(f"[{clause.at}]"),
                KINDS[clause.kind],
                clause.gist,
                *(_cells(plan, duty) if duty is not None else [""] * (len(_COLUMNS) - 3)),
                *([source] if traced else []),
            ]


def _cells(plan: Plan, duty: Duty) -> Cells:
    return [
        code(duty.id),
        say.labels(duty.actions),
        duty.gist,
        _when(plan, duty),
        *(_named(duty.postings, role) for role in Role),
        join(say.manner(duty), "; "),
        _told(duty),
        _reports(duty),
        duty.inferred or "",
    ]
