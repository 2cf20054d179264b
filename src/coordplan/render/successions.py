"""Who has succeeded the agencies of an answer, in rows."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.answer.items import Succeeded
from coordplan.render import words
from coordplan.render.lines import Entry
from coordplan.text import Language, Text
from coordplan.validity.succession import Step

HEADING = Text(vi="CƠ QUAN ĐÃ THAY ĐỔI SAU KẾ HOẠCH", en="AGENCIES CHANGED SINCE THE PLAN")
_NONE = Text(vi="không rõ cơ quan kế thừa", en="no successor known")
_SINCE = Text(vi="từ {day}", en="since {day}")
_OWN = Text(vi="nếu là cơ quan của {name}", en="where it is a body of {name}")
_IN_PLAN = Text(vi="kế hoạch đã nêu", en="named by the plan")


def succession_rows(successions: Iterable[Succeeded], language: Language) -> list[Entry]:
    """Agencies and what they are now; those to which the same happened share a row."""
    rows: dict[Text, list[str]] = {}
    for found in successions:
        said = Text(vi=path(found.steps, "vi"), en=path(found.steps, "en"))
        rows.setdefault(said, []).append(found.agency.name[language])
    return [
        Entry("; ".join(names), said[language], "", strong=True) for said, names in rows.items()
    ]


def path(steps: Iterable[Step], language: Language) -> str:
    """Steps in words: ``→ Sở Y tế (từ 01/03/2025, 42/2025/NĐ-CP)``, one after the other."""
    said = ""
    before: Step | None = None
    for step in steps:
        apart = "; " if before is not None and before.name == step.name else " "
        said += (apart if said else "") + _step(step, language)
        before = step
    return said


def _step(step: Step, language: Language) -> str:
    if step.merger is not None:
        own = _OWN[language].format(name=step.merger.name)
        now = f"{step.merger.into}, {own}"
    else:
        now = ", ".join(_named(step, language)) or _NONE[language]
    facts = [_SINCE[language].format(day=words.day(step.on, language))]
    facts += [instrument.number for instrument in step.under]
    said = f"→ {now} ({', '.join(facts)}"
    said += f": {step.task[language]})" if step.task is not None else ")"
    note = step.grounds.note
    return f"{said}; {note[language]}" if note is not None and not step.to else said


def _named(step: Step, language: Language) -> list[str]:
    return [
        heir.name[language] + (f" [{_IN_PLAN[language]}]" if heir.agencies else "")
        for heir in step.to
    ]
