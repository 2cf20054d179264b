"""A trace as JSON, and clauses beside what their source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.contract import parts as p
from coordplan.tracing import Trace, Traced, TracedHeading

if TYPE_CHECKING:
    from coordplan.contract import types as c


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
                "where": p.maybe_place(one.clause.where),
            }
            for one in trace.affected
        ],
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


def _traced_heading(one: TracedHeading) -> c.TracedHeadingJson:
    source = one.source
    return {
        "state": one.state.value,
        "at": one.planned.at,
        "print": one.planned.fingerprint,
        "where": p.maybe_place(one.planned.where),
        "source_at": None if source is None else source.at,
        "source_print": None if source is None else source.fingerprint,
        "source_text": None if source is None else source.text,
    }


def _clause(one: Traced) -> c.TracedJson:
    source, planned = one.source, one.planned
    return {
        "state": one.state.value,
        "at": None if planned is None else planned.at,
        "print": (planned.fingerprint or None) if planned is not None else None,
        "where": None if planned is None else p.maybe_place(planned.where),
        "source_at": None if source is None else source.at,
        "source_print": None if source is None else source.fingerprint,
        "source_text": None if source is None else source.text,
    }
