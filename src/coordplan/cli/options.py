"""Options that several commands share.

Help is written in both languages, English first: ``English · Tiếng Việt``. Each reader sees one.
"""

from __future__ import annotations

import datetime
import os
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coordplan.cli.values import date_of, moment_of

if TYPE_CHECKING:
    from collections.abc import Callable


class Lang(StrEnum):
    """The languages of the output."""

    VI = "vi"
    EN = "en"
    BOTH = "both"


class Engine(StrEnum):
    """What judges the conditions of a plan."""

    INDEX = "index"
    DURABLE = "durable"


COMPLETING = "_COORDPLAN_COMPLETE"
"""The variable that is set while a shell completes a word."""


def completed(name: str) -> Callable[..., Any] | None:
    """What completes a word, by its name in ``completions``, while a shell asks for that.

    At any other time there is none: typer takes each apart, which takes longer than it looks.
    """
    if COMPLETING not in os.environ:
        return None
    completer: Callable[..., Any] = getattr(import_module("coordplan.cli.completions"), name)
    return completer


PlanOption = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        "-p",
        metavar="PLAN",
        help="A plan: id, file or name (hai phong), a folder of plans, - for standard input; "
        "repeatable. Default: those of COORDPLAN_PLANS, else all shipped. · Kế hoạch: mã, tệp hoặc "
        "tên (Hải Phòng), thư mục kế hoạch, - là đầu vào chuẩn; có thể nêu nhiều lần. Mặc định: "
        "các kế hoạch trong COORDPLAN_PLANS, nếu không có thì mọi kế hoạch có sẵn.",
        autocompletion=completed("plans"),
    ),
]
PlaceOption = Annotated[
    str | None,
    typer.Option(
        "--place",
        metavar="PLACE",
        help="The plans that speak for a place: its own, its province's, and national rules beside "
        "them; old names too (tran de, can tho). · Các kế hoạch của một nơi: của chính nơi đó, "
        "của tỉnh, và quy định chung của quốc gia; tìm được cả tên cũ ('Trần Đề, Cần Thơ').",
    ),
]
OnePlanOption = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        "-p",
        metavar="PLAN",
        help="The plan: id, file or name (hai phong). · Kế hoạch: mã, tệp hoặc tên (Hải Phòng).",
        autocompletion=completed("plans"),
    ),
]
PlanArgument = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help="A plan: id, file or name (hai phong), - for standard input. · "
        "Kế hoạch: mã, tệp hoặc tên (Hải Phòng), - là đầu vào chuẩn.",
        autocompletion=completed("plans"),
    ),
]
PlansArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN",
        help="Plans: ids, files or names (hai phong), - for standard input. Default: all shipped. "
        "· Các kế hoạch: mã, tệp hoặc tên (Hải Phòng), - là đầu vào chuẩn. Mặc định: tất cả kế "
        "hoạch có sẵn.",
        autocompletion=completed("plans"),
    ),
]
EventOption = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        "-e",
        metavar="EVENT",
        help="What happened, by any name (see `coordplan events`); repeatable. · "
        "Việc đã xảy ra, theo tên bất kỳ (xem `coordplan events`); có thể nêu nhiều lần.",
        autocompletion=completed("events"),
    ),
]
FactOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        "-f",
        metavar="NAME=VALUE",
        help="Something known of the case: minor=true, age=15, or a word that says one thing (see "
        "`coordplan facts`); repeatable. · Thông tin đã biết về vụ việc: minor=true, tuổi=15, hoặc "
        "từ chỉ có một nghĩa (xem `coordplan facts`); có thể nêu nhiều lần.",
        autocompletion=completed("facts"),
    ),
]
CallOption = Annotated[
    list[str] | None,
    typer.Option(
        "--call",
        metavar="CLAUSE",
        help="A duty on call that an officer calls: by clause (V.8.-4), or one by its id "
        "(haiphong:V.8.-4#2); repeatable. · "
        "Nhiệm vụ chỉ thực hiện khi được yêu cầu, nay đã được yêu cầu: theo điều khoản (V.8.-4), "
        "hoặc một nhiệm vụ theo mã (haiphong:V.8.-4#2); có thể nêu nhiều lần.",
        autocompletion=completed("calls"),
    ),
]
NoCallOption = Annotated[
    list[str] | None,
    typer.Option(
        "--no-call",
        metavar="CLAUSE",
        help="A duty on call that is not called: named as with --call; repeatable. · "
        "Nhiệm vụ chỉ thực hiện khi được yêu cầu, nay không được yêu cầu: nêu như --call; có thể "
        "nêu nhiều lần.",
        autocompletion=completed("calls"),
    ),
]
PhaseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--phase",
        metavar="PHASE",
        help="Only this phase (alert, reception, ...); repeatable. · "
        "Chỉ giai đoạn này (alert, reception, ...); có thể nêu nhiều lần.",
        autocompletion=completed("phases"),
    ),
]
ActionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--action",
        "-a",
        metavar="ACTION",
        help="Only duties with this action (receive, verify, ...); repeatable. · "
        "Chỉ nhiệm vụ có việc này (receive, verify, ...); có thể nêu nhiều lần.",
        autocompletion=completed("actions"),
    ),
]
SubjectArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help="An agency by any name, a clause (V.8.-1), a part (V.8) or a duty (V.8.-1#1). "
        "Default: the whole answer. · "
        "Cơ quan theo tên bất kỳ, điều khoản (V.8.-1), phần (V.8) hoặc nhiệm vụ (V.8.-1#1). "
        "Mặc định: toàn bộ câu trả lời.",
        autocompletion=completed("agencies"),
    ),
]
FunctionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--function",
        metavar="FUNCTION",
        help="Only what concerns bodies with this function (border-guard, ...); repeatable. · "
        "Chỉ phần của cơ quan có chức năng này (border-guard, ...); có thể nêu nhiều lần.",
        autocompletion=completed("functions"),
    ),
]
AgencyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        metavar="AGENCY",
        help="Only what concerns this body, by id, name or abbreviation; repeatable. · "
        "Chỉ phần của cơ quan này, theo mã, tên hoặc chữ viết tắt; có thể nêu nhiều lần.",
        autocompletion=completed("agencies"),
    ),
]
StandingOption = Annotated[
    bool,
    typer.Option(
        "--standing",
        help="Also duties that are not tied to one case. · "
        "Hiển thị cả nhiệm vụ thường xuyên, không gắn với một vụ việc.",
    ),
]
FullOption = Annotated[
    bool,
    typer.Option(
        "--full",
        help="Everything, not only one screen. · Hiển thị toàn bộ, không chỉ một màn hình.",
    ),
]
BriefOption = Annotated[
    bool,
    typer.Option(
        "--brief", help="One screen, which is the default. · Hiển thị một màn hình (mặc định)."
    ),
]
AllOption = Annotated[
    bool,
    typer.Option(
        "--full",
        "--all",
        help="Also findings of little harm; cut no list. · "
        "Cả những phát hiện ít nguy hại; không cắt danh sách nào.",
    ),
]
ExitCodeOption = Annotated[
    bool,
    typer.Option(
        "--exit-code",
        help="Exit with 1 where anything is found. · Mã thoát 1 nếu có phát hiện.",
    ),
]
SourceOption = Annotated[
    str,
    typer.Option(
        "--source",
        "-s",
        metavar="FILE",
        help="The document: Word, OpenDocument, HTML, PDF or text. · "
        "Văn bản gốc: tệp Word, OpenDocument, HTML, PDF hoặc văn bản thuần.",
    ),
]
VocabularyOption = Annotated[
    str | None,
    typer.Option(
        "--vocabulary",
        metavar="FILE",
        help="Another vocabulary file than the shipped one. · "
        "Tệp từ vựng khác thay cho tệp có sẵn.",
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        show_default=False,
        help="Work plans out anew; neither read nor write the cache. · "
        "Xử lý lại tệp kế hoạch; không đọc, không ghi bộ nhớ đệm.",
    ),
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang",
        show_default=False,
        help="Language: vi or en; of HTML also both, with a switch. Default: COORDPLAN_LANG, else "
        "vi. · Ngôn ngữ: vi hoặc en; riêng HTML có both, kèm nút chuyển. Mặc định: theo "
        "COORDPLAN_LANG, nếu không có thì vi.",
    ),
]
EngineOption = Annotated[
    Engine,
    typer.Option(
        "--engine",
        help="What judges the conditions; durable is a second opinion. · "
        "Chương trình xét điều kiện; durable dùng để đối chiếu.",
    ),
]
AsOfOption = Annotated[
    datetime.date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=date_of,
        help="The date of the question, YYYY-MM-DD. Default: today. · "
        "Ngày đặt câu hỏi, YYYY-MM-DD. Mặc định: hôm nay.",
    ),
]
BaselineOption = Annotated[
    list[str] | None,
    typer.Option(
        "--baseline",
        "-b",
        metavar="PLAN",
        help="A higher instrument, by id or file, or auto: what the plan rests on; repeatable. · "
        "Văn bản cấp trên, theo mã hoặc tệp, hoặc auto: văn bản mà kế hoạch căn cứ vào; "
        "có thể nêu nhiều lần.",
        autocompletion=completed("baselines"),
    ),
]
RegistryOption = Annotated[
    str | None,
    typer.Option(
        "--registry",
        metavar="FILE",
        help="A registry of laws and successions (YAML) in the place of the shipped one. · "
        "Danh mục văn bản và cơ quan kế thừa (YAML) khác thay cho danh mục có sẵn.",
        autocompletion=completed("files"),
    ),
]
HolidaysOption = Annotated[
    str | None,
    typer.Option(
        "--holidays",
        metavar="FILE",
        help="Days off and swapped working days (YAML) that go before the known holidays. · "
        "Ngày nghỉ và ngày làm bù (YAML), được ưu tiên hơn các ngày lễ đã biết.",
    ),
]
ContactsOption = Annotated[
    str | None,
    typer.Option(
        "--contacts",
        metavar="FILE",
        help="Numbers of offices (YAML), shown beside their agencies. · "
        "Số điện thoại của các cơ quan (YAML), ghi bên cạnh tên cơ quan.",
        autocompletion=completed("files"),
    ),
]
ReceivedOption = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--received",
        metavar="MOMENT",
        parser=moment_of,
        help="When the victim was received, YYYY-MM-DDTHH:MM in Viet Nam: deadlines get a date. · "
        "Thời điểm tiếp nhận nạn nhân, YYYY-MM-DDTHH:MM giờ Việt Nam: tính ra ngày hết hạn.",
    ),
]
