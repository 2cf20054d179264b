"""What is due as a calendar that other programs import (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from coordplan.render import words
from coordplan.render.reports import words as say
from coordplan.render.reports.data import uid
from coordplan.reporting.due import DueReport, Schedule
from coordplan.text import LANGUAGES, Language, Text

NAME = Text(vi="Báo cáo đến hạn", en="Reports due")
ALARMS = (timedelta(days=-3), timedelta(hours=8))
"""When a reminder comes, from midnight of the due day: three days before, and that morning."""

_PRODUCT = "-//coordplan//reports//EN"


def calendar_bytes(due: Schedule, language: Language) -> bytes:
    """An all-day entry for each due report; summaries in the language, descriptions in both.

    The same schedule gives the same bytes: entries are named for good and stamped with the first
    day of the schedule, not with the time of day.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME[language])
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for report in due.reports:
        calendar.add_component(_event(report, due, language))
    return bytes(calendar.to_ical())


def _event(report: DueReport, due: Schedule, language: Language) -> Event:
    summary = say.summary(report, language)
    event = Event()
    event.add("uid", uid(report))
    event.add("dtstamp", datetime.combine(due.first, time(), UTC))
    event.add("dtstart", report.due)
    event.add("dtend", report.due + timedelta(days=1))
    event.add("summary", vText(summary))
    described = "\n\n".join("\n".join(_description(report, due, one)) for one in LANGUAGES)
    event.add("description", vText(described))
    event.add("categories", [report.flow.plan.id, report.flow.sender.function])
    event.add("transp", "TRANSPARENT")
    for trigger in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", vText(summary))
        alarm.add("trigger", trigger)
        event.add_component(alarm)
    return event


def _description(report: DueReport, due: Schedule, language: Language) -> Iterator[str]:
    """What the entry says when it is opened."""
    flow = report.flow
    first, last = words.day(report.period.first, language), words.day(report.period.last, language)
    yield say.summary(report, language)
    yield f"{flow.content[language]} ({flow.plan.id} {words.clause(flow.duty)})"
    yield f"{first} – {last}; {words.every(report.every, language)}"
    if flow.requested:
        yield words.BY_REQUEST[language]
    yield say.RULE[language].format(rule=say.rule(due.due_after)[language])
    if not report.in_force:
        yield say.OUT_OF_FORCE[language].format(plan=flow.plan.id)
