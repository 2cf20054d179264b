"""What is said in the free fields of a hostile twin, and what its plain twin says instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coordplan.text import visible

SETS: Mapping[str, tuple[str, ...]] = {
    "html": (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</td></table></style></title>",
        "&lt;b&gt; &amp &copy; &#60;",
        "<!-- --> <a href='javascript:x'>",
    ),
    "markdown": (
        "# x",
        "- [ ] *a* **b** _c_ ~~d~~ `e`",
        "1. x",
        "[x](http://e.vn) ![i](y) [^1] [a]: b",
        "> | a | b | --- ===",
        "https://e.vn www.e.vn @a a@b",
        "+ x",
        "$a$ ``` \\* \\",
    ),
    "spreadsheet": (
        "=1+1",
        "4.10",
        "+SUM(A1)",
        "03/04",
        "-A1+2",
        "1E5",
        "@SUM(A1)",
        "; =HYPERLINK(1)",
        '"a","b";"c"',
        "'x",
        "_x000D_ _x0041_",
        "＝1 −2",
    ),
    "terminal": (
        "\x1b[2J\x1b[31m",
        "\x07\x08\x7f",
        "\x9b31m",
        "a\rb",
        "a\nb",
        "a\tb",
        "a\u0085b",
        "a\u2028b\u2029c",
        "\u202eabc\u202c",
        "\u2066a\u2069",
        "a\u200bb\u200dc\ufeff",
        "a\u00adb",
        "\U000e0041\U000e0042",
        "a\u00a0b\u3000c",
        "\u3164\u115f",
        "x\ufe0f",
        "\ue000",
    ),
    "diagrams": (
        'n1["CALL"] --> n2',
        "]; click n1 href x",
        "%% x %%{init: {}}%%",
        "|y| ==> evil subgraph end",
        '}; "x" -> "y" [label=<b>];',
        "\\N \\l \\G #quot; #35;",
        "accTitle: x accDescr { y }",
        "/* */ // style n1 fill:#f00 :::c",
        "---",
    ),
    "calendar": (
        "a\\nb \\N \\, \\; \\\\",
        "END:VEVENT",
        "BEGIN:VALARM;X=Y:Z",
        'a,b;c:d"e"^n',
        "\\",
        "ATTACH;FMTTYPE=a/b:x",
    ),
    "xml": (
        "]]> <![CDATA[x]]>",
        "<?xml version='1.0'?> <!DOCTYPE x>",
        "<!ENTITY x SYSTEM 'file'> &x;",
        "&#0; &#x1b; %x;",
        "</failure></testcase>",
        "a='b' xmlns:x=\"y\" <g:a/>",
    ),
    "data": (
        "{a: b, c: [d]}",
        "- a: b # c",
        "key: value",
        "&a *a !!str ? | > %",
        "<<: *x",
        '"a": {"b": [null]}, //',
        "'a' \"b\" \\u0041 \\x1b \\",
        "yes",
        "null",
        "--- ...",
        "$ref $schema",
    ),
    "programs": (
        "{} {0} {n} {vi!r} {{x}}",
        "%s %d %(a)s %",
        "$(id) `id` ${HOME} $x",
        "; rm x && y || z > w &",
        "'; DROP TABLE x; --",
        "[bold]a[/bold] [/b] [link=x]",
        "{{ 7*7 }} {% x %} {# y #}",
        "!! !x ~ *? [a-z] \\",
        "\\1 \\g<0> (?P<a>.*)",
    ),
    "letters": (
        "w" * 130,
        "e\u0302\u0301 đ\u0301 a\u0323\u0302",
        "😀 👩🏽 🇻🇳",
        "שלום עליכם",
        "مرحبا",
        "中文 日本語",
        "a" + "\u0301" * 30,
    ),
}
"""Sets of payloads by what they try to break; each payload is one text."""
HIDING = "terminal"
"""The set of which a file may hold little or nothing."""

LONGEST = 150


def one_of_each(number: int) -> tuple[str, ...]:
    """A payload of each set that any file may hold."""
    return tuple(said[number % len(said)] for name, said in SETS.items() if name != HIDING)


def together(payloads: Sequence[str], turn: int = 0) -> str:
    """The payloads of a set in one text, as many as there is room for; each turn begins anew.

    It ends in nothing that ends a sentence: after a colon or a dash no other colon is written.
    """
    turn %= max(len(payloads), 1)
    said = ""
    for one in (*payloads[turn:], *payloads[:turn]):
        longer = f"{said} {one}" if said else one
        said = longer if len(longer) <= LONGEST else said
    return f"{said} z" if said.endswith((*":.?!…–-→",)) else said


def plain(said: str) -> str:
    """The plain twin of a text: words of the same lengths once they are visible."""
    return "".join(" " if c == " " else "x" for c in visible(said))
