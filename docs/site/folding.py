"""Search that ignores diacritics: `tiep nhan` finds *tiếp nhận*, `d` finds *đ*.

Both the index and what a reader types are folded before they are split into words, by the same
rule, here in Python and there in the browser.
"""

from __future__ import annotations

import unicodedata

from sphinx.application import Sphinx
from sphinx.search import SearchEnglish, SearchLanguage

# `var`: the theme loads this after Sphinx's own, which it then takes the place of
SPLIT = r"""
var splitQuery = (query) =>
  query
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐ]/g, "d")
    .split(/[^\p{Letter}\p{Number}_]+/u)
    .filter(Boolean);
"""


def folded(text: str) -> str:
    """Text without diacritics."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return bare.translate({ord("đ"): "d", ord("Đ"): "d"})


class English(SearchEnglish):
    """English words by their stems, and the Vietnamese ones among them."""

    js_splitter_code = SPLIT

    def split(self, input: str) -> list[str]:  # noqa: A002 - named by Sphinx
        """The words of a text."""
        return list(super().split(folded(input)))


class Vietnamese(SearchLanguage):
    """Vietnamese words, which have no other forms."""

    lang = "vi"
    language_name = "Vietnamese"
    js_splitter_code = SPLIT

    def split(self, input: str) -> list[str]:  # noqa: A002 - named by Sphinx
        """The words of a text."""
        return list(super().split(folded(input)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Search both languages so."""
    app.add_search_language(English)
    app.add_search_language(Vietnamese)
    return {"parallel_read_safe": True}
