"""Differences of two plans in words: what each side says, and what it is about."""

from __future__ import annotations

from coordplan.answer.items import Status
from coordplan.compare.changes import Change, Site
from coordplan.compare.values import Circumstance, Composed, Simple, Value
from coordplan.compiled import (
    Agency,
    Clause,
    Deadline,
    Duty,
    Notification,
    OnCall,
    Posting,
    Reporting,
)
from coordplan.phrases import duties as say
from coordplan.phrases.conditions import condition_labels, condition_words
from coordplan.phrases.time import deadline, rhythm
from coordplan.text import Text, alike, counted, forms, join
from coordplan.vocabulary import Action, Entry

NOTHING = Text(vi="không có", en="nothing")
_EMPTY = Text("", "")
_STATUS: dict[Status, Text] = {
    Status.NAMED: Text(vi="nêu rõ cơ quan thực hiện", en="somebody is named"),
    Status.SHARED: Text(
        vi="nhiều cơ quan cùng thực hiện, chưa phân công cơ quan chủ trì",
        en="several act, nobody leads",
    ),
    Status.GENERAL: Text(vi="chỉ có nhiệm vụ chung", en="only general duties"),
    Status.UNDECIDED: Text(vi="tùy trường hợp cụ thể", en="it depends"),
    Status.MENTIONED: Text(
        vi="có đề cập, không giao cơ quan nào thực hiện", en="mentioned, given to nobody"
    ),
    Status.SILENT: Text(vi="kế hoạch không giao nhiệm vụ", en="the plan is silent"),
}
_MORE = forms(
    vi="{gist} (liên quan {n} nhiệm vụ)",
    one="{gist} (touches {n} duty)",
    many="{gist} (touches {n} duties)",
)
_WHOLE_PLAN = Text(vi="kế hoạch", en="the plan")
_WHEN = Text(vi="khi {said}", en="when {said}")
_PART = Text(vi="{agency}: {role}", en="{agency}: {role}")
_ASKED = Text(vi="{part} ({asked})", en="{part} ({asked})")


def value_words(value: Value, *, ids: bool = False) -> Text:
    """What a change is from or to, in words; nothing for None.

    With ``ids`` a condition is also given as it is typed.
    """
    match value:
        case None:
            return _EMPTY
        case Posting() | Circumstance() | Notification() | Reporting() | OnCall():
            return _composed(value, ids=ids)
        case _:
            return _simple(value)


def _simple(value: Simple) -> Text:
    match value:
        case Status():
            return _STATUS[value]
        case str() | Text():
            return alike(value)
        case Agency():
            return value.name
        case Entry() | Action():
            return value.label
        case Deadline():
            return deadline(value)
        case tuple():
            return join(value)


def _composed(value: Composed, *, ids: bool) -> Text:
    match value:
        case Posting():
            part = _PART.format(agency=value.agency.name, role=say.ROLE[value.role])
            return _ASKED.format(part=part, asked=say.BY_REQUEST) if value.requested else part
        case Circumstance():
            held = _held(value, ids=ids)
            return say.ANY_VICTIM if held is None else held
        case Notification():
            return told_words(value)
        case Reporting():
            to = say.names(value.to) if value.to else say.NO_ADDRESSEE
            return _PART.format(agency=to, role=rhythm(value))
        case OnCall():
            return say.trigger(value)


def told_words(told: Notification) -> Text:
    """Who is told, and by when."""
    to = say.names(told.to)
    to = _ASKED.format(part=to, asked=say.ONE_ENOUGH) if told.any else to
    return to if told.within is None else join([to, deadline(told.within)])


def _held(when: Circumstance, *, ids: bool) -> Text | None:
    """A condition in words; None where it asks for nothing."""
    said = condition_labels(when.condition, when.vocabulary)
    if not said.en:
        return None
    return said + f" [{condition_words(when.condition, when.vocabulary)}]" if ids else said


def side_words(site: Site | None, value: Value, *, ids: bool = False) -> Text:
    """What one side says: the value, or what stands there where it is the thing itself."""
    if site is None:
        return _EMPTY
    match site.subject:
        case _ if value is not None:
            return value_words(value, ids=ids)
        case Duty():
            return _duty(site, site.subject, ids=ids)
        case Clause():
            return site.subject.gist
        case None if site.duties:
            return join((_duty(site, duty, ids=ids) for duty in site.duties), " · ")
        case _:
            return _EMPTY


def _duty(site: Site, duty: Duty, *, ids: bool) -> Text:
    """A duty in one line: who, in which role, and when."""
    held = _held(Circumstance(site.plan.conditions[duty.condition], site.plan.vocabulary), ids=ids)
    when = say.ANY_VICTIM if held is None else _WHEN.format(said=held)
    parts = [*map(value_words, duty.postings), say.NO_CASE if duty.standing else when]
    return join(parts, "; ")


def both_words(change: Change) -> tuple[Text, Text]:
    """What the two sides say; nothing where it would be the same twice."""
    old, new = side_words(change.before, change.old), side_words(change.after, change.new)
    if change.before is None or change.after is None:
        return old, new
    if change.old is None and change.new is None:
        return (old, _EMPTY) if old == new else (old, new)
    if change.kind.id.startswith("by-function"):
        old, new = _by_function(change.old, old), _by_function(change.new, new)
    return NOTHING if change.old is None else old, NOTHING if change.new is None else new


def _by_function(value: Value, said: Text) -> Text:
    """A part with that it is by function, where that is what differs."""
    by_function = isinstance(value, Posting) and value.by_function
    return said + " (" + say.BY_FUNCTION + ")" if by_function else said


def subject_words(change: Change) -> Text:
    """What a change is about."""
    site = change.before or change.after
    assert site is not None
    match site.subject:
        case Duty():
            return say.labels(site.subject.actions)
        case Clause():
            touched = max(len(s.duties) for s in (change.before, change.after) if s is not None)
            gist = site.subject.gist
            return counted(_MORE, touched, gist=gist) if touched else gist
        case Agency():
            return site.subject.name
        case Action():
            return site.subject.label
        case None if site.duties:
            return say.labels(dict.fromkeys(a for duty in site.duties for a in duty.actions))
        case None:
            return _WHOLE_PLAN
