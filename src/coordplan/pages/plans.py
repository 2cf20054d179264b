"""The page of the plans that are shipped."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.answer.evaluate import drafted
from coordplan.blocks import Columns, Page, Row, Rows, each_cited, marked, sheet, words
from coordplan.compiled import Plan
from coordplan.phrases import columns as c
from coordplan.phrases.time import dated, day
from coordplan.text import Text, counted, forms, join

_TITLE = Text(vi="Các kế hoạch có sẵn", en="The plans that are shipped")
_SINCE = Text(vi="có hiệu lực từ {day}", en="from {day}")
_CLAUSES = forms(vi="{n} điều khoản", one="{n} clause", many="{n} clauses")
_DUTIES = forms(vi="{n} nhiệm vụ", one="{n} duty", many="{n} duties")
_AGENCIES = forms(vi="{n} cơ quan", one="{n} agency", many="{n} agencies")
_PARTIAL = Text(vi="mới nhập một phần: {covers}", en="only in part: {covers}")
_COLUMNS: Columns[Plan] = (
    (c.ID, lambda plan: plan.id),
    (c.TITLE, lambda plan: plan.title),
    (c.JURISDICTION, lambda plan: plan.jurisdiction.name),
    (c.LEVEL, lambda plan: plan.vocabulary.levels[plan.jurisdiction.level].label),
    (c.ISSUED, lambda plan: day(plan.document.issued or "")),
    (c.IN_FORCE_FROM, lambda plan: day(plan.document.effective_from or "")),
    (
        Text(vi="Hiệu lực đến", en="In force to"),
        lambda plan: day(plan.document.effective_to or ""),
    ),
    (
        Text(vi="Phần đã nhập", en="Only in part"),
        lambda plan: each_cited(plan.document.covers),
    ),
    (Text(vi="Số điều khoản", en="Clauses"), lambda plan: str(len(plan.clauses))),
    (Text(vi="Số nhiệm vụ", en="Duties"), lambda plan: str(len(plan.duties))),
    (Text(vi="Số cơ quan", en="Agencies"), lambda plan: str(len(plan.agencies))),
)


def plans_page(plans: Iterable[Plan]) -> Page:
    """Plans: id, title, since when, and their size."""
    loaded = tuple(plans)
    rows = (
        Row(marked("strong", one.id), words(one.title), under=(Row(marked("faint", _more(one))),))
        for one in loaded
    )
    listed = sheet(_COLUMNS, loaded, figures=(8, 9, 10))
    return Page(_TITLE, (Rows(tuple(rows)),), sheets=(listed,))


def _more(plan: Plan) -> Text:
    document = plan.document
    since = [_SINCE.format(day=dated(document.effective_from))] if document.effective_from else []
    forms = ((_CLAUSES, plan.clauses), (_DUTIES, plan.duties), (_AGENCIES, plan.agencies))
    counts = join(counted(form, len(found)) for form, found in forms)
    part = [_PARTIAL.format(covers=", ".join(document.covers))] if document.covers else []
    draft = [drafted(plan)] if plan.is_draft else []
    return join([*draft, *since, counts, *part], "; ")
