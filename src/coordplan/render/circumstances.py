"""What is known of a case, in one line: what was stated, and what follows from it."""

from __future__ import annotations

from coordplan.render import words
from coordplan.situation import Resolved
from coordplan.text import Language
from coordplan.vocabulary import Fact, FactValue


def circumstances(situation: Resolved, language: Language) -> str:
    """The known facts by label; those that only follow in brackets, what is not so left out."""
    stated: list[str] = []
    implied: list[str] = []
    for fact in situation.vocabulary.fact_list:
        if fact.number not in situation.known:
            continue
        value = fact.values[situation.known[fact.number]]
        said = fact_words(fact, value, language) if fact.boolean else value.label[language]
        if fact.number in situation.given:
            stated.append(said)
        elif value.value is not False:
            implied.append(said)
    text = " · ".join(stated) or words.NOTHING_KNOWN[language]
    return f"{text} ({words.IMPLIED[language]}: {' · '.join(implied)})" if implied else text


def fact_words(fact: Fact, value: FactValue, language: Language) -> str:
    """A fact and its value: "địa điểm: hải đảo"."""
    return f"{fact.label[language]}: {value.label[language]}"
