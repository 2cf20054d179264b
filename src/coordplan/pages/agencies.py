"""The page of the bodies that plans name."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.blocks import (
    Block,
    Heading,
    Page,
    Row,
    Rows,
    Words,
    code,
    grouped,
    labelled,
    marked,
    table,
    words,
)
from coordplan.compiled import Agency, Plan, Role
from coordplan.pages.drafts import with_drafts
from coordplan.phrases import columns as c
from coordplan.phrases.duties import ROLE, names
from coordplan.text import Said, Text

_TITLE = Text(vi="Các cơ quan trong kế hoạch", en="The agencies of plans")
_ALSO = Text(vi="tên khác", en="also")
_UNDER = Text(vi="thuộc", en="under")
_MEMBERS = Text(vi="gồm", en="members")
_COLUMNS = (
    c.PLAN,
    c.ID,
    c.NAME,
    Text(vi="Chức năng", en="Function"),
    c.LEVEL,
    c.OTHER_NAMES,
    _UNDER.capital,
    _MEMBERS.capital,
    *(ROLE[role].capital for role in Role),
)


def agencies_page(found: Iterable[tuple[Plan, Agency]], *, full: bool) -> Page:
    """Agencies: name, function and level; with ``full`` also aliases, superior and duties."""
    found = list(found)
    by_plan = grouped(found, lambda named: named[0].label)
    blocks: list[Block] = []
    lines: list[list[Said | Words]] = []
    for id_, own in by_plan.items():
        rows = []
        for plan, agency in own:
            function = plan.vocabulary.functions[agency.function].label
            level = plan.vocabulary.levels[agency.level].label
            what = words(function, ", ", level, "  ", code(f"[{agency.id}]"))
            more = _more(plan, agency)
            under = tuple(labelled(*more)) if full else ()
            rows.append(Row(marked("strong", agency.name), what, under=under))
            known = (said for _, said in more)
            lines.append([id_, agency.id, agency.name, function, level, *known])
        blocks += [Heading(code(id_)), Rows(tuple(rows))]
    page = Page(_TITLE, tuple(blocks), sheets=(table(_COLUMNS, lines),), titled=False)
    return with_drafts(page, (plan for plan, _ in found))


def _more(plan: Plan, agency: Agency) -> list[tuple[Text, Said | Words]]:
    """What else is known of an agency: other names, superior, members, duties by role."""
    above = agency.under
    return [
        (_ALSO, ", ".join(agency.aliases)),
        (_UNDER, "" if above is None else plan.agencies[above].name),
        (_MEMBERS, names(plan.agencies[member] for member in agency.members)),
        *((ROLE[role], marked("clause", _duties(plan, agency, role))) for role in Role),
    ]


def _duties(plan: Plan, agency: Agency, role: Role) -> str:
    """The duties in which an agency has a role."""
    return ", ".join(
        duty.name
        for duty in plan.duties
        for posting in duty.postings
        if posting.agency.id == agency.id and posting.role is role
    )
