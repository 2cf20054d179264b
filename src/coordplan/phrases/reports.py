"""Reports in words: for which period, by which day, and what is missing."""

from __future__ import annotations

from coordplan.lengths import length
from coordplan.phrases.duties import names
from coordplan.phrases.time import day
from coordplan.reporting.due import Schedule
from coordplan.reporting.holes import Hole, HoleKind
from coordplan.reporting.periods import Period
from coordplan.text import Text, counted, forms

_RULE = Text(
    vi="Ngày đến hạn là giả định: {rule}. Các kế hoạch không quy định ngày (đổi bằng "
    "`--due-after`)",
    en="The due day is an assumption: {rule}. No plan sets a day (`--due-after` changes it)",
)
_AT_END = Text(
    vi="ngày cuối kỳ, hoặc ngày làm việc tiếp theo",
    en="the last day of the period, or the next working day",
)
_AFTER = forms(
    vi="{n} ngày làm việc sau khi hết kỳ",
    one="{n} working day after the period ends",
    many="{n} working days after the period ends",
)
_OUT_OF_FORCE = Text(
    vi="kế hoạch {plan} không có hiệu lực vào ngày cuối kỳ",
    en="plan {plan} was not in force when the period ended",
)
_HOLE: dict[HoleKind, Text] = {
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
        vi="{agencies}: phải báo cáo nhưng không được cơ quan nào báo cáo và không trực tiếp xử lý "
        "vụ việc",
        en="{agencies}: must report, but receives no report and acts in no case",
    ),
    HoleKind.CYCLE: Text(vi="{agencies}: báo cáo vòng tròn", en="{agencies}: report in a circle"),
    HoleKind.TWICE: Text(
        vi="{sender} báo cáo {to} cùng một số liệu nhiều lần",
        en="{sender} reports the same data to {to} more than once",
    ),
}
_YEAR = Text(vi="năm {year}", en="year {year}")
_HALF = (
    Text(vi="6 tháng đầu năm {year}", en="first half of {year}"),
    Text(vi="6 tháng cuối năm {year}", en="second half of {year}"),
)
_QUARTER = Text(vi="quý {roman}/{year}", en="quarter {n} of {year}")
_QUARTERS = ("I", "II", "III", "IV")
_MONTH = Text(vi="tháng {n}/{year}", en="month {year}-{n:0>2}")


def rule(due_after: int) -> Text:
    """The rule of the due day."""
    return counted(_AFTER, due_after) if due_after else _AT_END


def rule_note(due: Schedule) -> Text:
    """That the rule of the due day is an assumption."""
    return _RULE.format(rule=rule(due.due_after))


def out_of_force(plan: str) -> Text:
    """That a plan was not in force."""
    return _OUT_OF_FORCE.format(plan=plan)


def period(every: str, value: Period) -> Text:
    """A period by the name that people give it: "quý II/2026", "first half of 2026"."""
    found = length(every)
    year, month = str(value.last.year), value.last.month
    match found.months if found is not None else 0:
        case 12:
            return _YEAR.format(year=year)
        case 6:
            return _HALF[month // 12].format(year=year)
        case 3:
            quarter = (month - 1) // 3
            return _QUARTER.format(roman=_QUARTERS[quarter], n=quarter + 1, year=year)
        case 1:
            return _MONTH.format(n=str(month), year=year)
        case _ if value.first == value.last:
            return day(value.last)
    return span(value)


def span(value: Period) -> Text:
    """A period by its days."""
    return day(value.first) + " – " + day(value.last)


def hole(value: Hole) -> Text:
    """A hole in words."""
    return _HOLE[value.kind].format(
        agencies=names(value.agencies), sender=value.agencies[0].name, to=value.agencies[-1].name
    )
