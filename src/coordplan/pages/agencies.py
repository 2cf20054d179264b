"""The page of the bodies that plans name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.compiled import Agency, Plan, Role
from coordplan.page import Block, Heading, Page, Row, Rows, Table, code, marked, table, words
from coordplan.phrases.duties import ROLE, names
from coordplan.text import Text

_TITLE = Text(vi="Các cơ quan trong kế hoạch", en="The agencies of plans")
_ALSO = Text(vi="tên khác", en="also")
_UNDER = Text(vi="thuộc", en="under")
_MEMBERS = Text(vi="gồm", en="members")
_COLUMNS = (
    Text(vi="Kế hoạch", en="Plan"),
    Text(vi="Mã", en="Id"),
    Text(vi="Tên", en="Name"),
    Text(vi="Chức năng", en="Function"),
    Text(vi="Cấp", en="Level"),
    Text(vi="Tên khác", en="Other names"),
    Text(vi="Thuộc", en="Under"),
    Text(vi="Gồm", en="Members"),
    *(ROLE[role].capital for role in Role),
)


def agencies_page(found: Iterable[tuple[Plan, Agency]], *, full: bool) -> Page:
    """Agencies: name, function and level; with ``full`` also aliases, superior and duties."""
    by_plan: dict[str, list[tuple[Plan, Agency]]] = {}
    for plan, agency in found:
        by_plan.setdefault(plan.id, []).append((plan, agency))
    blocks: list[Block] = []
    for id_, own in by_plan.items():
        rows = tuple(_row(plan, agency, full=full) for plan, agency in own)
        blocks += [Heading(code(id_)), Rows(rows)]
    pairs = [pair for own in by_plan.values() for pair in own]
    return Page(_TITLE, tuple(blocks), sheets=(_sheet(pairs),), titled=False)


def _row(plan: Plan, agency: Agency, *, full: bool) -> Row:
    vocabulary = plan.vocabulary
    function = vocabulary.functions[agency.function].label
    level = vocabulary.levels[agency.level].label
    what = words(function, ", ", level, "  ", code(f"[{agency.id}]"))
    under = tuple(_more(plan, agency)) if full else ()
    return Row(marked("strong", agency.name), what, under=under)


def _more(plan: Plan, agency: Agency) -> Iterator[Row]:
    """What else is known of an agency: other names, superior, members, duties by role."""
    if agency.aliases:
        yield Row(marked("faint", _ALSO), words(", ".join(agency.aliases)))
    if agency.under is not None:
        yield Row(marked("faint", _UNDER), words(plan.agencies[agency.under].name))
    if agency.members:
        members = names(plan.agencies[member] for member in agency.members)
        yield Row(marked("faint", _MEMBERS), words(members))
    for role in Role:
        duties = _duties(plan, agency, role)
        if duties:
            yield Row(marked("faint", ROLE[role]), marked("clause", duties))


def _duties(plan: Plan, agency: Agency, role: Role) -> str:
    """The duties in which an agency has a role."""
    return ", ".join(
        duty.name
        for duty in plan.duties
        for posting in duty.postings
        if posting.agency.id == agency.id and posting.role is role
    )


def _sheet(found: Iterable[tuple[Plan, Agency]]) -> Table:
    rows = [
        (
            plan.id,
            agency.id,
            agency.name,
            plan.vocabulary.functions[agency.function].label,
            plan.vocabulary.levels[agency.level].label,
            ", ".join(agency.aliases),
            plan.agencies[agency.under].name if agency.under is not None else "",
            names(plan.agencies[member] for member in agency.members),
            *(_duties(plan, agency, role) for role in Role),
        )
        for plan, agency in found
    ]
    return table(_COLUMNS, rows)
