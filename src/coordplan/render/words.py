"""The words of the interface, in Vietnamese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from coordplan.compiled import Agency, Deadline, Duty, OnCall, Posting, Reporting, Role
from coordplan.text import Language, Text, vietnamese_day

if TYPE_CHECKING:
    from coordplan.reporting.deadlines import Clock

ROLE: dict[Role, Text] = {
    Role.LEAD: Text(vi="chủ trì", en="leads"),
    Role.PERFORM: Text(vi="thực hiện", en="does it"),
    Role.SUPPORT: Text(vi="phối hợp", en="supports"),
    Role.DIRECT: Text(vi="chỉ đạo", en="directs"),
    Role.ADVISE: Text(vi="tham mưu", en="advises"),
}

LEAD = Text(vi="CHỦ TRÌ", en="LEADS")
NOBODY_LEADS = Text(vi="KHÔNG AI CHỦ TRÌ", en="NOBODY LEADS")
NOT_SAID = Text(
    vi="kế hoạch không nêu cơ quan chủ trì trong tình huống này",
    en="the plan names no leader for this situation",
)
LEAD_UNKNOWN = Text(vi="chưa biết được, còn tùy", en="not known yet, it depends on")
SHARED = Text(
    vi="các cơ quan cùng làm, không nêu ai chủ trì", en="several act, none is named leader"
)
SITUATION = Text(vi="Tình huống", en="Situation")
NOTHING_KNOWN = Text(vi="chưa biết gì", en="nothing known")
IMPLIED = Text(vi="suy ra", en="implied")
PLAN = Text(vi="Kế hoạch", en="Plan")
NAMED = Text(vi="CÙNG LÀM TRONG TÌNH HUỐNG NÀY", en="ALSO ACT IN THIS SITUATION")
TOLD = Text(vi="PHẢI BÁO", en="MUST BE TOLD")
DOUBTFUL = Text(vi="CẦN KIỂM TRA", en="IN DOUBT")
CERTAIN = Text(vi="VIỆC CHẮC CHẮN PHẢI LÀM", en="CERTAIN, whatever the answers")
LEADS_ABOVE = Text(vi="chủ trì: ở trên", en="who leads: above")
BY_CASES = Text(
    vi="Trường hợp nào cũng làm; chỉ điều khoản là còn tùy",
    en="In every case; only the clause depends",
)
NOTHING_CERTAIN = Text(vi="chưa có gì chắc chắn", en="nothing is certain yet")
BELOW = Text(vi="xem bên dưới", en="below")
LEFT_OUT = Text(vi="--brief không nêu", en="left out by --brief")
ASKED_ALONE = Text(vi="xem bằng `--plan {plan}`", en="shown with `--plan {plan}`")
DEPENDS = Text(vi="CÒN TÙY", en="DEPENDS")
ASK_FIRST = Text(vi="Hỏi trước", en="Ask first")
DEPENDS_ON = Text(vi="Tùy việc", en="On")
GENERAL = Text(vi="NHIỆM VỤ CHUNG VỚI MỌI NẠN NHÂN", en="FOR ANY VICTIM")
REPORTS = Text(vi="BÁO CÁO", en="REPORTS")
SILENT = Text(vi="KẾ HOẠCH KHÔNG GIAO NHIỆM VỤ VỀ", en="THE PLAN IS SILENT ON")
MENTIONED = Text(vi="CÓ NÓI ĐẾN, Ở ĐÂY KHÔNG GIAO AI LÀM", en="SPOKEN OF, NOBODY HERE IS TO DO IT")
ON_CALL = Text(vi="CHỈ LÀM KHI ĐƯỢC GỌI", en="ON CALL")
CALL_WITH = Text(
    vi="nêu bằng `--call ĐIỀU-KHOẢN`, hoặc `--no-call ĐIỀU-KHOẢN`",
    en="state it by `--call CLAUSE`, or `--no-call CLAUSE`",
)
NECESSARY = Text(vi="khi xét thấy cần thiết", en="where judged necessary")
ASKED = Text(vi="khi có yêu cầu, đề nghị", en="where somebody asks")
ASKED_BY = Text(vi="khi {by} yêu cầu", en="where {by} asks")
CALLED = Text(vi="đã được gọi", en="called")
CALLED_LABEL = Text(vi="Đã gọi", en="Called")
NOT_CALLED_LABEL = Text(vi="Không gọi", en="Not called")
NO_EFFECT = Text(vi="không có hiệu lực trong tình huống này", en="does not hold here")
NO_BEARING_LABEL = Text(vi="Không ảnh hưởng", en="No bearing")
NO_BEARING = Text(
    vi="{facts}: không làm câu trả lời của kế hoạch này khác đi",
    en="{facts}: changes nothing in this plan's answer",
)
BEFORE = Text(vi="trước khi {action}", en="before: {action}")
AFTER = Text(vi="sau khi {action}", en="after: {action}")
NOT_ITS_FUNCTION = Text(vi="việc thuộc cơ quan khác cùng được nêu", en="another's of those named")
MARK = "⚠"
INFERRED_NOTE = Text(
    vi="* có phần do người mã hóa suy ra; xem `coordplan show {plan} ĐIỀU-KHOẢN`",
    en="* partly read in by the encoder; see `coordplan show {plan} CLAUSE`",
)
WARNING = Text(vi="Lưu ý", en="Note")
TOLD_BY = Text(vi="do {by} báo", en="told by {by}")
ONE_ENOUGH = Text(vi="báo một nơi là đủ", en="one is enough")
OR = Text(vi=" hoặc ", en=" or ")
WHEN = Text(vi="khi", en="when")
ANY_VICTIM = Text(vi="với mọi nạn nhân", en="for any victim")
NO_CASE = Text(vi="việc thường xuyên, không gắn với một vụ việc", en="standing, tied to no case")
WITH = Text(vi="cùng", en="with")
HAND_OVER = Text(vi="chuyển cho", en="hands over to")
SUBMIT = Text(vi="gửi", en="submits to")
BY_REQUEST = Text(vi="theo đề nghị", en="by request")
BY_FUNCTION = Text(vi="theo chức năng", en="by function")
ASSIGNED_BY = Text(vi="phân công tại", en="assigned by")
ALSO_FOR = Text(vi="cả cho", en="also for")
VIA = Text(vi="qua", en="via")
ON_DEMAND = Text(vi="đột xuất", en="on demand")
UNSPECIFIED = Text(vi="không nêu kỳ hạn", en="no period given")
NO_ADDRESSEE = Text(vi="không nêu nơi nhận", en="no addressee given")
IMMEDIATELY = Text(vi="ngay", en="at once")
WITHIN = Text(vi="trong {time}", en="within {time}")
AHEAD = Text(vi="chậm nhất {time} trước khi nhập cảnh", en="at least {time} before entry")
BY = Text(vi="hạn {at}", en="by {at}")
DAY_OFF = Text(
    vi="ngày nghỉ: {why}; làm việc lại ngày {next}", en="a day off: {why}; next working day {next}"
)
WORKING_DAYS = (
    Text(vi="{n} ngày làm việc", en="{n} working day"),
    Text(vi="{n} ngày làm việc", en="{n} working days"),
)

_UNITS: tuple[tuple[str, Text, Text], ...] = (
    ("years", Text(vi="năm", en="year"), Text(vi="năm", en="years")),
    ("months", Text(vi="tháng", en="month"), Text(vi="tháng", en="months")),
    ("weeks", Text(vi="tuần", en="week"), Text(vi="tuần", en="weeks")),
    ("days", Text(vi="ngày", en="day"), Text(vi="ngày", en="days")),
    ("hours", Text(vi="giờ", en="hour"), Text(vi="giờ", en="hours")),
    ("minutes", Text(vi="phút", en="minute"), Text(vi="phút", en="minutes")),
)

_DURATION = re.compile(
    r"^P((?P<years>\d+)Y)?((?P<months>\d+)M)?((?P<weeks>\d+)W)?((?P<days>\d+)D)?"
    r"(T((?P<hours>\d+)H)?((?P<minutes>\d+)M)?)?$"
)


def duration(iso: str, language: Language) -> str:
    """An ISO 8601 duration in words: ``P6M`` is "6 tháng"."""
    match = _DURATION.match(iso)
    if match is None:
        return iso
    parts = []
    for unit, one, several in _UNITS:
        number = match[unit]
        if number and int(number):
            parts.append(f"{int(number)} {(one if int(number) == 1 else several)[language]}")
    return " ".join(parts)


def day(value: date | str, language: Language) -> str:
    """A day, or its ISO form, as people write it: ``01/03/2025``, ``2025-03-01``."""
    iso = value if isinstance(value, str) else value.isoformat()
    return vietnamese_day(iso) if language == "vi" else iso


def deadline(within: Deadline | None, language: Language) -> str:
    """A deadline in words; nothing where there is none."""
    if within is None:
        return ""
    if within.immediately:
        return IMMEDIATELY[language]
    if within.ahead is not None:
        return AHEAD[language].format(time=duration(within.ahead, language))
    if within.working_days is not None:
        time = counted(WORKING_DAYS, within.working_days, language)
    else:
        time = duration(within.duration or "", language)
    return WITHIN[language].format(time=time)


_EACH: dict[str, Text] = {
    "P1D": Text(vi="hằng ngày", en="daily"),
    "P1W": Text(vi="hằng tuần", en="weekly"),
    "P1M": Text(vi="hằng tháng", en="monthly"),
    "P3M": Text(vi="3 tháng một lần", en="every 3 months"),
    "P6M": Text(vi="6 tháng một lần", en="every 6 months"),
    "P1Y": Text(vi="hằng năm", en="yearly"),
}


def every(iso: str, language: Language) -> str:
    """A period in words: ``P1Y`` is "hằng năm"."""
    if iso in _EACH:
        return _EACH[iso][language]
    each = Text(vi="{time} một lần", en="every {time}")
    return each[language].format(time=duration(iso, language))


def rhythm(reporting: Reporting, language: Language) -> str:
    """How often a report is due, in words."""
    parts = [every(period, language) for period in reporting.every]
    if reporting.on_demand:
        parts.append(ON_DEMAND[language])
    if reporting.unspecified:
        parts.append(UNSPECIFIED[language])
    return ", ".join(parts)


def actions(duty: Duty, language: Language) -> str:
    """What a duty does, in words."""
    return ", ".join(action.label[language] for action in duty.actions)


def number(count: int, language: Language) -> str:
    """A whole number, its digits in threes as the language writes them."""
    return f"{count:,}" if language == "en" else f"{count:,}".replace(",", ".")


def counted(forms: tuple[Text, Text], count: int, language: Language) -> str:
    """A number in words; of the two forms, the first is for one."""
    return forms[0 if count == 1 else 1][language].format(n=number(count, language))


def decides(count: int, language: Language) -> str:
    """How many duties a question can settle, in words."""
    one = Text(vi="quyết định được {n} nhiệm vụ", en="can settle {n} duty")
    several = Text(vi="quyết định được tới {n} nhiệm vụ", en="can settle up to {n} duties")
    return counted((one, several), count, language)


def general(count: int, language: Language) -> str:
    """How many duties hold for any victim, in words."""
    one = Text(vi="{n} nhiệm vụ chung với mọi nạn nhân", en="{n} duty towards any victim")
    several = Text(vi="{n} nhiệm vụ chung với mọi nạn nhân", en="{n} duties towards any victim")
    return counted((one, several), count, language)


def clause(duty: Duty, plan: str = "") -> str:
    """The clause of a duty, with its plan or without; an asterisk: something was read in."""
    shown = f"{plan} {duty.clause}".strip()
    return f"[{shown}]" if duty.inferred is None else f"[{shown}*]"


def names(agencies: Iterable[Agency], language: Language, joiner: str = ", ") -> str:
    """The names of agencies, joined."""
    return joiner.join(agency.name[language] for agency in agencies)


def by_when(within: Deadline | None, language: Language, clock: Clock | None) -> str:
    """A deadline in words and, where there is a clock, on the calendar; nothing where none."""
    said = deadline(within, language)
    found = None if within is None or clock is None else clock.due(within)
    if found is None:
        return said
    on = BY[language].format(at=moment(found.at, language))
    if found.day_off is None or found.next_working_day is None:
        return f"{said} ({on})"
    off = DAY_OFF[language].format(
        why=found.day_off[language], next=day(found.next_working_day, language)
    )
    return f"{said} ({on}; {off})"


def moment(at: datetime, language: Language) -> str:
    """A moment as people write it: ``16:00 13/02/2026``, ``2026-02-13 16:00``."""
    shown = day(at.date(), language)
    return f"{at:%H:%M} {shown}" if language == "vi" else f"{shown} {at:%H:%M}"


def timed(duty: Duty, language: Language) -> list[str]:
    """When in the course of the case a duty comes."""
    pairs = ((BEFORE, duty.before), (AFTER, duty.after))
    return [
        text[language].format(action=action.label[language])
        for text, actions in pairs
        for action in actions
    ]


def trigger(on_call: OnCall, language: Language) -> str:
    """What calls for a duty on call."""
    said = []
    if on_call.asked_by is not None:
        by = names(on_call.asked_by, language, OR[language])
        said.append(ASKED_BY[language].format(by=by) if by else ASKED[language])
    if on_call.necessary:
        said.append(NECESSARY[language])
    return ", ".join(said)


def details(duty: Duty, posting: Posting, language: Language, clock: Clock | None = None) -> str:
    """What else a line must say of one agency's part in a duty."""
    said = timed(duty, language)
    if duty.on_call is not None:
        said.append(trigger(duty.on_call, language))
    if duty.within is not None:
        said.append(by_when(duty.within, language, clock))
    if duty.partners:
        said.append(f"{WITH[language]} {names(duty.partners, language)}")
    if duty.hand_over_to:
        said.append(f"{HAND_OVER[language]} {names(duty.hand_over_to, language, OR[language])}")
    if duty.submit_to:
        said.append(f"{SUBMIT[language]} {names(duty.submit_to, language)}")
    if duty.beneficiaries:
        others = ", ".join(entry.label[language] for entry in duty.beneficiaries)
        said.append(f"{ALSO_FOR[language]} {others}")
    if posting.requested:
        said.append(BY_REQUEST[language])
    if posting.by_function:
        said.append(BY_FUNCTION[language])
    return "; ".join(said)
