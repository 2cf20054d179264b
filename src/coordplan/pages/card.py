"""The card for the wall: one situation on one sheet, for everybody or for one body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Answer
from coordplan.blocks import Page, code, words
from coordplan.compiled import Agency
from coordplan.frozen import replaced
from coordplan.pages.answer import answer_page, place_of
from coordplan.pages.detail import Detail
from coordplan.pages.own import own_page
from coordplan.text import Text, join

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.vocabulary import Event

_TITLE = Text(vi="Phân công nhiệm vụ", en="Who does what")
_OF = Text(vi="{what}: {events}", en="{what}: {events}")
_MORE = Text(vi="Xem thêm: ", en="More: ")


def card_pages(
    answer: Answer,
    *,
    events: Sequence[Event] = (),
    agencies: Sequence[Agency] = (),
    command: str,
    contacts: Contacts | None = None,
) -> tuple[Page, ...]:
    """The card in full, then with nothing that can be left out: the first that fits is taken.

    With ``agencies`` it is that of these bodies. ``command`` is the command that tells more.
    """
    if agencies:
        pages = [own_page([(answer, agencies)], contacts=contacts)]
    else:
        details = (Detail.SCREEN, Detail.LEAST)
        pages = [answer_page([answer], detail, contacts=contacts) for detail in details]
    title = pages[0].title if agencies else _TITLE
    if events:
        title = _OF.format(what=title, events=join((one.label for one in events), " + "))
    foot = (words(_MORE, code(command)),)
    return tuple(
        replaced(page, title=title, subject=place_of(answer), foot=foot, titled=True)
        for page in pages
    )
