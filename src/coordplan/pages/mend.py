"""The page of amendments: for each gap a case, the clause today, the sentence, who else does so.

What no source answers stands as a question; the proof comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.amending.terms import Force
from coordplan.blocks import (
    Block,
    Heading,
    Page,
    Row,
    Rows,
    Table,
    Words,
    clauses,
    code,
    each_cited,
    labelled,
    marked,
    sheet,
    together,
    words,
)
from coordplan.blocks import Notice as Remark
from coordplan.compare.survey import Extent
from coordplan.layout.parts import Part
from coordplan.pages.findings import HARM
from coordplan.pages.proof import proof_blocks
from coordplan.phrases import columns
from coordplan.phrases.amendments import FORCES, KINDS, drafted, listed, placed, sentence
from coordplan.phrases.situations import situation_words, stated_words
from coordplan.phrases.time import day
from coordplan.text import Text, alike, counted, forms, join

if TYPE_CHECKING:
    from coordplan.amending.proof import Proof
    from coordplan.amending.terms import Amendments, Mending, Precedent, Proposal
    from coordplan.vocabulary import Vocabulary

_TITLE = Text(vi="Đề xuất sửa đổi, bổ sung kế hoạch", en="Amendments to the plan")
_AS_OF = Text(vi="{plan} · tính đến ngày {day}", en="{plan} · as of {day}")
_FOUND = (
    forms(vi="{n} chỗ trống", one="{n} gap", many="{n} gaps"),
    forms(vi="{n} chỗ được khắc phục hết", one="{n} closed", many="{n} closed"),
    forms(vi="{n} chỗ còn câu hỏi", one="{n} left as a question", many="{n} left as questions"),
    forms(vi="{n} nội dung đề xuất", one="{n} duty proposed", many="{n} duties proposed"),
)
_FEWEST = forms(
    vi="không thể ít hơn {n} nội dung",
    one="no fewer than {n} duty would do",
    many="no fewer than {n} duties would do",
)
_WRITTEN = Text(vi="Đã ghi", en="Written")
_CASE = Text(vi="tình huống cụ thể", en="a case")
_TODAY = Text(vi="hiện quy định", en="the clause today")
_NO_CLAUSE = Text(vi="chưa có điều khoản nào quy định", en="no clause speaks of it")
_PROPOSED = Text(vi="đề xuất", en="proposed")
_ALSO = Text(vi="nơi khác", en="who else does so")
_BORNE_OUT = Text(vi="cùng ngành, cơ quan khác", en="same branch, another body")
_YAML = Text(vi="dạng tệp", en="as data")
_OTHERS = Text(vi="phương án khác", en="other candidates")
_QUESTION = Text(vi="còn bỏ ngỏ", en="a question")
_UNANSWERED = Text(
    vi="chưa có nguồn nào trả lời: giao cơ quan nào? Ví dụ {example}",
    en="no source answers it: to whom shall it be given? For example {example}",
)
_WHOLE = Text(
    vi="chưa có nguồn nào trả lời: giao cơ quan nào?",
    en="no source answers it: to whom shall it be given?",
)
_NEW_BODY = Text(
    vi="{name} là cơ quan kế thừa {former}", en="{name} has come in the place of {former}"
)
_NOTE = Text(vi="cơ quan", en="the body")
_COUNT = forms(vi="{n} kế hoạch", one="{n} plan", many="{n} plans")
_SHOWN = 3
"""How many clauses, and how many precedents, are shown."""


def mend_page(
    found: Amendments, proof: Proof, *, full: bool = False, written: Sequence[str] = ()
) -> Page:
    """The amendments of a plan, by phase and action; in full with other candidates and as data."""
    blocks: list[Block] = [Remark(words(_tally(found)))]
    if written:
        blocks.append(Remark(together((code(file) for file in written), ", "), words(_WRITTEN)))
    phase = None
    for mending in found.mendings:
        if mending.want.action.phase != phase:
            phase = mending.want.action.phase
            blocks.append(Heading(words(phase.label)))
        blocks += _mending(mending, found, full=full)
    blocks += proof_blocks(proof)
    plan = Text(vi=found.plan.label, en=found.plan.label) + " — " + found.plan.title
    return Page(
        _TITLE,
        tuple(blocks),
        subject=_AS_OF.format(plan=plan, day=day(found.as_of)),
        sheets=(_sheet(found),),
    )


def _tally(found: Amendments) -> Text:
    parts = (found.mendings, found.closed, found.questions, found.taken)
    said = [counted(form, len(each)) for form, each in zip(_FOUND, parts, strict=True)]
    if found.fewest is not None:
        said.append(counted(_FEWEST, found.fewest))
    return join(said)


def _mending(mending: Mending, found: Amendments, *, full: bool) -> Iterator[Block]:
    want = mending.want
    said = want.action.label + ": " + KINDS[want.kind]
    if want.agencies:
        said = said + " (" + listed([agency.name for agency in want.agencies]) + ")"
    yield Heading(words(said), 3, note=words(HARM[want.harm]))
    rows = labelled(
        (_CASE, _example(want.extent, found.plan.vocabulary)), (_TODAY, _today(mending, found))
    )
    for proposal in mending.taken:
        rows += _proposed(proposal, full=full)
    others = [one for one in mending.candidates if all(one.body != t.body for t in mending.taken)]
    if full and others:
        rows += labelled((_OTHERS, together(words(sentence(one)) for one in others)))
    if mending.left is not None:
        left = words(_left(mending, found.plan.vocabulary))
        rows.append(Row(marked("alert", _QUESTION), left, tone="open"))
    yield Rows(tuple(rows))


def _example(extent: Extent, vocabulary: Vocabulary) -> Words:
    """One situation in which it holds, in words and as it is typed."""
    if not extent.cases:
        return ()
    situation = extent.cases[0].situation
    said = stated_words(situation, vocabulary)
    return words(said, " ", code(situation_words(situation))) if situation.facts else words(said)


def _left(mending: Mending, vocabulary: Vocabulary) -> Text:
    left = mending.left
    if left is None or not mending.taken or not left.cases:
        return _WHOLE
    return _UNANSWERED.format(example=stated_words(left.cases[0].situation, vocabulary))


def _today(mending: Mending, found: Amendments) -> Words:
    """The nearest clauses and what they say, in coordplan's words."""
    known = found.plan.clauses
    wanted = dict.fromkeys(
        [one.at for one in mending.taken if one.at is not None] + [*mending.want.clauses]
    )
    said = [
        words(known[at].gist, "  ", clauses(f"[{at}]")) for at in [*wanted][:_SHOWN] if at in known
    ]
    return together(said) if said else words(_NO_CLAUSE)


def _proposed(one: Proposal, *, full: bool) -> Iterator[Row]:
    """Where it goes and the sentence, who else does so, and the same as data."""
    said = words(placed(one), ": ", marked("strong", sentence(one)))
    yield Row(marked("faint", _PROPOSED), said, tone="good")
    alike_ = [precedent for precedent in one.precedents if precedent.alike]
    others = [precedent for precedent in one.precedents if not precedent.alike]
    note = _new_body(one)
    yield from labelled(
        (_NOTE, words(note) if note is not None else ()),
        (_ALSO, _precedents(alike_, one)),
        (_BORNE_OUT, _precedents(others, None)),
    )
    if full:
        data = Part(drafted(one)).in_brackets()
        yield from labelled((_YAML, code(data)))


def _new_body(one: Proposal) -> Text | None:
    if one.body.agency is not None or not one.body.former:
        return None
    former = join(agency.name for agency in one.body.former)
    return _NEW_BODY.format(name=one.body.name, former=former)


def _precedents(found: list[Precedent], one: Proposal | None) -> Words:
    """The sources with their clauses; how many plans of other places do so comes first."""
    number = 0 if one is None else len(one.doing)
    said = [words(counted(_COUNT, number))] if number else []
    each = dict.fromkeys(_precedent(precedent) for precedent in found)
    return together([*said, *[*each][:_SHOWN]])


def _precedent(precedent: Precedent) -> Words:
    source = precedent.source
    at = each_cited([f"{source.plan.label} {precedent.duty.clause}"])
    force = words() if source.force is Force.OTHER else words(" (", FORCES[source.force], ")")
    return words(precedent.posting.agency.name, " ", at, force)


def _sheet(found: Amendments) -> Table:
    """A line for each duty that is proposed, and for each question."""
    known = found.plan.vocabulary
    lines = [
        (mending, proposal) for mending in found.mendings for proposal in (*mending.taken, None)
    ]
    kept = [(m, one) for m, one in lines if one is not None or m.left is not None]
    return sheet(
        (
            (columns.PHASE, lambda pair: pair[0].want.action.phase.label),
            (columns.ACTION, lambda pair: pair[0].want.action.label),
            (columns.WHAT, lambda pair: KINDS[pair[0].want.kind]),
            (columns.EXAMPLE, lambda pair: _example(pair[0].want.extent, known)),
            (columns.CLAUSE, lambda pair: alike((pair[1].at or "") if pair[1] else "")),
            (
                _PROPOSED.capital,
                lambda pair: (
                    sentence(pair[1]) if pair[1] else _left(pair[0], found.plan.vocabulary)
                ),
            ),
            (
                _ALSO.capital,
                lambda pair: _precedents([*pair[1].precedents], pair[1]) if pair[1] else (),
            ),
        ),
        kept,
        title=_TITLE,
    )
