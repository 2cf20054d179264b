"""The tags of a page, found by the standard library: as browsers do, and in bounded work."""

from __future__ import annotations

from html.parser import HTMLParser

from coordplan.work import Work

_TURNS_A_TAG, _LETTERS_A_TURN = 25, 16
_LONGEST = 1 << 16
"""Letters of a tag; what has no end within them is text."""


class Tags(HTMLParser):
    """Finds tags. What looks for its end in vain has looked through all that is left, and is told.

    Raises ``TooComplexError`` where that is done too often, or where there are too many tags.
    """

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._budget = work

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks for the line and the column; whatever is found comes by here."""
        self._budget.spend(_TURNS_A_TAG)
        return j

    def parse_starttag(self, i: int) -> int:
        """Where a tag ends that begins here."""
        ends = self.rawdata.find(">", i, i + _LONGEST)
        return self._spent(i, -1 if ends < 0 else super().parse_starttag(i))

    def parse_endtag(self, i: int) -> int:
        """The same of a tag that ends an element."""
        return self._spent(i, super().parse_endtag(i))

    def parse_comment(self, i: int, report: bool = True) -> int:
        """The same of a comment."""
        return self._spent(i, super().parse_comment(i, report))

    def parse_pi(self, i: int) -> int:
        """The same of an instruction."""
        return self._spent(i, super().parse_pi(i))

    def parse_html_declaration(self, i: int) -> int:
        """The same of a declaration."""
        return self._spent(i, super().parse_html_declaration(i))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Word's conditions are comments to everybody else; what stands between them is text."""
        return self.rawdata.find(">", i) + 1 or -1

    def _spent(self, begins: int, ends: int) -> int:
        if ends < 0:
            self._budget.spend(1 + (len(self.rawdata) - begins) // _LETTERS_A_TURN)
        return ends
