"""PDF as text: lines of a page as paragraphs, without what runs through all pages."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence

import pypdf
import pytest

import coordplan
from coordplan.diagnostics import MissingExtraError
from coordplan.load import apart
from coordplan.load.sources import load_source
from coordplan.reading import Kind, RefusedError, kind_of, read_document
from tests.documents import SCAN, Placed, pdf, pdf_of, stream
from tests.hostile_documents import one_page

MARGIN, INDENT, TOP, LEADING, GAP = 72.0, 108.0, 770.0, 18.0, 26.0
RIGHT, LETTER = 534, 7
FULL = "những người trở về được đón tiếp tử tế, không hỏi han quá mức, và"


def full(begin: str = "", end: str = "", at: float = MARGIN) -> str:
    """A line that reaches the margin on the right."""
    room = int(RIGHT - at) // LETTER - len(end) - 1
    return f"{begin}{FULL} {FULL}"[:room].rstrip() + "á" + end


def read(data: bytes) -> str:
    assert kind_of(data) is Kind.PDF
    return read_document(Kind.PDF, data)


def refused(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read(data)
    return caught.value.rule


def page(
    *paragraphs: Sequence[str], indent: float = INDENT, gap: float = GAP, above: float = TOP
) -> list[Placed]:
    """Paragraphs of lines, set as offices do: the first line further in, a gap above it."""
    placed: list[Placed] = []
    for paragraph in paragraphs:
        for number, line in enumerate(paragraph):
            placed.append((MARGIN if number else indent, above, line))
            above -= LEADING if number + 1 < len(paragraph) else gap
    return placed


WORDS = ("không", "một", "hai", "ba", "bốn")
P1 = ["I. ĐÓN NGƯỜI"]
P2 = [full("1. Ai cũng biết ", at=INDENT), full("và "), "từ đầu."]
P3 = [full("2. Nơi ở: ", at=INDENT), "yên tĩnh."]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert read(pdf(page(P1, P2, P3))) == "\n\n".join(" ".join(one) for one in (P1, P2, P3)) + "\n"


def test_paragraphs_without_gaps_are_told_by_their_first_lines() -> None:
    assert read(pdf(page(P1, P2, P3, P2, gap=LEADING))).split("\n\n")[1:] == [
        " ".join(P2), " ".join(P3), " ".join(P2) + "\n",
    ]  # fmt: skip


def test_members_of_a_list_that_stand_close_stay_lines() -> None:
    close = [full("- ", " hết;"), full("- ", " rồi;"), full("- ", " Lao động"), "- Thương binh."]
    text = read(pdf(page(P1, P2, P3, close, indent=MARGIN)))
    assert text.endswith("\n".join(close[:3]) + " - Thương binh.\n")


def test_lines_that_show_no_paragraphs_stay_lines() -> None:
    placed = page(P1, P2, P3, P2, indent=MARGIN, gap=LEADING)
    assert read(pdf(placed)) == "\n".join(line for *_, line in placed) + "\n"


def test_a_heading_that_was_left_short_is_a_line_of_its_own() -> None:
    heading = "V. TRÁCH NHIỆM CỦA CÁC SỞ, NGÀNH, ĐỊA PHƯƠNG"
    close = [heading, *P3]
    text = read(pdf(page(P1, P2, close, P2, P2, indent=MARGIN)))
    assert f"\n{heading}\n2. Nơi ở" in text


def test_a_paragraph_ends_with_the_page_where_its_last_line_was_left_short() -> None:
    pages = page(P1, P2, ["2. Nơi ở"]), page(["- Yên tĩnh"], P3, indent=MARGIN)
    assert "2. Nơi ở\n\n- Yên tĩnh\n" in read(pdf(*pages))
    wrapped = page(P1, P2, [full("2. ", " Lao động", INDENT)]), page(["- Thương binh"], P3, indent=MARGIN)  # fmt: skip
    assert " Lao động - Thương binh\n" in read(pdf(*wrapped))


def test_lines_that_stand_close_by_chance_are_not_those_of_a_paragraph() -> None:
    """Most paragraphs have one line and a gap below it; what is wrapped tells how lines stand."""
    short = [[f"{number}. Xong."] for number in range(1, 25)]
    text = read(pdf(page(*short, P2, P2, P2, indent=MARGIN, gap=2 * LEADING)))
    assert text.startswith("1. Xong.\n\n2. Xong.\n\n")


def test_a_wider_gap_is_an_empty_paragraph() -> None:
    placed = [*page(P1, P2, P3), *page(P2, above=TOP - 10 * GAP)]
    assert "yên tĩnh.\n\n\n\n\n1. Ai cũng" in read(pdf(placed))


def test_a_paragraph_goes_on_over_a_page() -> None:
    over = [P3[0], full("và ")]
    pages = page(P1, P2, over), [*page([]), (MARGIN, TOP, "yên tĩnh."), *page(P3, above=TOP - GAP)]  # fmt: skip
    assert f"{' '.join(over)} yên tĩnh.\n\n2. Nơi ở" in read(pdf(*pages))


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        [(250, 825, "KẾ HOẠCH ĐÓN NGƯỜI"), (290, 800, str(n)), *page([f"{n}. ĐÓN"], P2, [*P3, f"Xong {WORDS[n]}."]), (72, 30, f"Bản {n} in ngày 1")]
        for n in range(1, 5)
    ]  # fmt: skip
    once = [
        f"{n}. ĐÓN\n\n{' '.join(P2)}\n\n{' '.join(P3)}\nXong {WORDS[n]}.\n" for n in range(1, 5)
    ]
    assert read(pdf(*pages)) == "\n".join(once)


def test_a_number_that_counts_no_pages_stays() -> None:
    placed = [(290.0, 800.0, "7"), *page(P1, P2)]
    assert read(pdf(placed)).startswith("7\n\nI. ĐÓN")
    assert read(pdf([(290.0, 800.0, "- 1 -"), *page(P1, P2)])).startswith("I. ĐÓN")


def test_what_is_broken_at_a_hyphen_is_whole_again() -> None:
    lines = [full("1. ", " giai đoạn 2021-", INDENT), full("2025, ", " Lao động -"), full("Thương binh; ", " nuôi\u00ad"), "dưỡng."]  # fmt: skip
    text = read(pdf(page(P1, lines, P3)))
    assert "2021-2025" in text
    assert "Lao động - Thương binh" in text
    assert "nuôidưỡng." in text
    kept = [f"{line} " for line in lines]
    assert "2021- 2025" in read(pdf(page(P1, kept, [f"{line} " for line in P3])))


def test_a_number_stands_apart_from_its_text() -> None:
    placed = [(72.0, 700.0, "10."), (97.0, 700.0, "Đón người"), (72.0, 680.0, "-"), (84.0, 680.0, "Nấu cơm")]  # fmt: skip
    assert read(pdf(placed)) == "10. Đón người\n- Nấu cơm\n"


def test_what_is_drawn_twice_to_look_bold_is_read_once() -> None:
    placed = [(72.0, 700.0, "KẾ HOẠCH"), (72.3, 700.0, "KẾ HOẠCH"), (72.0, 680.0, "Đón")]
    assert read(pdf(placed)) == "KẾ HOẠCH\nĐón\n"


def test_letters_of_another_font_stand_where_they_are_drawn() -> None:
    """Where a font lacks a letter, a line is drawn with gaps, and that letter into them."""
    placed = [
        (72.0, 700.0, "K  HO CH của"),
        (79.0, 700.0, "Ế"),
        (107.0, 700.0, "Ạ"),
        (163.0, 700.0, "xã"),
    ]
    assert read(pdf(placed)) == "KẾ HOẠCH của xã\n"


def test_letters_in_parts_are_put_together() -> None:
    assert read(pdf([(72.0, 700.0, "Kê\u0301 hoa \u0323ch")])) == "Kế hoạch\n"


# --- what is refused


def test_a_scan_is_refused() -> None:
    assert refused(SCAN) == "source-scan"


def test_a_page_among_others_that_is_a_picture_is_named() -> None:
    both = pypdf.PdfWriter()
    for one in (pdf(page(P1, P2)), SCAN, pdf(page(P3))):
        both.append(io.BytesIO(one))
    data = io.BytesIO()
    both.write(data)
    with pytest.raises(RefusedError, match="2") as caught:
        read(data.getvalue())
    assert caught.value.rule == "source-scan"


def locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(page(P1, P2))))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_a_password_to_read_is_told_and_one_to_change_is_none() -> None:
    assert refused(locked("mật khẩu")) == "source-encrypted"
    assert read(locked("")).startswith("I. ĐÓN")


def test_letters_drawn_over_each_other_are_refused() -> None:
    placed = [(72.0, 700.0, "KẾ HOẠCH của xã"), (83.0, 700.0, "dự thảo")]
    assert refused(pdf(placed)) == "source-encoding"


def test_fonts_that_do_not_say_their_letters_are_refused() -> None:
    assert refused(pdf([(72.0, 700.0, "\ue001\ue002\ue003 abc")])) == "source-encoding"


def test_an_old_font_is_told_by_its_name() -> None:
    assert refused(pdf([(72.0, 700.0, "KÕ ho¹ch")], font="ABCDEF+.VnTime")) == "source-legacy-font"


WHOLE = pdf(page(P1, P2))


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[: len(WHOLE) // 2], WHOLE[:-60], WHOLE.replace(b"/Contents 6", b"/Contents 9"), b"%PDF-1.4\n%%EOF",
pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Kids[2 0 R]/Type/Pages>>"]),
        pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Contents 4 0 R>>", stream(b"[" * 100_000)]),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_refused(data: bytes) -> None:
    assert refused(data) in {"source-damaged", "source-empty", "source-too-complex"}


def test_a_form_is_read_and_one_that_would_be_left_out_is_damage() -> None:
    form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
    text, font = (
        b"BT /F 9 Tf 72 700 Td (Nha khach) Tj ET",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    assert read(one_page(b"/X Do", stream(text, form), font=font)) == "Nha khach\n"
    boundless = stream(text, form.replace("/BBox[0 0 595 842]", ""))
    assert refused(one_page(b"/X Do", boundless, font=font)) == "source-damaged"
    assert refused(one_page(b"/X Do", font=font)) == "source-damaged"


def test_a_long_document_is_refused() -> None:
    assert refused(pdf(*[page(P1)] * 151)) == "source-too-large"
    longest = [page([f"Trang {n * n} của ĐÓN"]) for n in range(150)]
    assert len(read(pdf(*longest)).split("ĐÓN")) == 151


# --- in a process of its own


def test_a_file_is_read_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pdf") / "plan.txt"
    file.write_bytes(WHOLE)
    assert load_source(str(file)).text == read(WHOLE)
    file.write_bytes(SCAN)
    with pytest.raises(coordplan.UnreadableFileError) as caught:
        load_source(str(file))
    (found,) = caught.value.diagnostics
    assert found.rule == "source-scan"
    assert found.help is not None


def test_what_never_ends_is_ended() -> None:
    endless = pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<>>>>>>", stream(b"q " * 1_000_000)])  # fmt: skip
    with pytest.raises(RefusedError) as caught:
        apart.read_apart(endless)
    assert caught.value.rule == "source-too-complex"


@pytest.mark.parametrize(
    ("command", "seconds"), [(("python3", "-c", "input()"), 0.2), (("no/such/program",), 5)]
)
def test_a_process_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], seconds: float
) -> None:
    monkeypatch.setattr(apart, "WORKER", command)
    monkeypatch.setattr(apart, "SECONDS", seconds)
    with pytest.raises(RefusedError) as caught:
        apart.read_apart(WHOLE)
    assert caught.value.rule in {"source-damaged", "source-too-complex"}


def test_without_pypdf_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError) as caught:
        apart.read_apart(WHOLE)
    (found,) = caught.value.diagnostics
    assert found.rule == "missing-extra"
    assert found.help is not None
    assert "coordplan[draft]" in found.help.vi


@pytest.mark.parametrize("data", [SCAN, b"%PDF-1.4 nothing more"])
def test_a_refusal_crosses_the_process_whole(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the process of its own says is what reading says: rule, words and advice."""
    from coordplan.load import reader

    monkeypatch.setattr(reader, "_limit", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with pytest.raises(RefusedError) as caught:
        read(data)
    reader.main()
    reply = json.loads(capsys.readouterr().out)
    error = caught.value
    assert reply == {
        "rule": error.rule,
        "said": {"vi": error.said.vi, "en": error.said.en},
        "mend": {"vi": error.mend.vi, "en": error.mend.en},
    }
    with pytest.raises(RefusedError) as apart_:
        apart.read_apart(data)
    assert (apart_.value.rule, apart_.value.said, apart_.value.mend) == (
        error.rule,
        error.said,
        error.mend,
    )
