"""How YAML is taken apart: by libyaml where there is one, else in Python, which reads the same."""

from __future__ import annotations

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
