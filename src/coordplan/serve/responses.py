"""Data and refusals as responses."""

from __future__ import annotations

import json

from starlette.responses import Response

from coordplan.contract.lists import error as error_data
from coordplan.diagnostics import CoordplanError
from coordplan.serve.refusals import HEADERS, status_of

JSON, HTML = "application/json", "text/html"


def encoded(data: object) -> bytes:
    """Data as JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def failed(error: CoordplanError) -> Response:
    """Everything that is wrong, with the status that says whose fault it is."""
    status = status_of(error)
    response = Response(encoded(error_data(error)), status, media_type=JSON)
    for name, value in HEADERS.get(status, ()):
        response.headers.append(name, value)
    return response
