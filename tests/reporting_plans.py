"""Plans made for tests of reporting: agencies by id, and reports as they are written."""

from __future__ import annotations

from typing import Any

import coordplan
from tests.written_plans import Written, compiled, text

LEVELS = {"c": "commune", "d": "district", "p": "province", "m": "central"}


def agency(id_: str, **more: Any) -> Written:
    """An agency whose level is told by the first letter of its id."""
    level = LEVELS[id_[0]]
    return {"name": text(f"Cơ quan {id_}"), "function": "labour-social", "level": level, **more}


def plan(duties: list[Written], agencies: dict[str, Written] | None = None) -> coordplan.Plan:
    """A plan with these duties, each under a clause of its own; agencies c1, d1, p1, m1 and more."""
    known = {id_: agency(id_) for id_ in ("c1", "d1", "p1", "m1")} | (agencies or {})
    return compiled(
        {
            "coordplan": 1,
            "id": "made",
            "title": text("báo cáo"),
            "jurisdiction": {"name": text("tỉnh"), "level": "province"},
            "document": {"kind": "plan", "number": "1", "issuer": "p1", "issued": "2024"},
            "effective": {"from": "2024", "to": None},
            "agencies": known,
            "clauses": [
                {"at": f"I.{n}", "print": f"{n:012x}", "gist": text(f"ý {n}"), "duties": [duty]}
                for n, duty in enumerate(duties, start=1)
            ],
        }
    )


def report(sender: str, *to: str, **reports: Any) -> Written:
    """A duty to report; yearly unless told otherwise."""
    when = {"when": reports.pop("when")} if "when" in reports else {}
    rhythm = reports or {"every": ["P1Y"]}
    return {"do": ["report"], "perform": [sender], **when, "reports": {"to": [*to], **rhythm}}
