"""A clause beside what its words suggest: one box, to be worked through on paper or a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Run,
    Table,
    Words,
    marked,
    together,
    words,
)
from coordplan.drafting import Skeleton
from coordplan.phrases.clauses import KINDS
from coordplan.phrases.suggestions import KEYS, SURE, Wording, whole
from coordplan.source import Tree, entries_of, items_of, mappings_of
from coordplan.text import Text, alike
from coordplan.tracing.fingerprint import folded

_WORDS = Text(vi="Nguyên văn, chữ nhận ra in đậm", en="The words, what was recognised in bold")
_SUGGESTED = Text(vi="Gợi ý, và vì sao", en="What is suggested, and why")
_KIND = Text(vi="☐ loại: {kind} ({sure})", en="☐ kind: {kind} ({sure})")
_DUTY = Text(vi="☐ nhiệm vụ {n} ({sure})", en="☐ duty {n} ({sure})")
_ROLES = Text(vi="☐ vai trò ({sure})", en="☐ roles ({sure})")
_AGENCY = Text(vi="☐ cơ quan mới: {name}", en="☐ new body: {name}")
_BY = Text(vi="theo “{seen}”", en="by “{seen}”")
_UNDER = Text(vi="theo đề mục [{at}]", en="by the heading [{at}]")
_NOTHING = Text(vi="không có gợi ý", en="nothing is suggested")
_BOXES = Text(vi="Từng điều khoản", en="Clause by clause")
_GIST = Text(vi="☐ tóm tắt: ", en="☐ gist: ")

Note = Mapping[str, Tree]


def boxes(skeleton: Skeleton, wording: Wording) -> Iterator[Block]:
    """One box for every clause of a draft."""
    yield Heading(words(_BOXES))
    for one in skeleton.clauses:
        kind: Note = {"what": "kind", "kind": one.guess.kind, "sure": one.guess.sure}
        yield box(one.clause.at, folded(one.clause.text), [kind, *one.notes], wording)


def box(at: str, text: str, notes: Sequence[Note], wording: Wording) -> Table:
    """The words of a clause, and beside them what they suggest."""
    right = [*suggested(notes, wording), words(_GIST, "……………………………")]
    left = Cell((marked("clause", f"[{at}]"), with_seen(text, notes)))
    columns = (Column(_WORDS), Column(_SUGGESTED))
    return Table(columns, ((left, Cell(tuple(right))),), named=False)


def with_seen(text: str, notes: Sequence[Note]) -> Words:
    """The words of a clause with those marked that something was seen by."""
    found: list[Run] = []
    at = 0
    for start, end in sorted(set(_places(notes))):
        if at <= start < end <= len(text):
            found += (Run(alike(text[at:start])), Run(alike(text[start:end]), "strong"))
            at = end
    return words(*found, text[at:])


def suggested(notes: Sequence[Note], wording: Wording) -> Iterator[Words]:
    """Each suggestion: what it is, line by line what it holds, and by which words."""
    number = 0
    for note in notes:
        sure = SURE.get(str(note.get("sure")), alike(""))
        match note.get("what"):
            case "kind" if "kind" in note:
                kind = KINDS.get(str(note["kind"]), alike(str(note["kind"])))
                yield words(_KIND.format(kind=kind, sure=sure))
            case "agency":
                name = wording.said(note.get("names") or [])
                yield words(_AGENCY.format(name=name))
            case "duty" | "roles" as what:
                number += 1
                head = _DUTY if what == "duty" else _ROLES
                yield marked("strong", head.format(n=number, sure=sure))
                yield from _lines(note, str(what), wording)


def _lines(note: Note, what: str, wording: Wording) -> Iterator[Words]:
    """The keys of a suggestion with their values, and what speaks for each."""
    for key, said in whole(entries_of(note.get(what))):
        why = together(_why(note, key), ", ")
        line = words("   ", KEYS[key], ": ", wording.said(said))
        yield words(line, " — ", marked("faint", " "), why) if why else line
    for evidence in mappings_of(note.get("why")):
        if "value" in evidence:
            key = str(evidence.get("key"))
            yield words("   ", KEYS.get(key, alike(key)), ": ", str(evidence["value"]))


def _why(note: Note, key: str) -> Iterator[Words]:
    """By which words a key was suggested, each once."""
    told: set[str] = set()
    for evidence in mappings_of(note.get("why")):
        if str(evidence.get("key")).partition(".")[0] != key:
            continue
        if "by" in evidence:
            yield marked("faint", _UNDER.format(at=str(evidence["by"])))
        for one in items_of(evidence.get("seen")):
            if str(one).lower() not in told:
                told.add(str(one).lower())
                yield marked("faint", _BY.format(seen=str(one)))


def _places(notes: Sequence[Note]) -> Iterator[tuple[int, int]]:
    """Where in the words of a clause something was seen."""
    for note in notes:
        for evidence in mappings_of(note.get("why")):
            seen, at = items_of(evidence.get("seen")), items_of(evidence.get("at"))
            for said, start in zip(seen, at, strict=False):
                if isinstance(start, int):
                    yield start, start + len(str(said))
