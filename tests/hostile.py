"""A plan whose names try to be read as something else in every format that they stand in."""

from __future__ import annotations

import yaml

from coordplan.load.files import shipped_plans
from coordplan.text import Text, visible
from tests import reference

NASTY = """1. "A" 'B' `C` <b>x</b> <script>alert(1)</script> &lt; &amp; {a} %%{init: {"theme":"x"}}%%
  n1["CALL"]
  n1 ==> evil
  click n1 href "https://evil.example/steal" "open"
---
title: x
---
%% comment
  accTitle: x
accDescr { y }
END:VEVENT
}; "x" -> "y" [label=<b>];
\\n \\N \\" \\; #quot; |y| style a:#f00; classDef x:#y; **b** _c_ ]]> <!-- -->
=1+1\t@SUM(A1)"""
"""Signs of Mermaid, YAML, Markdown, HTML, DOT, XML, iCalendar and of spreadsheets, over lines."""


def hostile_name(name: Text) -> Text:
    """A name that is hostile at its end in Vietnamese, and at its beginning in English."""
    return Text(vi=f"{name.vi} {NASTY}", en=f"{NASTY} {name.en}")


def hostile_plan(id_: str) -> str:
    """A shipped plan as YAML, the names of its place and its agencies hostile, on one line."""
    data = reference.read(shipped_plans()[id_])
    for named in (data["jurisdiction"], *data["agencies"].values()):
        name = hostile_name(Text(**named["name"]))
        named["name"] = {"vi": visible(name.vi), "en": visible(name.en)}
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return written
