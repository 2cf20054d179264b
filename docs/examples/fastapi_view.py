"""A FastAPI application that answers: ``uvicorn fastapi_view:app``."""

import datetime

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import coordplan

app = FastAPI()
PLANS = coordplan.load_plans(["haiphong", "dongnai"])
REGISTRY = coordplan.load_registry()


class Case(BaseModel):
    """What is known: events, facts, and which duties on call were called."""

    events: list[str] = []
    facts: dict[str, bool | str] = {}
    calls: dict[str, bool] = {}


@app.post("/who")
def who(case: Case) -> JSONResponse:
    """The answer of each plan, in the form of ``coordplan who --format json``."""
    answers = coordplan.answers(
        PLANS,
        coordplan.Situation(*case.events, **case.facts),
        as_of=datetime.date.today(),
        registry=REGISTRY,
        calls=case.calls,
    )
    return JSONResponse(coordplan.to_json(answers))


@app.exception_handler(coordplan.CoordplanError)
def refused(_: Request, error: coordplan.CoordplanError) -> JSONResponse:
    """Everything that is wrong with the question, in both languages."""
    return JSONResponse(coordplan.to_json(error), 422)
