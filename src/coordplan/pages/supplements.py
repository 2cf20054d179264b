"""What a higher instrument says where the plan is silent: apart, and marked as its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from coordplan.answer.items import Act, Baseline, Lack, Supplement
from coordplan.answer.items import Notice as Told
from coordplan.answer.supplement import pressing
from coordplan.blocks import Block, Heading, Notice, Row, Rows, marked, section, together, words
from coordplan.compiled import Agency, Role
from coordplan.pages.deeds import Deeds
from coordplan.pages.open import question
from coordplan.pages.successions import succession_row
from coordplan.phrases.duties import labels
from coordplan.text import Text

_LEADS = Text(
    vi="Chủ trì theo {plan} — không phải theo kế hoạch này",
    en="Who leads by {plan} — not by this plan",
)
_SILENT = Text(
    vi="Nội dung kế hoạch không quy định, {plan} quy định — không phải nội dung của kế hoạch này",
    en="Where the plan is silent, {plan} says — not part of this plan",
)
_NOTHING = Text(
    vi="{plan} cũng không quy định gì thêm trong tình huống này",
    en="{plan} says nothing more for this situation either",
)
_MORE = Text(
    vi="{plan} còn quy định thêm nội dung kế hoạch không quy định: xem bằng `--full`",
    en="{plan} says more where the plan is silent: shown with `--full`",
)
_AT_ONCE = Text(
    vi="Phải làm ngay hoặc trong vài giờ theo {plan} — không phải theo kế hoạch này",
    en="At once or within hours by {plan} — not by this plan",
)
_OPEN = Text(
    vi="Chưa rõ {plan} có quy định thêm hay không, còn tùy",
    en="Not known yet whether {plan} says more, it depends",
)
_NOTE = Text(vi="Lưu ý ({plan})", en="Note ({plan})")
_LACK: dict[Lack, Text] = {
    Lack.NOBODY: Text(vi="Kế hoạch không giao cơ quan nào", en="The plan gives it to nobody"),
    Lack.LEADER: Text(vi="Kế hoạch không nêu cơ quan chủ trì", en="The plan names no lead agency"),
    Lack.DEADLINE: Text(vi="Kế hoạch không quy định thời hạn", en="The plan sets no deadline"),
    Lack.NOTICE: Text(
        vi="Kế hoạch không quy định phải thông báo", en="The plan does not provide for telling them"
    ),
}


class Supplements:
    """What one baseline adds; ``deeds`` are those of the baseline's own answer, marked as such."""

    def __init__(self, baseline: Baseline, deeds: Deeds) -> None:
        self.baseline = baseline
        self.deeds = deeds
        self.plan = baseline.answer.plan
        self.name = self.plan.document.number or self.plan.label

    def first(self, *, full: bool) -> Iterator[Block]:
        """What comes right below the plan's own leaders: who leads, and what is due in hours."""
        leading, (acts, notices) = self._leading(), self._pressing()
        agencies = {item.agency for item in leading}
        rows = [*self.deeds.rows(leading), *self._changed(agencies)]
        yield from section(_LEADS.format(plan=self.name), rows)
        if not full:
            named = {item.agency for item in acts}
            named |= {body for one in notices for body in (one.agency, *one.by)}
            rows = [*self.deeds.rows(acts, notices), *self._changed(named - agencies)]
            yield from section(_AT_ONCE.format(plan=self.name), rows)
        if leading or acts or notices:
            yield from self._caveats()

    def _changed(self, agencies: Collection[Agency]) -> list[Row]:
        """Who has succeeded some agencies of the baseline."""
        return [
            succession_row(one.agency, one.steps)
            for one in self.baseline.answer.successions
            if one.agency in agencies
        ]

    def rest(self, *, full: bool) -> Iterator[Block]:
        """Everything else that the baseline says where the plan is silent, or that it says more."""
        rows = list(self._rows())
        if not rows:
            if not self._leading():
                yield Notice(words(_NOTHING.format(plan=self.name)), tone="faint")
                yield from self._caveats()
            return
        if not full:
            yield self._more()
            return
        yield Heading(words(_SILENT.format(plan=self.name)))
        yield Notice(words(self.plan.title), tone="faint")
        if not self._leading() and not any(self._pressing()):
            yield from self._caveats()
        yield Rows(tuple(rows))

    def _more(self) -> Notice:
        """That the baseline says more; where nothing of it is certain, on what that depends."""
        certain = any(one.acts or one.notices for one in self.baseline.supplements)
        asked = next((one for one in self.baseline.answer.ask if one.call is None), None)
        if certain or asked is None:
            return Notice(words(_MORE.format(plan=self.name)), tone="faint")
        answers = together([words(label) for label, _ in question(asked).answers], ", ")
        said = words(asked.fact.question, f" [{asked.fact.id}: ", *answers, "]")
        return Notice(said, words(_OPEN.format(plan=self.name)), "open")

    def _pressing(self) -> tuple[list[Act], list[Told]]:
        """What is certainly due at once or within hours, and is not said among the leaders."""
        leading = {id(item) for item in self._leading()}
        found = self.baseline.supplements
        acts = {id(i): i for one in found for i in one.acts if pressing(i.duty)}
        notices = {id(n): n for one in found for n in one.notices if pressing(n.duty)}
        return [i for key, i in acts.items() if key not in leading], list(notices.values())

    def _caveats(self) -> Iterator[Notice]:
        """What the date says against the baseline."""
        label = words(_NOTE.format(plan=self.name))
        for warning in self.baseline.answer.warnings:
            yield Notice(words(warning.message), label, "alert")

    def _leading(self) -> list[Act]:
        lacking = {Lack.NOBODY, Lack.LEADER}
        found = (i for one in self.baseline.supplements if one.lack in lacking for i in one.acts)
        return [item for item in found if item.role is Role.LEAD]

    def _rows(self) -> Iterator[Row]:
        """What is said for each kind of silence: what is certain, then what depends."""
        leading = {id(item) for item in self._leading()}
        for lack in Lack:
            own = [one for one in self.baseline.supplements if one.lack is lack]
            rows = [row for one in own for row in self._of(one, leading)]
            if rows:
                yield Row(marked("strong", _LACK[lack]), under=tuple(rows))

    def _of(self, one: Supplement, leading: Iterable[int]) -> Iterator[Row]:
        """The rows of one action."""
        acts = [item for item in one.acts if id(item) not in leading]
        for row in [*self.deeds.rows(acts, one.notices), *self.deeds.depending(one.possible)]:
            yield Row(words(labels([one.action])), row.what, row.clauses)
