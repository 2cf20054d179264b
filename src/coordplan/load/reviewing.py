"""A plan under review, clause by clause: each decision is written as it is made.

The file is looked at anew before each is written, so that what somebody saved meanwhile stays; its
YAML is read again only where it has changed. Only the block of the clause is put anew; its comments
go above it. Whatever is written was read again first: it says what it should, has every comment,
and loads.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

import yaml

from coordplan.diagnostics import Diagnostic, InvalidFileError
from coordplan.drafting.skeleton import places_over
from coordplan.load.files import read_bytes, shown_name
from coordplan.load.formatting import comments_of
from coordplan.load.plans import Opened, read_checked
from coordplan.load.sources import load_source
from coordplan.load.surface import comments_in
from coordplan.load.writing import replace_file
from coordplan.load.yaml_blocks import (
    DASH,
    clause_lines,
    content_end,
    is_after_dash,
    line_start,
    value_of,
)
from coordplan.load.yaml_loader import LOADER
from coordplan.load.yaml_tree import read_yaml
from coordplan.phrases.suggestions import Wording
from coordplan.source import Location, Tree, entries_of, items_of, mappings_of
from coordplan.suggest.deciding import Waiting
from coordplan.text import Text, quote
from coordplan.tracing import cut
from coordplan.tracing.fingerprint import folded
from coordplan.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Content:
    """What the file had when it was last read: its bytes, its text, what it says."""

    raw: bytes
    text: str
    data: Tree


@dataclass(frozen=True, slots=True)
class _Step:
    """What was written of a clause: its block before, and its data since."""

    at: str
    before: str
    after: Mapping[str, Tree]


@dataclass(slots=True)
class Reviewing:
    """A plan file that is reviewed, and its document: words by fingerprint, headings by place."""

    file: str
    vocabulary: Vocabulary
    words: Mapping[str, str]
    headings: Mapping[str, str]
    _steps: list[_Step] = field(default_factory=list)
    _seen: _Content | None = None

    def waiting(self) -> list[Waiting]:
        """The clauses that are under review, as the file has them now. Raises as ``read``."""
        clauses = _clauses(self._read().data)
        assigned = {str(at) for one in clauses for at in items_of(one.get("of"))}
        return [self._waiting(one, assigned) for one in clauses if "review" in one]

    def _waiting(self, clause: Mapping[str, Tree], assigned: Set[str]) -> Waiting:
        at, words = str(clause.get("at")), self.words.get(str(clause.get("print")))
        above = [self.headings[one] for one in places_over(at) if one in self.headings]
        shown = () if words is None else tuple(reversed(above))
        return Waiting(at, clause, words, shown, at in assigned)

    def wording(self) -> Wording:
        """How the agencies of the file are named, and what they are, in its vocabulary."""
        names, kinds = {}, {}
        for id_, one in entries_of(entries_of(self._read().data).get("agencies")).items():
            if isinstance(one, dict) and isinstance(name := one.get("name"), dict):
                names[id_] = Text(str(name["vi"]), str(name["en"]))
                kinds[id_] = str(one.get("function")), str(one.get("level"))
        return Wording(names, self.vocabulary, kinds)

    def settle(self, waiting: Waiting, clause: Mapping[str, Tree]) -> None:
        """Write what was decided of a clause.

        Raises ``InvalidFileError`` where the plan would not load, the clause is another by now, or
        it cannot be put anew; and ``UnreadableFileError`` as ``replace_file`` does.
        """
        before = self._put(waiting.at, waiting.data, _block_of(clause), anew=True)
        self._steps.append(_Step(waiting.at, before, dict(clause)))

    def undo(self) -> str | None:
        """Take the last decision back; the locator of its clause. Raises as ``settle`` does."""
        if not self._steps:
            return None
        step = self._steps[-1]
        self._put(step.at, step.after, step.before, anew=False)
        self._steps.pop()
        return step.at

    def finish(self) -> bool:
        """Where nothing is left to review, say no more that the plan is a draft."""
        content = self._read()
        data = content.data
        if any("review" in clause for clause in _clauses(data)):
            return False
        if not isinstance(data, dict) or data.get("draft") is not True:
            return True
        lines = content.text.splitlines(True)
        kept = [line for line in lines if line.strip() != "draft: true"]
        if len(kept) == len(lines) - 1:
            self._write("".join(kept), {k: v for k, v in data.items() if k != "draft"}, content)
        return True

    def _read(self) -> _Content:
        """What the file has now. Raises ``UnreadableFileError`` and ``InvalidFileError``."""
        raw = read_bytes(self.file)
        if self._seen is None or self._seen.raw != raw:
            document = read_yaml(raw, shown_name(self.file))
            if document.faults:
                raise InvalidFileError(document.faults)
            text = raw.removeprefix(codecs.BOM_UTF8).decode()
            self._seen = _Content(raw, text, document.data)
        return self._seen

    def _put(self, at: str, expected: Mapping[str, Tree], block: str, *, anew: bool) -> str:
        """Put the block of a clause in its place; the block before. Raises as ``settle`` does.

        One that is written ``anew`` stands as the one before, and has its comments.
        """
        content = self._read()
        text, data = content.text, content.data
        number = next(
            (n for n, one in enumerate(_clauses(data)) if one.get("at") == at and one == expected),
            None,
        )
        if number is None or not isinstance(data, dict):
            raise InvalidFileError([_another(self.file, at)])
        start, end = _block(text, number, self.file)
        before = text[start:end]
        if anew:
            line_end = "\r\n" if "\r\n" in text else "\n"
            column = len(before) - len(before.lstrip(" "))
            block = _indented(block, column, comments_in(before), line_end)
        after = text[:start] + block + text[end:]
        clauses: list[Tree] = [*_clauses(data)]
        (again,) = _clauses({"clauses": read_yaml(block.encode(), self.file).data})
        clauses[number] = again
        self._write(after, {**data, "clauses": clauses}, content)
        return before

    def _write(self, after: str, wanted: Tree, before: _Content) -> None:
        """Write a new text of the file, once it is proved to say what it should, and to load."""
        name = shown_name(self.file)
        again = read_yaml(after.encode(), name)
        if again.faults or again.data != wanted or comments_of(after) != comments_of(before.text):
            raise InvalidFileError([_not_put(name)])
        read_checked(Opened(after.encode(), name), self.vocabulary).sound()
        mark = codecs.BOM_UTF8 if before.raw.startswith(codecs.BOM_UTF8) else b""
        written = _Content(mark + after.encode(), after, again.data)
        replace_file(self.file, written.raw, read=before.raw)
        self._seen = written


def open_reviewing(plan: str, source: str, vocabulary: Vocabulary | None = None) -> Reviewing:
    """A plan file to be reviewed beside its document, in the vocabulary that it names.

    Raises ``InvalidFileError``, ``UnreadableFileError`` and ``TooComplexError`` as reading does.
    """
    raw = read_bytes(plan)
    written_in = read_checked(Opened(raw, shown_name(plan)), vocabulary).sound().vocabulary
    clauses = cut(load_source(source).text)
    words = {one.fingerprint: folded(one.text) for one in clauses}
    headings = {one.at: folded(one.text) for one in clauses if one.heading}
    return Reviewing(plan, written_in, words, headings)


def _clauses(data: Tree) -> list[dict[str, Tree]]:
    return mappings_of(entries_of(data).get("clauses"))


def _block_of(clause: Mapping[str, Tree]) -> str:
    """A clause as it stands in a list at the margin."""
    return "\n".join(clause_lines(clause)) + "\n"


def _indented(block: str, column: int, comments: list[str], line_end: str) -> str:
    """A block whose dash stands in a column, with comments below its first line."""
    first, *rest = block.splitlines()
    inner = [f"{' ' * DASH}{comment}" for comment in comments]
    return "".join(f"{' ' * column}{line}{line_end}" for line in (first, *inner, *rest))


def _block(text: str, number: int, file: str) -> tuple[int, int]:
    """Where the block of a clause begins and ends, its own comments included."""
    listed = value_of(yaml.compose(text, Loader=LOADER), "clauses")
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style:
        raise InvalidFileError([_not_put(shown_name(file))])
    node = listed.value[number]
    if not is_after_dash(text, node):
        raise InvalidFileError([_not_put(shown_name(file))])
    return line_start(text, node.start_mark.index), content_end(text, node)


def _another(file: str, at: str) -> Diagnostic:
    return Diagnostic(
        "clause-changed",
        Text(
            en=f"clause {quote(at)} was changed by somebody else in the meantime; nothing was "
            "written",
            vi=f"điều khoản {quote(at)} vừa được người khác sửa; chưa ghi gì",
        ),
        Location(shown_name(file)),
        Text(en="look at it again", vi="xem lại điều khoản này"),
    )


def _not_put(name: str) -> Diagnostic:
    return Diagnostic(
        "clause-not-written",
        Text(
            en="this clause cannot be written without changing more of the file; nothing was "
            "written",
            vi="không ghi được điều khoản này mà không sửa chỗ khác; chưa ghi gì",
        ),
        Location(name),
        Text(
            en="lay the file out first: coordplan fmt FILE",
            vi="trình bày lại trước: coordplan fmt TỆP",
        ),
    )
