"""The words by which outcomes are told, in JSON and in files, are added to and never renamed."""

from __future__ import annotations

import importlib

import pytest

WORDS = {
    "coordplan.answer.explanation Mention": "told asks partner takes-over receives reported-to reports-through named",
    "coordplan.answer.items Lack": "nobody leader notice deadline",
    "coordplan.answer.items Status": "named shared general undecided mentioned silent",
    "coordplan.compare.areas Area": "status duty role condition notification deadline movement reporting agency "
    "clause document",
    "coordplan.compare.baseline.terms Aspect": "action leader body notice deadline",
    "coordplan.compare.baseline.terms Way": "contradicts omits loosens tightens adds",
    "coordplan.compare.matrix Leadership": "one several alone undecided nobody mentioned silent outside not-needed",
    "coordplan.compare.severity Severity": "loss shift gain note",
    "coordplan.compare.stances Agreement": "differ alike single",
    "coordplan.compare.survey GapKind": "nobody-acts handover-nowhere handover-circle nobody-leads notice-nowhere "
    "rival-leaders never-holds covered-duty only-on-call",
    "coordplan.compare.survey Harm": "high medium low",
    "coordplan.index Verdict": "certain possible excluded",
    "coordplan.tracing.trace Cause": "heading taken-from assigned",
    "coordplan.tracing.trace State": "accounted moved changed missing gone",
}


@pytest.mark.parametrize("home", WORDS)
def test_a_word_stays(home: str) -> None:
    module, name = home.split()
    found = {one.value for one in getattr(importlib.import_module(module), name)}
    assert set(WORDS[home].split()) <= found
