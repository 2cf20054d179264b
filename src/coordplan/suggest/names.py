"""The pattern of a body's name: how far one goes that begins at a place.

A name begins with what kind of body it is (Sở, Phòng, Trung tâm) and goes on while its words are
written with capitals, or say a function or a level in the vocabulary. Bodies without a name of
their own ("các sở, ngành có liên quan") are one group.
"""

from __future__ import annotations

from coordplan.suggest.phrases import Found, Phrases, Token, some, tokens_of
from coordplan.vocabulary import Vocabulary

_HEADS = (
    "sở", "phòng", "ban", "bộ", "cục", "chi cục", "tổng cục", "vụ", "trung tâm", "công an",
    "bộ đội", "bộ chỉ huy", "ban chỉ huy", "ban chỉ đạo", "ban quản lý", "đồn", "viện", "tòa án",
    "hội", "hội đồng", "ủy ban", "ubnd", "văn phòng", "trường", "bệnh viện", "trạm", "đoàn",
    "quỹ", "tổ", "đội", "liên đoàn", "mặt trận", "thanh tra", "cổng", "báo", "đài", "kho bạc",
    "ngân hàng", "cảnh sát", "hải quan", "kiểm lâm", "cơ sở", "tổng đài", "tỉnh ủy", "thành ủy",
    "huyện ủy", "đảng ủy", "công ty", "tổng công ty", "chi nhánh", "nhà máy", "hợp tác xã",
    "lực lượng", "thủ trưởng", "chủ tịch", "cấp ủy", "hạt", "cơ quan", "đơn vị", "ngành",
    "quân đội", "chính quyền", "gia đình",
)  # fmt: skip
_SEVERAL = (
    "sở", "ban", "ngành", "phòng", "cơ quan", "đơn vị", "tổ chức", "địa phương", "đoàn thể",
    "lực lượng", "bộ", "cấp ủy", "cấp", "hội", "doanh nghiệp", "cá nhân", "phòng ban", "chủ đầu tư",
    "chính quyền", "cơ sở",
)  # fmt: skip
_ABOUT_SEVERAL = (
    "có liên quan", "liên quan", "chức năng", "hữu quan", "chuyên môn", "trực thuộc",
    "có thẩm quyền", "khác", "còn lại", "tại địa phương", "chính trị - xã hội",
    "chính trị xã hội", "thành viên", "đảng", "nghiệp vụ", "tham gia", "đầu mối",
    "cấp trên",
)  # fmt: skip
_EVERY = some("các những mọi mỗi")
_BETWEEN = some(", và - – / hoặc")
_IN_NAMES = some("và - – &")
_JOINED = some(", và - –")
_OF = some("thuộc của")
_VERBS = some("giao báo gửi trình chỉ phối và hoặc do tại nơi cho với về đến để là thì có")
"""Words that never go on with a name, though a capital may follow."""
_OTHERWISE = Phrases(
    (said, said)
    for said in (
        "xã hội", "tỉnh táo", "huyện lỵ", "phòng chống", "phòng, chống", "phòng ngừa", "phòng thủ",
        "phòng không", "phòng bệnh", "phòng dịch", "phòng cháy",
    )
)  # fmt: skip
"""Words that begin as one for a level or a kind of body does."""
_MOST_WORDS = 18


class Patterns:
    """How far names and groups go; ``own_city`` is the level of "thành phố" in this document."""

    def __init__(self, vocabulary: Vocabulary, own_city: str | None) -> None:
        self._heads = Phrases((head, head) for head in _HEADS)
        self._nouns = Phrases((noun, noun) for noun in _SEVERAL)
        self._about = Phrases((said, said) for said in _ABOUT_SEVERAL)
        self.functions = Phrases(
            (word, entry.id)
            for entry in vocabulary.functions.values()
            if not entry.several
            for word in (entry.label.vi, *entry.words)
        )
        city = {} if own_city is None else {"thành phố": own_city}
        levels = {entry.id: entry.words for entry in vocabulary.levels.values()}
        words = [(word, level) for level, said in levels.items() for word in said]
        self.levels = Phrases([*words, *city.items()])
        self.of_kinds = {
            level for level, said in levels.items() if said and all(map(self._is_kind, said))
        }
        """The levels that only words for a kind of body show, whatever place the name ends with."""

    def _is_kind(self, word: str) -> bool:
        return self._heads.at(tokens_of(word), 0) is not None

    def group(self, tokens: tuple[Token, ...], place: int) -> int:
        """Where a group ends that begins at a place; 0 where none does."""
        at = place + 1 if tokens[place].key in _EVERY else place
        every, nouns, end = at > place, 0, 0
        while at < len(tokens):
            noun = self._nouns.at(tokens, at) if at != end else None
            if noun is not None:
                nouns, at = nouns + 1, noun.end
                end = at
            elif nouns and (tokens[at].key in _BETWEEN or tokens[at].key in _EVERY):
                at += 1
            else:
                break
        if not end:
            return 0
        said = self._about.at(tokens, end)
        if said is None and not every and nouns == 1:
            return 0
        while said is not None:
            end, said = said.end, self._about.at(tokens, said.end)
        return self.with_level(tokens, end)

    def enumerated(
        self, tokens: tuple[Token, ...], place: int
    ) -> tuple[str, tuple[tuple[int, int], ...]] | None:
        """Names that share their first word, and that: "Các Sở: Nội vụ, Tài chính"."""
        at = place + 1 if tokens[place].key in _EVERY else place
        head = self._heads.at(tokens, at) if at > place else None
        if head is None or head.end >= len(tokens) or tokens[head.end].key != ":":
            return None
        found: list[tuple[int, int]] = []
        at = head.end + 1
        while at < len(tokens):
            function = self.functions.at(tokens, at)
            if function is None:
                break
            found.append((at, function.end))
            at = function.end
            if at < len(tokens) and tokens[at].key in _JOINED:
                at += 1
        return (head.meant, tuple(found)) if found else None

    def with_level(self, tokens: tuple[Token, ...], end: int) -> int:
        """Where a name ends with the words behind it that say its level: "các quận, huyện"."""
        level = self._tail(tokens, end)
        if level is None and end < len(tokens) and tokens[end].key in _EVERY:
            level = self._tail(tokens, end + 1)
        while level is not None:
            end = at = level.end
            if at + 1 < len(tokens) and tokens[at].key in _JOINED:
                at += 1
            level = self._tail(tokens, at)
        return end

    def levels_in(self, tokens: tuple[Token, ...]) -> list[str]:
        """The levels that the words of a name show, in their order."""
        found = self.levels.within(tokens, 0, len(tokens))
        return [one.meant for one in found if _OTHERWISE.at(tokens, one.first) is None]

    def _tail(self, tokens: tuple[Token, ...], at: int) -> Found[str] | None:
        """A word for a level that no name begins with: "tỉnh", and not "sở"."""
        if at < len(tokens) and _OTHERWISE.at(tokens, at) is not None:
            return None
        return self.levels.at(tokens, at) if self._heads.at(tokens, at) is None else None

    def name(self, text: str, tokens: tuple[Token, ...], place: int) -> int:
        """Where a name ends that begins at a place; 0 where none does."""
        at = place + 1 if tokens[place].key in _EVERY else place
        head = self._heads.at(tokens, at)
        if head is None or _OTHERWISE.at(tokens, at) is not None:
            return 0
        said = (self.functions.at(tokens, at), self.functions.at(tokens, head.end))
        if not (any(said) or at > place or text[tokens[at].start].isupper()):
            return 0
        end = at = max([head.end, *(one.end for one in said if one is not None)])
        own = sum(one is not None for one in said)
        while at < len(tokens) and at - place < _MOST_WORDS:
            function = self.functions.at(tokens, at)
            if own and at > end and self._heads.at(tokens, at) is not None:
                break
            if function is not None:
                at, own = function.end, own + 1
                end = at
            elif self._capital(text, tokens, at):
                at, own = at + 1, own + 1
                end = at
            elif tokens[at].key in _IN_NAMES or (own and self._between(text, tokens, at)):
                at += 1
            else:
                break
        return self.with_level(tokens, end) if own else 0

    def _capital(self, text: str, tokens: tuple[Token, ...], at: int) -> bool:
        return at < len(tokens) and tokens[at].is_word and text[tokens[at].start].isupper()

    def _between(self, text: str, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a word is the second of two, as "động" in "Lao động Xã hội"."""
        if not tokens[at].is_word or tokens[at].key in _VERBS:
            return False
        if not self._capital(text, tokens, at - 1):
            return False
        return self._capital(text, tokens, at + 1) and self._heads.at(tokens, at + 1) is None
