"""``coordplan card``: one situation on one sheet of A4, for the wall of a post or an office."""

from __future__ import annotations

import datetime
import shlex

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "card",
        short_help="One sheet of A4 for the wall · Thẻ treo tường, một trang A4",
        epilog="Example: coordplan card -p haiphong -e sea-border-return > card.html",
    )(card)


def card(
    *,
    plan: o.OnePlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    agency: o.AgencyOption = None,
    as_of: o.AsOfOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    lang: o.LangOption = None,
) -> None:
    """A page for the wall: who acts, who is told, by when, under which clause, what to ask first.

    HTML in both languages that prints on one sheet of A4.

    · Thẻ treo tường: ai làm, ai được báo, thời hạn, điều khoản, cần hỏi gì trước.

    HTML bằng cả hai thứ tiếng, in gọn một trang A4.
    """
    from coordplan.answer.dated import dated
    from coordplan.answer.evaluate import who
    from coordplan.answer.focus import focused
    from coordplan.load import load_registry
    from coordplan.render.card.page import card_page

    cache = given.the_cache(wanted=not no_cache)
    loaded = given.the_plan(plan or [], vocabulary, cache)
    agencies = given.the_agencies(loaded, agency or [])
    today = as_of or datetime.datetime.now().astimezone().date()
    answer = who(loaded, given.the_situation(event or [], fact or []), as_of=today)
    answer = dated(answer, load_registry(loaded.vocabulary.id, cache=cache))
    found = (loaded.vocabulary.find_event(word) for word in event or [])
    page = card_page(
        focused(answer, agencies) if agencies else answer,
        terminal.language(lang),
        events=[one for one in found if one is not None],
        agencies=agencies,
        command=_command(plan or [], event or [], fact or [], as_of),
    )
    terminal.write_text(page)


def _command(
    plans: list[str], events: list[str], facts: list[str], as_of: datetime.date | None
) -> str:
    """The command that tells more than the card."""
    words = [
        *(word for plan in plans for word in ("-p", plan)),
        *(word for event in events for word in ("-e", event)),
        *(word for fact in facts for word in ("-f", fact)),
        *(() if as_of is None else ("--as-of", as_of.isoformat())),
    ]
    return f"coordplan who {shlex.join(words)}"
