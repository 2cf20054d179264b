"""The bodies that a passage names: those that are known, and others by the pattern of their names.

A name begins with what kind of body it is (Sở, Phòng, Trung tâm) and goes on while its words are
written with capitals, or say a function or a level in the vocabulary. Bodies without a name of
their own ("các sở, ngành có liên quan") are one group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coordplan.drafting.bodies import Bodies, Body
from coordplan.drafting.names import words_of
from coordplan.suggest.passage import Mention
from coordplan.suggest.phrases import Phrases, Token, key_of, some, tokens_of
from coordplan.text import Text, fold
from coordplan.vocabulary import Vocabulary

_HEADS = (
    "sở", "phòng", "ban", "bộ", "cục", "chi cục", "tổng cục", "vụ", "trung tâm", "công an",
    "bộ đội", "bộ chỉ huy", "ban chỉ huy", "ban chỉ đạo", "ban quản lý", "đồn", "viện", "tòa án",
    "hội", "hội đồng", "ủy ban", "ubnd", "văn phòng", "trường", "bệnh viện", "trạm", "đoàn",
    "quỹ", "tổ", "đội", "liên đoàn", "mặt trận", "thanh tra", "cổng", "báo", "đài", "kho bạc",
    "ngân hàng", "cảnh sát", "hải quan", "kiểm lâm", "cơ sở", "tổng đài", "tỉnh ủy", "thành ủy",
    "huyện ủy", "đảng ủy", "công ty", "tổng công ty", "chi nhánh", "nhà máy", "hợp tác xã",
    "lực lượng", "thủ trưởng", "chủ tịch", "cấp ủy", "hạt", "tổ chức", "cơ quan", "đơn vị",
)  # fmt: skip
_SEVERAL = (
    "sở", "ban", "ngành", "phòng", "cơ quan", "đơn vị", "tổ chức", "địa phương", "đoàn thể",
    "lực lượng", "bộ", "cấp ủy", "cấp", "hội", "doanh nghiệp", "cá nhân", "phòng ban", "chủ đầu tư",
    "chính quyền", "cơ sở",
)  # fmt: skip
_ABOUT_SEVERAL = (
    "có liên quan", "liên quan", "chức năng", "hữu quan", "chuyên môn", "trực thuộc", "có thẩm quyền",
    "khác", "còn lại", "địa phương", "tại địa phương", "chính trị - xã hội", "chính trị xã hội",
    "xã hội", "thành viên", "đảng", "nghiệp vụ", "đơn vị trực thuộc",
)  # fmt: skip
_EVERY = some("các những mọi mỗi")
_BETWEEN = some(", và - – / hoặc")
_IN_NAMES = some("và - – & của")
_MOST_WORDS = 16
_ID = re.compile(r"[^a-z0-9]+")


class Agencies:
    """Finds bodies; those that nobody knew are kept, each under one name."""

    def __init__(self, bodies: Bodies, vocabulary: Vocabulary) -> None:
        self._bodies = bodies
        self._vocabulary = vocabulary
        self._heads = Phrases((head, head) for head in _HEADS)
        self._nouns = Phrases((noun, noun) for noun in _SEVERAL)
        self._about = Phrases((said, said) for said in _ABOUT_SEVERAL)
        self._functions = Phrases(
            (word, entry.id)
            for entry in vocabulary.functions.values()
            if not entry.several
            for word in (entry.label.vi, *entry.words)
        )
        self._levels = Phrases(
            (word, entry.id) for entry in vocabulary.levels.values() for word in entry.words
        )
        self._several = next((f.id for f in vocabulary.functions.values() if f.several), None)
        self._unstated = next((e.id for e in vocabulary.levels.values() if e.unstated), None)
        self.strangers: dict[str, Body] = {}
        self._ids = {body.id for body in bodies.known}

    def named_in(self, text: str, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The bodies that a text names, in its order; none overlap."""
        found = list(self._known(text, tokens))
        taken = {place for one in found for place in range(one.first, one.end)}
        found += self._unknown(text, tuple(tokens), taken)
        return tuple(sorted(found, key=lambda one: one.first))

    def _known(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        starts = {token.start: number for number, token in enumerate(tokens)}
        ends = {token.end: number + 1 for number, token in enumerate(tokens)}
        for body, start, end in self._bodies.names.located(text):
            if start in starts and end in ends:
                first, last = starts[start], ends[end]
                body.said[words_of(text[start:end])] = body.names[words_of(text[start:end])]
                yield Mention(body, first, last)

    def _unknown(
        self, text: str, tokens: tuple[Token, ...], taken: set[int]
    ) -> Iterator[Mention]:
        place = 0
        while place < len(tokens):
            end = 0 if place in taken else self._group(tokens, place, taken)
            if end:
                yield self._mention(text, tokens, place, end, several=True)
            elif place not in taken:
                end = self._name(text, tokens, place, taken)
                if end:
                    yield self._mention(text, tokens, place, end, several=False)
            place = end or place + 1

    def _group(self, tokens: tuple[Token, ...], place: int, taken: set[int]) -> int:
        """Where a group ends that begins at a place; 0 where none does."""
        at = place + 1 if tokens[place].key in _EVERY else place
        every, nouns, end = at > place, 0, 0
        while at < len(tokens) and at not in taken:
            noun = self._nouns.at(tokens, at)
            if noun is not None:
                nouns, at = nouns + 1, noun.end
                end = at
            elif nouns and (tokens[at].key in _BETWEEN or tokens[at].key in _EVERY):
                at += 1
            else:
                break
        said = self._about.at(tokens, end) if end else None
        many = every or nouns > 1 or (said is not None and nouns > 0)
        if not end or not many or (nouns == 1 and said is None and not every):
            return 0
        if nouns == 1 and said is None and every and not self._ends_here(tokens, end):
            return 0
        if said is not None:
            end = said.end
        level = self._levels.at(tokens, end) if end < len(tokens) else None
        return level.end if level is not None else end

    def _ends_here(self, tokens: tuple[Token, ...], end: int) -> bool:
        """Whether a group of one noun ends: what follows is no part of a name."""
        return end >= len(tokens) or self._functions.at(tokens, end) is None

    def _name(self, text: str, tokens: tuple[Token, ...], place: int, taken: set[int]) -> int:
        """Where a name ends that begins at a place; 0 where none does."""
        at = place + 1 if tokens[place].key in _EVERY else place
        head = self._heads.at(tokens, at)
        if head is None or not (at > place or text[tokens[at].start].isupper()):
            return 0
        end, at, own = head.end, head.end, 0
        while at < len(tokens) and at not in taken and at - place < _MOST_WORDS:
            function = self._functions.at(tokens, at)
            level = self._levels.at(tokens, at)
            if function is not None:
                at, own = function.end, own + 1
                end = at
            elif tokens[at].is_word and text[tokens[at].start].isupper():
                at, own = at + 1, own + 1
                end = at
            elif level is not None and own:
                end = level.end
                at = end
            elif tokens[at].key in _IN_NAMES:
                at += 1
            else:
                break
        return end if own else 0

    def _mention(
        self, text: str, tokens: tuple[Token, ...], first: int, end: int, *, several: bool
    ) -> Mention:
        name = text[tokens[first].start : tokens[end - 1].end]
        return Mention(self._stranger(name, several=several), first, end, known=False)

    def _stranger(self, name: str, *, several: bool) -> Body:
        """The body of a name that nobody knew."""
        key = fold(name)
        if key not in self.strangers:
            function = self._function(name) or (self._several if several else None)
            function = function or self._several or next(iter(self._vocabulary.functions))
            self.strangers[key] = self._made(name, function, self._level(name))
        body = self.strangers[key]
        body.said[words_of(name)] = name
        return body

    def _made(self, name: str, function: str, level: str) -> Body:
        label = self._vocabulary.functions[function].label.en
        capital = name[:1].upper() + name[1:]
        id_ = _ID.sub("-", key_free(name))[:60].strip("-") or "body"
        number, free = 1, id_
        while free in self._ids:
            number += 1
            free = f"{id_}-{number}"
        self._ids.add(free)
        return Body(free, Text(capital, f"{label}: {capital}"), function, level, {words_of(name): name})

    def _function(self, name: str) -> str | None:
        tokens = tokens_of(name)
        found = [one.meant for one in self._functions.within(tokens, 0, len(tokens))]
        return found[-1] if found else None

    def _level(self, name: str) -> str:
        """The level that a name shows: at its end, or by what kind of body it is."""
        tokens = tokens_of(name)
        found = [one for one in self._levels.within(tokens, 0, len(tokens))]
        if not found:
            return self._unstated or next(iter(self._vocabulary.levels))
        head = found[0].meant if found[0].first <= 1 else None
        return head if head is not None and head == "unit" else found[-1].meant


def key_free(name: str) -> str:
    """A name in plain letters, as an id has it."""
    return fold(name)
