"""The pages of a plan and of its clauses, with everything that is encoded of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coordplan.compiled import Clause, Duty, Plan, Posting, Role
from coordplan.page import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Words,
    code,
    marked,
    table,
    words,
)
from coordplan.page import clauses as cited
from coordplan.pages.sources import source_row
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
_PARTIAL = Text(vi="mới đưa vào một phần", en="only in part")
_FROM = Text(vi="từ {day}", en="from {day}")
_TO = Text(vi="đến hết {day}", en="to {day}")
_READ_AT = Text(vi="Văn bản được đọc tại: {pages}", en="Read at: {pages}")
_PLACES = Text(vi="địa bàn có", en="has the places")
_CLAUSES = Text(vi="Các điều khoản", en="Clauses")
_GIVES_ROLES_TO = Text(vi="phân công cho", en="assigns")
_NAMES = Text(vi="nêu tên", en="names")
_ABOUT = Text(vi="nói đến, không giao cho cơ quan nào", en="speaks of, gives to nobody")
_NO_DUTY = Text(vi="không giao nhiệm vụ nào", en="no duty")
_PLACE_IN_FILE = Text(vi="vị trí trong tệp", en="encoded at")
_WHEN = Text(vi="khi {said}", en="when {said}")
_ON_CALL = Text(vi="chỉ thực hiện {trigger}", en="on call: {trigger}")
_ASSIGNED_BY = Text(vi="phân công tại {at}", en="assigned by {at}")
_FOR_OTHERS = Text(
    vi="theo chức năng, việc của cơ quan khác: {actions}", en="by function for others: {actions}"
)
_TELLS = Text(vi="báo", en="tells")
_REPORTS_TO = Text(vi="báo cáo", en="reports to")
_TAKEN_FROM = Text(vi="lấy từ", en="taken from")
_READ_IN = alike("* ") + READ_IN
_COLUMNS = (
    Text(vi="Điều khoản", en="Clause"),
    Text(vi="Loại", en="Kind"),
    Text(vi="Nội dung điều khoản", en="Gist of the clause"),
    Text(vi="Mã nhiệm vụ", en="Duty"),
    Text(vi="Việc", en="Actions"),
    Text(vi="Nội dung nhiệm vụ", en="Gist of the duty"),
    Text(vi="Khi nào", en="When"),
    *(say.ROLE[role].capital for role in Role),
    Text(vi="Thời hạn, cách làm", en="By when, and how"),
    Text(vi="Phải báo", en="Tells"),
    Text(vi="Báo cáo", en="Reports"),
    Text(vi="Cách hiểu khi đưa vào", en="Read in"),
)
_SOURCE = Text(vi="Nguyên văn", en="Source text")

Cells = list[Said | Words]


def plan_page(plan: Plan) -> Page:
    """A plan: what the document is, then every clause in one row."""
    rows = [
        Row(
            marked("strong", one.at),
            words(one.gist),
            marked("faint", alike("[") + KINDS[one.kind] + "]"),
        )
        for one in plan.clauses.values()
    ]
    blocks = (Rows(tuple(_document(plan))), Heading(words(_CLAUSES)), Rows(tuple(rows)))
    sheet = table(_COLUMNS, _lines(plan, plan.clauses.values(), {}))
    pages = plan.document.pages
    foot = (words(_READ_AT.format(pages=", ".join(pages))),) if pages else ()
    return Page(plan.title, blocks, subject=alike(plan.id), sheets=(sheet,), foot=foot)


def clauses_page(plan: Plan, clauses: Iterable[Clause], traced: Mapping[str, Traced]) -> Page:
    """Clauses with everything that is encoded of them, and what the source says of each."""
    shown = tuple(clauses)
    blocks = [block for one in shown for block in _clause(plan, one, traced.get(one.at))]
    columns = (*_COLUMNS, _SOURCE) if traced else _COLUMNS
    sheet = table(columns, _lines(plan, shown, traced))
    return Page(plan.title, tuple(blocks), subject=alike(plan.id), sheets=(sheet,), titled=False)


def _kind(clause: Clause) -> Words:
    return marked("faint", alike("[") + KINDS[clause.kind] + "]")


def _document(plan: Plan) -> Iterator[Row]:
    """What the document says of itself."""
    document = plan.document
    issued = [document.issuer.name, *([time.day(document.issued)] if document.issued else [])]
    spans = ((_FROM, document.effective_from), (_TO, document.effective_to))
    said: tuple[tuple[Text, Said], ...] = (
        (_NUMBER, document.number or ""),
        (_ISSUED, join(issued)),
        (_IN_FORCE, join((form.format(day=time.day(at)) for form, at in spans if at), " ")),
        (_CARRIES_OUT, ", ".join(document.carries_out)),
        (_CITES, ", ".join(document.cites)),
        (_PARTIAL, ", ".join(document.covers)),
        (_PLACES, _places(plan)),
    )
    yield from _labelled(said)


def _places(plan: Plan) -> Text:
    """The places of entry that the jurisdiction had, and where that is from."""
    places = plan.vocabulary.places
    if plan.places is None or places is None:
        return alike("")
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
    if clause.where is not None:
        rows.append(Row(marked("faint", _PLACE_IN_FILE), code(place_words(clause.where))))
    yield Rows(tuple(rows))


def _of_clause(clause: Clause) -> Iterator[Row]:
    """What a clause says beside its duties."""
    said: list[tuple[Text, Said]] = [(_GIVES_ROLES_TO, ", ".join(clause.of))]
    said += [(say.ROLE[role], _named(clause.assigns, role)) for role in Role]
    said += [
        (_READ_IN, clause.inferred or ""),
        (_NAMES, say.names(clause.names)),
        (_ABOUT, say.labels(clause.about)),
        (_CITES, ", ".join(citation.words for citation in clause.cites)),
    ]
    yield from _labelled(said)
    if not clause.duties and not clause.of:
        yield Row(marked("faint", _NO_DUTY))


def _duty(plan: Plan, duty: Duty) -> tuple[Row, ...]:
    """What a duty is, when it holds, who does it, and who hears of it."""
    ids = condition_words(plan.conditions[duty.condition], plan.vocabulary)
    when = words(_when(plan, duty), *(marked("faint", f" [{ids}]") if ids else ()))
    gist = () if duty.gist == plan.clauses[duty.clause].gist else words(duty.gist)
    rows = [Row(said) for said in (gist, when, words(_how(duty))) if said]
    for posting in duty.postings:
        by = posting.assigned_by
        assigned = marked("faint", _ASSIGNED_BY.format(at=by)) if by is not None else ()
        rows.append(
            Row(marked("strong", posting.agency.name), words(_part(duty, posting)), assigned)
        )
    told, label = duty.notification, _TELLS
    if told is not None and told.within is not None:
        label += Text(" ", " ") + time.deadline(told.within)
    said = (
        (label, _told(duty)),
        (_REPORTS_TO, _reports(duty)),
        (_TAKEN_FROM, ", ".join(duty.taken_from)),
        (_READ_IN, duty.inferred or ""),
    )
    return (*rows, *_labelled(said))


def _when(plan: Plan, duty: Duty) -> Text:
    """When a duty holds: in which situations, when in the case, on whose call."""
    condition = condition_labels(plan.conditions[duty.condition], plan.vocabulary)
    always = say.NO_CASE if duty.standing else say.ANY_VICTIM
    said = [_WHEN.format(said=condition) if condition.vi else always, *say.timed(duty)]
    if duty.on_call is not None:
        said.append(_ON_CALL.format(trigger=say.trigger(duty.on_call)))
    return join(said, "; ")


def _how(duty: Duty) -> Text:
    """By when a duty is done, with whom, and to whom what comes of it goes."""
    within = [time.deadline(duty.within)] if duty.within is not None else []
    return join([*within, *say.together(duty)], "; ")


def _part(duty: Duty, posting: Posting) -> Text:
    """The part of one agency in a duty."""
    said = [say.ROLE[posting.role]]
    said += [say.BY_REQUEST] if posting.requested else []
    said += [say.BY_FUNCTION] if posting.by_function else []
    others = [action for action in duty.actions if not posting.answers_for(action)]
    said += [_FOR_OTHERS.format(actions=say.labels(others))] if others else []
    return join(said, "; ")


def _told(duty: Duty) -> Text:
    told = duty.notification
    return alike("") if told is None else say.names(told.to, say.OR if told.any else ", ")


def _reports(duty: Duty) -> Text:
    found = duty.reporting
    if found is None:
        return alike("")
    return say.addressees(found.to, found.via) + ": " + time.rhythm(found)


def _named(postings: Iterable[Posting], role: Role) -> Text:
    return say.names(posting.agency for posting in postings if posting.role is role)


def _labelled(said: Iterable[tuple[Text, Said]]) -> Iterator[Row]:
    """Rows with a label; nothing where there is nothing to say."""
    for label, one in said:
        if alike(one) != alike(""):
            yield Row(marked("faint", label), words(one))


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
        _how(duty),
        _told(duty),
        _reports(duty),
        duty.inferred or "",
    ]
