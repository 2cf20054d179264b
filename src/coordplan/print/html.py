"""A page as one HTML file that loads nothing: in one language, or in both with a switch.

Everything is inline; a content security policy lets through the page's own style sheet and script,
by their hashes, and pictures that stand in the page itself. With both languages the reader
switches with two radio buttons; without a script the style sheet still does it, and a browser too
old for that shows both. What is not shown is not copied.

In the templates ``{{ text | said }}`` writes a ``Text``, ``{{ words | words }}`` words with their
marks, and ``{{ say("vi", "en") }}`` words of the template itself; all is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from coordplan.blocks import Block, Heading, Mark, Page, Picture, Row, Rows, Table, Words
from coordplan.print.documents import (
    Anchors,
    heading_words,
    labelled,
    question_words,
    row_words,
    what_words,
)
from coordplan.text import LANGUAGES, Language, Text, visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context
    from markupsafe import Markup

MOST_COLUMNS_UPRIGHT = 4
"""With more columns a page is printed across the sheet."""
HIGHEST = 2
"""The level of the headings that the contents list."""

_TAGS: dict[Mark, str] = {
    "plain": "{}",
    "strong": "<b>{}</b>",
    "faint": '<span class="faint">{}</span>',
    "alert": '<b class="alert">{}</b>',
    "code": '<code translate="no">{}</code>',
    "clause": '<span class="clause" translate="no">{}</span>',
    "doubtful": '<b class="open">{}</b>',
    "read-in": '<i class="faint">{}</i>',
}
_OWN_IDS = ("title", "main", "contents", "show-vi", "show-en")

Part = tuple[str, Block | Sequence[Row], str, str]
"""A kind of part, what it shows, its own id, and the id of the heading above it."""


def print_page(
    page: Page,
    language: Language,
    *,
    both: bool = False,
    sheet: str | None = None,
    **content: object,
) -> str:
    """A whole page, first shown in a language; ``both`` has the other one in it too.

    ``sheet`` is a style sheet of its own, and ``content`` are the variables of that.
    """
    ids = _ids(page)
    parts = list(_parts(page.blocks, ids))
    headings = [(id_, found) for _, found, id_, _ in parts if isinstance(found, Heading)]
    columns = (len(block.columns) for block in page.blocks if isinstance(block, Table))
    content["landscape"] = max(columns, default=0) > MOST_COLUMNS_UPRIGHT
    environment = _environment()
    sheets = ["page.css", *([sheet] if sheet is not None else [])]
    style = "".join(environment.get_template(name).render(content) for name in sheets)
    script = environment.get_template("page.js").render() if both else ""
    return environment.get_template("page.html.j2").render(
        title=Text(visible(page.title.vi), visible(page.title.en)),
        language=language,
        both=both,
        style=_inline(style),
        script=_inline(script),
        policy=_policy(style, script),
        subject=page.subject,
        parts=parts,
        contents=[(id_, found.said) for id_, found in headings if found.level <= HIGHEST],
        foot=page.foot,
        ids=ids,
    )


def _ids(page: Page) -> Anchors:
    """The ids of a document: each once, whatever anchors the page has."""
    taken = {*_OWN_IDS, *map(_part_id, range(len(page.blocks)))}

    def named(anchor: str) -> str:
        wanted = "-".join(visible(anchor).split())
        found = next(one for one in _numbered(wanted) if one not in taken)
        taken.add(found)
        return found

    return Anchors(page.blocks, named)


def _numbered(wanted: str) -> Iterator[str]:
    """A name, and more like it."""
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


def _part_id(number: int) -> str:
    """The id of a part that has no anchor."""
    return f"part-{number}"


def _parts(blocks: Sequence[Block], ids: Anchors) -> Iterator[Part]:
    """The parts of a document in order."""
    above = "title"
    for number, block in enumerate(blocks):
        if isinstance(block, Rows):
            for paired, rows in groupby(block.rows, lambda row: bool(row.who and what_words(row))):
                yield "pairs" if paired else "items", tuple(rows), "", above
        elif isinstance(block, Heading):
            above = ids.place(block.anchor) or _part_id(number)
            yield "Heading", block, above, above
        else:
            yield type(block).__name__, block, _part_id(number), above


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

    environment = Environment(
        loader=PackageLoader("coordplan.print"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "said": pass_context(_said),
        "words": pass_context(_words),
        "picture": pass_context(_picture),
    }
    environment.globals |= {
        "say": pass_context(lambda context, vi, en: _said(context, Text(vi=vi, en=en))),
        "heading_words": heading_words,
        "labelled": labelled,
        "look": _look,
        "place": pass_context(_place),
        "question_words": question_words,
        "row_words": row_words,
        "what_words": what_words,
    }
    return environment


def _said(context: Context, text: Text) -> Markup:
    """A text; with both languages in each, marked with its language, of which one is shown."""
    from markupsafe import Markup, escape

    if not context["both"] or text.vi == text.en:
        return escape(visible(text[context["language"]]))
    spans = (
        Markup('<span lang="{}">{}</span>').format(one, visible(text[one])) for one in LANGUAGES
    )
    return Markup("").join(spans)


def _words(context: Context, said: Words, *, links: bool = True) -> Markup:
    """Words with their marks, and links to where they lead in the document."""
    from markupsafe import Markup

    found = Markup()
    for run in said:
        shown = Markup(_TAGS[run.mark]).format(_said(context, run.text))
        id_ = context["ids"].name(run.to) if links else ""
        found += Markup('<a href="#{}">{}</a>').format(quote(id_), shown) if id_ else shown
    return found


def _picture(context: Context, picture: Picture) -> Markup:
    """A picture in an element in which no script of it would run, in each language shown."""
    from markupsafe import Markup

    image = Markup('<img lang="{}" src="data:image/svg+xml;base64,{}" alt="{}">')
    languages = LANGUAGES if context["both"] else (context["language"],)
    return Markup("\n").join(
        image.format(
            language,
            base64.b64encode(picture.svg[language].encode(errors="replace")).decode(),
            visible(picture.alternative[language]),
        )
        for language in languages
    )


def _place(context: Context, anchor: str) -> Markup:
    """The id of what bears an anchor, as an attribute of its element."""
    from markupsafe import Markup

    id_ = context["ids"].place(anchor)
    return Markup(' id="{}"').format(id_) if id_ else Markup()


def _look(*names: str) -> Markup:
    """The classes of an element, as an attribute; those that change nothing are left out."""
    from markupsafe import Markup

    said = " ".join(name for name in names if name not in ("", "plain"))
    return Markup(' class="{}"').format(said) if said else Markup()


def _inline(content: str) -> Markup:
    from markupsafe import Markup

    return Markup(content)  # a file of the package, not text of a plan


def _policy(style: str, script: str) -> str:
    """What the document may load and run: what stands in it, and nothing else."""
    allowed = [f"style-src '{_hash(style)}'", "img-src data:"]
    if script:
        allowed.append(f"script-src '{_hash(script)}'")
    return "; ".join(["default-src 'none'", *allowed])


def _hash(content: str) -> str:
    """The hash by which an inline style or script is let through."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
