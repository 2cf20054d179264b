"""How sure a fact of a registry is, in words."""

from __future__ import annotations

from coordplan.registry.terms import Confidence
from coordplan.text import Text

CONFIDENCE: dict[Confidence, Text] = {
    Confidence.HIGH: Text(
        vi="theo văn bản hoặc trang thông tin chính thức", en="from the text or an official page"
    ),
    Confidence.MEDIUM: Text(vi="theo nguồn thứ cấp", en="from secondary sources"),
}
