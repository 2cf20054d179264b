"""The fingerprint of an encoding: what tells one version of a plan from another."""

from __future__ import annotations

import json

from coordplan import model


def fingerprint(written: model.PlanFile) -> str:
    """SHA-256 of all that a plan file says.

    Layout, comments and the order of keys do not count, nor do keys that say what holds without
    them: a coordplan that knows more keys gives the same fingerprint.
    """
    from hashlib import sha256

    said = written.model_dump(mode="json", by_alias=True, exclude_defaults=True, warnings=False)
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
