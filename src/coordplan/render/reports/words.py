"""The words of reports, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.render import words
from coordplan.reporting.due import DueReport, Undatable, Undated
from coordplan.reporting.flows import Flow
from coordplan.reporting.holes import Hole, HoleKind
from coordplan.reporting.periods import Period, length
from coordplan.text import LANGUAGES, Language, Text

OWES = Text(vi="PHẢI BÁO CÁO", en="OWES")
RECEIVES = Text(vi="ĐƯỢC NHẬN", en="RECEIVES")
PASSES_ON = Text(vi="CHUYỂN TIẾP", en="PASSES ON")
HOLES = Text(vi="CHỖ TRỐNG", en="HOLES")
NO_HOLES = Text(vi="không thấy chỗ trống", en="no holes found")
NO_REPORTS = Text(
    vi="không điều khoản nào yêu cầu báo cáo", en="no clause of this plan asks for a report"
)
NOTHING_HERE = Text(
    vi="không phải báo cáo, không nhận, không chuyển tiếp báo cáo nào",
    en="owes, receives and passes on no report",
)
NOWHERE = Text(vi="không nêu", en="not said")
DUE = Text(vi="PHẢI NỘP TỪ {first} ĐẾN {last}", en="DUE FROM {first} TO {last}")
NOTHING_DUE = Text(vi="không có báo cáo nào đến hạn", en="no report is due")
NO_DATE = Text(vi="KHÔNG CÓ NGÀY HẠN", en="WITHOUT A DATE")
RULE = Text(
    vi="Ngày hạn là giả định: {rule}. Không kế hoạch nào nêu ngày (đổi bằng `--due-after`)",
    en="The due day is an assumption: {rule}. No plan sets a day (`--due-after` changes it)",
)
_AT_END = Text(
    vi="ngày cuối kỳ, hoặc ngày làm việc tiếp theo",
    en="the last day of the period, or the next working day",
)
_AFTER = (
    Text(vi="{n} ngày làm việc sau khi hết kỳ", en="{n} working day after the period ends"),
    Text(vi="{n} ngày làm việc sau khi hết kỳ", en="{n} working days after the period ends"),
)
PROVISIONAL = Text(
    vi="Chưa biết lịch hoán đổi ngày làm việc năm {years}; bổ sung bằng `--holidays`",
    en="Swapped working days of {years} are not known yet; add them with `--holidays`",
)
OUT_OF_FORCE = Text(
    vi="kế hoạch {plan} không có hiệu lực vào ngày cuối kỳ",
    en="plan {plan} was not in force when the period ended",
)
REASON: dict[Undatable, Text] = {
    Undatable.UNSPECIFIED: words.UNSPECIFIED,
    Undatable.ON_DEMAND: words.ON_DEMAND,
    Undatable.OFF_CALENDAR: Text(
        vi="{every}: không khớp với lịch, kế hoạch không nêu ngày bắt đầu",
        en="{every}: does not fit the calendar, and the plan sets no first day",
    ),
}
KIND: dict[HoleKind, Text] = {
    HoleKind.NO_PERIOD: Text(vi="thiếu kỳ hạn", en="no period"),
    HoleKind.NO_ADDRESSEE: Text(vi="thiếu nơi nhận", en="no addressee"),
    HoleKind.NOBODY_ASKS: Text(vi="không ai yêu cầu", en="nobody asks"),
    HoleKind.RECEIVES_NONE: Text(vi="không có nguồn", en="receives none"),
    HoleKind.CYCLE: Text(vi="vòng tròn", en="circle"),
    HoleKind.TWICE: Text(vi="trùng lặp", en="twice"),
}
HOLE: dict[HoleKind, Text] = {
    HoleKind.NO_PERIOD: Text(
        vi="{agencies}: phải báo cáo nhưng không nêu kỳ hạn",
        en="{agencies}: must report, but no period is given",
    ),
    HoleKind.NO_ADDRESSEE: Text(
        vi="{agencies}: phải báo cáo nhưng không nêu nơi nhận",
        en="{agencies}: must report, but no addressee is given",
    ),
    HoleKind.NOBODY_ASKS: Text(
        vi="{agencies}: có số liệu nhưng không điều khoản nào yêu cầu báo cáo",
        en="{agencies}: keeps data, but no clause asks for a report",
    ),
    HoleKind.RECEIVES_NONE: Text(
        vi="{agencies}: phải báo cáo nhưng không được ai báo cáo và không trực tiếp xử lý vụ việc",
        en="{agencies}: must report, but receives no report and acts in no case",
    ),
    HoleKind.CYCLE: Text(vi="{agencies}: báo cáo vòng tròn", en="{agencies}: report in a circle"),
    HoleKind.TWICE: Text(
        vi="{sender} báo cáo {to} cùng một số liệu nhiều lần",
        en="{sender} reports the same data to {to} more than once",
    ),
}

_QUARTERS = ("I", "II", "III", "IV")
_HALVES = (Text(vi="đầu", en="first"), Text(vi="cuối", en="second"))


def rule(due_after: int) -> Text:
    """The rule of the due day."""
    if due_after == 0:
        return _AT_END
    return Text(
        vi=words.counted(_AFTER, due_after, "vi"), en=words.counted(_AFTER, due_after, "en")
    )


def period(every: str, value: Period, language: Language) -> str:
    """A period by the name that people give it: "quý II/2026", "first half of 2026"."""
    found = length(every)
    months = found.months if found is not None else 0
    year, month = value.last.year, value.last.month
    named = {
        12: Text(vi=f"năm {year}", en=f"year {year}"),
        6: Text(
            vi=f"6 tháng {_HALVES[month // 12].vi} năm {year}",
            en=f"{_HALVES[month // 12].en} half of {year}",
        ),
        3: Text(
            vi=f"quý {_QUARTERS[(month - 1) // 3]}/{year}", en=f"quarter {-(-month // 3)} of {year}"
        ),
        1: Text(vi=f"tháng {month}/{year}", en=f"month {year}-{month:02}"),
    }
    if months in named:
        return named[months][language]
    first, last = words.day(value.first, language), words.day(value.last, language)
    if value.first == value.last:
        return last
    return f"{first} – {last}"


def addressees(found: Sequence[Flow], language: Language) -> str:
    """To whom reports of one duty go, and through whom."""
    named = [flow.to.name[language] for flow in found if flow.to is not None]
    to = ", ".join(named) or words.NO_ADDRESSEE[language]
    via = found[0].reporting.via
    return to if via is None else f"{to} ({words.VIA[language]} {via.name[language]})"


def rhythm(flow: Flow, language: Language) -> str:
    """How often a report is due; by request where the issuer can only ask."""
    said = words.rhythm(flow.reporting, language)
    return f"{said}; {words.BY_REQUEST[language]}" if flow.requested else said


def hole(value: Hole) -> Text:
    """A hole in words."""
    said = {
        language: HOLE[value.kind][language].format(
            agencies=words.names(value.agencies, language),
            sender=value.agencies[0].name[language],
            to=value.agencies[-1].name[language],
        )
        for language in LANGUAGES
    }
    return Text(vi=said["vi"], en=said["en"])


def undated(value: Undated, language: Language) -> str:
    """Why a report has no date."""
    every = "" if value.every is None else words.every(value.every, language)
    return REASON[value.reason][language].format(every=every)


def summary(value: DueReport, language: Language) -> str:
    """A due report in one line: for which period, to whom, from whom."""
    said = Text(
        vi="Báo cáo {period} gửi {to} — {sender}", en="Report for {period} to {to} — {sender}"
    )
    return said[language].format(
        period=period(value.every, value.period, language),
        to=addressees((value.flow,), language),
        sender=value.flow.sender.name[language],
    )
