"""A PDF is read in a process of its own: whatever it makes the reader do, it is ended in time.

How much time it has grows with the letters that it gives, so that a long document is read and one
that gives nothing is not waited for. See ``coordplan.load.reader``, which is that process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec

from coordplan.diagnostics import MissingExtraError
from coordplan.reading import RefusedError, damaged, too_complex
from coordplan.text import Text

WORKER = (sys.executable or "python", "-P", "-X", "utf8", "-m", "coordplan.load.reader")
SECONDS = 60
"""An end where the system cannot count what a process uses, or is busy elsewhere."""


def read_apart(data: bytes) -> str:
    """The text of a PDF. Raises ``RefusedError``, and ``MissingExtraError`` without its readers."""
    if any(find_spec(one) is None for one in ("pdfminer", "pypdf")):
        raise _missing()
    try:
        ran = subprocess.run(WORKER, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise _too_much() from None
    except OSError:
        raise damaged(
            Text(
                en="could not be read: no process for it",
                vi="không đọc được: không tạo được tiến trình",
            )
        ) from None
    if ran.returncode:
        raise _too_much()
    try:
        reply = json.loads(ran.stdout)
    except ValueError:
        raise _too_much() from None
    if "rule" in reply:
        raise RefusedError(reply["rule"], Text(**reply["said"]), Text(**reply["mend"]))
    text: str = reply["text"]
    return text


def _too_much() -> RefusedError:
    return too_complex(
        Text(
            en="takes more work or memory to read than a document may",
            vi="cần nhiều công đọc hoặc bộ nhớ hơn mức cho phép",
        )
    )


def _missing() -> MissingExtraError:
    message = Text(
        en="pdfminer.six and pypdf are not installed, which read PDF files",
        vi="chưa cài pdfminer.six và pypdf để đọc tệp PDF",
    )
    otherwise = Text(en="; or give the Word file", vi="; hoặc dùng tệp Word")
    return MissingExtraError.of("draft", message, otherwise)
