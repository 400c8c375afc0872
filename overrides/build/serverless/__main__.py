"""Turn the finished site into a folder for file://: `python -m overrides.build.serverless`."""

from __future__ import annotations

import sys

from overrides.build.runtime.node import NodeError
from overrides.build.serverless.edition import RESULT, convert
from overrides.paths import SITE

if __name__ == "__main__":
    try:
        convert(SITE, RESULT)
    except NodeError as error:
        sys.exit(f"serverless: {error}")
