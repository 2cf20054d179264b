"""``coordplan page``: one file for officers, that answers on a phone without a network."""

from __future__ import annotations

from enum import StrEnum

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import Output, OutputOption


class Format(StrEnum):
    """The one format of a page that answers."""

    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "page",
        short_help="One file for a phone, without a network · Trang tra cứu trên điện thoại",
        epilog="Example: coordplan page -o trang.html",
    )(page)


def page(
    *,
    plan: o.PlanOption = None,
    contacts: o.ContactsOption = None,
    holidays: o.HolidaysOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """A page for officers, in one file: it asks, and answers, without a network.

    It opens from a stick, a mail or a folder of a phone, in Vietnamese or, with --lang en, in
    English, with a switch between them; it stores nothing of a case.

    · Trang tra cứu cho cán bộ trực, trong một tệp: hỏi và trả lời, không cần mạng.

    Mở được từ USB, thư điện tử hoặc thư mục trên điện thoại; tiếng Việt hoặc, với --lang en, tiếng
    Anh, có nút chuyển; không lưu thông tin vụ việc.
    """
    from coordplan.load import load_calendar, load_registry
    from coordplan.page.written import write_page
    from coordplan.page.years import years_around

    out = Output(None, output, lang, offered=Format, default="html")
    out.never_on_terminal()
    cache = given.the_cache(wanted=not no_cache)
    plans = given.the_plans(plan, given.the_vocabulary(vocabulary), cache)
    numbers = given.the_contacts(contacts, plans, cache=cache, lang=lang)
    registries = {
        id_: load_registry(id_, cache=cache) for id_ in {one.vocabulary.id: None for one in plans}
    }
    years = years_around(load_calendar(holidays), now.made().year)
    out.write(write_page(plans, registries, years=years, contacts=numbers, language=out.language))
