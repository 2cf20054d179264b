"""Who does what in which part: roles, agencies and duties in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.compiled import Agency, Duty, OnCall, Posting, Role
from coordplan.phrases.time import by_when, deadline
from coordplan.text import Said, Text, join

if TYPE_CHECKING:
    from coordplan.reporting.deadlines import Clock
    from coordplan.vocabulary import Action, Fact

ROLE: dict[Role, Text] = {
    Role.LEAD: Text(vi="chủ trì", en="leads"),
    Role.PERFORM: Text(vi="thực hiện", en="acts"),
    Role.SUPPORT: Text(vi="phối hợp", en="supports"),
    Role.DIRECT: Text(vi="chỉ đạo", en="directs"),
    Role.ADVISE: Text(vi="tham mưu", en="advises"),
}
OR = Text(vi=" hoặc ", en=" or ")
WITH = Text(vi="cùng {names}", en="with {names}")
HAND_OVER = Text(vi="chuyển giao cho", en="hands over to")
SUBMIT = Text(vi="gửi", en="submits to")
BY_REQUEST = Text(vi="theo đề nghị", en="by request")
BY_FUNCTION = Text(vi="theo chức năng", en="by function")
ONE_ENOUGH = Text(vi="chỉ cần một cơ quan", en="one is enough")
NO_ADDRESSEE = Text(vi="không nêu nơi nhận", en="no addressee given")
ANY_VICTIM = Text(vi="đối với mọi nạn nhân", en="for any victim")
NO_CASE = Text(
    vi="nhiệm vụ thường xuyên, không gắn với một vụ việc", en="standing, tied to no case"
)
VIA = Text(vi="{to} (qua {via})", en="{to} (via {via})")
WHETHER = Text(vi="{fact} hay không", en="whether {fact}")
_ALSO_FOR = Text(vi="cả cho {whom}", en="also for {whom}")
_BEFORE = Text(vi="trước khi {action}", en="before: {action}")
_AFTER = Text(vi="sau khi {action}", en="after: {action}")
_NECESSARY = Text(vi="khi xét thấy cần thiết", en="where judged necessary")
_ASKED = Text(vi="khi được yêu cầu, đề nghị", en="where somebody asks")
_ASKED_BY = Text(vi="khi {by} yêu cầu", en="where {by} asks")


def names(agencies: Iterable[Agency], joiner: Said = ", ") -> Text:
    """The names of agencies, joined."""
    return join((agency.name for agency in agencies), joiner)


def labels(actions: Iterable[Action]) -> Text:
    """The labels of actions, joined."""
    return join(action.label for action in actions)


def topics(facts: Iterable[Fact]) -> Text:
    """What something depends on, as a part of a sentence."""
    return join(WHETHER.format(fact=f.label) if f.boolean else f.label for f in facts)


def clause(duty: Duty, plan: str = "") -> str:
    """The clause of a duty, with its plan or without; an asterisk: something was read in."""
    shown = f"{plan} {duty.clause}".strip()
    return f"[{shown}]" if duty.inferred is None else f"[{shown}*]"


def clauses(duties: Iterable[Duty], plan: str = "") -> str:
    """The clauses of several duties, each once; an asterisk where any of its duties has one."""
    shown: dict[str, str] = {}
    for duty in duties:
        shown[duty.clause] = max(shown.get(duty.clause, ""), clause(duty, plan), key=len)
    return " ".join(shown.values())


def timed(duty: Duty) -> list[Text]:
    """When in the course of the case a duty comes."""
    pairs = ((_BEFORE, duty.before), (_AFTER, duty.after))
    return [text.format(action=action.label) for text, actions in pairs for action in actions]


def trigger(on_call: OnCall) -> Text:
    """What calls for a duty on call."""
    said = []
    if on_call.asked_by is not None:
        by = names(on_call.asked_by, OR)
        said.append(_ASKED_BY.format(by=by) if on_call.asked_by else _ASKED)
    if on_call.necessary:
        said.append(_NECESSARY)
    return join(said)


def details(duty: Duty, posting: Posting, clock: Clock | None = None) -> list[Text]:
    """What else must be said of one agency's part in a duty."""
    said = timed(duty)
    if duty.on_call is not None:
        said.append(trigger(duty.on_call))
    if duty.within is not None:
        said.append(by_when(duty.within, clock))
    said += together(duty)
    if posting.requested:
        said.append(BY_REQUEST)
    if posting.by_function:
        said.append(BY_FUNCTION)
    return said


def manner(duty: Duty) -> list[Text]:
    """By when a duty is done, with whom, and to whom what comes of it goes."""
    return [*([] if duty.within is None else [deadline(duty.within)]), *together(duty)]


def together(
    duty: Duty, *, briefly: bool = False, names: Callable[..., Text] = names
) -> Iterator[Text]:
    """With whom, to whom and for whom else a duty is done; briefly only who must be there."""
    if duty.partners:
        yield WITH.format(names=names(duty.partners))
    if duty.hand_over_to:
        yield HAND_OVER + " " + names(duty.hand_over_to, OR)
    if duty.submit_to and not briefly:
        yield SUBMIT + " " + names(duty.submit_to)
    if duty.beneficiaries and not briefly:
        yield _ALSO_FOR.format(whom=join(entry.label for entry in duty.beneficiaries))


def addressees(to: Sequence[Agency], via: Agency | None) -> Text:
    """To whom a report goes, and through whom."""
    said = names(to) if to else NO_ADDRESSEE
    return said if via is None else VIA.format(to=said, via=via.name)
