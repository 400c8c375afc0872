"""What the scripts and styles of the page are checked with: `python -m tests.javascript lint|types|test`."""

from __future__ import annotations

import sys

from overrides.build.runtime import node, packages

CHECKS = {
    "lint": (
        ("node_modules/eslint/bin/eslint.js", "--max-warnings=0", "overrides", "tests"),
        ("node_modules/stylelint/bin/stylelint.mjs", "--max-warnings=0", "overrides/**/*.css"),
    ),
    "types": (("node_modules/typescript/bin/tsc", "--project", "tsconfig.json"),),
    "test": (("--import", "./tests/javascript/stemmer.mjs", "--test", "tests/javascript/*.test.mjs"),),
}


def main(what: str) -> int:
    """Run the checks of one kind as locked in package-lock.json, all of them even if one fails."""
    packages.from_npm()
    codes: list[int] = [node.node(*command, quiet=False).returncode for command in CHECKS[what]]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
