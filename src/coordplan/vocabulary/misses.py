"""Words that state nothing, or may state several things: what is wrong, and what was meant.

A word is never guessed: whoever is there is asked, and otherwise told everything it may mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.frozen import dataclass
from coordplan.text import Text, did_you_mean, fold, nearest, quote, which
from coordplan.vocabulary.terms import ALONE, Fact, Number, Vocabulary, spelled
from coordplan.vocabulary.words import (
    Meaning,
    event_meant,
    meaning_of,
    near_names,
    one_each,
    similar,
)

AMBIGUOUS = "ambiguous-word"


@dataclass(frozen=True, slots=True)
class Miss:
    """A word that states nothing or several things, the problem, and what it may mean.

    ``value`` is what was given with it; None where it stood for an event, empty where it stood
    alone in the place of a fact.
    """

    word: str
    value: object
    problem: Diagnostic
    may_mean: tuple[Meaning, ...]


def unknown_terms(
    kind: Text,
    words: Collection[str],
    known: Mapping[str, object],
    *,
    others: Collection[str] = (),
) -> list[Diagnostic]:
    """What is wrong with words that are ids of no term, and no ``others`` that are known."""
    return [
        Diagnostic(
            f"unknown-{kind.en}",
            Text(en=f"unknown {kind.en}", vi=f"không có {kind.vi}") + which(number, len(words)),
            help=did_you_mean(word, known),
        )
        for number, word in enumerate(words, 1)
        if word not in known and word not in others
    ]


class Term(Protocol):
    """A term of the vocabulary: something with an id and a label."""

    @property
    def id(self) -> str:
        """What it is called in files and on a command line."""

    @property
    def label(self) -> Text:
        """What people call it."""


T = TypeVar("T", bound=Term)


def terms_named(kind: Text, words: Sequence[str], known: Mapping[str, T]) -> list[T]:
    """The terms that words name by id or label; ``kind`` says what was looked for.

    Raises ``UnknownNameError`` with every word that names none.
    """
    by_name = {fold(label): t for t in known.values() for label in (t.label.vi, t.label.en)}
    by_name |= {fold(id_): term for id_, term in known.items()}
    is_known = {word for word in words if fold(word) in by_name}
    unknown = unknown_terms(kind, words, known, others=is_known)
    if unknown:
        raise UnknownNameError(unknown)
    return list(dict.fromkeys(by_name[fold(word)] for word in words))


def ambiguous(
    word: str, value: object, found: tuple[Meaning, ...], *, said: str | None = None
) -> Miss:
    """A word that may state several things; ``said`` is the part of it that does."""
    named = quote(word if said is None else said)
    problem = Diagnostic(
        AMBIGUOUS,
        Text(en=f"{named} may mean several things", vi=f"{named} có thể hiểu theo nhiều cách"),
        help=Text(
            en=f"say which: {_listed(found).en}", vi=f"nêu rõ một trong: {_listed(found).vi}"
        ),
    )
    return Miss(word, value, problem, found)


def no_event(word: str, which: Text, vocabulary: Vocabulary) -> Miss:
    """A word that is no event, and states nothing else either; ``which`` says in what place."""
    near = nearest(word, vocabulary.events)
    meant = one_each(
        [*([event_meant(vocabulary.events[near])] if near else []), *similar(vocabulary, word)]
    )
    problem = Diagnostic(
        "unknown-event",
        Text(en="unknown event", vi="không có sự kiện") + which,
        help=_mend(word, list(vocabulary.events), meant),
    )
    return Miss(word, None, problem, meant)


def no_fact(
    name: str, value: object, event: str | None, which: Text, vocabulary: Vocabulary
) -> Miss:
    """A name that is no fact.

    ``event`` is the whole word where it stood for an event, ``which`` says in what place.
    """
    word, place = (name, value) if event is None else (event, None)
    said = Text(en="unknown fact", vi="không có dữ kiện")
    if event is not None:
        said += Text(en=" in an event", vi=" ở sự kiện")
    problem = Diagnostic(
        "unknown-fact",
        said + which,
        help=_mend(name, list(vocabulary.facts), ()),
    )
    names = {fold(n): fact for fact in vocabulary.fact_list for n in fact.names}
    facts = dict.fromkeys(names[near] for near in near_names(name, names))
    given = spelled(value) if isinstance(value, str | bool) else ""
    meant = one_each(meaning_of(f, found) for f in facts for found in f.found(given))
    return Miss(word, place, problem, meant)


def nothing_alone(word: str, which: Text, vocabulary: Vocabulary) -> Miss:
    """A word in the place of a fact that states nothing by itself."""
    fact, number = vocabulary.find_fact(word), vocabulary.find_number(word)
    if fact is not None:
        return _every_value(fact, word)
    if number is not None:
        return needs_a_number(number, word, ALONE)
    meant = similar(vocabulary, word)
    problem = Diagnostic(
        "unknown-fact",
        Text(en="no fact and no value is called so", vi="không có dữ kiện hay giá trị") + which,
        help=_meant(meant)
        or Text(en="for example: --fact minor=true", vi="ví dụ: --fact minor=true"),
    )
    return Miss(word, ALONE, problem, meant)


def _every_value(fact: Fact, word: str) -> Miss:
    """A fact without a value."""
    meant = tuple(meaning_of(fact, value) for value in fact.values)
    problem = Diagnostic(
        "unknown-value",
        Text(en=f"fact {quote(fact.id)} needs a value", vi=f"dữ kiện {quote(fact.id)} cần giá trị"),
        help=Text(en=f"one of: {_listed(meant).en}", vi=f"một trong: {_listed(meant).vi}"),
    )
    return Miss(word, ALONE, problem, meant)


def no_value(fact: Fact, word: str, place: object, given: str) -> Miss:
    """A value that a fact does not have."""
    values = {fold(name): value for value in fact.values for name in (*value.names, *value.vague)}
    near = tuple(dict.fromkeys(values[name] for name in near_names(given, values)))
    meant = tuple(meaning_of(fact, value) for value in near)
    problem = Diagnostic(
        "unknown-value",
        Text(
            en=f"fact {quote(fact.id)} has no such value",
            vi=f"dữ kiện {quote(fact.id)} không có giá trị đã nêu",
        ),
        help=_mend(given, [spelled(v.value) for v in fact.values], meant),
    )
    every = tuple(meaning_of(fact, value) for value in fact.values)
    return Miss(word, place, problem, meant or every)


def needs_a_number(number: Number, word: str, place: object) -> Miss:
    """A number that is none, or out of range; it is not shown."""
    low, high = number.least, number.most
    example = f"{number.id}={number.bands[0].below or low}"
    problem = Diagnostic(
        "bad-number",
        Text(
            en=f"{quote(number.label.en)} is a whole number from {low} to {high}",
            vi=f"{quote(number.label.vi)} là số nguyên từ {low} đến {high}",
        ),
        help=Text(en=f"write it in digits: {example}", vi=f"viết bằng chữ số: {example}"),
    )
    return Miss(word, place, problem, ())


def no_word(rule: str, given: object, name: str | None, what: Text) -> Miss:
    """What is neither a word nor a bool: from Python, anything may come."""
    kind = quote(type(given).__name__)
    problem = Diagnostic(
        rule,
        Text(en=f"{what.en} cannot be given as {kind}", vi=f"không thể nêu {what.vi} bằng {kind}"),
        help=Text(en="give it as a word, true or false", vi="hãy nêu bằng từ, true hoặc false"),
    )
    return Miss(name or "", None if name is None else given, problem, ())


def _mend(word: str, ids: Sequence[str], meant: tuple[Meaning, ...]) -> Text:
    """Help for an unknown word: the nearest id, else what it may have meant, else the ids."""
    return (None if nearest(word, ids) else _meant(meant)) or did_you_mean(word, ids)


def _meant(meant: tuple[Meaning, ...]) -> Text | None:
    if not meant:
        return None
    listed = _listed(meant)
    return Text(en=f"did you mean {listed.en}?", vi=f"có phải là {listed.vi}?")


def _listed(meant: Iterable[Meaning]) -> Text:
    """What a word may mean, each as it is typed and as it is called."""
    vi, en = ([f"{quote(one.id)} ({one.label[lang]})" for one in meant] for lang in ("vi", "en"))
    return Text(vi=", ".join(vi), en=", ".join(en))
