"""Conditions in the rule language of durable-rules, over facts that are all known.

Only what that engine does right is used: equality of text, ``$and`` and ``$or``, joined flat.
Its negation never fires, so a negation over closed values becomes the other values. It
compares text with numbers, so every value is text. A rule about a name of its own (``sid``)
fires for ever, so every fact has a prefix.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.vocabulary import Fact
from coordplan.vocabulary.terms import spelled

Rule = dict[str, object]

WITNESS = "witness"
"""Stands in every asserted fact and is the name of a rule that fires on every one of them."""
CALL = "call"
"""Says whether a duty on call is called; no fact has this name, as every fact has a prefix."""
ALWAYS: Rule = {WITNESS: "yes"}
NEVER: Rule = {WITNESS: "no"}


def rule_of(condition: Condition, facts: Sequence[Fact], *, holds: bool = True) -> Rule:
    """The rule that fires where a condition holds (or, with ``holds=False``, fails)."""
    match condition:
        case Among(number, mask):
            fact = facts[number]
            every_value = (1 << len(fact.values)) - 1
            if mask & every_value == (every_value if holds else 0):
                return ALWAYS
            return _any_of(
                [
                    {_name(fact): spelled(known.value)}
                    for value, known in enumerate(fact.values)
                    if bool(mask >> value & 1) is holds
                ]
            )
        case Negation(part):
            return rule_of(part, facts, holds=not holds)
        case Every(parts) | Some(parts):
            rules = [rule_of(part, facts, holds=holds) for part in parts]
            return _all_of(rules) if isinstance(condition, Every) is holds else _any_of(rules)


def only_if_called(rule: Rule) -> Rule:
    """The rule of a duty on call: it fires only where the duty is called too."""
    return _all_of([rule, {CALL: "yes"}])


def with_call(told: Mapping[str, str], *, called: bool) -> dict[str, str]:
    """Complete facts with whether a duty on call is called."""
    return {**told, CALL: "yes" if called else "no"}


def asserted(values: Mapping[int, int], facts: Sequence[Fact]) -> dict[str, str]:
    """Complete facts (fact number to value number) as durable-rules is told them."""
    told = {
        _name(facts[number]): spelled(facts[number].values[value].value)
        for number, value in values.items()
    }
    return {WITNESS: "yes", **told}


def _name(fact: Fact) -> str:
    return f"fact_{fact.id}"


def _all_of(rules: Sequence[Rule]) -> Rule:
    return _joined("$and", rules, neutral=ALWAYS, absorbing=NEVER)


def _any_of(rules: Sequence[Rule]) -> Rule:
    return _joined("$or", rules, neutral=NEVER, absorbing=ALWAYS)


def _joined(sign: str, rules: Sequence[Rule], *, neutral: Rule, absorbing: Rule) -> Rule:
    """Rules joined flat and without what says nothing: durable-rules refuses deep ones."""
    flat: list[Rule] = []
    for rule in rules:
        inner = rule.get(sign)
        flat += inner if isinstance(inner, list) else [rule]
    if absorbing in flat:
        return absorbing
    kept = [rule for rule in flat if rule != neutral]
    return {sign: kept} if len(kept) > 1 else kept[0] if kept else neutral
