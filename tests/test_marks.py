"""The words that open the fixed places of a document, each in the forms that are met."""

from __future__ import annotations

import pytest

from coordplan.tracing import cut, marks
from coordplan.tracing.marks import Marked, Sort

KINDS = (
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHỈ THỊ", "CHƯƠNG TRÌNH", "ĐỀ ÁN", "PHƯƠNG ÁN", "QUY CHẾ", "QUY ĐỊNH",
    "HƯỚNG DẪN", "THÔNG BÁO", "THÔNG TƯ", "BÁO CÁO", "CÔNG VĂN", "CÔNG ĐIỆN", "NGHỊ QUYẾT", "NGHỊ ĐỊNH",
    "TỜ TRÌNH",
)  # fmt: skip

BASES = (
    "Căn cứ", "Thực hiện", "Thi hành", "Triển khai", "Xét", "Theo", "Để", "Ủy ban", "Uỷ ban", "UBND",
)  # fmt: skip

BODIES = (
    "Ủy ban", "UBND", "Sở", "Phòng", "Ban", "Bộ", "Công an", "Tòa án", "TAND", "Viện", "VKSND", "Hội",
    "Trung tâm", "Đoàn", "Liên đoàn", "Cơ quan", "Đơn vị", "Văn phòng", "Chi cục", "Cục", "Tổng cục",
    "Mặt trận", "UBMTTQ", "Thanh tra", "Trường", "Đồn", "Tổ", "Đội", "Đài", "Báo", "Thủ trưởng",
    "Chủ tịch", "Giám đốc", "Bệnh viện", "Các", "Ngân hàng", "Kho bạc",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_document_stands_in_capitals(kind: str) -> None:
    assert marks.is_kind(kind)
    assert marks.is_kind(f"{kind} LIÊN TỊCH")
    assert not marks.is_kind(kind.capitalize())
    assert not marks.is_kind(f"{kind}: ĐÓN NGƯỜI")
    assert not marks.is_kind(f"SỬA {kind}")


@pytest.mark.parametrize("opening", BASES)
def test_what_leads_up_to_the_body(opening: str) -> None:
    assert marks.gives_basis(f"{opening} lệ làng số 7;")
    assert marks.gives_basis(opening if not opening.isupper() else f"{opening} xã")
    assert not marks.gives_basis(f"{opening} LỆ LÀNG".upper()), "a title in capitals"
    assert not marks.gives_basis(f"Nay {opening} lệ làng"), "only where it begins"
    assert not marks.gives_basis(f"{opening}x lệ làng"), "only whole words"


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    "before", ["", "Đề nghị ", "Yêu cầu ", "Giao ", "Trách nhiệm của ", "Nhiệm vụ của "]
)
def test_a_heading_that_addresses_a_body(body: str, before: str) -> None:
    assert marks.names_body(f"{before}{body} xã Ven Đồi")
    assert marks.names_body(f"{before}{body}")
    assert not marks.names_body(f"{before}{body.split(maxsplit=1)[0]}x"), "only whole words"
    assert not marks.names_body(f"Nấu cơm cho {body} xã")


def test_only_one_address_is_read() -> None:
    assert not marks.names_body("Giao giao Sở Y tế")


@pytest.mark.parametrize("sign", ["TM", "KT", "TL", "TUQ", "Q"])
def test_in_whose_name_somebody_signs(sign: str) -> None:
    assert marks.signs(f"{sign}. CHỦ TỊCH")
    assert marks.signs(f"{sign}.CHỦ TỊCH")
    assert not marks.signs(f"{sign}. Chủ tịch")
    assert not marks.signs(f"{sign} CHỦ TỊCH")
    assert not marks.signs(f"{sign}.")


@pytest.mark.parametrize("ending", [";", ",", "."])
def test_an_office_is_no_member_of_a_list(ending: str) -> None:
    assert marks.is_office("CHỦ TỊCH")
    assert not marks.is_office(f"UBND{ending}")
    assert not marks.is_office("Chủ tịch")
    assert not marks.is_office("123"), "figures are no capitals"


SAYS = [
    (marks.sent_to, ("Kính gửi", "KÍNH GỬI", "Kinh gui", "kính gửi: Trường")),
    (marks.copied_to, ("Nơi nhận", "NƠI NHẬN:", "Nơi nhận: Trường")),
    (
        marks.assigns,
        ("Phân công thực hiện:", "Phân công: Bếp ăn", "Phân công nhiệm vụ", "PHÂN CÔNG:"),
    ),
]


@pytest.mark.parametrize(("says", "lines"), SAYS, ids=["sent to", "copied to", "assigns"])
def test_a_line_that_opens_a_list(says: object, lines: tuple[str, ...]) -> None:
    assert callable(says)
    for line in lines:
        assert says(line), line
        assert marks.opens(line), line
        assert not says(f"Thôn {line}"), "only where it begins"
        assert not says(line.partition(":")[0] + " cho ai"), "nothing stands before the colon"


@pytest.mark.parametrize("body", ["Cơ quan", "Đơn vị", "CƠ QUAN"])
def test_who_leads_and_who_supports(body: str) -> None:
    assert marks.part_played(f"{body} chủ trì: Bếp ăn") == "lead"
    assert marks.part_played(f"{body} phối hợp: Trường") == "support"
    assert marks.part_played(f"{body} chủ trì") == "lead"
    assert marks.part_played(f"{body} nấu cơm: Trường") is None
    assert marks.opens(f"{body} chủ trì: Bếp ăn")


@pytest.mark.parametrize("line", ["KẾ HOẠCH", "V/v đón người", "v/v đón người", "TM. ỦY BAN"])
def test_what_begins_something_new(line: str) -> None:
    assert marks.opens(line)
    assert not marks.opens(f"về {line.lower().replace('/', '')}")


MARKS = [
    ("IV. Việc", Marked(Sort.PART, "IV", "Việc")),
    ("PHẦN II. VIỆC", Marked(Sort.PART, "II", "VIỆC")),
    ("Phần X) Việc", Marked(Sort.PART, "X", "Việc")),
    ("Điều 12. Việc", Marked(Sort.ARTICLE, "12", "Việc")),
    ("ĐIỀU 3đ: Việc", Marked(Sort.ARTICLE, "3đ", "Việc")),
    ("7. Việc", Marked(Sort.ITEM, "7", "Việc")),
    ("7) Việc", Marked(Sort.ITEM, "7", "Việc")),
    ("7.Việc", Marked(Sort.ITEM, "7", "Việc")),
    ("7.ĐỐI TƯỢNG", Marked(Sort.ITEM, "7", "ĐỐI TƯỢNG")),
    ("7.1.Việc", Marked(Sort.ITEM, "7.1", "Việc")),
    ("7.A.2", Marked(Sort.PLAIN, "", "7.A.2")),
    ("7.việc", Marked(Sort.PLAIN, "", "7.việc")),
    ("7.12 Việc", Marked(Sort.ITEM, "7.12", "Việc")),
    ("1.2.3.4.5. Việc", Marked(Sort.ITEM, "1.2.3.4.5", "Việc")),
    ("đ) việc", Marked(Sort.POINT, "đ", "việc")),
    ("a1)việc", Marked(Sort.POINT, "a1", "việc")),
    ("b. việc", Marked(Sort.POINT, "b", "việc")),
    ("- việc", Marked(Sort.DASH, "-", "việc")),
    ("–việc", Marked(Sort.DASH, "–", "việc")),
    ("— việc", Marked(Sort.DASH, "—", "việc")),
    ("+ việc", Marked(Sort.PLUS, "+", "việc")),
    ("việc", Marked(Sort.PLAIN, "", "việc")),
    # a number within a sentence that is broken before it
    ("Điều 4. của làng", Marked(Sort.PLAIN, "", "Điều 4. của làng")),
    ("12. của làng", Marked(Sort.PLAIN, "", "12. của làng")),
    ("I. của làng", Marked(Sort.PLAIN, "", "I. của làng")),
    ("123. Việc", Marked(Sort.PLAIN, "", "123. Việc")),
    ("7 Việc", Marked(Sort.PLAIN, "", "7 Việc")),
    ("-", Marked(Sort.PLAIN, "", "-")),
    ("f) Việc", Marked(Sort.POINT, "f", "Việc")),
    ("A) Việc", Marked(Sort.PLAIN, "", "A) Việc")),
]


@pytest.mark.parametrize(("line", "found"), MARKS, ids=[line for line, _ in MARKS])
def test_what_a_mark_is_and_what_it_counts(line: str, found: Marked) -> None:
    assert marks.read_mark(line) == found


# --- the places of a document, one after the other


def placed(*paragraphs: str) -> list[str]:
    return [clause.at for clause in cut("\n\n".join(paragraphs))]


HEADER = ("ỦY BAN NHÂN DÂN", "XÃ VEN ĐỒI")
TITLE = ("KẾ HOẠCH", "Về việc đón người")


def test_after_what_leads_up_nothing_is_header_or_title() -> None:
    """The first paragraph of the preamble ends the header: a short line after it is text."""
    assert placed(*HEADER, "Căn cứ lệ làng;", "Xã nhắc cả làng", "I. VIỆC") == [
        *("H.1", "H.2", "0.¶1", "0.¶2", "I"),
    ]
    assert placed(*HEADER, *TITLE, "Căn cứ lệ làng;", "Xã nhắc cả làng", "I. VIỆC") == [
        *("H.1", "H.2", "T.1", "T.2", "0.¶1", "0.¶2", "I"),
    ]


def test_a_body_without_a_preamble_begins_with_its_first_mark() -> None:
    """A short line below a part is its text, though no preamble ended the header."""
    assert placed(*HEADER, "I. VIỆC", "Nấu cơm", "II. HẾT", "1. Về") == [
        *("H.1", "H.2", "I", "I.¶1", "II", "II.1"),
    ]
    assert placed(*HEADER, *TITLE, "1. Việc", "Nấu cơm") == [
        *("H.1", "H.2", "T.1", "T.2", "1", "1.¶1"),
    ]


def test_a_long_line_ends_the_header_and_the_line_that_names_a_plan_may_be_long() -> None:
    long, longer = "Xã " + "nhắc " * 40, "Xã " + "nhắc " * 120
    assert placed(*HEADER, long, "I. VIỆC")[2] == "0.¶1"
    assert placed(*HEADER, "KẾ HOẠCH", long, "I. VIỆC")[2:4] == ["T.1", "T.2"]
    assert placed(*HEADER, "KẾ HOẠCH", longer, "I. VIỆC")[2:4] == ["T.1", "0.¶1"]
    assert placed(*HEADER, *TITLE, long, "I. VIỆC")[2:5] == ["T.1", "T.2", "0.¶1"]


def test_the_line_that_names_a_plan_may_begin_as_a_basis_does() -> None:
    assert placed(*HEADER, "KẾ HOẠCH", "Thực hiện việc đón", "Thực hiện lệ làng")[2:] == [
        *("T.1", "T.2", "0.¶1"),
    ]


def test_recipients_are_no_body_and_who_signs_is_no_recipient() -> None:
    assert placed("I. VIỆC", "1. Nấu.", "Nơi nhận:", "- Trường;", "CHỦ TỊCH", "Họ Tên") == [
        *("I", "I.1", "R", "R.-1", "S.1", "S.2"),
    ]
    assert placed("I. VIỆC", "1. Nấu.", "CHỦ TỊCH ĐẾN THĂM", "2. Về.") == [
        *("I", "I.1", "I.1.¶2", "I.2"),
    ], "capitals sign only below the recipients"
    assert placed("I. VIỆC", "1. Nấu.", "Nơi nhận: Trường", "TM. XÃ", "KT. CHỦ TỊCH")[2:] == [
        *("R", "S.1", "S.2"),
    ]
