"""Numbers of offices from a file, for the agencies of plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, InvalidFileError, Severity
from coordplan.load.files import read_bytes, shipped_plans, shown_name
from coordplan.load.yaml_tree import read_yaml
from coordplan.source import Route, SourceMap
from coordplan.text import Text, listing

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.contacts import Contacts
    from coordplan.load.cache import Cache


def load_contacts(file: str, plans: Iterable[Plan], *, cache: Cache | None = None) -> Contacts:
    """The numbers of offices in a file (``-`` is standard input), for the plans that are asked.

    What does not make the file unusable is in ``warnings``. A shipped plan that the file names,
    and that is not asked, is loaded to check its agencies; it is looked for in a ``cache``.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with every error of the file.
    """
    from coordplan.contacts.bodies import Plans
    from coordplan.contacts.build import build
    from coordplan.contacts.terms import Contacts
    from coordplan.contacts.written import ContactsFile
    from coordplan.load.plans import load_plan
    from coordplan.shape import validate

    document = read_yaml(read_bytes(file), shown_name(file))
    if document.data is None:
        raise InvalidFileError(document.faults)
    written, problems = validate(ContactsFile, document.data)
    known = Plans(
        tuple({plan.label: plan for plan in plans}.values()),
        tuple(shipped_plans()),
        lambda id_: load_plan(id_, cache=cache),
    )
    built = build(document.data, written, known)
    found = list(document.faults)
    for some in (problems, built.problems):
        told = {one.where for one in found}
        located = [problem.locate(document.source) for problem in some]
        found += [one for one in located if one.where not in told]
    if any(one.severity is Severity.ERROR for one in found):
        raise InvalidFileError(found)
    found += _personal(built.mobiles, document.source)
    return Contacts(built.numbers, tuple(sorted(found, key=lambda one: one.order)))


def _personal(mobiles: Iterable[Route], source: SourceMap) -> Iterable[Diagnostic]:
    """One warning for all numbers that may be those of persons, where the first of them stands."""
    places = [source.locate(route) for route in mobiles]
    if not places:
        return
    lines = listing(str(place.position.line) for place in places if place.position is not None)
    yield Diagnostic(
        "mobile-number",
        Text(
            en=f"numbers of mobile telephones, which may be a person's own: line {lines}",
            vi=f"số di động, có thể là số riêng của cá nhân: dòng {lines}",
        ),
        places[0],
        Text(
            en="give the number of the duty room, not that of a person",
            vi="ghi số của phòng trực, không ghi số của cá nhân",
        ),
        Severity.WARNING,
    )
