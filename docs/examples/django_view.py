"""A Django view that answers; in ``urls.py``: ``path("who", django_view.who)``."""

import datetime
import json

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

import coordplan

PLANS = coordplan.load_plans(["haiphong", "dongnai"])
REGISTRY = coordplan.load_registry()


@require_POST
def who(request: HttpRequest) -> JsonResponse:
    """The answer of each plan to a body such as ``{"events": ["rescue"]}``."""
    try:
        case = json.loads(request.body)
        situation = coordplan.Situation(*case.get("events", []), **case.get("facts", {}))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return JsonResponse({"error": "not a case"}, status=400)
    try:
        answers = coordplan.answers(
            PLANS, situation, as_of=datetime.date.today(), registry=REGISTRY
        )
    except coordplan.CoordplanError as error:
        return JsonResponse(coordplan.to_json(error), status=422)
    return JsonResponse(coordplan.to_json(answers))
