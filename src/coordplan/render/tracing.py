"""A trace as people read it, and as the JSON contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.compiled import Clause
from coordplan.render.data import maybe_place
from coordplan.render.lines import Line, Span, Style, labelled, line, paragraph
from coordplan.text import Language, Text
from coordplan.tracing import State, Trace, Traced

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
    if moved:
        pairs = ", ".join(f"{t.planned.at} → {t.at}" for t in moved if t.planned is not None)
        lines += labelled(Span(_STATES[State.MOVED][language], "strong"), pairs, width)
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
        "clean": not trace.findings,
        "leaves": trace.leaves,
        "counts": {state.value: count for state, count in trace.counts.items()},
        "clauses": [_clause(one) for one in trace.clauses],
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
