"""The five documents as Word, OpenDocument and PDF files: the clauses are those of their text.

Their marks stand in real lists, so that no number is written in the files. Word files are made
here; LibreOffice makes another of each, and the OpenDocument and PDF files.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pypdf
import pytest

from coordplan import UnreadableFileError
from coordplan.load.sources import load_source
from coordplan.tracing import Clause, cut
from coordplan.tracing.paragraphs import read_paragraphs
from tests.documents import with_lists

SOURCES = ("haiphong", "soctrang", "tanhong", "dongnai", "laichau")
_DASH = re.compile(r"\s*([-–])\s*")
_MAKING = 300


def document(sources: Path, name: str) -> str:
    return (sources / f"{name}.txt").read_text("utf-8")


def told(clauses: tuple[Clause, ...]) -> list[tuple[str, bool, str]]:
    return [(clause.at, clause.heading, clause.fingerprint) for clause in clauses]


def clauses_of(file: Path) -> tuple[Clause, ...]:
    return cut(load_source(str(file)).text)


@pytest.mark.parametrize("name", SOURCES)
def test_a_word_file_with_real_lists_has_the_clauses_of_the_text(
    name: str, sources: Path, tmp_path: Path
) -> None:
    text = document(sources, name)
    content, numbered = with_lists(read_paragraphs(text))
    file = tmp_path / "plan.docx"
    file.write_bytes(content)
    assert numbered >= 9
    assert told(clauses_of(file)) == told(cut(text))


@pytest.fixture(scope="module")
def made(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice makes of each Word file, by kind."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    for name in SOURCES:
        content, _ = with_lists(read_paragraphs(document(sources, name)))
        (folder / f"{name}.docx").write_bytes(content)
    for kind in ("docx", "odt", "pdf"):
        made_by(office, kind, [folder / f"{name}.docx" for name in SOURCES], folder / kind)
    return folder


def made_by(office: str, kind: str, files: list[Path], folder: Path) -> None:
    """Files of another kind, as LibreOffice makes them."""
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=_MAKING,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("name", SOURCES)
def test_what_libreoffice_writes_has_the_clauses_of_the_text(
    name: str, kind: str, made: Path, sources: Path
) -> None:
    assert told(clauses_of(made / kind / f"{name}.{kind}")) == told(cut(document(sources, name)))


@pytest.mark.slow
@pytest.mark.parametrize("name", SOURCES)
def test_a_pdf_by_libreoffice_has_the_clauses_of_the_text(
    name: str, made: Path, sources: Path
) -> None:
    """But for a space about a dash at the end of a line, which a PDF does not keep."""

    def about(clauses: tuple[Clause, ...]) -> list[tuple[str, bool, str]]:
        return [(one.at, one.heading, _DASH.sub(r"\1", one.text)) for one in clauses]

    found, wanted = clauses_of(made / "pdf" / f"{name}.pdf"), cut(document(sources, name))
    assert about(found) == about(wanted)
    assert sum(a != b for a, b in zip(told(found), told(wanted), strict=True)) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("font", ["Times New Roman", "Courier New"])
def test_a_pdf_in_a_font_that_lacks_letters_has_the_clauses_of_the_text(
    font: str, sources: Path, tmp_path: Path
) -> None:
    """LibreOffice draws the letters of another font after the line in whose gaps they stand.

    With some fonts it parts a letter from its tone, which it then draws over the next letter and
    has no name for, as a second reader finds too: such a file is refused.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    for name in ("haiphong", "laichau"):
        written = docx.Document()
        written.styles["Normal"].font.name = font
        for line in document(sources, name).split("\n"):
            written.add_paragraph(line)
        written.save(str(tmp_path / f"{name}.docx"))
    made_by(office, "pdf", [*tmp_path.glob("*.docx")], tmp_path)
    for name in ("haiphong", "laichau"):
        file, text = tmp_path / f"{name}.pdf", document(sources, name)
        if _unnamed(file, text):
            with pytest.raises(UnreadableFileError, match="over each other"):
                clauses_of(file)
        else:
            assert told(clauses_of(file)) == told(cut(text))


def _unnamed(file: Path, text: str) -> set[str]:
    """What pypdf finds in a PDF and is none of the signs of the text that it was made of."""
    found = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    return set(found) - set(text)
