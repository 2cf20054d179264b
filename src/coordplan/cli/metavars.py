"""What stands in help for a word that whoever types chooses: ``FILE``, ``TỆP``."""

from __future__ import annotations

import re

_VIETNAMESE = {
    "ACTION": "VIỆC",
    "ADDRESS": "ĐỊA-CHỈ",
    "AFTER": "SAU",
    "AGENCY": "CƠ-QUAN",
    "BEFORE": "TRƯỚC",
    "CASES": "VỤ-VIỆC",
    "CLAUSE": "ĐIỀU-KHOẢN",
    "COLUMN": "CỘT",
    "DATE": "NGÀY",
    "DAYS": "SỐ-NGÀY",
    "EVENT": "SỰ-KIỆN",
    "FILE": "TỆP",
    "FUNCTION": "CHỨC-NĂNG",
    "ID": "MÃ",
    "MOMENT": "NGÀY-GIỜ",
    "NAME": "TÊN",
    "PART": "PHẦN",
    "PATH": "ĐƯỜNG-DẪN",
    "PERCENT": "PHẦN-TRĂM",
    "PHASE": "GIAI-ĐOẠN",
    "PLACE": "NƠI",
    "PLAN": "KẾ-HOẠCH",
    "PORT": "CỔNG",
    "REASON": "LÝ-DO",
    "SIZE": "DUNG-LƯỢNG",
    "SQL": "SQL",
    "TEXT": "CHỮ",
    "VALUE": "GIÁ-TRỊ",
    "WORDS": "TỪ-NGỮ",
}
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]+(?![\w-])")


def in_vietnamese(said: str) -> str:
    """A line of help with every metavar in Vietnamese: ``--contacts TỆP``, ``TÊN=GIÁ-TRỊ``."""
    return _CAPITALS.sub(lambda found: _VIETNAMESE.get(found[0], found[0]), said)
