"""How much a change matters to the victim. The table of kinds gives each kind its severity."""

from __future__ import annotations

from enum import StrEnum

from coordplan.text import Text


class Severity(StrEnum):
    """Gravest first.

    ``loss``: somebody who led, acted or was told no longer is, a deadline goes, a duty holds less
    often. ``shift``: it changes hands or is otherwise done. ``gain``: more is promised than
    before. ``note``: wording, numbering, what the document says of itself.
    """

    LOSS = "loss"
    SHIFT = "shift"
    GAIN = "gain"
    NOTE = "note"

    @property
    def number(self) -> int:
        """Its place, the gravest first."""
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        """Whether it is as grave as another, or graver."""
        return self.number <= other.number


LABELS: dict[Severity, Text] = {
    Severity.LOSS: Text(vi="mất", en="loss"),
    Severity.SHIFT: Text(vi="đổi", en="shift"),
    Severity.GAIN: Text(vi="thêm", en="gain"),
    Severity.NOTE: Text(vi="ghi nhận", en="note"),
}

MEANINGS: dict[Severity, Text] = {
    Severity.LOSS: Text(
        vi="nạn nhân không còn được bảo đảm một nội dung: cơ quan chủ trì, thực hiện hoặc được "
        "thông báo, thời hạn, nhiệm vụ",
        en="the victim loses something: a leader, somebody who acts or is told, a deadline, a duty",
    ),
    Severity.SHIFT: Text(
        vi="chuyển sang cơ quan khác hoặc thực hiện theo cách khác",
        en="it changes hands, or is done otherwise",
    ),
    Severity.GAIN: Text(
        vi="kế hoạch cam kết nhiều hơn trước", en="the plan promises more than before"
    ),
    Severity.NOTE: Text(
        vi="câu chữ, đánh số, thông tin về văn bản",
        en="wording, numbering, what the document says of itself",
    ),
}
