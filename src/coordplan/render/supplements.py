"""What a higher instrument says where the plan is silent: apart, and marked as its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.answer.items import Act, Baseline, Lack, Notice, Possible, Supplement
from coordplan.compiled import Role
from coordplan.render import words
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, labelled, line, paragraph
from coordplan.render.successions import succession_rows
from coordplan.render.writer import Writer
from coordplan.text import Language, Text
from coordplan.vocabulary import Action

_LEADS = Text(
    vi="CHỦ TRÌ THEO {plan} — không phải theo kế hoạch này",
    en="WHO LEADS BY {plan} — not by this plan",
)
_SILENT = Text(
    vi="CHỖ KẾ HOẠCH KHÔNG NÓI, {plan} NÓI — không phải nội dung của kế hoạch này",
    en="WHERE THE PLAN IS SILENT, {plan} SAYS — not part of this plan",
)
_NOTHING = Text(
    vi="{plan} cũng không nói gì thêm trong tình huống này",
    en="{plan} says nothing more for this situation either",
)
_MORE = Text(
    vi="{plan} còn nói thêm ở chỗ kế hoạch không nói: {where}",
    en="{plan} says more where the plan is silent: {where}",
)
_LACK: dict[Lack, Text] = {
    Lack.NOBODY: Text(vi="Kế hoạch không giao cho ai:", en="The plan gives it to nobody:"),
    Lack.LEADER: Text(vi="Kế hoạch không nêu ai chủ trì:", en="The plan names no leader:"),
    Lack.DEADLINE: Text(vi="Kế hoạch không nêu thời hạn:", en="The plan sets no deadline:"),
    Lack.NOTICE: Text(vi="Kế hoạch không nêu phải báo:", en="The plan does not have them told:"),
}
_DEPENDS = Text(vi="Còn tùy {facts}:", en="Depends on {facts}:")


class Supplements:
    """What one baseline adds; ``writer`` writes the baseline's own answer, its clauses marked."""

    def __init__(self, baseline: Baseline, writer: Writer) -> None:
        self.baseline = baseline
        self.writer = writer
        self.language: Language = writer.language
        self.width = writer.width

    def leaders(self) -> list[Line]:
        """Who leads where the plan has no leader, right below the plan's own leaders."""
        rows = self._acts(self._leading())
        if not rows:
            return []
        heading = _LEADS[self.language].format(plan=self._plan)
        agencies = {item.agency for item, _ in self._leading()}
        successors = [one for one in self.baseline.answer.successions if one.agency in agencies]
        return [
            BLANK,
            line(Span(heading, "heading")),
            *entries(rows, self.width),
            *entries(succession_rows(successors, self.language), self.width),
            *self._caveats(),
        ]

    def rest(self) -> list[Line]:
        """Everything else that the baseline says where the plan is silent."""
        blocks = list(self._blocks())
        if not blocks:
            return self._nothing()
        title = self.baseline.answer.plan.title[self.language]
        return [
            BLANK,
            line(Span(_SILENT[self.language].format(plan=self._plan), "heading")),
            *paragraph(title, self.width, indent=2, style="faint"),
            *([] if self._leading() else self._caveats()),
            *(found for block in blocks for found in block),
        ]

    def more(self, where: str) -> list[Line]:
        """That the baseline says more than who leads, and where it is shown; or nothing at all."""
        if not any(True for _ in self._blocks()):
            return self._nothing()
        said = _MORE[self.language].format(plan=self._plan, where=where)
        return paragraph(said, self.width, style="faint")

    def _nothing(self) -> list[Line]:
        if self._leading():
            return []
        said = _NOTHING[self.language].format(plan=self._plan)
        return [BLANK, *paragraph(said, self.width, style="faint"), *self._caveats()]

    @property
    def _plan(self) -> str:
        return self.baseline.answer.plan.id

    def _caveats(self) -> Iterator[Line]:
        """What the date says against the baseline."""
        for warning in self.baseline.answer.warnings:
            label = Span(f"  {words.WARNING[self.language]} ({self._plan})", "alert")
            yield from labelled(label, warning.message[self.language], self.width)

    def _leading(self) -> list[tuple[Act, Action]]:
        return [
            (item, one.action)
            for one in self.baseline.supplements
            if one.lack in {Lack.NOBODY, Lack.LEADER}
            for item in one.acts
            if item.role is Role.LEAD
        ]

    def _blocks(self) -> Iterator[list[Line]]:
        """What is said for each kind of silence: what is certain, then what depends."""
        leading = {id(item) for item, _ in self._leading()}
        for lack in Lack:
            own = [one for one in self.baseline.supplements if one.lack is lack]
            acts = [(i, one.action) for one in own for i in one.acts if id(i) not in leading]
            told = [notice for one in own for notice in one.notices]
            lines = entries([*self._acts(acts), *self._told(told)], self.width, indent=4)
            for facts, open_ in self._open(own).items():
                said = _DEPENDS[self.language].format(facts=facts)
                lines += paragraph(said, self.width, indent=4)
                lines += entries(self._acts(open_), self.width, indent=6)
            if lines:
                heading = paragraph(_LACK[lack][self.language], self.width, indent=2)
                yield [*heading, *lines]

    def _open(self, supplements: Iterable[Supplement]) -> dict[str, list[tuple[Act, Action]]]:
        """Who may act, by the facts on which it depends."""
        found: dict[str, list[tuple[Act, Action]]] = {}
        for one in supplements:
            for possible in one.possible:
                if isinstance(possible.item, Act):
                    item = (possible.item, one.action)
                    found.setdefault(self._facts(possible), []).append(item)
        return found

    def _facts(self, found: Possible) -> str:
        return ", ".join(fact.label[self.language] for fact in found.depends_on)

    def _acts(self, acts: Iterable[tuple[Act, Action]]) -> list[Entry]:
        """One row for what an agency does in one role, under the same terms."""
        rows: dict[tuple[str, str, str], tuple[dict[str, None], list[Act]]] = {}
        for item, action in acts:
            more = words.details(item.duty, item.posting, self.language, self.writer.clock)
            role = words.ROLE[item.role][self.language]
            labels, items = rows.setdefault((item.agency.name[self.language], role, more), ({}, []))
            labels[action.label[self.language]] = None
            items.append(item)
        return [
            Entry(
                who,
                f"{role}: {', '.join(labels)}" + (f"; {more}" if more else ""),
                self.writer.clauses(item.duty for item in items),
                strong=True,
            )
            for (who, role, more), (labels, items) in rows.items()
        ]

    def _told(self, notices: Sequence[Notice]) -> list[Entry]:
        """One row for each duty to tell."""
        by_duty: dict[int, list[Notice]] = {}
        for notice in notices:
            by_duty.setdefault(notice.duty.number, []).append(notice)
        return [self.writer.telling(found) for found in by_duty.values()]
