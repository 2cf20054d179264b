"""What is suggested of a clause, in words: keys, values, how sure, and a gist made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coordplan.lengths import units
from coordplan.phrases.clauses import KINDS
from coordplan.phrases.time import IMMEDIATELY, duration
from coordplan.source import Tree
from coordplan.suggest.deciding import Proposal
from coordplan.text import Text, alike, join
from coordplan.vocabulary import Vocabulary

KEYS: dict[str, Text] = {
    "do": Text(vi="việc", en="what is done"),
    "lead": Text(vi="chủ trì", en="leads"),
    "perform": Text(vi="thực hiện", en="acts"),
    "support": Text(vi="phối hợp", en="supports"),
    "direct": Text(vi="chỉ đạo, giao", en="directs"),
    "advise": Text(vi="tham mưu", en="advises"),
    "with": Text(vi="cùng với", en="together with"),
    "requested": Text(vi="chỉ có thể đề nghị", en="can only be asked"),
    "when": Text(vi="trường hợp", en="for cases"),
    "before": Text(vi="trước khi", en="before"),
    "after": Text(vi="sau khi", en="after"),
    "on_call": Text(vi="khi có nhận định, yêu cầu", en="on call"),
    "within": Text(vi="thời hạn", en="by when"),
    "notify": Text(vi="thông báo cho", en="tells"),
    "hand_over_to": Text(vi="chuyển giao cho", en="hands over to"),
    "submit_to": Text(vi="gửi, trình", en="submits to"),
    "reports": Text(vi="báo cáo", en="reports"),
    "by_function": Text(vi="theo chức năng", en="by function"),
    "about": Text(vi="việc được đề cập", en="spoken of"),
    "agency": Text(vi="cơ quan mới", en="new body"),
    "kind": Text(vi="loại", en="kind"),
    "referred": Text(vi="được dẫn chiếu", en="referred to"),
}
SURE: dict[str, Text] = {
    "high": Text(vi="khá chắc", en="fairly sure"),
    "medium": Text(vi="có lẽ", en="probable"),
    "low": Text(vi="chưa chắc", en="unsure"),
}
_INNER: dict[str, Text] = {
    "to": Text(vi="", en=""),
    "via": Text(vi="qua", en="through"),
    "every": Text(vi="kỳ", en="how often"),
    "on_demand": Text(vi="đột xuất", en="on demand"),
    "period": Text(vi="kỳ hạn", en="period"),
    "within": KEYS["within"],
    "any": Text(vi="chỉ cần một cơ quan", en="one is enough"),
    "necessary": Text(vi="khi xét thấy cần thiết", en="where judged necessary"),
    "asked_by": Text(vi="khi được yêu cầu", en="where somebody asks"),
    "working_days": Text(vi="số ngày làm việc", en="working days"),
}
_WORDS: dict[str, Text] = {
    "immediately": IMMEDIATELY,
    "unspecified": Text(vi="không nêu", en="not stated"),
}
_LONGEST_GIST = 300
_YES = Text(vi="có", en="yes")
_ACTORS = ("lead", "perform", "support", "advise")
_COLON = alike(": ")


@dataclass(frozen=True, slots=True)
class Wording:
    """The names of agencies and the labels of a vocabulary, by which values are said."""

    agencies: Mapping[str, Text]
    vocabulary: Vocabulary
    kinds: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The function and the level of agencies."""

    def described(self, agency: str) -> Text:
        """An agency by name, with what it is."""
        known = (
            entries[id_].label
            for id_, entries in zip(
                self.kinds.get(agency, ()),
                (self.vocabulary.functions, self.vocabulary.levels),
                strict=False,
            )
            if id_ in entries
        )
        said = join(known)
        return self.said(agency) + (alike(" – ") + said if said.vi else "")

    def said(self, value: Tree) -> Text:
        """A value of a suggestion: agencies by name, actions and facts by label."""
        match value:
            case dict():
                return join(self._pair(key, one) for key, one in value.items())
            case list():
                return join(self.said(one) for one in value)
            case bool():
                return _YES if value else alike("–")
        return self._word(str(value))

    def _word(self, word: str) -> Text:
        action = self.vocabulary.actions.get(word)
        if word in self.agencies:
            return self.agencies[word]
        if action is not None:
            return action.label
        return _WORDS.get(word) or (duration(word) if units(word) else alike(word))

    def _pair(self, key: str, value: Tree) -> Text:
        fact = self.vocabulary.facts.get(key)
        if fact is None:
            label = _INNER.get(key, alike(key))
            if value is True or value == []:
                return label
            return label + _COLON + self.said(value) if label.vi else self.said(value)
        values = value if isinstance(value, list) else [value]
        known = (next((v.label for v in fact.values if v.value == one), None) for one in values)
        return fact.label + _COLON + join(one for one in known if one is not None)

    def gist(self, proposal: Proposal, names: Tree, cites: Tree) -> Text:
        """What a clause says, made of labels: nobody's sentence."""
        said = [self._duty(one) for one in proposal.given]
        if proposal.kind == "assignment":
            said = [self._duty(proposal.roles)]
        if proposal.about:
            said.append(self.said(proposal.about))
        said = [one for one in dict.fromkeys(said) if one.vi]
        if not said:
            others = [self.said(one) for one in (names, cites) if one]
            kind = KINDS[proposal.written_kind].capital
            said = [kind + (_COLON + join(others) if others else "")]
        whole = join(said, "; ")
        return Text(_short(whole.vi), _short(whole.en))

    def _duty(self, duty: Mapping[str, Tree]) -> Text:
        parts = [self.said(duty[key]) + alike(" ") + KEYS[key] for key in _ACTORS if duty.get(key)]
        do = self.said(duty.get("do") or [])
        who = join(parts)
        return who + _COLON + do if who.vi and do.vi else who + do


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_GIST else text[: _LONGEST_GIST - 1].rstrip(" ,;") + "…"


def whole(duty: Mapping[str, Tree]) -> Iterator[tuple[str, Tree]]:
    """The keys of a suggested duty that have a label, with their values."""
    return ((key, value) for key, value in duty.items() if key in KEYS)
