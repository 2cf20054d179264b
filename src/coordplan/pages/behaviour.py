"""The page of two plans compared by what they do: in which situations others answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Table,
    Words,
    cited,
    code,
    marked,
    sheet,
    words,
)
from coordplan.compare.alignment import are_versions
from coordplan.compare.behaviour import ActionDifference, Behaviour, DifferenceClass, Party
from coordplan.pages.drafts import with_drafts
from coordplan.pages.sides import CLAUSES_OF, documents, sides_of
from coordplan.phrases import columns as c
from coordplan.phrases.duties import OR, ROLE, labels, names
from coordplan.phrases.situations import FOR_EXAMPLE, situation_words, term_words
from coordplan.text import Said, Text, join
from coordplan.vocabulary import Action

_TITLE = Text(vi="So sánh theo tình huống", en="Two plans compared by what they do")
_COMPARED = Text(
    vi="So sánh cơ quan {roles} theo chức năng và cấp, trong từng tình huống có thể xảy ra.",
    en="Compared by function and level, for who {roles}, in every situation that can occur.",
)
_ANSWERING = Text(
    vi="chủ trì (nếu không nêu cơ quan chủ trì thì cơ quan thực hiện)",
    en="leads and, where nobody does, acts",
)
_EVERYWHERE = Text(vi="khác nhau trong mọi tình huống", en="differ in every situation")
_WHERE_NEEDED = Text(
    vi="khác nhau trong mọi tình huống cần đến, tại loại địa điểm cả hai địa bàn đều có",
    en="differ in every situation in which it is needed, at places that both have",
)
_SOMEWHERE = Text(vi="khác nhau trong một số tình huống", en="differ in some situations")
_NOBODY = Text(vi="không cơ quan nào", en="nobody")
_SAME = Text(vi="không khác nhau trong bất kỳ tình huống nào", en="no difference in any situation")
_SAME_THERE = Text(
    vi="không khác nhau khi cần đến, tại loại địa điểm cả hai địa bàn đều có",
    en="no difference where it is needed, at places that both have",
)
_NOBODY_GIVEN = Text(
    vi="không so sánh: tại loại địa điểm cả hai địa bàn đều có, không kế hoạch nào giao vai trò "
    "này cho cơ quan nào",
    en="not compared: at places that both have, neither plan gives anybody such a role",
)
_NOWHERE = Text(
    vi="không so sánh: không có tình huống nào cần đến, tại loại địa điểm cả hai địa bàn đều có",
    en="not compared: it is needed in no situation at a place that both have",
)
_ON_CALL = Text(vi="khi được yêu cầu", en="on call")
_MORE = Text(vi="còn {n} trường hợp: ", en="{n} more: ")
_EACH = Text(vi="Xem từng tình huống: thêm ", en="Each situation: add ")
_ONE = Text(vi=", hoặc chọn việc bằng ", en=", or choose an action with ")
_OR = Text(vi="hoặc ", en="or ")
_KINDS = (_EVERYWHERE, _WHERE_NEEDED, _SOMEWHERE, _SAME, _SAME_THERE, _NOBODY_GIVEN, _NOWHERE)
_TERMS_SHOWN = 6
_FEW = 3
"""The differences of so many actions fit on a screen: they are shown without being asked for."""

_Part = tuple[Action, DifferenceClass]
_Titled = tuple[Text, Callable[[_Part], Said | Words]]


def behaviour_page(found: Behaviour, *, full: bool = False) -> Page:
    """The actions by how the plans differ over them, then in which situations who answers.

    The situations are shown with ``full``, or of a few actions; without it long lists are cut.
    """
    told = _Told(found, full=full)
    page = Page(_TITLE, tuple(told.blocks()), subject=told.sides.subject, sheets=(told.sheet(),))
    return with_drafts(page, (found.a, found.b))


class _Told:
    """One comparison in blocks."""

    def __init__(self, found: Behaviour, *, full: bool) -> None:
        self.found = found
        self.full = full
        self.plans = found.a, found.b
        self.sides = sides_of(*self.plans, versions=are_versions(*self.plans))

    def blocks(self) -> Iterator[Block]:
        """What is compared, the actions by how the plans differ, the situations."""
        yield documents(self.plans, self.sides)
        roles = join((ROLE[role] for role in self.found.roles or ()), OR)
        yield Notice(words(_COMPARED.format(roles=roles if self.found.roles else _ANSWERING)))
        rows = (
            Row(marked("strong", kind.capital), words(labels(actions)))
            for kind, actions in self._by_kind().items()
            if actions
        )
        yield Rows(tuple(rows))
        differing = [one for one in self.found.actions if one.classes]
        if not self.full and len(differing) > _FEW:
            more = words(_EACH, code("--full"), _ONE, code("--action"))
            yield Notice(more, tone="faint")
            return
        for difference in differing:
            yield Heading(words(difference.action.label.capital))
            yield self._table(difference)

    def _by_kind(self) -> dict[Text, list[Action]]:
        """The actions that are alike in how, or whether, the plans differ over them."""
        found: dict[Text, list[Action]] = {kind: [] for kind in _KINDS}
        for one in self.found.actions:
            found[self._kind(one)].append(one.action)
        return found

    def _kind(self, one: ActionDifference) -> Text:
        everywhere = one.concerned == self.found.situations
        if one.classes:
            if one.count < one.concerned:
                return _SOMEWHERE
            return _EVERYWHERE if everywhere else _WHERE_NEEDED
        if not one.compared:
            return _NOBODY_GIVEN if one.concerned else _NOWHERE
        return _SAME if everywhere else _SAME_THERE

    def _table(self, difference: ActionDifference) -> Table:
        columns = (Column(c.WHEN), *(Column(name) for name in self.sides.titles))
        rows = [
            (Cell(tuple(self._when(one))), _parties(one.of_a), _parties(one.of_b))
            for one in difference.classes
        ]
        return Table(columns, tuple(rows), named=False)

    def _when(self, one: DifferenceClass) -> Iterator[Words]:
        """The situations of a class, a term a line, and one of them to try."""
        shown = one.description if self.full else one.description[:_TERMS_SHOWN]
        for number, term in enumerate(shown):
            yield words(_OR if number else "", term_words(term))
        left = len(one.description) - len(shown)
        if left:
            yield words(marked("faint", _MORE.format(n=left)), code("--full"))
        yield words(marked("faint", FOR_EXAMPLE + " "), code(situation_words(one.situation)))

    def sheet(self) -> Table:
        """Every class of situations in a line of its own."""
        columns: list[_Titled] = [
            (c.PHASE, lambda one: one[0].phase.label),
            (c.ACTION, lambda one: one[0].label),
            (c.ACTION_ID, lambda one: one[0].id),
            (c.WHEN, lambda one: join((term_words(term) for term in one[1].description), " / ")),
        ]
        for number, name in enumerate(self.sides.titles):
            columns += _of_side(number, name)
        columns.append((c.EXAMPLE, lambda one: situation_words(one[1].situation)))
        actions = self.found.actions
        return sheet(columns, [(one.action, part) for one in actions for part in one.classes])


def _of_side(number: int, name: Text) -> Iterator[_Titled]:
    """The columns of one side: who has the role there, under which clauses."""

    def parties(one: _Part) -> Sequence[Party]:
        return (one[1].of_a, one[1].of_b)[number]

    yield name, lambda one: join(map(_who, parties(one))) if parties(one) else _NOBODY
    yield (
        CLAUSES_OF.format(name=name),
        lambda one: cited(dict.fromkeys(at for party in parties(one) for at in _clauses(party))),
    )


def _parties(parties: Iterable[Party]) -> Cell:
    """Who has the role, under which clauses, a body a line."""
    lines = [words(_who(party), " ", cited(_clauses(party))) for party in parties]
    return Cell(tuple(lines) or (words(_NOBODY),))


def _who(party: Party) -> Text:
    agencies = {posting.agency.id: posting.agency for _, posting in party.postings}
    said = names(agencies.values())
    on_call = all(duty.on_call is not None for duty, _ in party.postings)
    return said + " (" + _ON_CALL + ")" if on_call else said


def _clauses(party: Party) -> Iterable[str]:
    return dict.fromkeys(duty.clause for duty, _ in party.postings)
