"""The page of a trace: what of a source a plan accounts for, and what must be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.page import (
    Block,
    Notice,
    Page,
    Row,
    Rows,
    Table,
    Words,
    clauses,
    code,
    marked,
    table,
    together,
    words,
)
from coordplan.phrases.places import place_words
from coordplan.source import Location
from coordplan.text import Said, Text, alike, join
from coordplan.tracing import Cause, State, Trace, Traced, TracedHeading

_BEGINNING = 160

_TITLE = Text(vi="Đối chiếu kế hoạch với văn bản gốc", en="The plan against its source")
_ACCOUNTED = Text(
    vi="{n}/{all} điều khoản được mã hóa đúng nguyên văn",
    en="{n} of {all} leaf clauses accounted for",
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
        vi="nguyên văn khác với khi mã hóa", en="the text is not the one that was encoded"
    ),
    State.MISSING: Text(vi="có trong văn bản, không có trong kế hoạch", en="not in the plan"),
    State.GONE: Text(vi="có trong kế hoạch, không có trong văn bản", en="not in the source"),
}
_ABOUT_HEADING = Text(
    vi="đề mục nêu cơ quan thực hiện phần bên dưới, nay khác với khi mã hóa",
    en="the heading names who acts below it, and is not the one that was encoded",
)
_READ_AGAIN = Text(vi="cần đọc lại", en="read again")
_CAUSES: dict[Cause, Text] = {
    Cause.HEADING: Text(vi="đề mục {by} đã thay đổi", en="heading {by} has changed"),
    Cause.TAKEN_FROM: Text(
        vi="có vai trò hoặc nơi nhận lấy từ {by}, điều khoản này đã thay đổi",
        en="a role or addressee is taken from {by}, which has changed",
    ),
    Cause.ASSIGNED: Text(
        vi="vai trò do {by} phân công, điều khoản này đã thay đổi",
        en="its roles are given by {by}, which has changed",
    ),
}
_ENCODED_AS = Text(vi="trong kế hoạch là {at}", en="encoded as {at}")
_SAME_FILE = Text(
    vi="đúng là tệp mà kế hoạch được mã hóa từ đó", en="the file that the plan was encoded from"
)
_OTHER_FILE = Text(
    vi="không phải tệp mà kế hoạch được mã hóa từ đó",
    en="not the file that the plan was encoded from",
)
_SOURCE = Text(vi="văn bản", en="source")
_AT = Text(vi="tại", en="at")
_PLACE = Text(vi="Vị trí", en="Place")
_COLUMNS = (
    Text(vi="Kết quả", en="State"),
    Text(vi="Điều khoản trong văn bản", en="Clause of the source"),
    Text(vi="Điều khoản trong kế hoạch", en="Clause of the plan"),
    Text(vi="Nội dung", en="Text"),
    _PLACE,
)
_AGAIN = (
    _COLUMNS[2],
    Text(vi="Lý do", en="Why"),
    Text(vi="Do điều khoản", en="Because of"),
    _PLACE,
)


def trace_page(trace: Trace, file: str, *, full: bool = False) -> Page:
    """How much is accounted for; then each finding; last, what only has another locator.

    Without ``full``, of a long clause only the beginning is shown.
    """
    told = _Told(trace, full=full)
    rows = tuple(told.rows())
    found: list[Block] = [Rows(rows)] if rows else []
    return Page(
        _TITLE,
        (Notice(_summary(trace)), Notice(_file(trace, file), tone="faint"), *found),
        subject=alike(trace.plan),
        sheets=(told.sheet(), told.again()),
    )


class _Told:
    """One trace; with ``full`` every text whole."""

    def __init__(self, trace: Trace, *, full: bool) -> None:
        self.trace = trace
        self.full = full

    def rows(self) -> Iterator[Row]:
        """The findings; the clauses that lean on what has changed; what has moved."""
        trace = self.trace
        yield from (self._finding(one) for one in trace.findings if one.state is not State.MOVED)
        yield from (self._heading(heading) for heading in trace.headings if heading.changed)
        for one in trace.affected:
            if one.cause is not Cause.HEADING:
                label = _label(_READ_AGAIN, one.clause.at)
                yield Row(label, words(_CAUSES[one.cause].format(by=one.by)))
        moved = [one for one in trace.findings if one.state is State.MOVED]
        pairs = [f"{one.planned.at} → {one.at}" for one in moved if one.planned is not None]
        if pairs:
            yield Row(marked("strong", _STATES[State.MOVED]), words(join(pairs)))

    def sheet(self) -> Table:
        """Every clause, a line each; the texts whole."""
        return table(_COLUMNS, map(_line, self.trace.clauses), title=_TITLE)

    def again(self) -> Table:
        """The clauses to be read again, a line each."""
        rows = (
            (
                clauses(f"[{one.clause.at}]"),
                _CAUSES[one.cause].format(by=one.by),
                clauses(f"[{one.by}]"),
                place_words(one.clause.where),
            )
            for one in self.trace.affected
        )
        return table(_AGAIN, rows, title=_READ_AGAIN.capital)

    def _finding(self, found: Traced) -> Row:
        """What is wrong with one clause, how its text begins, and where the plan has it."""
        planned = found.planned
        about = words(_ABOUT[found.state])
        if planned is not None and planned.at != found.at:
            about = words(about, " (", _ENCODED_AS.format(at=planned.at), ")")
        where = None if planned is None else planned.where
        text = _text(found)
        return Row(
            _label(_STATES[found.state], found.at),
            about,
            under=(Row(words(text if self.full else _beginning(text))), *_place(where)),
        )

    def _heading(self, heading: TracedHeading) -> Row:
        """A heading that may name another body now, and every clause below it."""
        at = heading.planned.at
        below = [one.clause.at for one in self.trace.affected if one.by == at]
        said = [] if heading.source is None else [Row(words(heading.source.text))]
        again = Row(marked("strong", _READ_AGAIN), words(join(below)))
        return Row(
            _label(_STATES[heading.state], at),
            words(_ABOUT_HEADING),
            under=(*said, again, *_place(heading.planned.where)),
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


def _label(state: Text, at: str) -> Words:
    return marked("alert", state + " " + at)


def _place(where: Location | None) -> Iterator[Row]:
    """Where the plan has something, where that is known."""
    if where is not None:
        yield Row(words(marked("faint", _AT), " ", code(place_words(where))))


def _text(found: Traced) -> Text:
    """The source text; of what is gone, the gist that the plan gives it."""
    if found.source is not None:
        return alike(found.source.text)
    return found.planned.gist if found.planned is not None else Text("", "")


def _beginning(text: Text) -> Text:
    """A text as far as a line or two go."""
    return Text(*(_cut(one) for one in (text.vi, text.en)))


def _cut(text: str) -> str:
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rsplit(" ", 1)[0] + " …"


def _line(one: Traced) -> tuple[Said | Words, ...]:
    """A clause in the columns of the sheet."""
    source, planned = one.source, one.planned
    return (
        _STATES[one.state],
        () if source is None else clauses(f"[{source.at}]"),
        () if planned is None else clauses(f"[{planned.at}]"),
        _text(one),
        "" if planned is None else place_words(planned.where),
    )
