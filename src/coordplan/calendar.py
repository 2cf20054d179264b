"""What is due as a calendar that other programs import (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

from coordplan.phrases import reports as say
from coordplan.phrases.duties import BY_REQUEST, addressees, clause
from coordplan.phrases.time import every, may_move
from coordplan.reporting.due import DueReport, Schedule
from coordplan.text import LANGUAGES, Language, Text, visible

NAME = Text(vi="Báo cáo đến hạn", en="Reports due")
ALARMS = (timedelta(days=-3), timedelta(hours=8))
"""When a reminder comes, from midnight of the due day: three days before, and that morning."""

_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_PRODUCT = "-//coordplan//reports//EN"
_SUMMARY = Text(
    vi="Báo cáo {period} gửi {to} — {sender}", en="Report for {period} to {to} — {sender}"
)


def calendar_bytes(due: Schedule, language: Language, *, made: datetime) -> bytes:
    """An all-day entry for each due report; summaries in the language, descriptions in both.

    Entries are named for good and say when they were ``made``, so that an entry of a later file
    replaces that of an earlier one (RFC 5546, 2.1.5). Made at one moment, the same schedule gives
    the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME[language])
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for report in due.reports:
        calendar.add_component(_event(report, due, language, made.astimezone(UTC)))
    return bytes(calendar.to_ical())


def _event(report: DueReport, due: Schedule, language: Language, made: datetime) -> Event:
    described = list(_description(report, due))
    summary = _text(described[0][language])
    both = [line[one] for one in LANGUAGES for line in (*described, Text("", ""))]
    event = Event()
    event.add("uid", report.uid)
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", _sequence(made))
    event.add("dtstart", report.due)
    event.add("dtend", report.due + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _text(*both[:-1]))
    event.add("categories", [report.flow.plan.label, report.flow.sender.function])
    event.add("transp", "TRANSPARENT")
    if report.provisional:
        event.add("status", "TENTATIVE")
    for trigger in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", trigger)
        event.add_component(alarm)
    return event


def _sequence(made: datetime) -> int:
    """A number that grows from file to file without a record of them: half seconds since 2026.

    Stamps are whole seconds, in which two files may be made. It keeps to the range of the standard
    until 2060.
    """
    return max(0, (made - _SINCE) // timedelta(milliseconds=500))


def _description(report: DueReport, due: Schedule) -> Iterator[Text]:
    """What the entry says when it is opened, a line each: its summary first."""
    flow = report.flow
    yield _SUMMARY.format(
        period=say.period(report.every, report.period),
        to=addressees(() if flow.to is None else (flow.to,), flow.reporting.via),
        sender=flow.sender.name,
    )
    yield flow.content + f" ({flow.plan.label} {clause(flow.duty)})"
    yield say.span(report.period) + "; " + every(report.every)
    if flow.requested:
        yield BY_REQUEST
    yield say.rule_note(due)
    if report.provisional:
        yield may_move(report.provisional)
    if not report.in_force:
        yield say.out_of_force(flow.plan.label)


class _Escaped(vText):
    """A text as RFC 5545 writes it; ``vText`` takes a backslash before an N for a line's end."""

    def to_ical(self) -> bytes:
        """What it is in a file: signs and ends of lines behind a backslash."""
        signs = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
        return self.translate(signs).encode()


def _text(*lines: str) -> vText:
    """Lines in which nothing hides, and none of which ends early."""
    return _Escaped("\n".join(map(visible, lines)))
