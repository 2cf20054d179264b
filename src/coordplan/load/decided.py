"""The years of which it is known which working days were swapped, each with where that stands.

The government decides the swaps, year by year, and now and then once more when the year has begun.
So a year stands here only where its decisions are named, and one swap that some library knows
settles none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Swap(NamedTuple):
    """A day off, and the day on a weekend that is worked instead of it."""

    off: date
    worked: date


class Decided(NamedTuple):
    """What is known of a year: the sources, and what the ``holidays`` library lacks of it."""

    sources: tuple[str, ...]
    swaps: tuple[Swap, ...] = ()
    off: tuple[date, ...] = ()


UNKNOWN = Decided(())
"""What is known of any other year."""

DECIDED: Mapping[int, Decided] = {
    2014: Decided(
        (
            "10525/VPCP-KGVX, 2013-12-12, "
            "https://baonghean.vn/en/hoan-doi-ngay-nghi-vao-cac-dip-le-nam-2014-10057853.html",
        ),
        (
            Swap(date(2014, 1, 28), date(2014, 1, 25)),
            Swap(date(2014, 1, 29), date(2014, 2, 8)),
        ),
        (date(2014, 2, 5),),
    ),
    2015: Decided(
        (
            "https://m.xahoi.com.vn/"
            "thong-bao-chinh-thuc-lich-ngay-nghi-ngay-di-lam-bu-dip-le-tet-2015-194402.amp",
        ),
    ),
    2018: Decided(
        (
            "573/TB-VPCP, 2017-12-14, https://lawnet.vn/thong-tin-phap-luat/en/"
            "thong-bao-van-ban-moi/"
            "official-2018-lunar-new-year-holiday-schedule-for-officials-and-public-employees-159892"
            ".html",
            "6519/VPCP-KGVX, 2018, "
            "https://vietnamnet.vn/en/total-of-21-days-for-2019-public-holidays-announced-E206473.html",
        ),
    ),
    2019: Decided(
        (
            "6519/VPCP-KGVX, 2018, "
            "https://vietnamnet.vn/en/total-of-21-days-for-2019-public-holidays-announced-E206473.html",
        ),
    ),
    2020: Decided(
        (
            "4544/TB-LDTBXH, 2019-10-25, https://lawnet.vn/thong-tin-phap-luat/en/"
            "thong-bao-van-ban-moi/official-lunar-new-year-holiday-schedule-"
            "officials-and-public-employees-to-have-07-days-off-144554.html",
        ),
    ),
    2021: Decided(
        (
            "https://en.vietnamplus.vn/2021-lunar-new-year-holiday-to-last-for-seven-days/191224.vnp",
        ),
    ),
    2022: Decided(
        (
            "245/VPCP-KGVX, 2022-01-11, https://english.luatvietnam.vn/"
            "official-dispatch-no-245-vpcp-kgvx-dated-january-11-2022-"
            "of-the-government-office-215627-doc6.html",
        ),
    ),
    2023: Decided(
        ("https://en.vietnamplus.vn/sevenday-tet-holiday-fixed-for-state-employees/244803.vnp",),
    ),
    2024: Decided(
        (
            "2450/VPCP-KGVX, 2024, https://thuvienphapluat.vn/cong-van/EN/Lao-dong-Tien-luong/"
            "Official-Dispatch-2450-VPCP-KGVX-2024-swap-of-working-days-"
            "during-the-Reunification-Day/606458/tieng-anh.aspx",
        ),
    ),
    2025: Decided(
        (
            "8726/VPCP-KGVX, 2024-11-26, https://pld.net.vn/tag/nghi-tet-nguyen-dan.html",
            "6150/TB-BLDTBXH, 2024, https://thuvienphapluat.vn/van-ban/EN/Lao-dong-Tien-luong/"
            "Announcement-6150-TB-BLDTBXH-2024-Lunar-New-Year-in-2025-"
            "of-officials-public-employees/634997/tieng-anh.aspx",
        ),
    ),
    2026: Decided(
        (
            "9441/TB-BNV, 2025-10-16, https://baohaiphong.vn/cong-chuc-vien-chuc-"
            "nguoi-lao-dong-hai-phong-duoc-nghi-tet-binh-ngo-lien-tuc-9-ngay-524823.html",
            "2025-12-25, https://www.24h.com.vn/tin-tuc-trong-ngay/"
            "ai-duoc-hoan-doi-de-nghi-tet-duong-lich-4-ngay-c46a1724830.html",
        ),
        (Swap(date(2026, 1, 2), date(2026, 1, 10)),),
    ),
}
