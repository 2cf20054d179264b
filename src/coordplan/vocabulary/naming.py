"""What is wrong with the names of a vocabulary, and with its numbers: words that people type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.diagnostics import Problem
from coordplan.source import Route
from coordplan.text import Text, fold, quote
from coordplan.vocabulary.terms import Fact, spelled
from coordplan.vocabulary.written import WrittenNumber, WrittenVague, WrittenVocabulary

Named = dict[Route, tuple[str, ...]]


def faults_of_names(written: WrittenVocabulary, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Names that would find two events, two facts, or two values of one fact; vague words."""
    events: Named = {
        ("events", id_): (id_, event.label.vi, event.label.en, *event.names)
        for id_, event in written.events.items()
    }
    yield from _clashes(events, Text(en="event", vi="sự kiện"))
    by_fact: Named = {("facts", id_): fact.names for id_, fact in facts.items()}
    by_fact |= {
        ("numbers", id_): (id_, one.label.vi, one.label.en, *one.names)
        for id_, one in written.numbers.items()
    }
    yield from _clashes(by_fact, Text(en="fact", vi="dữ kiện"))
    for id_, fact in facts.items():
        values: Named = {
            ("facts", id_, "values", spelled(value.value)): value.names for value in fact.values
        }
        if fact.boolean:
            # its own names say yes
            yes, no = values
            values = {yes: (*values[yes], *fact.names), no: values[no]}
        yield from _clashes(values, Text(en="value", vi="giá trị"))
        if not fact.boolean and written.facts[id_].opposites:
            yield Problem(
                "bad-value",
                Text(
                    en="only a fact whose values are `bool` has opposites",
                    vi="chỉ dữ kiện có giá trị `bool` mới có từ ngược nghĩa",
                ),
                ("facts", id_, "opposites"),
                Text(en="write names of a value", vi="viết tên khác của giá trị"),
            )
    yield from _vague_twice(written)
    for number, vague in enumerate(written.vague):
        yield from _not_vague(vague, facts, ("vague", number))


def _clashes(named: Named, what: Text) -> Iterator[Problem]:
    """Names that stand for two things."""
    seen: dict[str, Route] = {}
    for route, names in named.items():
        for name in dict.fromkeys(fold(n) for n in names):
            first = seen.setdefault(name, route)
            if first != route:
                yield _ambiguous(name, what, str(first[-1]), route)


def _ambiguous(name: str, what: Text, other: str, route: Route) -> Problem:
    return Problem(
        "ambiguous-name",
        Text(
            en=f"the name {quote(name)} also means {what.en} {quote(other)}",
            vi=f"tên {quote(name)} cũng chỉ {what.vi} {quote(other)}",
        ),
        route,
        Text(
            en="let each name mean one thing, or list it under `vague`",
            vi="mỗi tên chỉ nên có một nghĩa, hoặc ghi vào `vague`",
        ),
        at_key=True,
    )


def _vague_twice(written: WrittenVocabulary) -> Iterator[Problem]:
    """Vague words that stand in two entries."""
    seen: dict[str, int] = {}
    for number, vague in enumerate(written.vague):
        for place, word in enumerate(vague.words):
            if seen.setdefault(fold(word), number) != number:
                yield Problem(
                    "ambiguous-name",
                    Text(
                        en=f"{quote(word)} stands in another entry already",
                        vi=f"{quote(word)} đã có ở mục khác",
                    ),
                    ("vague", number, "words", place),
                    Text(en="put the two together", vi="gộp hai mục làm một"),
                )


def _not_vague(vague: WrittenVague, facts: Mapping[str, Fact], route: Route) -> Iterator[Problem]:
    """That a word has one meaning only, or that one of its facts gives it another."""
    if len(vague.may_mean) < 2:
        yield Problem(
            "bad-value",
            Text(
                en="a word with one meaning is not vague", vi="từ chỉ có một nghĩa thì không mơ hồ"
            ),
            (*route, "may_mean"),
            Text(en="make it a name of that value", vi="ghi làm tên khác của giá trị đó"),
        )
    for place, meaning in enumerate(vague.may_mean):
        for id_, value in meaning.items():
            for word in vague.words if id_ in facts else ():
                named = facts[id_].found(word)
                if len(named) == 1 and named[0].value != value:
                    other = f"{id_}={spelled(named[0].value)}"
                    what = Text(en="value", vi="giá trị")
                    yield _ambiguous(word, what, other, (*route, "may_mean", place))


def faults_of_bands(written: WrittenVocabulary) -> Iterator[Problem]:
    """Bands of a number that do not go up, or leave a part of it out."""
    for id_, number in written.numbers.items():
        yield from _wrong_bands(number, ("numbers", id_))


def _wrong_bands(number: WrittenNumber, route: Route) -> Iterator[Problem]:
    before: int = number.least
    *lower, last = number.bands
    for place, band in enumerate(lower):
        if band.below is None or not before < band.below <= number.most:
            yield Problem(
                "bad-bands",
                Text(
                    en=f"this band must end above {before}, at most at {number.most}",
                    vi=f"đoạn này phải kết thúc trên {before}, không quá {number.most}",
                ),
                (*route, "bands", place),
                Text(en="let each `below` be greater", vi="để mỗi `below` lớn dần"),
            )
            return
        before = band.below
    if last.below is not None or number.most < before:
        yield Problem(
            "bad-bands",
            Text(
                en=f"the last band must reach to {number.most}",
                vi=f"đoạn cuối phải đến hết {number.most}",
            ),
            (*route, "bands", len(lower)),
            Text(en="leave `below` out", vi="bỏ `below`"),
        )
