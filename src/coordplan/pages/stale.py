"""The page of what a registry knows: when that was last confirmed, and what hangs on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from coordplan.blocks import (
    Page,
    Row,
    Rows,
    Words,
    code,
    each_cited,
    marked,
    table,
    together,
    words,
)
from coordplan.phrases import columns as c
from coordplan.phrases.registry import CONFIDENCE
from coordplan.phrases.time import dated, day
from coordplan.registry.terms import Registry
from coordplan.text import Said, Text, counted, forms, join
from coordplan.validity.confirmations import Confirmation, Hanging, Kind

_TITLE = Text(
    vi="Lần kiểm chứng gần nhất của danh mục, cũ nhất trước",
    en="When the registry was last confirmed, the oldest first",
)
_OF = Text(vi="{title} — đến ngày {day}", en="{title} — as of {day}")
_KIND: dict[Kind, Text] = {
    Kind.INSTRUMENT: Text(vi="văn bản", en="instrument"),
    Kind.SUCCESSION: Text(vi="cơ quan kế thừa", en="succession"),
    Kind.ABOLITION: Text(vi="cấp đã kết thúc", en="level that ended"),
    Kind.MERGER: Text(vi="địa phương sáp nhập", en="merger"),
    Kind.ENTITLEMENT: Text(vi="quyền theo luật", en="entitlement"),
}
_CONFIRMED = Text(vi="kiểm chứng {day}", en="confirmed {day}")
_NEVER = Text(vi="không rõ kiểm chứng khi nào", en="not known when confirmed")
_AGO = forms(vi="{n} ngày trước", one="{n} day ago", many="{n} days ago")
_NOTHING = Text(vi="không kế hoạch nào phụ thuộc", en="nothing hangs on it")
_AS_WHOLE = Text(vi="cả kế hoạch", en="the plan as a whole")
_DUTIES = forms(vi="{n} nhiệm vụ", one="{n} duty", many="{n} duties")
_MORE_SOURCES = Text(vi="{first} và {n} nguồn khác", en="{first} and {n} more")
_COLUMNS = (
    Text(vi="Loại", en="Kind"),
    c.ID,
    c.TITLE,
    Text(vi="Kiểm chứng", en="Confirmed"),
    Text(vi="Số ngày trước", en="Days ago"),
    Text(vi="Mức tin cậy", en="Confidence"),
    Text(vi="Nguồn", en="Sources"),
    c.PLAN,
    Text(vi="Căn cứ", en="Rests on it"),
    c.CLAUSES,
    c.DUTIES,
    Text(vi="Cơ quan", en="Bodies"),
)
_DAYS_AGO = 4


def stale_page(found: Iterable[Confirmation], registry: Registry, as_of: datetime.date) -> Page:
    """Each fact: when it was confirmed, by which source, how sure it is, and what hangs on it."""
    facts = tuple(found)
    lines = [line for one in facts for line in _lines(one)]
    sheet = table(_COLUMNS, lines, figures=(_DAYS_AGO,))
    subject = _OF.format(title=registry.title, day=day(as_of.isoformat()))
    return Page(_TITLE, (Rows(tuple(map(_row, facts))),), subject=subject, sheets=(sheet,))


def _row(one: Confirmation) -> Row:
    under = [Row(code(each.plan.label), *_said(each)) for each in one.hanging]
    return Row(
        together([marked("strong", one.title), _KIND[one.kind]], " · "),
        together([_when(one), CONFIDENCE[one.grounds.confidence], _source(one)]),
        under=tuple(under or [Row(marked("faint", _NOTHING))]),
    )


def _when(one: Confirmation) -> Text:
    if one.grounds.confirmed is None or one.days is None:
        return _NEVER
    ago = counted(_AGO, one.days)
    return _CONFIRMED.format(day=dated(one.grounds.confirmed)) + " (" + ago + ")"


def _source(one: Confirmation) -> Said:
    first, more = one.grounds.sources[0], len(one.grounds.sources) - 1
    return _MORE_SOURCES.format(first=first, n=str(more)) if more else first


def _said(each: Hanging) -> tuple[Words, Words]:
    """What hangs on a fact in a plan, and under which clauses."""
    parts: list[Said] = [_AS_WHOLE] if each.as_whole else []
    parts += [counted(_DUTIES, len(each.duties))] if each.duties else []
    parts += [join(agency.name for agency in each.agencies)] if each.agencies else []
    return words(join(parts, "; ")), each_cited(each.clauses)


def _lines(one: Confirmation) -> Iterator[Sequence[Said | Words]]:
    grounds = one.grounds
    confirmed = dated(grounds.confirmed) if grounds.confirmed else ""
    days = "" if one.days is None else str(one.days)
    fact = (_KIND[one.kind], code(one.id), one.title, confirmed, days)
    head = (*fact, CONFIDENCE[grounds.confidence], ", ".join(grounds.sources))
    for each in one.hanging:
        whole = _AS_WHOLE if each.as_whole else ""
        bodies = join(agency.name for agency in each.agencies)
        yield (
            *head,
            each.plan.label,
            whole,
            each_cited(each.clauses),
            ", ".join(each.duties),
            bodies,
        )
    if not one.hanging:
        yield (*head, "", "", "", "", "")
