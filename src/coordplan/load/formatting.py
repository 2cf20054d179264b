"""Plan files in their layout: read, laid out, proved to say the same, written back.

Nothing is handed out that was not read again: the data must be the same to the last type, and
every comment must still be there. pydantic is imported inside the functions, as in ``load.plans``.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace

from coordplan.diagnostics import Diagnostic, InvalidFileError
from coordplan.load.files import read_bytes, shown_name
from coordplan.load.writing import replace_file
from coordplan.load.yaml_tree import Document, read_yaml
from coordplan.source import Location
from coordplan.text import Text


@dataclass(frozen=True, slots=True)
class Formatted:
    """A plan file as it is, and in its layout; ``name`` is its name in messages."""

    file: str
    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the file is not in its layout."""
        return self.before != self.after


def format_plan(file: str, *, keys: bool = False) -> Formatted:
    """A plan file (``-`` is standard input) in its layout; nothing is written.

    With ``keys`` every duty without a key is given one.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` where the file is not a plan or holds
    a comment that cannot be kept.
    """
    raw, name = read_bytes(file), shown_name(file)
    after = formatted(raw, name, keys=keys)
    return Formatted(file, name, raw.decode("utf-8"), after)


def write_plan(plan: Formatted) -> None:
    """Write a plan file in its layout, whole or not at all.

    Raises ``UnreadableFileError``, also where the file was changed after it was read.
    """
    replace_file(plan.file, plan.after.encode(), read=plan.before.encode())


def formatted(raw: bytes, name: str, *, keys: bool = False) -> str:
    """The text of a plan in its layout, with a key for every duty or as it is.

    Raises ``InvalidFileError`` as ``format_plan`` does.
    """
    from coordplan.layout import laid_out
    from coordplan.layout.keys import keyed
    from coordplan.load.surface import read_surface
    from coordplan.model import PlanFile
    from coordplan.shape import validate

    document = read_yaml(raw, name)
    if document.faults:
        raise InvalidFileError(document.faults)
    plan, problems = validate(PlanFile, document.data)
    if plan is None:
        raise InvalidFileError(problem.locate(document.source) for problem in problems)
    text = raw.decode("utf-8-sig")
    if keys:
        document = replace(document, data=keyed(document.data, plan))
    after, refused = laid_out(document.data, document.source, read_surface(text))
    if after is None:
        raise InvalidFileError(refused)
    _prove_same(document, text, after, name)
    return after


def is_laid_out(raw: bytes, name: str) -> bool:
    """Whether the file of a plan without errors stands in its layout."""
    from coordplan.layout import laid_out
    from coordplan.load.surface import read_surface

    document, text = read_yaml(raw, name), raw.decode("utf-8-sig")
    return laid_out(document.data, document.source, read_surface(text))[0] == text


def _prove_same(document: Document, before: str, after: str, name: str) -> None:
    """Read the new text again. Raises ``InvalidFileError`` where it does not say the same."""
    again = read_yaml(after.encode(), name)
    if again.faults or _spelled(again) != _spelled(document):
        said = Text(
            en="the layout of this file would not be read as the same plan",
            vi="cách trình bày mới của tệp này sẽ không được đọc thành cùng một kế hoạch",
        )
    elif comments_of(after) != comments_of(before):
        said = Text(
            en="the layout of this file would lose a comment",
            vi="cách trình bày mới của tệp này sẽ làm mất một ghi chú",
        )
    else:
        return
    mend = Text(
        en="this is a fault of coordplan: report it with the file; the file was left alone",
        vi="đây là lỗi của coordplan: đề nghị gửi báo lỗi kèm tệp này; tệp vẫn giữ nguyên",
    )
    raise InvalidFileError([Diagnostic("layout-not-safe", said, Location(name), mend)])


def _spelled(document: Document) -> str:
    """The data spelled out, so that ``1``, ``1.0``, ``true`` and ``"1"`` differ."""
    return json.dumps(document.data, sort_keys=True)


def comments_of(text: str) -> Counter[str]:
    """The comments of a text, and how often each stands there."""
    from coordplan.load.surface import comments_in

    return Counter(comments_in(text))
