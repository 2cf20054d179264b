"""The bodies that a passage names: those that are known, and others by the pattern of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coordplan.drafting.bodies import Bodies, Body
from coordplan.drafting.names import words_of
from coordplan.suggest.names import Patterns
from coordplan.suggest.passage import Mention
from coordplan.suggest.phrases import Token, some, tokens_of
from coordplan.text import Text, fold
from coordplan.vocabulary import Vocabulary

_EVERY = some("các những mọi mỗi")
_OF = some("thuộc")
_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60


class Agencies:
    """Finds bodies; those that nobody knew are kept, each under one name."""

    def __init__(self, bodies: Bodies, vocabulary: Vocabulary, own_city: str | None) -> None:
        self._bodies = bodies
        self._vocabulary = vocabulary
        self._patterns = Patterns(vocabulary, own_city)
        self._several = next((f.id for f in vocabulary.functions.values() if f.several), None)
        self._unstated = next((e.id for e in vocabulary.levels.values() if e.unstated), None)
        self.strangers: dict[str, Body] = {}
        self._ids = {body.id for body in bodies.known}

    def named_in(self, text: str, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The bodies that a text names, in its order; none overlap."""
        return tuple(self._mentions(text.lower() if text.isupper() else text, tuple(tokens)))

    def _mentions(self, text: str, tokens: tuple[Token, ...]) -> Iterator[Mention]:
        known = {place: (body, end) for body, place, end in self._known(text, tokens)}
        place = 0
        while place < len(tokens):
            listed = self._patterns.enumerated(tokens, place)
            if listed is not None:
                yield from self._enumerated(text, tokens, *listed)
                place = listed[1][-1][1]
                continue
            body, end = known.get(place, (None, 0))
            named = end and self._patterns.with_level(tokens, end)
            pattern = max(self._patterns.name(text, tokens, place), named)
            group = self._patterns.group(tokens, place)
            if body is not None and end >= max(pattern, group):
                yield Mention(body, place, end)
                place = end
            elif max(pattern, group):
                several = group > pattern
                end = max(pattern, group)
                owner = self._owner(text, tokens, end, known) if several else None
                if owner is not None:
                    end = owner.end
                yield self._pattern(text, tokens, (place, end), known, several)
                place = end
            else:
                place += 1

    def _owner(
        self,
        text: str,
        tokens: tuple[Token, ...],
        end: int,
        known: dict[int, tuple[Body, int]],
    ) -> Mention | None:
        """Whose units a group is: "các đơn vị thuộc Công an tỉnh"."""
        if end + 1 >= len(tokens) or tokens[end].key not in _OF:
            return None
        _, until = known.get(end + 1, (None, 0))
        until = until and self._patterns.with_level(tokens, until)
        until = max(until, self._patterns.name(text, tokens, end + 1))
        return Mention(self._bodies.issuer, end + 1, until) if until else None

    def _enumerated(
        self,
        text: str,
        tokens: tuple[Token, ...],
        head: str,
        spans: Sequence[tuple[int, int]],
    ) -> Iterator[Mention]:
        """Bodies of which only the first has its first word: "Các Sở: Nội vụ, Tài chính"."""
        for first, end in spans:
            name = f"{head} {text[tokens[first].start : tokens[end - 1].end]}"
            body = self._bodies.names.known.get(words_of(name))
            known = body is not None
            yield Mention(body or self._stranger(name, None, several=False), first, end, known)

    def _pattern(
        self,
        text: str,
        tokens: tuple[Token, ...],
        span: tuple[int, int],
        known: dict[int, tuple[Body, int]],
        several: bool,
    ) -> Mention:
        """A body that is named by a pattern: one that is known under these words, or a new one."""
        first, end = span
        bare = first + 1 if tokens[first].key in _EVERY else first
        body, until = known.get(bare, (None, 0))
        if body is not None and until == end:
            return Mention(body, first, end)
        name = text[tokens[first].start : tokens[end - 1].end]
        function = None if body is None or several else body.function
        return Mention(self._stranger(name, function, several=several), first, end, known=False)

    def _known(
        self, text: str, tokens: Sequence[Token]
    ) -> Iterator[tuple[Body, int, int]]:
        starts = {token.start: number for number, token in enumerate(tokens)}
        ends = {token.end: number + 1 for number, token in enumerate(tokens)}
        for body, start, end in self._bodies.names.located(text):
            if start in starts and end in ends:
                words = words_of(text[start:end])
                body.said[words] = body.names[words]
                yield body, starts[start], ends[end]

    def _stranger(self, name: str, function: str | None, *, several: bool) -> Body:
        """The body of a name that nobody knew."""
        key = fold(name)
        if key not in self.strangers:
            function = function or self._function(name) or self._several
            function = function or next(iter(self._vocabulary.functions))
            self.strangers[key] = self._made(name, function, self._level(name))
        return self.strangers[key]

    def _made(self, name: str, function: str, level: str) -> Body:
        label = self._vocabulary.functions[function].label.en
        capital = name[:1].upper() + name[1:]
        id_ = _ID.sub("-", fold(name))[:_LONGEST_ID].strip("-") or "body"
        number, free = 1, id_
        while free in self._ids:
            number += 1
            free = f"{id_}-{number}"
        self._ids.add(free)
        said = {words_of(name): name}
        return Body(free, Text(capital, f"{label}: {capital}"), function, level, said, dict(said))

    def _function(self, name: str) -> str | None:
        """The first function that a name says."""
        tokens = tokens_of(name)
        found = self._patterns.functions.within(tokens, 0, len(tokens))
        return next((one.meant for one in found), None)

    def _level(self, name: str) -> str:
        """The level that a name shows: at its end, or by what kind of body it is."""
        tokens = tokens_of(name)
        found = list(self._patterns.levels.within(tokens, 0, len(tokens)))
        if not found:
            return self._unstated or next(iter(self._vocabulary.levels))
        return found[0].meant if found[0].meant == "unit" else found[-1].meant
