"""The page of the plans that are shipped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coordplan.compiled import Plan
from coordplan.page import Page, Row, Rows, Table, Words, clauses, marked, table, words
from coordplan.phrases.time import day
from coordplan.text import Said, Text, counted, join

_TITLE = Text(vi="Các kế hoạch có sẵn", en="The plans that are shipped")
_SINCE = Text(vi="hiệu lực từ {day}", en="from {day}")
_CLAUSES = (
    Text(vi="{n} điều khoản", en="{n} clause"),
    Text(vi="{n} điều khoản", en="{n} clauses"),
)
_DUTIES = (Text(vi="{n} nhiệm vụ", en="{n} duty"), Text(vi="{n} nhiệm vụ", en="{n} duties"))
_AGENCIES = (Text(vi="{n} cơ quan", en="{n} agency"), Text(vi="{n} cơ quan", en="{n} agencies"))
_PARTIAL = Text(vi="mới đưa vào một phần: {covers}", en="only in part: {covers}")
_COLUMNS = (
    Text(vi="Mã", en="Id"),
    Text(vi="Tên", en="Title"),
    Text(vi="Địa bàn", en="Jurisdiction"),
    Text(vi="Cấp", en="Level"),
    Text(vi="Ban hành", en="Issued"),
    Text(vi="Hiệu lực từ", en="In force from"),
    Text(vi="Hiệu lực đến", en="In force to"),
    Text(vi="Phần đã đưa vào", en="Only in part"),
    Text(vi="Số điều khoản", en="Clauses"),
    Text(vi="Số nhiệm vụ", en="Duties"),
    Text(vi="Số cơ quan", en="Agencies"),
)
_FIGURES = (8, 9, 10)


def plans_page(plans: Iterable[Plan]) -> Page:
    """Plans: id, title, since when, and their size."""
    loaded = tuple(plans)
    rows = tuple(
        Row(
            marked("strong", plan.id),
            words(plan.title),
            under=(Row(marked("faint", _more(plan))),),
        )
        for plan in loaded
    )
    return Page(_TITLE, (Rows(rows),), sheets=(_sheet(loaded),))


def _more(plan: Plan) -> Text:
    document = plan.document
    since = [_SINCE.format(day=day(document.effective_from))] if document.effective_from else []
    forms = ((_CLAUSES, plan.clauses), (_DUTIES, plan.duties), (_AGENCIES, plan.agencies))
    counts = join(counted(form, len(found)) for form, found in forms)
    part = [_PARTIAL.format(covers=", ".join(document.covers))] if document.covers else []
    return join([*since, counts, *part], "; ")


def _sheet(plans: Sequence[Plan]) -> Table:
    return table(_COLUMNS, [_line(plan) for plan in plans], figures=_FIGURES)


def _line(plan: Plan) -> list[Said | Words]:
    document = plan.document
    return [
        plan.id,
        plan.title,
        plan.jurisdiction.name,
        plan.vocabulary.levels[plan.jurisdiction.level].label,
        day(document.issued or ""),
        day(document.effective_from or ""),
        day(document.effective_to or ""),
        clauses(" ".join(f"[{at}]" for at in document.covers)),
        str(len(plan.clauses)),
        str(len(plan.duties)),
        str(len(plan.agencies)),
    ]
