"""Suggesting who does what, when and told to whom, and by which words; never a fact."""

from __future__ import annotations

from coordplan.suggest.composing import Suggestion
from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.kinds import KINDS
from coordplan.suggest.suggesting import Suggested, suggest, suggest_new

__all__ = ["KINDS", "Hint", "Kind", "Suggested", "Suggestion", "suggest", "suggest_new"]
