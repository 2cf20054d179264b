"""The page of what is wrong with files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.blocks import Mark, Notice, Page, Words, code, marked, table, words
from coordplan.diagnostics import Diagnostic, Severity
from coordplan.phrases.diagnostics import CLEAN, HELP, SEVERITY
from coordplan.text import Said, Text, counted, forms, join

_TITLE = Text(vi="Kết quả kiểm tra tệp", en="Result of the check")
_FILES = forms(vi="đã kiểm tra {n} tệp", one="{n} file checked", many="{n} files checked")
_COUNTS: dict[Severity, tuple[Text, Text]] = {
    Severity.ERROR: forms(vi="{n} lỗi", one="{n} error", many="{n} errors"),
    Severity.WARNING: forms(vi="{n} cảnh báo", one="{n} warning", many="{n} warnings"),
}
_COLUMNS = (
    Text(vi="Tệp", en="File"),
    Text(vi="Dòng", en="Line"),
    Text(vi="Cột", en="Column"),
    Text(vi="Mức", en="Severity"),
    Text(vi="Quy tắc", en="Rule"),
    Text(vi="Nội dung", en="Message"),
    HELP.capital,
)


def check_page(files: Mapping[str, Sequence[Diagnostic]]) -> Page:
    """Files that were checked, with what is wrong in each: a line a finding."""
    severities = [found.severity for own in files.values() for found in own]
    counts = (counted(_COUNTS[one], severities.count(one)) for one in Severity)
    tally = join([counted(_FILES, len(files)), *counts])
    found = table(_COLUMNS, _rows(files), figures=(1, 2))
    return Page(_TITLE, (Notice(words(tally)), found), sheets=(found,))


def _rows(files: Mapping[str, Sequence[Diagnostic]]) -> Iterator[Sequence[Said | Words]]:
    for file, own in files.items():
        if not own:
            yield code(file), "", "", "", "", CLEAN, ""
        for found in own:
            where = found.where
            position = None if where is None else where.position
            tone: Mark = "alert" if found.severity is Severity.ERROR else "strong"
            yield (
                code(file if where is None else where.named),
                "" if position is None else str(position.line),
                "" if position is None else str(position.column),
                marked(tone, SEVERITY[found.severity]),
                code(found.rule),
                found.message,
                found.help or "",
            )
