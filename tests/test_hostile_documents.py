"""Hostile documents are refused in words, in a process of their own: in little time and memory."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

import coordplan
from coordplan import work
from coordplan.load.sources import load_source
from coordplan.reading import RefusedError, document, elements, kind_of, package, read_document
from tests.conftest import ROOT, unmeasured
from tests.documents import docx, odt, p, pdf, zipped
from tests.hostile_documents import HOSTILE, word

CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))  # so that it cannot hang
from coordplan import UnreadableFileError
from coordplan.load.sources import load_source
try:
    load_source(sys.argv[1])
except UnreadableFileError as error:
    print(*(found.rule for found in error.diagnostics))
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused(name: str, tmp_path: Path) -> None:
    """Within 500 MB; that it takes 2 s at most is measured by ``make fuzz``."""
    made, rule = HOSTILE[name]
    file = tmp_path / "hostile"
    file.write_bytes(made())
    env = unmeasured()
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(file)],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert child.stderr == ""
    assert child.stdout.strip() == rule


WHOLE = {
    "docx": docx(p("Kế hoạch đón người") + p("1. Nấu cơm")),
    "odt": odt("<text:p>Kế hoạch đón người</text:p><text:p>1. Nấu cơm</text:p>"),
    "pdf": pdf([(72.0, 700.0, "Kế hoạch đón người"), (72.0, 680.0, "1. Nấu cơm")]),
}


def ends(data: bytes) -> str:
    """What comes of some bytes: a text, or the rule that refuses them."""
    try:
        return read_document(kind_of(data), data)
    except RefusedError as error:
        return error.rule


@pytest.mark.uncounted
@pytest.mark.parametrize("kind", WHOLE)
def test_half_a_document_is_refused_wherever_it_ends(kind: str) -> None:
    whole = WHOLE[kind]
    found = {ends(whole[:at]) for at in range(0, len(whole) - 10, 10)}
    assert found <= {"source-damaged", "source-encoding", "source-empty", "source-kind"}


@pytest.mark.uncounted
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_byte_that_changed_is_noticed_or_says_nothing(kind: str) -> None:
    """What is packed has a checksum: either the document is refused, or it is what it was."""
    whole, chance = WHOLE[kind], random.Random(kind)
    said = ends(whole)
    for _ in range(300):
        at = chance.randrange(len(whole))
        changed = whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
        found = ends(changed)
        assert found == said or found.startswith("source-"), (at, found)


@pytest.mark.parametrize("name", ["a", "plan.docx", "plan.pdf", "plan.txt"])
def test_a_document_is_told_by_what_it_holds(name: str, tmp_path: Path) -> None:
    for data in WHOLE.values():
        file = tmp_path / name
        file.write_bytes(data)
        assert load_source(str(file)).text.startswith("Kế hoạch đón người\n")


def test_what_is_wrong_stands_in_one_diagnostic(tmp_path: Path) -> None:
    file = tmp_path / "plan.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(coordplan.UnreadableFileError) as caught:
        load_source(str(file))
    (found,) = caught.value.diagnostics
    assert found.rule == "source-kind"
    assert found.where is not None
    assert found.help is not None
    assert ".docx" in found.help.vi


SMALL = docx(p("Kế hoạch"))
LIMITS = {
    "parts": (elements, "MOST_PARTS", "source-too-complex"),
    "depth": (elements, "DEEPEST", "source-too-complex"),
    "files": (package, "MOST_MEMBERS", "source-too-complex"),
    "bytes": (package, "MOST_UNPACKED", "source-too-large"),
    "letters": (document, "MAX_BYTES", "source-too-large"),
    "turns": (work, "TURNS", "source-too-complex"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_document_is_read_at_each_limit_and_refused_above_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The least that a small document needs is found by halving; one less is too little."""
    module, limit, rule = LIMITS[name]

    def found(most: int) -> str:
        monkeypatch.setattr(module, limit, most)
        return ends(SMALL)

    low, high = 0, getattr(module, limit)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if found(middle) == "Kế hoạch\n" else (middle, high)
    assert found(high) == "Kế hoạch\n"
    assert found(low) == rule


@pytest.mark.parametrize("xml", [b"<a", b"", b"\xff", b"<a></b>", b"<?xml version='1.0' encoding='x'?><a/>"])  # fmt: skip
def test_a_part_that_is_no_xml(xml: bytes) -> None:
    assert ends(word(xml)) == "source-damaged"


def test_a_document_without_a_body_holds_no_text() -> None:
    assert ends(word(b"<a/>")) == "source-empty"
    assert ends(zipped({"mimetype": "application/vnd.oasis.opendocument.text"})) == "source-damaged"
