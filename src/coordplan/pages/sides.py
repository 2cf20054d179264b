"""How two plans that are compared are called, and how a difference between them is told.

Two versions of one plan are a history: what was, and what is now. Two plans of two places stand
beside each other, and neither is the measure of the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from coordplan.blocks import Row, Rows, Words, code, marked, together
from coordplan.compare.changes import Change
from coordplan.compiled import Plan
from coordplan.phrases.changes import both_words, subject_words
from coordplan.phrases.time import dated
from coordplan.text import Text, alike, join

CLAUSES_OF = Text(vi="{name}: điều khoản", en="{name}: clauses")
_WAS = Text(vi="trước đây", en="was")
_IS_NOW = Text(vi="nay", en="is now")
_ONLY = Text(vi="chỉ {name}", en="only {name}")
_BOTH = Text(vi="cả hai, quy định khác nhau", en="both, otherwise")
_SAID = Text(vi="{name}: {said}", en="{name}: {said}")
_SUBJECT = Text(vi="{one} và {other}", en="{one} and {other}")
_NUMBER = Text(vi="số {said}", en="number {said}")
_ISSUED = Text(vi="ban hành {said}", en="issued {said}")
_FROM = Text(vi="hiệu lực từ {said}", en="in force from {said}")
_TO = Text(vi="đến hết {said}", en="until {said}")


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of both sides; ``history`` where they are two versions of one plan."""

    names: tuple[Text, Text]
    history: bool
    subject: Text

    @property
    def titles(self) -> tuple[Text, Text]:
        """The names as headings of columns."""
        return self.names[0].capital, self.names[1].capital

    def kind(self, change: Change) -> Text:
        """What has become of something, or what it is that differs."""
        return change.kind.label if self.history else change.kind.about

    def where(self, change: Change) -> Text:
        """On which side there is something: on one of them, or on both."""
        found = [change.before is not None, change.after is not None]
        if all(found) and (change.old is None) != (change.new is None):
            found = [change.old is not None, change.new is not None]
        return _BOTH if all(found) else _ONLY.format(name=self.names[found.index(True)])

    def said(self, change: Change) -> Text:
        """A change in one line."""
        values = both_words(change)
        if self.history:
            told = join([one for one in values if one.en], " → ")
        else:
            pairs = zip(self.names, values, strict=True)
            told = join([_SAID.format(name=n, said=one) for n, one in pairs if one.en], "; ")
        about = _SAID.format(name=self.kind(change), said=subject_words(change))
        return _SAID.format(name=about, said=told) if told.en else about


def sides_of(before: Plan, after: Plan, *, versions: bool) -> Sides:
    """The sides of a comparison: by time, by place, or by id where the place is one."""
    if versions:
        return Sides((_WAS, _IS_NOW), history=True, subject=after.jurisdiction.name)
    one, other = _place(before), _place(after)
    if one == other:
        one, other = alike(before.id), alike(after.id)
    return Sides((one, other), False, _SUBJECT.format(one=one.capital, other=other))


def _place(plan: Plan) -> Text:
    """The jurisdiction, without that in which it lies."""
    name = plan.jurisdiction.name
    return Text(vi=name.vi.partition(",")[0], en=name.en.partition(",")[0])


def documents(plans: tuple[Plan, Plan], sides: Sides) -> Rows:
    """Which documents are compared: id or file, number and dates."""
    pairs = zip(sides.titles, plans, strict=True)
    return Rows(tuple(Row(marked("strong", name), _document(plan)) for name, plan in pairs))


def _document(plan: Plan) -> Words:
    document = plan.document
    dates = (
        (_ISSUED, document.issued),
        (_FROM, document.effective_from),
        (_TO, document.effective_to),
    )
    said = [_NUMBER.format(said=document.number)] if document.number else []
    said += [form.format(said=dated(on)) for form, on in dates if on]
    return together([code(plan.id if plan.where is None else plan.where.named), *said], ", ")
