"""Examples for web servers, with the same policy as the pages: site/server/."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from string import Template

from overrides.postbuild.policy import policy

EXAMPLES = Path(__file__).parent / "server"


def write_examples(site: Path, hashes: Iterable[str]) -> None:
    """Write one example per server; a header must allow the inline scripts of all pages."""
    # frame-ancestors works only as a header, not in a page.
    header = f"{policy(hashes)}; frame-ancestors 'self'"
    target = site / "server"
    target.mkdir(exist_ok=True)
    for example in sorted(EXAMPLES.iterdir()):
        text = Template(example.read_text("utf-8")).substitute(csp=header)
        (target / example.name).write_text(text, "utf-8")
