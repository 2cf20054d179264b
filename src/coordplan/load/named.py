"""Plans by the names that people use: a place, or the number of an instrument.

Those of ``COORDPLAN_PLANS`` go before shipped ones of their id. Only the heads of files are read,
and only where a word is neither an id nor a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic
from coordplan.load.called import NamedPlan, forms_of, key
from coordplan.load.catalogue import own_plans, plans_that_ship
from coordplan.load.files import shown_name
from coordplan.text import LANGUAGES, Text, close, did_you_mean, nearest, quote, which

if TYPE_CHECKING:
    from coordplan.load.cache import Cache

_SHORTEST, _NEAR = 3, 0.75
_ONE = which(1, 1)


def labels(cache: Cache | None = None) -> dict[str, Text]:
    """What each plan is called, by id."""
    return {plan.id: plan.label for plan in _all(cache) if plan.id}


def by_name(word: str, cache: Cache | None = None) -> NamedPlan | None:
    """The plan that a word names; None where there is none, or several."""
    found = plans_named(word, cache)
    return found[0] if len(found) == 1 else None


def brings_to_mind(word: str, cache: Cache | None = None) -> bool:
    """Whether a word is a part of a name, as ``62/2012`` is, which some other plan may share."""
    form = key(word)
    return any(form in plan.parts for plan in _all(cache))


def no_plan(word: str, which: Text = _ONE, cache: Cache | None = None) -> Diagnostic:
    """That a word names no plan, or several, and which it may have meant.

    ``which`` says of several words which it is.
    """
    if not word.strip():
        return Diagnostic(
            "unknown-plan",
            Text(en="the name of a plan is empty", vi="tên kế hoạch để trống"),
            None,
            Text(en="give an id or a file", vi="nêu mã hoặc tệp"),
        )
    several = plans_named(word, cache)
    if len(several) > 1:
        listed = _listed(several)
        return Diagnostic(
            "ambiguous-word",
            Text(en="this name", vi="tên")
            + which
            + Text(en=" is that of several plans", vi=" là của nhiều kế hoạch"),
            None,
            Text(en=f"say which: {listed.en}", vi=f"nêu rõ một trong: {listed.vi}"),
        )
    ids = [plan.id for plan in _all(cache) if plan.id]
    mend = did_you_mean(word, ids)
    a_slip = " " not in word and nearest(word, ids) is not None
    if not a_slip and (alike := plans_like(word, cache)):
        listed = _listed(alike[:MOST_LISTED])
        mend = Text(en=f"did you mean {listed.en}?", vi=f"có phải là {listed.vi}?")
    message = Text(en="no such plan", vi="không có kế hoạch") + which
    return Diagnostic("unknown-plan", message, None, mend)


def plans_named(word: str, cache: Cache | None = None) -> tuple[NamedPlan, ...]:
    """The plans that a word names, by their id or otherwise."""
    own = own_plans(cache)
    forms = forms_of(word)
    if own and (by_id := own.with_id(word)):
        return tuple(by_id)
    shipped = (plan for plan in _shipped(cache) if forms & plan.names)
    if not own:
        return tuple(shipped)
    return (*own.called(forms), *(plan for plan in shipped if plan.id not in own.ids))


def plans_like(word: str, cache: Cache | None = None) -> tuple[NamedPlan, ...]:
    """The plans that a word which names none may have meant, the nearest first."""
    form = key(word)
    if len(form) < _SHORTEST:
        return ()
    plans = _all(cache)
    by_form = {name: plan for plan in plans for name in sorted(plan.names)}
    alike = close(form, by_form, most=len(by_form), cutoff=_NEAR)
    parts = (
        plan
        for plan in plans
        for name in sorted(plan.names | plan.parts)
        if _holds(form, name) or _holds(name, form)
    )
    return tuple(dict.fromkeys(chain((by_form[name] for name in alike), parts)))


MOST_LISTED = 8
"""How many plans a message names."""


def _holds(whole: str, part: str) -> bool:
    """Whether one key stands in another from word to word; a part of a word says nothing."""
    return len(part) > _SHORTEST and f" {part} " in f" {whole} "


def _all(cache: Cache | None) -> tuple[NamedPlan, ...]:
    """Every plan with its names: those of ``COORDPLAN_PLANS``, then those that ship, by id."""
    own = own_plans(cache)
    if not own:
        return _shipped(cache)
    mine = tuple(own.all())
    shadowed = {plan.id for plan in mine}
    return (*mine, *(plan for plan in _shipped(cache) if plan.id not in shadowed))


def _shipped(cache: Cache | None) -> tuple[NamedPlan, ...]:
    """The shipped plans with their names, by id."""
    return tuple(sorted(plans_that_ship(cache).all(), key=lambda plan: plan.id))


def _listed(plans: Sequence[NamedPlan]) -> Text:
    """Plans by id, each with what it is called; those that share an id by their files."""
    ids = [plan.id for plan in plans]
    words = [
        quote(plan.id) if ids.count(plan.id) == 1 else f"`{shown_name(plan.file)}`"
        for plan in plans
    ]
    vi, en = (
        [f"{word} ({one.label[lang]})" for word, one in zip(words, plans, strict=True)]
        for lang in LANGUAGES
    )
    return Text(vi=", ".join(vi), en=", ".join(en))
