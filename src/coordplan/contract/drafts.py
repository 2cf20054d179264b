"""What was drafted, or brought to a new version of a document, as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coordplan.contract import parts as p
from coordplan.drafting import Revision, Skeleton
from coordplan.tracing import State

if TYPE_CHECKING:
    from coordplan.contract import types as c


def drafted(skeleton: Skeleton, plan: str, file: str, sha256: str) -> c.DraftJson:
    """A plan that was drafted from a document."""
    clauses = skeleton.clauses
    return {
        "coordplan": 1,
        "plan": plan,
        "source_file": file,
        "source_sha256": sha256,
        "drafted": {
            "clauses": len(clauses),
            "kinds": dict(Counter(one.guess.kind for one in clauses)),
            "headings": len(skeleton.headings),
            "agencies": len(skeleton.agencies),
            "cites": list(skeleton.cites),
            "missing": [p.text(one) for one in skeleton.missing],
            "unknown": [
                {"number": number, "at": list(at)} for number, at in skeleton.unknown.items()
            ],
        },
        "update": None,
    }


def updated(revision: Revision, plan: str, file: str, sha256: str) -> c.DraftJson:
    """A plan that was brought to a new version of its document."""
    return {
        "coordplan": 1,
        "plan": plan,
        "source_file": file,
        "source_sha256": sha256,
        "drafted": None,
        "update": {
            "same": revision.trace.counts[State.ACCOUNTED],
            "moved": [{"was": was, "at": at} for was, at in revision.moved],
            "changed": list(revision.in_state(State.CHANGED)),
            "new": list(revision.in_state(State.MISSING)),
            "gone": list(revision.in_state(State.GONE)),
            "read_again": list(revision.read_again),
        },
    }
