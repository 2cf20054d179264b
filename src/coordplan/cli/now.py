"""What time it is: the one place where the clock of the machine is read.

A plan holds from a day to a day in Viet Nam, whatever zone the machine is set to.
"""

from __future__ import annotations

import datetime
import os
import re

from coordplan.cli.usage import refused
from coordplan.dates import ZONE
from coordplan.text import Text, quote

FIXED = "SOURCE_DATE_EPOCH"
"""The variable that fixes when a file says that it was made, in seconds since 1970 (UTC)."""


def moment() -> datetime.datetime:
    """The present moment, in the time of Viet Nam."""
    return datetime.datetime.now(ZONE)


def today() -> datetime.date:
    """The day that it is in Viet Nam."""
    return moment().date()


def made() -> datetime.datetime:
    """When a file is made: this moment, or the one that ``SOURCE_DATE_EPOCH`` gives.

    Raises ``CommandLineError`` where that is no number of seconds.
    """
    fixed = os.environ.get(FIXED)
    if not fixed:
        return moment()
    if re.fullmatch("[0-9]{1,11}", fixed) is not None:
        return datetime.datetime.fromtimestamp(int(fixed), ZONE)
    raise refused(
        Text(
            en=f"{FIXED} is {quote(fixed)}, not a number of seconds since 1970",
            vi=f"{FIXED} là {quote(fixed)}, không phải số giây kể từ năm 1970",
        ),
        Text(en="write digits, or unset it", vi="ghi bằng chữ số, hoặc bỏ biến này"),
    )
