"""What may be asked, and in which shape: of the body of a POST, or of the query of an address.

The body has one key for each; a query repeats a parameter, as the command line does an option.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, StrictStr

from coordplan.dates import day_of, moment_of
from coordplan.shape import Shape, refused
from coordplan.text import Text
from coordplan.work import MOST_WORDS

Word = Annotated[StrictStr, Field(max_length=400)]
Words = Annotated[tuple[Word, ...], Field(max_length=MOST_WORDS)]
Calls = Annotated[dict[Word, StrictBool], Field(max_length=MOST_WORDS)]


def _day(written: object) -> datetime.date:
    found = day_of(written) if isinstance(written, str) else None
    if found is None:
        said = Text(en="this is not a date", vi="không phải ngày")
        form = Text(en="write YYYY-MM-DD: 2026-11-22", vi="viết YYYY-MM-DD: 2026-11-22")
        raise refused("bad-value", said, form)
    return found


def _moment(written: object) -> datetime.datetime:
    found = moment_of(written) if isinstance(written, str) else None
    if found is None:
        said = Text(en="this is not a moment", vi="không phải thời điểm")
        form = "YYYY-MM-DDTHH:MM: 2026-02-13T16:00"
        raise refused("bad-value", said, Text(en=f"write {form}", vi=f"viết {form}"))
    return found


def _value(written: object) -> object:
    if not isinstance(written, bool | int | str):
        said = Text(
            en="this is neither true, false, a text nor a whole number",
            vi="không phải true, false, văn bản hay số nguyên",
        )
        raise refused("bad-value", said, Text(en="for example: true", vi="ví dụ: true"))
    return written


Value = Annotated[StrictBool | StrictInt | Word, BeforeValidator(_value)]
Facts = Annotated[dict[Word, Value], Field(max_length=MOST_WORDS)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Moment = Annotated[datetime.datetime, BeforeValidator(_moment)]

Plans = Annotated[
    Words,
    Field(description="Plans, each by its id or by a name; without any those of the server."),
]
Events = Annotated[Words, Field(description="What happened, by id or by any name.")]
Known = Annotated[Facts, Field(description="What is known beside: facts with their values.")]
AsOf = Annotated[Day | None, Field(description="The day asked about; without it today.")]
Phases = Annotated[Words, Field(description="Only these phases.")]
Standing = Annotated[StrictBool, Field(description="Also duties that are not tied to one case.")]
Received = Annotated[
    Moment | None, Field(description="When the victim was received: deadlines get a date.")
]
"""What several questions take, each said once."""


class Nothing(Shape):
    """A question that takes nothing."""


class Named(Shape):
    """Some plans; without names all that are known."""

    plans: Words = Field((), description="Plans, each by its id or by a name.")


class Case(Shape):
    """What is known of a case, and on which day it is asked about. Never a name or a number."""

    events: Events = ()
    facts: Known = Field({})
    calls: Calls = Field(
        {}, description="Duties on call, by clause or id: whether each was called."
    )
    as_of: AsOf = None


class Who(Case):
    """Who must act, and who is told."""

    plans: Plans = ()
    place: Word | None = Field(
        None, description="A place, in the place of plans: those that speak for it are asked."
    )
    agencies: Words = Field((), description="Only what concerns these bodies.")
    phases: Phases = ()
    standing: Standing = False
    baselines: Words = Field(
        (), description="Higher instruments asked beside each plan, or `auto`."
    )
    received: Received = None


class Ask(Case):
    """What to ask next; one plan."""

    plan: Word = Field(description="The plan, by its id or by a name.")
    phases: Phases = ()
    standing: Standing = False
    baselines: Words = Field((), description="Higher instruments asked beside the plan, or `auto`.")
    received: Received = None
    unknown: Words = Field(
        (), description="Facts, and duties on call, of which nobody can tell: not asked again."
    )


class Why(Case):
    """From what the answer follows."""

    plans: Plans = ()
    words: Word | None = Field(
        None, description="A body, a clause, a part or a duty; without it the whole answer."
    )
    actions: Words = Field((), description="Only duties with these actions.")
    standing: Standing = False


class Compare(Shape):
    """Who leads, plan by plan."""

    plans: Plans = ()
    by: Literal["event", "action"] = Field(
        "event", description="Rows: each event, or each action in the one situation."
    )
    events: Events = ()
    facts: Known = Field({})
    actions: Words = Field((), description="Only these actions.")
    phases: Words = Field((), description="Only actions of these phases.")
    functions: Words = Field((), description="Only what concerns bodies with these functions.")
    as_of: AsOf = None
