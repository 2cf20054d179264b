"""A number of an office in words."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.contacts.terms import Contact, Hours, Opening
from coordplan.text import Text

_DAYS = (
    Text(vi="thứ 2", en="Mon"),
    Text(vi="thứ 3", en="Tue"),
    Text(vi="thứ 4", en="Wed"),
    Text(vi="thứ 5", en="Thu"),
    Text(vi="thứ 6", en="Fri"),
    Text(vi="thứ 7", en="Sat"),
    Text(vi="Chủ nhật", en="Sun"),
)
_WEEK = tuple(range(7))
_WORKING_DAYS = tuple(range(5))
_EARLIEST, _LATEST = "06:00", "18:00"


def contact_words(contact: Contact) -> Text:
    """A number, and when somebody answers where that is known: ``tel. 113 (24 h)``."""
    hours = Text("", "")
    if contact.hours is not None:
        said = hours_words(contact.hours)
        hours = Text(vi=f" ({said.vi})", en=f" ({said.en})")
    return Text(vi=f"ĐT {contact.phone}{hours.vi}", en=f"tel. {contact.phone}{hours.en}")


def hours_words(hours: Hours) -> Text:
    """When somebody answers, such as ``office hours Mon–Fri 07:30–17:00``."""
    if hours.always:
        return Text(vi="24/24", en="24 h")
    said = [_opening(opening) for opening in hours.openings]
    words = Text(vi="; ".join(one.vi for one in said), en="; ".join(one.en for one in said))
    if not _office(hours):
        return words
    return Text(vi=f"giờ hành chính {words.vi}", en=f"office hours {words.en}")


def _office(hours: Hours) -> bool:
    """Whether these are the hours of an office: working days, by day."""
    return all(
        opening.days == _WORKING_DAYS
        and all(_EARLIEST <= begins < ends <= _LATEST for begins, ends in opening.times)
        for opening in hours.openings
    )


def _opening(opening: Opening) -> Text:
    times = [_time(begins, ends) for begins, ends in opening.times]
    vi, en = ", ".join(one.vi for one in times), ", ".join(one.en for one in times)
    if opening.days == _WEEK:
        return Text(vi=f"hằng ngày {vi}", en=f"daily {en}")
    runs = list(_runs(opening.days))
    return Text(
        vi=f"{', '.join(run.vi for run in runs)}, {vi}", en=f"{', '.join(r.en for r in runs)} {en}"
    )


def _time(begins: str, ends: str) -> Text:
    span = f"{begins}–{ends}"
    return Text(span, span) if begins < ends else Text(vi=f"{span} hôm sau", en=f"{span} next day")


def _runs(days: tuple[int, ...]) -> Iterator[Text]:
    """Days that follow each other as one: from the first to the last."""
    for first in days:
        if first - 1 in days:
            continue
        last = next(day for day in days if day >= first and day + 1 not in days)
        a, b = _DAYS[first], _DAYS[last]
        if first == last:
            yield a
        elif last == first + 1:
            yield from (a, b)
        else:
            yield Text(vi=f"{a.vi} – {b.vi}", en=f"{a.en}–{b.en}")
