"""A plan file brought to a new version of its document, every other letter of it as it was.

The new text is read again before it is handed out: it must say what it should, and have every
comment.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from coordplan.diagnostics import Diagnostic, InvalidFileError
from coordplan.drafting import Drafted, Kept, Revision, clause_data
from coordplan.load.formatting import comments_of
from coordplan.load.splicing import LOCATORS, edited, strangers
from coordplan.load.yaml_tree import read_yaml
from coordplan.source import Location, Tree
from coordplan.text import Text


def redrafted(text: str, revision: Revision, source: Mapping[str, str], name: str) -> str:
    """The text of a plan after a revision.

    Raises ``InvalidFileError`` where the file is written so that this cannot be done without
    changing more.
    """
    if not text.endswith(("\n", "\r")):
        text += "\n"
    data = read_yaml(text.encode(), name).data
    wanted = _said(data, revision, source)
    after = edited(text, revision, source)
    if after is not None:
        again = read_yaml(after.encode(), name)
        same = comments_of(after) == comments_of(text)
        if not again.faults and again.data == wanted and same:
            return after
    raise InvalidFileError([_not_updated(name)])


def _not_updated(name: str) -> Diagnostic:
    return Diagnostic(
        "plan-not-updated",
        Text(
            en="this plan is written so that it cannot be updated without changing more of it",
            vi="tệp này được trình bày theo cách không thể cập nhật mà không sửa chỗ khác",
        ),
        Location(name),
        Text(
            en="lay it out first: coordplan fmt FILE",
            vi="trình bày lại trước: coordplan fmt TỆP",
        ),
    )


def _said(data: Tree, revision: Revision, source: Mapping[str, str]) -> Tree:
    """What a plan says after a revision, as data."""
    plan = copy.deepcopy(data)
    assert isinstance(plan, dict)
    clauses, headings = plan["clauses"], plan.get("headings", [])
    assert isinstance(clauses, list)
    assert isinstance(headings, list)
    renamed = [_with_places(clause, revision.renamed) for clause in clauses]
    plan["clauses"] = [_clause(item, renamed) for item in revision.items]
    placed: list[Tree] = [{"at": one.at, "print": one.print} for one in revision.headings]
    placed += [{"at": at, "print": print_} for at, print_ in revision.added]
    if placed or headings:
        plan["headings"] = placed
    plan["source"] = dict(source)
    agencies = plan["agencies"]
    assert isinstance(agencies, dict)
    plan["agencies"] = {**agencies, **strangers(revision, agencies)}
    if revision.asks:
        plan["draft"] = True
    return plan


def _clause(item: Kept | Drafted, clauses: Sequence[Tree]) -> Tree:
    if isinstance(item, Drafted):
        return clause_data(item)
    clause = clauses[item.number]
    assert isinstance(clause, dict)
    if item.notes:
        notes = clause.get("review", [])
        assert isinstance(notes, list)
        clause = {**clause, "review": [*notes, *item.notes]}
    return {**clause, "print": item.print} if item.print else clause


def _with_places(value: Tree, renamed: Mapping[str, str], key: str = "") -> Tree:
    """A clause with every locator that it holds, its own too, as the clauses are called now."""
    if isinstance(value, dict):
        return {k: _with_places(v, renamed, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_with_places(one, renamed, key) for one in value]
    return renamed.get(str(value), value) if key in LOCATORS else value
