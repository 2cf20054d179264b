"""What is said of a clause: its kind, and what was read into it."""

from __future__ import annotations

from coordplan.text import Text

KINDS: dict[str, Text] = {
    "duty": Text(vi="nhiệm vụ", en="duty"),
    "background": Text(vi="tình hình", en="background"),
    "principle": Text(vi="nguyên tắc", en="principle"),
    "objective": Text(vi="mục đích, yêu cầu", en="objective"),
    "coordination-form": Text(vi="hình thức phối hợp", en="form of coordination"),
    "coordination-scope": Text(vi="nội dung phối hợp", en="scope of coordination"),
    "assignment": Text(vi="phân công", en="assignment"),
    "budget": Text(vi="kinh phí", en="budget"),
    "reporting": Text(vi="báo cáo", en="reporting"),
    "legal-basis": Text(vi="căn cứ", en="legal basis"),
    "issuing": Text(vi="ban hành", en="issuing"),
    "recipient": Text(vi="nơi nhận", en="recipient"),
    "signature": Text(vi="chữ ký", en="signature"),
}
READ_IN = Text(vi="cách hiểu", en="inferred")
"""What stands before a reason why the encoder had to read something in."""
