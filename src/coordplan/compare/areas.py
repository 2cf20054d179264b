"""What part of a plan a change is about."""

from __future__ import annotations

from enum import StrEnum

from coordplan.text import Text


class Area(StrEnum):
    """The parts of a plan, in the order in which changes are shown."""

    STATUS = "status"
    DUTY = "duty"
    ROLE = "role"
    CONDITION = "condition"
    NOTIFICATION = "notification"
    DEADLINE = "deadline"
    MOVEMENT = "movement"
    REPORTING = "reporting"
    AGENCY = "agency"
    CLAUSE = "clause"
    DOCUMENT = "document"


AREAS: dict[Area, Text] = {
    Area.STATUS: Text(vi="tình trạng của việc", en="status of an action"),
    Area.DUTY: Text(vi="nhiệm vụ", en="duty"),
    Area.ROLE: Text(vi="vai trò", en="role"),
    Area.CONDITION: Text(vi="điều kiện", en="condition"),
    Area.NOTIFICATION: Text(vi="thông báo", en="notification"),
    Area.DEADLINE: Text(vi="thời hạn", en="deadline"),
    Area.MOVEMENT: Text(vi="chuyển giao", en="hand-over"),
    Area.REPORTING: Text(vi="báo cáo", en="reporting"),
    Area.AGENCY: Text(vi="cơ quan", en="agency"),
    Area.CLAUSE: Text(vi="điều khoản", en="clause"),
    Area.DOCUMENT: Text(vi="văn bản", en="document"),
}
