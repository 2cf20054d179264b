"""The registry and what rests on a law, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.registry.terms import Confidence, Grounds, Instrument, Registry, Succession
from coordplan.render import words
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, line, paragraph
from coordplan.text import Language, Text
from coordplan.validity.impact import Impact, Resting
from coordplan.vocabulary import Vocabulary

_INSTRUMENTS = Text(vi="VĂN BẢN", en="INSTRUMENTS")
_SUCCESSIONS = Text(vi="CƠ QUAN KẾ THỪA", en="SUCCESSIONS")
_ABOLISHED = Text(vi="CẤP ĐÃ BÃI BỎ", en="LEVELS THAT ENDED")
_MERGERS = Text(vi="TỈNH ĐÃ SÁP NHẬP", en="PROVINCES MERGED")
_IN_FORCE = Text(vi="hiệu lực {from_} – {to}", en="in force {from_} – {to}")
_NOT_FOUND = Text(vi="không tìm thấy", en="not found")
_UNCLEAR = Text(vi="từ {day} không rõ còn hiệu lực", en="from {day} not found whether in force")
_REPLACED = Text(vi="thay bằng {by}", en="followed by {by}")
_AMENDED = Text(vi="sửa bởi {by}", en="amended by {by}")
_DETAILS = Text(vi="quy định chi tiết {parent}", en="details {parent}")
_NOBODY = Text(vi="không rõ cơ quan kế thừa", en="no successor known")
_EVERY = Text(vi="mọi cơ quan", en="every body")
_CONFIDENCE: dict[Confidence, Text] = {
    Confidence.HIGH: Text(vi="theo văn bản hoặc trang chính thức", en="text or official page seen"),
    Confidence.MEDIUM: Text(vi="theo nguồn thứ cấp", en="from secondary sources"),
}
_NOT_KNOWN = Text(vi="chưa có trong sổ văn bản", en="not in the registry")
_NO_PLAN = Text(vi="không kế hoạch nào dựa vào", en="no plan rests on it")
_AS_WHOLE = Text(vi="cả kế hoạch dựa vào", en="the plan as a whole")


def registry_lines(
    registry: Registry,
    vocabulary: Vocabulary,
    language: Language,
    width: int,
    *,
    instruments: bool,
    successions: bool,
) -> list[Line]:
    """The lists of a registry that are wanted: laws, or who has succeeded whom."""
    sections: list[tuple[Text, list[Entry]]] = []
    if instruments:
        laws = [_law(one, registry, language) for one in registry.instruments.values()]
        sections.append((_INSTRUMENTS, laws))
    if successions:
        rows = [_succession(one, registry, vocabulary, language) for one in registry.successions]
        sections += [
            (_SUCCESSIONS, rows),
            (_ABOLISHED, _abolished(registry, vocabulary, language)),
            (_MERGERS, _mergers(registry, language)),
        ]
    lines: list[Line] = []
    for heading, rows in sections:
        lines += [*([BLANK] if lines else []), line(Span(heading[language], "heading"))]
        lines += entries(rows, width)
    return lines


def impact_lines(
    found: Iterable[Impact], registry: Registry, language: Language, width: int
) -> list[Line]:
    """What rests on an instrument, then on each that details it: plans, clauses, duties."""
    lines: list[Line] = []
    for one in found:
        known = registry.instruments.get(one.instrument)
        said = f"{known.number} {known.title[language]}" if known else _NOT_KNOWN[language]
        lines += [*([BLANK] if lines else []), line(Span(one.instrument, "heading"))]
        lines += paragraph(said, width, indent=2)
        for resting in one.plans:
            lines += _resting(resting, language, width)
        if not one.plans:
            lines += paragraph(_NO_PLAN[language], width, indent=2, style="faint")
    return lines


def _resting(resting: Resting, language: Language, width: int) -> list[Line]:
    whole = f"  {_AS_WHOLE[language]}" if resting.as_whole else ""
    rows = [
        Entry(
            clause.at, clause.gist[language], " ".join(f"[{duty.name}]" for duty in clause.duties)
        )
        for clause in resting.clauses
    ]
    return [
        line("  ", Span(resting.plan.id, "strong"), Span(whole, "faint")),
        *entries(rows, width, indent=4),
    ]


def _law(one: Instrument, registry: Registry, language: Language) -> Entry:
    """One instrument in one row."""
    from_, to = (_day(day, language) for day in (one.from_, one.to))
    said = [one.number, one.title[language]]
    if one.from_ is not None or one.to is not None:
        said.append(_IN_FORCE[language].format(from_=from_, to=to if one.to else "…"))
    if one.unclear_from is not None:
        said.append(_UNCLEAR[language].format(day=_day(one.unclear_from, language)))
    if one.replaced_by:
        said.append(_REPLACED[language].format(by=_numbers(one.replaced_by, registry)))
    if one.amended_by:
        said.append(_AMENDED[language].format(by=_numbers(one.amended_by, registry)))
    if one.parent is not None:
        said.append(_DETAILS[language].format(parent=_numbers((one.parent,), registry)))
    return Entry(one.id, "; ".join([*said, *_grounds(one.grounds, language)]), "", strong=True)


def _succession(
    one: Succession, registry: Registry, vocabulary: Vocabulary, language: Language
) -> Entry:
    """One succession in one row."""
    function = one.of.function
    of = vocabulary.functions[function].label if function is not None else _EVERY
    who = f"{of[language]}, {vocabulary.levels[one.of.level].label[language]}"
    to = ", ".join(s.name[language] for s in one.to) or _NOBODY[language]
    said = [f"{_when(one.on, one.grounds, registry, language)} → {to}"]
    said += [one.task[language]] if one.task is not None else []
    said += [vocabulary.actions[action].label[language] for action in one.actions]
    return Entry(who, "; ".join([*said, *_grounds(one.grounds, language)]), "", strong=True)


def _abolished(registry: Registry, vocabulary: Vocabulary, language: Language) -> list[Entry]:
    return [
        Entry(
            vocabulary.levels[one.level].label[language],
            _fact(one.on, one.grounds, registry, language),
            "",
            strong=True,
        )
        for one in registry.abolished.values()
    ]


def _mergers(registry: Registry, language: Language) -> list[Entry]:
    return [
        Entry(f"{m.name} → {m.into}", _fact(m.on, m.grounds, registry, language), "", strong=True)
        for m in registry.mergers
    ]


def _fact(on: str, grounds: Grounds, registry: Registry, language: Language) -> str:
    said = [_when(on, grounds, registry, language), *_grounds(grounds, language)]
    return "; ".join(said)


def _when(on: str, grounds: Grounds, registry: Registry, language: Language) -> str:
    under = _numbers(grounds.under, registry)
    return _day(on, language) + (f" ({under})" if under else "")


def _grounds(grounds: Grounds, language: Language) -> list[str]:
    """What else is known of a fact, and how sure it is."""
    note = [grounds.note[language]] if grounds.note is not None else []
    return [*note, _CONFIDENCE[grounds.confidence][language]]


def _day(iso: str | None, language: Language) -> str:
    return _NOT_FOUND[language] if iso is None else words.day(iso, language)


def _numbers(ids: Iterable[str], registry: Registry) -> str:
    return ", ".join(registry.instruments[id_].number for id_ in ids)
