"""Vietnamese in the encodings of old fonts, in which letters are other letters than they seem.

TCVN3 (``.VnTime``) and VNI (``VNI-Times``) put Vietnamese letters where Latin-1 has others. Such a
font may be left over on text that is Unicode: only letters tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from coordplan.reading.refused import RefusedError
from coordplan.text import Text

_TCVN3 = Text(en="TCVN3 (fonts such as .VnTime)", vi="TCVN3 (phông .VnTime)")
_VNI = Text(en="VNI (fonts such as VNI-Times)", vi="VNI (phông VNI-Times)")

_LATIN = re.compile("[¡-ÿ]")
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")
"""Letters that no old font has at their place."""
_SIGNS = re.compile("(?<=[A-Za-z])[µ¸¶·¹®¨©ª«¬»¼½¾¡¢£¤¥¦§]|[®§](?=[A-Za-z])")
"""Signs within words: letters of TCVN3."""
_FOREIGN = re.compile("(?<=[aeouyAEOUYôöÔÖ])[øûïåäëüÿØÛÏÅÄËÜ]|[ñöæÑÖÆ](?=[aeouyAEOUYcmnptihg])")
"""Letters that Vietnamese has not, behind a vowel: tones of VNI."""
_FEWEST_SIGNS, _FEWEST_TONES = 5, 10


class OldFonts:
    """Counts the letters that are written in fonts of old encodings."""

    def __init__(self) -> None:
        self._latin: Counter[Text] = Counter()
        self._vietnamese: Counter[Text] = Counter()

    def add(self, text: str, font: Callable[[], str | None]) -> None:
        """Take a text; its font is only looked for where that can make a difference."""
        if text.isascii():
            return
        name = (font() or "").lower()
        encoding = _TCVN3 if name.startswith(".vn") else _VNI if name.startswith("vni") else None
        if encoding is not None:
            self._latin[encoding] += len(_LATIN.findall(text))
            self._vietnamese[encoding] += len(_VIETNAMESE.findall(text))

    def refuse(self) -> None:
        """Raise ``RefusedError`` where something is written in such an encoding."""
        for encoding, letters in self._latin.items():
            if letters > 4 * self._vietnamese[encoding]:
                raise _legacy(encoding)


def refuse_legacy(text: str) -> None:
    """Raise ``RefusedError`` where the letters of a text can only be those of an old encoding."""
    signs, foreign = len(_SIGNS.findall(text)), len(_FOREIGN.findall(text))
    found = max(signs, foreign)
    enough = signs >= _FEWEST_SIGNS or foreign >= _FEWEST_TONES
    if enough and 2 * found > len(_VIETNAMESE.findall(text)):
        raise _legacy(_TCVN3 if signs >= foreign else _VNI)


def _legacy(encoding: Text) -> RefusedError:
    return RefusedError(
        "source-legacy-font",
        Text(
            en="is written in the old encoding {encoding}, not in Unicode",
            vi="dùng bảng mã cũ {encoding}, không phải Unicode",
        ).format(encoding=encoding),
        Text(
            en="convert it to Unicode, for example with the converter of UniKey, and save it as "
            ".docx or as text in UTF-8",
            vi="chuyển sang Unicode, ví dụ bằng công cụ chuyển mã của UniKey, rồi lưu thành .docx "
            "hoặc văn bản thuần mã UTF-8",
        ),
    )
