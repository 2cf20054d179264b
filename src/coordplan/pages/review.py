"""What a reviewer sees of a clause: its words, what would be taken over, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.blocks import Block, Heading, Notice, Row, Rows, Run, Tone, marked, words
from coordplan.pages.suggestions import with_seen
from coordplan.phrases.clauses import KINDS
from coordplan.phrases.suggestions import KEYS, SURE, Wording, whole
from coordplan.source import Tree, items_of, mappings_of
from coordplan.suggest.deciding import Proposal, Waiting
from coordplan.text import Text, alike, counted, forms

PROMPT = "> "
_CLAUSE = Text(vi="Điều khoản {at} · còn {left} chờ rà soát", en="Clause {at} · {left} left")
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
_WHY = Text(vi="cần xem lại", en="look at")
_LOOKED: dict[str, Text] = {
    "changed": Text(vi="nguyên văn đã sửa đổi", en="the words have changed"),
    "gone": Text(vi="không còn trong văn bản", en="gone from the document"),
    "heading": Text(vi="đề mục nêu cơ quan", en="the heading names bodies"),
    "taken-from": Text(vi="điều khoản dẫn chiếu đã sửa đổi", en="its source has changed"),
    "agency": Text(vi="cơ quan mới, kiểm tra tên, lĩnh vực, cấp", en="a new body: check it"),
}
_EMPTY = Text(vi="chưa rõ việc: nhập {n}.do=MÃ", en="nothing is done yet: type {n}.do=ID")
_NOBODYS = Text(
    vi="không giao cơ quan nào: chỉ ghi là việc được đề cập; nếu có giao, nhập {n}.perform=MÃ",
    en="given to nobody: only written as spoken of; to give it, type {n}.perform=ID",
)
_ABOVE = Text(vi="đề mục", en="under")
_UNWRITTEN = Text(vi="chưa ghi được vào nhiệm vụ", en="no duty can say it")


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
                ("a", Text(vi="ghi như đang hiển thị, bỏ `review`: coi như đã rà soát",
                           en="write it as shown, and remove its `review`")),
                ("s", Text(vi="để lại, chuyển sang điều khoản sau", en="leave it, go to the next")),
                ("u", Text(vi="hoàn tác quyết định trước", en="take the last decision back")),
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
                 (Text(vi="about=MÃ   names=MÃ", en="about=ID   names=ID"),
                  Text(vi="việc, cơ quan chỉ được đề cập, không giao nhiệm vụ",
                       en="actions, agencies that it only speaks of")),
            )
        )
    ),
)  # fmt: skip
ACCEPTED = Text(vi="đã ghi [{at}]", en="written: [{at}]")
SKIPPED = Text(vi="để lại, chưa rà soát [{at}]", en="left: [{at}]")
UNDONE = Text(vi="đã hoàn tác [{at}]", en="taken back: [{at}]")
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


def asking(waiting: Waiting, proposal: Proposal, left: int, wording: Wording) -> Sequence[Block]:
    """A clause below its headings, with what would be written of it."""
    notes, text = mappings_of(waiting.data.get("review")), waiting.words
    head = _CLAUSE.format(at=waiting.at, left=counted(_LEFT, left))
    shown = marked("alert", _NO_WORDS) if text is None else with_seen(text, notes)
    above = [Row(marked("faint", _ABOVE), words(" / ".join(waiting.above)))]
    rows = [*(above if waiting.above else ()), Row(marked("faint", _WORDS), shown)]
    rows += _looked(notes, wording)
    kind = KINDS.get(proposal.written_kind, alike(proposal.written_kind))
    rows.append(Row(marked("faint", _KIND), words(kind, *_code(proposal.written_kind))))
    for number, duty in enumerate(proposal.duties, 1):
        alert = _alert(proposal, duty)
        said = None if alert is None else alert.format(n=number)
        rows += _values(_DUTY.format(n=number), duty, said, wording)
    if proposal.kind == "assignment":
        rows += _values(_ROLES, proposal.roles, None, wording)
    if proposal.about:
        rows.append(_about(proposal, wording))
    gist = proposal.gist or Text("", "")
    rows.append(Row(marked("faint", _GIST), words(alike(f"{gist.vi} / {gist.en}"))))
    return (Heading(words(head), 3), Rows(tuple(rows)))


def ending(written: int, left: int) -> tuple[Block, ...]:
    """How a review ends."""
    if not left:
        return _notice(_DONE, "good")
    return _notice(_OPEN.format(n=written, left=counted(_LEFT, left)), "alert")


def _alert(proposal: Proposal, duty: Mapping[str, Tree]) -> Text | None:
    """What a duty lacks: somebody to have it, or what is done."""
    if proposal.is_nobodys(duty):
        return _NOBODYS
    return None if duty.get("do") else _EMPTY


def _about(proposal: Proposal, wording: Wording) -> Row:
    """The actions that would be written as spoken of."""
    label = marked("faint", KEYS["about"])
    return Row(label, words(wording.said(proposal.about), *_code("about")))


def _code(written: str) -> tuple[str, Run, str]:
    """What is typed for something, behind its name: `do` is a word in Vietnamese."""
    return " (", Run(alike(written), "code"), ")"


def _values(
    label: Text, value: Mapping[str, Tree], alert: Text | None, wording: Wording
) -> Iterator[Row]:
    """What a duty would say, a key a line."""
    lines = [
        Row((), words(KEYS[key], *_code(key), ": ", wording.said(one))) for key, one in whole(value)
    ]
    if alert is not None:
        lines.append(Row((), marked("alert", alert)))
    yield Row(marked("strong", label), under=tuple(lines))


def _looked(notes: Sequence[Mapping[str, Tree]], wording: Wording) -> Iterator[Row]:
    """What somebody has to look at besides, and how sure what is suggested is."""
    for note in notes:
        what = str(note.get("what"))
        if what in _LOOKED:
            named = _named(items_of(note.get("names")), wording)
            yield Row(marked("faint", _WHY), words(_LOOKED[what], *named))
        for key, value in _unwritten(note):
            yield Row(marked("faint", _WHY), words(_UNWRITTEN, ": ", key, " ", value))
        if what in {"duty", "roles", "kind"} and note.get("sure") == "low":
            label = KEYS["kind"] if what == "kind" else (_ROLES if what == "roles" else _DUTIES)
            yield Row(marked("faint", _WHY), words(label, ": ", SURE["low"]))


def _named(agencies: Sequence[Tree], wording: Wording) -> Iterator[Text | str | Run]:
    """Agencies with what they are, and their ids."""
    for number, one in enumerate(map(str, agencies)):
        yield ", " if number else ": "
        yield wording.described(one)
        yield from _code(one)


def _unwritten(note: Mapping[str, Tree]) -> Iterator[tuple[Text, str]]:
    """What was seen for which the plan language has no form."""
    for one in mappings_of(note.get("why")):
        if "value" in one:
            key, seen = str(one.get("key")), one.get("seen")
            said = ", ".join(map(str, seen)) if isinstance(seen, list) else str(one["value"])
            yield KEYS.get(key, alike(key)), said


_DUTIES = Text(vi="nhiệm vụ gợi ý", en="a suggested duty")
