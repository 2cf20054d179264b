"""The words and signs of a comparison; a sign never stands without its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from coordplan.answer.items import Status
from coordplan.compare.matrix import (
    Case,
    Cell,
    Comparison,
    Leadership,
    Matrix,
    Party,
    Row,
)
from coordplan.compiled import Agency, Plan, Reach, Role
from coordplan.render import words
from coordplan.render.successions import succession_rows
from coordplan.text import LANGUAGES, Language, Text, fold
from coordplan.vocabulary import Fact

_SHOWN = 3

TITLE = Text(
    vi="Ai chủ trì? So sánh các kế hoạch phối hợp",
    en="Who leads? Coordination plans compared",
)
ANY_VICTIM = Text(vi="mọi nạn nhân", en="any victim")
EVENT = Text(vi="Sự kiện", en="Event")
ACTION = Text(vi="Việc", en="Action")
AS_OF = Text(vi="Tính đến ngày", en="As of")
EVERYTHING = Text(vi="mọi dòng ở trên", en="every row above")
NO_ROWS = Text(
    vi="không kế hoạch nào giao việc cho cơ quan có chức năng này trong các tình huống đã hỏi",
    en="no plan gives a body with this function a part in what was asked",
)
READ_IN = Text(
    vi="* có phần do người mã hóa suy ra; xem `coordplan show KẾ-HOẠCH ĐIỀU-KHOẢN`",
    en="* partly read in by the encoder; see `coordplan show PLAN CLAUSE`",
)
LEFT_OUT = Text(
    vi="không so sánh, vì trái với dữ kiện đã cho", en="left out, as the given facts exclude it"
)
MORE = Text(vi="và {n} cơ quan khác", en="and {n} more")
ALSO = Text(
    vi="với mọi nạn nhân còn có chủ trì", en="for any victim, the plan also names as leader"
)
FOR_ANY = Text(vi="với mọi nạn nhân", en="for any victim")
DEPENDS_ON = Text(vi="tùy", en="depends on")
ON_CALL = Text(vi="chỉ khi được gọi", en="only on call")

CHANGED = Text(vi="ĐÃ THAY ĐỔI SAU KẾ HOẠCH", en="CHANGED SINCE THE PLAN")
SIGNS = Text(vi="KÝ HIỆU", en="SIGNS")

SIGN: dict[Leadership, str] = {
    Leadership.ONE: "●",
    Leadership.SEVERAL: "●●",
    Leadership.ALONE: "◆",
    Leadership.UNDECIDED: "?",
    Leadership.NOBODY: "○",
    Leadership.MENTIONED: "(–)",
    Leadership.SILENT: "–",
    Leadership.OUTSIDE: "×",
    Leadership.NOT_NEEDED: "·",
}
FOR_ANY_SIGN = {Leadership.ONE: "◐", Leadership.SEVERAL: "◐◐"}

HEAD: dict[Leadership, Text] = {
    Leadership.ONE: Text(vi="chủ trì", en="leads"),
    Leadership.SEVERAL: Text(vi="nhiều nơi chủ trì", en="several lead"),
    Leadership.ALONE: Text(vi="làm, không gọi là chủ trì", en="does it, not called leader"),
    Leadership.UNDECIDED: Text(vi="còn tùy ai chủ trì", en="who leads depends"),
    Leadership.NOBODY: Text(vi="không ai chủ trì", en="nobody leads"),
    Leadership.MENTIONED: Text(vi="có nói đến, không giao ai làm", en="spoken of, nobody to do it"),
    Leadership.SILENT: Text(vi="kế hoạch không quy định", en="the plan is silent"),
    Leadership.OUTSIDE: Text(vi="địa bàn không có nơi này", en="no such place there"),
    Leadership.NOT_NEEDED: Text(vi="không cần đến", en="not needed"),
}

LEGEND: tuple[tuple[str, Text, Text], ...] = (
    (
        "●",
        HEAD[Leadership.ONE],
        Text(
            vi="kế hoạch nêu một cơ quan chủ trì cho chính tình huống này",
            en="the plan names one leader for this very situation",
        ),
    ),
    (
        "●●",
        HEAD[Leadership.SEVERAL],
        Text(
            vi="kế hoạch nêu nhiều cơ quan chủ trì; “theo chức năng” là mỗi nơi làm phần việc "
            "của mình",
            en="the plan names several leaders; “by function” means each within its own work",
        ),
    ),
    (
        "◐ ◐◐",
        FOR_ANY,
        Text(
            vi="chủ trì theo điều khoản áp dụng cho mọi nạn nhân, không riêng tình huống này",
            en="leads by a clause that holds for any victim, not for this situation in particular",
        ),
    ),
    (
        "◆",
        HEAD[Leadership.ALONE],
        Text(
            vi="kế hoạch giao cho một nơi làm nhưng không dùng chữ chủ trì",
            en="the plan gives it to one body without the word leader",
        ),
    ),
    (
        "?",
        HEAD[Leadership.UNDECIDED],
        Text(
            vi="phải biết thêm dữ kiện mới rõ; dữ kiện cần hỏi được nêu ngay đó",
            en="more must be known first; the cell names what to ask",
        ),
    ),
    (
        "○",
        HEAD[Leadership.NOBODY],
        Text(
            vi="có nơi làm, nhưng kế hoạch không nêu ai chủ trì",
            en="others act, but the plan names no leader",
        ),
    ),
    (
        "(–)",
        HEAD[Leadership.MENTIONED],
        Text(
            vi="có điều khoản nói đến nhưng không giao cho ai; cùng lắm chỉ nêu một nơi phối hợp",
            en="a clause speaks of it and gives it to nobody; at most it names one supporter",
        ),
    ),
    (
        "–",
        HEAD[Leadership.SILENT],
        Text(
            vi="trong tình huống này không điều khoản nào nói đến việc đó",
            en="no clause that bears on the situation speaks of it",
        ),
    ),
    (
        "×",
        HEAD[Leadership.OUTSIDE],
        Text(
            vi="địa bàn của kế hoạch không có loại địa điểm này, nên không so sánh",
            en="the jurisdiction has no such place of entry, so nothing is compared",
        ),
    ),
    (
        "·",
        HEAD[Leadership.NOT_NEEDED],
        Text(
            vi="trong tình huống này không ai cần đến việc đó",
            en="nobody needs the action in this situation",
        ),
    ),
)
"""Sign, name and meaning of everything that may stand in a cell."""

MAY: dict[Role, Text] = {
    Role.LEAD: Text(vi="có thể chủ trì", en="may lead"),
    Role.PERFORM: Text(vi="có thể làm", en="may do it"),
    Role.SUPPORT: Text(vi="có thể phối hợp", en="may support"),
    Role.DIRECT: Text(vi="có thể chỉ đạo", en="may direct"),
    Role.ADVISE: Text(vi="có thể tham mưu", en="may advise"),
}


def sign(cell: Cell) -> str:
    """The sign of a cell; half filled where the leaders are those of any victim."""
    if cell.reach is Reach.GENERAL and cell.leadership in FOR_ANY_SIGN:
        return FOR_ANY_SIGN[cell.leadership]
    return SIGN[cell.leadership]


def head(cell: Cell) -> Text:
    """The first words of a cell: whether somebody leads."""
    first = HEAD[cell.leadership]
    if cell.leadership in FOR_ANY_SIGN:
        if cell.leadership is Leadership.SEVERAL and all(p.by_function for p in cell.parties):
            first = _joined(first, words.BY_FUNCTION, ", ")
        return _joined(first, FOR_ANY, ", ") if cell.reach is Reach.GENERAL else first
    if cell.status is Status.SHARED:
        return _joined(first, Text(vi="nhiều nơi cùng làm", en="several act"), "; ")
    return first


def function(agency: Agency, plan: Plan) -> Text:
    """The function by which an agency can be compared with those of other plans."""
    return plan.vocabulary.functions[agency.function].label


def clauses(party: Party) -> dict[str, bool]:
    """The clauses of a party, and whether any duty there was partly read in."""
    found: dict[str, bool] = {}
    for act in party.acts:
        found[act.clause] = found.get(act.clause, False) or act.duty.inferred is not None
    return found


def cited(parties: Iterable[Party], *, shown: int | None = None) -> str:
    """Clauses in brackets, each once; an asterisk where something was read in."""
    found: dict[str, bool] = {}
    for party in parties:
        for clause, read_in in clauses(party).items():
            found[clause] = found.get(clause, False) or read_in
    said = [f"[{clause}{'*' if read_in else ''}]" for clause, read_in in found.items()]
    more = ["…"] if shown is not None and len(said) > shown else []
    return " ".join([*said[:shown], *more])


def said(cell: Cell, plan: Plan, language: Language) -> str:
    """A whole cell in one text: who leads, who else does, who may, and on what it depends."""
    first = f"{sign(cell)} {head(cell)[language]}"
    if cell.parties:
        joiner = f"; {FOR_ANY[language]}: " if for_any_victim(cell) else ": "
        first += joiner + "; ".join(_told(cell, plan, language))
    parts = [first]
    if cell.also:
        parts.append(f"{ALSO[language]}: {_listed(cell.also, plan, language)}")
    if cell.maybe:
        may_act = "; ".join(
            f"{MAY[role][language]}: {_listed(parties, plan, language)}"
            for role, parties in by_role(cell.maybe).items()
        )
        on = facts(cell.depends_on)[language]
        parts.append(f"{may_act} ({DEPENDS_ON[language]}: {on})")
    return "; ".join(parts)


def _told(cell: Cell, plan: Plan, language: Language) -> Iterator[str]:
    """The parties of a cell, by role; of a long list the first few."""
    for role, parties in by_role(shown(cell)).items():
        told = _listed(parties, plan, language, partners=not leads(cell))
        yield told if says_role(cell, role) else f"{words.ROLE[role][language]}: {told}"
    if left := len(cell.parties) - len(shown(cell)):
        yield MORE[language].format(n=left)


def _listed(
    parties: Iterable[Party], plan: Plan, language: Language, *, partners: bool = False
) -> str:
    """Agencies by the plan's own names, each with its clauses."""
    return ", ".join(
        f"{named(party, plan, partners=partners)[language]} {cited([party])}" for party in parties
    )


def named(party: Party, plan: Plan, *, partners: bool = False) -> Text:
    """An agency by its own name, with its function where the name does not say it.

    With ``partners`` also those with whom it acts. Who acts only where called is marked.
    """

    def told(language: Language) -> str:
        name = party.agency.name[language]
        label = function(party.agency, plan)[language]
        if not party.agency.several and fold(label) not in fold(name):
            name += f" ({label})"
        if partners and party.partners:
            name += f" {words.WITH[language]} {words.names(party.partners, language)}"
        return f"{name} ({ON_CALL[language]})" if party.on_call else name

    return Text(vi=told("vi"), en=told("en"))


def leads(cell: Cell) -> bool:
    """Whether the parties of a cell are its leaders."""
    return cell.leadership in {Leadership.ONE, Leadership.SEVERAL}


def for_any_victim(cell: Cell) -> bool:
    """Whether it must be said that those who act, and do not lead, do so for any victim."""
    return cell.reach is Reach.GENERAL and not leads(cell) and bool(cell.parties)


def shown(cell: Cell) -> tuple[Party, ...]:
    """The parties that a cell has room for: every leader, the first few of those who act."""
    if leads(cell) or len(cell.parties) <= _SHOWN + 1:
        return cell.parties
    return cell.parties[:_SHOWN]


def open_in(cell: Cell, *, brief: bool) -> tuple[Party, ...]:
    """Those who may lead or act; briefly only those who may lead."""
    return tuple(party for party in cell.maybe if party.role is Role.LEAD or not brief)


def by_role(parties: Iterable[Party]) -> dict[Role, list[Party]]:
    """Parties by their role."""
    groups: dict[Role, list[Party]] = {}
    for party in parties:
        groups.setdefault(party.role, []).append(party)
    return groups


def says_role(cell: Cell, role: Role) -> bool:
    """Whether the head of a cell says the role of its parties already."""
    return role is Role.LEAD or (cell.leadership is Leadership.ALONE and role is Role.PERFORM)


def facts(found: Sequence[Fact]) -> Text:
    """The labels of facts, joined."""
    return Text(
        vi=", ".join(fact.label.vi for fact in found), en=", ".join(fact.label.en for fact in found)
    )


def labels(plans: Sequence[Plan]) -> tuple[str, ...]:
    """A name for each column: the plan's id, with its file where two plans share one."""
    often = Counter(plan.id for plan in plans)
    return tuple(
        f"{plan.id} ({plan.where.file})" if often[plan.id] > 1 and plan.where else plan.id
        for plan in plans
    )


def case_name(case: Case) -> Text:
    """What happened, in words: the event, else the known facts, else any victim."""
    if case.event is not None:
        return case.event.label
    known = case.situation.known
    facts = [fact for fact in case.situation.vocabulary.fact_list if fact.number in known]
    if not facts:
        return ANY_VICTIM

    def said(language: Language) -> str:
        return " · ".join(
            f"{fact.label[language]}: {fact.values[known[fact.number]].label[language]}"
            for fact in facts
        )

    return Text(vi=said("vi"), en=said("en"))


def notes(comparison: Comparison) -> Iterator[Text]:
    """What to know before relying on a column, and what stands in none."""
    for name, caveats in zip(labels(comparison.plans), comparison.caveats, strict=False):
        for caveat in caveats:
            yield Text(vi=f"{name}: {caveat.message.vi}", en=f"{name}: {caveat.message.en}")
    if comparison.left_out:
        events = Text(
            vi=", ".join(event.label.vi for event in comparison.left_out),
            en=", ".join(event.label.en for event in comparison.left_out),
        )
        yield _joined(LEFT_OUT, events, ": ")


def changes(comparison: Comparison) -> Iterator[tuple[str, list[Text]]]:
    """The columns of whose plans, or bodies in its cells, a registry says that they changed."""
    for name, changed in zip(labels(comparison.plans), comparison.changed, strict=False):
        said = [caveat.message for caveat in changed.caveats]
        vi, en = (succession_rows(changed.successions, language) for language in LANGUAGES)
        said += [
            Text(f"{one.who} {one.what}", f"{other.who} {other.what}")
            for one, other in zip(vi, en, strict=True)
        ]
        if said:
            yield name, said


def anything_read_in(comparison: Comparison) -> bool:
    """Whether an asterisk stands in any cell."""
    return any("*" in cited(cell.everybody) for cell in comparison.cells)


def row_name(matrix: Matrix, row: Row) -> Text:
    """What differs from row to row: the situation, or the action."""
    return case_name(row.case) if matrix.case is None else row.action.label


def heading(matrix: Matrix) -> Text:
    """What a matrix compares: an action, or a situation."""
    if matrix.action is not None:
        return matrix.action.label
    assert matrix.case is not None
    return case_name(matrix.case)


def _joined(first: Text, second: Text, joiner: str) -> Text:
    return Text(vi=f"{first.vi}{joiner}{second.vi}", en=f"{first.en}{joiner}{second.en}")
