"""The pages of laws, of who has succeeded whom, and of what rests on a law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Words,
    code,
    marked,
    section,
    table,
    together,
    words,
)
from coordplan.blocks import clauses as cited
from coordplan.phrases import columns as c
from coordplan.phrases.registry import CONFIDENCE
from coordplan.phrases.time import day
from coordplan.registry.terms import (
    Abolition,
    Entitlement,
    Grounds,
    Instrument,
    Merger,
    Registry,
    Rule,
    Succession,
)
from coordplan.text import Said, Text, alike, join
from coordplan.validity.impact import Impact, Resting
from coordplan.vocabulary import Vocabulary

_TITLE = Text(vi="Văn bản và cơ quan kế thừa", en="Laws and successions")
_INSTRUMENTS = Text(vi="Văn bản", en="Instruments")
_RULES = Text(vi="Quy định", en="Rules")
_NOT_FOUND = Text(vi="chưa tìm được", en="not found")
_MISSING = Text(vi="chưa tìm được: {what}", en="not found: {what}")
_SUCCESSIONS = Text(vi="Cơ quan kế thừa", en="Successions")
_ABOLISHED = Text(vi="Cấp hành chính đã kết thúc hoạt động", en="Levels that ended")
_ENTITLEMENTS = Text(vi="Quyền theo luật", en="What the law gives")
_MERGERS = Text(vi="Tỉnh, thành phố đã sáp nhập", en="Provinces merged")
_SINCE = Text(vi="có hiệu lực từ {from_}", en="in force since {from_}")
_UNTIL = Text(
    vi="có hiệu lực đến hết {to}, chưa rõ từ ngày nào", en="in force to {to}, from a day not known"
)
_BETWEEN = Text(vi="có hiệu lực từ {from_} đến hết {to}", en="in force {from_} – {to}")
_UNCLEAR = Text(
    vi="từ {day} chưa rõ còn hiệu lực hay không", en="from {day} not known whether in force"
)
_REPLACED = Text(vi="được thay thế bằng {by}", en="replaced by {by}")
_AMENDED = Text(vi="được sửa đổi, bổ sung bằng {by}", en="amended by {by}")
_DETAILS = Text(vi="quy định chi tiết {by}", en="details {by}")
_NOBODY = Text(vi="chưa xác định được cơ quan kế thừa", en="no successor known")
_EVERY = Text(vi="mọi cơ quan", en="every body")
_RESTING = Text(vi="Kế hoạch, điều khoản căn cứ vào văn bản", en="What rests on an instrument")
_NOT_KNOWN = Text(vi="chưa có trong danh mục văn bản", en="not in the registry")
_NO_PLAN = Text(vi="không có kế hoạch nào căn cứ vào văn bản này", en="no plan rests on it")
_AS_WHOLE = Text(vi="căn cứ chung của cả văn bản", en="the plan as a whole")
_NUMBER = Text(vi="Số, ký hiệu", en="Number")
_SINCE_DAY = Text(vi="Từ ngày", en="Since")
_UNDER = Text(vi="Theo văn bản", en="Under")
_GROUNDS = (
    Text(vi="Ghi chú", en="Note"),
    Text(vi="Mức tin cậy", en="Confidence"),
    Text(vi="Nguồn", en="Sources"),
)
_LAW_COLUMNS = (
    c.ID,
    _NUMBER,
    c.TITLE,
    Text(vi="Cơ quan ban hành", en="Issuer"),
    c.ISSUED,
    c.IN_FORCE_FROM,
    Text(vi="Hiệu lực đến hết", en="In force to"),
    Text(vi="Tình trạng", en="Standing"),
    *_GROUNDS,
)
_RULE_COLUMNS = (
    _NUMBER,
    Text(vi="Điều", en="Article"),
    Text(vi="Nội dung", en="What it says"),
    Text(vi="Chưa tìm được", en="Not found"),
    *_GROUNDS[1:],
)
_SUCCESSION_COLUMNS = (
    Text(vi="Cơ quan", en="Body"),
    c.LEVEL,
    _SINCE_DAY,
    _UNDER,
    _SUCCESSIONS,
    Text(vi="Nhiệm vụ chuyển giao", en="Task"),
    *_GROUNDS,
)
_MERGER_COLUMNS = (
    Text(vi="Địa phương", en="Place"),
    Text(vi="Nhập vào", en="Merged into"),
    _SINCE_DAY,
    _UNDER,
    *_GROUNDS,
)
_ENTITLEMENT_COLUMNS = (
    c.ID,
    Text(vi="Đối với", en="For"),
    _SINCE_DAY,
    _UNDER,
    Text(vi="Nội dung", en="What it gives"),
    *_GROUNDS,
)
_ABOLISHED_COLUMNS = (c.LEVEL, _SINCE_DAY, _UNDER, *_GROUNDS)
_IMPACT_COLUMNS = (
    c.ID,
    _NUMBER,
    c.PLAN,
    Text(vi="Căn cứ", en="Rests on it"),
    c.CLAUSE,
    Text(vi="Nội dung", en="Gist"),
    c.DUTIES,
)

Line = Sequence[Said | Words]
Listed = tuple[Line, Row]
"""One thing, as a line of a table, and as a row that says the same in fewer words."""
Listing = tuple[Text, Sequence[Text], list[Listed]]
"""A title, columns, and what is listed."""


def registry_page(
    registry: Registry, vocabulary: Vocabulary, *, instruments: bool, successions: bool
) -> Page:
    """The lists of a registry that are wanted: laws, or who has succeeded whom."""
    lists = _Lists(registry, vocabulary)
    found = [*(lists.laws() if instruments else ()), *(lists.changes() if successions else ())]
    blocks = (block for title, _, own in found for block in section(title, [row for _, row in own]))
    sheets = (
        table(columns, [line for line, _ in own], title=title) for title, columns, own in found
    )
    return Page(_TITLE, tuple(blocks), sheets=tuple(sheets), titled=False)


class _Lists:
    """The lists of a registry: a title, columns, and what is listed."""

    def __init__(self, registry: Registry, vocabulary: Vocabulary) -> None:
        self.registry = registry
        self.vocabulary = vocabulary

    def laws(self) -> Iterator[Listing]:
        """Every instrument."""
        yield _INSTRUMENTS, _LAW_COLUMNS, list(map(self.law, self.registry.instruments.values()))
        yield _RULES, _RULE_COLUMNS, list(map(self.rule, self.registry.rules))

    def changes(self) -> Iterator[Listing]:
        """Successions of bodies, levels that ended, places that merged."""
        known = self.registry
        yield _SUCCESSIONS, _SUCCESSION_COLUMNS, list(map(self.succession, known.successions))
        levels = [self.ended([self.level(one.level)], one) for one in known.abolished.values()]
        yield _ABOLISHED, _ABOLISHED_COLUMNS, levels
        merged = [self.ended([one.name, one.into], one) for one in known.mergers]
        yield _MERGERS, _MERGER_COLUMNS, merged
        given = list(map(self.entitlement, known.entitlements))
        yield _ENTITLEMENTS, _ENTITLEMENT_COLUMNS, given

    def law(self, one: Instrument) -> Listed:
        """An instrument: in force from when to when, and what became of it."""
        standing, grounds = self.standing(one), _grounds(one.grounds)
        days = [day(at or "") for at in (one.issued, one.from_, one.to)]
        line = (one.id, one.number, one.title, one.issuer or "", *days, join(standing, "; "))
        row = _row(one.id, [one.number, one.title, *_force(one), *standing], grounds)
        return (*line, *grounds), row

    def rule(self, one: Rule) -> Listed:
        """What an article says, how sure that is, and what of it was not found."""
        number = self.numbers([one.instrument])
        article = one.article or _NOT_FOUND
        sure = CONFIDENCE[one.confidence] if one.confidence is not None else _NOT_FOUND
        missing = _MISSING.format(what=one.missing) if one.missing is not None else ""
        who = join([number, article], " · ")
        row = _row(who, [one.says, missing], ("", sure, ""))
        return (number, article, one.says, one.missing or "", sure, ", ".join(one.sources)), row

    def succession(self, one: Succession) -> Listed:
        """Whose tasks passed to whom, and when."""
        function, level = one.of.function, self.level(one.of.level)
        body = _EVERY if function is None else self.vocabulary.functions[function].label
        heirs = join(heir.name for heir in one.to) if one.to else _NOBODY
        actions = [self.vocabulary.actions[action].label for action in one.actions]
        task = join([*([one.task] if one.task is not None else []), *actions], "; ")
        since, under, grounds = day(one.on), self.numbers(one.grounds.under), _grounds(one.grounds)
        row = _row(join([body, level]), [_when(since, under) + " → " + heirs, task], grounds)
        return (body, level, since, under, heirs, task, *grounds), row

    def ended(self, who: Sequence[Said], one: Abolition | Merger) -> Listed:
        """What is no longer what it was since a day."""
        since, under, grounds = day(one.on), self.numbers(one.grounds.under), _grounds(one.grounds)
        row = _row(join(who, " → "), [_when(since, under)], grounds)
        return (*who, since, under, *grounds), row

    def entitlement(self, one: Entitlement) -> Listed:
        """What the law gives since a day, and to cases of which facts."""
        since, under, grounds = day(one.on), self.numbers(one.grounds.under), _grounds(one.grounds)
        facts = {fact.id: fact for fact in self.vocabulary.fact_list}
        cases = join(
            (
                facts[id_].label + ": " + join(v.label for v in facts[id_].values if v.value in of)
                for id_, of in one.cases.items()
            ),
            "; ",
        )
        row = _row(cases, [_when(since, under), one.said], grounds)
        return (one.id, cases, since, under, one.said, *grounds), row

    def standing(self, one: Instrument) -> list[Text]:
        """What became of an instrument, and which it details."""
        unclear = one.unclear_from
        said = [_UNCLEAR.format(day=day(unclear))] if unclear is not None else []
        parents = (one.parent,) if one.parent is not None else ()
        forms = ((_REPLACED, one.replaced_by), (_AMENDED, one.amended_by), (_DETAILS, parents))
        return said + [form.format(by=self.numbers(ids)) for form, ids in forms if ids]

    def level(self, level: str) -> Text:
        """A level of government."""
        return self.vocabulary.levels[level].label

    def numbers(self, ids: Iterable[str]) -> str:
        """Instruments by the numbers they are known by."""
        return ", ".join(self.registry.instruments[id_].number for id_ in ids)


def _row(who: Said, said: Iterable[Said], grounds: tuple[Said, Text, str]) -> Row:
    whole = [one for one in (*said, *grounds[:2]) if alike(one) != alike("")]
    return Row(marked("strong", who), words(join(whole, "; ")))


def _when(since: Text, under: str) -> Text:
    return since + f" ({under})" if under else since


def _force(one: Instrument) -> list[Text]:
    """From when to when an instrument is in force, as far as that was found."""
    if one.from_ is None and one.to is None:
        return []
    form = _UNTIL if one.from_ is None else _SINCE if one.to is None else _BETWEEN
    return [form.format(from_=day(one.from_ or ""), to=day(one.to or ""))]


def _grounds(grounds: Grounds) -> tuple[Said, Text, str]:
    """What else is known of a fact, how sure it is, and where it is from."""
    return grounds.note or "", CONFIDENCE[grounds.confidence], ", ".join(grounds.sources)


def impact_page(found: Iterable[Impact], registry: Registry) -> Page:
    """What rests on an instrument, then on each that details it: plans, clauses, duties."""
    blocks: list[Block] = []
    lines: list[Line] = []
    for one in found:
        known = registry.instruments.get(one.instrument)
        number, title = (known.number, known.title) if known is not None else ("", _NOT_KNOWN)
        blocks += [Heading(code(one.instrument)), Notice(together([number, title], " "))]
        rows = [_resting(resting) for resting in one.plans]
        blocks.append(Rows(tuple(rows or [Row(marked("faint", _NO_PLAN))])))
        lines += [
            (one.instrument, number, *line) for resting in one.plans for line in _lines(resting)
        ]
    sheet = table(_IMPACT_COLUMNS, lines)
    return Page(_RESTING, tuple(blocks), sheets=(sheet,), titled=False)


def _resting(resting: Resting) -> Row:
    under = []
    for clause in resting.clauses:
        duties = cited(" ".join(f"[{duty.name}]" for duty in clause.duties))
        under.append(Row(marked("strong", clause.at), words(clause.gist), duties))
    whole = marked("faint", _AS_WHOLE) if resting.as_whole else ()
    return Row(marked("strong", resting.plan.label), whole, under=tuple(under))


def _lines(resting: Resting) -> Iterator[Line]:
    whole = _AS_WHOLE if resting.as_whole else ""
    if not resting.clauses:
        yield resting.plan.label, whole, "", "", ""
    for clause in resting.clauses:
        duties = ", ".join(duty.id for duty in clause.duties)
        yield resting.plan.label, whole, cited(f"[{clause.at}]"), clause.gist, duties
