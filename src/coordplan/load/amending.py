"""A plan with amendments: a new file, in its layout, and the plan that it says.

The file that was read is never touched. What is added is marked as a draft that no document has.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coordplan.amending.terms import Proposal
from coordplan.amending.written import agency_data, duty_data
from coordplan.diagnostics import InvalidFileError
from coordplan.load.files import found_plan, read_bytes, shown_name
from coordplan.phrases.amendments import reason, sentence
from coordplan.source import Tree
from coordplan.tracing.fingerprint import fingerprint

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache
    from coordplan.vocabulary import Vocabulary

NEW = "BS"
"""How new clauses are called: ``BS.1``, for *bổ sung*."""


def amended_text(plan: str, proposals: Sequence[Proposal], cache: Cache | None = None) -> str:
    """The text of a plan with duties added to it, in its layout.

    Raises ``UnknownNameError``, ``UnreadableFileError``, or ``InvalidFileError`` where the file is
    not a plan or holds a comment that cannot be kept.
    """
    from coordplan.layout import laid_out
    from coordplan.load.surface import read_surface
    from coordplan.load.yaml_tree import read_yaml

    file, _ = found_plan(plan, cache)
    raw = read_bytes(file)
    document = read_yaml(raw, shown_name(file))
    if document.faults:
        raise InvalidFileError(document.faults)
    data = _added(document.data, proposals)
    after, refused = laid_out(data, document.source, read_surface(raw.decode("utf-8-sig")))
    if after is None:
        raise InvalidFileError(refused)
    return after


def amended_plan(text: str, name: str, vocabulary: Vocabulary) -> Plan:
    """The plan that a text says. Raises ``InvalidFileError``."""
    from coordplan.load.plans import Opened, read_checked

    checked = read_checked(Opened(text.encode(), name), vocabulary)
    if checked.compiled is None:
        raise InvalidFileError(checked.diagnostics)
    return checked.compiled


def _added(data: Tree, proposals: Iterable[Proposal]) -> Tree:
    """What a file says, and the duties at the ends of their clauses."""
    whole = copy.deepcopy(data)
    assert isinstance(whole, dict)
    agencies, clauses = whole["agencies"], whole["clauses"]
    assert isinstance(agencies, dict)
    assert isinstance(clauses, list)
    by_locator = {one["at"]: one for one in clauses if isinstance(one, dict)}
    for proposal in proposals:
        said = sentence(proposal)
        duty = duty_data(proposal, said, reason(proposal))
        if proposal.body.agency is None:
            agencies.setdefault(proposal.body.key, agency_data(proposal.body))
        if proposal.at is None:
            at = f"{NEW}.{sum(str(known).startswith(f'{NEW}.') for known in by_locator) + 1}"
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
