"""What differs between two documents as a whole, and between the clauses of two versions."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.compare.alignment import Alignment
from coordplan.compare.changes import Change, Site
from coordplan.compare.kinds import KINDS
from coordplan.compare.lists import agencies, changed, presence
from coordplan.compare.values import Value
from coordplan.compiled import Clause, Plan
from coordplan.text import Text

_DRAFT = Text(en="a draft", vi="bản dự thảo")
_UNREVIEWED = Text(en="not reviewed", vi="chưa rà soát")


def document_changes(alignment: Alignment) -> Iterator[Change]:
    """What the documents say of themselves, and the instruments that they rest on."""
    before, after = sites = Site(alignment.before), Site(alignment.after)
    old, new = before.plan.document, after.plan.document
    yield from presence("carries-out", *sites, old.carries_out, new.carries_out)
    yield from presence("cites", *sites, old.cites, new.cites)
    yield from presence("covers", *sites, old.covers, new.covers)
    yield from presence("page", *sites, old.pages, new.pages)
    one, other = before.plan.places or (), after.plan.places or ()
    yield from presence("place-of-entry", *sites, one, other)
    if not alignment.same_agency(old.issuer, new.issuer):
        yield from changed("issuer-changed", *sites, old.issuer, new.issuer)
    theirs = _facts(after.plan)
    for stem, value in _facts(before.plan).items():
        yield from changed(f"{stem}-changed", *sites, value, theirs[stem])


def _facts(plan: Plan) -> dict[str, Value]:
    document, place = plan.document, plan.jurisdiction
    return {
        "plan-id": plan.id,
        "title": plan.title,
        "place": place.name,
        "places-source": plan.places_source,
        "place-level": plan.vocabulary.levels[place.level],
        "document-kind": document.kind,
        "draft": _DRAFT if document.draft else None,
        "number": document.number,
        "issued": document.issued,
        "effective-from": document.effective_from,
        "effective-to": document.effective_to,
        "source-file": document.source_file,
        "source-sha256": document.source_sha256,
    }


def clause_changes(alignment: Alignment) -> Iterator[Change]:
    """Clauses that only one version has, and what differs in those that both have."""
    before, after = alignment.before, alignment.after
    stayed = set(alignment.clauses.values())
    for at, one in before.clauses.items():
        if at not in alignment.clauses:
            yield Change(KINDS["clause-removed"], Site(before, one), None)
        else:
            yield from _changes(alignment, one, after.clauses[alignment.clauses[at]])
    for at, other in after.clauses.items():
        if at not in stayed:
            yield Change(KINDS["clause-added"], None, Site(after, other))
    yield from _headings(alignment)
    yield from _renumbered(alignment)


def _changes(alignment: Alignment, one: Clause, other: Clause) -> Iterator[Change]:
    sites = Site(alignment.before, one), Site(alignment.after, other)
    yield from changed("clause-kind-changed", *sites, one.kind, other.kind)
    yield from changed("text-changed", *sites, one.fingerprint, other.fingerprint)
    old, new = (None if clause.reviewed else _UNREVIEWED for clause in (one, other))
    yield from changed("review-changed", *sites, old, new)
    yield from changed("gist-changed", *sites, one.gist, other.gist)
    yield from changed("reading-changed", *sites, one.inferred, other.inferred)
    yield from agencies("named", alignment, sites, one.names, other.names)
    cited, cites = ([cited.words for cited in clause.cites] for clause in (one, other))
    yield from presence("clause-cites", *sites, cited, cites)
    yield from presence("about", *sites, one.about, other.about)


def _headings(alignment: Alignment) -> Iterator[Change]:
    """Headings that only one version has, and those whose text is another one."""
    sites = Site(alignment.before), Site(alignment.after)
    old, new = ({one.at: one for one in site.plan.headings} for site in sites)
    yield from presence("heading", *sites, tuple(old), tuple(new))
    for at in old.keys() & new.keys():
        if old[at].fingerprint != new[at].fingerprint:
            yield Change(KINDS["heading-text-changed"], *sites, at, at)


def _renumbered(alignment: Alignment) -> Iterator[Change]:
    """One note of all clauses that have another locator."""
    pairs = [(old, new) for old, new in alignment.clauses.items() if old != new]
    if pairs:
        yield Change(
            KINDS["renumbered"],
            Site(alignment.before),
            Site(alignment.after),
            tuple(old for old, _ in pairs),
            tuple(new for _, new in pairs),
        )
