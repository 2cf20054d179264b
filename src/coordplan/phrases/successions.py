"""Who has succeeded an agency, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coordplan.phrases.time import day
from coordplan.text import Text, join
from coordplan.validity.succession import heirs as heirs_of
from coordplan.validity.succession import in_part

if TYPE_CHECKING:
    from coordplan.validity.succession import Step

CHANGED = Text(vi="Cơ quan đã thay đổi sau kế hoạch", en="Agencies changed since the plan")
_NONE = Text(vi="chưa xác định được cơ quan kế thừa", en="no successor known")
_NOW = Text(vi="nay: {who}", en="now: {who}")
_UNKNOWN = Text(vi="chưa xác định được", en="not known")
_IN_PART = Text(vi=" (một phần; phần khác chưa xác định được)", en=" (in part; else not known)")
_SINCE = Text(vi="từ {day}", en="since {day}")
_OWN = Text(
    vi="cơ quan cùng loại của {into}, nếu là cơ quan của {name}",
    en="the same body of {into}, where it is one of {name}",
)
_OPEN = Text(
    vi="chưa xác định được cơ quan nào nay làm thay ({name} đã nhập vào {into})",
    en="not known who stands in today ({name} is now part of {into})",
)
_IN_PLAN = Text(vi="{heir} [kế hoạch đã nêu]", en="{heir} [named by the plan]")


def now(steps: Sequence[Step]) -> Text:
    """Who stands in today, in few words: ``nay: Sở Y tế (từ 01/03/2025, 42/2025/NĐ-CP)``."""
    last = steps[-1]
    heirs = heirs_of(tuple(steps))
    who = join(heir.name for heir in heirs) if heirs else _UNKNOWN
    who = who + _IN_PART if in_part(tuple(steps)) else who
    facts = join([_SINCE.format(day=day(last.on)), *(one.number for one in last.under)])
    return _NOW.format(who=who) + " (" + facts + ")"


def path(steps: Iterable[Step]) -> Text:
    """Steps in words: ``→ Sở Y tế (từ 01/03/2025, 42/2025/NĐ-CP)``, one after the other."""
    said = Text("", "")
    before: Step | None = None
    for step in steps:
        if before is not None:
            said += "; " if before.name == step.name else " "
        said += _step(step)
        before = step
    return said


def _step(step: Step) -> Text:
    if step.merger is not None:
        form = _OWN if step.to else _OPEN
        now = form.format(into=step.merger.into, name=step.merger.name)
    else:
        now = join(_heirs(step)) if step.to else _NONE
    facts = join([_SINCE.format(day=day(step.on)), *(one.number for one in step.under)])
    task = Text(": ", ": ") + step.task if step.task is not None else Text("", "")
    said = Text("→ ", "→ ") + now + " (" + facts + task + ")"
    note = step.grounds.note
    return said + "; " + note if note is not None and not step.to else said


def _heirs(step: Step) -> Sequence[Text]:
    return [_IN_PLAN.format(heir=h.name) if h.agencies else h.name for h in step.to]
