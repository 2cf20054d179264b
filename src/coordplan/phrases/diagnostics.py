"""What is said around a diagnostic."""

from __future__ import annotations

from coordplan.diagnostics import Severity
from coordplan.text import Text

SEVERITY: dict[Severity, Text] = {
    Severity.ERROR: Text(vi="lỗi", en="error"),
    Severity.WARNING: Text(vi="cảnh báo", en="warning"),
}
HELP = Text(vi="cách sửa", en="help")
CLEAN = Text(vi="không có lỗi", en="clean")
