"""Situations in words: what is known of a case, and sets of situations by terms and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coordplan.text import Text, join
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.compare.cases import Restriction
    from coordplan.situation import Resolved, Situation
    from coordplan.vocabulary import Fact, FactValue, Vocabulary

NOTHING_KNOWN = Text(vi="chưa biết gì", en="nothing known")
ALWAYS = Text(vi="trong mọi tình huống", en="whatever the situation")
WHENEVER = Text(
    vi="mỗi khi cần đến, tại loại địa điểm có trên địa bàn",
    en="whenever it is needed, at any place that there is",
)
FOR_EXAMPLE = Text(vi="ví dụ", en="for example")
BY_LAW = Text(vi="{stated} (theo luật: {settled})", en="{stated} (by law: {settled})")
IMPLIED = Text(vi="{stated} (suy ra: {implied})", en="{stated} (implied: {implied})")
_AND = Text(vi="; ", en=" and ")
_NOT = Text(vi="{part}: không", en="not {part}")
IS = Text(vi="{fact}: {values}", en="{fact}: {values}")
_IS_NOT = Text(vi="{fact}: không phải {values}", en="{fact}: other than {values}")
_ANYTHING = Text(vi="chưa cần biết gì", en="nothing need be known")


def circumstances(situation: Resolved) -> Text:
    """The known facts by label; in brackets what the law settles, and what only follows.

    Of what follows, what is not so is left out.
    """
    stated: list[Text] = []
    settled: list[Text] = []
    implied: list[Text] = []
    for fact in situation.vocabulary.fact_list:
        if fact.number not in situation.known:
            continue
        value = fact.values[situation.known[fact.number]]
        said = fact_words(fact, value)
        if fact.number in situation.by_law:
            settled.append(said)
        elif fact.number in situation.given:
            stated.append(said)
        elif value.value is not False:
            implied.append(said)
    text = join(stated, " · ") if stated else NOTHING_KNOWN
    if settled:
        text = BY_LAW.format(stated=text, settled=join(settled, " · "))
    return IMPLIED.format(stated=text, implied=join(implied, " · ")) if implied else text


def fact_words(fact: Fact, value: FactValue) -> Text:
    """A fact and its value: "địa điểm: hải đảo"."""
    return IS.format(fact=fact.label, values=value.label)


def term_words(term: Iterable[Restriction]) -> Text:
    """A term by labels, each fact by the shorter list: what it may be, or what it must not be."""
    said = [_restricted(one) for one in term]
    return join(said, _AND) if said else ALWAYS


def _restricted(restriction: Restriction) -> Text:
    fact, values = restriction.fact, restriction.values
    if fact.boolean:
        return fact.label if values == (True,) else _NOT.format(part=fact.label)
    form = IS
    if len(restriction.barred) < len(values):
        form, values = _IS_NOT, restriction.barred
    labels = [known.label for known in fact.values if known.value in values]
    return form.format(fact=fact.label, values=join(labels, " / "))


def stated_words(situation: Situation, vocabulary: Vocabulary) -> Text:
    """A situation that is stated by ids, by labels: "địa điểm: hải đảo · chưa thành niên: có"."""
    said = []
    for name, value in situation.facts.items():
        fact = vocabulary.facts[name]
        number = None if isinstance(value, int) and not fact.boolean else fact.number_of(value)
        if number is not None:
            said.append(fact_words(fact, fact.values[number]))
    return join(said, " · ") if said else ALWAYS


def situation_words(situation: Situation) -> Text:
    """A situation as it is typed after ``--fact``."""
    facts = [f"{name}={spelled(value)}" for name, value in situation.facts.items()]
    return join(facts, " ") if facts else _ANYTHING
