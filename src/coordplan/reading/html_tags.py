"""The tags of a page, found by the standard library: as browsers do, and in bounded work."""

from __future__ import annotations

from html.parser import HTMLParser

from coordplan.work import Work

_LETTERS_A_TURN = 32


class Tags(HTMLParser):
    """Finds tags. What looks for its end in vain has looked through all that is left, and is told.

    Raises ``TooComplexError`` where that is done too often.
    """

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._budget = work

    def parse_starttag(self, i: int) -> int:
        """Where a tag ends that begins here."""
        return self._spent(i, super().parse_starttag(i))

    def parse_endtag(self, i: int) -> int:
        """The same of a tag that ends an element."""
        return self._spent(i, super().parse_endtag(i))

    def parse_pi(self, i: int) -> int:
        """The same of an instruction."""
        return self._spent(i, super().parse_pi(i))

    def parse_html_declaration(self, i: int) -> int:
        """The same of a declaration or a comment."""
        return self._spent(i, super().parse_html_declaration(i))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Word's conditions are comments to everybody else; what stands between them is text."""
        return self.rawdata.find(">", i) + 1 or -1

    def _spent(self, begins: int, ends: int) -> int:
        if ends < 0:
            self._budget.spend(1 + (len(self.rawdata) - begins) // _LETTERS_A_TURN)
        return ends
