"""A source text that cannot be read is named, and what is wrong with it said in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import coordplan
from coordplan.load.sources import load_source
from coordplan.work import MAX_BYTES

REFUSED = [
    (b"x" * (MAX_BYTES + 1), "source-too-large", "is larger than 2 MiB", "lớn hơn 2 MiB"),
    (
        "déjà vu".encode("cp1252"),
        "source-encoding",
        "is text in an encoding that cannot be told for certain",
        "là văn bản không xác định chắc chắn được bảng mã",
    ),
    (b" \n - . \n", "source-empty", "holds no text", "không có chữ nào"),
]


@pytest.mark.parametrize(
    ("content", "rule", "en", "vi"), REFUSED, ids=[r for _, r, _, _ in REFUSED]
)
def test_what_is_refused_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, rule: str, en: str, vi: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("source.txt").write_bytes(content)
    with pytest.raises(coordplan.UnreadableFileError) as caught:
        load_source("source.txt")
    (found,) = caught.value.diagnostics
    assert found.rule == rule
    assert found.message.en == f"`source.txt` {en}"
    assert found.message.vi == f"`source.txt` {vi}"
    assert found.where is not None


def test_a_source_of_the_largest_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes(b"x" * MAX_BYTES)
    assert len(load_source(str(file)).text) == MAX_BYTES
