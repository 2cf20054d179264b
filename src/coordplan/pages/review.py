"""What a reviewer sees of a clause: its words, what would be taken over, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.blocks import Block, Heading, Notice, Row, Rows, Run, Tone, marked, words
from coordplan.pages.suggestions import with_seen
from coordplan.phrases.clauses import KINDS
from coordplan.phrases.suggestions import KEYS, SURE, Wording, whole
from coordplan.source import Tree
from coordplan.suggest.deciding import Proposal
from coordplan.text import Text, alike, counted, forms

PROMPT = "> "
_CLAUSE = Text(vi="Điều khoản {at} · còn {left}", en="Clause {at} · {left} left")
_LEFT = forms(vi="{n} điều khoản", one="{n} clause", many="{n} clauses")
_WORDS = Text(vi="nguyên văn", en="words")
_NO_WORDS = Text(
    vi="văn bản không có điều khoản này: xem lại `--source`",
    en="the document has no such clause: is it the right `--source`?",
)
_KIND = Text(vi="loại", en="kind")
_GIST = Text(vi="tóm tắt", en="gist")
_DUTY = Text(vi="nhiệm vụ {n}", en="duty {n}")
_ROLES = Text(vi="vai trò", en="roles")
_WHY = Text(vi="cần xem", en="look at")
_LOOKED: dict[str, Text] = {
    "changed": Text(vi="nguyên văn đã sửa đổi", en="the words have changed"),
    "gone": Text(vi="không còn trong văn bản", en="gone from the document"),
    "heading": Text(vi="đề mục nêu cơ quan", en="the heading names bodies"),
    "taken-from": Text(vi="điều khoản dẫn chiếu đã sửa đổi", en="its source has changed"),
    "agency": Text(vi="cơ quan mới, xem lại tên, lĩnh vực, cấp", en="a new body: check it"),
}
_EMPTY = Text(vi="chưa rõ việc: nhập {n}.do=MÃ", en="nothing is done yet: type {n}.do=ID")


def _notice(said: Text, tone: Tone = "plain") -> tuple[Block, ...]:
    return (Notice(words(said), tone=tone),)


OPENING = _notice(
    Text(
        vi="`a` chấp nhận · `s` bỏ qua · `u` hoàn tác · `q` dừng, lần sau tiếp tục · `?` cách sửa",
        en="`a` accept · `s` skip · `u` undo · `q` leave, to come back later · `?` how to change",
    ),
    "faint",
)
HELP = (
    Rows(
        tuple(
            Row(marked("code", said), words(meant))
            for said, meant in (
                ("a", Text(vi="ghi như đang hiển thị, bỏ `review`",
                           en="write it as shown, and remove its `review`")),
                ("s", Text(vi="để lại, sang điều khoản sau", en="leave it, go to the next")),
                ("u", Text(vi="lấy lại quyết định trước", en="take the last decision back")),
                ("q", Text(vi="dừng; điều khoản còn lại chờ lần sau",
                           en="leave; what is left waits for the next time")),
                ("kind=objective", Text(vi="đổi loại", en="another kind")),
                ("vi=…   en=…", Text(vi="tóm tắt bằng lời của mình",
                                     en="the gist in your own words")),
                (Text(vi="1.lead=MÃ,MÃ", en="1.lead=ID,ID"),
                 Text(vi="sửa một khóa của nhiệm vụ 1; để trống là bỏ",
                      en="change a key of duty 1; nothing takes it away")),
                (Text(vi="1.notify.to=MÃ   1.when.route=rescue",
                      en="1.notify.to=ID   1.when.route=rescue"),
                 Text(vi="khóa bên trong", en="a key inside")),
                (Text(vi="bỏ 2", en="drop 2"), Text(vi="bỏ nhiệm vụ 2", en="drop duty 2")),
            )
        )
    ),
)  # fmt: skip
ACCEPTED = Text(vi="đã ghi [{at}]", en="written: [{at}]")
SKIPPED = Text(vi="để lại [{at}]", en="left: [{at}]")
UNDONE = Text(vi="đã lấy lại [{at}]", en="taken back: [{at}]")
_DONE = Text(
    vi="Mọi điều khoản đã rà soát; kế hoạch không còn là dự thảo.",
    en="Every clause is reviewed; the plan is no draft any more.",
)
_OPEN = Text(
    vi="Đã ghi {n}; còn {left} chờ rà soát. Chạy lại lệnh để tiếp tục.",
    en="Written: {n}; {left} still under review. Run the command again to go on.",
)


def said(text: Text) -> tuple[Block, ...]:
    """A remark."""
    return _notice(text, "faint")


def asking(
    at: str,
    clause: Mapping[str, Tree],
    text: str | None,
    proposal: Proposal,
    left: int,
    wording: Wording,
) -> Sequence[Block]:
    """A clause with what would be written of it."""
    notes = _notes(clause)
    head = _CLAUSE.format(at=at, left=counted(_LEFT, left))
    shown = marked("alert", _NO_WORDS) if text is None else with_seen(text, notes)
    rows = [Row(marked("faint", _WORDS), shown), *_looked(notes)]
    kind = KINDS.get(proposal.kind, alike(proposal.kind))
    rows.append(Row(marked("faint", _KIND), words(kind, " ", Run(alike(proposal.kind), "code"))))
    for number, duty in enumerate(proposal.duties, 1):
        rows += _values(_DUTY.format(n=number), duty, number, wording)
    if proposal.kind == "assignment":
        rows += _values(_ROLES, proposal.roles, None, wording)
    gist = proposal.gist or Text("", "")
    rows.append(Row(marked("faint", _GIST), words(alike(f"{gist.vi} / {gist.en}"))))
    return (Heading(words(head), 3), Rows(tuple(rows)))


def ending(written: int, left: int) -> tuple[Block, ...]:
    """How a review ends."""
    if not left:
        return _notice(_DONE, "good")
    return _notice(_OPEN.format(n=written, left=counted(_LEFT, left)), "alert")


def _values(
    label: Text, value: Mapping[str, Tree], number: int | None, wording: Wording
) -> Iterator[Row]:
    """What a duty would say, a key a line."""
    lines = [
        Row((), words(KEYS[key], ": ", wording.said(one), " ", Run(alike(key), "code")))
        for key, one in whole(value)
    ]
    if number is not None and not value.get("do"):
        lines.append(Row((), marked("alert", _EMPTY.format(n=number))))
    yield Row(marked("strong", label), under=tuple(lines))


def _looked(notes: Sequence[Mapping[str, Tree]]) -> Iterator[Row]:
    """What somebody has to look at besides, and how sure what is suggested is."""
    for note in notes:
        what = str(note.get("what"))
        names = note.get("names")
        listed = ", ".join(map(str, names)) if isinstance(names, list) else ""
        if what in _LOOKED:
            yield Row(marked("faint", _WHY), words(_LOOKED[what], f" {listed}" if listed else ""))
        elif what in {"duty", "roles", "kind"} and note.get("sure") == "low":
            label = KEYS["kind"] if what == "kind" else (_ROLES if what == "roles" else _DUTIES)
            yield Row(marked("faint", _WHY), words(label, ": ", SURE["low"]))


_DUTIES = Text(vi="nhiệm vụ gợi ý", en="a suggested duty")


def _notes(clause: Mapping[str, Tree]) -> list[Mapping[str, Tree]]:
    found = clause.get("review")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
