"""A whole document with what its words suggest, under `review` of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from coordplan.compiled import Plan
from coordplan.drafting import Drafted, Revision, Skeleton
from coordplan.drafting.bodies import Bodies, Body
from coordplan.drafting.skeleton import Under
from coordplan.model.plan import KINDS_WITH_DUTIES
from coordplan.source import texts_in
from coordplan.suggest.composing import Suggestion, composed
from coordplan.suggest.headings import Charge, charge_of
from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.kinds import KINDS
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.mentions import Agencies
from coordplan.suggest.passage import Passage, limbs_of
from coordplan.suggest.phrases import tokens_of
from coordplan.suggest.written import agency_note, note_of
from coordplan.tracing import Clause
from coordplan.tracing.fingerprint import folded
from coordplan.vocabulary import Vocabulary
from coordplan.work import Work

_CITY = "thành phố"
_TURNS_A_WORD = 40


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the words of clauses suggest, by their locators; the clauses with that under review."""

    by_clause: Mapping[str, tuple[Suggestion, ...]]
    hints: Mapping[str, tuple[Hint, ...]]
    clauses: tuple[Drafted, ...]
    strangers: tuple[Body, ...]


def suggest(
    skeleton: Skeleton, vocabulary: Vocabulary, kinds: Sequence[Kind] = KINDS
) -> tuple[Skeleton, Suggested]:
    """A drafted document with what its words suggest.

    Raises ``TooComplexError`` where it has more words than may be looked at.
    """
    place = skeleton.head.place
    city = skeleton.level if place is not None and place.kind == _CITY else None
    suggested = _Suggesting(skeleton.bodies, vocabulary, city, kinds).of(skeleton.clauses)
    return replace(skeleton, clauses=suggested.clauses), suggested


def suggest_new(revision: Revision, plan: Plan, vocabulary: Vocabulary) -> Revision:
    """A revision of a plan with what the words of its new clauses suggest.

    Raises as ``suggest`` does.
    """
    level = plan.jurisdiction.level
    new = [one for one in revision.items if isinstance(one, Drafted)]
    suggested = _Suggesting(revision.known, vocabulary, level, KINDS).of(new)
    by_at = {one.clause.at: one for one in suggested.clauses}
    others = (b for one in suggested.clauses for b in one.others if b.id not in plan.agencies)
    items = tuple(by_at[i.clause.at] if isinstance(i, Drafted) else i for i in revision.items)
    return replace(revision, items=items, bodies=tuple(dict.fromkeys((*revision.bodies, *others))))


class _Suggesting:
    """What is known while a document is read for suggestions."""

    def __init__(
        self, bodies: Bodies, vocabulary: Vocabulary, city: str | None, kinds: Sequence[Kind]
    ) -> None:
        self._bodies = bodies
        self._kinds = kinds
        self._agencies = Agencies(bodies, vocabulary, city)
        self._lexicon = Lexicon(vocabulary)
        self._work = Work()
        self._charge_of = cache(partial(charge_of, agencies=self._agencies))
        self._charges: tuple[tuple[str, Body], ...] = ()

    def of(self, clauses: Sequence[Drafted]) -> Suggested:
        """What the words of some clauses suggest."""
        found: dict[str, tuple[Suggestion, ...]] = {}
        hints: dict[str, tuple[Hint, ...]] = {}
        noted: list[Drafted] = []
        told = {body.id for body in self._bodies.known}
        self._charges = tuple(self._charged(clauses))
        for drafted in clauses:
            at = drafted.clause.at
            hints[at] = tuple(self._hints(drafted))
            found[at] = tuple(composed(hints[at], drafted.guess.kind))
            noted.append(self._noted(drafted, hints[at], found[at], told))
        strangers = tuple(self._agencies.strangers.values())
        return Suggested(found, hints, tuple(noted), strangers)

    def _charged(self, clauses: Sequence[Drafted]) -> Iterator[tuple[str, Body]]:
        """The bodies that headings charge, each with every clause below."""
        for drafted in clauses:
            for body in self._charge(drafted).bodies:
                yield drafted.clause.at, body

    def _charge(self, drafted: Drafted) -> Charge:
        """The nearest heading over a clause that charges any bodies; each is read once."""
        charges = map(self._charge_of, drafted.above)
        return next((charge for charge in charges if charge.bodies), Charge())

    def _hints(self, drafted: Drafted) -> Iterator[Hint]:
        """Everything that is seen in a clause; of one without duties only who is named."""
        kind = drafted.guess.kind
        if kind not in KINDS_WITH_DUTIES and kind != "recipient":
            return
        passage = self._passage(drafted)
        for one in self._kinds if passage.limbs else ():
            if kind in KINDS_WITH_DUTIES - {"assignment"} or one.of_lists:
                yield from one.suggest(passage, self._lexicon)

    def _passage(self, drafted: Drafted) -> Passage:
        charge = self._charge(drafted)
        lead_in = next((one for one in drafted.above if folded(one.text).endswith(":")), None)
        before = None if lead_in is None else self._read(lead_in, drafted, Charge())
        return self._read(drafted.clause, drafted, charge, before)

    def _read(
        self, clause: Clause, drafted: Drafted, charge: Charge, lead_in: Passage | None = None
    ) -> Passage:
        text = folded(clause.text)
        tokens = tokens_of(text)
        self._work.spend(_TURNS_A_WORD * len(tokens))
        return Passage(
            clause.at,
            drafted.guess.kind,
            text,
            tokens,
            limbs_of(tokens, text),
            self._agencies.named_in(text, tokens),
            charge.bodies,
            charge.asked,
            None if charge.heading is None else charge.heading.at,
            self._bodies.issuer,
            tuple(one.text for one in drafted.above),
            lead_in,
            self._charges,
        )

    def _noted(
        self,
        drafted: Drafted,
        hints: Sequence[Hint],
        suggestions: Sequence[Suggestion],
        told: set[str],
    ) -> Drafted:
        """A clause with its suggestions under review, each new body told where it comes first."""
        by_id = self._agencies.by_id
        named = [id_ for one in suggestions for id_ in texts_in(one.value) if id_ in by_id]
        if drafted.guess.kind == "recipient":
            named += [str(hint.value) for hint in hints if hint.key == "agency"]
        others = tuple(by_id[id_] for id_ in dict.fromkeys(named))
        new = [body for body in others if body.id not in told]
        told |= {body.id for body in new}
        notes = [*map(agency_note, new), *map(note_of, suggestions)]
        return replace(drafted, notes=tuple(notes), others=others, under=self._under(drafted))

    def _under(self, drafted: Drafted) -> Under | None:
        """The heading that charges somebody, with those whom suggestions have from it."""
        charge = self._charge(drafted)
        if drafted.under is None or charge.heading != drafted.under.heading:
            return drafted.under
        return Under(drafted.under.heading, charge.bodies)
