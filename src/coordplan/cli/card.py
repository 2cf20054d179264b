"""``coordplan card``: one situation on one sheet of A4, for the wall of a post or an office."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Mapping

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "card",
        short_help="One sheet of A4 for the wall · Thẻ nhiệm vụ, một trang A4",
        epilog="Example: coordplan card -p haiphong -e sea-border-return > card.html",
    )(card)


def card(
    *,
    plan: o.OnePlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    call: o.CallOption = None,
    no_call: o.NoCallOption = None,
    agency: o.AgencyOption = None,
    contacts: o.ContactsOption = None,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """A page for the wall: who acts, who is told, by when, under which clause, what to ask first.

    HTML that prints on one sheet of A4; with --agency the card of one body, what it does itself.

    · Thẻ nhiệm vụ để niêm yết: cơ quan thực hiện, cơ quan được thông báo, thời hạn, điều khoản, nội
    dung cần hỏi trước.

    HTML in gọn một trang A4; với --agency là thẻ riêng của một cơ quan: nhiệm vụ của cơ quan đó.
    """
    from coordplan.answer.dated import dated
    from coordplan.answer.evaluate import who
    from coordplan.answer.focus import agencies_named, focused
    from coordplan.contract.answer import answers
    from coordplan.pages.card import card_pages
    from coordplan.print.card import print_card
    from coordplan.validity.entitlements import entitled

    out = Output(format_, output, lang, default="html")
    cache = given.the_cache(wanted=not no_cache)
    loaded = given.the_plan(plan or [], vocabulary, cache)
    agencies = agencies_named(loaded, agency or [])
    numbers = given.the_contacts(contacts, [loaded], cache=cache, lang=lang)
    today = as_of or now.today()
    situation, calls = given.the_situation(event or [], fact or []), given.the_calls(call, no_call)
    laws = given.the_registry(registry, loaded.vocabulary, cache)
    known = entitled(situation, laws, today)
    answer = dated(who(loaded, known, calls=calls, as_of=today), laws)
    found = (loaded.vocabulary.find_event(word) for word in event or [])
    asked = {"-p": plan, "-e": event, "-f": fact, "--call": call, "--no-call": no_call}
    pages = card_pages(
        answer,
        events=[one for one in found if one is not None],
        agencies=agencies,
        command=_command({**asked, "--agency": agency}, as_of),
        contacts=numbers,
    )
    out.show(
        lambda: pages[0],
        lambda: answers([focused(answer, agencies) if agencies else answer], contacts=numbers),
        html=lambda language: print_card(pages, language, both=out.both),
    )


def _command(given: Mapping[str, list[str] | None], as_of: datetime.date | None) -> str:
    """The command that tells more than the card, from what was given to each option."""
    words = [
        word
        for option, values in given.items()
        for value in values or ()
        for word in (option, value)
    ]
    words += [] if as_of is None else ["--as-of", as_of.isoformat()]
    return f"coordplan who {shlex.join(words)}"
