"""Names of places as the heads of documents write them: in capitals, after what kind of place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from coordplan.text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a kind (``tỉnh``), as the text names it; the name is empty where it has none."""

    kind: str
    name: str

    @property
    def title(self) -> Text:
        """The place in both languages: ``tỉnh Sóc Trăng``, ``Sóc Trăng Province``."""
        return Text(f"{self.kind} {self.name}".strip(), f"{self.name} {_EN[self.kind]}".strip())

    def level(self, districts: bool) -> str:
        """The level of the place; ``districts`` says that there were any below the provinces.

        A city stands below a province where there are districts, unless it is centrally run.
        """
        if self.kind != "thành phố":
            return _LEVELS[self.kind]
        return "district" if districts and self.name not in _CENTRALLY_RUN else "province"


_EN: Mapping[str, str] = {
    "tỉnh": "Province", "thành phố": "City", "huyện": "District", "quận": "District",
    "thị xã": "Town", "xã": "Commune", "phường": "Ward", "thị trấn": "Township",
    "đặc khu": "Special Zone",
}  # fmt: skip
_LEVELS: Mapping[str, str] = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_CENTRALLY_RUN = frozenset(
    ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Đồng Nai")
)
_KINDS = "|".join(sorted(_EN, key=len, reverse=True))
_IN_CAPITALS = re.compile(rf"\b({_KINDS.upper()})\s+(?!HỘI\b)(.+)")
_IN_TITLE = re.compile(rf"\b((?i:{_KINDS}))\s+(.+)")
_KIND_ALONE = re.compile(rf"(?:trên|thuộc) địa bàn (?:toàn )?({_KINDS})\b", re.IGNORECASE)
_LONGEST = 5


def place_in_head(lines: Iterable[str]) -> Place | None:
    """The last place that capitals name: of two offices, the one that issues stands below."""
    named = (_named(_IN_CAPITALS.search(line), str.isupper) for line in lines)
    return next(filter(None, reversed(list(named))), None)


def place_in_title(title: str) -> Place | None:
    """The place that a title names, or of what kind it is where it says no more."""
    named = place_in_head([title]) or _named(_IN_TITLE.search(title), str.istitle)
    if named is not None:
        return named
    alone = _KIND_ALONE.search(title)
    return Place(alone[1].lower(), "") if alone else None


def _named(found: re.Match[str] | None, is_part: Callable[[str], bool]) -> Place | None:
    """The place that a kind of place is followed by: words written as those of its name are."""
    if found is None:
        return None
    words = list(takewhile(is_part, found[2].split()[:_LONGEST]))
    name = " ".join(word.capitalize() for word in words).strip(" ,.;–-")
    return Place(found[1].lower(), name) if name else None
