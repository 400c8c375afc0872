"""The Content-Security-Policy of the site, as it stands in every page and in the examples for servers.

Scripts stand in files. The few that must stand in the page itself are known beforehand: those in our own templates, and
those of Material in `THEIRS`. Any other one, written into a text or new in a newer Material, ends the build.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

THEME = Path(__file__).parents[2] / "theme"
THEIRS = {
    "'sha256-apoQPHefCNWjxbCm+HzVDOAW4CSVWhY7VylQjgOFyfk='": "where the theme keeps what the reader has chosen",
    "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='": "the tab that the address names",
}
"""What each of them does, by its source expression."""

SCOPE = re.compile(r'(?<=^__md_scope=new URL\(")[./]*(?=",location\))')
"""The way to the root, which is another one in every folder."""


class InlineError(Exception):
    """A page holds a script that nobody has looked at."""


@dataclass(frozen=True)
class Inline:
    """Source expressions of the inline scripts and style sheets that a policy allows."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def source(text: str) -> str:
    """Source expression that allows exactly this inline text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(inline: Inline) -> str:
    """The policy that allows the site's own files and these inline texts, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *sorted(inline.scripts))),
            " ".join(("style-src 'self'", *sorted(inline.styles))),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def scripts(texts: Iterable[str]) -> frozenset[str]:
    """Source expressions of the inline scripts of a page, all of which must be known."""
    for text in texts:
        if source(SCOPE.sub(".", text)) not in THEIRS and source(text) not in ours():
            raise InlineError(
                f"unknown inline script {text.strip()[:60]!r}: move it into a file, "
                f"or, if it is Material's and right, add {source(text)} to THEIRS in {Path(__file__).name}"
            )
    return frozenset(map(source, texts))


@cache
def ours() -> frozenset[str]:
    """Source expressions of the inline scripts in our own templates."""
    trees = (LexborHTMLParser(file.read_text("utf-8")) for file in sorted(THEME.rglob("*.html")))
    return frozenset(source(node.text()) for tree in trees for node in tree.css("script:not([src]):not([type])"))
