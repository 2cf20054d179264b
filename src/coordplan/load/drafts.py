"""Plans drafted from a document, and brought to a new version of it.

What is handed out was read again as any plan is: it loads, and nothing but what is open is found in
it.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coordplan.compiled import Plan
from coordplan.diagnostics import Diagnostic, InvalidFileError, UnreadableFileError
from coordplan.drafting import Knowledge, Revision, Skeleton, plan_text, read_skeleton, revise
from coordplan.load.cache import Cache
from coordplan.load.files import read_bytes, shipped_plans, shown_name
from coordplan.load.formatting import formatted, is_laid_out
from coordplan.load.plans import Opened, load_plans, read_checked
from coordplan.load.redrafting import redrafted
from coordplan.load.sources import SourceText, load_source
from coordplan.load.writing import create_file, replace_file
from coordplan.registry.terms import Registry
from coordplan.source import Location
from coordplan.suggest import suggest, suggest_new
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted plan: its id, its file as text, what it was read as, and the document."""

    id: str
    text: str
    skeleton: Skeleton
    source: SourceText


@dataclass(frozen=True, slots=True)
class Update:
    """A plan file as it was and as it is with a new version of its document.

    ``before_text`` is the text of the version before, where that was at hand.
    """

    file: str
    before: bytes
    after: str
    plan: Plan
    revision: Revision
    source: SourceText
    before_text: str | None


def knowledge(
    vocabulary: Vocabulary, registry: Registry | None, cache: Cache | None = None
) -> Knowledge:
    """What the shipped plans and a registry know of bodies and instruments.

    A draft vouches for no name: its bodies are guesses until somebody has reviewed them.
    """
    plans = load_plans(sorted(shipped_plans()), cache=cache)
    return Knowledge(tuple(one for one in plans if not one.is_draft), registry, vocabulary)


def draft_plan(file: str, id_: str, known: Knowledge) -> Draft:
    """A plan drafted from a document.

    Raises ``UnreadableFileError`` as ``load_source`` does, ``TooComplexError``, and
    ``InvalidFileError`` where the document has no clause, or its plan could not be loaded.
    """
    source = load_source(file)
    skeleton = read_skeleton(source.text, known)
    if not skeleton.clauses:
        raise InvalidFileError([_no_clause(source.name)])
    skeleton, _ = suggest(skeleton, known.vocabulary)
    text = plan_text(skeleton, id_, _source(source), known.vocabulary.id)
    _read_again(text, source.name, known.vocabulary)
    return Draft(id_, text, skeleton, source)


def write_draft(draft: Draft, file: str) -> None:
    """Write a drafted plan to a new file.

    Raises ``UnreadableFileError``, also where there is such a file already.
    """
    _create(file, draft.text)


def update_plan(plan: str, file: str, known: Knowledge, *, before: str | None = None) -> Update:
    """A plan file with a new version of its document; nothing is written.

    ``before`` is a file with the version before; without it, the one that the plan names is taken
    where it stands beside the plan. Raises as ``draft_plan`` does, and ``InvalidFileError`` for a
    plan with errors, or one that cannot be changed without changing more of it.
    """
    raw = read_bytes(plan)
    name = shown_name(plan)
    checked = read_checked(Opened(raw, name), known.vocabulary)
    compiled = checked.sound()
    assert checked.plan is not None
    if compiled.document.source_file is None:
        raise InvalidFileError([_no_source(name)])
    source = load_source(file)
    old = load_source(before).text if before is not None else _beside(plan, compiled)
    revision = revise(compiled, checked.plan, source.text, known, before=old)
    revision = suggest_new(revision, compiled, known.vocabulary)
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw.removeprefix(mark).decode()
    after = redrafted(text, revision, _source(source), name)
    if is_laid_out(raw, name):
        after = formatted(after.encode(), name)
    _read_again(after, name, known.vocabulary)
    return Update(plan, raw, mark.decode() + after, compiled, revision, source, old)


def write_update(update: Update, file: str | None = None) -> None:
    """Write an updated plan in the place of its file, or to a new one.

    Raises ``UnreadableFileError``, also where the file was changed after it was read.
    """
    if file is None or Path(file) == Path(update.file):
        replace_file(update.file, update.after.encode(), read=update.before)
    else:
        _create(file, update.after)


def _create(file: str, text: str) -> None:
    """Write a new file; one that is there may be somebody's work."""
    if Path(file).exists():
        raise UnreadableFileError([_there(file)])
    create_file(file, text.encode())


def _source(source: SourceText) -> Mapping[str, str]:
    return {"file": Path(source.name).name or source.name, "sha256": source.sha256}


def _beside(plan: str, compiled: Plan) -> str | None:
    """The text that a plan was read from, where that very file stands beside it."""
    named = compiled.document.source_file
    file = Path(plan).parent / named if named is not None else None
    if file is None or not file.is_file():
        return None
    try:
        found = load_source(str(file))
    except UnreadableFileError:
        return None
    return found.text if found.sha256 == compiled.document.source_sha256 else None


def _read_again(text: str, name: str, vocabulary: Vocabulary) -> None:
    """Raise ``InvalidFileError`` where what was made does not load."""
    read_checked(Opened(text.encode(), name), vocabulary).sound()


def _no_clause(name: str) -> Diagnostic:
    return Diagnostic(
        "no-clause",
        Text(
            en=f"no clause was found in {quote(name)}",
            vi=f"không thấy điều khoản nào trong {quote(name)}",
        ),
        Location(name),
        Text(
            en="give the whole document, with its numbers and dashes",
            vi="cần toàn văn văn bản, có đủ số thứ tự và gạch đầu dòng",
        ),
    )


def _no_source(name: str) -> Diagnostic:
    return Diagnostic(
        "plan-without-source",
        Text(
            en="the plan does not say from which text it was encoded",
            vi="kế hoạch không ghi được nhập từ văn bản nào",
        ),
        Location(name),
        Text(
            en="add `source:` with the `file` and its `sha256`, and a `print` to each clause",
            vi="thêm `source:` gồm `file`, `sha256`, và `print` cho từng điều khoản",
        ),
    )


def _there(file: str) -> Diagnostic:
    name = quote(shown_name(file))
    return Diagnostic(
        "file-exists",
        Text(
            en=f"{name} exists already; nothing was written",
            vi=f"{name} đã tồn tại; chưa ghi gì",
        ),
        Location(shown_name(file)),
        Text(
            en="choose another name, or bring it to a new document: coordplan draft --update",
            vi="chọn tên khác, hoặc cập nhật theo văn bản mới: coordplan draft --update",
        ),
    )
