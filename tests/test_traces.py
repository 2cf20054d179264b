"""Numbers, addresses and dates of birth are seen however they are written; other numbers are not."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordplan.traces import Trace, traces

NUMBERS = [
    # telephones
    "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "0912–345–678", "0912—345—678",
    "0912−345−678", "(0912) 345678", "(091) 234 5678", "091 234 56 78", "09 12 34 56 78",
    "0 9 1 2 3 4 5 6 7 8", "0.9.1.2.3.4.5.6.7.8", "0912_345_678", "0912/345/678", "0912,345,678",
    "0912·345·678", "0912•345•678", "0912 - 345 - 678", "0912 . 345 . 678", "+84912345678",
    "+84 912 345 678", "+84 (0)912 345 678", "(+84) 912-345-678", "0084912345678", "84912345678",
    "84 912 345 678", "024 3822 1234", "(024) 3822.1234", "0225.3 822 123", "02253822123",
    "01234567890", "0912\u00a0345\u00a0678", "0912\u2009345\u2009678", "0912\u200b345\u200b678",
    "09\u00ad12345678", "0912\ufeff345678", "0912\n345\n678", "0912\t345\t678",
    "0912345678", "٠٩١٢٣٤٥٦٧٨", "۰۹۱۲۳۴۵۶۷۸", "०९१२३४५६७८", "⁰⁹¹²³⁴⁵⁶⁷⁸", "⓪⑨①②③④⑤⑥⑦⑧",
    "𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "0\u20e39\u20e31\u20e32\u20e33\u20e34\u20e35\u20e36\u20e37\u20e38\u20e3",
    "gọi 0912 345 678 hoặc 111", "SĐT0912345678", "đt:0912345678.", "“0912345678”",
    "không chín một hai ba bốn năm sáu bảy tám", "Khong chin mot hai ba bon nam sau bay tam",
    "không chín một, hai ba bốn, năm sáu bảy tám", "zero nine one two three four five six seven eight",
    "không chín 1 2 ba bốn 5 6 bảy tám", "điện thoại: 38221234", "ĐT 3822 1234", "SĐT: 3.822.123",
    "Zalo 38221234", "phone 3822-1234", "https://zalo.me/0912345678", "http://x.vn/?p=84912345678",
    "năm 2021-2025, gọi 0912345678", "số 12/KH-UBND, 0912345678", "15/7/2025 0912345678",
    "0912345678 ngày 15/7/2025", "111 hoặc 0912345678", "1900 0000 và 0912345678",
    # identity cards and passports
    "CMND 123456789", "CMND 123 456 789", "CMND 123.456.789", "cccd 001090012345",
    "CCCD 001 090 012 345", "CCCD: 0010-9001-2345", "001090012345", "hộ chiếu B1234567",
    "passport C12345678", "số định danh 079303001234",
]  # fmt: skip

ADDRESSES = [
    "a.b@example.org", "A@EXAMPLE.ORG", "<a@example.org>", "a＠example．org", "a﹫example.org",
    "a @ example.org", "a@ example .org", "a(at)example.org", "a [at] example.org",
    "a a còng example chấm org", "a (a còng) example.org", "a@example[dot]org", "đ@ví-dụ.vn",
]  # fmt: skip

BIRTHS = [
    "sinh ngày 01/02/2009", "Sinh năm 2009", "sinh 2009", "sinh: 2009", "SINH NĂM: 2009",
    "ngày sinh: 1/2/2009", "Ngày sinh 01-02-2009", "năm sinh 2009", "ngày, tháng, năm sinh: 01.02.2009",
    "Nguyễn Văn A, sinh năm 2009", "cháu A sinh ngày 1 tháng 2 năm 2009", "sn 2009", "SN: 01/02/2009",
    "DOB: 2009-02-01", "DOB 01/02/2009", "born 2009", "born on 1 May 2009", "born May 1, 2009",
    "born in 2009", "date of birth: 2009-02-01", "birthday 01/02", "sinh tháng 2/2009", "sinh vào năm 2009",
]  # fmt: skip

NOTHING = [
    "", " ", "2021-2025", "2021 - 2025", "2021–2025", "2021/2025", "giai đoạn 2021-2025",
    "2011-2015, 2016-2020, 2021-2025", "2021-2025-2030", "các năm 2021, 2022, 2023, 2024",
    "2021 2022 2023 2024", "từ 2021-2025 đến 2026-2030", "năm 2023", "2023-2024",
    "số 123/KH-UBND", "số 4567/KH-UBND ngày 15/7/2025", "62/2012/NĐ-CP", "Luật số 53/2024/QH15",
    "Nghị định số 62/2012/NĐ-CP ngày 13/8/2012", "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG",
    "Thông tư liên tịch số 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG ngày 10 tháng 02 năm 2014",
    "2546/QĐ-TTg", "Luật 66/2011/QH12", "Luật số 66/2011", "12345/2023/CV-UBND", "cv-12345-2023",
    "nd-62-2012", "ttlt-01-2014", "luat-53-2024", "26/KH-BCĐ138/ĐA", "Kế hoạch 100/KH-BCĐ 2021-2025",
    "01/01/2025", "01/01/2025-31/12/2025", "01.01.2025 - 31.12.2025", "1/1/2025 đến 31/12/2025",
    "2025-01-01", "2025-01-01 - 2025-12-31", "2026-02-13T16:00", "15/7/2025, 16/7/2025",
    "01/2025-12/2025", "17:00 15/7/2025", "15/7-30/8/2025", "15/7-30/8", "12 15/7/2025",
    "từ 7h00 15/7/2025 đến 17h00 30/8/2025", "số 12 15/7/2025-30/8/2026", "ngày 01, 02, 03/7/2025",
    "07:30-11:30, 13:30-17:00", "24/7", "7h30-11h30", "Mo-Fr 07:30-11:30,13:30-17:00",
    "111", "113", "111, 113, 114, 115", "111 113 114 115", "111-113-115", "111/113/114", "gọi 111 hoặc 113",
    "Tổng đài 1900 0000", "18001567", "1800 1567", "1900.545464", "hotline 19001234", "hotline: 1800-1567",
    "1.000.000.000 đồng", "1.500.000 đồng", "100000000 đồng", "2.500.000.000 VND", "1,000,000 USD",
    "12.345 người", "20 ngày, 12 giờ, 90 phút", "Điều 44, 46, 52, 55, 60", "1.2.3.4.5.6.7.8.9",
    "khoản 1, 2, 3, 4, 5, 6, 7, 8, 9", "V.8.-1", "II.1.1", "V.8.-1#2", "điểm a, b, c khoản 2 Điều 5",
    "P6M", "P30D", "--06-15", "17:00", "không", "không có", "không ai chủ trì",
    "hai ba bốn người", "một hoặc hai", "ba năm sáu tháng", "học sinh 2024", "học sinh năm 2024",
    "phát sinh ngày 01/02/2024", "phát sinh năm 2024", "giấy khai sinh 2009", "vệ sinh 2024",
    "sinh viên 2024", "an sinh xã hội 2024", "tuyển sinh 2024", "thí sinh 2024", "ngày sinh", "họ tên, ngày sinh",
    "sinh con", "trẻ sơ sinh", "newborn", "ngày 15 tháng 7 năm 2025", "@", "a @ b", "khối @ 5", "5 @SUM(A1), chấm dứt",
    "Nguyễn Văn A", "https://example.org/van-ban/653456", "https://example.org/2024/01/15/tin-20240115123456.html",
    "xã, phường 2 cấp", "Nghị quyết 18-NQ/TW", "138/CP", "BCĐ 138/TP", "QĐ 1/2025, QĐ 2/2025",
]  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_of_a_person(text: str) -> None:
    assert Trace.NUMBER in traces(text)
    for around in ("{}", "Liên hệ {} để biết.", "({})", "tên:{}", "{}."):
        for form in ("NFC", "NFD"):
            written = unicodedata.normalize(form, around.format(text))
            assert Trace.NUMBER in traces(written), written


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_e_mail_address(text: str) -> None:
    assert traces(text) == (Trace.EMAIL,)
    assert traces(f"Gửi về {text} trước 17:00") == (Trace.EMAIL,)


@pytest.mark.parametrize("text", BIRTHS)
def test_a_date_of_birth(text: str) -> None:
    assert traces(text) == (Trace.BIRTH,)
    assert traces(unicodedata.normalize("NFD", f"({text.upper()})")) == (Trace.BIRTH,)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_nobodys(text: str) -> None:
    for written in (text, text.upper(), f"Theo {text} của thành phố.", f"({text})"):
        assert traces(written) == (), written


def _digits(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


@given(
    st.sampled_from(["03", "05", "07", "08", "09"]),
    _digits(8, 8),
    st.lists(st.sampled_from(["", " ", ".", "-", " - ", "–", "\u00a0", "\u200b"]), min_size=9, max_size=9),
    st.sampled_from(["", "gọi ", "Số: ", "(", "năm 2024: "]),
)  # fmt: skip
def test_no_way_to_part_a_mobile_number_hides_it(
    begins: str, rest: str, between: list[str], before: str
) -> None:
    parted = "".join(
        f"{digit}{sign}" for digit, sign in zip(begins + rest, [*between, ""], strict=True)
    )
    assert Trace.NUMBER in traces(before + parted)


@given(
    st.integers(1, 9999),
    st.integers(1990, 2049),
    st.sampled_from(["KH-UBND", "NĐ-CP", "QĐ-TTg", "TT-BCA", "CV-SLĐTBXH"]),
    st.booleans(),
)
def test_no_document_number_is_a_persons(number: int, year: int, ends: str, dated: bool) -> None:
    assert traces(f"số {number}/{year}/{ends}" if dated else f"số {number}/{ends} năm {year}") == ()


@given(
    st.integers(1990, 2049), st.integers(1990, 2049), st.sampled_from(["-", " - ", "–", "/", ", "])
)
def test_no_span_of_years_is_a_persons(first: int, last: int, sign: str) -> None:
    assert traces(f"giai đoạn {first}{sign}{last}") == ()


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    assert set(traces(text)) <= set(Trace)


@pytest.mark.parametrize(
    "text",
    ["1 " * 4000, "0" * 8000, "2021-" * 1600, "a@" * 4000, "111 " * 2000, "không " * 2000, "sinh " * 2000,
     "1.000." * 1500, "http://" * 1000, "1/" * 4000, "a còng " * 1000, "(" * 8000, "một " * 2000 + "0"],
)  # fmt: skip
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = time.perf_counter()
    traces(text)
    assert time.perf_counter() - begun < 20
    assert re.search(r"\S", text)
