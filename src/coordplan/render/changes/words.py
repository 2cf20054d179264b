"""Changes in words: what each side says, what it is about, how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from coordplan.answer.items import Status
from coordplan.compare.acknowledged import Acknowledgement, Review
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.severity import LABELS, Severity
from coordplan.compare.values import Circumstance, Composed, Simple, Value
from coordplan.compiled import (
    Agency,
    Clause,
    Deadline,
    Duty,
    Notification,
    OnCall,
    Plan,
    Posting,
    Reporting,
)
from coordplan.render import words
from coordplan.render.conditions import condition_labels, condition_words
from coordplan.text import Language, Text
from coordplan.vocabulary import Action, Entry

BEFORE = Text(vi="trước", en="before")
AFTER = Text(vi="sau", en="after")
NOTHING = Text(vi="không có", en="nothing")
NO_CHANGES = Text(vi="không có gì khác", en="nothing differs")
VERSIONS = Text(vi="hai phiên bản của một kế hoạch", en="two versions of one plan")
PLANS = Text(vi="hai kế hoạch", en="two plans")
ALIGNED = Text(
    vi="ghép được {duties} nhiệm vụ, {agencies} cơ quan",
    en="{duties} duties and {agencies} agencies are in both",
)
EFFECTS_TITLE = Text(vi="Hệ quả trong câu trả lời", en="What follows in the answer")
EFFECTS_ABOUT = Text(
    vi="Với những sự kiện này, câu trả lời của kế hoạch cho một việc nay khác trước.",
    en="For these events the answer of the plan to an action is now another one.",
)
ACKNOWLEDGED_TITLE = Text(vi="Đã xem xét", en="Acknowledged")
STALE_TITLE = Text(
    vi="Ghi nhận không còn khớp thay đổi nào", en="Acknowledgements that match no change"
)
BY_ACTION_TITLE = Text(vi="Nhiệm vụ theo việc", en="Duties by action")
BY_ACTION_ABOUT = Text(
    vi="Số nhiệm vụ có trong cả hai kế hoạch, và chỉ có trong một",
    en="How many duties both plans have, and each alone",
)
ACTION = Text(vi="NHIỆM VỤ THEO VIỆC", en="DUTIES BY ACTION")
ACTION = Text(vi="việc", en="action")
IN_BOTH = Text(vi="cả hai", en="both")
ONLY_IN = Text(vi="chỉ {plan}", en="only {plan}")
CHANGE = Text(vi="thay đổi", en="change")
MORE = (
    Text(vi="liên quan {n} nhiệm vụ", en="touches {n} duty"),
    Text(vi="liên quan {n} nhiệm vụ", en="touches {n} duties"),
)
NOTHING_KNOWN = Text(vi="chưa biết gì", en="nothing known")
EVERY_EVENT = Text(vi="trong mọi sự kiện", en="for every event")
WHOLE_PLAN = Text(vi="kế hoạch", en="the plan")
_CHANGED = Text(vi="kế hoạch đã đổi những gì", en="what has changed in the plan")
_DIFFERS = Text(vi="hai kế hoạch khác nhau ở đâu", en="how the plans differ")
_AND = Text(vi=" và ", en=" and ")
_HIDDEN = Text(
    vi="thay đổi nhẹ hơn không hiện: {n} (`--severity`)",
    en="lesser changes not shown: {n} (`--severity`)",
)

STATUS: dict[Status, Text] = {
    Status.NAMED: Text(vi="có người làm được nêu rõ", en="somebody is named"),
    Status.SHARED: Text(vi="nhiều cơ quan, không ai chủ trì", en="several act, nobody leads"),
    Status.GENERAL: Text(vi="chỉ có nhiệm vụ chung", en="only general duties"),
    Status.UNDECIDED: Text(vi="còn tùy", en="it depends"),
    Status.MENTIONED: Text(
        vi="có nói đến, ở đó không giao ai làm", en="spoken of, nobody there is to do it"
    ),
    Status.SILENT: Text(vi="kế hoạch không giao nhiệm vụ", en="the plan is silent"),
}


def value_words(value: Value, language: Language) -> str:
    """What a change is from or to, in words; nothing for None."""
    match value:
        case None:
            return ""
        case Posting() | Circumstance() | Notification() | Reporting() | OnCall():
            return _composed(value, language)
        case _:
            return _simple(value, language)


def _simple(value: Simple, language: Language) -> str:
    match value:
        case Status():
            return STATUS[value][language]
        case str():
            return value
        case Text():
            return value[language]
        case Agency():
            return value.name[language]
        case Entry() | Action():
            return value.label[language]
        case Deadline():
            return words.deadline(value, language)
        case tuple():
            return ", ".join(value)


def _composed(value: Composed, language: Language) -> str:
    match value:
        case Posting():
            asked = f" ({words.BY_REQUEST[language]})" if value.requested else ""
            return f"{value.agency.name[language]}: {words.ROLE[value.role][language]}{asked}"
        case Circumstance():
            return _circumstance(value, language)
        case Notification():
            one = f" ({words.ONE_ENOUGH[language]})" if value.any else ""
            within = words.deadline(value.within, language)
            return f"{words.names(value.to, language)}{one}{', ' if within else ''}{within}"
        case Reporting():
            to = words.names(value.to, language) or words.NO_ADDRESSEE[language]
            return f"{to}: {words.rhythm(value, language)}"
        case OnCall():
            return words.trigger(value, language)


def _circumstance(value: Circumstance, language: Language) -> str:
    said = condition_labels(value.condition, value.vocabulary, language)
    if not said:
        return words.ANY_VICTIM[language]
    return f"{said} [{condition_words(value.condition, value.vocabulary)}]"


def side_words(site: Site | None, value: Value, language: Language) -> str:
    """What one side says: the value, or what stands there where it is the thing itself."""
    if site is None:
        return ""
    if value is not None:
        return value_words(value, language)
    match site.subject:
        case Duty():
            return duty_words(site, site.subject, language)
        case Clause():
            return site.subject.gist[language]
        case _:
            return ""


def duty_words(site: Site, duty: Duty, language: Language) -> str:
    """A duty in one line: who, in which role, and when."""
    plan = site.plan
    who = "; ".join(value_words(posting, language) for posting in duty.postings)
    when = Circumstance(plan.conditions[duty.condition], plan.vocabulary)
    said = value_words(when, language)
    held = said if said == words.ANY_VICTIM[language] else f"{words.WHEN[language]} {said}"
    held = words.NO_CASE[language] if duty.standing else held
    return "; ".join(part for part in (who, held) if part)


def both_words(change: Change, language: Language) -> tuple[str, str]:
    """What the two sides say; nothing where it would be the same twice."""
    old, new = (
        side_words(site, value, language)
        for site, value in ((change.before, change.old), (change.after, change.new))
    )
    if change.before is None or change.after is None:
        return old, new
    values = change.old is not None, change.new is not None
    if any(values):
        nothing = NOTHING[language]
        return old if values[0] else nothing, new if values[1] else nothing
    return (old, "") if old == new else (old, new)


def subject_words(change: Change, language: Language) -> str:
    """What a change is about."""
    site = change.before or change.after
    assert site is not None
    match site.subject:
        case Duty():
            return words.actions(site.subject, language)
        case Clause():
            touched = max(len(s.duties) for s in (change.before, change.after) if s is not None)
            more = f" ({words.counted(MORE, touched, language)})" if touched else ""
            return f"{site.subject.gist[language]}{more}"
        case Agency():
            return site.subject.name[language]
        case Action():
            return site.subject.label[language]
        case None:
            return WHOLE_PLAN[language]


def event_words(change: Change, diff: Diff, language: Language) -> str:
    """The events for which the status of an action differs."""
    events = diff.before.vocabulary.events
    if len(change.events) > len(events):  # all, and a situation of which nothing is known
        return EVERY_EVENT[language]
    return ", ".join(
        events[event].label[language] if event else NOTHING_KNOWN[language]
        for event in change.events
    )


def counted(changes: Iterable[Change], language: Language) -> str:
    """How many changes of each severity."""
    counts = Counter(change.severity for change in changes)
    if not counts:
        return NO_CHANGES[language]
    return ", ".join(f"{counts[s]} {LABELS[s][language]}" for s in Severity if counts[s])


def title(diff: Diff, language: Language) -> str:
    """What the page is called."""
    places = [plan.jurisdiction.name[language] for plan in (diff.before, diff.after)]
    if diff.alignment.versions:
        return f"{places[1]}: {_CHANGED[language]}"
    return f"{_AND[language].join(places)}: {_DIFFERS[language]}"


def heading(diff: Diff, language: Language) -> str:
    """Which plans are compared, and as what."""
    kind = VERSIONS if diff.alignment.versions else PLANS
    return f"{file_of(diff.before)} → {file_of(diff.after)}: {kind[language]}"


def file_of(plan: Plan) -> str:
    """The file of a plan, else its id."""
    return plan.where.file if plan.where is not None else plan.id


def aligned(diff: Diff, language: Language) -> str:
    """How much the plans have in common."""
    return ALIGNED[language].format(
        duties=len(diff.alignment.duties), agencies=len(diff.alignment.agencies)
    )


def hidden(review: Review, shown: int, language: Language) -> str:
    """How many open changes are not shown; nothing where all are."""
    left = len(review.open) - shown
    return _HIDDEN[language].format(n=left) if left else ""


def said(change: Change, language: Language) -> str:
    """A change in one line, as a file of acknowledged changes describes it."""
    old, new = both_words(change, language)
    arrow = " → ".join(part for part in (old, new) if part)
    about = f"{change.kind.label[language]}: {subject_words(change, language)}"
    return f"{about}: {arrow}" if arrow else about


def acknowledgement_of(change: Change, reason: str, language: Language) -> Acknowledgement:
    """The entry of a change in a file of acknowledged changes."""
    return Acknowledgement(change.fingerprint, said(change, language), reason)
