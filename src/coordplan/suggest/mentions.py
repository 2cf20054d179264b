"""The bodies that a passage names: those that are known, and others by the pattern of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.drafting.bodies import Bodies, Body, free_id
from coordplan.drafting.names import words_of
from coordplan.suggest.names import Patterns
from coordplan.suggest.passage import Mention, Stretch
from coordplan.suggest.phrases import Token, some, tokens_of
from coordplan.text import Text, as_id, fold
from coordplan.vocabulary import Vocabulary

_EVERY = some("các những mọi mỗi")
_OF = some("thuộc")
_LONGEST_ID = 60

Known = Mapping[int, tuple[Body, int]]
"""The bodies whose names are known, by the token that each begins at, and where it ends."""


class Agencies:
    """Finds bodies; those that nobody knew are kept, each under one name, and all by their ids."""

    def __init__(self, bodies: Bodies, vocabulary: Vocabulary, own_city: str | None) -> None:
        self._bodies = bodies
        self._vocabulary = vocabulary
        self._patterns = Patterns(vocabulary, own_city)
        self._several = next((f.id for f in vocabulary.functions.values() if f.several), None)
        self._unstated = next((e.id for e in vocabulary.levels.values() if e.unstated), None)
        self.strangers: dict[str, Body] = {}
        self.by_id = {body.id: body for body in bodies.known}

    def named_in(self, text: str, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The bodies that a text names, in its order; none overlap."""
        return tuple(self._mentions(text.lower() if text.isupper() else text, tuple(tokens)))

    def _mentions(self, text: str, tokens: tuple[Token, ...]) -> Iterator[Mention]:
        known = {place: (body, end) for body, place, end in self._known(text, tokens)}
        place = 0
        while place < len(tokens):
            found = list(self._at(text, tokens, place, known))
            yield from found
            place = found[-1].end if found else place + 1

    def _at(
        self, text: str, tokens: tuple[Token, ...], place: int, known: Known
    ) -> Iterator[Mention]:
        """The body whose name begins at a place, or the bodies that share the word there."""
        shared = self._patterns.enumerated(tokens, place)
        if shared is not None:
            yield from self._enumerated(text, tokens, *shared)
            return
        body, until = known.get(place, (None, 0))
        group = self._patterns.group(tokens, place)
        name = self._name(text, tokens, place, known)
        if body is not None and until >= max(name, group):
            yield Mention(body, place, until)
        elif group > name:
            owner = self._name(text, tokens, group + 1, known) if _owned(tokens, group) else 0
            yield self._pattern(text, tokens, (place, owner or group), known, several=True)
        elif name:
            yield self._pattern(text, tokens, (place, name), known, several=False)

    def _name(self, text: str, tokens: tuple[Token, ...], place: int, known: Known) -> int:
        """Where a name ends that begins at a place, known or not; 0 where none does."""
        _, until = known.get(place, (None, 0))
        until = self._patterns.with_level(tokens, until) if until else 0
        return max(until, self._patterns.name(text, tokens, place))

    def _enumerated(
        self, text: str, tokens: tuple[Token, ...], head: str, stretches: Sequence[Stretch]
    ) -> Iterator[Mention]:
        """Bodies of which only the first has its first word: "Các Sở: Nội vụ, Tài chính"."""
        for first, end in stretches:
            name = f"{head} {text[tokens[first].start : tokens[end - 1].end]}"
            known = words_of(name) in self._bodies.names.known
            yield Mention(self._stranger(name, None, several=False), first, end, known)

    def _pattern(
        self,
        text: str,
        tokens: tuple[Token, ...],
        stretch: Stretch,
        known: Known,
        *,
        several: bool,
    ) -> Mention:
        """A body that is named by a pattern: one that is known under these words, or a new one."""
        first, end = stretch
        bare = first + 1 if tokens[first].key in _EVERY else first
        body, until = known.get(bare, (None, 0))
        if body is not None and until == end:
            return Mention(body, first, end)
        name = text[tokens[first].start : tokens[end - 1].end]
        function = None if body is None or several else body.function
        stranger = self._stranger(name, function, several=several)
        return Mention(stranger, first, end, known=fold(name) not in self.strangers)

    def _known(self, text: str, tokens: Sequence[Token]) -> Iterator[tuple[Body, int, int]]:
        starts = {token.start: number for number, token in enumerate(tokens)}
        ends = {token.end: number + 1 for number, token in enumerate(tokens)}
        for body, start, end in self._bodies.names.located(text):
            if start in starts and end in ends:
                body.note(words_of(text[start:end]))
                yield body, starts[start], ends[end]

    def _stranger(self, name: str, function: str | None, *, several: bool) -> Body:
        """The body of a name that nobody knew, or only with other capitals."""
        words = words_of(name)
        body = self._bodies.names.known.get(words)
        if body is not None:
            body.note(words)
            return body
        key = fold(name)
        if key not in self.strangers:
            function = function or self._function(name) or (self._several if several else None)
            function = function or self._several or next(iter(self._vocabulary.functions))
            self.strangers[key] = self._made(name, function, self._level(name))
        return self.strangers[key]

    def _made(self, name: str, function: str, level: str) -> Body:
        label = self._vocabulary.functions[function].label.en
        capital = name[:1].upper() + name[1:]
        id_ = free_id(as_id(name, _LONGEST_ID) or "body", self.by_id)
        said = {words_of(name): name}
        title = Text(capital, f"{label}: {capital}")
        self.by_id[id_] = Body(id_, title, function, level, said, dict(said))
        return self.by_id[id_]

    def _function(self, name: str) -> str | None:
        """The first function that a name says."""
        tokens = tokens_of(name)
        found = self._patterns.functions.within(tokens, 0, len(tokens))
        return next((one.meant for one in found), None)

    def _level(self, name: str) -> str:
        """The level that a name shows: at its end, or by what kind of body it is."""
        found = self._patterns.levels_in(tokens_of(name))
        if not found:
            return self._unstated or next(iter(self._vocabulary.levels))
        return found[0] if found[0] in self._patterns.of_kinds else found[-1]


def _owned(tokens: Sequence[Token], end: int) -> bool:
    """Whether a group is said to be somebody's units: "các đơn vị thuộc Công an tỉnh"."""
    return end + 1 < len(tokens) and tokens[end].key in _OF
