"""Self-contained HTML pages: one base for every report.

A page is a template in ``templates`` that extends ``base.html.j2`` and fills its blocks
``lede`` (what the page shows), ``contents`` (links to the sections) and ``main``. Everything is
inline; a content security policy forbids the page to load anything. Text stands in the page in
both languages, and the reader switches with two radio buttons; without a script the style sheet
still does it, and a browser too old for that shows both.

In a template

- ``{{ text | both }}`` writes a ``Text`` in both languages, ``{{ say("vi", "en") }}`` words of
  the interface; everything is escaped;
- ``{{ code("V.8.-1") }}`` writes an id or locator that no translator may touch;
- ``<div class="scroll" role="region" tabindex="0" aria-labelledby="...">`` holds a wide table;
- ``<table class="cards">`` becomes one card a row on a narrow screen; its parts carry the ARIA
  roles of a table, and each cell begins with its column's name in ``<b class="column">``;
- ``class="wide"`` beside ``cards`` makes cards on paper too.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from coordplan.text import Language, Text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def page(
    template: str, *, title: Text, language: Language, sheet: str | None = None, **content: object
) -> str:
    """A whole page from one of the templates, first shown in a language.

    ``sheet`` is a style sheet of its own, after that of every page. ``content`` are the variables
    of the template and of the sheet. Raises what Jinja2 raises for a template that is not there
    or names a variable that is not given.
    """
    environment = _environment()
    sheets = ["page.css", *([sheet] if sheet is not None else [])]
    style = "".join(environment.get_template(name).render(content) for name in sheets)
    script = environment.get_template("page.js").render()
    return environment.get_template(template).render(
        title=title,
        language=language,
        style=_inline(style),
        script=_inline(script),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'",
        **content,
    )


def both(text: Text) -> Markup:
    """A text in Vietnamese and English, each marked with its language, of which one is shown."""
    from markupsafe import Markup

    return Markup('<span lang="vi">{}</span><span lang="en">{}</span>').format(text.vi, text.en)


def say(vi: str, en: str) -> Markup:
    """Words of the interface in both languages."""
    return both(Text(vi=vi, en=en))


def code(word: str) -> Markup:
    """An id or a locator: set apart, and left alone by translators."""
    from markupsafe import Markup

    return Markup('<code translate="no">{}</code>').format(word)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("coordplan.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["both"] = both
    environment.globals |= {"say": say, "code": code}
    return environment


def _inline(content: str) -> Markup:
    from markupsafe import Markup

    return Markup(content)  # a file of the package, not text of a plan


def _hash(content: str) -> str:
    """The hash by which the page's own policy lets an inline style or script through."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
