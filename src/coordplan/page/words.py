"""What the page says of an answer: the same words as every other screen, in both languages.

A mark stands where only a day or a moment can say more: ``\ue000N\ue001`` in the place of the name
of agency N, ``\ue002N\ue003`` after deadline N of the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from coordplan.answer.items import DOUBTS, Act, Answer, Notice
from coordplan.blocks import Words
from coordplan.compiled import Agency, Deadline, Duty, Role
from coordplan.frozen import replaced
from coordplan.pages import answer, case, certain, deeds, leading, own, seam
from coordplan.pages import open as depending
from coordplan.phrases import columns, duties, situations, time
from coordplan.phrases.successions import CHANGED
from coordplan.text import Forms, Text, alike

AGENCY = "\ue000{}\ue001"
DEADLINE = "\ue002{}\ue003"

Run = list[str]
"""A mark, then a text: one where both languages say the same, else Vietnamese and English."""


def runs(said: Words) -> list[Run]:
    """Words as runs."""
    return [[one.mark, *texts(one.text)] for one in said]


def texts(said: Text) -> Run:
    """A text: once where both languages say the same."""
    return [said.vi] if said.vi == said.en else [said.vi, said.en]


Deed = tuple[list[int], list[Run]] | tuple[list[int], list[Run], list[Run] | None]
"""The actions of a share of a duty, what is said of it, and what is said briefly, if otherwise."""


class Marked(deeds.Deeds):
    """The duties of a plan in words, with marks where a day or a moment adds something."""

    def __init__(self, of: Answer) -> None:
        super().__init__(replaced(of, caution=None), short=True)
        self.agencies = {id_: number for number, id_ in enumerate(of.plan.agencies)}
        self.deadlines: dict[Deadline, int] = {}
        self.waiting: Collection[Duty] = ()

    def name(self, agency: Agency) -> Text:
        """A mark in the place of its name, and of what has become of it."""
        return alike(AGENCY.format(self.agencies[agency.id]))

    def waits(self, duty: Duty) -> bool:
        """Whether it is written as a duty that nobody has called."""
        return duty in self.waiting

    def by(self, within: Deadline) -> Text:
        """By when, and a mark for the day."""
        number = self.deadlines.setdefault(within, len(self.deadlines))
        return super().by(within) + DEADLINE.format(number)

    def written(self, acts: Sequence[Act], notices: Sequence[Notice]) -> list[Deed]:
        """One duty: for each share of it the actions, what is said, and what is said briefly."""
        brief = {one.actions: runs(one.said) for one in self.deeds(acts, notices, briefly=True)}
        found: list[Deed] = []
        for deed in self.deeds(acts, notices):
            actions, said = [action.number for action in deed.actions], runs(deed.said)
            briefly = brief.get(deed.actions)
            found.append((actions, said) if said == briefly else (actions, said, briefly))
        return found


def words() -> Mapping[str, Any]:
    """Everything that is said of any answer."""
    return {
        "roles": {role.value: texts(duties.ROLE[role]) for role in Role},
        "doubts": list(DOUBTS),
        "lawRules": answer.LAW,
        **{key: texts(said) for key, said in _WORDS.items()},
        **{f"stage-{place}-{stage}": texts(said) for (place, stage), said in case.STAGES.items()},
        **{f"kind-{kind}": texts(said) for kind, said in seam.KINDS.items()},
        **{f"match-{match}": texts(said) for match, said in seam.MATCHES.items()},
        **{f"tally-{match}": [texts(one) for one in said] for match, said in seam.TALLY},
        **{key: [texts(one) for one in said] for key, said in _COUNTED.items()},
    }


_WORDS: Mapping[str, Text] = {
    "inDoubt": answer.DOUBTFUL,
    "leads": answer.LEADS,
    "noBearing": answer.NO_BEARING,
    "noBearingSaid": answer.NO_BEARING_SAID,
    "called": answer.CALLED[True],
    "notCalled": answer.CALLED[False],
    "noEffect": answer.NO_EFFECT,
    "besides": answer.BESIDES,
    "mentioned": answer.MENTIONED,
    "silent": answer.SILENT,
    "changed": CHANGED,
    "changedSince": answer.CHANGED_SINCE,
    "general": certain.GENERAL,
    "notNamed": certain.NOT_NAMED,
    "nothingCertain": certain.NOTHING_CERTAIN,
    "inEveryCase": certain.BY_CASES,
    "nobodyLeads": leading.NOBODY_LEADS,
    "severalAct": leading.SHARED,
    "oneActs": leading.ALONE,
    "unknown": leading.UNKNOWN,
    "alsoInEveryCase": leading.IN_EVERY_CASE,
    "anyVictim": duties.ANY_VICTIM,
    "byFunction": duties.BY_FUNCTION,
    "depends": depending.DEPENDS,
    "onCall": depending.ON_CALL,
    "dependsOn": deeds.DEPENDS_ON,
    "whether": duties.WHETHER,
    "situation": columns.SITUATION,
    "note": columns.NOTE,
    "nothingKnown": situations.NOTHING_KNOWN,
    "implied": situations.IMPLIED,
    "settled": situations.BY_LAW,
    "is": situations.IS,
    "ours": own.OURS,
    "whomToCall": own.CALL,
    "nothingOurs": own.NOTHING,
    "moreBelow": own.MORE_BELOW,
    "moreDependsOn": own.MORE_DEPENDS,
    "forAny": own.FOR_ANY,
    "weTell": own.TELL,
    "theyLead": own.LEADER,
    "superior": own.SUPERIOR,
    "actsWithUs": own.BESIDE,
    "nobodyToCall": own.NOBODY,
    "we": own.WE,
    "countedAmong": own.COUNTED,
    "toldUs": own.TOLD,
    "handed": own.HANDED,
    "leadsBeside": own.LEAD,
    "reports": columns.REPORTS,
    "noAddressee": duties.NO_ADDRESSEE,
    "via": duties.VIA,
    "by": time.BY.format(said="", at="{at}", moves="{moves}"),
    "byDayOff": time.BY_DAY_OFF.format(
        said="", at="{at}", why="{why}", next="{next}", moves="{moves}"
    ),
    "swaps": time.SWAPS,
    "mayMove": time.MAY_MOVE,
    "readIn": answer.READ_IN,
    "dangerMark": alike(deeds.MARK),
    "successorMark": alike(deeds.SUCCEEDED),
    "seam": case.SEAM,
    "countsHere": case.FACTS,
    "unlike": seam.UNLIKE,
    "nobodyTakes": seam.NOBODY_TAKES,
    "nobodyIs": seam.NOBODY_IS,
    "nobodyBrings": seam.NOBODY_BRINGS,
    "nobodyTells": seam.NOBODY_TELLS,
    "toNobody": seam.TO_NOBODY,
    "mayLeave": seam.MAY_LEAVE,
    "mayHold": seam.MAY_HOLD,
    "nothingCrosses": seam.NOTHING,
}
_COUNTED: Mapping[str, Forms] = {
    "decides": depending.DECIDES,
    "moreDepends": depending.MORE_DEPENDS,
    "moreGeneral": answer.MORE_GENERAL,
    "moreReports": answer.MORE_REPORTS,
    "moreSilent": answer.MORE_SILENT,
    "moreLaws": answer.MORE_LAWS,
    "moreReceivers": seam.MORE,
}
