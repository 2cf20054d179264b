"""What a file of some format says, and of what it is made, as foreign readers find it."""

from __future__ import annotations

import base64
import html
import importlib
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import yaml

from tests import readers


@dataclass(frozen=True)
class Structure:
    """The kinds of its parts in order, and its texts in order."""

    shape: list[str]
    texts: list[str]


def of_text(content: bytes) -> Structure:
    """A text: how many lines, and how long each is; nothing in it but what is seen."""
    lines = content.decode("utf-8").split("\n")
    assert all(c.isprintable() for line in lines for c in line)
    return Structure([str(len(line)) for line in lines], lines)


def of_lines(content: bytes) -> Structure:
    """A text of which only the beginnings of the lines are the same."""
    return Structure([line[:1] for line in content.decode("utf-8").split("\n")], [])


COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def of_terminal(content: bytes) -> Structure:
    """A text with colours, and with no other sign that a terminal obeys."""
    text = content.decode("utf-8")
    shown = of_text(COLOUR.sub("", text).encode())
    return Structure([*shown.shape, *COLOUR.findall(text)], shown.texts)


def of_json(content: bytes) -> Structure:
    """Its keys, lists and kinds of values; a blank of another kind stays what it is in data."""
    text = content.decode("utf-8")
    seen = (c for c in text if c != "\n" and unicodedata.category(c) != "Zs")
    assert all(c.isprintable() for c in seen)
    return _of_data(json.loads(text))


def of_yaml(content: bytes) -> Structure:
    """The same of YAML."""
    return _of_data(yaml.safe_load(content.decode("utf-8")))


def _of_data(data: Any) -> Structure:
    found = Structure([], [])
    for path, value in _leaves(data, ""):
        found.shape.append(f"{path} {type(value).__name__}")
        found.texts.append(str(value))
    return found


def _leaves(data: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield path, dict
        for number, (key, value) in enumerate(data.items()):
            yield f"{path}/{number}", key
            yield from _leaves(value, f"{path}/{number}")
    elif isinstance(data, list):
        yield path, list
        for number, value in enumerate(data):
            yield from _leaves(value, f"{path}/{number}")
    else:
        yield path, data


def _of_document(document: readers.Document) -> Structure:
    tables = [f"table {[len(row) for row in table]}" for table in document.tables]
    levels = [f"level {level}" for level, _ in document.headings]
    return Structure([*document.shape, *levels, *tables], document.texts)


def of_markdown(content: bytes) -> Structure:
    """Markdown as two parsers read it."""
    text = content.decode("utf-8")
    one, other = (_of_document(read(text)) for read in (readers.read_markdown, readers.read_github))
    return Structure([*one.shape, "github", *other.shape], [*one.texts, *other.texts])


_PICTURE = "data:image/svg+xml;base64,"


def of_html(content: bytes) -> Structure:
    """HTML, the values of its attributes, and the pictures in it."""
    text = content.decode("utf-8")
    found = _of_document(readers.read_html(text))
    for value in re.findall(r'\s[\w-]+="([^"]*)"', text):
        if value.startswith(_PICTURE):
            drawn = of_svg(base64.b64decode(value.removeprefix(_PICTURE)))
            found.shape.extend(drawn.shape)
            found.texts.extend(drawn.texts)
        elif "sha256-" not in value:
            found.texts.append(html.unescape(value))
    return found


_DATA = re.compile(r'(<script type="application/json"[^>]*>)(.*?)(</script>)', re.DOTALL)


def of_page(content: bytes) -> Structure:
    """The officers' page: its HTML, and of what its data are made.

    What they say is also said folded, for the search of places; a browser shows it elsewhere.
    """
    text = content.decode("utf-8")
    found = of_html(_DATA.sub(r"\1\3", text).encode())
    for _, written, _ in _DATA.findall(text):
        found.shape.extend(_of_data(json.loads(written)).shape)
    return found


def of_docx(content: bytes) -> Structure:
    """A Word document: what it shows, of what files it is made, and where these lead."""
    found = _of_document(readers.read_docx(content))
    return Structure([*_packed(content), *found.shape], found.texts)


def of_xlsx(content: bytes) -> Structure:
    """A workbook: the kind of each cell; no formula, and no sheet cut off."""
    found = Structure(_packed(content), [])
    assert readers.kinds_in_xlsx(content) <= {"s", "n"}
    for rows in readers.read_xlsx(content).values():
        for row in rows:
            found.shape.append(" ".join(type(value).__name__ for value in row))
            found.texts.extend(str(value) for value in row)
    return found


def _packed(content: bytes) -> list[str]:
    """The files in a file of Office, with the kinds of their relations."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        links = [packed.read(name).decode() for name in names if name.endswith(".rels")]
    found = [f"{kind} {mode}" for text in links for kind, mode in _RELATION.findall(text)]
    return [*names, *sorted(found)]


_RELATION = re.compile(r'Type="([^"]*)"[^>]*?(TargetMode="\w+")?/>')


def of_csv(content: bytes) -> Structure:
    """Rows of cells, of which a spreadsheet takes none for a formula."""
    rows = readers.read_csv(content.decode("utf-8"))
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+@\t\r＝＋－＠−]|-(?=.)", cell), cell
        assert cell.isprintable(), cell
    shape = [str(len(row)) for row in rows]
    return Structure(shape, [readers.unguarded(cell) for row in rows for cell in row])


_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = {"svg", "title", "desc", "rect", "g", "path", "polygon", "text", "circle"}


def of_svg(content: bytes) -> Structure:
    """A picture: its parts and what each is called; how lines are broken is left open."""
    root = ElementTree.fromstring(content)
    assert {one.tag.removeprefix(_SVG) for one in root.iter()} <= _DRAWN
    parts = [one for one in root.iter() if one.tag in (f"{_SVG}g", f"{_SVG}title", f"{_SVG}desc")]
    shape = [" ".join([one.tag, *_but_places(one.attrib)]) for one in parts]
    shape += sorted({f"{one.tag} {sorted(one.attrib)}" for one in root.iter()})
    return Structure(shape, [text for one in parts for text in (one.text or "").split("\n")])


def _but_places(attributes: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in attributes.items() if name != "transform"]


def of_xml(content: bytes) -> Structure:
    """The elements and attributes of XML."""
    found = Structure([], [])
    for one in ElementTree.fromstring(content).iter():
        found.shape.append(f"{one.tag} {sorted(one.attrib)} {len(one)}")
        found.texts.extend([*one.attrib.values(), *(one.text or "").split("\n")])
    return found


_BOX = re.compile(r'  (n\d+)(\(\["|\[")([^"]*)("\]\)|"\])')
_ARROW = re.compile(r'  (n\d+) (==>|-->|-\.->)(?:\|"([^"|]*)"\|)? (n\d+)')
_HEAD = re.compile(r"  (accTitle|accDescr): (.*)")


def of_mermaid(content: bytes) -> Structure:
    """A flowchart, line by line: a head, boxes, arrows, and nothing else."""
    lines = content.decode("utf-8").removesuffix("\n").split("\n")
    assert (lines[0], lines[2], lines[3]) == ("---", "---", "flowchart LR")
    found = Structure([], [])
    for line in (lines[1], *lines[4:]):
        if line is lines[1]:
            head = yaml.safe_load(line)
            kinds, said = list(head), next(iter(head.values()))
        elif head := _HEAD.fullmatch(line):
            kinds, said = [head[1]], head[2]
        elif box := _BOX.fullmatch(line):
            kinds, said = [box[1], box[2], box[4]], box[3]
        else:
            arrow = _ARROW.fullmatch(line)
            assert arrow, line
            kinds, said = [arrow[1], arrow[2], arrow[4]], arrow[3] or ""
        assert not re.search(r'["`|%{}\[\]\\]|#(?!\d+;)|<(?!br>)', said), line
        found.shape.append(" ".join(kinds))
        found.texts.extend(_unsigned(one) for one in said.split("<br>"))
    return found


def _unsigned(said: str) -> str:
    return re.sub(r"#(\d+);", lambda sign: chr(int(sign[1])), said)


_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_DOT_LINE = re.compile(
    rf"digraph {_QUOTED} \{{|\}}|  (?:graph|node|edge) \[[a-zA-Z]+=(?:\w+|{_QUOTED})"
    rf"(?:, [a-zA-Z]+=(?:\w+|{_QUOTED}))*\];"
    rf"|  {_QUOTED}(?: -> {_QUOTED})? \[label={_QUOTED}(?:, (?:shape|style)=\w+)?\];"
)


def of_dot(content: bytes) -> Structure:
    """A graph of Graphviz, line by line: what stands between quotes, and what around them."""
    found = Structure([], [])
    for line in content.decode("utf-8").removesuffix("\n").split("\n"):
        assert _DOT_LINE.fullmatch(line), line
        found.shape.append(re.sub(_QUOTED, '""', line))
        for said in re.findall(_QUOTED, line):
            assert not re.search(r"(?<!\\)(?:\\\\)*\\[^n\"\\]|&(?!amp;)", said), line
            shown = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], said)
            found.texts.extend(html.unescape(shown).split("\n"))
    return found


_WRITTEN = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
"""What says in a calendar when it was written."""


def of_ics(content: bytes) -> Structure:
    """A calendar, read as its standard says, and by a foreign reader."""
    text = content.decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = Structure([], [])
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z0-9-]+)*", name), line
        assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,n]", value), line
        found.shape.append(name)
        shown = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)
        found.texts.extend(shown.split("\n") if name not in _WRITTEN else ())
    read = importlib.import_module("vobject").readOne(text)
    found.shape.extend(str(sorted(event.contents)) for event in read.vevent_list)
    found.texts.extend(event.summary.value for event in read.vevent_list)
    return found


READERS: Mapping[str, Callable[[bytes], Structure]] = {
    "text": of_text,
    "terminal": of_terminal,
    "json": of_json,
    "yaml": of_yaml,
    "lines": of_lines,
    "markdown": of_markdown,
    "html": of_html,
    "page": of_page,
    "docx": of_docx,
    "csv": of_csv,
    "xlsx": of_xlsx,
    "svg": of_svg,
    "graphml": of_xml,
    "junit": of_xml,
    "mermaid": of_mermaid,
    "dot": of_dot,
    "ics": of_ics,
}
