"""A trace as people read it, and as the JSON contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.compiled import Clause
from coordplan.render.data import maybe_place
from coordplan.render.lines import Line, Span, Style, labelled, line, paragraph
from coordplan.text import Language, Text
from coordplan.tracing import Cause, State, Trace, Traced, TracedHeading

if TYPE_CHECKING:
    from coordplan.render import contract as c

BEGINNING = 160

_ACCOUNTED = Text(
    vi="{n}/{all} điều khoản được mã hóa đúng nguyên văn",
    en="{n} of {all} leaf clauses accounted for",
)
_STATES: dict[State, Text] = {
    State.ACCOUNTED: Text(vi="đủ", en="accounted for"),
    State.MOVED: Text(vi="đổi chỗ", en="moved"),
    State.CHANGED: Text(vi="đã sửa", en="changed"),
    State.MISSING: Text(vi="thiếu", en="missing"),
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
    vi="đề mục nêu cơ quan làm phần bên dưới, nay khác với khi mã hóa",
    en="the heading names who acts below it, and is not the one that was encoded",
)
_READ_AGAIN = Text(vi="đọc lại", en="read again")
_CAUSES: dict[Cause, Text] = {
    Cause.HEADING: Text(vi="đề mục {by} đã đổi", en="heading {by} has changed"),
    Cause.TAKEN_FROM: Text(
        vi="có vai trò hoặc nơi nhận lấy từ {by}, điều khoản ấy đã đổi",
        en="a role or addressee is taken from {by}, which has changed",
    ),
    Cause.ASSIGNED: Text(
        vi="vai trò do {by} phân công, điều khoản ấy đã đổi",
        en="its roles are given by {by}, which has changed",
    ),
}
_ENCODED_AS = Text(vi="trong kế hoạch là", en="encoded as")
_SAME_FILE = Text(
    vi="đúng là tệp mà kế hoạch được mã hóa từ đó", en="the file that the plan was encoded from"
)
_OTHER_FILE = Text(
    vi="không phải tệp mà kế hoạch được mã hóa từ đó",
    en="not the file that the plan was encoded from",
)
_SOURCE = Text(vi="văn bản", en="source")
_SAYS = Text(vi="nguyên văn", en="source text")
_SAYS_MOVED = Text(vi="nguyên văn, nay tại {at}", en="source text, now at {at}")
_SAYS_CHANGED = Text(
    vi="văn bản tại {at} nay khác với khi mã hóa", en="the source has another text at {at}"
)
_SAYS_NOTHING = Text(
    vi="văn bản không có điều khoản này", en="this clause is not found in the source"
)


def trace_lines(trace: Trace, file: str, language: Language, width: int) -> list[Line]:
    """How much is accounted for; then each finding; last, what only has another locator."""
    moved = [t for t in trace.findings if t.state is State.MOVED]
    lines = [_summary(trace, language), *_file(trace, file, language, width)]
    for traced in trace.findings:
        if traced.state is not State.MOVED:
            lines += _finding(traced, language, width)
    for heading in trace.headings:
        if heading.changed:
            lines += _heading(trace, heading, language, width)
    for one in trace.affected:
        if one.cause is not Cause.HEADING:
            said = _CAUSES[one.cause][language].format(by=one.by)
            label = Span(f"{_READ_AGAIN[language]} {one.clause.at}", "alert")
            lines += labelled(label, said, width)
    if moved:
        pairs = ", ".join(f"{t.planned.at} → {t.at}" for t in moved if t.planned is not None)
        lines += labelled(Span(_STATES[State.MOVED][language], "strong"), pairs, width)
    return lines


def _heading(trace: Trace, heading: TracedHeading, language: Language, width: int) -> list[Line]:
    """A heading that may name another body now, and every clause below it."""
    at = heading.planned.at
    label = Span(f"{_STATES[heading.state][language]} {at}", "alert")
    lines = labelled(label, _ABOUT_HEADING[language], width)
    if heading.source is not None:
        lines += paragraph(_safe(heading.source.text), width, indent=2)
    below = [one.clause.at for one in trace.affected if one.by == at]
    lines += labelled(Span(f"  {_READ_AGAIN[language]}", "strong"), ", ".join(below), width)
    if heading.planned.where is not None:
        lines.append(line(Span(f"  --> {heading.planned.where}", "faint")))
    return lines


def source_lines(traced: Traced, language: Language, width: int) -> list[Line]:
    """What the source says where a clause of the plan was encoded from."""
    if traced.source is None:
        return [line(Span(f"  {_SAYS_NOTHING[language]}", "alert"))]
    said: dict[State, tuple[Text, Style]] = {
        State.MOVED: (_SAYS_MOVED, "strong"),
        State.CHANGED: (_SAYS_CHANGED, "alert"),
    }
    label, style = said.get(traced.state, (_SAYS, "strong"))
    head = label[language].format(at=traced.at)
    return [
        line(Span(f"  {head}", style)),
        *paragraph(_safe(traced.source.text), width, indent=4),
    ]


def traced(trace: Trace, file: str, sha256: str) -> c.TraceJson:
    """A trace with every clause."""
    return {
        "coordplan": 1,
        "plan": trace.plan,
        "source_file": file,
        "source_sha256": sha256,
        "encoded_from": trace.same_file,
        "clean": trace.clean,
        "leaves": trace.leaves,
        "counts": {state.value: count for state, count in trace.counts.items()},
        "clauses": [_clause(one) for one in trace.clauses],
        "headings": [_traced_heading(one) for one in trace.headings],
        "affected": [
            {
                "at": one.clause.at,
                "cause": one.cause.value,
                "by": one.by,
                "where": maybe_place(one.clause.where),
            }
            for one in trace.affected
        ],
    }


def _traced_heading(one: TracedHeading) -> c.TracedHeadingJson:
    source = one.source
    return {
        "state": one.state.value,
        "at": one.planned.at,
        "print": one.planned.fingerprint,
        "where": maybe_place(one.planned.where),
        "source_at": None if source is None else source.at,
        "source_print": None if source is None else source.fingerprint,
        "source_text": None if source is None else source.text,
    }


def with_sources(shown: c.ShowJson, trace: Trace) -> c.ShowJson:
    """Clauses as ``show`` prints them, each with what the source says."""
    by_locator = trace.by_locator()
    for clause in shown["clauses"]:
        found = by_locator[clause["at"]]
        clause["source_state"] = found.state.value
        if found.source is not None:
            clause["source_at"] = found.source.at
            clause["source_text"] = found.source.text
    return shown


def _clause(one: Traced) -> c.TracedJson:
    source, planned = one.source, one.planned
    return {
        "state": one.state.value,
        "at": None if planned is None else planned.at,
        "print": (planned.fingerprint or None) if planned is not None else None,
        "where": None if planned is None else maybe_place(planned.where),
        "source_at": None if source is None else source.at,
        "source_print": None if source is None else source.fingerprint,
        "source_text": None if source is None else source.text,
    }


def _summary(trace: Trace, language: Language) -> Line:
    counts = trace.counts
    said = _ACCOUNTED[language].format(n=counts[State.ACCOUNTED], all=trace.leaves)
    others = [
        f"{counts[state]} {_STATES[state][language]}"
        for state in (State.MISSING, State.CHANGED, State.GONE, State.MOVED)
        if counts[state]
    ]
    return line(Span(said, "strong"), f"; {', '.join(others)}" if others else "")


def _file(trace: Trace, file: str, language: Language, width: int) -> list[Line]:
    said = f"{trace.plan} · {_SOURCE[language]} {file}"
    if trace.same_file is not None:
        said += f": {(_SAME_FILE if trace.same_file else _OTHER_FILE)[language]}"
    return paragraph(said, width, style="faint")


def _finding(found: Traced, language: Language, width: int) -> list[Line]:
    """What is wrong with one clause, how its text begins, and where the plan has it."""
    label = f"{_STATES[found.state][language]} {found.at}"
    about = _ABOUT[found.state][language]
    planned = found.planned
    if planned is not None and planned.at != found.at:
        about += f" ({_ENCODED_AS[language]} {planned.at})"
    lines = labelled(Span(label, "alert"), about, width)
    lines += paragraph(_begins(found, planned, language), width, indent=2)
    if planned is not None and planned.where is not None:
        lines.append(line(Span(f"  --> {planned.where}", "faint")))
    return lines


def _begins(found: Traced, planned: Clause | None, language: Language) -> str:
    """The beginning of the source text; of what is gone, the gist that the plan gives it."""
    if found.source is None:
        return planned.gist[language] if planned is not None else ""
    text = _safe(found.source.text)
    return text if len(text) <= BEGINNING else text[:BEGINNING].rsplit(" ", 1)[0] + " …"


def _safe(text: str) -> str:
    """A text without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else "?" for c in text)
