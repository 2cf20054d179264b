"""The page of a trace: what of a source a plan accounts for, and what must be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.blocks import (
    Columns,
    Notice,
    Page,
    Row,
    Rows,
    Words,
    clauses,
    code,
    labelled,
    marked,
    sheet,
    together,
    words,
)
from coordplan.phrases import columns as c
from coordplan.phrases.places import place_words
from coordplan.text import Text, alike, join
from coordplan.tracing import Affected, Cause, State, Trace, Traced, TracedHeading

_BEGINNING = 160

_TITLE = Text(vi="Đối chiếu kế hoạch với văn bản gốc", en="The plan against its source")
_ACCOUNTED = Text(
    vi="{n}/{all} điều khoản đã nhập đúng nguyên văn",
    en="{n} of {all} clauses accounted for",
)
_STATES: dict[State, Text] = {
    State.ACCOUNTED: Text(vi="đủ", en="accounted for"),
    State.MOVED: Text(vi="đổi vị trí", en="moved"),
    State.CHANGED: Text(vi="đã sửa đổi", en="changed"),
    State.MISSING: Text(vi="còn thiếu", en="missing"),
    State.GONE: Text(vi="không còn", en="gone"),
}
_ABOUT: dict[State, Text] = {
    State.CHANGED: Text(
        vi="nguyên văn khác với khi nhập", en="the text is not the one that was encoded"
    ),
    State.MISSING: Text(vi="có trong văn bản, không có trong kế hoạch", en="not in the plan"),
    State.GONE: Text(vi="có trong kế hoạch, không có trong văn bản", en="not in the source"),
}
_ABOUT_HEADING = Text(
    vi="đề mục nêu cơ quan thực hiện phần bên dưới, hiện khác với khi nhập",
    en="the heading names who acts below it, and is not the one that was encoded",
)
_READ_AGAIN = Text(vi="cần rà soát lại", en="read again")
_CAUSES: dict[Cause, Text] = {
    Cause.HEADING: Text(vi="đề mục {by} đã thay đổi", en="heading {by} has changed"),
    Cause.TAKEN_FROM: Text(
        vi="có vai trò hoặc nơi nhận dẫn từ {by}, điều khoản này đã thay đổi",
        en="a role or addressee is taken from {by}, which has changed",
    ),
    Cause.ASSIGNED: Text(
        vi="vai trò được phân công tại {by}, điều khoản này đã thay đổi",
        en="its roles are given by {by}, which has changed",
    ),
}
_ENCODED_AS = Text(vi="trong kế hoạch là {at}", en="encoded as {at}")
_SAME_FILE = Text(
    vi="đúng là tệp đã dùng để nhập kế hoạch", en="the file that the plan was encoded from"
)
_OTHER_FILE = Text(
    vi="không phải tệp đã dùng để nhập kế hoạch",
    en="not the file that the plan was encoded from",
)
_SOURCE = Text(vi="văn bản", en="source")
_AT = Text(vi="tại", en="at")


def _text(found: Traced) -> Text:
    """The source text; of what is gone, the gist that the plan gives it."""
    if found.source is not None:
        return alike(found.source.text)
    return found.planned.gist if found.planned is not None else Text("", "")


_IN_PLAN = Text(vi="Điều khoản trong kế hoạch", en="Clause of the plan")
_COLUMNS: Columns[Traced] = (
    (Text(vi="Kết quả", en="State"), lambda one: _STATES[one.state]),
    (
        Text(vi="Điều khoản trong văn bản", en="Clause of the source"),
        lambda one: clauses("" if one.source is None else f"[{one.source.at}]"),
    ),
    (_IN_PLAN, lambda one: clauses("" if one.planned is None else f"[{one.planned.at}]")),
    (Text(vi="Nội dung", en="Text"), _text),
    (c.PLACE, lambda one: "" if one.planned is None else place_words(one.planned.where)),
)
_AGAIN: Columns[Affected] = (
    (_IN_PLAN, lambda one: clauses(f"[{one.clause.at}]")),
    (Text(vi="Lý do", en="Why"), lambda one: _CAUSES[one.cause].format(by=one.by)),
    (Text(vi="Do điều khoản", en="Because of"), lambda one: clauses(f"[{one.by}]")),
    (c.PLACE, lambda one: place_words(one.clause.where)),
)


def trace_page(trace: Trace, file: str, *, full: bool = False) -> Page:
    """How much is accounted for; then each finding; last, what only has another locator.

    Without ``full``, of a long clause only the beginning is shown.
    """
    rows = tuple(_rows(trace, full=full))
    return Page(
        _TITLE,
        (
            Notice(_summary(trace)),
            Notice(_file(trace, file), tone="faint"),
            *([Rows(rows)] if rows else []),
        ),
        subject=alike(trace.plan),
        sheets=(
            sheet(_COLUMNS, trace.clauses, title=_TITLE),
            sheet(_AGAIN, trace.affected, title=_READ_AGAIN.capital),
        ),
    )


def _summary(trace: Trace) -> Words:
    counts = trace.counts
    said = _ACCOUNTED.format(n=counts[State.ACCOUNTED], all=trace.leaves)
    others = [
        words(str(counts[state]), " ", _STATES[state])
        for state in (State.MISSING, State.CHANGED, State.GONE, State.MOVED)
        if counts[state]
    ]
    return together([marked("strong", said), together(others, ", ")])


def _file(trace: Trace, file: str) -> Words:
    said = words(_SOURCE, " ", code(file))
    if trace.same_file is None:
        return said
    return words(said, ": ", _SAME_FILE if trace.same_file else _OTHER_FILE)


def _rows(trace: Trace, *, full: bool) -> Iterator[Row]:
    """The findings; the clauses that lean on what has changed; what has moved."""
    moved = [one for one in trace.findings if one.state is State.MOVED]
    yield from (_finding(one, full=full) for one in trace.findings if one not in moved)
    yield from (_heading(trace, heading) for heading in trace.headings if heading.changed)
    for one in trace.affected:
        if one.cause is not Cause.HEADING:
            said = words(_CAUSES[one.cause].format(by=one.by))
            yield Row(_label(_READ_AGAIN, one.clause.at), said)
    pairs = [f"{one.planned.at} → {one.at}" for one in moved if one.planned is not None]
    if pairs:
        yield Row(marked("strong", _STATES[State.MOVED]), words(join(pairs)))


def _finding(found: Traced, *, full: bool) -> Row:
    """What is wrong with one clause, how its text begins, and where the plan has it."""
    planned, text = found.planned, _text(found)
    about = words(_ABOUT[found.state])
    if planned is not None and planned.at != found.at:
        about = words(about, " (", _ENCODED_AS.format(at=planned.at), ")")
    shown = text if full else Text(_beginning(text.vi), _beginning(text.en))
    place = labelled((_AT, code(place_words(None if planned is None else planned.where))))
    return Row(_label(_STATES[found.state], found.at), about, under=(Row(words(shown)), *place))


def _heading(trace: Trace, heading: TracedHeading) -> Row:
    """A heading that may name another body now, and every clause below it."""
    at = heading.planned.at
    below = [one.clause.at for one in trace.affected if one.by == at]
    said = [] if heading.source is None else [Row(words(heading.source.text))]
    again = Row(marked("strong", _READ_AGAIN), words(join(below)))
    place = labelled((_AT, code(place_words(heading.planned.where))))
    label = _label(_STATES[heading.state], at)
    return Row(label, words(_ABOUT_HEADING), under=(*said, again, *place))


def _label(state: Text, at: str) -> Words:
    return marked("alert", state + " " + at)


def _beginning(text: str) -> str:
    """A text as far as a line or two go."""
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rsplit(" ", 1)[0] + " …"
