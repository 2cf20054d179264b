"""``python -m coordplan``."""

import sys

from coordplan.cli import main

sys.exit(main())
