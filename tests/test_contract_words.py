"""The words by which outcomes are told, in JSON and in files, are added to and never renamed."""

from __future__ import annotations

import importlib

import pytest

WORDS = {
    "answer.explanation:Mention": "told asks partner takes-over receives reported-to reports-through named",
    "answer.items:Lack": "nobody leader notice deadline",
    "answer.items:Status": "named shared general undecided mentioned silent",
    "compare.areas:Area": "status duty role condition notification deadline movement reporting agency "
    "clause document",
    "compare.baseline.terms:Aspect": "action leader body notice deadline",
    "compare.baseline.terms:Way": "contradicts omits loosens tightens adds",
    "compare.matrix:Leadership": "one several alone undecided nobody mentioned silent outside not-needed",
    "compare.severity:Severity": "loss shift gain note",
    "compare.stances:Agreement": "differ alike single",
    "compare.survey:GapKind": "nobody-acts handover-nowhere handover-circle nobody-leads notice-nowhere "
    "rival-leaders never-holds covered-duty only-on-call",
    "compare.survey:Harm": "high medium low",
    "index:Verdict": "certain possible excluded",
    "tracing.trace:Cause": "heading taken-from assigned",
    "tracing.trace:State": "accounted moved changed missing gone",
}


@pytest.mark.parametrize("home", WORDS)
def test_a_word_stays(home: str) -> None:
    module, _, name = home.partition(":")
    found = {one.value for one in getattr(importlib.import_module(f"coordplan.{module}"), name)}
    assert set(WORDS[home].split()) <= found
