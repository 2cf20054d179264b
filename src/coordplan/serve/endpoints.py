"""What there is to ask, and where: each question with its shape, its answer and its schema."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coordplan.serve import answers
from coordplan.serve.answers import Data
from coordplan.serve.desk import Desk
from coordplan.serve.questions import Ask, Compare, Named, Nothing, Who, Why
from coordplan.shape import Shape

Answer = Callable[[Desk, Any, datetime.date], Data]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A question: its address, the shape that it is asked in, and the schema of what comes back."""

    path: str
    shape: type[Shape]
    answer: Answer
    schema: str
    about: str

    @property
    def takes(self) -> bool:
        """Whether there is anything to say in the question, so that it may be posted."""
        return self.shape is not Nothing


ENDPOINTS = (
    Endpoint("/v1/who", Who, answers.who, "answer", "Who must act, and who is told."),
    Endpoint("/v1/ask", Ask, answers.ask, "answer", "What is known, and what to ask next."),
    Endpoint("/v1/why", Why, answers.why, "why", "From what the answer follows."),
    Endpoint("/v1/compare", Compare, answers.compare, "compare", "Who leads, plan by plan."),
    Endpoint("/v1/plans", Named, answers.plans, "plans", "The plans that are known."),
    Endpoint("/v1/events", Nothing, answers.events, "events", "The events of the vocabulary."),
    Endpoint("/v1/facts", Nothing, answers.facts, "facts", "The facts of the vocabulary."),
    Endpoint("/v1/actions", Nothing, answers.actions, "actions", "The actions of the vocabulary."),
)

PAGE, OPENAPI, HEALTH = "/", "/openapi.json", "/health"
PATHS = (PAGE, *(one.path for one in ENDPOINTS), OPENAPI, HEALTH)
