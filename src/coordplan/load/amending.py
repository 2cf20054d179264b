"""A plan with amendments: a new file, in its layout, and the plan that it says.

The file that was read is never touched. What is added is marked as a draft that no document has.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.amending.terms import Amendments, Proposal
from coordplan.amending.written import agency_data
from coordplan.compiled import Role
from coordplan.diagnostics import InvalidFileError
from coordplan.load.files import unreadable
from coordplan.load.plans import Opened, opened_plan, read_checked
from coordplan.phrases.amendments import drafted, sentence
from coordplan.source import Tree
from coordplan.text import Text
from coordplan.tracing.fingerprint import fingerprint

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.vocabulary import Vocabulary

NEW = "BS"
"""How new clauses are called: ``BS.1``, for *bổ sung*."""


def amended_text(plan: str | Opened, proposals: Sequence[Proposal]) -> str:
    """The text of a plan with duties added to it, in its layout.

    Raises ``UnknownNameError``, ``UnreadableFileError``, or ``InvalidFileError`` where the file is
    not a plan or holds a comment that cannot be kept.
    """
    from coordplan.layout import laid_out
    from coordplan.load.surface import read_surface
    from coordplan.load.yaml_tree import read_yaml

    opened = opened_plan(plan) if isinstance(plan, str) else plan
    document = read_yaml(opened.content, opened.shown)
    if document.faults:
        raise InvalidFileError(document.faults)
    data = with_duties(document.data, proposals)
    text = opened.content.decode("utf-8-sig")
    after, refused = laid_out(data, document.source, read_surface(text))
    if after is None:
        raise InvalidFileError(refused)
    return after


def amended_plan(text: str, name: str, vocabulary: Vocabulary) -> Plan:
    """The plan that a text says. Raises ``InvalidFileError``."""
    checked = read_checked(Opened(text.encode(), name), vocabulary)
    if checked.compiled is None:
        raise InvalidFileError(checked.diagnostics)
    return checked.compiled


def with_duties(data: Tree, proposals: Iterable[Proposal]) -> Tree:
    """What a file says, and the duties at the ends of their clauses."""
    whole = copy.deepcopy(data)
    assert isinstance(whole, dict)
    agencies, clauses = whole["agencies"], whole["clauses"]
    assert isinstance(agencies, dict)
    assert isinstance(clauses, list)
    by_locator = {one["at"]: one for one in clauses if isinstance(one, dict)}
    for proposal in proposals:
        duty = drafted(proposal)
        if proposal.body.agency is None:
            agencies.setdefault(proposal.body.key, agency_data(proposal.body))
        if proposal.at is None:
            said = sentence(proposal)
            at = next(at for n in count(1) if (at := f"{NEW}.{n}") not in by_locator)
            clause: dict[str, Tree] = {
                "at": at,
                "print": fingerprint(said.vi),
                "gist": {"vi": said.vi, "en": said.en},
                "duties": [duty],
            }
            by_locator[at] = clause
            clauses.append(clause)
        else:
            duties = by_locator[proposal.at]["duties"]
            assert isinstance(duties, list)
            duties.append(duty)
    return whole


def write_amended(file: str, text: str, found: Amendments) -> tuple[str, str]:
    """Write an amended plan to a new file and its scenarios beside it; the names of both.

    Raises ``UnreadableFileError`` where one of them is there already, so that no plan is changed
    in place.
    """
    from coordplan.load.writing import create_file

    beside = f"{file.removesuffix('.yaml').removesuffix('.yml')}-scenarios.yaml"
    for one in (file, beside):
        if Path(one).exists():
            raise unreadable(
                one, Text(en="is there already: name a new file", vi="đã có: hãy nêu tệp mới")
            )
    create_file(file, text.encode())
    create_file(beside, scenarios_text(found, Path(file).name).encode())
    return file, beside


def scenarios_text(found: Amendments, plan: str) -> str:
    """A suite for a plan file: each duty that was added is expected, in a case of its own."""
    import yaml

    scenarios = [_scenario(number, one) for number, one in enumerate(found.taken, 1)]
    suite = {"coordplan": 1, "plan": plan, "scenarios": scenarios}
    return yaml.safe_dump(suite, allow_unicode=True, sort_keys=False, width=100)


def _scenario(number: int, one: Proposal) -> dict[str, object]:
    facts = one.extent.cases[0].situation.facts if one.extent.cases else {}
    key = "leads" if one.role is Role.LEAD else "acts"
    name = f"{number}: {one.want.kind}, {one.action.id}, {one.body.key}"
    found: dict[str, object] = {"name": name}
    if facts:
        found["facts"] = dict(facts)
    return {**found, "expect": {key: {one.action.id: [one.body.key]}}}
