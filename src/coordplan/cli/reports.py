"""``coordplan reports``: who reports to whom, and when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import Output, OutputOption
from coordplan.cli.values import date_of
from coordplan.diagnostics import DateError, Diagnostic, UnknownNameError
from coordplan.text import Language, Text, did_you_mean, nearest, quote

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.reporting.due import Schedule
    from coordplan.reporting.ledger import Ledger

FINDINGS = 1
LONGEST_RULE = 250
MOST_YEARS = 10


class Format(StrEnum):
    """The formats of reports."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "reports",
        short_help="Who reports to whom, and when · Báo cáo, kỳ hạn",
        epilog="Example: coordplan reports haiphong --from 2026-01-01 --to 2026-12-31",
    )(reports)


def reports(
    *,
    plans: o.PlansArgument = None,
    plan: o.PlanOption = None,
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency",
            metavar="NAME",
            help="Only what this agency owes, receives and passes on; any of its names. · "
            "Chỉ phần cơ quan này gửi, nhận và chuyển tiếp; theo tên bất kỳ.",
        ),
    ] = None,
    function: o.FunctionOption = None,
    first: Annotated[
        datetime.date | None,
        typer.Option(
            "--from",
            metavar="DATE",
            parser=date_of,
            help="List what is due from here. · Liệt kê báo cáo đến hạn từ ngày này.",
        ),
    ] = None,
    last: Annotated[
        datetime.date | None,
        typer.Option(
            "--to",
            metavar="DATE",
            parser=date_of,
            help="List what is due up to here. · Liệt kê báo cáo đến hạn cho tới ngày này.",
        ),
    ] = None,
    due_after: Annotated[
        int | None,
        typer.Option(
            "--due-after",
            min=0,
            max=LONGEST_RULE,
            metavar="DAYS",
            help="A report is due so many working days after its period; plans say nothing. "
            "Default: 5. · Số ngày làm việc kể từ khi hết kỳ đến hạn báo cáo; các kế hoạch "
            "không quy định. Mặc định: 5.",
        ),
    ] = None,
    holidays: o.HolidaysOption = None,
    full: o.FullOption = False,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help="Exit with 1 where the reporting has a gap. · "
            "Mã thoát 1 nếu chế độ báo cáo có chỗ trống.",
        ),
    ] = False,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            show_default=False,
            help="Format of the output; ics needs --from and --to. · "
            "Định dạng đầu ra; ics cần có --from và --to.",
        ),
    ] = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Who reports to whom, what is missing there, and what is due from one day to another.

    · Cơ quan nào báo cáo cho cơ quan nào, còn thiếu gì, báo cáo nào đến hạn trong khoảng thời gian.
    """
    from coordplan.contract.reports import reports_data
    from coordplan.pages.drafts import with_drafts
    from coordplan.pages.reports import ledger_page, schedule_page
    from coordplan.reporting.ledger import ledgers
    from coordplan.vocabulary.misses import terms_named

    out = Output(format_, output, lang, offered=Format)
    dated = out.format == Format.ICS or due_after is not None or holidays is not None
    days = _days(first, last, needed=dated)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    named = list(dict.fromkeys([*(plans or []), *(plan or [])]))
    loaded = given.the_plans(named or None, words, cache)
    known = {id_: term for one in loaded for id_, term in one.vocabulary.functions.items()}
    functions = terms_named(Text(vi="chức năng", en="function"), function or [], known)
    found = ledgers(loaded, agency=agency, functions=[entry.id for entry in functions])
    if not found:
        raise _nobody(agency, function or [], loaded)
    due = None if days is None else _schedule(found, days, due_after, holidays)
    out.show(
        lambda: (
            ledger_page(found, full=full)
            if due is None
            else with_drafts(schedule_page(due, full=full), (one.plan for one in found))
        ),
        lambda: reports_data(found, due),
        ics=lambda language: _calendar(due, language),
    )
    if exit_code and any(ledger.holes for ledger in found):
        raise typer.Exit(FINDINGS)


Days = tuple[datetime.date, datetime.date]


def _days(first: datetime.date | None, last: datetime.date | None, *, needed: bool) -> Days | None:
    """The range of days asked for. Raises ``DateError`` where it is none."""
    if first is None or last is None:
        if first is None and last is None and not needed:
            return None
        message = Text(
            en="a range of days needs `--from` and `--to`", vi="cần cả `--from` và `--to`"
        )
        help_ = Text(
            en="for example: --from 2026-01-01 --to 2026-12-31",
            vi="ví dụ: --from 2026-01-01 --to 2026-12-31",
        )
        raise DateError([Diagnostic("half-a-range", message, help=help_)])
    if last < first:
        message = Text(
            en=f"`--to` {last} is before `--from` {first}",
            vi=f"`--to` {last} ở trước `--from` {first}",
        )
        help_ = Text(en="swap the two dates", vi="đổi chỗ hai ngày")
        raise DateError([Diagnostic("dates-out-of-order", message, help=help_)])
    if last.year - first.year > MOST_YEARS:
        message = Text(
            en=f"from {first} to {last} is more than {MOST_YEARS} years",
            vi=f"từ {first} đến {last} là hơn {MOST_YEARS} năm",
        )
        help_ = Text(en="ask for fewer years at once", vi="rút ngắn khoảng thời gian")
        raise DateError([Diagnostic("range-too-long", message, help=help_)])
    return first, last


def _nobody(
    agency: str | None, functions: Sequence[str], plans: Sequence[Plan]
) -> UnknownNameError:
    """The error of an agency that no plan names."""
    wanted = " ".join(filter(None, [agency, *functions]))
    shown = ", ".join(quote(plan.label) for plan in plans)
    message = Text(
        en=f"no such agency in {shown}",
        vi=f"không có cơ quan đã nêu trong {shown}",
    )
    names = [name for plan in plans for one in plan.agencies.values() for name in one.names]
    near = nearest(wanted, names)
    ids = dict.fromkeys(id_ for plan in plans for id_ in plan.agencies)
    help_ = did_you_mean(wanted, ids if near is None else [near])
    return UnknownNameError([Diagnostic("unknown-agency-name", message, help=help_)])


def _schedule(
    found: Sequence[Ledger], days: Days, due_after: int | None, holidays: str | None
) -> Schedule:
    from coordplan.load import load_calendar
    from coordplan.reporting.due import DUE_AFTER, schedule

    return schedule(
        (flow for ledger in found for flow in ledger.owed),
        *days,
        load_calendar(holidays),
        due_after=DUE_AFTER if due_after is None else due_after,
    )


def _calendar(due: Schedule | None, language: Language) -> bytes:
    from coordplan.calendar import calendar_bytes

    assert due is not None, "a calendar needs its days"
    return calendar_bytes(due, language, made=now.made())
